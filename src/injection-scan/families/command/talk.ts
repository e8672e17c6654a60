/**
 * What people write about commands, and what only looks like one: spans of code in sentences, lists
 * of names, words of prose.
 *
 * @module
 */
import { kindOf, Name } from "./names.ts";
import type { Command } from "./read.ts";

/** Names of fields, one after the other: `first;last;id`, `name|date`. */
export const LIST: RegExp =
  /^(?:[a-z_]{2,20}(?:[;|,&] ?[a-z_]{2,20}){2,}|(?:name|title|type|date|time|users?|email|status|count|size|value|key|label)[;|&] ?[a-z_]{2,20})$/;

/** A regular expression: its bars separate alternatives. */
export const REGEXP: RegExp = /\(\?[:=!<]|^\^[(\[\w]|\[(?:a-z|0-9)|\\[dws][+*{]/;

/** A short name among many signs and no blank, as passwords have them. */
export function isNoise(text: string, name: string, args: readonly string[]): boolean {
  if (args.length > 0 || name.length > 4 || text.length < 10 || /\s/.test(text)) return false;
  return new Set(text.replace(/[\w./=-]/g, "")).size > 5;
}

/** A word set as code in a sentence: ``the `date` field``, `` `id` is the key ``. */
export function isCodeSpan(text: string, read: Command, before: string): boolean {
  const behind = text.slice(read.end, read.end + 48);
  if (before === "nothing") {
    return (/^[\s*+>#(\d.-]*`$/.test(text.slice(0, read.start)) &&
      /^`[,:]? (?:\.{3} )?(?:[a-z]+ [a-z`]+|`)/.test(behind)) ||
      /`,? (?:and |or )?`$/.test(text.slice(Math.max(0, read.start - 8), read.start));
  }
  return text.charCodeAt(read.start - 2) === 32 && before === "word" &&
    /^`(?:[.,:;?!)]?\s[a-z(`]|[.,:;?!]$)/.test(behind);
}

/** A command in backticks with a sentence around: ``calls such as `cat /etc/passwd`. The goal is``. */
export function isQuotedInSentence(text: string, read: Command): boolean {
  return text.charCodeAt(read.start - 1) === 96 &&
    SENTENCE_BEFORE.test(text.slice(Math.max(0, read.start - 80), read.start)) &&
    SENTENCE_BEHIND.test(text.slice(read.end, read.end + 80));
}

const SENTENCE_BEFORE = /(?:\b[A-Za-z']+,? ){3}\(?`$/;
const SENTENCE_BEHIND = /^`\)?[.,:;]?\s+(?:[A-Za-z']+[.,:;]? ){2}[A-Za-z']/;

/** A substitution that a sentence goes on behind: `(replace $(id -u) with your own)`. */
export function inSentence(text: string, end: number): boolean {
  return /^\) [a-z]+ [a-z']+/.test(text.slice(end, end + 40));
}

/** A list of names: `ping; tracert`. What stands before the separator is a command's name itself. */
export function namesCommand(text: string, start: number): boolean {
  const name = /([a-z]{2,12})\s?;\s$/.exec(text.slice(Math.max(0, start - 16), start));
  return name !== null && kindOf(name[1]) !== Name.none;
}

/** True when the arguments are words of a sentence. */
export function isProse(args: readonly string[]): boolean {
  let words = 0;
  for (const arg of args) if (/^[a-z]{2,}[,.!?:]?$/.test(arg)) words++;
  return words > 2 && words * 2 > args.length;
}
