/**
 * The sweep that most values of a request end with: ids, names, numbers, dates, e-mail addresses.
 * It proves of a short text that no rule, model or decoder has anything to look at, for a fraction
 * of what a scan costs. Keywords and words of prompts are looked up in the tables of the scan, so
 * those of a new rule are known here too.
 *
 * @module
 */
import {
  BEGINS,
  conceptsOf,
  conceptTable,
  joinHashes,
  stemHash,
} from "../models/prompt-concepts.ts";
import { asciiClasses, hashUnit, OF_WORD, SEED, STEM } from "../models/prompt-reader.ts";
import { LEAST_UNITS, LEAST_WORDS } from "../models/prompt.ts";
import { Mark } from "../prefilter/keywords/marks.ts";
import { lazy } from "../prefilter/lazy.ts";
import type { Found, Matcher } from "../prefilter/matcher.ts";
import { MIN_RUN } from "../prefilter/prefilter.ts";
import { LEAST_LEET } from "../views/disguises.ts";
import { decodeRun } from "../views/runs.ts";
import type { Settings } from "./settings.ts";

/** Longer texts are scanned. */
const MAX_LENGTH = 64;

/** The kinds of characters that plain values have; those from `BLANK` on are signs. */
const HEX_LETTER = 1;
const LETTER = 2;
const DIGIT = 3;
const BLANK = 4;
const UNDERSCORE = 5;
const AT = 9;
const DASH = 10;
const SIGNS = " _.,:@-";
const SPACE = 32;

/** The kind of each character of ASCII; 0 for those that no plain value has. */
const KINDS: Uint8Array = /* @__PURE__ */ kindTable();

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(128).fill(DIGIT, 48, 58);
  kinds.fill(LETTER, 65, 91).fill(LETTER, 97, 123);
  kinds.fill(HEX_LETTER, 65, 71).fill(HEX_LETTER, 97, 103);
  for (let i = 0; i < SIGNS.length; i++) kinds[SIGNS.charCodeAt(i)] = BLANK + i;
  return kinds;
}

/**
 * A row of groups (`views/groups.ts`) has three separators that are alike, and words that are
 * joined (`views/spaced.ts`) have three joints.
 */
const LEAST_ALIKE = 3;

/** Marks whose keywords only call for decoders, and say nothing when there is one of them. */
const HINTS = /* @__PURE__ */ (() => Mark.leet | Mark.codes)();

const sweep = /* @__PURE__ */ lazy(() => new PlainSweep());

/**
 * Whether a text is a plain value, in which a scan would find nothing. Any other text has to be
 * scanned.
 */
export function isPlainValue(text: string, settings: Settings): boolean {
  return text.length <= MAX_LENGTH && sweep().isPlain(text, settings);
}

/** Sweeps one text after another. */
class PlainSweep {
  readonly #bytes = new Uint8Array(MAX_LENGTH + 1);
  readonly #found: Found = { marks: 0, places: [] };
  /** Words that may be in leet. */
  #odd = 0;
  /** Words that are not digits alone. */
  #named = 0;
  /** The run of digits of base64 or hex that may hold a text; none if its end is 0. */
  #runStart = 0;
  #runEnd = 0;

