/**
 * HTTP spans after the stable OpenTelemetry semantic conventions: names, attributes and status of
 * SERVER and CLIENT spans. Pure: text and numbers in, attributes out.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 *
 * @module
 */
import { errorName, readMember } from "../core/error-text.ts";
import type { Attributes } from "../core/trace/otel.ts";
import { cutText, redactQuery, redactUrl, splitUrl } from "./redact.ts";

/** The methods that may name a span; every other one is `_OTHER`. */
export type KnownMethods = ReadonlySet<string>;

/** RFC 9110, PATCH (RFC 5789) and QUERY. */
export const STANDARD_METHODS: KnownMethods = new Set([
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "QUERY",
  "CONNECT",
  "TRACE",
]);

/** `OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS`: a comma-separated list that replaces the standard. */
export function knownMethods(list: string | undefined): KnownMethods {
  if (list === undefined) return STANDARD_METHODS;
  return new Set(list.split(",").map((method) => method.trim()).filter((method) => method !== ""));
}

/** What is known of a request when it arrives. */
export interface ServerRequest {
  readonly method: string;
  readonly url: string;
  readonly userAgent: string | undefined;
}

/** The attributes of a SERVER span at its start. */
export function serverAttributes(request: ServerRequest, known: KnownMethods): Attributes {
  const { scheme, authority, path, query } = splitUrl(request.url);
  const attributes: Attributes = {
    "http.request.method": request.method,
    "url.path": cutText(path) || "/",
    "url.scheme": scheme,
  };
  if (!known.has(request.method)) setOtherMethod(attributes, request.method);
  setServer(attributes, authority, scheme);
  if (query !== "") attributes["url.query"] = redactQuery(query);
  if (request.userAgent) attributes["user_agent.original"] = cutText(request.userAgent);
  return attributes;
}

/** The attributes of a CLIENT span at its start. */
export function clientAttributes(
  method: string,
  url: string,
  resend: number,
  known: KnownMethods,
): Attributes {
  const { scheme, authority } = splitUrl(url);
  const attributes: Attributes = { "http.request.method": method, "url.full": redactUrl(url) };
  if (!known.has(method)) setOtherMethod(attributes, method);
  setServer(attributes, authority, scheme);
  if (resend > 0) attributes["http.request.resend_count"] = resend;
  return attributes;
}

/** `{method} {route}`, or `{method}` alone: a path is never part of a name. */
export function spanName(method: string, route: string | undefined, known: KnownMethods): string {
  const verb = known.has(method) ? method : "HTTP";
  return route === undefined ? verb : `${verb} ${route}`;
}

/**
 * The `error.type` of a failed exchange: the name of what was thrown, else the status. Undefined
 * when it did not fail. To a server a 4xx is the client's failure; to a client it is its own.
 */
export function errorType(
  side: "server" | "client",
  status: number | undefined,
  error: unknown,
): string | undefined {
  if (status !== undefined && status < (side === "server" ? 500 : 400)) return undefined;
  if (error !== undefined) return nameOf(error);
  return status === undefined ? undefined : String(status);
}

/** The class of what was thrown; never its message. */
export function nameOf(error: unknown): string {
  if (error === null || typeof error !== "object") return typeof error;
  const name = errorName(error);
  if (name !== undefined && name !== "Error") return name.slice(0, 128);
  return errorName(readMember(error, "constructor"))?.slice(0, 128) ?? "Error";
}

function setOtherMethod(attributes: Attributes, method: string): void {
  attributes["http.request.method"] = "_OTHER";
  attributes["http.request.method_original"] = cutText(method);
}

/** `server.address` and `server.port`, the scheme's own port when the URL names none. */
function setServer(attributes: Attributes, authority: string, scheme: string): void {
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  if (host === "") return;
  // An IPv6 address stands in brackets, which are no part of it.
  const literal = host.startsWith("[");
  const addressEnd = literal ? host.indexOf("]") : host.indexOf(":");
  const address = addressEnd < 0 ? host : host.slice(literal ? 1 : 0, addressEnd);
  const port = addressEnd < 0 ? "" : host.slice(addressEnd + 1).replace(/^:/, "");
  attributes["server.address"] = cutText(address);
  attributes["server.port"] = port === "" ? DEFAULT_PORT[scheme] ?? 80 : Number(port);
}

const DEFAULT_PORT: Readonly<Record<string, number>> = { http: 80, https: 443 };
