import type { FamilyCases } from "./mod.ts";

/** xpath: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "' or count(/user)=1 or 'a'='b",
    "'] | //user[name()='x",
    "x' or name()='username' or 'x'='y",
    "//user[position()=1]/child::node()",
  ],
  twins: [
    "https://example.com//a",
    "std::vector",
    "the position() of things",
    "a/b/c",
  ],
};
