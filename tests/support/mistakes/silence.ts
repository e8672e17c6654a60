/** Mistakes that cannot throw: each is one line on the console, once. */
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { httpSink } from "../../../src/logger/mod.ts";
import { otlpMetrics } from "../../../src/metrics/mod.ts";
import { otlp } from "../../../src/tracing/mod.ts";
import { bindingStore } from "../../../src/stores/binding.ts";
import { durableObjectStore } from "../../../src/stores/durable-object.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import type { Mistake } from "./mistake.ts";
import { saidBy, saidByApp } from "./said.ts";

const limit = () => djed.rateLimit({ limit: 1_000, key: () => "one" });

/** The text that an app with `env`, a store and nothing else says. */
function saidByStore(options: djed.RateLimitOptions, env?: object): Promise<string> {
  return saidBy(async () => {
    const app = new Hono();
    app.use(djed.rateLimit({ key: () => "one", ...options }));
    app.get("/", (c) => c.text("ok"));
    await (await app.request("/", {}, env)).text();
  });
}

/** The text that an app says to these requests. */
function saidTo(paths: readonly string[], build: (app: Hono) => unknown): Promise<string> {
  return saidBy(async () => {
    const app = new Hono();
    build(app);
    for (const path of paths) await (await app.request(path)).text();
  });
}

/** Stores without what they need. */
export const silentStores: readonly Mistake[] = [
  {
    title: "a binding that is not in the Worker's config",
    wrong: "rateLimit({ store: durableObjectStore((c) => c.env.LIMITER) })",
    make: () => saidByStore({ store: durableObjectStore((c) => c.env.LIMITER) }, {}),
    says: "returned undefined, not a resource: is the binding missing in the Worker's config?",
    fix: "Add the binding to wrangler.jsonc, under the same name.",
  },
  {
    title: "bindings that are not passed on",
    wrong: "export default { fetch: (request) => app.fetch(request) }",
    make: () =>
      saidByStore({
        limit: 100,
        headers: false,
        store: bindingStore((c) => c.env.LIMITER),
      }),
    says: "there are no bindings here: pass env on in app.fetch(request, env, ctx)",
    fix: "export default app",
  },
  {
    title: "variables of Upstash that are not set",
    wrong: "rateLimit({ store: upstashStore() })",
    make: () => saidByStore({ store: upstashStore() }, {}),
    says: "UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN must be set",
    fix: "Set both, or give upstashStore({ redis }).",
  },
  {
    title: "a function that returns no client",
    wrong: "rateLimit({ store: redisStore({ client: (c) => c.env.REDIS }) })",
    make: () => saidByStore({ store: redisStore({ client: (c) => c.env.REDIS }) }, {}),
    says: "redisStore: client must be a client of redis, ioredis, iovalkey or Bun",
    fix: "rateLimit({ store: redisStore({ client }) })",
  },
];

/** Requests that `rateLimit()` cannot tell apart, or counts otherwise than meant. */
export const silentLimits: readonly Mistake[] = [
  {
    title: "a key that is not set yet",
    wrong: 'rateLimit({ key: (c) => c.get("userId") }), before the login',
    make: () => saidByApp(djed.rateLimit({ key: (c) => c.get("userId") })),
    says: "rateLimit: key returned no text; the client address is used instead",
    fix: "Register it after the login, or return null where there is no key.",
  },
  {
    title: "a key that is an object",
    wrong: 'rateLimit({ key: (c) => c.get("user") })',
    make: () => saidByApp(djed.rateLimit({ key: () => ({ id: 7 }) as never })),
    says: "rateLimit: key returned an object, but must return a text",
    fix: 'rateLimit({ key: (c) => c.get("user").id })',
  },
  {
    title: "a key that throws",
    wrong: 'rateLimit({ key: (c) => c.get("user").id }), without a user',
    make: () => saidByApp(djed.rateLimit({ key: (c) => c.get("user").id })),
    says: "rateLimit: key threw TypeError",
    fix: 'rateLimit({ key: (c) => c.get("user")?.id ?? null })',
  },
  {
    title: "a server whose second argument is dropped",
    wrong: "serve({ fetch: (request) => app.fetch(request) })",
    make: () => saidByApp(djed.rateLimit()),
    says: "rateLimit: a request has no client address; all such requests share one limit",
    fix: "serve({ fetch: app.fetch })",
  },
  {
    title: "a window in seconds",
    wrong: "rateLimit({ limit: 5, window: 60 })",
    make: () => saidBy(() => djed.rateLimit({ limit: 5, window: 60 })),
    says: 'rateLimit: window: 60 is 60 ms; write "60s" for seconds, else "60ms"',
    fix: 'rateLimit({ limit: 5, window: "60s" })',
  },
  {
    title: "two guards with the same limit on one request",
    wrong: "app.use(protect()); app.use(rateLimit());",
    make: () => saidByApp(limit(), limit()),
    says: "rateLimit: two guards with the same limit count one request",
    fix: "Remove one, or give each a name.",
  },
];

