import type { FamilyCases } from "./mod.ts";

/** ldap: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "*)(uid=*))(|(uid=*",
    "admin)(|(password=*",
    "(&(objectClass=*)(uid=*))",
    ")(cn=*",
    "john)(sn~=smith",
  ],
  twins: [
    "(see note)(and more)",
    "f(x)(y)",
    "5 * (3 + 2)",
    "(a) or (b)",
  ],
};
