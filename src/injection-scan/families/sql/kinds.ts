/**
 * What the words and signs of SQL are told apart into. Each kind is a character, so that what a text
 * folds to is itself a text: a sentence of a few characters that the rules are patterns over.
 *
 * @module
 */

/** White space, comments between tokens, and words that change nothing (`all`, `distinct`). */
export const blank = 32;
/** A number, or a word that stands for a value: `null`, `true`. */
export const number = 49; // 1
/** A string with both its quotes. */
export const string = 115; // s
/** A string without its last quote, up to the end: the query's own quote ends it. */
export const open = 83; // S
/** The same, with several words in it: more likely prose. */
export const openProse = 76; // L
/** A quote that no other one answers nearby. */
export const quote = 34; // "
/** A variable of the server or what it tells of itself: `@@version`, `user()`, `db_name()`. */
export const variable = 118; // v
/** Any other word. */
export const name = 110; // n
/** A list of names. */
export const list = 108; // l
/** Several words in a row: prose. */
export const prose = 112; // p
/** A call of a function that SQL does not have. */
export const call = 102; // f
/** A call of a function that SQL has, or a `case`. */
export const sqlCall = 70; // F
/** A call that waits, reads files, asks other hosts or runs commands. */
export const danger = 84; // T
/** A table of the system catalogue. */
export const system = 89; // Y
/** A `select` in parentheses. */
export const subselect = 90; // Z
/** The same, of the system catalogue or of variables. */
export const systemSelect = 88; // X
/** A comparison of names. */
export const comparison = 116; // t
/** A comparison with a call, a variable or a subselect. */
export const sqlComparison = 107; // k
/** A comparison of constants, or of a thing with itself. */
export const constant = 101; // e
/** `and`, `or`, `xor`, `||`, `&&`. */
export const logical = 38; // &
/** `not`, `binary`, `!`, `~`. */
export const unary = 33; // !
/** `=`, `<`, `like`, `in`, `between`, `is` and their like. */
export const compare = 61; // =
/** `+`, `-`, `*`, `/`, `%`, `|`, `^`, `mod`, `::` and their like. */
export const arithmetic = 43; // +
/** `union`, `except`, `intersect`. */
export const union = 85; // U
/** `select`. */
export const select = 69; // E
/** The beginning of a statement that is not `select`, with the word that makes it one. */
export const statement = 68; // D
/** `from`, `where`, `values` and their like. */
export const clause = 75; // K
/** `order by`, `group by`. */
export const by = 66; // B
/** `having`. */
export const having = 72; // H
/** `limit`, `offset`. */
export const limit = 77; // M
/** `into outfile`, `into dumpfile`, `procedure analyse`. */
export const into = 73; // I
/** `(`. */
export const left = 40;
/** `)`. */
export const right = 41;
/** `,`. */
export const comma = 44;
/** `;`. */
export const semicolon = 59;
/** A comment up to the end, of no more than one word. */
export const comment = 99; // c
/** The same, with several words in it: more likely prose. */
export const commentProse = 67; // C
/** `case`, before `when`. */
export const caseStart = 91;
/** `when`, `then`, `else`. */
export const caseStep = 47;
/** `end`. */
export const caseEnd = 93;
/** Anything else. */
export const other = 63; // ?
