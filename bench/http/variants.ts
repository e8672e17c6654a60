/**
 * The apps whose cost per request is compared over real HTTP. Each answers the same request, and
 * differs in its middleware only.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import * as v from "valibot";
import * as djed from "../../mod.ts";
import { parentBased, probability } from "../../src/tracing/mod.ts";

/** One app, and the request that is sent to it. */
export interface Variant {
  /** The table row. */
  readonly name: string;
  /** The variant that it is compared with. */
  readonly baseline: string;
  /** The request. */
  readonly request: "GET" | "POST" | "GET /missing";
  /** The status of every answer. */
  readonly status: 200 | 404 | 429;
  /** Requests that are sent before the measurement, so that a limit is used up. */
  readonly used?: number;
  /** The runtimes that are measured. All by default. */
  readonly on?: readonly string[];
  /** Makes the app. */
  app(): Hono;
}

/** A limit that no measurement reaches. */
const PLENTY = { limit: 1e9, window: "1m" } as const;
/** A limit that the first request uses up for the whole measurement. */
const USED_UP = { limit: 1, window: "1d" } as const;
const sampled = { sampler: parentBased(probability(0.01)), exporter: () => {} };
const quiet = { sinks: [() => {}] };
const noop: MiddlewareHandler = async (_c, next) => await next();

const Order = v.object({
  id: v.string(),
  customer: v.object({ name: v.string(), email: v.pipe(v.string(), v.email()) }),
  items: v.array(v.object({ sku: v.string(), count: v.number(), price: v.number() })),
  note: v.optional(v.string()),
});

/** The body of the POST: 1 KB of JSON. */
export const ORDER: string = orderOf(1_024);

/** The app of a GET. */
export function getApp(...guards: MiddlewareHandler<any>[]): Hono {
  const app = new Hono();
  for (const guard of guards) app.use(guard);
  app.get("/users/:id", (c) => c.json({ id: c.req.param("id") }));
  return app;
}

function postApp(stack: MiddlewareHandler<any>, isValidated: boolean): Hono {
  const app = new Hono();
  app.use(stack);
  if (isValidated) {
    app.post(
      "/orders",
      djed.validate("json", Order),
      (c) => c.json({ id: c.req.valid("json").id }),
    );
  } else {
    app.post("/orders", async (c) => c.json({ id: (await c.req.json()).id }));
  }
  return app;
}

const stack = () => djed.protect({ tracing: sampled, logger: quiet, rateLimit: PLENTY });
/** A GET that is compared with the no-op. */
export const GET = { baseline: "no-op", request: "GET", status: 200 } as const;
const POST = { baseline: "no-op, POST 1 KB", request: "POST", status: 200 } as const;
const REFUSED = { baseline: "no-op", request: "GET", status: 429, used: 32 } as const;

/** All variants. A baseline comes before what is compared with it. */
export const variants: readonly Variant[] = [
  { ...GET, name: "no-op", app: () => getApp(noop) },
  { ...GET, name: "no-op again", app: () => getApp(noop) },
  { ...GET, name: "GET, whole stack", app: () => getApp(stack()) },
  { ...GET, name: "GET, rateLimit", app: () => getApp(djed.rateLimit(PLENTY)) },
  { ...GET, name: "GET, injectionScan", app: () => getApp(djed.injectionScan()) },
  { ...GET, name: "GET, tracing 1 %", app: () => getApp(djed.tracing(sampled)) },
  { ...GET, name: "GET, metrics", app: () => getApp(djed.metrics()) },
  { ...GET, name: "GET, logger", app: () => getApp(djed.logger(quiet)) },
  { ...GET, name: "GET, circuitBreaker", app: () => getApp(djed.circuitBreaker()) },
  { ...POST, name: "no-op, POST 1 KB", app: () => postApp(noop, false) },
  { ...POST, name: "POST 1 KB, validate", app: () => postApp(noop, true) },
  { ...POST, name: "POST 1 KB, whole stack and validate", app: () => postApp(stack(), true) },
  {
    ...GET,
    name: "404 of Hono",
    request: "GET /missing",
    status: 404,
    app: () => getApp(noop),
  },
  { ...REFUSED, name: "429 of rateLimit", app: () => getApp(djed.rateLimit(USED_UP)) },
  {
    ...REFUSED,
    name: "429 through protect()",
    app: () => getApp(djed.protect({ tracing: sampled, logger: quiet, rateLimit: USED_UP })),
  },
];

/** An order with as many items as fit into a number of bytes. */
function orderOf(bytes: number): string {
  const order = {
    id: "order-2817",
    customer: { name: "Ada Lovelace", email: "ada@example.com" },
    items: [] as { sku: string; count: number; price: number }[],
    note: "",
  };
  for (;;) {
    const item = { sku: `sku-${1_000 + order.items.length}`, count: 2, price: 19.95 };
    const longer = JSON.stringify({ ...order, items: [...order.items, item] });
    if (longer.length > bytes) break;
    order.items.push(item);
  }
  return JSON.stringify({ ...order, note: "x".repeat(bytes - JSON.stringify(order).length) });
}
