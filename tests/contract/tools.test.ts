import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as v from "valibot";
import { z } from "zod";
import { tool, tools } from "../../src/tools/mod.ts";

const registry = tools({
  getWeather: tool({
    description: "The weather of a city",
    input: v.object({
      city: v.pipe(v.string(), v.trim()),
      max_days: v.optional(v.pipe(v.number(), v.integer()), 1),
      meta: v.optional(v.any()),
    }),
    output: v.object({ city: v.string(), days: v.number() }),
    alias: { city: ["location", "cityName"] },
    annotations: { readOnlyHint: true },
    handler: ({ city, max_days }) => ({ city, days: max_days, secret: "kept" }),
  }),
  broken: tool({
    description: "Gives what it may not give",
    input: v.object({}),
    output: v.object({ n: v.number() }),
    handler: () => ({ n: "secret" as unknown as number }),
  }),
  failing: tool({
    description: "Throws",
    input: v.object({}),
    handler: (): string => {
      throw new Error("database down");
    },
  }),
});

describe("a call", () => {
  it("gives the handler checked input and the caller checked output", async () => {
    assert.deepEqual(await registry.call("getWeather", { city: " Oslo ", evil: 1 }), {
      ok: true,
      value: { city: "Oslo", days: 1 },
      renamed: [],
    });
  });

  it("takes a text of JSON, as OpenAI sends arguments", async () => {
    const result = await registry.call("getWeather", '{"city":"Oslo","max_days":2}');
    assert.equal(result.ok && result.value.days, 2);
  });

  it("answers a problem for unknown tools, inherited names too", async () => {
    for (const name of ["nothing", "toString", "__proto__", "constructor", ""]) {
      const result = await registry.call(name, {});
      assert.equal(result.ok, false);
      if (!result.ok) assert.equal(result.problem.code, "unknown-tool");
    }
  });

  it("never throws on bad input, and quotes nothing of it", async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const deep = JSON.parse("[".repeat(2_000) + "]".repeat(2_000));
    const bad = [null, 7, "s3cret", "{", [], ["s3cret"], { city: 7 }, {
      city: "x",
      max_days: "s3cret",
    }];
    for (const input of [...bad, cyclic, { city: "x", meta: deep }, { city: { s3cret: 1 } }]) {
      const result = await registry.call("getWeather", input);
      assert.equal(result.ok, false);
      assert.equal(JSON.stringify(result).includes("s3cret"), false);
    }
  });

  it("says where the arguments are wrong", async () => {
    const result = await registry.call("getWeather", { city: "x", max_days: 1.5 });
    assert.equal(result.ok, false);
    if (result.ok) return;
    assert.equal(result.problem.status, 422);
    assert.deepEqual(result.problem.errors, [
      { in: "input", pointer: "#/max_days", code: "integer", detail: "Not a valid integer" },
    ]);
  });

  it("lets no key reach a prototype, and leaves what it was given as it was", async () => {
    const given = JSON.parse('{"location":" x ","meta":{"__proto__":{"isAdmin":true}}}');
    const before = JSON.stringify(given);
    let seen: any;
    const spy = tools({
      spy: tool({
        description: "Looks",
        input: v.object({ city: v.pipe(v.string(), v.trim()), meta: v.any() }),
        alias: { city: ["location"] },
        handler: (input) => void (seen = input),
      }),
    });
    await spy.call("spy", given);
    assert.equal(seen.city, "x");
    assert.equal(Object.assign({}, seen.meta).isAdmin, undefined);
    assert.equal(JSON.stringify(given), before);
  });

  it("refuses a result that does not match its schema, and reveals nothing of it", async () => {
    const result = await registry.call("broken", {});
    assert.equal(result.ok, false);
    if (result.ok) return;
    assert.equal(result.problem.code, "response-invalid");
    assert.equal(JSON.stringify(result).includes("secret"), false);
  });

  it("lets what a handler throws through", async () => {
    await assert.rejects(registry.call("failing", {}), /database down/);
  });

  it("works with other libraries' schemas", async () => {
    const other = tools({
      add: tool({
        description: "Adds",
        input: z.object({ a: z.number() }),
        handler: ({ a }) => a + 1,
      }),
    });
    assert.deepEqual(await other.call("add", { a: 1 }), { ok: true, value: 2, renamed: [] });
    assert.throws(() => other.toOpenAI(), /only a valibot schema can be converted/);
  });
});

