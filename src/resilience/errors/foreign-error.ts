/**
 * Reads errors of foreign code. A thrown value may be anything: null, a Proxy, an object whose
 * getters throw. Nothing here throws.
 *
 * @module
 */

/** Maximum number of headers to read: an iterator may be endless. */
const MAX_HEADERS = 200;
/** Maximum number of causes to follow: an error may be its own cause. */
const MAX_CAUSES = 8;

/** Reads a member of any value; undefined when it is missing or cannot be read. */
export function member(of: unknown, name: string | symbol): unknown {
  try {
    return (of as Record<string | symbol, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}

/** As `instanceof`; false when the check itself throws. */
export function isInstance<T>(value: unknown, of: abstract new (...args: never) => T): value is T {
  try {
    return value instanceof of;
  } catch {
    return false;
  }
}

/**
 * The HTTP status that an error carries: the first of `status`, `statusCode`, `response.status`,
 * `response.statusCode` and `$metadata.httpStatusCode` that is a number (or its text) from 400 to
 * 599.
 */
export function errorStatus(error: unknown): number | undefined {
  const response = member(error, "response");
  return failingStatus(member(error, "status")) ??
    failingStatus(member(error, "statusCode")) ??
    failingStatus(member(response, "status")) ??
    failingStatus(member(response, "statusCode")) ??
    failingStatus(member(member(error, "$metadata"), "httpStatusCode"));
}

/** Whether an error, or one of its causes, has this name. */
export function isNamed(error: unknown, name: string): boolean {
  return findCause(error, (cause) => member(cause, "name") === name) !== undefined;
}

/** Whether an error, or one of its causes, has a list of issues, as schema errors do. */
export function hasIssues(error: unknown): boolean {
  const has = (cause: unknown) => typeof member(member(cause, "issues"), "length") === "number";
  return findCause(error, has) !== undefined;
}

/** The first of an error and its causes that matches. */
export function findCause(error: unknown, isWanted: (cause: unknown) => boolean): unknown {
  let cause = error;
  for (let i = 0; i < MAX_CAUSES && cause !== undefined && cause !== null; i++) {
    if (isWanted(cause)) return cause;
    cause = member(cause, "cause");
  }
  return undefined;
}

/** Headers with a wait in ms, as OpenAI and Azure send them; more exact than `Retry-After`. */
const RETRY_AFTER_MS = ["retry-after-ms", "x-ms-retry-after-ms"] as const;

/**
 * The wait that a Response or an error asks for, in ms from `now`: its `retry-after-ms`, else its
 * `Retry-After`. Looked up in its `headers`, `response.headers` and `$response.headers`.
 */
export function retryAfterOf(failure: unknown, now: number): number | undefined {
  for (const holder of [failure, member(failure, "response"), member(failure, "$response")]) {
    const headers = member(holder, "headers");
    for (const name of RETRY_AFTER_MS) {
      const ms = headerOf(headers, name)?.trim();
      if (ms !== undefined && /^\d+(\.\d+)?$/.test(ms)) return Number(ms);
    }
    const asked = parseRetryAfter(headerOf(headers, "retry-after"), now);
    if (asked !== undefined) return asked;
  }
  return undefined;
}

/**
 * Parses a `Retry-After` header, in ms from `now`: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Returns undefined when it is missing or invalid.
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Reads a header, in any case, of `Headers`, a `Map`, AxiosHeaders, pairs or a plain object; null
 * when there is none.
 */
export function headerOf(headers: unknown, name: string): string | null {
  if (headers === null || typeof headers !== "object") return null;
  try {
    const { get } = headers as { get?: unknown };
    const found = typeof get === "function" ? asText(get.call(headers, name)) : null;
    if (found !== null) return found;
    const pairs = Symbol.iterator in headers
      ? headers as Iterable<[unknown, unknown]>
      : Object.entries(headers);
    let looks = 0;
    for (const [key, value] of pairs) {
      if (++looks > MAX_HEADERS) break;
      if (String(key).toLowerCase() === name) return asText(value);
    }
  } catch {
    // Unreadable headers count as missing.
  }
  return null;
}

function asText(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" || typeof first === "number" ? String(first) : null;
}

function failingStatus(status: unknown): number | undefined {
  const number = typeof status === "string" && /^\d{3}$/.test(status) ? Number(status) : status;
  return typeof number === "number" && number >= 400 && number < 600 ? number : undefined;
}
