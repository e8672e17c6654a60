/**
 * What the tokens of one template expression amount to. Placeholders name what they print; an attack
 * computes, calls, or climbs from any value to the classes of the host.
 *
 * @module
 */
import { Computation } from "./computation.ts";
import type { Opening } from "./delimiters.ts";
import * as Kind from "./kinds.ts";
import { isGiven, PAIRS, ROLES } from "./names.ts";
import * as Role from "./roles.ts";
import { firstGiven, isQuote, opensConditions, reachesOut, RULES, type Verdict } from "./rules.ts";
import { type Expression, judgeWhole } from "./whole.ts";
import { namesFromOutside, runsAsIs, tells } from "./telling.ts";

/** This many points are a finding. */
const ENOUGH = 3;
/** Pieces of texts put together are remembered up to this length. */
const MAX_BUILT = 96;

const NAME = 97;
const NUMBER = 49;
const TEXT = 115;
const DOT = 46;
const PAREN = 40;
const SQUARE = 91;
const QUERY = 63;
const BAR = 124;
const PERCENT = 37;
const COLON = 58;
const DOLLAR = 36;

/** Collects the evidence of one expression after another. */
export class Evidence implements Expression {
  /** True once the expression's close was seen. */
  closed: boolean = false;
  /** True when another expression began before that. */
  interrupted: boolean = false;

  private readonly short: boolean;
  private readonly computation = new Computation();
  kind: number = 0;
  private opener = 0;
  points: number = 0;
  private why: Verdict = RULES.reaches;
  /** The last two tokens: a name, a number, a text, or a sign's code. */
  private last = 0;
  private beforeLast = 0;
  tokens: number = 0;
  names: number = 0;
  calls: number = 0;
  firstName: string = "";
  lastName: string = "";
  /** A filter that calls what it is given was seen. */
  private applies = false;
  /** A method of a literal was called. */
  literalCall: boolean = false;
  /** Texts, put together. */
  private built = "";
  private pieces = 0;

  /** @param short The text is as short as a value: it is judged more sternly. */
  constructor(short: boolean) {
    this.short = short;
  }

  /** True while no name, number or text was read. */
  get empty(): boolean {
    return this.names + this.computation.numbers + this.computation.texts === 0;
  }

  /** Starts anew with another expression. */
  begin({ kind, sign }: Opening): void {
    this.kind = kind;
    this.opener = sign;
    this.closed =
      this.interrupted =
      this.applies =
      this.literalCall =
        false;
    this.points = this.last = this.beforeLast = 0;
    this.tokens =
      this.names =
      this.calls =
      this.pieces =
        0;
    this.lastName = this.firstName = this.built = "";
    this.computation.begin();
  }

  /** A name, and where the text goes on after it. */
  name(word: string, text: string, end: number): void {
    const spaces = text.charCodeAt(end) === 32 ? 1 : 0;
    const called = text.charCodeAt(end + spaces) === PAREN;
    const member = this.last === DOT || this.last === SQUARE;
    const role = ROLES.get(word);
    if (role === Role.call) this.weighCall(word, called, member, text, end + spaces);
    else this.weigh(word, role, called, member, text, end);
    if (member && this.lastName !== "" && !this.isEnvironment(word)) {
      const points = PAIRS.get(`${this.lastName}.${word}`);
      if (points !== undefined) this.add(points, RULES.reaches);
    }
    if (this.names++ === 0) this.firstName = word;
    if (called) this.calls++;
    if (called && this.last === DOT && this.tokens === 2 && isLiteral(this.beforeLast)) {
      this.literalCall = true;
    }
    this.compute(word, role);
    this.lastName = word;
    this.push(NAME);
  }

  /** A number, so many characters long. */
  number(length: number): void {
    this.computation.number(length);
    this.push(NUMBER);
  }

  /** A text in quotes. */
  text(content: string, quote: number): void {
    const plain = content.endsWith("\\") ? content.slice(0, -1) : content;
    this.computation.texts++;
    if (quote === 96 && this.runsBackquotes() && plain.length > 1) this.add(3, RULES.calls);
    if (this.applies && isGiven(plain)) this.add(3, RULES.applies);
    else if (tells(plain)) this.add(3, RULES.reaches);
    if (plain === "constructor" && this.last !== COLON) this.add(3, RULES.reaches);
    if (plain === "secret_key" && ROLES.get(this.firstName) === Role.root) {
      this.add(3, RULES.reaches);
    }
    if (
      this.names === 1 &&
      (this.last === NAME || (this.last === PAREN && this.tokens === 2 && this.isEngine()))
    ) {
      this.weighArgument(plain);
    }
    if (this.built.length < MAX_BUILT) this.built += plain;
    if (++this.pieces > 1 && runsAsIs(this.built)) this.add(3, RULES.built);
    this.push(TEXT);
  }

