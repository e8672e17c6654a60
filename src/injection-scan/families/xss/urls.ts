/**
 * URLs that run code: their schemes, with the whitespace, control characters and escapes that
 * browsers drop (URL Standard, 4.4: tab and newline are removed, C0 controls and spaces trimmed).
 *
 * @module
 */
import { runsCode } from "./scripts.ts";

/** The longest stretch of a scheme that is read. */
const MAX_SCHEME = 400;

/** A URL's scheme, and where what follows it starts. */
export interface Scheme {
  readonly name: string;
  readonly rest: number;
}

/** Schemes that stand before another one: `feed:javascript:`. */
const WRAPPERS = /^(?:feed|view-source|jar|url|wyciwyg|x|about)$/;

/** Reads a scheme as a browser would, with everything dropped that is not a letter, digit or sign. */
export function readScheme(text: string, from: number, to: number): Scheme | undefined {
  const last = Math.min(to, from + MAX_SCHEME);
  let name = "";
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) {
      if (WRAPPERS.test(name)) name = "";
      else return name === "" ? undefined : { name, rest: at + 1 };
    } else if ((code >= 97 && code <= 122) || code === 45) {
      if (name.length >= 16) return undefined;
      name += text[at];
    } else if (code > 32 && code < 128 && code !== 92 && code !== 59 && name !== "") {
      return undefined;
    } else if (code === 47 || code === 35 || code === 63) return undefined;
  }
  return undefined;
}

const SCRIPTS = /^(?:java|vb|live|j|ecma)script$|^(?:mocha|vbs)$/;

/** True for a scheme whose URLs are code. */
export function isScriptScheme(name: string): boolean {
  return SCRIPTS.test(name);
}

/** Script URLs that do nothing, or what every old page did: `void(0)`, `history.back()`. */
const INERT =
  /^\s{0,8}(?:void\s?\(?\s?0?\s?\)?|;|\/\/|#|return(?: (?:false|true))?|false|true|(?:window\.)?(?:history\.(?:back|go|forward)|print|close|this\.form\.submit|this\.(?:select|blur|focus)|event\.(?:preventdefault|stoppropagation))\([^)]{0,8}\)|undefined|null)?[\s;]{0,8}$/;

/** True when the code of a script URL does nothing. */
export function isInert(code: string): boolean {
  return code.length < 64 && INERT.test(code);
}

/** Media types that are documents or scripts. */
const ACTIVE_DATA =
  /^[\s\\]{0,8}(?:text\/(?:html|xml|xsl|javascript|ecmascript|x-scriptlet|vbscript)|application\/(?:xhtml|xml|javascript|x-javascript|ecmascript|x-shockwave)|image\/svg|multipart\/)/;

/** True when a `data:` URL, from after its scheme, is a document or a script. */
export function isActiveData(rest: string): boolean {
  return ACTIVE_DATA.test(rest) || /^[^,]{0,80},\s{0,4}<[a-z!?]/.test(rest) ||
    /^[^,]{0,80}base64,\s{0,4}(?:phn|pgh|pfn|pehp|pgl|pgv|pgb|pgf|pgm)/.test(rest);
}

/** How sure it is that a URL, alone as a value or in an attribute, runs code: 0 to 1. */
export function scriptUrlScore(text: string, from: number, to: number, stern: boolean): number {
  const scheme = readScheme(text, from, to);
  if (scheme === undefined) return 0;
  const rest = text.slice(scheme.rest, Math.min(to, scheme.rest + 512));
  if (isScriptScheme(scheme.name)) {
    if (isInert(rest)) return 0.4;
    if (runsCode(rest)) return 0.94;
    return stern && isExpression(rest) ? 0.85 : 0.5;
  }
  return scheme.name === "data" && ACTIVE_DATA.test(rest) && !rest.includes("image/svg") ? 0.86 : 0;
}

/** True for code rather than words: a name and at once a bracket, dot or sign; a literal. */
function isExpression(code: string): boolean {
  return /^[\s;+!~(]{0,8}(?:[a-z_$][\w$]{0,30}(?:[.[(=`;+&]|\s{0,2}=)|['"`/[({%\\\d<&])/.test(code);
}
