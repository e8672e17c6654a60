/**
 * The exporter that posts spans as OTLP/HTTP JSON, by `fetch`.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { handleRejection } from "../core/thenable.ts";
import { encodeSpans } from "./otlp-json.ts";
import type { Exporter, ExportInfo } from "./recorder.ts";

/** Options of {@link otlp}. */
export interface OtlpOptions {
  /**
   * The full URL that spans are posted to.
   *
   * @default `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, or `OTEL_EXPORTER_OTLP_ENDPOINT` + `/v1/traces`,
   * or `http://localhost:4318/v1/traces`
   */
  url?: string;
  /**
   * Headers to send, such as a key of the backend; or a function of the environment that makes
   * them, for secrets that are bindings of a Worker. When it fails, so does the export.
   *
   * @default `OTEL_EXPORTER_OTLP_TRACES_HEADERS` or `OTEL_EXPORTER_OTLP_HEADERS`
   */
  headers?:
    | Record<string, string>
    | ((env: ExportInfo["env"]) => Record<string, string> | Promise<Record<string, string>>);
  /**
   * What posts: a service binding's, a proxy's, …
   *
   * @default globalThis.fetch
   */
  fetch?(url: string, init: RequestInit): Promise<Response>;
}

/**
 * Posts spans as OTLP/HTTP JSON, which Jaeger, Tempo, Honeycomb and every OpenTelemetry Collector
 * take. A 429, 502, 503, 504 or a network error is tried once more after a second, or after
 * `Retry-After` (at most 5 s).
 *
 * @throws {TypeError} For an unknown option, or a URL that is none.
 *
 * @example
 * ```ts
 * import { otlp, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({
 *   service: "shop",
 *   exporter: otlp({
 *     url: "https://api.honeycomb.io/v1/traces",
 *     headers: (env) => ({ "x-honeycomb-team": env("HONEYCOMB_KEY") ?? "" }),
 *   }),
 * });
 * ```
 */
export function otlp(options: OtlpOptions = {}): Exporter {
  const checks = optionChecks("otlp");
  checks.known(options, ["url", "headers", "fetch"]);
  checks.optionalFunction("fetch", options.fetch);
  if (options.url !== undefined && !URL.canParse(options.url)) {
    throw new TypeError(`otlp: url must be a full URL, got ${JSON.stringify(options.url)}`);
  }
  return async function otlp(spans, info) {
    const url = options.url ?? endpointOf(info);
    const own = Object.fromEntries(new Headers(await headersOf(options, info)));
    const headers = { "content-type": "application/json", ...own };
    const init = { method: "POST", headers, body: encodeSpans(spans, info.resource) };
    const send = options.fetch ?? globalThis.fetch;
    const first = await post(send, url, init, info.signal);
    if (first.done) return;
    await pause(first.retryAfterMs, info.signal);
    const second = await post(send, url, init, info.signal);
    if (!second.done) throw new Error("the OTLP endpoint is not available");
  };
}

function endpointOf(info: ExportInfo): string {
  const own = info.env("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  if (own !== undefined) return own;
  const shared = info.env("OTEL_EXPORTER_OTLP_ENDPOINT") ?? "http://localhost:4318";
  return `${shared.endsWith("/") ? shared.slice(0, -1) : shared}/v1/traces`;
}

function headersOf(
  { headers }: OtlpOptions,
  info: ExportInfo,
): Record<string, string> | Promise<Record<string, string>> {
  if (typeof headers === "function") return headers(info.env);
  if (headers !== undefined) return headers;
  const list = info.env("OTEL_EXPORTER_OTLP_TRACES_HEADERS") ??
    info.env("OTEL_EXPORTER_OTLP_HEADERS") ?? "";
  return Object.fromEntries(parsePairs(list));
}

/** `key=value,key2=value2`, values percent-encoded, as the OpenTelemetry variables have them. */
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

const WORTH_A_RETRY: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const RETRY_AFTER_MS = 1_000;
const MAX_RETRY_AFTER_MS = 5_000;

async function post(
  send: (url: string, init: RequestInit) => Promise<Response>,
  url: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<{ done: boolean; retryAfterMs: number }> {
  let response: Response;
  try {
    response = await send(url, { ...init, signal });
  } catch (error) {
    // Somebody may throw a promise.
    handleRejection(error);
    if (signal.aborted) throw error;
    return { done: false, retryAfterMs: RETRY_AFTER_MS };
  }
  // Read to its end, or the connection is not free for the next one.
  await response.arrayBuffer();
  if (response.ok) return { done: true, retryAfterMs: 0 };
  if (!WORTH_A_RETRY.has(response.status)) {
    throw new Error(`the OTLP endpoint answered ${response.status}`);
  }
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  const asked = seconds >= 0 ? seconds * 1_000 : RETRY_AFTER_MS;
  return { done: false, retryAfterMs: Math.min(asked, MAX_RETRY_AFTER_MS) };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}
