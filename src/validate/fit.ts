/**
 * Chooses the option of a union that fits the values of a text.
 *
 * @module
 */
import { OTHER } from "../schema/shape/shape.ts";
import type { Shape, ShapeOption } from "../schema/shape/shape.ts";

/** The result of an attempt: the number of values that do not fit their shape. */
export interface Fit {
  misfits: number;
}

/** The value of a file input in which nothing was chosen. */
export const NOTHING: unique symbol = Symbol("nothing");

/** Returns the shape of a lazy schema for an input. */
export function resolved(shape: Shape & { readonly kind: "lazy" }, input: unknown): Shape {
  try {
    return shape.get(input);
  } catch {
    // The check itself calls the getter too, and fails the request.
    return OTHER;
  }
}

/** Returns the first result that fits its option and that the option accepts, or the best one. */
export function firstFit<T>(
  options: readonly ShapeOption[],
  fit: Fit,
  attempt: (shape: Shape, own: Fit) => T,
): T {
  let best: T | undefined;
  let misfits = Infinity;
  for (const option of options) {
    const own = { misfits: 0 };
    const value = attempt(option.shape, own);
    if (own.misfits === 0 && value !== NOTHING && isAccepted(option, value)) return value;
    if (own.misfits < misfits) {
      best = value;
      misfits = own.misfits;
    }
  }
  fit.misfits++;
  return best as T;
}

function isAccepted({ accepts }: ShapeOption, value: unknown): boolean {
  try {
    return accepts === undefined || accepts(value);
  } catch {
    // The check itself runs the option too, and fails the request.
    return true;
  }
}
