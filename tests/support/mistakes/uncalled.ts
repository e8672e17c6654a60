/** Guards that are registered without a call. */
import * as djed from "../../../mod.ts";
import type { Mistake } from "./mistake.ts";
import { saidByApp } from "./said.ts";

const NAMES = [
  "protect",
  "rateLimit",
  "injectionScan",
  "circuitBreaker",
  "loadShed",
  "tracing",
  "metrics",
  "logger",
  "audit",
  "health",
] as const;

/** Mistakes of a missing `()`. */
export const uncalled: readonly Mistake[] = [
  ...NAMES.map((name) => ({
    title: `\`${name}\` without \`()\``,
    wrong: `app.use(djed.${name})`,
    make: () => saidByApp((djed as Readonly<Record<string, unknown>>)[name]),
    says: `${name}: got a request, not options; call it: app.use(djed.${name}())`,
    fix: `app.use(djed.${name}())`,
  })),
  {
    title: "`validate` without `()`",
    wrong: "app.use(djed.validate)",
    make: () => saidByApp(djed.validate),
    says: 'validate: got a request, not options; call it: app.use(djed.validate("json", schema))',
    fix: 'app.post("/orders", djed.validate("json", schema), handler)',
  },
];
