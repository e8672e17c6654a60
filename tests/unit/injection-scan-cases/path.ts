import type { FamilyCases } from "./mod.ts";

/** path: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "../../../../etc/passwd",
    "..\\..\\..\\windows\\win.ini",
    "%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%252f..%252f..%252fetc%252fpasswd",
    "....//....//....//etc/passwd",
    "/etc/shadow",
    "..%c0%af..%c0%af..%c0%afetc/passwd",
    "/proc/self/environ",
  ],
  twins: [
    "docs/readme.md",
    "and so on...",
    "1/2 cup",
    "src/index.ts",
    "24/7 support",
    "../images/logo.png",
  ],
};
