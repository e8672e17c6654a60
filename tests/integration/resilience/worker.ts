/** A Worker whose resilience objects live at module scope, as apps have them. */
import { Hono } from "hono";
import { runScenarios } from "./scenarios.ts";
import { circuitBreaker, loadShed, upstream } from "../../../src/resilience/mod.ts";

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const LEASE_MS = 600;

const narrow = upstream("narrow", {
  timeout: "10s",
  bulkhead: { max: 1, queue: 10, maxWait: "3s", lease: LEASE_MS },
});
const bound = upstream("bound", { bulkhead: { max: 1, lease: "1h" } });
const db = upstream("db", { breaker: { consecutive: 2, openFor: 150, lease: LEASE_MS } });
const proxied = upstream("proxied", { timeout: "20s", bulkhead: { max: 1 } });
const quick = upstream("quick", { timeout: 100, retry: { max: 2, delay: 1 } });
const breaker = circuitBreaker({ consecutive: 2, openFor: 150, lease: LEASE_MS });
const shed = loadShed({ max: 1, lease: LEASE_MS });

let healthy = false;
let finished = 0;
let served = 0;

const app = new Hono();
const ms = (c: { req: { query(name: string): string | undefined } }): number =>
  Number(c.req.query("ms") ?? 0);

app.get("/narrow", async (c) => {
  const started = Date.now();
  const result = await narrow.execute(async () => {
    const order = ++served;
    const waited = Date.now() - started;
    await sleep(ms(c));
    return { order, waited };
  });
  return c.json(result);
});
app.get("/bound", async (c) => {
  await bound.for(c).execute(async () => {
    await sleep(ms(c));
    finished++;
  });
  return c.text("done");
});
app.get("/db", async (c) => {
  await db.execute(async () => {
    await sleep(ms(c));
    if (!healthy) throw new Error("down");
  });
  return c.text(db.state);
});
app.use("/guarded", breaker);
app.get("/guarded", async (c) => {
  await sleep(ms(c));
  return c.text(breaker.state, healthy ? 200 : 500);
});
app.use("/shed", shed);
app.get("/shed", async (c) => {
  await sleep(ms(c));
  return c.text("served");
});
app.get("/quick", async (c) => {
  const tries: number[] = [];
  const result = await quick.execute(({ attempt }) => {
    tries.push(attempt);
    return attempt === 0 ? new Promise(() => {}) : Promise.resolve("second try");
  });
  return c.json({ result, tries });
});
app.get("/scenarios", async (c) => c.json(await runScenarios(c.req.query("base")!)));
app.get("/proxy", async (c) => await proxied.for(c).fetch(c.req.query("url")!));
app.get("/healthy", (c) => {
  healthy = c.req.query("is") !== "false";
  return c.text(String(healthy));
});
app.get("/stats", (c) =>
  c.json({
    narrow: narrow.stats(),
    bound: bound.stats(),
    shed: shed.stats(),
    proxy: { ...proxied.stats(), state: proxied.state },
    db: db.state,
    guarded: breaker.state,
    finished,
  }));

export default app;
