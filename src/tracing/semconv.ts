/**
 * Names, attributes and status of SERVER and CLIENT spans, as the stable OpenTelemetry semantic
 * conventions for HTTP define them. Pure: text and numbers in, attributes out.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 *
 * @module
 */
import { errorName, readMember } from "../core/error-text.ts";
import type { Attributes } from "../core/trace/otel.ts";
import { cutAttribute, redactPath, redactQuery, redactUrl, splitUrl } from "./redact.ts";

/** The methods that span names may contain; any other one is `_OTHER`. */
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

/** Parses `OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS`, a list that replaces the standard methods. */
export function knownMethods(list: string | undefined): KnownMethods {
  if (list === undefined) return STANDARD_METHODS;
  return new Set(list.split(",").map((method) => method.trim()).filter((method) => method !== ""));
}

/** The data of a request at its start. */
export interface ServerRequest {
  readonly method: string;
  readonly url: string;
  readonly userAgent: string | undefined;
}

/** Returns the initial attributes of a SERVER span. */
export function serverAttributes(request: ServerRequest, known: KnownMethods): Attributes {
  const { scheme, authority, path, query } = splitUrl(request.url);
  const attributes: Attributes = {
    "http.request.method": request.method,
    "url.path": redactPath(path) || "/",
    "url.scheme": scheme,
  };
  if (!known.has(request.method)) setOtherMethod(attributes, request.method);
  setServer(attributes, authority, scheme);
  if (query !== "") attributes["url.query"] = redactQuery(query);
  if (request.userAgent) attributes["user_agent.original"] = cutAttribute(request.userAgent);
  return attributes;
}

/** Returns the initial attributes of a CLIENT span. */
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

/** Returns `{method} {route}`, or `{method}` without a route. A path is never part of a name. */
export function spanName(method: string, route: string | undefined, known: KnownMethods): string {
  const verb = known.has(method) ? method : "HTTP";
  return route === undefined ? verb : `${verb} ${route}`;
}

/**
 * Returns the `error.type` of an exchange: the name of the error, else the status; undefined if it
 * did not fail. A 4xx is a failure on the side of the client, but not of the server.
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

/** Returns the class of an error, never its message. */
export function nameOf(error: unknown): string {
  if (error === null || typeof error !== "object") return typeof error;
  const name = errorName(error);
  if (name !== undefined && name !== "Error") return name.slice(0, 128);
  return errorName(readMember(error, "constructor"))?.slice(0, 128) ?? "Error";
}

function setOtherMethod(attributes: Attributes, method: string): void {
  attributes["http.request.method"] = "_OTHER";
  attributes["http.request.method_original"] = cutAttribute(method);
}

/** Sets `server.address` and `server.port`, by default the port of the scheme. */
function setServer(attributes: Attributes, authority: string, scheme: string): void {
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  if (host === "") return;
  // An IPv6 address is in brackets, which are not part of it.
  const literal = host.startsWith("[");
  const addressEnd = literal ? host.indexOf("]") : host.indexOf(":");
  const address = addressEnd < 0 ? host : host.slice(literal ? 1 : 0, addressEnd);
  const port = addressEnd < 0 ? "" : host.slice(addressEnd + 1).replace(/^:/, "");
  attributes["server.address"] = cutAttribute(address);
  attributes["server.port"] = port === "" ? DEFAULT_PORT[scheme] ?? 80 : Number(port);
}

const DEFAULT_PORT: Readonly<Record<string, number>> = { http: 80, https: 443 };
