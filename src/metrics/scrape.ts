/**
 * Answers a scrape.
 *
 * @module
 */
import { noteOwnAnswer } from "../core/request/exempt.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { expose } from "./exposition.ts";
import { OPEN_METRICS, prefersOpenMetrics, PROMETHEUS_TEXT } from "./negotiate.ts";
import type { MetricRegistry } from "./registry.ts";

/** Answers in the format that the client prefers; HEAD with the headers only. */
export function answerScrape(c: EdgeContext, registry: MetricRegistry, created: boolean): Response {
  noteOwnAnswer(c);
  const openMetrics = prefersOpenMetrics(c.req.header("accept"));
  const families = registry.collect();
  const text = expose(families, { openMetrics, created, startedMs: registry.startedMs });
  return new Response(c.req.method === "HEAD" ? null : text, {
    headers: {
      "content-type": openMetrics ? OPEN_METRICS : PROMETHEUS_TEXT,
      "cache-control": "no-store",
      "vary": "Accept",
    },
  });
}
