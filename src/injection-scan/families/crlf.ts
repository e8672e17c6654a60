/**
 * Line breaks that end a header and begin another: response splitting and request smuggling.
 *
 * @module
 */
import type { View } from "../views.ts";
import { type Hit, patternStructure, type Structure } from "./structure.ts";

const HEADER = "(?:set-cookie2?|location|content-(?:type|length|disposition)|transfer-encoding|" +
  "host|remote-addr|referer|refresh|status|link|x-[a-z-]{2,24}|access-control-[a-z-]{4,24})";

/** Line breaks that were themselves encoded: nobody types those. */
const encoded = /* @__PURE__ */ patternStructure(["\r", "\n"], 4, 64, [
  {
    rule: "encoded-header",
    score: 0.92,
    pattern: /* @__PURE__ */ new RegExp(`[\\r\\n]\\s{0,4}(?:${HEADER}\\s{0,2}:|content-?type:)`),
  },
  {
    rule: "encoded-message",
    score: 0.92,
    pattern: /[\r\n]\s{0,4}(?:http\/\d|(?:get|post|put|head)\s\S{1,40}\shttp\/\d)/,
  },
  {
    rule: "encoded-markup",
    score: 0.85,
    pattern: /[\r\n]{1,4}\s{0,2}<(?:html|script|body|svg|img)/,
  },
]);

/** Raw ones, with a carriage return, and only before what splits a response. */
const raw = /* @__PURE__ */ patternStructure(["\r"], 4, 64, [
  {
    rule: "raw-header",
    score: 0.85,
    pattern:
      /[\r\n]{1,3}\s{0,2}(?:set-cookie|location|content-length|remote-addr|x-[a-z-]{2,24})\s{0,2}:/,
  },
  {
    rule: "raw-message",
    score: 0.85,
    pattern:
      /[\r\n]{1,3}\s{0,2}(?:http\/\d\.\d|(?:get|post|put|head|delete)\s\S{1,40}\shttp\/\d)|\shttp\/\d\.\d\r/,
  },
  {
    rule: "lone-return-header",
    score: 0.85,
    upTo: 256,
    pattern: /\r(?!\n)\s{0,2}[a-z][a-z-]{2,30}:\s/,
  },
]);

/** The escapes themselves, when nothing but line breaks was meant. */
const escapes = /* @__PURE__ */ patternStructure(["%0d", "%0a", "%5cr", "\\r\\n"], 4, 24, [
  {
    rule: "double-line-break",
    score: 0.85,
    pattern: /(?:%0d)?%0a\s?(?:%0d)?%0a|%0d%0d|%0d%0a\s?%0d%0a/,
  },
  { rule: "escaped-line-break", score: 0.8, pattern: /%5cr%5cn|^\\r\\n$/ },
]);

/** A document may well hold an encoded line break before a word and a colon; a value may not. */
const MAX_VALUE = 2_048;

/** Finds broken headers. */
export const crlf: Structure = (view, from, to) =>
  best(
    view.encodedBreaks && view.text.length <= MAX_VALUE
      ? encoded(view, from, to)
      : raw(view, from, to),
    shortOnly(view, from, to),
  );

/** The bare escapes mean something in a field, not in a document. */
function shortOnly(view: View, from: number, to: number): Hit | undefined {
  return view.text.length <= 256 ? escapes(view, from, to) : undefined;
}

function best(a: Hit | undefined, b: Hit | undefined): Hit | undefined {
  return a === undefined || (b !== undefined && b.score > a.score) ? b : a;
}
