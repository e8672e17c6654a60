/**
 * Stream wrappers that read or run where a file name is expected, and files included from afar.
 *
 * @module
 */
import type { Hit } from "../structure.ts";

/** Wrappers with what they are used for. */
const WRAPPER =
  /^(?:php:\/\/(?:filter|input|fd\/|memory|temp\/)|(?:php:)?expect:\/\/|(?:phar|rar|zlib|compress\.\w+|glob|ogg|ssh2(?:\.\w+)?|netdoc|gopher|dict):\/?\/?[\w./]|zip:[^#%\s]{1,60}(?:#|%23)|jar:(?:https?|ftp):|data:\/\/text\/|data:[\w/]{0,16}(?:;base64)?,(?:<\?|pd9|%3c(?:\?|%3f))|file:\/{1,4}(?:(?:localhost)?\/?(?:etc|proc|root|windows|winnt|home\/[\w.-]{1,32}\/\.|[a-z]:[\\/](?:windows|winnt|boot\.ini|inetpub))|[^\s]{0,40}\.\.\/))/;

/** A script from elsewhere, given to a parameter that names a file to include. */
const INCLUDED =
  /[?&](?:page|file|inc|include|path|template|tpl|doc|document|folder|root|pg|style|view|content|layout|mod|module|conf|lang|dir|show|load|read|sectionid)$/;
const SCRIPT =
  /^(?:https?|ftps?):(?:\/\/|%2f%2f|%252f%252f)[\w.%:@/~-]{1,80}(?:\.(?:txt|php\d?|phtml|asp|jsp|inc|pl|cgi|sh)(?:$|[?&%#\s])|(?:\?|%00)$)/;

/** The wrapper that a path starts with, if any. */
export function findWrapper(
  text: string,
  start: number,
  end: number,
  value: boolean,
): Hit | undefined {
  if (!hasColon(text, start, Math.min(end, start + 16))) return undefined;
  const match = WRAPPER.exec(text.slice(start, start + 80));
  if (match === null) return findIncluded(text, start, end);
  // Manuals name wrappers and logs: a document must read something with one.
  if (
    !value && !/^(?:php:\/\/filter.|expect:|data:|file:.*(?:passwd|shadow|proc))/.test(match[0])
  ) {
    return undefined;
  }
  return {
    rule: "stream-wrapper",
    score: 0.85,
    start,
    end: Math.max(end, start + match[0].length),
  };
}

function findIncluded(text: string, start: number, end: number): Hit | undefined {
  if (text.charCodeAt(start - 1) !== 61) return undefined;
  if (!INCLUDED.test(text.slice(Math.max(0, start - 16), start - 1))) return undefined;
  if (!SCRIPT.test(text.slice(start, start + 120))) return undefined;
  return { rule: "remote-include", score: 0.8, start, end };
}

function hasColon(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 58) return true;
  return false;
}
