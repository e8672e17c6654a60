/**
 * The shape of a value: what people and programs write every day and is full of signs. Learned
 * weights alone refuse none of these; the exact rules still may.
 *
 * One pass collects which signs a text has. A shape is a set of signs, and what such a text starts
 * with.
 *
 * @module
 */
import { bits, count, type Counts } from "./counts.ts";
import { isPassword } from "./password.ts";

/** Texts up to here are values: any sign in them is worth a look at all of it. */
export const MAX_VALUE = 200;

/** True for a text as short as a value: a parameter, a name, a path. */
export function isValue(text: string): boolean {
  return text.length <= MAX_VALUE;
}

/** Signs of words, names, numbers, addresses, dates, hashes, tokens, paths and most URLs. */
const PLAIN = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~");
/** The same, with the apostrophes of words: `it's`. */
const IN_PROSE = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~'");
/** Lists of numbers, sums, coordinates, version ranges, phones, prices, schedules. */
const IN_NUMBERS = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~$()*;<>[]|");
/** URLs, also those with escapes undone. */
const IN_URL = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~$()*;[]|{}'\"");
/** Globs, ranges, names of types. */
const IN_GLOB = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~*[]{}");
/** Hashes of passwords: `$2b$10$…`, `$argon2id$v=19$…`. */
const IN_HASH = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~$*");
/** Cookies, styles, signatures, media types, user agents. */
const IN_SETTINGS = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~()*;[]");
/** JSON, and rows of a table. */
const IN_JSON = /* @__PURE__ */ bits('!#%&+,-./:=?@^_~"[]{}');
/** Windows paths. */
const IN_WINDOWS = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~()\\{}[]$");
/** Regular expressions. */
const IN_PATTERN = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~$()*[\\]{|}");
/** LaTeX. */
const IN_LATEX = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~$()*;[\\]{|}'<>");

/** Plain texts with names to fill in: `Dear {{name}}`, `${HOME}/bin`. */
const IN_BLANKS = /* @__PURE__ */ bits("!#%&+,-./:=?@^_~${}<>|");
const BLANK_TO_FILL =
  /\$\{[\w.-]{1,40}\}|\{\{ ?[\w.-]{1,40} ?\}\}|<%[=-]? @?[\w.]{1,40}(?: do \|\w{1,20}\|)? -?%>/g;

