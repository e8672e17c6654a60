import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as v from "valibot";
import * as djed from "../../../mod.ts";

describe("the decision on a response that does not match", () => {
  it("names the place and the code of the first error", async () => {
    let made: djed.Decision | undefined;
    const app = new Hono().use(
      djed.validate({ responses: { 200: v.object({ order: v.object({ qty: v.number() }) }) } }, {
        onDecision: (_c, decision) => void (made = decision),
      }),
    );
    app.get("/", (c) => c.json({ order: { qty: "many" } }));
    const response = await app.request("/");
    assert.equal(response.status, 500);
    const { targets, issues, pointer, code } = made!.detail!;
    assert.deepEqual({ targets, issues, pointer, code }, {
      targets: ["response"],
      issues: 1,
      pointer: "#/order/qty",
      code: "type",
    });
  });

  it("names no place of a request, which can be input of the client", async () => {
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      assert.deepEqual(djed.decisions(c).at(-1)?.detail, { targets: ["json"], issues: 1 });
    });
    app.post("/", djed.validate("json", v.strictObject({})), (c) => c.text("ok"));
    const headers = { "content-type": "application/json" };
    const response = await app.request("/", { method: "POST", body: '{"secret":1}', headers });
    assert.equal(response.status, 422);
  });
});