  isPlain(text: string, settings: Settings): boolean {
    const { length } = text;
    return this.#isSimple(text) && this.#hasNoKeyword(length, settings.matcher()) &&
      (this.#named < 2 || length < LEAST_UNITS || !settings.views.words ||
        this.#hasNoRule(length)) &&
      (this.#runEnd === 0 ||
        decodeRun({ text, origin: undefined }, this.#runStart, this.#runEnd) === undefined);
  }

  /** Whether a text has too few words for weights to judge it, and too few signs for a decoder. */
  #isSimple(text: string): boolean {
    const { length } = text;
    const bytes = this.#bytes;
    let wordStart = 0;
    let runStart = 0;
    let words = 0;
    let digits = 0;
    let digitsBefore = 0;
    let letters = 0;
    let lettersBefore = 0;
    let tally = 0;
    let isJoined = false;
    this.#odd = this.#named = this.#runEnd = 0;
    for (let i = 0; i <= length; i++) {
      const unit = i < length ? text.charCodeAt(i) : SPACE;
      const kind = unit < 128 ? KINDS[unit] : 0;
      bytes[i] = unit;
      if (kind < BLANK) {
        if (kind === 0) return false;
        if (kind === DIGIT) digits++;
        else if (kind === LETTER) letters++;
        continue;
      }
      if (i > wordStart) {
        // The model counts the first word, those after blanks, and those of one letter.
        const isFirst = wordStart === 0 || bytes[wordStart - 1] === SPACE;
        if (isFirst || i === wordStart + 1) words++;
        if (digits > digitsBefore && letters > lettersBefore) this.#odd++;
        if (i - wordStart > digits - digitsBefore) this.#named++;
        digitsBefore = digits;
        lettersBefore = letters;
      }
      wordStart = i + 1;
      if (kind !== UNDERSCORE && kind !== DASH) {
        if (i - runStart >= MIN_RUN && !this.#noteRun(runStart, i)) return false;
        runStart = i + 1;
      }
      if (i === length) break;
      if (kind === UNDERSCORE) words++;
      else if (kind === AT) this.#odd++;
      const shift = (kind - BLANK) * 4;
      tally += 1 << shift;
      if (((tally >>> shift) & 15) < LEAST_ALIKE) continue;
      // Dashes are no separators of groups, but joints of words.
      if (kind !== DASH) return false;
      isJoined = true;
    }
    // Words that are joined are letters and joints, for nine tenths.
    return words < LEAST_WORDS && !(isJoined && digits * 10 <= length);
  }

  /** Notes the run that may hold a text. Returns false for a second one. */
  #noteRun(start: number, end: number): boolean {
    if (this.#runEnd > 0) return false;
    this.#runStart = start;
    this.#runEnd = end;
    return true;
  }

  /** Whether there is no keyword of any family, and no more than one hint of an encoding. */
  #hasNoKeyword(length: number, matcher: Matcher): boolean {
    const found = this.#found;
    const { places } = found;
    found.marks = 0;
    // Not by its length: an array that is cut to 0 gives its memory back.
    while (places.length > 0) places.pop();
    matcher.find(this.#bytes, length, found);
    const { marks } = found;
    if (marks === 0) return true;
    return (marks & ~HINTS) === 0 && ((marks & Mark.leet) === 0 || this.#odd < LEAST_LEET) &&
      ((marks & Mark.codes) === 0 || places.length === 2);
  }

  /**
   * Whether no rule of prompts can match. Each needs concepts of two words or more, except that of
   * markup, which needs signs: one word alone is ordinary (`user@example.com`, `previous`). Digits
   * alone are no concept.
   */
  #hasNoRule(length: number): boolean {
    const bytes = this.#bytes;
    const classes = asciiClasses();
    const table = conceptTable();
    let hash = SEED;
    let size = 0;
    let concepts = 0;
    let telling = 0;
    // The hashes of the one and the two words before, where a concept may begin with them.
    let one = 0;
    let two = 0;
    for (let i = 0; i <= length; i++) {
      const kind = i < length ? classes[bytes[i]] : 0;
      if ((kind & OF_WORD) !== 0) {
        hash = hashUnit(hash, kind & 0xff);
        if (++size === STEM) concepts = conceptsOf(table, stemHash(hash));
        continue;
      }
      if (size === 0) continue;
      const own = conceptsOf(table, hash);
      concepts |= own;
      if (one !== 0) concepts |= conceptsOf(table, joinHashes(one, hash));
      if (two !== 0) concepts |= conceptsOf(table, joinHashes(two, hash));
      if ((concepts & ~BEGINS) !== 0 && ++telling === 2) return false;
      two = one === 0 ? 0 : joinHashes(one, hash);
      one = (own & BEGINS) === 0 ? 0 : hash;
      hash = SEED;
      size = concepts = 0;
    }
    return true;
  }
}
