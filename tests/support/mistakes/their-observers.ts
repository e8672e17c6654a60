/** Options of libraries for logs, metrics, traces and health, and for validation. */
import * as v from "valibot";
import { health, logger, metrics, tracing, validate } from "../../../mod.ts";
import { otlp } from "../../../src/tracing/mod.ts";
import type { Mistake } from "./mistake.ts";
import { theirOptions } from "./their-name.ts";

const here = (name: string) => `this is "${name}" here`;
const log = (options: object) => logger(options);
const measured = (options: object) => metrics(options);
const traced = (options: object) => tracing(options);
const healthy = (options: object) => health(options);
const SINKS = `${here("sinks")}, such as [sink]`;
const PRETTY = 'lines are pretty where NODE_ENV is "development"';
const OWN = "make your own with metrics().histogram()";
const EXPORTER = `${here("exporter")}, such as otlp({ url })`;
const otlpExporter = "tracing({ exporter: otlp({ url }) })";

/** Mistakes in `logger()`. */
export const theirLogger: readonly Mistake[] = [
  ...theirOptions("pino", "logger", log, [
    ["transport", {}, SINKS, "logger({ sinks: [pino()] })"],
    ["enabled", false, 'write level: "silent"', 'logger({ level: "silent" })'],
    ["base", {}, "use c.var.log.set(fields)", "c.var.log.set({ plan })"],
    ["serializers", {}, here("redact"), 'logger({ redact: ["ssn"] })'],
    ["formatters", {}, PRETTY, "logger({ sinks: [prettySink()] })"],
  ]),
  ...theirOptions("winston", "logger", log, [
    ["transports", [], SINKS, "logger({ sinks: [httpSink({ url })] })"],
    ["format", {}, PRETTY, "logger({ sinks: [prettySink()] })"],
    ["defaultMeta", {}, "use c.var.log.set(fields)", "c.var.log.set({ plan })"],
    ["silent", true, 'write level: "silent"', 'logger({ level: "silent" })'],
  ]),
  ...theirOptions("morgan", "logger", log, [
    ["stream", {}, SINKS, "logger({ sinks: [(line) => stream.write(line)] })"],
    [
      "skip",
      () => true,
      `${here("sample")}, such as { "2xx": 0.01 }`,
      'logger({ sample: { "2xx": 0 } })',
    ],
  ]),
];

/** Mistakes in `metrics()`. */
export const theirMetrics: readonly Mistake[] = [
  ...theirOptions("@hono/prometheus", "metrics", measured, [
    ["registry", {}, "metrics().handler answers a scrape", 'app.get("/metrics", measured.handler)'],
    [
      "collectDefaultMetrics",
      true,
      "use memoryCheck() of health()",
      'health({ checks: { memory: memoryCheck("512mb") } })',
    ],
    ["metricOptions", {}, OWN, 'metrics().histogram("job_seconds", { labels: ["job"] })'],
  ]),
  ...theirOptions("express-prom-bundle", "metrics", measured, [
    ["buckets", [1], OWN, 'metrics().histogram("job_seconds", { buckets: [1] })'],
    ["customLabels", {}, OWN, 'metrics().counter("jobs", { labels: ["job"] })'],
    [
      "metricsPath",
      "/m",
      'write app.get("/metrics", metrics().handler)',
      'app.get("/m", measured.handler)',
    ],
  ]),
  ...theirOptions("@opentelemetry/sdk-metrics", "metrics", measured, [
    [
      "readers",
      [],
      `${here("backends")}, such as [otlpMetrics()]`,
      "metrics({ backends: [otlpMetrics()] })",
    ],
  ]),
  ...theirOptions("prom-client", 'counter("jobs")', (o) => metrics().counter("jobs", o), [
    ["labelNames", ["job"], here("labels"), 'counter("jobs", { labels: ["job"] })'],
    ["registers", [], "a metric belongs to its metrics()", 'metrics().counter("jobs")'],
    ["percentiles", [0.5], "use histogram() with buckets", 'metrics().histogram("job_seconds")'],
  ]),
];

