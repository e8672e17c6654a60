/** Options with a wrong name or value. */
import * as djed from "../../../mod.ts";
import type { Mistake } from "./mistake.ts";
import { saidBy } from "./said.ts";

/** Mistakes in the options of `rateLimit()`. */
export const rateLimitValues: readonly Mistake[] = [
  {
    title: "a misspelt option",
    wrong: "rateLimit({ limti: 5 })",
    make: () => saidBy(() => djed.rateLimit({ limti: 5 } as object)),
    says: 'rateLimit: unknown option "limti", did you mean "limit"?',
    fix: "rateLimit({ limit: 5 })",
  },
  {
    title: "a negative limit",
    wrong: "rateLimit({ limit: -1 })",
    make: () => saidBy(() => djed.rateLimit({ limit: -1 })),
    says: "rateLimit: limit must be",
    fix: "rateLimit({ limit: 1 })",
  },
];
