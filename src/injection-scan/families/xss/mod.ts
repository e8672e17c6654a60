/**
 * Active content in markup: scripts, event handlers, script URLs, documents in attributes, active
 * styles, and code that breaks out of a script's strings. Markup that only formats is let be.
 *
 * A text is read by an HTML tokeniser twice, as libinjection reads it in several contexts: once as
 * a document, once with quotes that enclose nothing, beginning inside a tag if it is a value; that
 * one reading stands for attributes quoted in any way. Values are judged more sternly than
 * documents, unless they read as prose.
 *
 * @module
 */
import type { Hit, Structure } from "../structure.ts";
import { isValue } from "../../models/shape.ts";
import { judge } from "./judge.ts";
import { breaksOut, isBareCode, runsCode } from "./scripts.ts";
import { isTalk } from "./talk.ts";
import { styleScore } from "./styles.ts";
import { isActiveData, isInert, isScriptScheme, readScheme, scriptUrlScore } from "./urls.ts";
import { Verdict } from "./verdict.ts";

/** Finds active content. */
export const xss: Structure = (view, from, to): Hit | undefined => {
  const text = from === 0 && to === view.text.length ? view.text : view.text.slice(from, to);
  const verdict = new Verdict();
  const alone = isValue(view.text);
  const markup = text.includes("<");
  const stern = alone && !isDocument(text);
  const leads = from === 0 && LEADS.test(text);
  if (markup) judge(text, { quotes: true, inTag: false, stern, leads }, verdict);
  if (!verdict.sure && (stern || (markup && QUOTED.test(text)))) {
    judge(text, { quotes: false, inTag: stern, stern, leads }, verdict);
  }
  if (stern && markup && LEAVES.test(text)) verdict.add("markup-breakout", 0.74, 0, text.length);
  if (!verdict.sure) judgeScriptUrls(text, stern, verdict);
  if (!verdict.sure && stern) judgeValue(text, verdict);
  const { best } = verdict;
  if (best?.rule === "script-element" && !stern && !leads) {
    // An example in a block of code.
    const before = view.text.slice(Math.max(0, from + best.start - MAX_FENCE), from + best.start);
    if (before.split("```").length % 2 === 0) return undefined;
  }
  return best && { ...best, start: from + best.start, end: from + best.end };
};

/** How far back the fence of a block of code is looked for. */
const MAX_FENCE = 4_096;

/** What quotes could hide: where there is none of it both readings are the same. */
const QUOTED = /["'`]|<!--|<s(?:cript|tyle)/;

/** Nothing before the first tag but what ends another tag, a value or a comment. */
const LEADS = /^[\s"'`>\])};/-]{0,12}(?:<\/[a-z]{1,10}\s?>\s?){0,4}<(?:script|svg|style|xml)/;

/** A value that ends the attribute and the tag it stands in, and goes on with markup of its own. */
const LEAVES =
  /^[\w\s.@-]{0,24}\\{0,3}["'`]{1,3}[)\s;]{0,3}\/?>{1,3}\s{0,3}(?:<[a-z!]|<\/[a-z]{4})|^[\w.@-]{0,24}["'`]?\s?\/?>\s?<(?:script|svg|iframe|img)\b|^\s?["'`}\])][\s"'`};)\]]{0,8}<\/script>|^<script[^>]{0,20}>$/;

/** A script URL anywhere that is followed by code: in Markdown, BBCode, a style, a value. */
function judgeScriptUrls(text: string, stern: boolean, verdict: Verdict): void {
  let at = text.indexOf("script:");
  // A few are enough: a text that has many is judged by its first.
  for (let count = 0; at >= 0 && count < 16; count++) {
    const name = /(?:java|vb|live)[\s\\]{0,4}$/.exec(text.slice(Math.max(0, at - 12), at));
    if (name !== null) {
      const start = at - name[0].length;
      const quote = text.charAt(start - 1);
      const whole = text.slice(at + 7, at + 7 + 200);
      const rest = quote === '"' || quote === "'" ? whole.split(quote, 1)[0] : whole;
      const code = !isInert(rest) && runsCode(rest);
      const before = text.charCodeAt(start - 1);
      // `](`, `="`, `url(`, or the start: an address; elsewhere words speak of one.
      const address = start === 0 || /[(='"`:\]<>,;]/.test(text[start - 1]);
      if (code && !(start === 0 && !stern && rest.startsWith("\n")) && (address || stern)) {
        verdict.add("script-url", address ? 0.91 : 0.8, start, at + 7);
      } else if (code && before <= 32) verdict.add("script-url", 0.6, start, at + 7);
    }
    at = text.indexOf("script:", at + 7);
  }
}

/** What a value alone can be: a URL, a style, code, or a way out of a script's string. */
function judgeValue(text: string, verdict: Verdict): void {
  const { length } = text;
  const from = /^[\s"'`]{0,8}/.exec(text)![0].length;
  const scheme = readScheme(text, from, length);
  if (scheme !== undefined) {
    verdict.add("script-url", scriptUrlScore(text, from, length, true), from, scheme.rest);
    if (isScriptScheme(scheme.name) && /^[^\s\w]|^\w+\s?[(=.`]/.test(text.slice(scheme.rest))) {
      verdict.add("script-url", isInert(text.slice(scheme.rest)) ? 0.4 : 0.85, from, scheme.rest);
    }
    // Nobody writes a tab or a line break into the name of a language.
    if (isScriptScheme(scheme.name) && /[a-z][\t\n\r]+[a-z]/.test(text.slice(from, scheme.rest))) {
      verdict.add("script-url", 0.85, from, scheme.rest);
    }
    if (scheme.name === "data" && isActiveData(text.slice(scheme.rest))) {
      verdict.add("data-url", /^\s?image/.test(text.slice(scheme.rest)) ? 0.5 : 0.85, from, length);
    }
  }
  if (/expression|binding|behaviou?r|url\s?\(|import/.test(text)) {
    verdict.add("active-style", styleScore(text, false), 0, length);
  }
  if (/url\s?\(\s?["']?(?:java|vb)script/.test(text)) verdict.add("active-style", 0.85, 0, length);
  if (isTalk(text)) return;
  if (isBareCode(text)) verdict.add("script-code", LINES.test(text) ? 0.6 : 0.85, 0, length);
  else if (breaksOut(text)) verdict.add("script-breakout", 0.88, 0, length);
}

/** Several lines of statements: a program, not a payload. */
const LINES = /[;{]\s{0,2}\n\s{0,8}\S/;

/** True for what is short, and yet a piece of a document: prose, several lines, fenced code. */
function isDocument(text: string): boolean {
  return /\n[^\n]*\n[^\n]*\n|(?:^|\n)```/.test(text) || readsAsProse(text);
}

/** True for a text with more words in a row, outside of tags, than attacks have. */
function readsAsProse(text: string): boolean {
  let words = 0;
  let inTag = false;
  for (let at = 1; at < text.length - 1; at++) {
    const code = text.charCodeAt(at);
    if (code === 60) inTag = isWord(text.charCodeAt(at + 1)) || text.charCodeAt(at + 1) === 47;
    else if (code === 62) inTag = false;
    else if (code === 32 && !inTag) {
      if (isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + 1))) words++;
    } else if ((code === 44 || code === 46) && text.charCodeAt(at + 1) === 32 && !inTag) words++;
  }
  return words >= 4;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || code > 191;
}
