/**
 * One canonical form of a text: compatibility forms, diacritics, invisible characters, tag
 * characters and look-alike letters undone, lower case, with a way back to the original offsets.
 *
 * Unicode Technical Standard #39 (confusables), Unicode Standard Annex #15 (NFKC).
 *
 * @module
 */
import { type Derived, Writer } from "./derived.ts";
import { isOdd } from "./letters.ts";

const DROP = 0xffff;
const SEVERAL = 0xfffe;
/** Stands for what no language writes: shapes, private use, U+FFFD. */
const SPACE = 32;

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

/** Folds a text. Pass `ascii` when it is known to be ASCII: then only case is folded. */
export function fold(source: Derived, ascii: boolean): Derived {
  const { text, origin, base } = source;
  if (ascii) return { text: text.toLowerCase(), origin, base };
  const out = new Writer(text.length);
  let lookalikes = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A memo of all units: most cost one look-up.
    const known = memo[code];
    const folded = known !== 0 ? known : foldUnit(code);
    if (folded < 0xd800) {
      lookalikes ||= folded >= 0x370 && folded < 0x590;
      out.push(folded, i);
    } else if (folded === SEVERAL) {
      for (const unit of severalUnits.get(code)!) out.push(unit.charCodeAt(0), i);
    } else if (folded !== DROP) {
      const point = text.codePointAt(i)!;
      if (point > 0xffff) foldAstral(point, i++, out);
      else out.push(isOdd(folded) ? SPACE : folded, i);
    }
  }
  if (lookalikes) undoAllLookalikes(out);
  return out.finish(text.length, source);
}

const LATIN = 1;
const LOOKALIKE = 2;
const MIXED = /* @__PURE__ */ (() => LATIN | LOOKALIKE)();

/** LATIN, LOOKALIKE, or 0 for what ends a word. */
function scriptOf(unit: number): number {
  if (unit < 128) return unit >= 97 && unit <= 122 ? LATIN : 0;
  return (unit >= 0x370 && unit < 0x590) ? LOOKALIKE : 0;
}

function undoAllLookalikes(out: Writer): void {
  let wordStart = 0;
  let scripts = 0;
  let disguised = false;
  for (let i = 0; i < out.length; i++) {
    const script = scriptOf(out.at(i));
    scripts |= script;
    if (script !== 0) continue;
    if (scripts > LATIN) disguised = undoLookalikes(out, wordStart, i, scripts, disguised);
    scripts = 0;
    wordStart = i + 1;
  }
  undoLookalikes(out, wordStart, out.length, scripts, disguised);
}

/**
 * In a word of mixed scripts, look-alikes stand for Latin letters; after such a word, so do words of
 * nothing but look-alikes. Returns whether the text is disguised so far.
 */
function undoLookalikes(
  out: Writer,
  from: number,
  to: number,
  scripts: number,
  disguised: boolean,
): boolean {
  if (scripts !== MIXED && !(disguised && scripts === LOOKALIKE)) return disguised;
  if (scripts === LOOKALIKE) {
    for (let i = from; i < to; i++) if (!LOOKALIKES.has(out.at(i))) return disguised;
  }
  for (let i = from; i < to; i++) {
    const latin = LOOKALIKES.get(out.at(i));
    if (latin !== undefined) out.replace(i, latin);
  }
  return true;
}

/**
 * Tag characters, variation selectors that spell bytes, mathematical and enclosed letters as ASCII;
 * pictures as a space; other astral characters as they are.
 */
function foldAstral(point: number, at: number, out: Writer): void {
  if (point >= 0xe0000 && point <= 0xe0fff) {
    // Hidden ASCII: a tag character is its code, the 17th and later variation selectors are a byte.
    const ascii = point < 0xe0100 ? point - 0xe0000 : point - 0xe0100 + 16;
    if (ascii < 32 || ascii > 126) return;
    out.push(ascii >= 65 && ascii <= 90 ? ascii + 32 : ascii, at);
    return;
  }
  const letter = enclosedLetter(point);
  if (letter > 0) out.push(letter, at);
  else if (point >= 0x1f000 && point <= 0x1fbef) pushPicture(point, at, out);
  else {
    const plain = String.fromCodePoint(point).normalize("NFKC").toLowerCase();
    if (plain.length === 1) out.push(plain.charCodeAt(0), at);
    else out.pushPoint(point, at);
  }
}

/** The high half of tag characters and variation selectors. */
const HIDDEN = "\udb40";

/** The ASCII that is hidden in tag characters or variation selectors; undefined when there is none. */
export function hiddenAscii(source: Derived): Derived | undefined {
  const { text } = source;
  let at = text.indexOf(HIDDEN);
  if (at < 0) return undefined;
  const out = new Writer(text.length);
  for (; at >= 0; at = text.indexOf(HIDDEN, at + 1)) foldAstral(text.codePointAt(at)!, at, out);
  return out.length === 0 ? undefined : out.finish(text.length, source);
}

/** Letters in signs that NFKC leaves alone: negative circled, negative squared, regional. */
function enclosedLetter(point: number): number {
  if (point >= 0x1f150 && point <= 0x1f169) return point - 0x1f150 + 97;
  if (point >= 0x1f170 && point <= 0x1f189) return point - 0x1f170 + 97;
  return point >= 0x1f1e6 && point <= 0x1f1ff ? point - 0x1f1e6 + 97 : 0;
}

function pushPicture(point: number, at: number, out: Writer): void {
  const plain = String.fromCodePoint(point).normalize("NFKC").toLowerCase();
  out.push(plain.length === 1 ? plain.charCodeAt(0) : SPACE, at);
}

function foldUnit(code: number): number {
  return memo[code] = computeFold(code);
}

function computeFold(code: number): number {
  if (isInvisible(code)) return DROP;
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const compatible = String.fromCharCode(code).normalize("NFKC").toLowerCase();
  let folded = "";
  for (const char of compatible) folded += PLAIN[char] ?? withoutMarks(char);
  if (folded.length === 0) return DROP;
  if (folded.length === 1) {
    const unit = folded.charCodeAt(0);
    return isOdd(unit) ? SPACE : unit;
  }
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
    (code >= 0x1ab0 && code <= 0x1aff) || (code >= 0x1dc0 && code <= 0x1dff) ||
    (code >= 0x20d0 && code <= 0x20ff) || (code >= 0xfe20 && code <= 0xfe2f) ||
    (code >= 0x180b && code <= 0x180d) || (code >= 0xfff0 && code <= 0xfffb) || code >= 0xfffe;
}