describe("argument names", () => {
  const renamed = async (input: unknown) => {
    const result = await registry.call("getWeather", input);
    return result.ok ? result.renamed : "refused";
  };

  it("are mended by case, _ and -, and by declared aliases", async () => {
    assert.deepEqual(await renamed({ City: "x" }), [{ from: "City", to: "city" }]);
    assert.deepEqual(await renamed({ city: "x", maxDays: 2 }), [{
      from: "maxDays",
      to: "max_days",
    }]);
    assert.deepEqual(await renamed({ "city-name": "x" }), [{ from: "city-name", to: "city" }]);
    assert.deepEqual(await renamed({ LOCATION: "x", "Max-Days": 2 }), [
      { from: "LOCATION", to: "city" },
      { from: "Max-Days", to: "max_days" },
    ]);
  });

  it("are left alone when the exact one is there", async () => {
    assert.deepEqual(await renamed({ city: "x", location: "y" }), []);
  });

  it("are never a guess between two", async () => {
    assert.equal(await renamed({ location: "x", cityName: "y" }), "refused");
    assert.equal(await renamed({ place: "x" }), "refused");
  });

  it("fail at construction when an alias could mean two, or names nothing", () => {
    const make = (alias: Record<string, string[]>) => () =>
      tools({
        t: tool({
          description: "d",
          input: v.object({ from: v.string(), to: v.string() }),
          alias,
          handler: () => 1,
        }),
      });
    assert.throws(make({ from: ["x"], to: ["x"] }), /t: "x" could mean "from" or "to"/);
    assert.throws(make({ from: ["TO"] }), /"TO" could mean "to" or "from"/);
    assert.throws(
      make({ form: ["x"] }),
      /alias for "form", which is not an argument, did you mean "from"\?/,
    );
    assert.doesNotThrow(make({ from: ["source", "origin"] }));
  });

  it("that fold alike in the schema itself are not folded to", async () => {
    const odd = tools({
      t: tool({
        description: "d",
        input: v.object({ user_id: v.optional(v.string()), userId: v.optional(v.string()) }),
        handler: (input) => input,
      }),
    });
    assert.deepEqual(await odd.call("t", { "user-id": "x" }), { ok: true, value: {}, renamed: [] });
    assert.deepEqual(await odd.call("t", { userId: "x" }), {
      ok: true,
      value: { userId: "x" },
      renamed: [],
    });
  });
});

describe("a registry", () => {
  it("is described to OpenAI, Anthropic and MCP", () => {
    const [openai] = registry.toOpenAI();
    assert.equal(openai.type, "function");
    assert.equal(openai.function.name, "getWeather");
    assert.deepEqual(openai.function.parameters.required, ["city"]);
    const [anthropic] = registry.toAnthropic();
    assert.equal(anthropic.input_schema.type, "object");
    const [mcp, second] = registry.toMCP();
    assert.deepEqual(mcp.annotations, { readOnlyHint: true });
    assert.deepEqual((mcp.inputSchema.properties as any).max_days, { type: "integer", default: 1 });
    assert.deepEqual(Object.keys(mcp.outputSchema!.properties as object), ["city", "days"]);
    assert.equal("annotations" in second, false);
  });

  it("refuses values that are no names, schemas or handlers", () => {
    const one = (name: string, made: unknown) => () => tools({ [name]: made as never });
    const good = { description: "d", input: v.object({}), handler: () => 1 };
    assert.throws(one("get weather", good), /a name must match/);
    assert.throws(one("a", { ...good, input: {} }), /must be a Standard Schema/);
    assert.throws(one("a", { ...good, handler: undefined }), /must be made by tool/);
  });
});

describe("tools.http()", () => {
  const app = new Hono();
  app.post("/tools/:name", registry.http());
  const post = async (path: string, body: string, type = "application/json") => {
    const response = await app.request(path, {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    return { status: response.status, json: await response.json() as any };
  };

  it("answers the value and what was renamed", async () => {
    const { status, json } = await post("/tools/getWeather", '{"location":"Oslo"}');
    assert.equal(status, 200);
    assert.deepEqual(json, {
      value: { city: "Oslo", days: 1 },
      renamed: [{ from: "location", to: "city" }],
    });
  });

  it("answers problems as every guard does", async () => {
    assert.equal((await post("/tools/nothing", "{}")).json.code, "unknown-tool");
    assert.equal((await post("/tools/nothing", "{}")).status, 404);
    assert.equal((await post("/tools/getWeather", "{}", "text/plain")).status, 415);
    assert.equal((await post("/tools/getWeather", "{")).status, 400);
    assert.equal((await post("/tools/getWeather", "{}")).status, 422);
    assert.equal((await post("/tools/getWeather", `"${"a".repeat(200_000)}"`)).status, 413);
    assert.equal((await post("/tools/broken", "{}")).status, 500);
  });

  it("answers response-invalid for a result that JSON cannot say", async () => {
    const results: Record<string, unknown> = {
      big: 1n,
      unreadable: {
        get secret() {
          throw new Error("hostile getter");
        },
      },
    };
    const handler = (_input: unknown, { name }: { name: string }) => results[name];
    const description = "Gives what JSON cannot say";
    const input = v.object({});
    const own = tools({
      big: tool({ description, input, handler }),
      unreadable: tool({ description, input, handler }),
    });
    const app = new Hono();
    app.post("/tools/:name", own.http());
    for (const name of Object.keys(results)) {
      const response = await app.request(`/tools/${name}`, { method: "POST" });
      assert.equal(response.status, 500);
      assert.equal((await response.json() as { code: string }).code, "response-invalid");
    }
  });
});

describe("an alias", () => {
  it("that is no list of names is refused when the registry is made", () => {
    for (const names of ["location", [7], {}]) {
      const alias = { city: names } as never;
      const input = v.object({ city: v.string() });
      const make = () => tools({ t: tool({ description: "", input, alias, handler: () => 1 }) });
      assert.throws(make, /tools: t: the aliases of "city" must be a list of names/);
    }
  });
});
