/**
 * The type of a benchmark case.
 *
 * @module
 */

/** A benchmark case. */
export interface BenchCase {
  /** The name, unique in its group. */
  readonly name: string;
  /** The group of cases it is compared with: `"rate-limit: a request"`. */
  readonly group: string;
  /**
   * The name of the case whose time this one's is divided by. A case without it is the baseline of
   * its group and comes first.
   */
  readonly baseline?: string;
  /** Whether another library does the same work as the `djed.` cases of the group. */
  readonly peer?: boolean;
  /**
   * The reason why a `djed.` case may be slower than the fastest peer: a sentence for
   * PERFORMANCE.md, shown where it is slower.
   */
  readonly slower?: string | undefined;
  /** Prepares the measured function. Called once; its result is called many times. */
  setup(): (() => unknown) | Promise<() => unknown>;
}

/** Whether a case is this library's. The others are peers, or the platform alone. */
export function isOurs(name: string): boolean {
  return name.startsWith("djed.");
}
