/**
 * One reading of a text as markup: every token is judged, the surest finding is kept.
 *
 * @module
 */
import { judgeAttribute, type Judged } from "./attributes.ts";
import { isAsked, judgeElement, scriptScore } from "./elements.ts";
import { styleScore } from "./styles.ts";
import { cleanName } from "./characters.ts";
import * as Kind from "./kinds.ts";
import type { TokensOptions } from "./kinds.ts";
import { Tokens } from "./tokens.ts";
import type { Verdict } from "./verdict.ts";

/** How a text is judged. */
export interface Reading extends TokensOptions {
  /** True for a text that is a value of its own, and not prose. */
  readonly stern: boolean;
  /** True when nothing but a way out of other markup stands before the text's first tag. */
  readonly leads: boolean;
}

/** Longer values are judged by their beginning. */
const MAX_VALUE = 1_024;

/** Reads a text in one way. */
export function judge(text: string, reading: Reading, verdict: Verdict): void {
  const { stern, leads } = reading;
  const tokens = new Tokens(text, reading);
  const attributes = new Map<string, string>();
  let element = "";
  let start = 0;
  const add = (judged: Judged | undefined, from: number, to: number) => {
    if (judged !== undefined) verdict.add(judged.rule, judged.score, from, to);
  };
  const finish = (end: number) => {
    // No name of two letters loads anything by itself.
    if (element.length > 2 || attributes.size > 0) {
      add(judgeElement(element, attributes, stern), start, end);
    }
    if (attributes.size > 0) attributes.clear();
    element = "";
  };
  while (!verdict.sure && tokens.next()) {
    switch (tokens.kind) {
      case Kind.open:
      case Kind.close: {
        finish(tokens.start);
        start = tokens.start;
        element = localName(
          text.slice(tokens.nameStart, Math.min(tokens.nameEnd, tokens.nameStart + 64)),
        );
        break;
      }
      case Kind.attribute: {
        const name = cleanName(
          text.slice(tokens.nameStart, Math.min(tokens.nameEnd, tokens.nameStart + 64)),
        );
        const value = tokens.hasValue
          ? text.slice(tokens.valueStart, Math.min(tokens.valueEnd, tokens.valueStart + MAX_VALUE))
          : "";
        const breaksOut = isBreak(text.charCodeAt(tokens.start - 1)) ||
          isBreak(text.charCodeAt(tokens.start - 2));
        add(
          judgeAttribute(name, value, { element, stern, breaksOut, first: tokens.start === 0 }),
          tokens.start,
          tokens.end,
        );
        const local = name.slice(name.lastIndexOf(":") + 1);
        if (stern && tokens.valueEnd === text.length) {
          if (isBreak(text.charCodeAt(tokens.valueStart - 1)) && dangles(local, value)) {
            verdict.add("dangling-markup", 0.8, tokens.start, tokens.end);
          }
        } else if (stern && CLOBBERS.test(value) && (local === "id" || local === "name")) {
          verdict.add("dom-clobbering", 0.76, tokens.start, tokens.end);
        }
        if (value === "") break;
        if (isAsked(local) && !attributes.has(local)) attributes.set(local, value);
        break;
      }
      case Kind.end:
        finish(tokens.end);
        break;
      case Kind.raw: {
        const raw = text.slice(
          tokens.valueStart,
          Math.min(tokens.valueEnd, tokens.valueStart + MAX_VALUE),
        );
        if (text.startsWith("</style", tokens.valueEnd) || isStyle(text, tokens.start)) {
          verdict.add("active-style", styleScore(raw, stern), tokens.start, tokens.end);
        } else {verdict.add(
            "script-element",
            !stern && !leads && isExample(text, start, tokens.end)
              ? 0.6
              : scriptScore(raw, stern, leads, tokens.end < text.length),
            start,
            tokens.end,
          );}
        break;
      }
    }
  }
  finish(text.length);
}

/** Members of documents and elements that a named element hides from scripts. */
const CLOBBERS =
  /^(?:currentscript|getelements?by\w{2,12}|queryselector(?:all)?|documentelement|innerhtml|parentnode|nodename|childnodes|ownerdocument|defaultview|createelement)$/;

/** A value without an end swallows the page behind it, and sends it elsewhere. */
function dangles(name: string, value: string): boolean {
  return name === "target" ||
    /^(?:src|href|(?:form)?action|background|poster|data|content|srcset)$/.test(name) &&
      /(?:^|url\s?=\s?["']?)\s{0,4}(?:https?:)?\/\/[^\s"'<>]{1,200}[?=&#/]$/.test(value);
}

/** A prefix names a namespace: `svg:script`. */
function localName(name: string): string {
  if (name.length < 3) return name;
  const clean = cleanName(name);
  if (clean.startsWith("javascript:")) return clean;
  return clean.slice(clean.lastIndexOf(":") + 1);
}

/** True in a document for a script in quotes of its own. */
function isExample(text: string, from: number, to: number): boolean {
  return isBreak(text.charCodeAt(from - 1)) && text.startsWith(`</script>${text[from - 1]}`, to);
}

function isBreak(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}

function isStyle(text: string, rawStart: number): boolean {
  return /style[^<]{0,80}>$/.test(text.slice(Math.max(0, rawStart - 96), rawStart));
}
