/**
 * The work of a scan, counted in units: a budget in them bounds the CPU time of a request, and gives
 * the same verdict on every machine, however busy it is. A unit stands for about 10 ns on a server
 * of 2024.
 *
 * @module
 */

/** The budget grants this many units for each byte of a body, or unit of a text. */
const UNITS_PER_BYTE = 64;
/** Shorter bodies and texts have the budget of this many bytes. */
const LEAST_BYTES = 131_072;

/** What starting on one text costs. */
const TEXT = 20;
/** What a text costs that a sweep is enough for, or that was scanned before in the request. */
const PLAIN = 10;
const REPEATED = 10;
/** What one view of a text costs, and each of its units where it is not ASCII. */
const VIEW = 30;
const FOLDED_UNIT = 3;
/** What one rule, model or decoder costs that looks at a stretch of text, and each unit of that. */
const LOOK = 30;
const LOOKED_AT_UNIT = 2;
/** What writing down one finding costs. */
const FINDING = 100;

/** The units that a body, or a text, of so many bytes is granted. */
export function budgetOf(bytes: number): number {
  return UNITS_PER_BYTE * Math.max(bytes, LEAST_BYTES);
}

/** Units that are left. A scan that has none left looks at nothing more. */
export class Work {
  /** Units that are left; negative once more was spent than there was. */
  left: number;

  constructor(units: number) {
    this.left = units;
  }

  /** True once more was spent than there was. */
  get isSpent(): boolean {
    return this.left < 0;
  }

  /** Adds what this much more text is granted. */
  onMore(length: number): void {
    this.left += length * UNITS_PER_BYTE;
  }

  /** Spends what a pass over one text costs. */
  onText(length: number): void {
    this.left -= TEXT + length;
  }

  /** Spends what a text costs that a sweep is enough for. */
  onPlain(): void {
    this.left -= PLAIN;
  }

  /** Spends what it costs to find a text again. */
  onRepeated(): void {
    this.left -= REPEATED;
  }

  /** Spends what one view costs; `folded` is how much of it was folded unit by unit. */
  onView(folded: number): void {
    this.left -= VIEW + folded * FOLDED_UNIT;
  }

  /** Spends what it costs to look at a stretch of so many units once. */
  onLook(length: number): void {
    this.left -= LOOK + length * LOOKED_AT_UNIT;
  }

  /** Spends what one finding costs. */
  onFinding(): void {
    this.left -= FINDING;
  }
}
