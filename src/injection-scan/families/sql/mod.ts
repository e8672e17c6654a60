/**
 * SQL that ends a literal and goes on: conditions, UNION, stacked statements, time delays, comments.
 *
 * The text is read as the query would read it: from its start, as in a place for a number, and after
 * each quote that may end the query's own literal. What is read folds to a sentence of a few
 * characters (`fold.ts`), and the rules are patterns over those (`rules.ts`).
 *
 * @module
 */
import { isValue } from "../../models/shape.ts";
import { Mark } from "../../prefilter/keywords/marks.ts";
import { lazy } from "../../prefilter/lazy.ts";
import type { Hit, Structure } from "../structure.ts";
import { isBlank, isDigit, isWordPart, readBlank } from "./characters.ts";
import { Folder } from "./fold.ts";
import * as Context from "./contexts.ts";
import * as Kind from "./kinds.ts";
import { marksIn } from "./operands.ts";
import { SQL_RULES } from "./rules.ts";
import { isTalk } from "./talk.ts";
import { SqlReader } from "./tokens.ts";

/** No more tokens than this are read from one place. */
const MAX_TOKENS = 96;
/** Forms are looked at up to here. */
const MAX_FORM = 512;
/** What is longer before a quote is more than a name. */
const MAX_VALUE = 48;

/** From here on a hit is sure enough: nothing more is looked for. */
const SURE = 0.9;

