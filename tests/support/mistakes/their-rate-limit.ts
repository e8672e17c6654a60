/** Options of libraries for rate limiting. */
import * as djed from "../../../mod.ts";
import type { Mistake } from "./mistake.ts";
import { theirOptions } from "./their-name.ts";

const limit = (options: object) => djed.rateLimit(options);
const here = (name: string) => `this is "${name}" here`;
const WINDOW = `${here("window")}, in ms or like "60s"`;
const RENDER = "use app.use(problems(render))";
const render = "app.use(problems((c, { title, status }) => c.json({ title }, status)))";
const SUCCESS = `${here("countWhen")}, such as (c) => c.res.ok`;

/** Mistakes in `rateLimit()`. */
export const theirRateLimit: readonly Mistake[] = [
  ...theirOptions("express-rate-limit", "rateLimit", limit, [
    ["max", 5, here("limit"), "rateLimit({ limit: 5 })"],
    ["windowMs", 60_000, WINDOW, 'rateLimit({ window: "1m" })'],
    ["keyGenerator", () => "user", here("key"), 'rateLimit({ key: (c) => c.get("userId") })'],
    ["handler", () => {}, RENDER, render],
    ["message", "slow down", RENDER, render],
    ["statusCode", 429, RENDER, render],
    ["standardHeaders", "draft-8", here("headers"), 'rateLimit({ headers: "standard" })'],
    ["legacyHeaders", false, here("headers"), 'rateLimit({ headers: "legacy" })'],
    ["skipFailedRequests", true, SUCCESS, "rateLimit({ countWhen: (c) => c.res.ok })"],
    ["skipSuccessfulRequests", true, SUCCESS, "rateLimit({ countWhen: (c) => !c.res.ok })"],
    ["requestWasSuccessful", () => true, SUCCESS, "rateLimit({ countWhen: (c) => c.res.ok })"],
    ["requestPropertyName", "limit", "read c.var.rateLimit", "c.var.rateLimit.remaining"],
    ["passOnStoreError", true, here("failMode"), 'rateLimit({ failMode: "open" })'],
    ["ipv6Subnet", 56, here("ipv6Prefix"), "rateLimit({ ipv6Prefix: 56 })"],
    ["onLimitReached", () => {}, here("onDecision"), "rateLimit({ onDecision: (c, d) => … })"],
    ["trustProxy", 1, here("trustedProxies"), "rateLimit({ trustedProxies: 1 })"],
  ]),
  ...theirOptions("hono-rate-limiter", "rateLimit", limit, [
    ["binding", {}, here("store"), "rateLimit({ store: bindingStore((c) => c.env.LIMITER) })"],
  ]),
  ...theirOptions("rate-limiter-flexible", "rateLimit", limit, [
    ["points", 5, here("limit"), "rateLimit({ limit: 5 })"],
    ["duration", 60, WINDOW, 'rateLimit({ window: "60s" })'],
    [
      "blockDuration",
      600,
      "use limiter.block(key, duration)",
      'await limiter.block("user-1", "10m")',
    ],
    ["keyPrefix", "login", here("name"), 'rateLimit({ name: "login" })'],
    ["storeClient", {}, here("store"), "rateLimit({ store: redisStore({ client }) })"],
    ["insuranceLimiter", {}, here("failMode"), 'rateLimit({ failMode: "local" })'],
  ]),
  ...theirOptions("@upstash/ratelimit", "rateLimit", limit, [
    ["redis", {}, here("store"), "rateLimit({ store: upstashStore({ redis }) })"],
    ["limiter", {}, "use limit and window", 'rateLimit({ limit: 10, window: "10s" })'],
    ["prefix", "api", here("name"), 'rateLimit({ name: "api" })'],
    ["timeout", 1000, here("storeTimeout"), 'rateLimit({ storeTimeout: "1s" })'],
    ["tokens", 5, here("limit"), "rateLimit({ limit: 5 })"],
    ["interval", "10 s", WINDOW, 'rateLimit({ window: "10s" })'],
  ]),
  ...theirOptions("express-rate-limit", "createLimiter", (o) => djed.createLimiter(o), [
    ["max", 5, here("limit"), "createLimiter({ limit: 5 })"],
  ]).map((entry) => ({ ...entry, title: `${entry.title} in createLimiter()` })),
];
