import type { FamilyCases } from "./mod.ts";

/** nosql: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    '{"$ne": null}',
    "user[$ne]=1",
    '{"username": {"$gt": ""}, "password": {"$gt": ""}}',
    '{"$where": "this.a == 1"}',
    "[$regex]=.*",
    "'; return 'a'=='a' && ''=='",
    '{"$or": [{}, {"a": "a"}]}',
  ],
  twins: [
    "It costs $5 or $10",
    "price[min]=5",
    '{"user": "ann", "age": 7}',
    "US$nearly all",
    "page[1]",
  ],
};
