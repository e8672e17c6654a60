/**
 * The exporter that posts spans as OTLP/HTTP JSON with `fetch`.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp
 *
 * @module
 */
import { checkHeaders, httpUrl } from "../core/http-url.ts";
import { optionChecks } from "../core/options.ts";
import { otlpEnvironment } from "../core/otlp-env.ts";
import type { OtlpTarget } from "../core/otlp-env.ts";
import { send } from "../core/send.ts";
import { encodeSpans } from "./otlp-json.ts";
import type { Exporter, ExportInfo } from "./recorder.ts";
import { OTLP_THEIRS } from "./their-names.ts";

/** Options of {@link otlp}. */
export interface OtlpOptions {
  /**
   * Full URL that spans are posted to.
   *
   * @default `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, or `OTEL_EXPORTER_OTLP_ENDPOINT` + `/v1/traces`,
   * or `http://localhost:4318/v1/traces`
   */
  readonly url?: string | undefined;
  /**
   * Headers to send, such as an API key; or a function of the environment that returns them, for
   * secrets that are bindings of a Worker. When the function fails, the export fails.
   *
   * @default `OTEL_EXPORTER_OTLP_HEADERS`, overridden by name by
   * `OTEL_EXPORTER_OTLP_TRACES_HEADERS`
   */
  readonly headers?:
    | Readonly<Record<string, string>>
    | ((env: ExportInfo["env"]) => Record<string, string> | Promise<Record<string, string>>)
    | undefined;
  /**
   * Replacement for `fetch`, such as that of a service binding or a proxy.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

const NAMES = { url: 1, headers: 1, fetch: 1 } satisfies Record<keyof OtlpOptions, 1>;

/**
 * Posts spans as OTLP/HTTP JSON, which Jaeger, Tempo, Honeycomb and every OpenTelemetry Collector
 * accept. After a 429, 502, 503, 504 or a network error it retries once, after one second or after
 * `Retry-After` (at most 5 s). An export takes at most 10 s, or less with
 * `OTEL_EXPORTER_OTLP_TIMEOUT` or `OTEL_EXPORTER_OTLP_TRACES_TIMEOUT` (in ms).
 *
 * @throws {TypeError} For an unknown option, or a `url` that is not a full URL.
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
  if (Array.isArray(options)) throw new TypeError("otlp: got spans; call it: exporter: otlp()");
  checks.known(options, NAMES, OTLP_THEIRS);
  checkHeaders(checks, options.headers);
  checks.optionalFunction("fetch", options.fetch);
  const { url, headers, fetch } = options;
  if (url !== undefined) httpUrl("otlp: url", url);
  const targetOf = otlpEnvironment("traces");
  return async function otlp(spans, info) {
    const given = typeof headers === "function"
      ? Object.fromEntries(new Headers(await headers(info.env)))
      : headers;
    const target = targetOf(info.env, { url, headers: given });
    const deadline = performance.now() + target.timeoutMs;
    const body = encodeSpans(spans, info.resource);
    const retryAfterMs = await post(target, body, deadline, info.signal, fetch);
    if (retryAfterMs === DONE) return;
    if (performance.now() + retryAfterMs < deadline) {
      await pause(retryAfterMs, info.signal);
      if (await post(target, body, deadline, info.signal, fetch) === DONE) return;
    }
    const { origin } = new URL(target.url);
    if (performance.now() < deadline) {
      throw new Error(`otlp: the endpoint ${origin} is not available`);
    }
    throw new Error(`otlp: ${origin} did not answer within ${target.timeoutMs} ms`);
  };
}

const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const RETRY_AFTER_MS = 1_000;
const MAX_RETRY_AFTER_MS = 5_000;
const DONE = -1;

/** Posts once. Returns {@link DONE}, or how long to wait before a retry, in ms. */
async function post(
  { url, headers }: OtlpTarget,
  body: string,
  deadline: number,
  signal: AbortSignal,
  fetch: OtlpOptions["fetch"],
): Promise<number> {
  const budgetMs = Math.max(1, Math.ceil(deadline - performance.now()));
  const contentType = "application/json";
  let response: Response;
  try {
    response = await send({
      sender: "otlp",
      url,
      contentType,
      headers,
      body,
      fetch,
      signal,
      budgetMs,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    return RETRY_AFTER_MS;
  }
  if (response.ok) return DONE;
  if (!RETRYABLE.has(response.status)) {
    const path = response.status === 404 ? ": the path of its url is usually /v1/traces" : "";
    const error = new Error(`otlp: the endpoint answered ${response.status}${path}`);
    throw Object.assign(error, { retryable: false });
  }
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  return seconds >= 0 ? Math.min(seconds * 1_000, MAX_RETRY_AFTER_MS) : RETRY_AFTER_MS;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}
