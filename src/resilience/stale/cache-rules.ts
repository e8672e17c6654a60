/**
 * The rules of a shared cache (RFC 9111), as far as stale answers need them; where it leaves a
 * choice, the stricter one.
 *
 * @module
 */
import { type Directives, parseDirectives } from "./cache-control.ts";
import type { OutgoingRequest } from "./cache-key.ts";

/** For how long a kept answer may be used. */
export interface Lifetime {
  /** How old the answer was when its request was sent, in ms. */
  readonly initialAgeMs: number;
  /** How long it is fresh, in ms; undefined when it does not say. */
  readonly freshMs: number | undefined;
  /** The age after which it must not be used, in ms. */
  readonly usableMs: number;
}

/** True when the answer to this request may be kept, by the request alone. */
export function mayKeepAnswerTo(request: OutgoingRequest): boolean {
  const { method, headers, hasBody, cacheMode } = request;
  if (method !== "GET" || hasBody || headers.has("range") || cacheMode === "no-store") return false;
  const directives = parseDirectives(headers.get("cache-control"));
  return directives !== undefined && !directives.has("no-store");
}

/** True for methods that may change what they are sent to (RFC 9110, 9.2.1). */
export function isUnsafe(method: string): boolean {
  return !/^(GET|HEAD|OPTIONS|TRACE)$/.test(method);
}

/**
 * For how long an answer may be used; undefined when it must not be kept.
 *
 * @param sentMs When its request was sent.
 */
export function lifetimeOf(response: Response, sentMs: number): Lifetime | undefined {
  const { status, headers } = response;
  // The rules of the answers on the way of a redirect are not known.
  if (status !== 200 || response.redirected || response.bodyUsed) return undefined;
  const field = headers.get("cache-control");
  const directives = parseDirectives(field);
  if (directives === undefined || headers.has("set-cookie")) return undefined;
  for (const name of ["no-store", "private", "no-cache"]) {
    if (directives.has(name)) return undefined;
  }
  if (field === null && asksNoCache(headers)) return undefined;
  if (variedBy(headers.get("vary")).includes("*")) return undefined;
  const initialAgeMs = initialAge(headers, sentMs);
  const freshMs = freshnessOf(headers, directives, sentMs);
  const usableMs = usableAge(directives, freshMs);
  return initialAgeMs <= usableMs ? { initialAgeMs, freshMs, usableMs } : undefined;
}

/**
 * True when a request takes an answer of this age. `max-age`, `max-stale`, `min-fresh` and
 * `stale-if-error` limit it, and `no-cache` wants none.
 */
export function accepts(
  { headers, cacheMode }: OutgoingRequest,
  ageMs: number,
  { freshMs = 0 }: Lifetime,
): boolean {
  if (cacheMode === "no-cache" || cacheMode === "reload") return false;
  const field = headers.get("cache-control");
  const directives = parseDirectives(field);
  if (directives === undefined || directives.has("no-cache")) return false;
  if (field === null && asksNoCache(headers)) return false;
  const age = ageMs / 1_000;
  const fresh = freshMs / 1_000;
  return age <= (directives.seconds("max-age") ?? Infinity) &&
    age - fresh <= (directives.seconds("max-stale", Infinity) ?? Infinity) &&
    age - fresh <= (directives.seconds("stale-if-error") ?? Infinity) &&
    fresh - age >= (directives.seconds("min-fresh") ?? -Infinity);
}

/** The names in `Vary`, in lower case. */
export function variedBy(vary: string | null): string[] {
  if (vary === null) return [];
  return vary.toLowerCase().split(",").map((name) => name.trim()).filter((name) => name !== "");
}

/** `Pragma`, where there is no `Cache-Control` (RFC 9111, 5.4). */
function asksNoCache(headers: Headers): boolean {
  return /no-cache/i.test(headers.get("pragma") ?? "");
}

/** RFC 9111, 4.2.3; the time that the answer took counts as age. */
function initialAge(headers: Headers, sentMs: number): number {
  const given = /^\d+$/.exec(headers.get("age")?.split(",")[0].trim() ?? "");
  const date = dateOf(headers, "date");
  const apparentMs = date === undefined || Number.isNaN(date) ? 0 : Math.max(0, sentMs - date);
  return Math.max(given === null ? 0 : Number(given[0]) * 1_000, apparentMs);
}

/** RFC 9111, 4.2.1; no heuristics. */
function freshnessOf(
  headers: Headers,
  directives: Directives,
  sentMs: number,
): number | undefined {
  const seconds = directives.seconds("s-maxage") ?? directives.seconds("max-age");
  if (seconds !== undefined) return seconds * 1_000;
  const expires = dateOf(headers, "expires");
  if (expires === undefined) return undefined;
  const lengthMs = expires - (dateOf(headers, "date") ?? sentMs);
  return Number.isNaN(lengthMs) ? 0 : Math.max(0, lengthMs);
}

/** RFC 9111, 4.2.4 and RFC 5861, 4: whether, and for how long, it may be used once it is stale. */
function usableAge(directives: Directives, freshMs = 0): number {
  for (const name of ["must-revalidate", "proxy-revalidate", "s-maxage"]) {
    if (directives.has(name)) return freshMs - 1;
  }
  const staleIfError = directives.seconds("stale-if-error");
  return staleIfError === undefined ? Infinity : freshMs + staleIfError * 1_000;
}

/** A date of a header, in ms since the epoch; undefined without it, NaN when it is none. */
function dateOf(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text === null ? undefined : Date.parse(text);
}
