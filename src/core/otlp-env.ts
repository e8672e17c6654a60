/**
 * Reads the environment variables of OTLP exporters (`OTEL_EXPORTER_OTLP_*`) and of the
 * OpenTelemetry resource, the same way for traces and metrics.
 *
 * Sources: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and
 * https://opentelemetry.io/docs/specs/otel/resource/sdk/
 *
 * @module
 */
import { httpUrl } from "./http-url.ts";
import { warnOnce } from "./once.ts";
import { show } from "./options.ts";
import { SEND_BUDGET_MS } from "./send.ts";

/** Reads one environment variable; undefined when it is unset or empty. */
export type ReadEnv = (name: string) => string | undefined;

/** The signals that are exported. */
export type OtlpSignal = "traces" | "metrics";

/** Where and how one signal is exported. */
export interface OtlpTarget {
  /** Full URL, with the path of the signal. */
  readonly url: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Time one export may take, in ms; at most {@link SEND_BUDGET_MS}. */
  readonly timeoutMs: number;
}

/** The values set by options of an exporter; the environment sets the others. */
export interface OtlpOverrides {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const PREFIX = "OTEL_EXPORTER_OTLP_";
const DEFAULT_ENDPOINT = "http://localhost:4318";

/**
 * Makes the reader of one signal. Variables of the signal (`OTEL_EXPORTER_OTLP_TRACES_…`) take
 * precedence over the general ones (`OTEL_EXPORTER_OTLP_…`); headers are merged by name.
 *
 * @returns The reader. It throws for headers that are given and invalid, and for an endpoint that
 *   is not a URL.
 */
export function otlpEnvironment(
  signal: OtlpSignal,
): (env: ReadEnv, given: OtlpOverrides) => OtlpTarget {
  const own = `${PREFIX}${signal.toUpperCase()}_`;
  return (env, { url, headers }) => ({
    url: url ?? ownEndpoint(env, own) ?? sharedEndpoint(env, signal),
    headers: Object.fromEntries(
      headers !== undefined ? new Headers(headers) : headersOf(env, own),
    ),
    timeoutMs: timeoutOf(env, own),
  });
}

/** The endpoint of the signal itself is used without any change. */
function ownEndpoint(env: ReadEnv, own: string): string | undefined {
  const endpoint = env(own + "ENDPOINT");
  if (endpoint !== undefined) httpUrl(own + "ENDPOINT", endpoint);
  return endpoint;
}

/** The general endpoint is a base: `v1/<signal>` is relative to its path. */
function sharedEndpoint(env: ReadEnv, signal: OtlpSignal): string {
  const url = httpUrl(PREFIX + "ENDPOINT", env(PREFIX + "ENDPOINT") ?? DEFAULT_ENDPOINT);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/v1/${signal}`;
  return url.href;
}

function headersOf(env: ReadEnv, own: string): Headers {
  const headers = new Headers();
  for (const name of [PREFIX + "HEADERS", own + "HEADERS"]) {
    for (const [key, value] of parsePairs(env(name) ?? "")) {
      try {
        headers.set(key, value);
      } catch {
        warnOnce(`${name}: ${show(key)} cannot be sent as a header, and is left out`, name);
      }
    }
  }
  return headers;
}

function timeoutOf(env: ReadEnv, own: string): number {
  for (const name of [own + "TIMEOUT", PREFIX + "TIMEOUT"]) {
    const text = env(name);
    if (text === undefined) continue;
    const ms = Number(text);
    if (ms > 0) return Math.min(ms, SEND_BUDGET_MS);
    warnOnce(
      `${name} must be a positive number of milliseconds, got ${show(text)}; it is ignored`,
      name,
    );
  }
  return SEND_BUDGET_MS;
}

/** Whether `OTEL_SDK_DISABLED` turns the recording and the export of all signals off. */
export function isSdkDisabled(env: ReadEnv): boolean {
  return env("OTEL_SDK_DISABLED")?.trim().toLowerCase() === "true";
}

/**
 * The resource attributes of the environment: `OTEL_RESOURCE_ATTRIBUTES`, with the service name
 * from `OTEL_SERVICE_NAME`, else from those attributes, else `"unknown_service"`.
 */
export function environmentResource(env: ReadEnv): Record<string, string> {
  const attributes = Object.fromEntries(parsePairs(env("OTEL_RESOURCE_ATTRIBUTES") ?? ""));
  const name = env("OTEL_SERVICE_NAME") ?? attributes["service.name"] ?? "unknown_service";
  return { ...attributes, "service.name": name };
}

/**
 * Parses `key=value,key2=value2`. Values are percent-decoded; one with a broken escape is kept as
 * it is. A pair without a key or without `=` is skipped.
 */
export function parsePairs(list: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const pair of list.split(",")) {
    const at = pair.indexOf("=");
    if (at <= 0) continue;
    const [key, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    try {
      pairs.push([key, decodeURIComponent(value)]);
    } catch {
      pairs.push([key, value]);
    }
  }
  return pairs;
}
