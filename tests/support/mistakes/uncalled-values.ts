/** Functions that are given without a call, calls that are given without a function, and others. */
import { Hono } from "hono";
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import { consoleSink, httpSink } from "../../../src/logger/mod.ts";
import { otlpMetrics } from "../../../src/metrics/mod.ts";
import { circuitBreaker, retry } from "../../../src/resilience/mod.ts";
import { DjedLimiter } from "../../../src/stores/djed-limiter.ts";
import { durableObjectStore } from "../../../src/stores/durable-object.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { otlp } from "../../../src/tracing/mod.ts";
import type { Mistake } from "./mistake.ts";
import { type Any, it } from "./it.ts";
import { saidBy, saidByApp } from "./said.ts";

/** A function where its result is meant, and the other way round. */
export const uncalledValues: readonly Mistake[] = [
  it(
    "a sink that is not called",
    "logger({ sinks: [consoleSink] })",
    async () => {
      const { error } = console;
      let said = "";
      console.error = (text: string) => void (said += text);
      await new Hono().use(djed.logger({ sinks: [consoleSink as Any] })).request("/");
      console.error = error;
      throw new Error(said);
    },
    "it returned a function: call it, as in consoleSink()",
    "logger({ sinks: [consoleSink()] })",
  ),
  it(
    "an exporter that is not called",
    "tracing({ exporter: otlp })",
    async () => {
      const tracing = djed.tracing({ exporter: otlp as Any });
      await new Hono().use(tracing).request("/");
      await tracing.flush();
    },
    "otlp: got spans; call it: exporter: otlp()",
    "tracing({ exporter: otlp() })",
  ),
  it(
    "a schema that is not called",
    'validate("json", v.object)',
    () => djed.validate("json", v.object as Any),
    "got a function; call it",
    'validate("json", v.object({ … }))',
  ),
  it(
    "a function in place of options",
    "circuitBreaker(async () => load())",
    () => circuitBreaker((() => {}) as Any),
    "circuitBreaker: takes options; write circuitBreaker().execute(fn)",
    "circuitBreaker().execute(() => load())",
  ),
  it(
    "a promise in place of a function",
    "breaker.execute(load())",
    () => circuitBreaker().execute(Promise.resolve() as Any),
    "execute: takes a function, got an object; write execute(() => …)",
    "breaker.execute(() => load())",
  ),
  it(
    "a part in place of its options",
    'upstream("api", { retry: retry({ max: 1 }) })',
    () => djed.upstream("api", { retry: retry({ max: 1 }) as Any }),
    "upstream.retry: takes options, not retry(…); write retry: { … }",
    'upstream("api", { retry: { max: 1 } })',
  ),
  it(
    "the metrics that are called",
    'app.get("/metrics", stack.metrics())',
    () => (djed.protect({ logger: false, audit: false }).metrics as Any)(),
    "metrics: the handler takes the context of Hono, c; got undefined",
    'app.get("/metrics", stack.metrics)',
  ),
  it(
    "an upstream for no context",
    'prices.for(c.req).fetch("https://prices.example/")',
    () => djed.upstream("prices").for({ raw: new Request("http://a.test/") } as Any),
    "upstream: for() takes the context of Hono, c; got another object",
    'prices.for(c).fetch("https://prices.example/")',
  ),
  it(
    "the rendering as onError",
    "app.onError(problems(render))",
    () => (djed.problems(() => new Response()) as Any)(new Error(), {}),
    "problems: it is a middleware: app.use(problems(render)), not onError",
    "app.use(problems(render))",
  ),
];

const limitOf = (store: djed.RateLimitOptions["store"], env: object) =>
  saidBy(async () => {
    const app = new Hono().use(djed.rateLimit({ key: () => "one", store: store! }));
    await app.request("/", {}, env);
  });

/** Bindings of another kind. */
export const otherBindings: readonly Mistake[] = [
  {
    title: "a binding of another kind",
    wrong: "durableObjectStore((c) => c.env.KV)",
    make: () => limitOf(durableObjectStore((c) => c.env.KV), { KV: { get() {} } }),
    says: "durableObjectStore: the binding is not a Durable Object namespace",
    fix: "durableObjectStore((c) => c.env.LIMITER)",
  },
  {
    title: "the bindings in place of the context",
    wrong: "durableObjectStore((env) => env.LIMITER)",
    make: () => limitOf(durableObjectStore((env) => (env as Any).LIMITER), { LIMITER: {} }),
    says: "The argument is the context: (c) => c.env.NAME",
    fix: "durableObjectStore((c) => c.env.LIMITER)",
  },
  {
    title: "the class in place of its binding",
    wrong: "durableObjectStore(DjedLimiter)",
    make: () => saidBy(() => durableObjectStore(DjedLimiter as Any)),
    says: "durableObjectStore: got a class; give an instance, or (c) => c.env.NAME",
    fix: "durableObjectStore((c) => c.env.LIMITER)",
  },
  {
    title: "an object of another class",
    wrong: '{ "name": "LIMITER", "class_name": "Counter" }, in wrangler.jsonc',
    make: () => {
      const answer = () => Promise.resolve(new Response("x"));
      const LIMITER = { idFromName: () => ({}), get: () => ({ fetch: answer }) };
      return limitOf(durableObjectStore((c) => c.env.LIMITER), { LIMITER });
    },
    says: "durableObjectStore: the object gave no JSON: is its class_name DjedLimiter?",
    fix: '{ "name": "LIMITER", "class_name": "DjedLimiter" }',
  },
  {
    title: "variables of Upstash that are not set, without bindings",
    wrong: "rateLimit({ store: upstashStore() }), on Node",
    make: () => saidByApp(djed.rateLimit({ key: () => "one", store: upstashStore() })),
    says: "or give upstashStore({ redis })",
    fix: "Set both, or give upstashStore({ redis }).",
  },
];

/** Answers of the servers that telemetry is sent to. */
export const silentServers: readonly Mistake[] = [
  it(
    "headers as one text",
    'otlp({ headers: "api-key=secret" })',
    () => otlp({ headers: "api-key=secret" as Any }),
    'otlp: headers must be an object, got "api-key=secret"; write { "name": "value" }',
    'otlp({ headers: { "api-key": "secret" } })',
  ),
  it(
    "headers of a sink as one text",
    'httpSink({ url, headers: "api-key=secret" })',
    () => httpSink({ url: "http://a.test/", headers: "api-key=secret" as Any }),
    'httpSink: headers must be an object, got "api-key=secret"',
    'httpSink({ url, headers: { "api-key": "secret" } })',
  ),
  it(
    "metrics that are sent to the server's root",
    'otlpMetrics({ url: "http://collector.example" })',
    async () => {
      const answer = () => Promise.resolve(new Response(null, { status: 404 }));
      const backend = otlpMetrics({ url: "http://collector.example", fetch: answer });
      const metrics = djed.metrics({ backends: [backend] });
      metrics.counter("sent").inc();
      await metrics.flush();
    },
    "collector.example answered 404: the path of its url is usually /v1/metrics",
    'otlpMetrics({ url: "http://collector.example/v1/metrics" })',
  ),
  it(
    "retries of POST",
    'upstream("llm", { retry: { max: 3 } }), for POST',
    async () => {
      const fails = () => Promise.resolve(new Response(null, { status: 503 }));
      const llm = djed.upstream("llm", { retry: { max: 3 }, fetch: fails });
      await llm.fetch("http://a.test/", { method: "POST" });
    },
    "upstream: a failed call to llm is not retried, as it may have had an effect",
    'upstream("llm", { retry: { max: 3, idempotent: true } })',
  ),
];
