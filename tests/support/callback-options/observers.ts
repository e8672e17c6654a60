/** Callback options of tracing, metrics, logs and health. */
import * as djed from "../../../mod.ts";
import { fetchCheck } from "../../../src/health/mod.ts";
import { httpSink } from "../../../src/logger/mod.ts";
import { analyticsEngine, datadog, otlpMetrics, statsd } from "../../../src/metrics/mod.ts";
import { consoleExporter, memoryExporter, otlp, parentBased } from "../../../src/tracing/mod.ts";
import {
  ANSWERED,
  appBehind,
  briefly,
  failuresOf,
  NOTHING,
  OBSERVED,
  pause,
  statusOf,
  through,
  THROWN,
} from "./case.ts";
import type { CallbackCase, Way } from "./case.ts";

function traced(
  options: readonly string[],
  make: (callback: any) => djed.TracingOptions,
  counts: readonly Way[],
): CallbackCase {
  return {
    options,
    counts,
    async drive(callback) {
      const guard = djed.tracing(make(callback));
      const status = await through(guard);
      await briefly(guard.flush());
      return { status, failures: await failuresOf(guard) };
    },
  };
}

/** Metrics with a backend or a watched object, and the failures that a scrape reports. */
function measured(
  options: readonly string[],
  make: (callback: any) => djed.MetricsOptions,
  counts: readonly Way[],
): CallbackCase {
  return {
    options,
    counts,
    async drive(callback) {
      const guard = djed.metrics(make(callback));
      const app = appBehind(guard);
      const status = await statusOf(app);
      await briefly(guard.flush());
      await pause(5);
      app.routes.length = 0;
      const scrape = appBehind(guard.handler);
      const text = await (await scrape.request("/metrics")).text();
      let failures = 0;
      for (const [, n] of text.matchAll(/djed_metrics_\w+_(?:errors|failures)_total\S* (\d+)/g)) {
        failures += Number(n);
      }
      return { status, failures };
    },
  };
}

function logged(
  option: string,
  options: (callback: any) => djed.LoggerOptions,
  counts: readonly Way[],
): CallbackCase {
  return {
    options: [option],
    counts,
    async drive(callback) {
      const guard = djed.logger(options(callback));
      // One line per level.
      const talking = async (c: any, next: () => Promise<void>) => {
        for (const level of ["debug", "info", "warn", "error"]) c.get("log")[level]("line");
        await next();
      };
      const status = await through(guard, talking);
      await pause(5);
      const { dropped_total, callback_errors_total = 0 } = guard.stats();
      return { status, failures: dropped_total + callback_errors_total };
    },
  };
}

function audited(option: string, options: (callback: any) => djed.AuditOptions): CallbackCase {
  return {
    options: [option],
    counts: NOTHING,
    answers: [400],
    async drive(callback) {
      const guard = djed.audit({ sink: () => {}, ...options(callback) });
      const app = appBehind(guard, djed.injectionScan());
      return { status: await statusOf(app, "/?q=' or 1=1--") };
    },
  };
}

/** Health answers 503 when a check fails. */
function checked(
  options: readonly string[],
  make: (callback: any) => djed.HealthOptions,
  answers: readonly number[],
  counts: readonly Way[] = NOTHING,
): CallbackCase {
  return {
    options,
    counts,
    answers,
    async drive(callback) {
      const guard = djed.health({ timeout: "50ms", ...make(callback) });
      const status = await statusOf(appBehind(guard), "/health");
      return { status, failures: await failuresOf(guard) };
    },
  };
}

const silent = () => {};
const LOGGER = { info: silent, warn: silent, error: silent, debug: silent };
/** An observable with one method replaced. */
const watchable = (method: "ping" | "stats", callback: any) => ({
  name: "own",
  kind: "own",
  ping: () => Promise.resolve(),
  stats: () => ({}),
  [method]: callback,
});
const never: Way = "never settles";
const NOT_HANGING = ANSWERED.filter((way) => way !== never);
const OTLP = { url: "http://collector.test/" };

