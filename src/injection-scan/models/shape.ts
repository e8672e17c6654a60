/**
 * The shape of a value: what people and programs write every day and is full of signs. Learned
 * weights alone refuse none of these; the exact rules still may.
 *
 * One pass collects which signs a text has. A shape is a set of signs, and what such a text starts
 * with.
 *
 * @module
 */

/** Texts up to here are values: any sign in them is worth a look at all of it. */
export const MAX_VALUE = 200;

/** True for a text as short as a value: a parameter, a name, a path. */
export function isValue(text: string): boolean {
  return text.length <= MAX_VALUE;
}

/** The signs of ASCII, in the order of their bits. */
const SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** A set of signs. */
function bits(signs: string): number {
  let set = 0;
  for (const sign of signs) set |= 1 << SIGNS.indexOf(sign);
  return set;
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

/** What the pass over a text counts. */
interface Counts {
  /** The signs it has, as bits. */
  signs: number;
  /** Letters beside another letter: those of words. */
  letters: number;
  digits: number;
  spaces: number;
  upper: number;
  lower: number;
  /** How often the kind of character changes: lower case, upper case, digit, sign. */
  changes: number;
  /** The longest run of letters of one case. */
  run: number;
}

const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const SIGN = 4;
const BLANK = 5;

/** The kind of each character of ASCII, and the bits of those that are signs. */
const KINDS = /* @__PURE__ */ kindTable();
const SIGN_BITS = /* @__PURE__ */ signTable();

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(128).fill(SIGN, 33, 127).fill(BLANK, 0, 33);
  return kinds.fill(DIGIT, 48, 58).fill(UPPER, 65, 91).fill(LOWER, 97, 123);
}

function signTable(): Int32Array {
  const table = new Int32Array(128);
  for (let i = 0; i < SIGNS.length; i++) table[SIGNS.charCodeAt(i)] = 1 << i;
  return table;
}

function count(text: string): Counts {
  let signs = 0;
  let letters = 0;
  let digits = 0;
  let spaces = 0;
  let upper = 0;
  let lower = 0;
  let changes = 0;
  let longest = 0;
  let run = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let kind = unit < 128 ? KINDS[unit] : 0;
    if (kind <= UPPER) {
      if (kind !== 0) {
        if (kind === LOWER) lower++;
        else upper++;
        if (before === LOWER || before === UPPER) letters++;
        run = kind === before ? run + 1 : 1;
        if (run > longest) longest = run;
      }
    } else if (kind === SIGN) signs |= SIGN_BITS[unit];
    else if (kind === DIGIT) digits++;
    else {
      spaces++;
      kind = 0;
    }
    if (kind !== before) changes++;
    before = kind;
  }
  return { signs, letters, digits, spaces, upper, lower, changes, run: longest };
}

/** The longest password that people are given or make. */
const MAX_PASSWORD = 64;

/** Letters of both cases and signs in no order, and no word in it. */
function isPassword({ length }: string, counts: Counts): boolean {
  return length >= 6 && length <= MAX_PASSWORD && counts.run < 6 && isMixed(length, counts);
}

function isMixed(length: number, { spaces, upper, lower, changes }: Counts): boolean {
  return spaces === 0 && upper > 0 && lower > 0 && changes * 20 >= length * 9;
}

/** A random password has a longer run of letters of one case only now and then. */
const MAX_RANDOM_RUN = 4;
/** Shorter ones are not told from syntax. */
const MIN_RANDOM = 8;
const MAX_RANDOM = 128;

/**
 * Whether a text is a random password: letters of both cases and signs that change all the time,
 * and no word in it. One in 200 of 32 signs has `|w>`, `'#` or `"*` somewhere, which an exact rule
 * takes for syntax.
 */
export function isRandom(text: string): boolean {
  if (text.length < MIN_RANDOM || text.length > MAX_RANDOM) return false;
  const counts = count(text);
  return counts.run <= MAX_RANDOM_RUN && isMixed(text.length, counts) &&
    !/\/\*|%[\da-f]{2}|ifs=|\$\{?\w{3}/i.test(text);
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
