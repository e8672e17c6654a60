/** An API whose work goes on after the answer, `outlives.ts <port>`. */
import { Hono } from "hono";
import type { Context } from "hono";
import { upstream } from "../../../src/resilience/mod.ts";
import { serveHere } from "../../support/servers/serve.ts";

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const api = upstream("api", { timeout: "20s" });

const results: Record<string, string[]> = {};
const note = (c: Context, work: Promise<string>): void => {
  const name = c.req.query("name")!;
  work.catch((error: unknown) => error instanceof TypeError ? String(error.stack) : "left")
    .then((result) => (results[name] ??= []).push(result));
};
const mail = (c: Context): Promise<string> =>
  api.for(c).execute(async ({ signal }) => {
    await sleep(150);
    return signal.aborted ? "aborted" : "sent";
  });

const app = new Hono();
app.use("/through/*", async (_c, next) => await next());
for (const path of ["/plain", "/through/middleware"]) {
  app.all(path, async (c) => {
    if (c.req.method === "POST") await c.req.text();
    note(c, mail(c));
    return c.text("done");
  });
}
app.get("/stream", (c) => {
  note(c, mail(c));
  return new Response(new Response("some text").body);
});
app.get("/empty", (c) => {
  note(c, mail(c));
  return c.body(null, 204);
});
app.get("/late", (c) => {
  note(c, sleep(50).then(() => mail(c)));
  return c.text("done");
});
app.get("/late-fetch", (c) => {
  const slow = new URL("/slow", c.req.url).href;
  const answer = sleep(50).then(() => api.for(c).fetch(slow));
  note(c, answer.then((answer) => answer.text()));
  return c.text("done");
});
app.get("/fetch", (c) => {
  const slow = new URL("/slow", c.req.url).href;
  note(c, api.for(c).fetch(slow).then((answer) => answer.text()));
  return c.text("done");
});
app.get("/own-signal", (c) => {
  const slow = new URL("/slow", c.req.url).href;
  const { signal } = c.req.raw;
  note(c, api.for(c).fetch(slow, { signal }).then((answer) => answer.text()));
  return c.text("done");
});
app.get("/slow", async (c) => {
  await sleep(150);
  return c.text("sent");
});
app.all("/hang", async (c) => {
  if (c.req.method === "POST") await c.req.text();
  const hanging = api.for(c).execute(() => sleep(2_000).then(() => "ended"));
  note(c, hanging);
  await hanging;
  return c.text("done");
});
app.get("/many", async (c) => {
  const bound = api.for(c);
  const slow = new URL("/slow", c.req.url).href;
  const calls = Array.from(
    { length: 30 },
    (_, i) => i % 2 === 0 ? bound.execute(() => sleep(20)) : bound.fetch(slow),
  );
  await Promise.all(calls);
  return c.text("done");
});
app.get("/results", (c) => c.json(results));
app.get("/stats", (c) => c.json(api.stats()));

// With "bare" the app does not see what the platform passes besides the request.
await serveHere((request, ...platform) =>
  request.url.includes("bare") ? app.fetch(request) : app.fetch(request, ...platform as [])
);