/** Where a value begins within another text. */
const WITHIN =
  /(?:^|[?&\s])(?!\d+=)[\w.[\]-]{1,32}=["']?|\/(?=(?:or|and|union|select|having|;)[\s+])/g;

/** Of a text without a keyword: words of SQL before signs, operators after a quote, calls. */
const TELLING =
  /(?:^|[^a-z_])(?:(?:x?or|and)(?![a-z_])[\s(!~+-]{0,6}(?:not\b|["'\d(@]|[\w.$]{1,40}\s{0,3}(?:[=<>(!]|like|in\b|is|between|glob))|(?:where|having|select|union|into|not|mod)\b(?=.{0,40}['"=();]))|&&|['"\u2032][\s)]{0,4}(?:[-+*/%^|&=<>!#;]|in\b|is\b|create|mod\b|sounds)|\)\s?,\s?\(|(?:sleep|xml\w{0,8}|value|_\w{1,12})\s?\(|;\s{0,4}[a-z]{2,8}[\s(@*/]/;

/** SQL Server's delays need no parentheses, so nothing else has to tell them from prose. */
const WAIT = /waitfor[\s+]{1,4}(?:delay|time)[\s+]{1,4}['"@(\d]/;

/** Finds SQL injections. */
export const sql: Structure = (view, from, to) => {
  const { text } = view;
  const hasWords = (view.found.marks & Mark.sql) !== 0;
  if (!hasWords && !TELLING.test(text)) return undefined;
  if (isValue(text)) {
    if (isTalk(text)) return undefined;
    const wait = text.includes("waitfor") ? WAIT.exec(text) : null;
    if (wait !== null) {
      return { rule: "dangerous-call", score: 0.95, start: wait.index, end: text.length };
    }
  }
  const judge = new Judge(to - from, hasWords);
  judge.look(text, from, to);
  judge.lookWithin(text, from, to);
  const part = text.slice(from, to);
  // A form's `+` is a space.
  if (part.length <= MAX_FORM && part.includes("+")) {
    judge.look(text.slice(0, from) + part.replaceAll("+", " "), from, to);
  }
  return judge.best;
};

class Judge {
  best: Hit | undefined;
  private readonly folder = new Folder();
  private readonly hasWords: boolean;
  private budget: number;

  constructor(length: number, hasWords: boolean) {
    this.budget = MAX_TOKENS + length / 4;
    this.hasWords = hasWords;
  }

  look(text: string, from: number, to: number): void {
    this.read(text, from, to, from === 0 ? Context.start : Context.inside, from);
    const seen = [0, 0];
    for (let at = from; at < to && this.budget > 0 && !this.isSure(); at++) {
      const code = text.charCodeAt(at);
      if (code !== 39 && code !== 34 && code !== 0x2032) continue;
      const which = code === 34 ? 1 : 0;
      const before = seen[which];
      let start = at;
      if (!isApostrophe(text, at)) seen[which]++;
      let isClosing = before % 2 === 1;
      if (text.charCodeAt(at + 1) === code && at + 2 < to) {
        // A quote written twice, or an empty string.
        start = ++at;
        seen[which]++;
        isClosing = true;
      }
      // An attribute's end.
      if (text.charCodeAt(at + 1) === 62) continue;
      const context = isClosing ? Context.closing : contextOf(text, from, start, before);
      this.read(text, at + 1, to, context, start);
    }
  }

  /** A value as a part of a query string, an attribute or a path: `a=1 or 1=1`, `/or 1=1`. */
  lookWithin(text: string, from: number, to: number): void {
    if (from > 0 || !isValue(text) || this.isSure() || !/[=/]/.test(text)) return;
    WITHIN.lastIndex = 0;
    for (let parts = 0; parts < 4; parts++) {
      const match = WITHIN.exec(text);
      if (match === null) return;
      const start = match.index + match[0].length;
      this.read(text, start, to, Context.start, start);
    }
  }

  private isSure(): boolean {
    return this.best !== undefined && this.best.score >= SURE;
  }

  /** Reads from one place on, and judges what it folds to. */
  private read(text: string, from: number, to: number, context: number, start: number): void {
    const reader = new SqlReader(text, from, to);
    const { folder } = this;
    const fromStart = context === Context.start || context === Context.inside;
    folder.reset(text);
    folder.push(context, start, from);
    let isFirst = !fromStart;
    let tokens = 0;
    const most = context === Context.inside ? to - from : MAX_TOKENS;
    for (; tokens < most && reader.next(); tokens++) {
      const { kind } = reader;
      if (kind === Kind.blank) continue;
      // After a quote that a name follows nothing goes on.
      if (isFirst && (kind === Kind.name || kind === Kind.other)) return;
      if (kind !== Kind.right) isFirst = false;
      const isCode = !fromStart && (isRemark(text, reader, context, start) ||
        isBetween(text, kind, reader.start, reader.end, text.charAt(start)));
      folder.push(isCode ? Kind.commentProse : kind, reader.start, reader.end);
      if (!this.hasWords && folder.isProse()) return;
    }
    folder.finish();
    if (!fromStart) this.budget -= tokens;
    this.judge(text);
  }

  private judge(text: string): void {
    const { folder } = this;
    const marks = folder.marks();
    if (marks === 0) return;
    let sentence = "";
    for (const { rule, score, pattern, needs, ofValue } of sqlRules()) {
      if ((marks & needs) === 0 || (this.best !== undefined && this.best.score >= score)) continue;
      if (ofValue && !isValue(text)) continue;
      sentence ||= folder.sentence();
      const match = pattern.exec(sentence);
      if (match === null) continue;
      const [start, end] = folder.span(match.index, match.index + match[0].length - 1);
      this.best = { rule, score, start, end };
    }
  }
}

/** The rules, with what they need as bits. */
const sqlRules = /* @__PURE__ */ lazy(() =>
  SQL_RULES.map(({ shapes, needs, ...rule }) => ({
    ...rule,
    pattern: new RegExp(shapes.join("|")),
    needs: marksIn(needs),
  }))
);

/** Inches and feet with a remark: `12" -- black`. */
function isRemark(text: string, token: SqlReader, context: number, start: number): boolean {
  return token.kind === Kind.comment && (context === Context.digits || text[start] === '"') &&
    /^\W+[a-z]{3}/.test(text.slice(token.start, token.start + 8));
}

/**
 * Whether a token is what stands between the strings of code: `'--option'`, with a comment that has
 * the quote in it, or `"-": "+"`, with a string of separators.
 */
function isBetween(text: string, kind: number, start: number, end: number, quote: string): boolean {
  if (kind === Kind.comment) return text.slice(start, end).includes(quote);
  return kind === Kind.string && text.charAt(start) === quote && end - start > 2 &&
    /^.\s*[:,;]\s*.$/.test(text.slice(start, end));
}

/** What a quote ends, given how many of its kind there were before. */
function contextOf(text: string, from: number, at: number, before: number): number {
  if (before > 0) return Context.words;
  // A word in quotes.
  if (/^[=>(\[,:]?['"][a-z]{2,4}['"]/.test(text.slice(Math.max(0, at - 1), at + 6))) {
    return Context.words;
  }
  if (at === 0) return Context.value;
  if (from > 0 || at > MAX_VALUE) return Context.words;
  let digits = at < 4;
  for (let i = readBlank(text, 0, at); i < at; i++) {
    const code = text.charCodeAt(i);
    if (isBlank(code)) return Context.words;
    if (!isDigit(code)) digits = false;
  }
  return digits ? Context.digits : Context.value;
}

/** An apostrophe stands between letters. */
function isApostrophe(text: string, at: number): boolean {
  return at > 0 && isWordPart(text.charCodeAt(at - 1)) && isWordPart(text.charCodeAt(at + 1));
}
