import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";

const client = { incoming: { socket: { remoteAddress: "192.0.2.7" } } };
const attack = { text: "' OR 1=1; DROP TABLE users; --" };

function guarded(options: djed.ProtectOptions = {}) {
  const lines: string[] = [];
  const stack = djed.protect({
    logger: { sinks: [(line) => lines.push(line)] },
    ...options,
  });
  const app = new Hono();
  app.use(stack);
  app.get("/metrics", stack.metrics);
  app.get("/", (c) => c.text("home"));
  app.post("/chat", async (c) => c.json(await c.req.json()));
  app.get("/fail", () => {
    throw new Error("broken");
  });
  app.onError((_error, c) => c.text("sorry", 500));
  const ask = (path: string, init?: RequestInit) => app.request(path, init, client);
  const post = (body: unknown) =>
    ask("/chat", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const records = () => lines.map((line) => JSON.parse(line));
  return { app, stack, ask, post, records };
}

describe("protect()", () => {
  it("guards, measures, logs and traces in one line", async () => {
    const { ask, records } = guarded();
    const response = await ask("/");
    assert.equal(await response.text(), "home");
    assert.match(response.headers.get("ratelimit") ?? "", /default/);
    const [line] = records();
    assert.equal(line.route, "/");
    assert.deepEqual(
      line.decisions.map((d: djed.Decision) => [d.guard, d.action]),
      [["rate-limit", "allow"], ["injection-scan", "allow"]],
    );
    const text = await (await ask("/metrics")).text();
    assert.match(text, /http_server_request_duration_seconds_count\{.*http_route="\/"/);
    assert.match(text, /djed_rate_limit_allowed_total\{name="default"\} \d/);
  });

  it("names a client alike in the log and in the audit trail, by default", async () => {
    for (const logger of [{}, { clientKey: "shared" }, { client: "address" as const }]) {
      const lines: string[] = [];
      const stack = { logger: { ...logger, sinks: [(line: string) => lines.push(line)] } };
      const { post } = guarded(stack);
      await post(attack);
      const [access, event] = lines.map((line) => JSON.parse(line));
      assert.equal(event.msg, "security event");
      assert.ok(access.client);
      assert.equal(event.client, access.client);
    }
    const { post, records } = guarded({ audit: { clientKey: "of the audit" } });
    await post(attack);
    const [access, event] = records();
    assert.notEqual(event.client, access.client);
  });

  it("refuses an attack, and says so to every observer", async () => {
    const { ask, post, records } = guarded();
    const response = await post(attack);
    assert.equal(response.status, 400);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    const problem = await response.json() as djed.Problem;
    assert.equal(problem.code, "injection-detected");
    const [access, event] = records();
    assert.deepEqual([access.status, access.route], [400, "/chat"]);
    assert.deepEqual([event.msg, event.guard, event.action], [
      "security event",
      "injection-scan",
      "deny",
    ]);
    assert.equal(access.trace_id, problem.traceId);
    assert.match(
      await (await ask("/metrics")).text(),
      /djed_guard_decisions_total\{guard="injection-scan",action="deny",code="injection-detected"\} 1/,
    );
  });

  it("limits, and still measures what it refused", async () => {
    const { ask, records } = guarded({ rateLimit: { limit: 2, window: "1h" } });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await ask("/")).status);
    assert.deepEqual(statuses, [200, 200, 429]);
    const refused = await ask("/");
    assert.ok(Number(refused.headers.get("retry-after")) > 0);
    assert.equal(records().filter((line) => line.msg === "security event").length, 2);
    assert.match(await (await ask("/metrics")).text(), /http_response_status_code="429"/);
  });

  it("lets everything pass in report mode, unchanged but for the record", async () => {
    const { post, records } = guarded({ mode: "report", rateLimit: { limit: 1, window: "1h" } });
    for (let i = 0; i < 2; i++) {
      const response = await post(attack);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), attack);
    }
    const events = records().filter((line) => line.msg === "security event");
    assert.deepEqual(events.map((event) => [event.guard, event.action]), [
      ["injection-scan", "report"],
      ["rate-limit", "report"],
      ["injection-scan", "report"],
    ]);
  });

  it("serves health routes, and is not ready while shutting down", async () => {
    const { ask, stack } = guarded({ rateLimit: { limit: 1, window: "1h" } });
    for (let i = 0; i < 3; i++) assert.equal((await ask("/readyz")).status, 200);
    stack.shuttingDown();
    assert.equal((await ask("/readyz")).status, 503);
    assert.equal((await ask("/livez")).status, 200);
  });

  it("takes a preset's name, and leaves out what is false", async () => {
    const { ask, stack } = guarded({
      rateLimit: "chat",
      tracing: false,
      metrics: false,
      logger: false,
      audit: false,
      health: false,
      injectionScan: false,
    });
    assert.match((await ask("/")).headers.get("ratelimit") ?? "", /chat/);
    assert.equal((await ask("/health")).status, 404);
    assert.equal((await ask("/metrics")).status, 404);
    stack.metrics.counter("nobody_reads").inc();
    await stack.flush();
    const { ask: bare } = guarded({ rateLimit: false, injectionScan: false });
    assert.equal((await bare("/")).headers.get("ratelimit"), null);
  });

  it("makes metrics of one's own beside its own", async () => {
    const { ask, stack } = guarded();
    stack.metrics.counter("orders", { labels: ["kind"] }).inc({ kind: "web" });
    assert.match(await (await ask("/metrics")).text(), /orders_total\{kind="web"\} 1/);
  });

  it("sees what handlers throw, and 404s", async () => {
    const { ask, records } = guarded();
    assert.equal((await ask("/fail")).status, 500);
    assert.equal((await ask("/none")).status, 404);
    assert.deepEqual(records().map((line) => [line.level, line.status]), [
      ["error", 500],
      ["warn", 404],
    ]);
  });

  it("refuses wrong options at once, and names them", () => {
    const wrong: [unknown, RegExp][] = [
      [{ ratelimit: {} }, /protect: unknown option "ratelimit", did you mean "rateLimit"\?/],
      [{ mode: "off" }, /protect: mode must be one of "enforce", "report"/],
      [{ rateLimit: { limt: 1 } }, /unknown option "limt"/],
      [{ rateLimit: "chats" }, /chat/],
      [{ metrics: { watch: djed.rateLimit() } }, /metrics: watch must be an array/],
      [{ metrics: { watch: [{}] } }, /metrics: watch\[0\] must be something with stats\(\)/],
    ];
    for (const [options, message] of wrong) {
      assert.throws(() => djed.protect(options as never), { message });
    }
  });

  it("says which part an option belongs to", () => {
    const belongs: [object, string][] = [
      [{ bodyTimeout: "30s" }, "injectionScan: protect({ injectionScan: { bodyTimeout } })"],
      [{ sinks: [] }, "logger: protect({ logger: { sinks } })"],
      [{ actor() {} }, "audit: protect({ audit: { actor } })"],
      [{ sampler: undefined }, "tracing: protect({ tracing: { sampler } })"],
      [{ limit: 5 }, "rateLimit: protect({ rateLimit: { limit } })"],
      [{ ipv6Prefix: 64 }, "rateLimit: protect({ rateLimit: { ipv6Prefix } })"],
      [{ exemplars: false }, "metrics: protect({ metrics: { exemplars } })"],
      [{ checks: {} }, "health: protect({ health: { checks } })"],
      [{ clientKey: "k" }, "logger or audit: protect({ logger: { clientKey } })"],
    ];
    for (const [options, place] of belongs) {
      const [name] = Object.keys(options);
      const start = `protect: unknown option "${name}", which belongs to ${place}; allowed: `;
      assert.throws(
        () => djed.protect(options),
        (error: Error) => error instanceof TypeError && error.message.startsWith(start),
      );
    }
  });
});
