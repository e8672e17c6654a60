/**
 * Datadog over its HTTP API, where there is no agent.
 *
 * Source: Datadog API v2, "Submit metrics".
 *
 * @module
 */
import { asText, Callback } from "../../core/callback.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../../core/request/middleware.ts";
import { optionChecks } from "../../core/options.ts";
import { sendSuccessfully } from "../../core/send.ts";
import { env } from "../../runtime/env.ts";
import type { MetricsBackend, MetricsBatch } from "../push.ts";
import { flatten } from "./flatten.ts";

/** Options of {@link datadog}. */
export interface DatadogOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * API key, or a function that gets it from the request's context. It may be async and take up to
   * a second. A push without a key fails.
   *
   * @default the environment variable `DD_API_KEY`
   */
  readonly apiKey?: string | { of(c: AppContext<E>): string | Promise<string> }["of"] | undefined;
  /**
   * Datadog site.
   *
   * @default "datadoghq.com"
   */
  readonly site?: string | undefined;
  /**
   * Tags of every metric, such as `["env:prod"]`.
   *
   * @default none
   */
  readonly tags?: readonly string[] | undefined;
  /**
   * Replacement for `fetch`.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch | undefined;
}

const NAMES = { apiKey: 1, site: 1, tags: 1, fetch: 1 } satisfies Record<keyof DatadogOptions, 1>;
const COUNT = 1;
const GAUGE = 3;

/**
 * Pushes metrics to Datadog: counters as counts, gauges as gauges, a histogram as the counts
 * `.count`, `.sum` and `.bucket` (with the tag `le`).
 *
 * @example
 * ```ts
 * import { datadog, metrics } from "@djed/edge/metrics";
 *
 * const measured = metrics({ backends: [datadog({ apiKey: (c) => c.env.DD_API_KEY })] });
 * ```
 */
export function datadog<E extends EdgeEnv = EdgeEnv>(options?: DatadogOptions<E>): MetricsBackend;
export function datadog(options: DatadogOptions = {}): MetricsBackend {
  const checks = optionChecks("datadog");
  checks.known(options, NAMES);
  const { apiKey, site = "datadoghq.com", tags = [] } = options;
  if (typeof apiKey !== "function" && apiKey !== undefined) checks.text("apiKey", apiKey);
  checks.text("site", site);
  if (!Array.isArray(tags)) throw checks.error("tags", 'a list such as ["env:prod"]', tags);
  checks.optionalFunction("fetch", options.fetch);
  const own = typeof apiKey === "function"
    ? new Callback(apiKey as (c: EdgeContext | undefined) => unknown, {
      option: "datadog: apiKey",
      otherwise: "no key",
      accept: asText,
    })
    : undefined;
  return {
    name: "datadog",
    async push(batch) {
      const key = own === undefined
        ? apiKey as string | undefined ?? env(batch.c, "DD_API_KEY")
        : await own.ask(batch.c);
      if (key === undefined) throw new Error("datadog: there is no API key");
      const series = seriesOf(batch, tags);
      await sendSuccessfully({
        sender: "datadog",
        url: `https://api.${site}/api/v2/series`,
        contentType: "application/json",
        headers: { "dd-api-key": key },
        body: JSON.stringify({ series }),
        fetch: options.fetch,
      });
    },
  };
}

function seriesOf(batch: MetricsBatch, tags: readonly string[]): unknown[] {
  const timestamp = Math.floor(batch.toMs / 1000);
  const interval = Math.max(1, Math.round((batch.toMs - batch.fromMs) / 1000));
  return flatten(batch.metrics).map(({ name, kind, value, labels }) => ({
    metric: name,
    type: kind === "gauge" ? GAUGE : COUNT,
    ...(kind === "count" && { interval }),
    points: [{ timestamp, value }],
    tags: [...tags, ...Object.entries(labels).map(([label, text]) => `${label}:${text}`)],
  }));
}
