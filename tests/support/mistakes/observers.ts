/** Wrong values of the options of logs, metrics, traces and health. */
import * as djed from "../../../mod.ts";
import { fetchCheck, health, memoryCheck } from "../../../src/health/mod.ts";
import { httpSink, logger } from "../../../src/logger/mod.ts";
import { metrics, otlpMetrics } from "../../../src/metrics/mod.ts";
import { otlp, probability, tracing } from "../../../src/tracing/mod.ts";
import type { Mistake } from "./mistake.ts";
import { wrongValues } from "./value.ts";

const never = (value: unknown) => value as never;

/** Mistakes in `health()` and its checks. */
export const healthValues: readonly Mistake[] = wrongValues(
  [
    "a URL as a check",
    'health({ checks: { shop: "https://shop.example" } })',
    () => health({ checks: { shop: never("https://shop.example") } }),
    "health: checks.shop must be a function, something with ping(), or { check }, " +
    'got "https://shop.example"; write fetchCheck("https://shop.example")',
    'health({ checks: { shop: fetchCheck("https://shop.example") } })',
  ],
  [
    "the URL of a database as a check",
    'health({ checks: { db: "postgres://app:secret@db" } })',
    () => health({ checks: { db: never("postgres://app:secret@db") } }),
    "health: checks.db must be a function, something with ping(), or { check }, " +
    'got "postgres://…@db"',
    "health({ checks: { db: () => sql`SELECT 1` } })",
  ],
  [
    "a check that was called",
    "health({ checks: { db: pingDb() } })",
    () => health({ checks: { db: never(Promise.resolve()) } }),
    "got an object, a promise; give the function that makes it",
    "health({ checks: { db: pingDb } })",
  ],
  [
    "a list of checks",
    "health({ checks: [pingDb] })",
    () => health({ checks: never([() => {}]) }),
    "health: checks must be an object of checks by name, such as { db: check }",
    "health({ checks: { db: pingDb } })",
  ],
  [
    "a path without a slash",
    'health({ paths: { ready: "readyz" } })',
    () => health({ paths: { ready: "readyz" } }),
    'health: paths.ready must be a path like "/health", or false, got "readyz"',
    'health({ paths: { ready: "/readyz" } })',
  ],
  [
    "a timeout in words",
    'health({ timeout: "2 sec" })',
    () => health({ timeout: never("2 sec") }),
    'got "2 sec"; write "2s"',
    'health({ timeout: "2s" })',
  ],
  [
    "a tag that does not exist",
    'health({ checks: { db: { check: pingDb, tags: ["readiness"] } } })',
    () => health({ checks: { db: { check: () => {}, tags: never(["readiness"]) } } }),
    'health: checks.db: tags must be one of "live", "ready", "startup", got "readiness"',
    'health({ checks: { db: { check: pingDb, tags: ["ready"] } } })',
  ],
  [
    "a path in place of a URL",
    'fetchCheck("/health")',
    () => fetchCheck("/health"),
    'fetchCheck: url must be a URL, got "/health"',
    'fetchCheck("https://shop.example/health")',
  ],
  [
    "a size in words",
    'memoryCheck("512 MB")',
    () => memoryCheck(never("512 MB")),
    'memoryCheck: limit must be a positive number of bytes, or like "100kb", "1mb", ' +
    'got "512 MB"; write "512mb"',
    'memoryCheck("512mb")',
  ],
);

/** Mistakes in `logger()` and `audit()`. */
export const loggerValues: readonly Mistake[] = wrongValues(
  [
    "the level trace",
    'logger({ level: "trace" })',
    () => logger({ level: never("trace") }),
    'logger: level must be one of "debug", "info", "warn", "error", "silent", got "trace": ' +
    'this is "debug" here',
    'logger({ level: "debug" })',
  ],
  [
    "the level fatal",
    'logger({ level: "fatal" })',
    () => logger({ level: never("fatal") }),
    'got "fatal": this is "error" here',
    'logger({ level: "error" })',
  ],
  [
    "a level in place of the options",
    'logger("debug")',
    () => logger(never("debug")),
    'logger: options must be an object, got "debug"; write { level: "debug" }',
    'logger({ level: "debug" })',
  ],
  [
    "a sink that is no list",
    "logger({ sinks: console.log })",
    () => logger({ sinks: never(console.log) }),
    "logger: sinks must be a list of sinks, such as [sink], got a function",
    "logger({ sinks: [console.log] })",
  ],
  [
    "a sink that is a name",
    'logger({ sinks: ["file"] })',
    () => logger({ sinks: never(["file"]) }),
    'logger: sinks must be functions, or loggers with info, warn and error, got "file"',
    'logger({ sinks: [(line) => appendFile("app.log", line)] })',
  ],
  [
    "redacted paths of pino",
    'logger({ redact: { paths: ["ssn"] } })',
    () => logger({ redact: never({ paths: ["ssn"] }) }),
    'logger: redact must be a list of key names, such as ["ssn"], or false, got an object',
    'logger({ redact: ["ssn"] })',
  ],
  [
    "a share in percent",
    "logger({ sample: 10 })",
    () => logger({ sample: 10 }),
    "logger: sample must be a number from 0 to 1, got 10",
    "logger({ sample: 0.1 })",
  ],
  [
    "a way to name clients that does not exist",
    'logger({ client: "ip" })',
    () => logger({ client: never("ip") }),
    'logger: client must be one of "hash", "address", false, got "ip"',
    'logger({ client: "address" })',
  ],
  [
    "trusted proxies that are true",
    "logger({ trustedProxies: true })",
    () => logger({ trustedProxies: never(true) }),
    "logger: trustedProxies must be a number of hops or an array of address blocks",
    "logger({ trustedProxies: 1 })",
  ],
  [
    "several sinks of the audit trail",
    "audit({ sinks: [sink] })",
    () => djed.audit(never({ sinks: [() => {}] })),
    'audit: unknown option "sinks", did you mean "sink"?',
    "audit({ sink })",
  ],
  [
    "a sink without a scheme",
    'httpSink({ url: "logs.example/ingest" })',
    () => httpSink({ url: "logs.example/ingest" }),
    'httpSink: url must be a full http or https URL, got "logs.example/ingest"',
    'httpSink({ url: "https://logs.example/ingest" })',
  ],
);

