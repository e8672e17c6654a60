/**
 * Active content in markup: event handlers that run code, script URLs, scripts in foreign content.
 * Markup that only formats is let be.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds active content. */
export const xss: Structure = /* @__PURE__ */ patternStructure(
  ["<", "javascript:", "vbscript:", "onerror", "onload", "onmouse", "onfocus", "autofocus"],
  16,
  160,
  [
    {
      rule: "handler-runs-code",
      score: 0.95,
      pattern:
        /[\s/"'>]on[a-z]{3,24}\s{0,4}=\s{0,4}["'`]?[^>]{0,40}?(?:alert|prompt|confirm|eval|fetch|import|document\.|window\.|location|fromcharcode|atob|settimeout|this\.)/,
    },
    {
      rule: "script-runs-code",
      score: 0.93,
      pattern:
        /<script[^>]{0,40}>[^<]{0,40}(?:alert|prompt|confirm|eval|document\.cookie|fromcharcode)\s{0,2}[(`.;]?/,
    },
    {
      rule: "script-url",
      score: 0.92,
      pattern: /(?:=|url\()\s{0,4}["'`]?\s{0,4}(?:java|vb)script:|^\s{0,8}(?:java|vb)script:\S/,
    },
    {
      rule: "odd-script-source",
      score: 0.85,
      pattern: /<script[^>]{0,20}\ssrc\s{0,2}=\s{0,2}["']?(?:\/\/|data:|http:\/\/\d|\\)/,
    },
    {
      rule: "frame-document",
      score: 0.85,
      pattern:
        /<(?:iframe|object|embed)[^>]{0,60}(?:srcdoc\s{0,2}=|=\s{0,2}["']?(?:data:text\/html|javascript:))/,
    },
    {
      rule: "foreign-content",
      score: 0.88,
      pattern:
        /<(?:svg|math)[^>]{0,60}(?:>\s{0,4}<(?:script|set|animate|handler)|[\s/]on[a-z]{4,20}\s{0,2}=)/,
    },
  ],
);
