import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { requestId } from "hono/request-id";
import { record } from "../../src/core/request/decision.ts";
import { requestBody } from "../../src/core/body/body.ts";
import * as djed from "../../mod.ts";

/** An app that records its log lines. */
function logged(options: djed.LoggerOptions = {}) {
  const lines: string[] = [];
  const logger = djed.logger({ sinks: [(line) => lines.push(line)], ...options });
  const app = new Hono<{ Variables: djed.LoggerVariables }>();
  app.use(requestId({ generator: () => "req-1" }));
  app.use(logger);
  app.get("/users/:id", (c) => c.text("user"));
  app.get("/fail", () => {
    throw new TypeError("broken ?token=SECRET");
  });
  app.onError((_error, c) => c.text("sorry", 500));
  const records = () => lines.map((line) => JSON.parse(line));
  return { app, logger, lines, records };
}

const client = { incoming: { socket: { remoteAddress: "192.0.2.7" } } };

describe("logger()", () => {
  it("writes one JSON line per request, before the response is returned", async () => {
    const { app, lines, records } = logged();
    await app.request("/users/42", {}, client);
    assert.equal(lines.length, 1);
    const [line] = records();
    assert.deepEqual(Object.keys(line), [
      "time",
      "level",
      "msg",
      "method",
      "route",
      "status",
      "duration_ms",
      "trace_id",
      "span_id",
      "request_id",
      "client",
    ]);
    assert.ok(Math.abs(Date.parse(line.time) - Date.now()) < 60_000);
    assert.deepEqual([line.level, line.method, line.route, line.status, line.request_id], [
      "info",
      "GET",
      "/users/:id",
      200,
      "req-1",
    ]);
    assert.equal(typeof line.duration_ms, "number");
    assert.match(line.trace_id, /^[0-9a-f]{32}$/);
    assert.match(line.span_id, /^[0-9a-f]{16}$/);
  });

  it("keeps the trace id of the caller", async () => {
    const { app, records } = logged();
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    await app.request("/users/1", {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    });
    assert.equal(records()[0].trace_id, traceId);
  });

  it("never shows a client's address unless asked", async () => {
    const { app, lines, records } = logged();
    await app.request("/users/1", {}, client);
    await app.request("/users/2", {}, client);
    assert.doesNotMatch(lines.join(), /192\.0\.2\.7/);
    assert.match(records()[0].client, /^[0-9a-f]{16}$/);
    assert.equal(records()[0].client, records()[1].client);
    const open = logged({ client: "address" });
    await open.app.request("/users/1", {}, client);
    assert.equal(open.records()[0].client, "192.0.2.7");
    const none = logged({ client: false });
    await none.app.request("/users/1", {}, client);
    assert.equal("client" in none.records()[0], false);
  });

  it("names a client alike in all processes that share a key, and in no others", async () => {
    const nameWith = async (options: djed.LoggerOptions) => {
      const { app, records } = logged(options);
      await app.request("/users/1", {}, client);
      return records()[0].client;
    };
    assert.equal(await nameWith({ clientKey: "a" }), await nameWith({ clientKey: "a" }));
    assert.notEqual(await nameWith({ clientKey: "a" }), await nameWith({ clientKey: "b" }));
    assert.notEqual(await nameWith({}), await nameWith({}));
  });

  it("has levels by status, and the error that was thrown, without its secrets", async () => {
    const { app, records } = logged();
    await app.request("/users/1");
    await app.request("/none");
    await app.request("/fail");
    assert.deepEqual(records().map((line) => line.level), ["info", "warn", "error"]);
    const [, missing, failed] = records();
    assert.equal("route" in missing, false);
    assert.equal(failed.error.name, "TypeError");
    assert.equal(failed.error.message, "broken ?token=[REDACTED]");
  });

  it("writes the decisions of the guards", async () => {
    const { app, records } = logged();
    app.get("/guarded", (c) => {
      record(c, { guard: "rate-limit", action: "deny", code: "rate-limited", atMs: 0 });
      return c.text("no", 429);
    });
    await app.request("/guarded");
    assert.deepEqual(records()[0].decisions, [
      { guard: "rate-limit", action: "deny", code: "rate-limited" },
    ]);
  });

  it("gives handlers a log of their own, redacted and with the ids of the request", async () => {
    const { app, records } = logged();
    app.get("/own", (c) => {
      c.var.log.info("found", { id: 1, nested: { password: "hunter2" }, trace_id: "mine" });
      c.var.log.error("failed", new RangeError("odd"));
      c.var.log.debug("not written at this level");
      return c.text("ok");
    });
    await app.request("/own");
    const [own, failed, access] = records();
    assert.deepEqual([own.level, own.msg, own.id, own.nested], ["info", "found", 1, {
      password: "[REDACTED]",
    }]);
    assert.equal(own.trace_id, access.trace_id);
    assert.equal(own.trace_id_, "mine");
    assert.deepEqual([failed.level, failed.error.name], ["error", "RangeError"]);
    assert.equal(records().length, 3);
  });

  it("takes any message, and never throws for one", async () => {
    const { app, records } = logged();
    app.get("/own", (c) => {
      const { log } = c.var as { log: { info(message: unknown, fields?: unknown): void } };
      log.info({ toString: () => JSON.parse("{") });
      log.info(Symbol("x"));
      log.info(undefined, 7);
      return c.text("ok");
    });
    assert.equal((await app.request("/own")).status, 200);
    assert.deepEqual(records().slice(0, 3).map((line) => line.msg), [
      { toString: "[function]" },
      "Symbol(x)",
      null,
    ]);
  });

  it("filters by level", async () => {
    const { app, records } = logged({ level: "warn" });
    await app.request("/users/1");
    await app.request("/none");
    assert.deepEqual(records().map((line) => line.status), [404]);
    const silent = logged({ level: "silent" });
    await silent.app.request("/fail");
    assert.deepEqual(silent.records(), []);
  });

  it("samples by status, the most exact entry first", async () => {
    const { app, records } = logged({ sample: { "2xx": 0, 404: 0, "4xx": 1 } });
    app.get("/gone", (c) => c.text("gone", 410));
    for (const path of ["/users/1", "/none", "/gone", "/fail"]) await app.request(path);
    assert.deepEqual(records().map((line) => line.status), [410, 500]);
  });

  it("never fails or delays a request for a sink", async () => {
    const before = console.error;
    console.error = () => {};
    try {
      const throwing = () => {
        throw new Error("no disk");
      };
      const rejecting = () => Promise.reject(new Error("no network"));
      const hanging = () => new Promise(() => {});
      const { app, logger } = logged({ sinks: [throwing, rejecting, hanging] });
      const response = await app.request("/users/1");
      assert.equal(response.status, 200);
      await new Promise((resolve) => setTimeout(resolve, 1));
      assert.deepEqual(logger.stats(), { lines_total: 1, dropped_total: 2 });
    } finally {
      console.error = before;
    }
  });

  it("refuses wrong options at once, and names them", () => {
    const wrong: [unknown, RegExp][] = [
      [{ sink: [] }, /logger: unknown option "sink", did you mean "sinks"\?/],
      [{ level: "loud" }, /logger: level must be one of/],
      [{ sinks: [1] }, /logger: sinks must be functions, or loggers/],
      [{ sample: 2 }, /logger: sample must be a number from 0 to 1, got 2/],
      [{ sample: { ok: 1 } }, /logger: sample must be statuses/],
      [{ redact: "token" }, /logger: redact must be a list of key names/],
    ];
    for (const [options, message] of wrong) {
      assert.throws(() => djed.logger(options as never), { message });
    }
  });
});

