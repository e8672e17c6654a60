/** Makes the entries for wrong values. */
import type { Mistake } from "./mistake.ts";
import { saidBy } from "./said.ts";

/** A wrong value: what it is, the code, how to make it, what is said, and what to write. */
export type WrongValue = readonly [
  title: string,
  wrong: string,
  make: () => unknown,
  says: string,
  fix: string,
];

/** The mistakes of wrong values. */
export function wrongValues(...values: readonly WrongValue[]): readonly Mistake[] {
  return values.map(([title, wrong, make, says, fix]) => ({
    title,
    wrong,
    make: () => saidBy(make),
    says,
    fix,
  }));
}
