/**
 * The metrics of requests, named by OpenTelemetry's semantic conventions for HTTP: rate, errors and
 * duration in one histogram, the active requests, and the guards' decisions.
 *
 * @module
 */
import { decisions } from "../core/request/decision.ts";
import { errorName } from "../core/error-text.ts";
import type { Observed, StreamEnd } from "../core/observer.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { routeOf } from "../core/request/route.ts";
import { facts } from "../core/request/facts.ts";
import type { HistogramFamily } from "./histogram.ts";
import { guardMetrics } from "./guards.ts";
import { streamMetrics } from "./streams.ts";
import type { GaugeFamily } from "./instruments.ts";
import { RecentSeries } from "./recent-series.ts";
import type { MetricRegistry } from "./registry.ts";

/** An active request. */
export interface ActiveRequest {
  readonly method: string;
  readonly scheme: string;
  /** Its series in the gauge of active requests. */
  readonly series: number;
  /** Start, by `performance.now()`. */
  readonly started: number;
}

/** Records requests. */
export interface RequestMetrics {
  /** Records the start of a request. */
  start(c: EdgeContext, now: number): ActiveRequest;
  /** Records the response to a request. */
  finish(c: EdgeContext, request: ActiveRequest, answer: Observed): void;
}

/** Any other method is `_OTHER`: clients choose the method, and each would be a new series. */
const KNOWN_METHODS = new Set(
  ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"],
);
/**
 * Time after which an active request counts as ended: on Workers nothing runs after the client has
 * disconnected.
 */
const LOST_AFTER_MS = 600_000;

/** Registers the metrics of requests. */
export function requestMetrics(registry: MetricRegistry, exemplars: boolean): RequestMetrics {
  const duration = registry.histogram("http_server_request_duration_seconds", {
    help: "Duration of HTTP server requests.",
    labels: [
      "http_request_method",
      "url_scheme",
      "http_route",
      "http_response_status_code",
      "error_type",
    ],
  }, {
    otel: {
      name: "http.server.request.duration",
      attributes: [
        "http.request.method",
        "url.scheme",
        "http.route",
        "http.response.status_code",
        "error.type",
      ],
    },
  });
  const durations = new RecentSeries(duration, "http_route");
  const active = registry.gauge("http_server_active_requests", {
    help: "Number of active HTTP server requests.",
    labels: ["http_request_method", "url_scheme"],
  }, {
    otel: {
      name: "http.server.active_requests",
      attributes: ["http.request.method", "url.scheme"],
    },
  });
  const streams = streamMetrics(registry);
  const guards = guardMetrics(registry);
  const requests = new Set<ActiveRequest>();
  registry.collectors.push(() => dropLost(requests, active));

  return {
    start(c, now) {
      const method = KNOWN_METHODS.has(c.req.method) ? c.req.method : "_OTHER";
      const scheme = c.req.url.startsWith("https:") ? "https" : "http";
      const series = active.idOf({ http_request_method: method, url_scheme: scheme });
      const request = { method, scheme, series, started: now };
      active.add(series, 1);
      requests.add(request);
      return request;
    },
    finish(c, request, { ms, status, stream }) {
      const seconds = ms / 1000;
      if (requests.delete(request)) active.add(request.series, -1);
      const { method, scheme } = request;
      const error = errorType(c, status, stream);
      const series = durations.idOf(routeOf(c) ?? "", method, scheme, status, error);
      const place = duration.record(series, seconds);
      if (exemplars && place >= 0) keepExemplar(c, duration, place, seconds);
      if (stream !== undefined) streams(c, request.method, stream);
      for (const decision of decisions(c)) guards(decision);
    },
  };
}

/** Returns the `error_type` label: empty for a success and for an error of the client. */
function errorType(c: EdgeContext, status: number, stream: StreamEnd | undefined): string {
  if (stream?.outcome === "failed") return errorName(stream.error) ?? "stream";
  if (status < 500) return "";
  return errorName(c.error) ?? String(status);
}

function keepExemplar(
  c: EdgeContext,
  duration: HistogramFamily,
  place: number,
  value: number,
): void {
  const trace = facts(c).trace;
  if (trace === undefined || (trace.flags & 1) === 0) return;
  const { traceId, spanId } = trace;
  duration.exemplars.set(place, { traceId, spanId, value, atMs: Date.now() });
}

/** Drops lost requests. The set is in order of arrival: the first one still active is the last. */
function dropLost(requests: Set<ActiveRequest>, active: GaugeFamily): void {
  const oldest = performance.now() - LOST_AFTER_MS;
  for (const request of requests) {
    if (request.started >= oldest) return;
    requests.delete(request);
    active.add(request.series, -1);
  }
}
