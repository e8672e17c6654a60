/** Guards that are made for each request, and what else shows only under load or behind a proxy. */
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { idempotency } from "../../../src/idempotency/mod.ts";
import type { Mistake } from "./mistake.ts";
import { saidBy } from "./said.ts";

/** The text that these calls say, one after the other. */
function saidInTurn(times: number, call: () => unknown): Promise<string> {
  return saidBy(async () => {
    for (let i = 0; i < times; i++) await call();
  });
}

/** The text that an app says whose guard is made for each request. */
function saidByEach(make: () => unknown, method = "GET"): Promise<string> {
  const app = new Hono();
  app.use((c, next) => (make() as ReturnType<typeof djed.rateLimit>)(c, next));
  app.all("/", (c) => c.text("ok"));
  return saidInTurn(15, () => app.request("/", { method }, { incoming: {} }));
}

const ONCE = "each of the last 10 was used once, so it counts nothing: make it once";

/** Guards that are made for each request. */
export const perRequest: readonly Mistake[] = [
  {
    title: "a rate limit that is made for each request",
    wrong: "app.use((c, next) => rateLimit({ limit: 2 })(c, next))",
    make: () => saidByEach(() => djed.rateLimit({ name: "each", key: () => "one" })),
    says: `rateLimit: ${ONCE}`,
    fix: "app.use(rateLimit({ limit: 2 }))",
  },
  {
    title: "a circuit breaker that is made for each request",
    wrong: "app.use((c, next) => circuitBreaker()(c, next))",
    make: () => saidByEach(() => djed.circuitBreaker({ name: "each" })),
    says: `circuitBreaker: ${ONCE}`,
    fix: "app.use(circuitBreaker())",
  },
  {
    title: "a load shedder that is made for each request",
    wrong: "app.use((c, next) => loadShed({ max: 100 })(c, next))",
    make: () => saidByEach(() => djed.loadShed({ max: 100, name: "each" })),
    says: `loadShed: ${ONCE}`,
    fix: "app.use(loadShed({ max: 100 }))",
  },
  {
    title: "idempotency keys that are made for each request",
    wrong: "app.use((c, next) => idempotency()(c, next))",
    make: () => saidByEach(() => idempotency({ methods: ["PUT"] }), "PUT"),
    says: `idempotency: ${ONCE}`,
    fix: "app.use(idempotency())",
    only: ["node", "deno", "bun"],
  },
  {
    title: "an upstream that is made in a handler",
    wrong: 'app.get("/", (c) => upstream("prices").fetch(url))',
    make: () => saidInTurn(15, () => djed.upstream("each").execute(() => 1)),
    says: `upstream: ${ONCE}`,
    fix: 'const prices = upstream("prices"); app.get("/", (c) => prices.for(c).fetch(url));',
  },
];

/** Addresses of proxies in place of those of clients. */
export const silentProxies: readonly Mistake[] = [
  {
    title: "a load balancer that is not trusted",
    wrong: "rateLimit(), behind a load balancer",
    make: () => saidBehind(djed.rateLimit({ limit: 100 })),
    says: "trustedProxies: requests come through a proxy with a private address",
    fix: "rateLimit({ trustedProxies: 1 })",
  },
  {
    title: "a load balancer outside the trusted addresses",
    wrong: 'rateLimit({ trustedProxies: ["192.168.0.0/16"] }), behind 10.0.0.3',
    make: () => saidBehind(djed.rateLimit({ trustedProxies: ["192.168.0.0/16"] })),
    says: "trustedProxies: requests come through a proxy with a private address",
    fix: 'rateLimit({ trustedProxies: ["10.0.0.0/8"] })',
  },
];

function saidBehind(guard: ReturnType<typeof djed.rateLimit>): Promise<string> {
  return saidBy(async () => {
    const app = new Hono().use(guard).get("/", (c) => c.text("ok"));
    const headers = { "x-forwarded-for": "203.0.113.7" };
    await app.request("/", { headers }, { incoming: { socket: { remoteAddress: "10.0.0.3" } } });
  });
}