/** Mistakes in `metrics()`. */
export const metricsValues: readonly Mistake[] = wrongValues(
  [
    "a prefix in place of the options",
    'metrics("shop_")',
    () => metrics(never("shop_")),
    'metrics: options must be an object, got "shop_"; write { prefix } for names',
    'metrics({ prefix: "shop_" })',
  ],
  [
    "a prefix with a dash",
    'metrics({ prefix: "my-shop" })',
    () => metrics({ prefix: "my-shop" }),
    'metrics: prefix must be letters, digits, _ and :, got "my-shop"',
    'metrics({ prefix: "my_shop_" })',
  ],
  [
    "a backend that is no list",
    "metrics({ backends: otlpMetrics() })",
    () => metrics({ backends: never(otlpMetrics()) }),
    "metrics: backends must be a list of backends, such as [otlpMetrics()], got an object",
    "metrics({ backends: [otlpMetrics()] })",
  ],
  [
    "a backend without `()`",
    "metrics({ backends: [otlpMetrics] })",
    () => metrics({ backends: never([otlpMetrics]) }),
    "metrics: backends must be a list of backends, such as [otlpMetrics()], got an array of 1",
    "metrics({ backends: [otlpMetrics()] })",
  ],
  [
    "a watched object that is no list",
    "metrics({ watch: limiter })",
    () => metrics({ watch: never({}) }),
    "metrics: watch must be an array, such as [limiter], got an object",
    "metrics({ watch: [limiter] })",
  ],
  [
    "a name with a dash",
    'metrics().counter("jobs-done")',
    () => metrics().counter("jobs-done"),
    "counter: name must be letters, digits, _ and :, not beginning with a digit",
    'metrics().counter("jobs_done")',
  ],
  [
    "labels that are no list",
    'metrics().counter("jobs", { labels: "kind" })',
    () => metrics().counter("jobs", { labels: never("kind") }),
    'counter: labels must be a list such as ["route"], got "kind"',
    'metrics().counter("jobs", { labels: ["kind"] })',
  ],
);

/** Mistakes in `tracing()`, its samplers and exporters. */
export const tracingValues: readonly Mistake[] = wrongValues(
  [
    "a share in place of a sampler",
    "tracing({ sampler: 0.1 })",
    () => tracing({ sampler: never(0.1) }),
    "tracing: sampler must be a function, got 0.1; write probability(0.1)",
    "tracing({ sampler: probability(0.1) })",
  ],
  [
    "a sampler of an SDK",
    "tracing({ sampler: new TraceIdRatioBasedSampler(0.1) })",
    () => tracing({ sampler: never({ shouldSample() {} }) }),
    "tracing: sampler must be a function, got an object; write probability(0.1)",
    "tracing({ sampler: probability(0.1) })",
  ],
  [
    "a URL in place of an exporter",
    'tracing({ exporter: "http://localhost:4318/v1/traces" })',
    () => tracing({ exporter: never("http://localhost:4318/v1/traces") }),
    'tracing: exporter must be a function, got "http://localhost:4318/v1/traces"; ' +
    'write otlp({ url: "http://localhost:4318/v1/traces" })',
    'tracing({ exporter: otlp({ url: "http://localhost:4318/v1/traces" }) })',
  ],
  [
    "an exporter of an SDK",
    "tracing({ exporter: new OTLPTraceExporter() })",
    () => tracing({ exporter: never({ export() {} }) }),
    "tracing: exporter must be a function, got an object; write otlp()",
    "tracing({ exporter: otlp() })",
  ],
  [
    "a name in place of the options",
    'tracing("shop")',
    () => tracing(never("shop")),
    'tracing: options must be an object, got "shop"; write { service: "shop" }',
    'tracing({ service: "shop" })',
  ],
  [
    "origins that are no list",
    'tracing({ propagateTo: "https://api.example" })',
    () => tracing({ propagateTo: never("https://api.example") }),
    "tracing: propagateTo must be",
    'tracing({ propagateTo: ["https://api.example"] })',
  ],
  [
    "a URL in place of the options of otlp()",
    'otlp("http://localhost:4318/v1/traces")',
    () => otlp(never("http://localhost:4318/v1/traces")),
    'otlp: options must be an object, got "http://localhost:4318/v1/traces"; ' +
    'write { url: "http://localhost:4318/v1/traces" }',
    'otlp({ url: "http://localhost:4318/v1/traces" })',
  ],
  [
    "a share in percent",
    "probability(10)",
    () => probability(10),
    "probability: share must be a number from 0 to 1, got 10",
    "probability(0.1)",
  ],
);
