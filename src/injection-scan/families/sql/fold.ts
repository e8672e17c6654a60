/**
 * Folds tokens into a sentence: expressions become one character each, so that what is left is the
 * shape of the text. `' or (1+1)=2 -- ` in a quoted context folds to `q&ec`.
 *
 * It is a shift-reduce parser that never fails: what is no SQL stays, and no rule knows it.
 *
 * @module
 */
import * as Kind from "./kinds.ts";
import {
  isCallable,
  isContext,
  isLiteral,
  isOperand,
  isSql,
  markOf,
  rankOf,
  stronger,
} from "./operands.ts";

/** Words in parentheses. */
const WORDS = /^\s*\((?:\d{1,4}\s)?[a-z]{2,20}(?:[ ,][a-z ,.]{0,80})?\)$/;

/** The folded tokens so far. */
export class Folder {
  private readonly kinds: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private text = "";
  /** How many symbols there are: what lies beyond in the arrays is of no account. */
  private size = 0;
  private open = 0;
  private head = 0;
  private headStart = 0;
  private headEnd = 0;

  /** Begins anew. */
  reset(text: string): void {
    this.text = text;
    this.size = this.open = this.head = 0;
  }

  /** True while there is nothing but prose. */
  isProse(): boolean {
    return this.size === 2 && this.kinds[1] === Kind.prose;
  }

  /** Which of the symbols that rules need there are, as bits. */
  marks(): number {
    let marks = 0;
    for (let i = 0; i < this.size; i++) marks |= markOf[this.kinds[i]];
    return marks;
  }

  /** The sentence. */
  sentence(): string {
    return String.fromCharCode(...this.kinds.slice(0, this.size));
  }

  /** Where the symbols from `first` on start in the text, and where those up to `last` end. */
  span(first: number, last: number): [start: number, end: number] {
    return [this.starts[first], this.ends[last]];
  }

  /** Takes one more token. */
  push(kind: number, start: number, end: number): void {
    if (kind === Kind.blank) return;
    if (this.head !== 0) this.endHead(kind);
    if (isCallable(kind)) {
      this.head = kind;
      this.headStart = start;
      this.headEnd = end;
    } else if (isOperand(kind)) this.operand(kind, start, end);
    else if (kind === Kind.caseStart) {
      this.shift(Kind.sqlCall, start, end);
      this.shift(Kind.left, end, end);
    } else if (kind === Kind.caseStep) {
      this.shift(this.open > 0 ? Kind.comma : Kind.name, start, end);
    } else if (kind === Kind.right || (kind === Kind.caseEnd && this.open > 0)) {
      this.close(start, end);
    } else if (kind === Kind.caseEnd) this.operand(Kind.name, start, end);
    else if (kind === Kind.compare) this.compare(start, end);
    else this.shift(kind, start, end);
  }

  /** No more tokens come. */
  finish(): void {
    if (this.head !== 0) this.endHead(0);
  }

  /** What can be called is an operand of its own unless a parenthesis follows. */
  private endHead(next: number): void {
    const { head } = this;
    this.head = 0;
    if (next === Kind.left) this.shift(head, this.headStart, this.headEnd);
    else this.operand(head, this.headStart, this.headEnd);
  }

  private shift(kind: number, start: number, end: number): void {
    if (kind === Kind.left) this.open++;
    this.kinds[this.size] = kind;
    this.starts[this.size] = start;
    this.ends[this.size++] = end;
  }

  private drop(): void {
    this.size--;
  }

  private top(depth: number): number {
    return this.size > depth ? this.kinds[this.size - 1 - depth] : 0;
  }

  /** `not like`, `is not`, `< >`: one comparison. */
  private compare(start: number, end: number): void {
    const top = this.top(0);
    if (top === Kind.unary) this.drop();
    if (this.top(0) === Kind.compare) this.ends[this.size - 1] = end;
    else this.shift(Kind.compare, start, end);
  }

  private operand(kind: number, from: number, end: number): void {
    let operand = kind;
    let start = from;
    for (;;) {
      const top = this.top(0);
      const below = this.top(1);
      if (top === Kind.unary) {
        start = this.starts[this.size - 1];
        this.drop();
        continue;
      }
      if (
        top === Kind.arithmetic && !isOperand(below) && below !== Kind.right && !isContext(below)
      ) {
        this.drop();
        continue;
      }
      if (
        !isOperand(below) || (top !== Kind.arithmetic && top !== Kind.compare && top !== Kind.comma)
      ) {
        break;
      }
      const at = this.size - 2;
      operand = top === Kind.compare
        ? this.compared(below, operand, at, start, end)
        : top === Kind.comma
        ? stronger(Kind.list, stronger(below, operand))
        : stronger(below, operand);
      start = this.starts[at];
      this.drop();
      this.drop();
    }
    this.adjoin(operand, start, end);
  }