describe("audit()", () => {
  function audited(options: djed.AuditOptions = {}) {
    const lines: string[] = [];
    const app = new Hono<{ Variables: { userId: string } }>();
    app.use(djed.audit({ sink: (line) => lines.push(line), ...options }));
    app.use(async (c, next) => {
      c.set("userId", "user-1");
      await requestBody(c).read(10_000);
      record(c, { guard: "validate", action: "allow", atMs: 0 });
      record(c, { guard: "rate-limit", action: "report", code: "rate-limited", atMs: 0 });
      const detail = { rule: "tag", token: "t" };
      record(c, {
        guard: "injection-scan",
        action: "deny",
        code: "injection-detected",
        detail,
        atMs: 0,
      });
      await next();
    });
    app.post("/orders/:id", (c) => c.text("ok"));
    return { app, events: () => lines.map((line) => JSON.parse(line)), lines };
  }
  const order = (body: string) => ({ method: "POST", body });

  it("writes one event for each refusal and each report, and none for what passed", async () => {
    const { app, events, lines } = audited({ actor: (c) => c.get("userId") });
    await app.request("/orders/1", order('{"card":"4111"}'), client);
    assert.deepEqual(events().map((e) => [e.guard, e.action, e.code, e.actor, e.route, e.status]), [
      ["rate-limit", "report", "rate-limited", "user-1", "/orders/:id", 200],
      ["injection-scan", "deny", "injection-detected", "user-1", "/orders/:id", 200],
    ]);
    const [first, second] = events();
    assert.equal(first.msg, "security event");
    assert.equal(first.level, "warn");
    assert.match(first.client, /^[0-9a-f]{16}$/);
    assert.deepEqual(second.detail, { rule: "tag", token: "[REDACTED]" });
    assert.doesNotMatch(lines.join(), /4111/);
  });

  it("shows the payload when asked, redacted and cut", async () => {
    const { app, events } = audited({ payload: true });
    await app.request(
      "/orders/1",
      order(JSON.stringify({ password: "p", text: "x".repeat(5_000) })),
    );
    assert.match(events()[0].payload, /^\{"password":"\[REDACTED\]","text":"xxx/);
    assert.equal(events()[0].payload.length, 1_024);
    const form = audited({ payload: true });
    await form.app.request("/orders/1", order("password=p&a=1"));
    assert.equal(form.events()[0].payload, "password=[REDACTED]&a=1");
  });

  it("never fails a request, whatever its sink and its actor do", async () => {
    const before = console.error;
    const shown: string[] = [];
    console.error = (line: string) => void shown.push(line);
    try {
      const { app } = audited({
        sink: () => {
          throw new Error("full");
        },
        actor: () => {
          throw new Error("who?");
        },
      });
      assert.equal((await app.request("/orders/1", order("{}"))).status, 200);
      assert.equal(shown.length, 1);
      assert.equal(JSON.parse(shown[0]).sink_error, "Error: full");
    } finally {
      console.error = before;
    }
  });
});
