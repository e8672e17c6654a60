import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import { logger } from "../../../src/logger/mod.ts";
import type { Log, LoggerVariables } from "../../../src/logger/mod.ts";

/** The lines of one request whose handler uses its log. */
async function linesOf(use: (log: Log) => void): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  const app = new Hono<{ Variables: LoggerVariables }>();
  app.use(
    logger({ level: "debug", client: false, sinks: [(line) => lines.push(JSON.parse(line))] }),
  );
  app.get("/", (c) => {
    use(c.var.log);
    return c.text("ok");
  });
  await app.request("/");
  return lines;
}

describe("the line of a request", () => {
  it("has the fields that were set, the last one of each name", async () => {
    const [line] = await linesOf((log) => {
      log.set({ userId: 7, plan: "free" });
      log.set({ plan: "pro", nested: { a: [1] } });
    });
    assert.deepEqual([line.userId, line.plan, line.nested], [7, "pro", { a: [1] }]);
    assert.equal(line.msg, "request");
  });

  it("redacts and bounds them, and keeps its own names", async () => {
    const [line] = await linesOf((log) => {
      log.set({ token: "t", status: 1, route: "/x", time: "now", text: "x".repeat(10_000) });
      log.set(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${i}`, i])));
    });
    assert.deepEqual([line.token, line.status, line.status_], ["[REDACTED]", 200, 1]);
    assert.deepEqual([line.route, line.route_, line.time_], ["/", "/x", "now"]);
    assert.ok(JSON.stringify(line).length < 40_000);
    assert.ok(Object.keys(line).length < 130);
  });

  it("takes whatever is set, and never throws", async () => {
    const [line] = await linesOf((log) => {
      log.set(undefined);
      log.set(null);
      log.set(new Error("no"));
      log.set("text");
      log.set({
        get bad() {
          throw new Error("getter");
        },
      });
      log.set(
        new Proxy({}, {
          ownKeys() {
            throw new Error("proxy");
          },
        }),
      );
    });
    assert.equal((line.error_ as { message: string }).message, "no");
    assert.equal(line.bad, "[unreadable]");
  });

  it("is that of its own request only", async () => {
    assert.equal("a" in (await linesOf((log) => log.set({ a: 1 })))[0], true);
    assert.equal("a" in (await linesOf(() => {}))[0], false);
  });
});

describe("a child log", () => {
  it("adds its fields to its lines; those of a line and of a younger child win", async () => {
    const [own, child, grandchild, request] = await linesOf((log) => {
      const payments = log.child({ part: "payments", step: 1, secret: "s" });
      log.info("own");
      payments.warn("child", { step: 2 });
      payments.child({ order: 5, part: "orders" }).error("grandchild", new Error("no"));
      payments.set({ paid: true });
    });
    assert.equal("part" in own, false);
    assert.deepEqual([child.part, child.step, child.secret], ["payments", 2, "[REDACTED]"]);
    assert.deepEqual([grandchild.part, grandchild.step, grandchild.order], ["orders", 1, 5]);
    assert.equal((grandchild.error as { message: string }).message, "no");
    assert.deepEqual([request.paid, "part" in request], [true, false]);
  });
});
