/**
 * Operands: which kinds of tokens are such, and how telling they are.
 *
 * @module
 */
import * as Context from "./contexts.ts";
import * as Kind from "./kinds.ts";

/** Operands, the most telling first: of two that are put together, the more telling one stays. */
const RANK = "TXZvkeFYtplLfSs1n";

/** The rank of each kind; 0 for what is no operand. */
export const rankOf: Uint8Array = /* @__PURE__ */ ranks();

function ranks(): Uint8Array {
  const table = new Uint8Array(128);
  for (let i = 0; i < RANK.length; i++) table[RANK.charCodeAt(i)] = RANK.length - i;
  return table;
}

/** Symbols without which there is nothing to find, each with a bit. */
const TELLING = "UTeDEKFvZXYktBHIS,c;L1sC&";

/** The bit of each telling symbol. */
export const markOf: Int32Array = /* @__PURE__ */ marksOf();

function marksOf(): Int32Array {
  const table = new Int32Array(128);
  for (let i = 0; i < TELLING.length; i++) table[TELLING.charCodeAt(i)] = 1 << i;
  return table;
}

/** The bits of some symbols. */
export function marksIn(symbols: string): number {
  let marks = 0;
  for (let i = 0; i < symbols.length; i++) marks |= markOf[symbols.charCodeAt(i)];
  return marks;
}

/** Whether a kind is an operand. */
export function isOperand(kind: number): boolean {
  return rankOf[kind] > 0;
}

/** The more telling of two operands. */
export function stronger(a: number, b: number): number {
  return rankOf[a] >= rankOf[b] ? a : b;
}

/** Whether an operand is written out: a number or a string, or a comparison of such. */
export function isLiteral(kind: number): boolean {
  return kind === Kind.number || kind === Kind.string || kind === Kind.open ||
    kind === Kind.openProse || kind === Kind.constant;
}

/** Whether an operand is one of SQL alone: a call, a variable, a subselect. */
export function isSql(kind: number): boolean {
  return kind === Kind.subselect || kind === Kind.systemSelect || kind === Kind.variable ||
    kind === Kind.sqlCall ||
    kind === Kind.sqlComparison || kind === Kind.system;
}

/** Whether a kind is a call if a parenthesis follows. */
export function isCallable(kind: number): boolean {
  return kind === Kind.call || kind === Kind.sqlCall || kind === Kind.danger ||
    kind === Kind.variable;
}

/** The symbols that stand for a quote before the text that is read. */
export function isContext(kind: number): boolean {
  return kind === Context.value || kind === Context.words || kind === Context.digits ||
    kind === Context.closing;
}
