/**
 * Metrics of streamed responses: their size, and the time until their headers.
 *
 * @module
 */
import type { StreamEnd } from "../core/observer.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { routeOf } from "../core/request/route.ts";
import { BUILT_IN } from "./registry.ts";
import type { MetricRegistry } from "./registry.ts";

/** 1 kB to 1 GB. */
const SIZES = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/** Registers the metrics, and returns a function that records the end of one stream. */
export function streamMetrics(
  registry: MetricRegistry,
): (c: EdgeContext, method: string, stream: StreamEnd) => void {
  const labels = ["http_request_method", "http_route"];
  const size = registry.histogram("djed_stream_size_bytes", {
    help: "Size of the bodies of streamed responses.",
    labels: [...labels, "outcome"],
    buckets: SIZES,
  }, BUILT_IN);
  const headers = registry.histogram("djed_stream_headers_seconds", {
    help: "Time until the headers of streamed responses.",
    labels,
  }, BUILT_IN);

  return (c, method, { bytes, outcome, headersMs }) => {
    const of = { http_request_method: method, http_route: routeOf(c) ?? "" };
    size.observe({ ...of, outcome }, bytes);
    headers.observe(of, headersMs / 1000);
  };
}
