import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { problems } from "../../../mod.ts";
import type { Problem } from "../../../mod.ts";
import { rateLimit } from "../../../src/rate-limit/mod.ts";
import { clientOf, clockAt, guarded } from "./app.ts";

const TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
const traced = { headers: { traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01` } };

/** A guard whose limit is used up, and its clock. */
async function usedUp(name = "default") {
  const clock = clockAt();
  const { send } = guarded(rateLimit({ limit: 1, window: "10s", name, clock }));
  await send();
  return { clock, send };
}

describe("the text of refusals", () => {
  it("counts down with the clock", async () => {
    const { clock, send } = await usedUp();
    const seconds: (number | undefined)[] = [];
    for (let i = 0; i < 3; i++) {
      const response = await send();
      const { retryAfter, detail } = await response.json() as Problem;
      assert.equal(response.headers.get("retry-after"), String(retryAfter));
      assert.equal(detail, `The limit is used up. Try again in ${retryAfter} s.`);
      seconds.push(retryAfter);
      clock.advance(4_000);
    }
    assert.deepEqual(seconds, [10, 6, 2]);
  });

  it("names the trace of its own request only", async () => {
    const { send } = await usedUp();
    const traceIds: (string | undefined)[] = [];
    for (const options of [{}, traced, {}]) {
      const { traceId } = await (await send(undefined, options)).json() as Problem;
      traceIds.push(traceId);
    }
    assert.deepEqual(traceIds, [undefined, TRACE_ID, undefined]);
  });

  it("is valid JSON for any name of a policy", async () => {
    const { send } = await usedUp('a "quoted" \\ name');
    const { violatedPolicies } = await (await send()).json() as Problem;
    assert.deepEqual(violatedPolicies, ['a "quoted" \\ name']);
  });

  it("comes with headers that middlewares may add to, for one request only", async () => {
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      assert.equal(c.res.headers.get("x-request-id"), null);
      c.header("x-request-id", c.req.header("x-request-id"));
    });
    app.use(rateLimit({ limit: 1, window: "10s", clock: clockAt() }));
    app.get("*", (c) => c.text("through"));
    const { send } = clientOf(app);
    for (const id of ["1", "2", "3", "4", "5"]) {
      const response = await send(undefined, { headers: { "x-request-id": id } });
      assert.equal(response.status, id === "1" ? 200 : 429);
      assert.equal(response.headers.get("x-request-id"), id);
      assert.match(await response.text(), id === "1" ? /through/ : /"retryAfter":10/);
    }
  });

  it("is left out for HEAD, and made by problems() where it is registered", async () => {
    const { send } = await usedUp();
    await send();
    assert.equal(await (await send(undefined, { method: "HEAD" })).text(), "");
    const app = new Hono();
    app.use(problems((c, { code, retryAfter }) => c.json({ code, retryAfter }, 429)));
    app.use(rateLimit({ limit: 1, window: "10s", clock: clockAt() }));
    app.get("*", (c) => c.text("through"));
    const rendered = clientOf(app);
    await rendered.statuses(2);
    const response = await rendered.send();
    assert.equal(await response.text(), '{"code":"rate-limited","retryAfter":10}');
  });
});
