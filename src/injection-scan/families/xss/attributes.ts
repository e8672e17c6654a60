/**
 * Attributes that run code: event handlers, script URLs, documents in attributes, active styles.
 *
 * @module
 */
import { unescapeOnce } from "../../views/escapes.ts";
import { handlerWithin, isHandler } from "./handlers.ts";
import { isAttackCode, runsCode } from "./scripts.ts";
import { styleScore } from "./styles.ts";
import { isActiveData, isInert, isScriptScheme, readScheme } from "./urls.ts";

/** What is known of the place of an attribute. */
export interface Place {
  /** The element's name, without its prefix; empty when the text starts inside a tag. */
  readonly element: string;
  /** True for a text that is a value of its own, and not prose. */
  readonly stern: boolean;
  /** True when a quote or the like stands before the attribute: it breaks out of another value. */
  readonly breaksOut: boolean;
  /** True when it is what the text begins with. */
  readonly first: boolean;
}

/** A judged attribute. */
export interface Judged {
  readonly rule: string;
  readonly score: number;
}

/** Judges one attribute. */
export function judgeAttribute(name: string, value: string, place: Place): Judged | undefined {
  if (name.charCodeAt(0) === 111 && name.charCodeAt(1) === 110) {
    const judged = judgeHandler(name, value, place);
    if (judged !== undefined) return judged;
  }
  // Dynamic arguments of templates are code in a name: `@[code]`.
  if (
    place.stern && /^(?:[@:#]|v-[a-z]{1,12}:)?\[/.test(name) && isAttackCode(name) && runsCode(name)
  ) {
    return { rule: "framework-directive", score: 0.8 };
  }
  if (value === "") return undefined;
  if (value.includes("&")) value = unescapeOnce({ text: value, origin: undefined })?.text ?? value;
  const local = name.slice(name.lastIndexOf(":") + 1);
  if (local === "style") {
    const score = styleScore(value, place.stern);
    if (score > 0) return { rule: "active-style", score };
  }
  if (name === "ev:handler") return { rule: "event-handler", score: 0.8 };
  if (local === "srcdoc") {
    const active = /<|&lt|&#|script/.test(value);
    return { rule: "frame-document", score: active ? 0.88 : place.stern ? 0.72 : 0.5 };
  }
  return judgeUrl(local, value, place) ?? judgeDirective(name, value, place);
}

function judgeHandler(name: string, value: string, place: Place): Judged | undefined {
  const rule = "event-handler";
  const within = value === "" ? handlerWithin(name) : undefined;
  if (within !== undefined) return { rule, score: place.element === "" ? 0.6 : 0.9 };
  if (value === "" || !isHandler(name)) return undefined;
  // A component's property, not code: `onClick={handler}`.
  if (value.startsWith("{") && !runsCode(value)) return { rule, score: 0.3 };
  if (isInert(value)) return { rule, score: 0.4 };
  if (isAttackCode(value)) return { rule, score: 0.95 };
  if (!place.stern) return { rule, score: 0.6 };
  if (runsCode(value)) return { rule, score: 0.9 };
  if (place.element !== "" || place.breaksOut) return { rule, score: 0.84 };
  return { rule, score: /[(`=;]|&#|\\[ux]|%[24]/.test(value) && place.first ? 0.8 : 0.4 };
}

/** Attributes whose value is a text to show. */
const TEXTS = /^(?:title|alt|placeholder|label|summary|aria-[a-z]+|name|id|class|for|lang)$/;

function judgeUrl(name: string, value: string, place: Place): Judged | undefined {
  if (!value.includes(":")) return undefined;
  let from = 0;
  // `0;url`, `;` before the first of several values.
  while (from < 12 && !isLetter(value.charCodeAt(from))) from++;
  const scheme = readScheme(value, from, value.length);
  if (scheme === undefined) return undefined;
  // Tabs and line breaks in a URL are dropped.
  const rest = value.slice(scheme.rest, scheme.rest + 512).replace(/[\t\r\n]/g, "");
  if (isScriptScheme(scheme.name)) {
    const rule = "script-url";
    if (runsCode(rest)) return { rule, score: 0.94 };
    if (TEXTS.test(name)) return undefined;
    if (isInert(rest)) return { rule, score: 0.4 };
    return { rule, score: place.stern ? 0.88 : 0.6 };
  }
  if (scheme.name !== "data") return undefined;
  const active = isActiveData(rest);
  const image = place.element === "img" || place.element === "image" || name === "poster" ||
    name === "srcset" || (place.element === "link" && !/html|script/.test(rest));
  const runs =
    /^(?:iframe|frame|object|embed|script|base|form|use|animate|set|meta|a|area|button|input|math)$/
      .test(place.element);
  if (active && !image) return { rule: "data-url", score: runs ? 0.9 : place.stern ? 0.82 : 0.6 };
  if (place.stern && runs && !/^image\/(?:png|gif|jpe?g|webp)/.test(rest) && rest.length > 3) {
    return { rule: "data-url", score: 0.75 };
  }
  return active && /<script|text\/html/.test(rest) ? { rule: "data-url", score: 0.8 } : undefined;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** How the names of directives begin. */
const DIRECTIVE: ReadonlySet<string> = /* @__PURE__ */ new Set("nvxhd@:_([*");

/** Directives of frameworks, and what only old browsers ran. */
function judgeDirective(name: string, value: string, place: Place): Judged | undefined {
  if (
    DIRECTIVE.has(name[0]) && /^(?:ng-|v-|x-|hx-on|data-ng-|@|:|_$|\(|\[|\*ng)/.test(name) &&
    isAttackCode(value)
  ) {
    return { rule: "framework-directive", score: place.stern ? 0.86 : 0.6 };
  }
  if (
    value.includes("javascript") &&
    /(?:url|=)\s{0,4}\(?["'\s]{0,4}javascript\s{0,8}:\s{0,4}\w/.test(value)
  ) {
    return { rule: "script-url", score: place.stern ? 0.9 : 0.72 };
  }
  return undefined;
}
