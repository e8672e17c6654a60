/**
 * One canonical form of a text: compatibility forms, diacritics, invisible characters, tag
 * characters and look-alike letters undone, lower case, with a way back to the original offsets.
 *
 * Unicode Technical Standard #39 (confusables), Unicode Standard Annex #15 (NFKC).
 *
 * @module
 */

/** A text derived from the original, with the original offset of each of its units. */
export interface Derived {
  /** The derived text. */
  readonly text: string;
  /** `origin[i]`: where unit `i` came from; undefined when every unit is where it was. */
  readonly origin: Uint32Array | undefined;
}

const DROP = 0xffff;
const SEVERAL = 0xfffe;

/** What one UTF-16 unit folds to: 0 not known yet. A memo of a pure function, filled as needed. */
const memo = /* @__PURE__ */ new Uint16Array(0x10000);
const severalUnits = /* @__PURE__ */ new Map<number, string>();

/** Letters that NFKC and diacritics alone leave apart from their plain form. */
const PLAIN: Readonly<Record<string, string>> = {
  "ı": "i",
  "ł": "l",
  "đ": "d",
  "ø": "o",
  "ß": "ss",
  "æ": "ae",
  "œ": "oe",
  "ħ": "h",
  "ŧ": "t",
  "ƒ": "f",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‛": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "∕": "/",
  "⁄": "/",
  "﹤": "<",
  "‹": "<",
  "›": ">",
};

/** Cyrillic, Greek and Armenian letters, and the Latin ones they pass for. */
const LOOKALIKES = /* @__PURE__ */ pairs(
  "аa вb сc ԁd еe һh нh іi ӏl јj кk мm оo рp ԛq гr ѕs тt υu ѵv ԝw хx уy αa βb εe ηn ιi κk νv οo ρp τt " +
    "χx γy ωw սu օo հh ոn",
);

function pairs(list: string): ReadonlyMap<number, number> {
  return new Map(list.split(" ").map((p) => [p.charCodeAt(0), p.charCodeAt(1)]));
}

/** Collects units with their origins. */
export class Writer {
  private units: Uint16Array;
  private origins: Uint32Array;
  /** Units so far. */
  length: number = 0;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity + 16);
    this.origins = new Uint32Array(capacity + 16);
  }

  /** Adds one unit. */
  push(unit: number, origin: number): void {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.origins[this.length++] = origin;
  }

  /** Adds one code point. */
  pushPoint(point: number, origin: number): void {
    if (point > 0xffff) {
      this.push(0xd800 + ((point - 0x10000) >> 10), origin);
      this.push(0xdc00 + ((point - 0x10000) & 0x3ff), origin);
    } else this.push(point, origin);
  }

  /** The unit at an index. */
  at(index: number): number {
    return this.units[index];
  }

  /** Replaces the unit at an index. */
  replace(index: number, unit: number): void {
    this.units[index] = unit;
  }

  /** The text so far, and where each unit came from. `end` is the original's offset past the last. */
  finish(end: number): Derived {
    const origin = new Uint32Array(this.length + 1);
    origin.set(this.origins.subarray(0, this.length));
    origin[this.length] = end;
    return { text: fromUnits(this.units, this.length), origin };
  }

  private grow(): void {
    const units = new Uint16Array(this.length * 2);
    const origins = new Uint32Array(this.length * 2);
    units.set(this.units);
    origins.set(this.origins);
    this.units = units;
    this.origins = origins;
  }
}

function fromUnits(units: Uint16Array, length: number): string {
  const CHUNK = 8_192;
  if (length <= CHUNK) return String.fromCharCode.apply(null, units.subarray(0, length) as never);
  let text = "";
  for (let i = 0; i < length; i += CHUNK) {
    const chunk = units.subarray(i, Math.min(length, i + CHUNK));
    text += String.fromCharCode.apply(null, chunk as never);
  }
  return text;
}

/** The original offset of a derived offset. */
export function originOf(derived: Derived, offset: number): number {
  return derived.origin === undefined ? offset : derived.origin[offset];
}

