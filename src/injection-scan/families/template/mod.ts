/**
 * Server-side template expressions that compute or reach into the host (SSTI), and server-side and
 * edge-side includes (SSI, ESI).
 *
 * The text is read once: openings of all engines, the tokens within, and what those amount to.
 * Kettle: Server-Side Template Injection (2015).
 *
 * @module
 */
import type { Hit, Structure } from "../structure.ts";
import { bare } from "./bare.ts";
import { bareOpeningAt, type Opening, openingAt, OPENS } from "./delimiters.ts";
import { Evidence } from "./evidence.ts";
import { readExpression } from "./expression.ts";
import { includes } from "./includes.ts";
import { Chain } from "./polyglot.ts";
import { RULES } from "./rules.ts";

/** Texts up to here are values: they are judged more sternly. */
const SHORT = 200;
/** In longer texts, a single brace or a bare `$name.` is most likely code of some kind. */
const MEDIUM = 1_024;
/** An expression is the whole of a text when no more than this many characters are around it. */
const AROUND = 2;

/** Finds such expressions. */
export const template: Structure = (view, from, to) => {
  const expression = findExpression(view.text, from, to);
  if (expression !== undefined && expression.score > 0.9) return expression;
  return includes(view, from, to) ?? expression ?? bare(view, from, to);
};

function findExpression(whole: string, first: number, last: number): Hit | undefined {
  const text = first === 0 && last === whole.length ? whole : whole.slice(first, last);
  const evidence = new Evidence(whole.length <= SHORT);
  const bareToo = whole.length <= MEDIUM;
  const opening: Opening = { kind: 0, sign: 0, length: 0 };
  const chain = new Chain();
  let best: Hit | undefined;
  for (let i = 0; i < text.length;) {
    // An expression that another one interrupted has left that one's opening behind.
    if (!evidence.interrupted && !opens(text, i, opening, bareToo)) {
      i++;
      continue;
    }
    evidence.begin(opening);
    const start = i;
    const polyglot = chain.add(text, i, opening);
    i = readExpression(text, i + opening.length, opening, evidence);
    if (evidence.empty && !polyglot) continue;
    const alone = whole.length - (i - start) <= AROUND;
    const verdict = polyglot ? RULES.polyglot : evidence.verdict(alone);
    if (verdict !== undefined && (best === undefined || verdict.score > best.score)) {
      best = { ...verdict, start: first + start, end: first + i };
      if (best.score >= RULES.reaches.score) return best;
    }
  }
  return best;
}

function opens(text: string, at: number, opening: Opening, bareToo: boolean): boolean {
  const code = text.charCodeAt(at);
  if (code > 127 || OPENS[code] === 0) return false;
  return openingAt(text, at, opening) || (bareToo && bareOpeningAt(text, at, opening));
}