/** Mistakes in `tracing()`. */
export const theirTracing: readonly Mistake[] = [
  ...theirOptions("@opentelemetry/sdk-node", "tracing", traced, [
    ["serviceName", "shop", here("service"), 'tracing({ service: "shop" })'],
    ["traceExporter", {}, EXPORTER, otlpExporter],
    ["spanProcessors", [], EXPORTER, otlpExporter],
    ["resource", {}, here("service"), 'tracing({ service: { name: "shop", version: "1" } })'],
    ["textMapPropagator", {}, here("propagator"), "tracing({ propagator })"],
    ["contextManager", {}, here("als"), "tracing({ als: true })"],
    ["instrumentations", [], "a registered SDK is used", "tracing()"],
  ]),
  ...theirOptions("@hono/otel", "tracing", traced, [
    [
      "serviceVersion",
      "1",
      "write service: { name, version }",
      'tracing({ service: { name: "shop", version: "1" } })',
    ],
    ["tracerProvider", {}, "a registered SDK is used", "tracing()"],
    ["captureRequestHeaders", ["x-a"], "use c.var.span", "c.var.span.setAttribute(name, value)"],
    ["disableTracing", true, here("enabled"), "tracing({ enabled: false })"],
  ]),
  ...theirOptions("Sentry", "tracing", traced, [
    [
      "tracesSampleRate",
      0.1,
      `${here("sampler")}, such as probability(0.1)`,
      "tracing({ sampler: probability(0.1) })",
    ],
  ]),
  ...theirOptions("@opentelemetry/exporter-trace-otlp-http", "otlp", (o) => otlp(o), [
    [
      "endpoint",
      "http://a:4318/v1/traces",
      here("url"),
      'otlp({ url: "http://a:4318/v1/traces" })',
    ],
    [
      "timeoutMillis",
      5000,
      "set OTEL_EXPORTER_OTLP_TIMEOUT",
      "OTEL_EXPORTER_OTLP_TIMEOUT=5000",
    ],
  ]),
];

/** Mistakes in `health()`. */
export const theirHealth: readonly Mistake[] = [
  ...theirOptions("@godaddy/terminus", "health", healthy, [
    ["healthChecks", {}, here("checks"), "health({ checks: { db: () => db.ping() } })"],
    [
      "onSignal",
      () => {},
      "call shuttingDown() on SIGTERM",
      'process.on("SIGTERM", () => healthy.shuttingDown())',
    ],
    ["statusError", 500, "a failing probe answers 503", "health()"],
    ["verbatim", true, here("details"), "health({ details: true })"],
  ]),
  ...theirOptions("lightship", "health", healthy, [
    ["port", 9000, "the app answers the probes", "app.use(health())"],
    [
      "shutdownDelay",
      5000,
      "call shuttingDown() on SIGTERM",
      'process.on("SIGTERM", () => healthy.shuttingDown())',
    ],
  ]),
  ...theirOptions("other libraries", "health", healthy, [
    [
      "path",
      "/healthz",
      `${here("paths")}, such as { ready: "/healthz" }`,
      'health({ paths: { ready: "/healthz" } })',
    ],
  ]),
];

const order = (options: object) => validate("json", v.object({}), options);
const RENDER = "use problems(render) to change refusals";
const render = "app.use(problems((c, { title, status }) => c.json({ title }, status)))";

/** Mistakes in `validate()`. */
export const theirValidate: readonly Mistake[] = [
  ...theirOptions("Joi and yup", 'validate("json", schema)', order, [
    ["stripUnknown", true, here("unknownKeys"), 'validate("json", s, { unknownKeys: "strip" })'],
    ["allowUnknown", true, here("unknownKeys"), 'validate("json", s, { unknownKeys: "schema" })'],
    ["abortEarly", true, here("maxIssues"), 'validate("json", schema, { maxIssues: 1 })'],
    ["convert", true, "texts are coerced to the schema", 'validate("query", schema)'],
  ]),
  ...theirOptions("ajv and class-validator", 'validate("json", schema)', order, [
    ["whitelist", true, here("unknownKeys"), 'validate("json", s, { unknownKeys: "strip" })'],
    ["coerceTypes", true, "texts are coerced to the schema", 'validate("query", schema)'],
    ["allErrors", true, here("maxIssues"), 'validate("json", schema, { maxIssues: 100 })'],
  ]),
  ...theirOptions("Hono's and express's body limits", 'validate("json", schema)', order, [
    ["limit", "1mb", here("maxBytes"), 'validate("json", schema, { maxBytes: "1mb" })'],
    ["maxSize", 1024, here("maxBytes"), 'validate("json", schema, { maxBytes: "1kb" })'],
  ]),
  ...theirOptions("zod-validator and express-validator", 'validate("json", schema)', order, [
    ["hook", () => {}, RENDER, render],
    ["onError", () => {}, RENDER, render],
  ]),
];
