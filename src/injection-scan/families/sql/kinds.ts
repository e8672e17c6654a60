/**
 * What the words and signs of SQL are told apart into. Each kind is a character, so that what a text
 * folds to is itself a text: a sentence of a few characters that the rules are patterns over.
 *
 * @module
 */

/** The kinds of tokens, and of what they fold to. */
export const Kind = {
  /** White space, comments between tokens, and words that change nothing (`all`, `distinct`). */
  blank: 32,
  /** A number, or a word that stands for a value: `null`, `true`. */
  number: 49, // 1
  /** A string with both its quotes. */
  string: 115, // s
  /** A string without its last quote, up to the end: the query's own quote ends it. */
  open: 83, // S
  /** The same, with several words in it: more likely prose. */
  openProse: 76, // L
  /** A quote that no other one answers nearby. */
  quote: 34, // "
  /** A variable of the server or what it tells of itself: `@@version`, `user()`, `db_name()`. */
  variable: 118, // v
  /** Any other word. */
  name: 110, // n
  /** A list of names. */
  list: 108, // l
  /** Several words in a row: prose. */
  prose: 112, // p
  /** A call of a function that SQL does not have. */
  call: 102, // f
  /** A call of a function that SQL has, or a `case`. */
  sqlCall: 70, // F
  /** A call that waits, reads files, asks other hosts or runs commands. */
  danger: 84, // T
  /** A table of the system catalogue. */
  system: 89, // Y
  /** A `select` in parentheses. */
  subselect: 90, // Z
  /** The same, of the system catalogue or of variables. */
  systemSelect: 88, // X
  /** A comparison of names. */
  comparison: 116, // t
  /** A comparison with a call, a variable or a subselect. */
  sqlComparison: 107, // k
  /** A comparison of constants, or of a thing with itself. */
  constant: 101, // e
  /** `and`, `or`, `xor`, `||`, `&&`. */
  logical: 38, // &
  /** `not`, `binary`, `!`, `~`. */
  unary: 33, // !
  /** `=`, `<`, `like`, `in`, `between`, `is` and their like. */
  compare: 61, // =
  /** `+`, `-`, `*`, `/`, `%`, `|`, `^`, `mod`, `::` and their like. */
  arithmetic: 43, // +
  /** `union`, `except`, `intersect`. */
  union: 85, // U
  /** `select`. */
  select: 69, // E
  /** The beginning of a statement that is not `select`, with the word that makes it one. */
  statement: 68, // D
  /** `from`, `where`, `values` and their like. */
  clause: 75, // K
  /** `order by`, `group by`. */
  by: 66, // B
  /** `having`. */
  having: 72, // H
  /** `limit`, `offset`. */
  limit: 77, // M
  /** `into outfile`, `into dumpfile`, `procedure analyse`. */
  into: 73, // I
  /** `(`. */
  left: 40,
  /** `)`. */
  right: 41,
  /** `,`. */
  comma: 44,
  /** `;`. */
  semicolon: 59,
  /** A comment up to the end, of no more than one word. */
  comment: 99, // c
  /** The same, with several words in it: more likely prose. */
  commentProse: 67, // C
  /** `case`, before `when`. */
  caseStart: 91,
  /** `when`, `then`, `else`. */
  caseStep: 47,
  /** `end`. */
  caseEnd: 93,
  /** Anything else. */
  other: 63, // ?
} as const;

/** What is before the text that is read: the first symbol of a sentence. */
export const Context = {
  /** Nothing: the query puts a number, or a whole expression, there. */
  start: 94, // ^
  /** Something that is not looked at. */
  inside: 126, // ~
  /** A quote after something like a name, or after nothing. */
  value: 113, // q
  /** A quote after a few digits. */
  digits: 100, // d
  /** A quote after several words. */
  words: 81, // Q
  /** A quote that ends a string which the text itself began. */
  closing: 114, // r
} as const;
