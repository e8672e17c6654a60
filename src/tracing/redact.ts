/**
 * Redacts URLs for spans: removes user info and the values of query parameters that hold secrets,
 * and limits the length.
 *
 * Source: OpenTelemetry semantic conventions, `url.full` and `url.query` (stable), which name the
 * signature parameters. The word list is in `core/secrets.ts`.
 *
 * @module
 */
import { isSecretParameter, redactText } from "../core/redact-text.ts";
import { mayHoldSecret, secrecyOf } from "../core/secrets.ts";
import { cutText, toWellFormed } from "../core/text.ts";

/** Maximum length of an attribute that holds a URL or a part of one. */
const MAX_LENGTH = 2_048;

const REDACTED = "REDACTED";
const RULES = { secrecyOf, mark: REDACTED, hasOwnNames: false };

/** Replaces the secret values of a query (without `?`) by `REDACTED`. */
export function redactQuery(query: string): string {
  const cut = query.slice(0, MAX_LENGTH);
  if (!mayHoldSecret(cut)) return cut;
  let redacted = "";
  for (const pair of cut.split("&")) {
    const at = pair.indexOf("=");
    const key = at < 0 ? pair : pair.slice(0, at);
    const isSecret = at >= 0 && mayHoldSecret(pair) &&
      isSecretParameter(key, pair.slice(at + 1), RULES);
    const safe = isSecret ? `${key}=${REDACTED}` : pair;
    redacted += redacted === "" ? safe : "&" + safe;
  }
  return redacted;
}

/** Removes user info, fragment and secret values from a full URL. Other text is only truncated. */
export function redactUrl(url: string): string {
  const { scheme, authority, path, query } = splitUrl(url);
  if (scheme === "") return url.slice(0, MAX_LENGTH);
  const at = authority.lastIndexOf("@");
  const host = at < 0 ? authority : `${REDACTED}:${REDACTED}${authority.slice(at)}`;
  const full = `${scheme}://${host}${redactPath(path)}${
    query === "" ? "" : "?" + redactQuery(query)
  }`;
  return full.slice(0, MAX_LENGTH);
}

/** The parts of an absolute URL. */
export interface UrlParts {
  /** Scheme, such as `"https"`; `""` if the text is not an absolute URL. */
  readonly scheme: string;
  /** Host and port, with user info if there is any. */
  readonly authority: string;
  /** Path, without query. */
  readonly path: string;
  /** Query, without `?`; `""` if there is none. */
  readonly query: string;
}

/** Splits an absolute URL by position, which is faster than a parser. */
export function splitUrl(url: string): UrlParts {
  const schemeEnd = url.indexOf("://");
  if (schemeEnd < 0) return { scheme: "", authority: "", path: url, query: "" };
  const start = schemeEnd + 3;
  const hash = url.indexOf("#", start);
  const end = hash < 0 ? url.length : hash;
  const mark = url.indexOf("?", start);
  const pathEnd = mark < 0 || mark > end ? end : mark;
  const slash = url.indexOf("/", start);
  const authorityEnd = slash < 0 || slash > pathEnd ? pathEnd : slash;
  return {
    scheme: url.slice(0, schemeEnd),
    authority: url.slice(start, authorityEnd),
    path: url.slice(authorityEnd, pathEnd),
    query: pathEnd === end ? "" : url.slice(pathEnd + 1, end),
  };
}

/** Removes secrets from the message or the stack of an error. */
export function redactMessage(text: string): string {
  return redactText(text, RULES);
}

/** Removes matrix parameters that are secrets, such as `;jsessionid=…`, from a path. */
export function redactPath(path: string): string {
  return cutAttribute(path.includes("=") ? redactText(path, RULES) : path);
}

/** Truncates a path or another text of the client, and makes it well-formed. */
export function cutAttribute(text: string): string {
  return toWellFormed(cutText(text, MAX_LENGTH));
}
