/** Makes the entry of a mistake that untyped code makes. */
import type { Mistake } from "./mistake.ts";
import { saidBy } from "./said.ts";

/** Anything, as an untyped caller passes it. */
// deno-lint-ignore no-explicit-any -- the wrong types are the point
export type Any = any;

/** One mistake, with the text that `make` throws or warns of. */
export function it(
  title: string,
  wrong: string,
  make: () => unknown,
  says: string,
  fix: string,
): Mistake {
  return { title, wrong, make: () => saidBy(make), says, fix };
}