  /** Any other sign. */
  sign(code: number): void {
    const { computation } = this;
    if (code === BAR || code === QUERY) {
      computation.settle(this.kind, this.short);
      // `${missing|7*7}`
      if (code === BAR) computation.restart();
    }
    const assigns = this.last === NAME && this.names === 1;
    computation.sign(code, this.last, assigns);
    this.push(code);
  }

  /** What it all amounts to; `alone`: the text is nothing but this expression. */
  verdict(alone: boolean): Verdict | undefined {
    if (this.points >= ENOUGH) return this.why;
    const { computation, kind, closed, points } = this;
    computation.settle(kind, this.short);
    if (computation.done && closed) return RULES.arithmetic;
    if (this.calls > 0 && points === 2) return this.why;
    return this.short ? judgeWhole(this, computation, alone) : undefined;
  }

  private push(token: number): void {
    this.tokens++;
    this.beforeLast = this.last;
    this.last = token;
  }

  private add(points: number, why: Verdict): void {
    if (this.points < ENOUGH) this.why = why;
    this.points += points;
  }

  private compute(word: string, role: number | undefined): void {
    const { computation } = this;
    if (role === Role.computes && this.last === BAR && this.names === 1) {
      computation.done ||= computation.piped;
    }
    const opens = this.names === 1 && (role === Role.verb || opensConditions(word));
    if (role !== Role.constant && !opens) computation.name();
  }

  private weigh(
    word: string,
    role: number | undefined,
    called: boolean,
    member: boolean,
    text: string,
    end: number,
  ): void {
    const joined = member || called || this.last === BAR || /[.[|]/.test(text[end] ?? "");
    if (role === Role.reach) this.add(joined && (member || this.isEngine()) ? 3 : 2, RULES.reaches);
    else if (role === Role.applies) {
      this.applies ||= called && (this.last === BAR || (this.last === DOT && this.isEngine()));
    } else if (role === Role.builtIn) {
      // Freemarker's built-ins, `"…"?new()`; a conditional has spaces.
      if (this.last === QUERY && called && text[end - word.length - 1] === "?") {
        this.add(3, RULES.reaches);
      }
    } else if (word === "x" && this.last === PERCENT && this.runsBackquotes()) {
      this.add(3, RULES.calls);
    } else if (word === "attr") {
      if (called && this.last === BAR) this.add(3, RULES.reaches);
    } else if (
      reachesOut(word, text, end, joined, this.last, this.beforeLast)
    ) this.add(3, RULES.reaches);
  }

  /** A name that runs something, and what it is called with. */
  private weighCall(
    word: string,
    called: boolean,
    member: boolean,
    text: string,
    at: number,
  ): void {
    if (this.last === BAR && isGiven(word)) {
      return this.add(this.kind === Kind.single || this.pieces > 0 ? 3 : 2, RULES.applies);
    }
    const given = firstGiven(text, called ? at + 1 : at);
    if (!called) {
      // Ruby and Perl call without brackets.
      if (this.runsBackquotes() && !member && isQuote(given)) this.add(3, RULES.calls);
    } else if (word === "require" && this.opener === DOLLAR) this.add(1, RULES.calls);
    else if (isQuote(given)) this.add(3, RULES.calls);
    else this.add((member ? 1 : 2) + (this.isEngine() ? 1 : 0), RULES.calls);
  }

  /** The text behind the first name: `{% include "/etc/passwd" %}`, `{{#with "s" as |x|}}`. */
  private weighArgument(content: string): void {
    const { firstName } = this;
    if (firstName === "with" && this.kind === Kind.mustache) this.add(3, RULES.statement);
    else if (namesFromOutside(firstName, content)) this.add(3, RULES.statement);
  }

  /** Engines in which backquotes run a command. */
  private runsBackquotes(): boolean {
    const { kind, opener } = this;
    return kind === Kind.erb || (kind === Kind.brace && (opener === 35 || opener === 64));
  }

  /** Openings that only engines have: the others stand in code of all kinds, too. */
  private isEngine(): boolean {
    const { kind } = this;
    return kind === Kind.mustache || kind === Kind.statement || kind === Kind.erb ||
      kind === Kind.directive;
  }

  /** `${process.env.HOME}` is how JavaScript and shells print a setting. */
  private isEnvironment(word: string): boolean {
    const prints = word === "env" || word === "environ" || word === "version" || word === "cwd";
    return prints && this.kind === Kind.brace && this.lastName !== "_";
  }
}

function isLiteral(token: number): boolean {
  return token === TEXT || token === NUMBER;
}
