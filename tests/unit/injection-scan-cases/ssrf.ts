import type { FamilyCases } from "./mod.ts";

/** ssrf: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "http://169.254.169.254/latest/meta-data/",
    "gopher://127.0.0.1:6379/_INFO",
    "http://metadata.google.internal/computeMetadata/v1/",
    "dict://localhost:11211/stat",
  ],
  twins: [
    "https://example.com/image.png",
    "http://localhost:3000",
    "mailto:ann@example.com",
  ],
};
