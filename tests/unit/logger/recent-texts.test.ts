import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { record } from "../../../src/core/request/decision.ts";
import type { Decision } from "../../../src/core/request/decision.ts";
import { RecentTexts } from "../../../src/logger/recent-texts.ts";

const at = { scope: "isolate", atMs: 0 } as const;
const pass = (guard: string): Decision => ({ guard, action: "allow", ...at });

describe("the parts of lines that were written before", () => {
  it("differ when the method, the status or the route differs", () => {
    const recent = new RecentTexts();
    const first = '"method":"GET","route":"/a","status":200';
    for (let turn = 0; turn < 2; turn++) {
      assert.equal(recent.ofRequest("/a", "GET", 200), first);
      assert.equal(recent.ofRequest("/a", "PUT", 200), first.replace("GET", "PUT"));
      assert.equal(recent.ofRequest("/a", "GET", 404), first.replace("200", "404"));
      assert.equal(recent.ofRequest("/b", "GET", 200), first.replace("/a", "/b"));
      assert.equal(recent.ofRequest(undefined, "GET", 200), '"method":"GET","status":200');
      assert.equal(recent.ofRequest("/a", "GET", 200), first);
    }
  });

  it("differ when anything but the details of a decision differs", () => {
    const recent = new RecentTexts();
    for (let turn = 0; turn < 2; turn++) {
      for (const guard of ["a", "b"]) {
        const text = `"guard":"${guard}","action":`;
        assert.equal(recent.ofDecision(pass(guard)), `${text}"allow"`);
        for (const action of ["deny", "report"] as const) {
          for (const code of ["overloaded", "unhealthy"]) {
            const made = { ...pass(guard), action, code };
            assert.equal(recent.ofDecision(made), `${text}"${action}","code":"${code}"`);
            assert.equal(
              recent.ofDecision({ ...made, reason: "x", detail: { score: 1 } }),
              `${text}"${action}","code":"${code}","reason":"x"`,
            );
          }
        }
        // A code that is the name of another guard.
        assert.equal(recent.ofDecision({ ...pass(guard), code: "b" }), `${text}"allow","code":"b"`);
      }
    }
  });

  it("are escaped", () => {
    const recent = new RecentTexts();
    for (let turn = 0; turn < 2; turn++) {
      assert.equal(
        recent.ofRequest('/"\n', 'G"T', 200),
        '"method":"G\\"T","route":"/\\"\\n","status":200',
      );
      assert.equal(recent.ofDecision(pass('a"')), '"guard":"a\\"","action":"allow"');
    }
  });

  it("are right for more routes than are kept, and for a long method", () => {
    const recent = new RecentTexts();
    const method = "M".repeat(2_000);
    for (let turn = 0; turn < 2; turn++) {
      for (let n = 0; n < 1_500; n++) {
        assert.equal(
          recent.ofRequest(`/${n}`, "GET", 200),
          `"method":"GET","route":"/${n}","status":200`,
        );
      }
      assert.ok(recent.ofRequest("/long", method, 200).startsWith(`"method":"${method}"`));
    }
  });

  it("do not mix the lines of alternating requests", async () => {
    const lines: Record<string, unknown>[] = [];
    const app = new Hono();
    app.use(djed.logger({ sinks: [(line) => lines.push(JSON.parse(line))] }));
    app.all("/:guard", (c) => {
      record(c, pass(c.req.param("guard")));
      if (c.req.query("by") !== undefined) record(c, { ...pass("second"), reason: "quota" });
      return c.text("", c.req.query("fails") === undefined ? 200 : 503);
    });
    const wanted: unknown[] = [];
    for (let n = 0; n < 40; n++) {
      const [method, guard] = [n % 3 ? "GET" : "PUT", n % 2 ? "one" : "two"];
      const query = (n % 5 ? "" : "fails&") + (n % 7 ? "" : "by");
      await app.request(`/${guard}?${query}`, { method });
      const second = { guard: "second", action: "allow", reason: "quota" };
      wanted.push([
        method,
        n % 5 ? 200 : 503,
        n % 5 ? "info" : "error",
        [{ guard, action: "allow" }, ...(n % 7 ? [] : [second])],
      ]);
    }
    assert.deepEqual(lines.map((l) => [l.method, l.status, l.level, l.decisions]), wanted);
  });
});