  /** Two operands in a row: an alias, strings side by side, or prose. */
  private adjoin(operand: number, start: number, end: number): void {
    const last = this.size - 1;
    const top = this.top(0);
    const joined = this.joined(top, operand, start, end);
    if (joined === 0) {
      this.shift(operand, start, end);
      return;
    }
    if (joined === Kind.string && top === Kind.name) {
      this.drop();
      this.ends[last - 1] = end;
      return;
    }
    this.kinds[last] = joined;
    this.ends[last] = end;
  }

  /** What two operands in a row are together; 0 when they stay apart. */
  private joined(top: number, operand: number, start: number, end: number): number {
    if (!isOperand(top)) return 0;
    // `waitfor delay '0:0:5'`; but "sleep(5) called" is prose.
    if (top === Kind.danger) return this.isWaiting() || operand !== Kind.name ? top : 0;
    const isWord = operand === Kind.name || operand === Kind.number || operand === Kind.prose ||
      operand === Kind.list;
    if (operand === Kind.name && isSql(top) && top !== Kind.sqlComparison) return top;
    if (top === Kind.list && operand === Kind.name) return top;
    if (
      (top === Kind.name || top === Kind.number || top === Kind.prose || top === Kind.list) &&
      isWord
    ) {
      return Kind.prose;
    }
    const isText = operand === Kind.string || operand === Kind.open;
    if (top === Kind.string && isText) return operand;
    // Quotes written twice: `""a""`.
    const last = this.size - 1;
    if (
      operand === Kind.string && top === Kind.name && this.top(1) === Kind.string &&
      this.ends[last] === start && this.ends[last - 1] === this.starts[last] && end - start === 2
    ) return Kind.string;
    return 0;
  }

  private isWaiting(): boolean {
    return this.text.startsWith("waitfor", this.starts[this.size - 1]);
  }

  private compared(a: number, b: number, at: number, start: number, end: number): number {
    if (a === Kind.danger || b === Kind.danger) return Kind.danger;
    if (a === Kind.systemSelect || b === Kind.systemSelect) return Kind.systemSelect;
    if (isSql(a) || isSql(b)) return Kind.sqlComparison;
    if (isLiteral(a) && isLiteral(b)) return Kind.constant;
    if (a === Kind.prose || b === Kind.prose) return Kind.prose;
    const same = a === Kind.name && b === Kind.name &&
      this.text.slice(this.starts[at], this.ends[at]) === this.text.slice(start, end);
    return same || a === Kind.constant || b === Kind.constant ? Kind.constant : Kind.comparison;
  }

  /** A closing parenthesis: what is in it becomes one operand, or it stays when nothing opened it. */
  private close(start: number, end: number): void {
    if (this.open === 0) {
      this.shift(Kind.right, start, end);
      return;
    }
    let inside = 0;
    let [selects, clause, system, logical, odd] = [false, false, false, false, false];
    for (;;) {
      const kind = this.top(0);
      if (kind === Kind.left) break;
      if (kind === Kind.system || kind === Kind.variable || kind === Kind.systemSelect) {
        system = true;
      }
      if (isOperand(kind)) inside = stronger(inside, kind);
      else if (kind === Kind.select) selects = true;
      else if (kind === Kind.clause) clause = true;
      else if (kind === Kind.logical) logical = true;
      else if (kind === Kind.other || kind === Kind.quote) odd = true;
      this.drop();
    }
    const from = this.starts[this.size - 1];
    this.drop();
    this.open--;
    // "(select a group)"
    if (inside === Kind.prose || inside === Kind.name) selects &&= clause;
    let kind = selects ? Kind.subselect : odd && !isSql(inside) ? Kind.prose : inside;
    if (selects && inside === Kind.danger) kind = Kind.danger;
    else if (selects && system) kind = Kind.systemSelect;
    if (kind === 0) kind = Kind.number;
    if (logical && rankOf[kind] < rankOf[Kind.comparison] && !isLiteral(kind)) kind = Kind.prose;
    const head = this.top(0);
    if (!isCallable(head)) {
      this.operand(kind, from, end);
      return;
    }
    const first = this.starts[this.size - 1];
    const headEnd = this.ends[this.size - 1];
    this.drop();
    // "sleep (8 hours)" is no call.
    if (head === Kind.danger && WORDS.test(this.text.slice(headEnd, end))) {
      return this.operand(Kind.prose, first, end);
    }
    this.operand(kind === Kind.prose ? head : stronger(head, kind), first, end);
  }
}