/** Folds a text. Pass `ascii` when it is known to be ASCII: then only case is folded. */
export function fold(source: Derived, ascii: boolean): Derived {
  if (ascii) return { text: source.text.toLowerCase(), origin: source.origin };
  const { text } = source;
  const out = new Writer(text.length);
  let wordStart = 0;
  let scripts = 0;
  let disguised = false;
  for (let i = 0; i < text.length; i++) {
    const at = originOf(source, i);
    const code = text.charCodeAt(i);
    let folded = code < 128 ? (code >= 65 && code <= 90 ? code + 32 : code) : foldUnit(code);
    if (code >= 0xd800 && code <= 0xdbff) {
      const point = text.codePointAt(i)!;
      if (point > 0xffff) {
        i++;
        folded = foldAstral(point, at, out);
      }
    } else if (folded === SEVERAL) {
      for (const unit of severalUnits.get(code)!) out.push(unit.charCodeAt(0), at);
      scripts |= LATIN;
      folded = DROP;
    }
    if (folded === DROP) continue;
    const script = scriptOf(folded);
    if (script === 0) {
      disguised = undoLookalikes(out, wordStart, scripts, disguised);
      scripts = 0;
      wordStart = out.length + 1;
    } else scripts |= script;
    out.push(folded, at);
  }
  undoLookalikes(out, wordStart, scripts, disguised);
  return out.finish(originOf(source, text.length));
}

const LATIN = 1;
const LOOKALIKE = 2;
const MIXED = LATIN | LOOKALIKE;

/** LATIN, LOOKALIKE, or 0 for what ends a word. */
function scriptOf(unit: number): number {
  if (unit < 128) return unit >= 97 && unit <= 122 ? LATIN : 0;
  return (unit >= 0x370 && unit < 0x590) ? LOOKALIKE : 0;
}

/**
 * In a word of mixed scripts, look-alikes stand for Latin letters; after such a word, so do words of
 * nothing but look-alikes. Returns whether the text is disguised so far.
 */
function undoLookalikes(out: Writer, from: number, scripts: number, disguised: boolean): boolean {
  if (scripts !== MIXED && !(disguised && scripts === LOOKALIKE)) return disguised;
  if (scripts === LOOKALIKE) {
    for (let i = from; i < out.length; i++) if (!LOOKALIKES.has(out.at(i))) return disguised;
  }
  for (let i = from; i < out.length; i++) {
    const latin = LOOKALIKES.get(out.at(i));
    if (latin !== undefined) out.replace(i, latin);
  }
  return true;
}

/** Tag characters and mathematical letters as ASCII; other astral characters as one placeholder. */
function foldAstral(point: number, at: number, out: Writer): number {
  if (point >= 0xe0020 && point <= 0xe007e) {
    const ascii = point - 0xe0000;
    return ascii >= 65 && ascii <= 90 ? ascii + 32 : ascii;
  }
  if (point >= 0xe0000 && point <= 0xe0fff) return DROP;
  const plain = String.fromCodePoint(point).normalize("NFKC").toLowerCase();
  if (plain.length === 1) return plain.charCodeAt(0);
  out.pushPoint(point, at);
  return DROP;
}

function foldUnit(code: number): number {
  const known = memo[code];
  return known !== 0 ? known : memo[code] = computeFold(code);
}

function computeFold(code: number): number {
  if (isInvisible(code)) return DROP;
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const compatible = String.fromCharCode(code).normalize("NFKC").toLowerCase();
  let folded = "";
  for (const char of compatible) folded += PLAIN[char] ?? withoutMarks(char);
  if (folded.length === 0) return DROP;
  if (folded.length === 1) return folded.charCodeAt(0);
  severalUnits.set(code, folded);
  return SEVERAL;
}

/** Latin, Greek, Cyrillic and Arabic lose their diacritics; other scripts need theirs. */
function withoutMarks(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80 || (code >= 0x700 && code < 0x1e00) || code >= 0x2000) return char;
  return char.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0655]/g, "");
}

/** Format characters, variation selectors, fillers and free combining marks. */
function isInvisible(code: number): boolean {
  return code === 0xad || code === 0x34f || code === 0x61c || code === 0x180e || code === 0xfeff ||
    (code >= 0x80 && code < 0xa0 && code !== 0x85) || (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x64b && code <= 0x655) || code === 0x115f || code === 0x1160 || code === 0x3164 ||
    code >= 0xfffe;
}
