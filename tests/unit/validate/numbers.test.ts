import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as v from "valibot";
import { z } from "zod";
import { z as z3 } from "zod/v3";
import * as djed from "../../../mod.ts";
import { tool, tools } from "../../../src/tools/mod.ts";

const many = "9".repeat(309);
const beyond = ["1e999", "-1e999", "1E+400", "2e308", "1e0400", many, `-${many}.5`, `${many}e0`];
const within = ["1e308", "-1.5e+300", "1e-999", "9".repeat(308), "0." + "9".repeat(400)];

describe("numbers beyond the range of a number", () => {
  const post = (schema: djed.StandardSchema, body: string) => {
    const app = new Hono();
    app.post("/", djed.validate("json", schema), (c) => c.json(c.req.valid("json")));
    return app.request("/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
  };

  it("make JSON malformed, wherever they are and whatever the schema", async () => {
    for (const number of beyond) {
      for (const body of [number, `[[0,[${number}]]]`, `{"a":{"b":[1,{"c": ${number} }]}}`]) {
        for (const schema of [v.any(), z.any(), z3.any(), v.record(v.string(), v.unknown())]) {
          const answer = await post(schema, body);
          assert.equal(answer.status, 400, body);
          const { code, detail } = await answer.json();
          assert.equal(code, "malformed-body");
          assert.equal(detail, "The body holds a number that is out of range");
        }
      }
    }
  });

  it("do not include the largest and smallest numbers, nor texts that look alike", async () => {
    for (const number of within) {
      const answer = await post(v.object({ n: v.number() }), `{"n":${number}}`);
      assert.deepEqual([answer.status, await answer.json()], [200, { n: Number(number) }]);
    }
    const texts = { id: "3e999", digits: many, escaped: '"1e999' };
    assert.deepEqual(await (await post(v.any(), JSON.stringify(texts))).json(), texts);
  });

  it("are refused in the arguments of tools, as text and as values", async () => {
    const registry = tools({
      echo: tool({ description: "Echo", input: v.looseObject({}), handler: (input) => input }),
    });
    const calls = ['{"n":1e999}', '{"n":[[-1e999]]}', { n: Infinity }, { n: [{ m: NaN }] }];
    for (const input of calls) {
      const result = await registry.call("echo", input);
      assert.equal(result.ok ? result.value : result.problem.code, "malformed-body");
    }
    const app = new Hono();
    app.post("/:name", registry.http());
    const headers = { "content-type": "application/json" };
    const answer = await app.request("/echo", { method: "POST", headers, body: '{"n":1e999}' });
    assert.deepEqual([answer.status, (await answer.json()).code], [400, "malformed-body"]);
  });

  it("are no numbers in a query, for any library", async () => {
    for (const schema of [v.object({ n: v.number() }), z.object({ n: z.number() })]) {
      const app = new Hono();
      app.get("/", djed.validate("query", schema), (c) => c.text("passed"));
      for (const n of ["1e999", "-1e999", many]) {
        assert.equal((await app.request(`/?n=${n}`)).status, 422, n);
      }
    }
  });

  it("make a response invalid, not null", async () => {
    const app = new Hono();
    const responses = { 200: v.object({ n: v.number() }) };
    const headers = { "content-type": "application/json" };
    app.get("/", djed.validate({ responses }), () => new Response('{"n":1e999}', { headers }));
    const answer = await app.request("/");
    assert.deepEqual([answer.status, (await answer.json()).code], [500, "response-invalid"]);
  });
});
