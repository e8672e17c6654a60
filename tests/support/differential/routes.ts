/**
 * The routes of the apps: what handlers read and answer, in all the ways that guards take part in.
 *
 * @module
 */
import { Hono } from "hono";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import type { StillTime } from "./time.ts";

const Order = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  customer: v.object({ name: v.string(), email: v.pipe(v.string(), v.email()) }),
  items: v.array(v.object({
    sku: v.string(),
    count: v.pipe(v.number(), v.integer(), v.minValue(1)),
    price: v.number(),
  })),
  note: v.optional(v.string()),
});
const Person = v.object({
  name: v.string(),
  age: v.pipe(v.number(), v.minValue(0)),
  tags: v.optional(v.array(v.string()), []),
});
const Search = v.object({
  q: v.optional(v.string()),
  page: v.optional(v.pipe(v.number(), v.integer())),
  tags: v.optional(v.array(v.string())),
});

/** Adds the routes to an app. */
export function addRoutes(app: Hono<any>, time: StillTime): void {
  app.get("/", (c) => c.text("home"));
  app.all("/users/:id", (c) => c.json({ id: c.req.param("id"), query: c.req.queries() }));
  app.get("/files/*", (c) => c.text(c.req.path));
  app.get("/search", djed.validate("query", Search), (c) => c.json(c.req.valid("query")));
  app.post("/orders", djed.validate("json", Order), (c) => c.json(c.req.valid("json")));
  app.put(
    "/orders",
    djed.validate("json", Order, { unknownKeys: "reject", duplicateKeys: "reject" }),
    async (c) => c.json({ given: await c.req.json(), read: seenBy(c) }),
  );
  app.post("/form", djed.validate("form", Person), (c) => c.json(c.req.valid("form")));
  app.put("/form", async (c) => c.json(await c.req.parseBody({ all: true })));
  app.on(["POST", "PUT", "PATCH"], "/echo", async (c) => {
    const text = await c.req.text();
    return c.json({ text, again: await c.req.text() === text, read: seenBy(c) });
  });
  app.on(["POST", "PUT", "PATCH"], "/raw", async (c) => {
    const before = c.req.raw.bodyUsed;
    const bytes = new Uint8Array(await c.req.raw.arrayBuffer());
    return c.json({ before, length: bytes.length, after: c.req.raw.bodyUsed, read: seenBy(c) });
  });
  app.on(["POST", "PUT", "PATCH"], "/clone", async (c) => {
    const copy = new Request(c.req.raw.clone(), { headers: { "x-own": "1" } });
    return c.json({ copy: await copy.text(), own: await c.req.text(), read: seenBy(c) });
  });
  app.on(["POST", "PUT", "PATCH"], "/unread", (c) => c.json({ read: seenBy(c) }));
  addFailures(app);
  addStreams(app);
  app.all("/slow", (c) => {
    time.advance(1_200);
    return c.text("at last");
  });
  app.get("/moved", (c) => c.redirect("/"));
  app.get("/empty", (c) => c.body(null, 204));
  app.get("/cookies", () => {
    const headers = new Headers({ "server-timing": "own;dur=1", "x-own": "1" });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return new Response("two", { headers });
  });
  addResilience(app);
  const api = new Hono();
  api.get("/items", (c) => c.json([]));
  api.get("/items/:item", (c) => c.json({ item: c.req.param("item") }));
  app.route("/api", api);
  app.mount("/mounted", (request) => new Response(new URL(request.url).pathname));
}

/** A request as its handler sees it, without the body. */
function seenBy({ req }: Context): unknown {
  return {
    method: req.method,
    rawMethod: req.raw.method,
    url: req.url.replace(/^http:\/\/[^/]+/, ""),
    type: req.header("content-type"),
    rawType: req.raw.headers.get("content-type"),
    trace: req.header("TraceParent"),
    headers: Object.keys(req.header()).filter((name) => name !== "connection").sort(),
    isRequest: req.raw instanceof Request,
    used: req.raw.bodyUsed,
    aborted: req.raw.signal.aborted,
  };
}

function addFailures(app: Hono<any>): void {
  app.all("/fail", () => {
    throw new Error("broken");
  });
  app.all("/fail/http", () => {
    throw new HTTPException(418, { message: "a teapot" });
  });
  app.get("/fail/value", () => {
    throw Object.assign(new Error("odd"), { status: 503 });
  });
  app.get("/fail/late", async () => {
    await Promise.resolve();
    return Promise.reject(new RangeError("later"));
  });
}

function addStreams(app: Hono<any>): void {
  app.get("/stream", () => new Response(streamOf(3, false)));
  app.get("/stream/broken", () => new Response(streamOf(2, true)));
}

function streamOf(chunks: number, isBroken: boolean): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent++ < chunks) return controller.enqueue(encoder.encode(`chunk ${sent}\n`));
      isBroken ? controller.error(new Error("broken off")) : controller.close();
    },
  });
}

function addResilience(app: Hono<any>): void {
  let calls = 0;
  app.all(
    "/upstream",
    djed.circuitBreaker({ consecutive: 2, openFor: "10s" }),
    // Runs of failures, so that the circuit opens and closes.
    (c) => ++calls % 12 < 5 ? c.text("down", 503) : c.text("up"),
  );
  app.all("/busy", djed.loadShed({ max: 3 }), async (c) => {
    await Promise.resolve();
    return c.text("done");
  });
}
