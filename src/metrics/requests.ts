/**
 * The metrics of every request, named by OpenTelemetry's semantic conventions for HTTP: rate, errors
 * and duration in one histogram, the requests under way, and what the guards decided.
 *
 * @module
 */
import { decisions } from "../core/request/decision.ts";
import { errorName } from "../core/error-text.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { routeOf } from "../core/request/route.ts";
import { facts } from "../core/request/facts.ts";
import type { HistogramFamily } from "./histogram.ts";
import { guardMetrics } from "./guards.ts";
import type { GaugeFamily } from "./instruments.ts";
import type { Registry } from "./registry.ts";

/** One request under way. */
export interface RequestUnderWay {
  readonly method: string;
  readonly scheme: string;
  /** Its series of the gauge of active requests. */
  readonly series: number;
  /** When it began, by `performance.now()`. */
  readonly started: number;
}

/** Measures requests. */
export interface RequestMetrics {
  /** A request begins. */
  start(c: EdgeContext, now: number): RequestUnderWay;
  /** A request has been answered, after so many seconds. */
  finish(c: EdgeContext, request: RequestUnderWay, seconds: number, status: number): void;
}

/** Any other method is `_OTHER`: clients may send what they like, and each would be a series. */
const KNOWN_METHODS = new Set(
  ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"],
);
/**
 * A request whose end was not seen after so long is over: on Workers nothing runs any more when the
 * client leaves.
 */
const LOST_AFTER_MS = 600_000;

/** Makes the metrics of requests in a registry. */
export function requestMetrics(registry: Registry, exemplars: boolean): RequestMetrics {
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
    name: "http.server.request.duration",
    attributes: [
      "http.request.method",
      "url.scheme",
      "http.route",
      "http.response.status_code",
      "error.type",
    ],
  });
  const active = registry.gauge("http_server_active_requests", {
    help: "Number of active HTTP server requests.",
    labels: ["http_request_method", "url_scheme"],
  }, { name: "http.server.active_requests", attributes: ["http.request.method", "url.scheme"] });
  const guards = guardMetrics(registry);
  const underWay = new Set<RequestUnderWay>();
  registry.collectors.push(() => dropLost(underWay, active));

  return {
    start(c, now) {
      const method = KNOWN_METHODS.has(c.req.method) ? c.req.method : "_OTHER";
      const scheme = c.req.url.startsWith("https:") ? "https" : "http";
      const series = active.idOf({ http_request_method: method, url_scheme: scheme });
      const request = { method, scheme, series, started: now };
      active.add(series, 1);
      underWay.add(request);
      return request;
    },
    finish(c, request, seconds, status) {
      if (underWay.delete(request)) active.add(request.series, -1);
      const series = duration.idOf({
        http_request_method: request.method,
        url_scheme: request.scheme,
        http_route: routeOf(c) ?? "",
        http_response_status_code: status,
        error_type: errorType(c, status),
      });
      const place = duration.record(series, seconds);
      if (exemplars && place >= 0) keepExemplar(c, duration, place, seconds);
      for (const decision of decisions(c)) guards(decision);
    },
  };
}

/** Never on success, and never for what is the client's fault. */
function errorType(c: EdgeContext, status: number): string {
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

/** The set is in the order of arrival: the first that is not lost ends the walk. */
function dropLost(underWay: Set<RequestUnderWay>, active: GaugeFamily): void {
  const oldest = performance.now() - LOST_AFTER_MS;
  for (const request of underWay) {
    if (request.started >= oldest) return;
    underWay.delete(request);
    active.add(request.series, -1);
  }
}
