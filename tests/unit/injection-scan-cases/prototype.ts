import type { FamilyCases } from "./mod.ts";

/** prototype: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "__proto__[admin]=1",
    '{"__proto__": {"x": 1}}',
    "constructor.prototype.polluted=1",
    "constructor[prototype][x]=1",
  ],
  twins: [
    "a prototype of the new bike",
    "the constructor built a house",
    "proto",
  ],
};
