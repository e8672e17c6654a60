/** The app that every runtime serves: one validated route of each kind. */
import { Hono } from "hono";
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import { tool, tools } from "../../../src/tools/mod.ts";

const Order = v.object({ sku: v.string(), qty: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** The app. */
export const app: Hono = new Hono();
app.get("/", (c) => c.text("up"));
app.post(
  "/orders",
  djed.validate("json", Order),
  async (c) => c.json([c.req.valid("json"), await c.req.text()]),
);
app.post(
  "/search/:id",
  djed.validate({
    param: v.object({ id: v.number() }),
    query: v.object({ tags: v.array(v.string()) }),
  }),
  (c) => c.json([c.req.valid("param"), c.req.valid("query")]),
);
app.post(
  "/upload",
  djed.validate("form", v.object({ file: v.instance(Blob) }), { maxBytes: "1mb" }),
  async (c) => c.body(await c.req.valid("form").file.arrayBuffer()),
);
app.post(
  "/photo",
  djed.validate("form", v.object({ name: v.string(), photo: v.optional(v.file()) })),
  (c) => c.json(Object.keys(c.req.valid("form"))),
);
app.post(
  "/avatar",
  djed.validate("form", v.object({ photo: v.file() }), {
    maxBytes: "50mb",
    files: { types: ["image/*"], maxBytes: "64kb" },
  }),
  (c) => {
    const { photo } = c.req.valid("form");
    return c.json([photo.name, photo.type, c.var.formFiles?.[0].originalName]);
  },
);
app.post(
  "/text",
  djed.validate("text", v.string()),
  (c) => c.text(String(djed.valid(c, "text").length)),
);
app.use("/shed/*", djed.loadShed({ max: 10 }));
app.get("/shed/page", (c) => c.text("page"));
app.post("/shed/text", async (c) => c.text(String((await c.req.text()).length)));
app.post("/shed/stream", (c) => new Response(c.req.raw.body));
app.post("/shed/checked", djed.validate("text", v.string()), (c) => c.text("checked"));
const registry = tools({
  echo: tool({ description: "Gives it back.", input: v.any(), handler: (input) => input }),
});
app.post("/tools/:name", registry.http());
app.post(
  "/quick/text",
  djed.validate("text", v.string(), { bodyTimeout: "400ms" }),
  (c) => c.text(String(djed.valid(c, "text").length)),
);
app.use("/quick/scan", djed.injectionScan({ surfaces: ["text"], bodyTimeout: "400ms" }));
app.post("/quick/scan", async (c) => c.text(String((await c.req.text()).length)));
app.use("/quick/report", djed.injectionScan({ bodyTimeout: "400ms", mode: "report" }));
app.post("/quick/report", async (c) => c.text(String((await c.req.text()).length)));
app.use("/scan", djed.injectionScan({ surfaces: ["text"] }));
app.post("/scan", async (c) => c.text(String((await c.req.text()).length)));
app.post(
  "/report",
  djed.validate("json", Order, { mode: "report" }),
  async (c) => c.text(String((await c.req.text()).length)),
);
app.post("/echo", djed.validate("text", v.string()), (c) => new Response(c.req.raw.body));
// As a middleware that decompresses: the Request keeps the Content-Length of what was sent.
app.use("/unpacked", async (c, next) => {
  let chunks = 0;
  const pull = (controller: ReadableStreamDefaultController) => {
    if (chunks++ < 256) controller.enqueue(new Uint8Array(1_024).fill(32));
    else controller.close();
  };
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  c.req.raw = new Request(c.req.raw, { body, duplex: "half" } as RequestInit);
  await next();
  c.header("x-chunks", String(chunks));
});
app.post(
  "/unpacked",
  djed.validate("text", v.string(), { maxBytes: 8_192 }),
  (c) => c.text(djed.valid(c, "text")),
);
app.get(
  "/out",
  djed.validate({ responses: { 200: v.object({ id: v.number() }) } }),
  (c) => c.json(c.req.query("bad") ? { id: "secret" } : { id: 1, secret: true }),
);
