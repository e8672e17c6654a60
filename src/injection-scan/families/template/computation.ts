/**
 * Whether an expression computes with constants alone: `7*7`, `"a"+"b"`, `364|add:733`, `1==1`. No
 * author of a template writes that; who probes for one does.
 *
 * @module
 */
import * as Kind from "./kinds.ts";

const EQUALS = 61;

/** Signs that leave a computation what it is. */
const NEUTRAL = /* @__PURE__ */ codesOf("()!&<>$[];|,\\.?");
/** Signs that compute: `+ - / % ^ ~`; a star is surest. */
const OPERATORS = /* @__PURE__ */ codesOf("+-/%^~");
const STAR = 42;

function codesOf(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
}

/** Follows an expression's tokens. */
export class Computation {
  /** Numbers, texts and operators so far. */
  numbers: number = 0;
  texts: number = 0;
  /** A computation was complete before a filter or the end. */
  done: boolean = false;

  /** A number and nothing else went into the filter that follows. */
  piped: boolean = false;

  private operators = 0;
  private stars = 0;
  private pure = true;
  private years = 0;

  /** Starts anew. */
  begin(): void {
    this.numbers =
      this.texts =
      this.operators =
      this.stars =
        0;
    this.done = this.piped = false;
    this.years = 0;
    this.pure = true;
  }

  /** True while nothing but constants and operators was read. */
  get constant(): boolean {
    return this.pure;
  }

  /** A name: whatever it is, the result depends on it. */
  name(): void {
    this.pure = false;
  }

  /** A number of so many digits: `2020-2021` is a span of years. */
  number(digits: number): void {
    this.numbers++;
    if (digits === 4) this.years++;
  }

  /** A sign. `assigns`: an equals sign after the first name. */
  sign(code: number, previous: number, assigns: boolean): void {
    if (code === STAR) this.stars++;
    else if (OPERATORS.has(code)) this.operators++;
    else if (code === EQUALS) {
      // `$x=7*7`: what is assigned to does not count. `1==1` compares.
      if (assigns) this.pure = true;
      if (previous === EQUALS || previous === 33) this.operators++;
    } else if (!NEUTRAL.has(code)) this.pure = false;
  }

  /** Starts anew behind a bar, keeping what is done. */
  restart(): void {
    const { done, pure, numbers } = this;
    this.begin();
    this.done = done;
    this.piped = pure && numbers > 0;
  }

  /** Judges what was read so far: before a filter, and at the end. */
  settle(kind: number, short: boolean): void {
    if (!this.pure || this.numbers + this.texts < 2 || this.operators + this.stars === 0) return;
    if (this.stars > 0) {
      // `'a'*'b'` is nothing.
      this.done = this.numbers > 0;
    } else if (
      short && kind !== Kind.square && kind !== Kind.single &&
      (this.years === 0 || this.numbers + this.years < 4)
    ) {
      this.done = true;
    }
  }
}
