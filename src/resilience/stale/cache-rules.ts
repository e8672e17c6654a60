/**
 * The rules of a shared cache (RFC 9111), as far as stale responses need them. Where the RFC leaves
 * a choice, the stricter option applies.
 *
 * @module
 */
import type { OutgoingRequest } from "../chain/outgoing-request.ts";
import { type Directives, parseDirectives } from "./cache-control.ts";

/** How long a stored response may be used. */
export interface Lifetime {
  /** Its age when the request was sent, in ms. */
  readonly initialAgeMs: number;
  /** How long it is fresh, in ms; undefined when it does not specify that. */
  readonly freshMs: number | undefined;
  /** The age after which it must not be used, in ms. */
  readonly usableMs: number;
}

/** Whether the request allows its response to be stored. */
export function mayKeepAnswerTo(request: OutgoingRequest): boolean {
  const { method, headers, hasBody, cacheMode } = request;
  if (method !== "GET" || hasBody || headers.has("range") || cacheMode === "no-store") return false;
  const directives = parseDirectives(headers.get("cache-control"));
  return directives !== undefined && !directives.has("no-store");
}

/** Whether a method is unsafe: it may change the resource (RFC 9110, 9.2.1). */
export function isUnsafe(method: string): boolean {
  return !/^(GET|HEAD|OPTIONS|TRACE)$/.test(method);
}

/**
 * How long a response may be used; undefined when it must not be stored.
 *
 * @param sentMs The time when its request was sent.
 */
export function lifetimeOf(response: Response, sentMs: number): Lifetime | undefined {
  const { status, headers } = response;
  // The cache rules of the responses along a redirect are unknown.
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
 * Whether a request accepts a response of this age. `max-age`, `max-stale`, `min-fresh` and
 * `stale-if-error` limit the age, and `no-cache` accepts none.
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

/** Parses the header names in `Vary`, in lower case. */
export function variedBy(vary: string | null): string[] {
  if (vary === null) return [];
  return vary.toLowerCase().split(",").map((name) => name.trim()).filter((name) => name !== "");
}

/** Whether `Pragma` requests `no-cache`; used without `Cache-Control` only (RFC 9111, 5.4). */
function asksNoCache(headers: Headers): boolean {
  return /no-cache/i.test(headers.get("pragma") ?? "");
}

/** RFC 9111, 4.2.3. The response time counts as age. */
function initialAge(headers: Headers, sentMs: number): number {
  const given = /^\d+$/.exec(headers.get("age")?.split(",")[0].trim() ?? "");
  const date = dateOf(headers, "date");
  const apparentMs = date === undefined || Number.isNaN(date) ? 0 : Math.max(0, sentMs - date);
  return Math.max(given === null ? 0 : Number(given[0]) * 1_000, apparentMs);
}

/** RFC 9111, 4.2.1, without heuristics. */
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

/** Whether and how long it may be used once stale (RFC 9111, 4.2.4 and RFC 5861, 4). */
function usableAge(directives: Directives, freshMs = 0): number {
  for (const name of ["must-revalidate", "proxy-revalidate", "s-maxage"]) {
    if (directives.has(name)) return freshMs - 1;
  }
  const staleIfError = directives.seconds("stale-if-error");
  return staleIfError === undefined ? Infinity : freshMs + staleIfError * 1_000;
}

/** Parses a date header, in ms since the epoch; undefined when missing, NaN when invalid. */
function dateOf(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text === null ? undefined : Date.parse(text);
}
