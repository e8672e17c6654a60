/**
 * Datadog's HTTP API, for where there is no agent.
 *
 * Source: Datadog API v2, "Submit metrics".
 *
 * @module
 */
import { asText, Callback } from "../../core/callback.ts";
import { optionChecks } from "../../core/options.ts";
import { sendSuccessfully } from "../../core/send.ts";
import { env } from "../../runtime/env.ts";
import type { MetricsBackend, MetricsBatch } from "../push.ts";
import { flatten } from "./flatten.ts";

/** Options of {@link datadog}. */
export interface DatadogOptions {
  /**
   * The API key, or what reads it from the request's bindings. May be async, for a second; a push
   * without a key has failed.
   *
   * @default DD_API_KEY
   */
  readonly apiKey?: string | ((c: any) => string | Promise<string>);
  /** The Datadog site. @default "datadoghq.com" */
  readonly site?: string;
  /** Tags of every metric: `["env:prod"]`. */
  readonly tags?: readonly string[];
  /** The `fetch` to use. @default globalThis.fetch */
  readonly fetch?: typeof fetch;
}

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
export function datadog(options: DatadogOptions = {}): MetricsBackend {
  optionChecks("datadog").known(options, ["apiKey", "site", "tags", "fetch"]);
  const { apiKey, site = "datadoghq.com", tags = [] } = options;
  const own = typeof apiKey === "function"
    ? new Callback(apiKey, {
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
