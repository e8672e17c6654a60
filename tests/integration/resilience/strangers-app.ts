/**
 * A route behind a circuit breaker, whose handler reads the body. On Workers this is the module.
 */
import { Hono } from "hono";
import { circuitBreaker, policy, timeout, upstream } from "../../../src/resilience/mod.ts";

const breaker = circuitBreaker();
const bounded = circuitBreaker();
const watched = circuitBreaker({ slow: "5s" });
const files = upstream("files");

const app = new Hono();
app.get(
  "/stats",
  (c) =>
    c.json({
      ...breaker.stats(),
      bounded: bounded.stats(),
      watched: watched.stats(),
      files: files.stats(),
    }),
);
app.post("/sink", async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
app.use("/bounded/*", policy(bounded, timeout("2s")).middleware());
app.use("/plain/*", breaker);
app.use("/watched/*", watched);
app.post("/:guard/json", async (c) => {
  const order: { down?: boolean } = await c.req.json();
  if (order.down) throw new Error("the dependency is down");
  return c.json(order);
});
app.post("/:guard/raw", async (c) => c.text(await c.req.raw.text()));
app.post("/:guard/each", async (c) => {
  let size = 0;
  const body = c.req.raw.body as unknown as AsyncIterable<Uint8Array>;
  for await (const chunk of body) size += chunk.length;
  return c.text(String(size));
});
app.post("/:guard/stream", async (c) => {
  const reader = c.req.raw.body!.getReader();
  let size = 0;
  for (let read; !(read = await reader.read()).done;) size += read.value.length;
  return c.text(String(size));
});
app.post("/:guard/form", async (c) => c.json([...(await c.req.formData()).keys()]));
app.post("/:guard/forward", (c) => {
  const init = { method: "POST", body: c.req.raw.body, duplex: "half" } as RequestInit;
  return files.for(c).fetch(new URL("/sink", c.req.url), init);
});
app.onError((error, c) => c.text(error.name, 500));

export default app;