export const observerCases: readonly CallbackCase[] = [
  traced(["TracingOptions.trust"], (trust) => ({ trust }), ANSWERED),
  traced(["TracingOptions.enabled"], (enabled) => ({ enabled }), ANSWERED),
  traced(["TracingOptions.sampler"], (sampler) => ({ sampler }), ANSWERED),
  traced(["parentBased(root)"], (root) => ({ sampler: parentBased(root) }), ANSWERED),
  traced(["TracingOptions.exporter"], (exporter) => ({ exporter }), OBSERVED),
  traced(
    ["consoleExporter(print)"],
    (print) => ({ exporter: consoleExporter(print) }),
    NOTHING,
  ),
  traced(
    ["TextMapPropagator.extract", "TextMapPropagator.inject", "TextMapPropagator.fields"],
    (call) => ({ propagator: { extract: call, inject: call, fields: call } }),
    ANSWERED,
  ),
  traced(
    [
      "ContextManager.active",
      "ContextManager.bind",
      "ContextManager.disable",
      "ContextManager.enable",
      "ContextManager.with",
    ],
    (call) => ({
      als: { active: call, bind: call, disable: call, enable: call, with: call } as never,
    }),
    NOTHING,
  ),
  traced(
    ["OtlpOptions.headers"],
    (headers) => ({
      exporter: otlp({ ...OTLP, headers, fetch: () => Promise.resolve(new Response()) }),
    }),
    NOT_HANGING,
  ),
  // An immediate failure is retried after a second.
  traced(["OtlpOptions.fetch"], (fetch) => ({ exporter: otlp({ ...OTLP, fetch }) }), [
    "gives the wrong thing",
  ]),

  measured(["Observable.stats"], (call) => ({ watch: [watchable("stats", call)] }), ANSWERED),
  measured(
    ["MetricsBackend.push"],
    (push) => ({ backends: [{ name: "own", push }] }),
    OBSERVED,
  ),
  measured(
    ["MetricsBackend.tap"],
    (tap) => ({ backends: [{ name: "own", tap }] }),
    ANSWERED,
  ),
  measured(
    ["DatadogOptions.apiKey"],
    (apiKey) => ({ backends: [datadog({ apiKey, fetch: (() => silent) as never })] }),
    NOT_HANGING,
  ),
  measured(
    ["DatadogOptions.fetch"],
    (fetch) => ({ backends: [datadog({ apiKey: "key", fetch })] }),
    NOT_HANGING,
  ),
  measured(
    ["OtlpMetricsOptions.fetch"],
    (fetch) => ({ backends: [otlpMetrics({ ...OTLP, fetch })] }),
    NOT_HANGING,
  ),
  // A lost datagram is not sent again.
  measured(["StatsdSocket.send"], (send) => ({ backends: [statsd({ socket: { send } })] }), [
    "throws",
    "throws a promise that rejects",
    "throws what cannot be read",
  ]),
  measured(
    ["AnalyticsEngineDataset.writeDataPoint"],
    (writeDataPoint) => ({ backends: [analyticsEngine({ writeDataPoint })] }),
    ["throws", "throws a promise that rejects", "throws what cannot be read"],
  ),
  measured(
    ["analyticsEngine(dataset)"],
    (dataset) => ({ backends: [analyticsEngine(dataset)] }),
    ANSWERED,
  ),

  logged("LoggerOptions.client", (client) => ({ client, sinks: [silent] }), ANSWERED),
  logged("LoggerOptions.sinks", (sink) => ({ sinks: [sink] }), OBSERVED),
  logged("SinkLogger.info", (info) => ({ sinks: [{ ...LOGGER, info }] }), OBSERVED),
  logged("SinkLogger.warn", (warn) => ({ sinks: [{ ...LOGGER, warn }] }), OBSERVED),
  logged("SinkLogger.error", (error) => ({ sinks: [{ ...LOGGER, error }] }), OBSERVED),
  logged(
    "SinkLogger.debug",
    (debug) => ({ level: "debug", sinks: [{ ...LOGGER, debug }] }),
    OBSERVED,
  ),
  logged(
    "HttpSinkOptions.fetch",
    (fetch) => {
      const sink = httpSink({ url: "http://logs.test/", fetch });
      return { sinks: [(line) => (sink(line)?.catch(silent), sink.flush())] };
    },
    NOT_HANGING,
  ),
  audited("AuditOptions.actor", (actor) => ({ actor })),
  audited("AuditOptions.client", (client) => ({ client })),
  audited("AuditOptions.sink", (sink) => ({ sink })),

  checked(
    ["HealthOptions.checks", "CheckOptions.check"],
    (check) => ({ checks: { own: { check } } }),
    [200, 503],
  ),
  checked(["HealthOptions.details"], (details) => ({ details }), [200], ANSWERED),
  checked(
    ["Observable.ping"],
    (ping) => ({ checks: { own: watchable("ping", ping) }, details: true }),
    [200, 503],
  ),
  checked(
    ["fetchCheck(options).fetch"],
    (fetch) => ({ checks: { own: fetchCheck("http://service.test/", { fetch }) } }),
    [503],
  ),
  {
    // Not an option: the platform's own function, which may return before its work is done.
    options: [],
    counts: NOTHING,
    async drive(waitUntil) {
      const context = { waitUntil, passThroughOnException() {} };
      const stack = djed.protect({
        logger: { sinks: [() => Promise.resolve()] },
        tracing: { exporter: memoryExporter() },
        rateLimit: false,
      });
      const status = await statusOf(appBehind(stack), "/", {}, context);
      return { status, failures: THROWN.length };
    },
  },
];