/** True for a text whose shape learned weights alone do not refuse. */
export function isKnownShape(text: string): boolean {
  const counts = count(text);
  const { signs, spaces } = counts;
  const within = (set: number): boolean => (signs & ~set) === 0;
  if (within(PLAIN) || (within(IN_PROSE) && isContracted(text))) return !text.includes("../");
  if (within(IN_BLANKS) && isPlainAround(text)) return true;
  if (isPassword(text, counts)) return true;
  if (/^<[a-z][a-z+.-]{1,15}:[^<>]+>$/i.test(text)) return isKnownShape(text.slice(1, -1));
  return (within(IN_NUMBERS) && isNumeric(text, counts)) ||
    (within(IN_URL) && isUrl(text)) ||
    (within(IN_GLOB) && spaces === 0 && !/\{\{|[#*]\{|\.\.\//.test(text)) ||
    (within(IN_HASH) && spaces === 0 && /^\$\w[^$]{0,40}\$/.test(text)) ||
    (within(IN_SETTINGS) && (isAgent(text) || isSettings(text))) ||
    (within(IN_JSON) && isStructure(text)) ||
    (within(IN_WINDOWS) && isWindowsPath(text)) ||
    (within(IN_PATTERN) && spaces === 0 && /^\^|[^$]\$$/.test(text)) ||
    (within(IN_LATEX) && isLatex(text));
}

const CONTRACTION = /[a-z]'(?:[stmd]|re|ve|ll)(?![a-z\d'])/iy;

/** True when every apostrophe is one of a word: `it's`, `don't`, `we'll`. */
function isContracted(text: string): boolean {
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", at + 1)) {
    CONTRACTION.lastIndex = at - 1;
    if (at === 0 || !CONTRACTION.test(text)) return false;
  }
  return true;
}

/** True for a text that is plain but for names to fill in. */
function isPlainAround(text: string): boolean {
  const around = text.replace(BLANK_TO_FILL, "");
  return around.length < text.length && (count(around).signs & ~PLAIN) === 0;
}

/** Numbers and signs, letters only one by one; or the same behind a name: `POINT(1 2)`, `US$ 5`. */
function isNumeric(text: string, { letters, digits }: Counts): boolean {
  if (digits * 5 < text.length) return /^[\d*/,\s?-]+$/.test(text);
  if (/\$[({]/.test(text)) return false;
  return letters === 0 ||
    /^(?:srid=\d{1,6};)?[a-z]{2,20}[ (]*(?:z ?|m ?)?\(+[\d\s.,+()e-]*$/i.test(text);
}

const URL_START =
  /^(?!javascript|vbscript|data|file|php|phar|jar|expect|gopher|dict|ldap)[a-z][a-z\d+.-]{1,15}:\/\/[\w[]/i;

function isUrl(text: string): boolean {
  return URL_START.test(text) || /^data:[\w.+-]{1,40}\/[\w.+-]{1,40};base64,[\w+/=-]*$/i.test(text);
}

function isAgent(text: string): boolean {
  return /^[\w .-]{1,40}\/v?\d/.test(text) && !/;\s*[a-z]+ [-/]/.test(text);
}

const CSS_CALLS =
  /^(?:var|calc|rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|url|min|max|clamp|env|attr|(?:repeating-)?(?:linear|radial|conic)-gradient|translate(?:[xyz]|3d)?|rotate(?:[xyz]|3d)?|scale(?:[xyz]|3d)?|skew[xy]?|matrix(?:3d)?|perspective|cubic-bezier|steps|repeat|minmax|fit-content|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|inset|circle|ellipse|polygon|path|counter|format|local|not|is|where|has|nth-child)$/;

/** Longest value before the settings. */
const MAX_FIRST = 300;

/** A list of settings: every part has a name and a value. Calls are those of style sheets. */
function isSettings(text: string): boolean {
  if (text.length <= MAX_FIRST && !/[(;&]/.test(text)) return true;
  for (const [, name] of text.matchAll(/([a-z\d_-]*)\(/gi)) {
    if (!CSS_CALLS.test(name.toLowerCase())) return false;
  }
  const parts = text.split(/[;&]/);
  return parts.every((part, i) =>
    /^\s*(?:$|[\w.$%[\]*-]{1,48}\s*[:=]|\*?[\w+-]*\/[\w.+*-]+\s*$|secure\s*$|httponly\s*$)/i.test(
      part,
    ) ||
    (i === 0 && part.length <= MAX_FIRST)
  );
}

/** JSON; or a row of a table, where every quoted cell stands between separators. */
function isStructure(text: string): boolean {
  if (/^\s*[{[]/.test(text)) return /[}\]]\s*$/.test(text) && !/\{\{|[#*]\{/.test(text);
  if (!/[,\t\n]/.test(text)) return false;
  let open = false;
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) {
    const beside = text[open ? i + 1 : i - 1] ?? ",";
    if (!/[,\t\r\n]/.test(beside)) return false;
    open = !open;
  }
  return !open;
}

function isWindowsPath(text: string): boolean {
  return /^(?:[a-z]:\\|\\\\[\w.-]|%\w{1,30}%\\)/i.test(text) && !text.includes("..\\");
}

function isLatex(text: string): boolean {
  return /\\[a-z]{2,20}/i.test(text) && /[{^_$]/.test(text) &&
    !/\$\{|\{\{|<\/|<\w+[ />]/.test(text);
}