/** Durations of other guards in seconds. */
export const silentDurations: readonly Mistake[] = [
  {
    title: "a timeout in seconds",
    wrong: 'upstream("api", { timeout: 5 })',
    make: () => saidBy(() => djed.upstream("api", { timeout: 5 })),
    says: 'upstream: timeout: 5 is 5 ms; write "5s" for seconds, else "5ms"',
    fix: 'upstream("api", { timeout: "5s" })',
  },
  {
    title: "the time of an open circuit in seconds",
    wrong: "circuitBreaker({ openFor: 30 })",
    make: () => saidBy(() => djed.circuitBreaker({ openFor: 30 })),
    says: 'circuitBreaker: openFor: 30 is 30 ms; write "30s" for seconds, else "30ms"',
    fix: 'circuitBreaker({ openFor: "30s" })',
  },
  {
    title: "the cache of checks in seconds",
    wrong: "health({ cache: 5 })",
    make: () => saidBy(() => djed.health({ cache: 5 })),
    says: 'health: cache: 5 is 5 ms; write "5s" for seconds, else "5ms"',
    fix: 'health({ cache: "5s" })',
  },
];

/** Telemetry that does not arrive. */
export const silentExports: readonly Mistake[] = [
  {
    title: "spans that an exporter cannot send",
    wrong: "tracing({ exporter: otlp() }), without a collector",
    make: () =>
      saidBy(async () => {
        const tracing = djed.tracing({
          exporter: () => Promise.reject(new Error("connection refused")),
        });
        await new Hono().use(tracing).request("/");
        await tracing.flush();
      }),
    says: "tracing: spans cannot be exported (Error: connection refused)",
    fix: 'otlp({ url: "https://collector.example.com/v1/traces" })',
  },
  {
    title: "an exporter's url without a scheme",
    wrong: 'otlp({ url: "localhost:4318/v1/traces" })',
    make: () => saidBy(() => otlp({ url: "localhost:4318/v1/traces" })),
    says: 'otlp: url must be a full http or https URL, got "localhost:4318/v1/traces"',
    fix: 'otlp({ url: "http://localhost:4318/v1/traces" })',
  },
  {
    title: "a backend's url without a scheme",
    wrong: 'otlpMetrics({ url: "localhost:4318" })',
    make: () => saidBy(() => otlpMetrics({ url: "localhost:4318" })),
    says: 'otlpMetrics: url must be a full http or https URL, got "localhost:4318"',
    fix: 'otlpMetrics({ url: "http://localhost:4318/v1/metrics" })',
  },
  {
    title: "a sink's url without a scheme",
    wrong: 'httpSink({ url: "logs.example.com/ingest" })',
    make: () => saidBy(() => httpSink({ url: "logs.example.com/ingest" })),
    says: 'httpSink: url must be a full http or https URL, got "logs.example.com/ingest"',
    fix: 'httpSink({ url: "https://logs.example.com/ingest" })',
  },
  {
    title: "metrics that a backend does not take",
    wrong: "metrics({ backends: [otlpMetrics()] }), without a collector",
    make: () =>
      saidBy(async () => {
        const push = () => Promise.reject(new Error("connection refused"));
        const metrics = djed.metrics({ backends: [{ name: "otlp", push }] });
        await new Hono().use(metrics).request("/");
        await metrics.flush();
      }),
    says: "metrics: the backend otlp failed (Error: connection refused)",
    fix: 'otlpMetrics({ url: "https://collector.example.com/v1/metrics" })',
  },
];

/** Middlewares in an order that does not work. */
export const silentOrders: readonly Mistake[] = [
  {
    title: "a guard after its routes",
    wrong: 'app.use(logger()); app.get("/", home); app.use(rateLimit());',
    make: () =>
      saidTo(["/", "/", "/"], (app) => {
        app.use(djed.logger({ sinks: [() => {}] }));
        app.get("/", (c) => c.text("ok"));
        app.use(limit());
      }),
    says: "rateLimit: registered after GET /, so it does not run for it",
    fix: 'app.use(logger()); app.use(rateLimit()); app.get("/", home);',
  },
  {
    title: "an observer after a guard",
    wrong: "app.use(rateLimit()); app.use(logger());",
    make: () => saidByApp(limit(), djed.logger({ sinks: [() => {}] })),
    says: "logger: register it before rate-limit, whose refusals it cannot see",
    fix: "app.use(logger()); app.use(rateLimit());",
  },
  {
    title: "two loggers on one path",
    wrong: "app.use(protect()); app.use(logger());",
    make: () => saidByApp(djed.logger({ sinks: [() => {}] }), djed.logger({ sinks: [() => {}] })),
    says: "logger: two of them run for one request (protect() has one too)",
    fix: "app.use(protect({ logger: { … } }));",
  },
  {
    title: "problems() after a guard",
    wrong: "app.use(rateLimit()); app.use(problems(render));",
    make: () => saidByApp(limit(), djed.problems(() => new Response())),
    says: "problems: register it before rate-limit, whose refusals it cannot render",
    fix: "app.use(problems(render)); app.use(rateLimit());",
  },
  {
    title: "health() on a path that is not that of a probe",
    wrong: 'app.get("/status", health)',
    make: () => saidTo(["/status"], (app) => app.get("/status", djed.health())),
    says: "health: /status is not the path of a probe",
    fix: 'app.get("/status", health.handler)',
  },
  {
    title: "metrics() as the handler of a scrape",
    wrong: 'app.get("/metrics", metrics)',
    make: () => saidTo(["/metrics"], (app) => app.get("/metrics", djed.metrics())),
    says: "metrics: GET /metrics has a middleware and no handler",
    fix: 'app.get("/metrics", metrics.handler)',
  },
];
