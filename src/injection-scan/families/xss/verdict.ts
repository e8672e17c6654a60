/**
 * The surest finding so far.
 *
 * @module
 */
import type { Hit } from "../structure.ts";

/** Keeps the surest of what is added. */
export class Verdict {
  /** The surest hit, in offsets of the text that was judged. */
  best: Hit | undefined;
  /** True when nothing surer is worth looking for. */
  sure = false;

  private top = 0;

  /** Adds a hit; scores of 0 are none. */
  add(rule: string, score: number, start: number, end: number): void {
    if (score <= this.top) return;
    this.top = score;
    this.sure = score >= 0.9;
    this.best = { rule, score, start, end };
  }
}
