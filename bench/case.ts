/**
 * What a benchmark case is.
 *
 * @module
 */

/** One thing that is measured. */
export interface BenchCase {
  /** What it is; unique in its group. */
  readonly name: string;
  /** The cases it is compared with: `"rate-limit: a request"`. */
  readonly group: string;
  /**
   * The case of its group that it is divided by. The case without one is the group's own measure,
   * and comes first.
   */
  readonly baseline?: string;
  /** True for another library's way to do what the `djed.` cases of the group do. */
  readonly peer?: boolean;
  /** Makes what is measured: called once, its result many times. */
  setup(): (() => unknown) | Promise<() => unknown>;
}

/** True for what this library does; the others are peers, and what the platform costs alone. */
export function isOurs(name: string): boolean {
  return name.startsWith("djed.");
}
