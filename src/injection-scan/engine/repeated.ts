/**
 * Results for texts that a request repeats. A list of the same short value a thousand times costs
 * one scan of it.
 *
 * @module
 */
import { scanWith } from "./scanner.ts";
import type { Settings } from "./settings.ts";
import type { ScanResult } from "./window.ts";
import type { Work } from "../prefilter/work.ts";

/** Longer texts are not remembered. */
const MAX_LENGTH = 64;
/** Texts that cost fewer units than this are scanned again: that is as fast. */
const MIN_UNITS = 50;
/** No more texts than this are remembered for each of the settings. */
const MAX_TEXTS = 256;

/** Scans the texts of one request. */
export class RepeatedTexts {
  readonly #work: Work;
  #results: Map<Settings, Map<string, ScanResult>> | undefined;

  constructor(work: Work) {
    this.#work = work;
  }

  /** The result of a text, remembered or new. */
  scan(text: string, settings: Settings): ScanResult {
    const work = this.#work;
    if (text.length > MAX_LENGTH) return scanWith(text, settings, work);
    const known = this.#results?.get(settings)?.get(text);
    if (known !== undefined) {
      work.onRepeated();
      return known;
    }
    const before = work.left;
    const result = scanWith(text, settings, work);
    if (before - work.left >= MIN_UNITS) this.#remember(text, settings, result);
    return result;
  }

  #remember(text: string, settings: Settings, result: ScanResult): void {
    const results = this.#results ??= new Map();
    let texts = results.get(settings);
    if (texts === undefined) results.set(settings, texts = new Map());
    if (texts.size < MAX_TEXTS) texts.set(text, result);
  }
}
