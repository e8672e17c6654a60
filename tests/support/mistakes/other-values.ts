/** Values of another kind in place of options, and names that are no options. */
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import { type Any, it } from "./it.ts";
import type { Mistake } from "./mistake.ts";
import { theirOptions } from "./their-name.ts";

/** Values of another kind in place of options. */
export const otherValues: readonly Mistake[] = [
  it(
    "report mode in place of the options",
    'protect("report")',
    () => djed.protect("report" as Any),
    'protect: got "report", not options; write { mode: "report" }',
    'protect({ mode: "report" })',
  ),
  it(
    "the option of the scan",
    "protect({ enforce: false })",
    () => djed.protect({ enforce: false } as Any),
    'unknown option "enforce" (false): write mode: "report"',
    'protect({ mode: "report" })',
  ),
  it(
    "validation as a part",
    "protect({ validate: {} })",
    () => djed.protect({ validate: {} } as Any),
    'unknown option "validate" (an object): register validate() at its route',
    'app.post("/orders", validate("json", schema), handler)',
  ),
  it(
    "cors as a part",
    "protect({ cors: {} })",
    () => djed.protect({ cors: {} } as Any),
    'unknown option "cors" (an object): register corsPolicy() of @djed/edge/security-headers ' +
      "before protect()",
    "app.use(corsPolicy({ origins })); app.use(protect());",
  ),
  it(
    "a circuit breaker as a part",
    "protect({ circuitBreaker: {} })",
    () => djed.protect({ circuitBreaker: {} } as Any),
    'unknown option "circuitBreaker" (an object): use upstream() for a dependency',
    'const api = upstream("api");',
  ),
  it(
    "the path of the metrics",
    'protect({ metrics: "/metrics" })',
    () => djed.protect({ metrics: "/metrics" } as Any),
    'app.get("/metrics", metrics().handler) for a path',
    'app.get("/metrics", stack.metrics)',
  ),
  it(
    "the path of the health checks",
    'protect({ health: "/healthz" })',
    () => djed.protect({ health: "/healthz" } as Any),
    'got "/healthz"; write { paths: { ready: "/healthz" } }',
    'protect({ health: { paths: { ready: "/healthz" } } })',
  ),
  it(
    "one path for all probes",
    'health({ paths: "/healthz" })',
    () => djed.health({ paths: "/healthz" as Any }),
    'health: options must be an object, got "/healthz"; write { ready: "/healthz" }',
    'health({ paths: { ready: "/healthz" } })',
  ),
  it(
    "a profile in place of the scan's options",
    'protect({ injectionScan: "chat" })',
    () => djed.protect({ injectionScan: "chat" } as Any),
    'got "chat"; write { profiles: { json: "chat" } }',
    'protect({ injectionScan: { profiles: { json: "chat" } } })',
  ),
  it(
    "a logger in place of its options",
    "protect({ logger: console })",
    () => djed.protect({ logger: console as Any }),
    "got a logger, not options; write { sinks: [logger] }",
    "protect({ logger: { sinks: [console] } })",
  ),
  it(
    "policies without names",
    "rateLimit({ policies: [{ limit: 1 }, { limit: 9 }] })",
    () => djed.rateLimit({ policies: [{ limit: 1 }, { limit: 9 }] }),
    'policies must be policies with names that differ, got "default"; give each a name',
    'rateLimit({ policies: [{ name: "burst", limit: 1 }, { name: "day", limit: 9 }] })',
  ),
  it(
    "a client in place of a store of limits",
    "rateLimit({ store: redis })",
    () => djed.rateLimit({ store: { connect() {}, evalsha() {} } as Any }),
    "got an object; write redisStore({ client })",
    "rateLimit({ store: redisStore({ client }) })",
  ),
  it(
    "a client in place of a store of circuits",
    'upstream("api", { store: redis })',
    () => djed.upstream("api", { store: { connect() {}, evalsha() {} } as Any }),
    "or be a function (c) => store; write redisStore({ client })",
    'upstream("api", { store: redisStore({ client }) })',
  ),
  it(
    "one schema for all responses",
    "validate({ responses: schema })",
    () => djed.validate({ responses: v.object({}) as Any }),
    "responses must be named by status from 200 to 599, as in { 200: schema }",
    "validate({ responses: { 200: schema } })",
  ),
  it(
    "a counter with other labels",
    'metrics.counter("x", { labels: ["a"] }); metrics.counter("x", { labels: ["b"] });',
    () => {
      const metrics = djed.metrics();
      metrics.counter("x", { labels: ["a"] });
      metrics.counter("x", { labels: ["b"] });
    },
    'is taken by the counter "x" with the labels [a]',
    "Give each metric a name, or both the same labels.",
  ),
];

const ALLOWED = "another middleware";

/** More names of options of other middlewares. */
export const otherNames: readonly Mistake[] = [
  ...theirOptions(ALLOWED, "rateLimit()", (options) => djed.rateLimit(options), [
    ["windowSeconds", 60, 'this is "window" here, in ms', 'rateLimit({ window: "60s" })'],
    ["ttl", 60, 'this is "window" here, in ms', 'rateLimit({ window: "60s" })'],
    ["onLimit", () => {}, 'this is "onDecision" here', "rateLimit({ onDecision })"],
    ["exclude", ["/"], 'this is "skip" here, such as', "rateLimit({ skip: (c) => isFree(c) })"],
    ["preset", "chat", 'write rateLimit("chat", options)', 'rateLimit("chat")'],
  ]),
  ...theirOptions(ALLOWED, "injectionScan()", (options) => djed.injectionScan(options), [
    ["skip", ["/"], "register it on the paths it is for", 'app.use("/api/*", injectionScan())'],
  ]),
  ...theirOptions(ALLOWED, 'upstream("api")', (options) => djed.upstream("api", options), [
    ["url", "http://a.test", "give fetch() the whole URL", "api.fetch(url)"],
  ]),
  ...theirOptions(ALLOWED, "health()", (options) => djed.health(options), [
    ["interval", 5, 'this is "cache" here', 'health({ cache: "5s" })'],
  ]),
  ...theirOptions(ALLOWED, "logger()", (options) => djed.logger(options), [
    ["pretty", true, 'lines are pretty where NODE_ENV is "development"', "NODE_ENV=development"],
  ]),
  ...theirOptions(ALLOWED, "protect()", (options) => djed.protect(options), [
    ["dryRun", true, 'write mode: "report"', 'protect({ mode: "report" })'],
  ]),
];
