/**
 * Line breaks that end one line of a protocol and begin another: response splitting, headers put
 * into responses and mails, requests and commands smuggled, log lines forged.
 *
 * What gives them away is a break that was itself encoded, for nobody types those; and a raw one in
 * a text that is a single word before it, as a parameter is and a text of several lines is not.
 *
 * RFC 9112 (HTTP), RFC 5322 (mail headers), RFC 5321 (SMTP).
 *
 * @module
 */
import { originOf } from "../../views/derived.ts";
import type { View } from "../../views/views.ts";
import {
  ADDRESS_RULES,
  type BreakRule,
  ENCODED_RULES,
  FIRST_RULES,
  ODD_RULES,
  RAW_RULES,
} from "./rules.ts";
import type { Hit, Structure } from "../structure.ts";

/** How far after a break its line is looked at. */
const LINE = 120;
/** A document may well hold an encoded line break before a word and a colon; a value may not. */
const MAX_ENCODED = 2_048;
/** Values of one word before a break. */
const MAX_RAW = 400;
const MAX_WORD = 120;

/** As many raw breaks are looked at: what is more than that is a text. */
const MAX_LINES = 8;

/** What a line that some rule is about starts with. */
const CAN_START = /[a-z\d<$*[("=.]/;

/** Finds broken lines. */
export const crlf: Structure = (view, from, to) => {
  const { text } = view;
  let best = text.length <= MAX_RAW ? escapes(view) : undefined;
  // What was not decoded has no encoded breaks.
  const isPlain = view.layers.length === 0;
  if (text.length > (isPlain ? MAX_RAW : MAX_ENCODED)) return best;
  // A piece of a text that was decoded does not start where the text does.
  const whole = originOf(view, 0) === 0;
  const words = whole && text.length <= MAX_RAW ? wordBefore(text) : undefined;
  let raw = 0;
  for (let i = from; i < to;) {
    if (!isBreak(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const first = i;
    let encoded = false;
    let shape = "";
    for (; i < to && isBlank(text.charCodeAt(i)); i++) {
      const code = text.charCodeAt(i);
      if (!isBreak(code)) continue;
      encoded ||= originOf(view, i + 1) - originOf(view, i) > 2;
      if (shape.length < 8) shape += code === 13 ? "r" : "n";
    }
    if (!encoded && (text.length > MAX_RAW || ++raw > MAX_LINES)) continue;
    const start = whole && first <= 20 && text.slice(0, first).trim() === "";
    const before: Before = {
      // Nothing before it and nothing after its line is a value as well.
      word: words !== undefined
        ? encoded ? !LIST.test(words) : !/^[a-z-]{2,30}=/.test(words)
        : start && !encoded && text.length <= MAX_WORD && !/[\r\n]/.test(text.slice(i)),
      address: words !== undefined && /^[^@]{1,64}@[^@]{1,64}$/.test(words),
      message: isMessage(text, first),
      start,
    };
    best = surest(best, judge(view, first, i, shape, encoded, before));
  }
  return best;
};

/** What stands before a break. */
interface Before {
  /** The text is one word up to its first break. */
  readonly word: boolean;
  /** That word is an address. */
  readonly address: boolean;
  /** It is the text of a link that shares or mails something. */
  readonly message: boolean;
  /** Nothing. */
  readonly start: boolean;
}

function judge(
  view: View,
  first: number,
  end: number,
  shape: string,
  encoded: boolean,
  before: Before,
): Hit | undefined {
  const { text } = view;
  if (!CAN_START.test(text.charAt(end))) return undefined;
  const line = text.slice(end, end + LINE);
  let best: Hit | undefined;
  if (isOdd(shape) && text.length <= MAX_RAW) tryAll(ODD_RULES);
  if (encoded) tryAll(ENCODED_RULES);
  else {
    if (before.start) tryAll(FIRST_RULES);
    if (before.word) tryAll(RAW_RULES);
    if (before.address) tryAll(ADDRESS_RULES);
  }
  return best;

  function tryAll(rules: readonly BreakRule[]): void {
    for (const rule of rules) tryRule(rule);
  }
  function tryRule(rule: BreakRule): void {
    if (best !== undefined && best.score >= rule.score) return;
    if (!applies(rule, shape, before)) return;
    const match = rule.pattern.exec(line);
    if (match !== null) {
      if (rule.plain === true) {
        const at = end + line.search(/[:=]/);
        if (originOf(view, at + 1) - originOf(view, at) > 1) return;
      }
      best = { rule: rule.rule, score: rule.score, start: first, end: end + match[0].length };
    }
  }
}

function applies(rule: BreakRule, shape: string, before: Before): boolean {
  return !(rule.word === true && !(before.word || before.start)) &&
    !(rule.first === true && !before.start) &&
    !(rule.message === false && before.message) &&
    !(rule.twice === true && !/nr?n|rr/.test(shape));
}

/** A carriage return on its own, or after the line feed: no system ends lines so. */
function isOdd(shape: string): boolean {
  return shape === "r" || (shape.startsWith("nr") && !shape.startsWith("nrn")) ||
    /^r*(?:rrn?|nrnr)$/.test(shape);
}

/** A parameter whose own value is the first pair of a list. */
const LIST = /=[^=&?]{1,80}(?:=|:(?!\/\/))[^&?]{0,80}$/;

/** One word, without what begins a quotation, a list, or a line of a protocol shown as one. */
function wordBefore(text: string): string | undefined {
  let i = 0;
  while (i <= MAX_WORD && i < text.length && !isBreak(text.charCodeAt(i))) i++;
  const first = text.slice(0, i).trim();
  const isWord = i <= MAX_WORD && i < text.length && first.length > 0 && !/\s/.test(first) &&
    !/^[#>$`*~[{<|=-]|[:,;{>]$|^[a-z-]{2,30}:(?!\/\/)/.test(first);
  return isWord ? first : undefined;
}

/** `…?text=`, `&body=`: the parameters of links that share or mail something. */
const MESSAGE =
  /^\s{0,2}(?:text|body|message|msg|content|comments?|desc(?:ription)?|details|notes?|summary|caption|quote|su)=/;

/** Where people put their own lines: such a parameter, and a `mailto:`. */
function isMessage(text: string, at: number): boolean {
  if (/^\s{0,2}(?:mailto|sms|smsto|data|webcal):/.test(text)) return true;
  const start = Math.max(
    text.lastIndexOf("&", at),
    text.lastIndexOf("?", at),
    text.lastIndexOf(";", at),
  );
  return MESSAGE.test(text.slice(start + 1, start + 20));
}

/** The escapes themselves, when nothing but line breaks was meant, or one hides another. */
const ESCAPES: readonly BreakRule[] = /* @__PURE__ */ escapeRules();

function escapeRules(): readonly BreakRule[] {
  const one =
    "(?:%(?:25)?0[da]|%u000[da]|%5c[rn]|\\\\[rn]|0x0[da]|\\\\x0[da]|\\\\u000[da]|&#(?:x0?[da]|1[03]);?)";
  return [
    { rule: "escaped-line-break", score: 0.8, pattern: new RegExp(`^[/?#.]{0,3}${one}{2,12}$`) },
    {
      rule: "escaped-line-break",
      score: 0.85,
      pattern: /%0%0[da]|%%0[da]0[da]|%0d%0a\s?%0d%0a\s?(?:<|%3c|http)/,
    },
    { rule: "escaped-line-break", score: 0.8, pattern: /^\S{0,24}(?:%0d%0a){2}(?!\w)/ },
    // Cut to a byte, these are a carriage return and a line feed.
    {
      rule: "wide-line-break",
      score: 0.9,
      pattern: /(?:%e5%98%8[ad]){2}|(?:%u560[ad]){2}|%c4%8[ad]%c4%8[ad]|嘊嘍|嘍嘊/,
    },
    // A request where a value belongs: for a proxy, or glued to what was there.
    {
      rule: "request-line",
      score: 0.8,
      pattern:
        /^[a-z\d]{0,20}(?:get|post|put|head|delete|options|connect|trace)\shttps?:\/\/\S{1,120}\shttp\/\d(?:\.\d)?\s{0,4}$|\shttp\/\d(?:\.\d)?(?:%0d|%0a)|^[a-z\d]{1,20}(?:get|post|put|head|delete)\s\/\S{0,120}\shttp\/\d(?:\.\d)?\r?\n/,
    },
    // Written out, as the text of a program has them: in a value without one.
    {
      rule: "written-line-break",
      score: 0.82,
      pattern:
        /^[^\s"'`(]{0,80}(?:\\r\\n|\\n|\\r|%5cr%5cn|%5cn){1,4}(?:\\t|%20|\s)?(?:set-cookie|location|content-(?:type|length)|x-[a-z-]{2,24}|transfer-encoding|bcc|cc|host)\s?(?::|%3a)/,
    },
    {
      rule: "written-line-break",
      score: 0.82,
      pattern:
        /^[^\s"'`(]{0,80}(?:\\r\\n){1,4}(?:[a-z][a-z-]{2,30}:\s?\S|http\/\d|flushall|flushdb|config set|slaveof|set \S{1,40} \d|quit\\r|(?:get|post|put|delete) \S{1,80} http\/|rcpt to:|mail from:)/,
    },
  ];
}

function escapes({ text }: View): Hit | undefined {
  let best: Hit | undefined;
  for (const { rule, score, pattern } of ESCAPES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const end = match.index + match[0].length;
    best = surest(best, { rule, score, start: match.index, end });
  }
  return best;
}

function surest(a: Hit | undefined, b: Hit | undefined): Hit | undefined {
  return a === undefined || (b !== undefined && b.score > a.score) ? b : a;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

function isBlank(code: number): boolean {
  return isBreak(code) || code === 32 || code === 9;
}
