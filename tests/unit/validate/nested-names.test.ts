/** Nested names of forms and queries, and fields that are empty. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type } from "arktype";
import { Hono } from "hono";
import * as v from "valibot";
import * as z from "zod";
import { nestedNames, validate } from "../../../src/validate/mod.ts";
import type { StandardSchema, ValidateOptions } from "../../../src/validate/mod.ts";

const nested = nestedNames();

/** Sends a query, and the same as a form; returns the one answer that both get. */
async function send(schema: StandardSchema, text: string, options: ValidateOptions = { nested }) {
  const app = new Hono();
  app.get("/", validate("query", schema, options), (c) => c.json(c.req.valid("query")));
  app.post("/", validate("form", schema, options), (c) => c.json(c.req.valid("form")));
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const responses = [
    await app.request(`/?${text}`),
    await app.request("/", { method: "POST", headers, body: text }),
  ];
  const [query, form] = await Promise.all(responses.map(async (response) => {
    const body = await response.json() as { errors?: { in: string }[] };
    for (const error of body.errors ?? []) delete (error as Partial<typeof error>).in;
    return { status: response.status, body, errors: body.errors };
  }));
  assert.deepEqual(query.errors ?? query.body, form.errors ?? form.body);
  return query;
}

const anything = v.record(v.string(), v.unknown());
const read = async (text: string, options?: ValidateOptions) =>
  (await send(anything, text, options)).body;

const Order = v.object({
  customer: v.object({ name: v.string(), vip: v.optional(v.boolean(), false) }),
  items: v.array(v.object({ sku: v.string(), qty: v.number() })),
  tags: v.optional(v.array(v.string()), []),
});
const ORDER = "customer[name]=Ada&customer[vip]=true&items[0][sku]=a&items[0][qty]=2" +
  "&items[1][sku]=b&items[1][qty]=3&tags[]=x&tags[]=y";
const VALID = {
  customer: { name: "Ada", vip: true },
  items: [{ sku: "a", qty: 2 }, { sku: "b", qty: 3 }],
  tags: ["x", "y"],
};

// arktype compiles its schemas: Workers allow that only while they start.
const ArkOrder = type({
  customer: { name: "string", vip: "boolean" },
  items: type({ sku: "string", qty: "number" }).array(),
  tags: "string[]",
});
const ArkFilter = type({ "q?": "string", "n": "number = 3" });

describe("nested names", () => {
  it("are coerced as the schema of valibot, zod or arktype says", async () => {
    const zod = z.object({
      customer: z.object({ name: z.string(), vip: z.boolean() }),
      items: z.array(z.object({ sku: z.string(), qty: z.number() })),
      tags: z.array(z.string()),
    });
    for (const schema of [Order, zod, ArkOrder]) {
      assert.deepEqual(await send(schema, ORDER), { status: 200, body: VALID, errors: undefined });
    }
  });

  it("may be written with dots", async () => {
    const dots = nestedNames({ style: "dots" });
    const text = ORDER.replaceAll(/\[(name|vip|sku|qty)\]/g, ".$1");
    assert.match(text, /items\[0\]\.sku/);
    assert.deepEqual((await send(Order, text, { nested: dots })).body, VALID);
    assert.deepEqual((await send(Order, ORDER, { nested: dots })).body, VALID);
    assert.deepEqual(await read("a.b=1&a.0=2&c[d.e]=3", { nested: dots }), {
      a: { b: "1", 0: "2" },
      c: { "d.e": "3" },
    });
    assert.deepEqual(await read("a.b=1"), { "a.b": "1" });
  });

  it("are names as they are without the option", async () => {
    assert.deepEqual(await read("a[b]=1&c.d=2", {}), { "a[b]": "1", "c.d": "2" });
  });

  it("make lists of indexes in their order, without gaps, and of []", async () => {
    assert.deepEqual(await read("a[10]=x&a[2]=y&a[0]=z"), { a: ["z", "y", "x"] });
    assert.deepEqual(await read("a[]=x&a[]=y&a[0]=z"), { a: ["z", "x", "y"] });
    assert.deepEqual(await read("a[999999999]=x"), { a: ["x"] });
    assert.deepEqual(await read("a[01]=x&b[1234567890]=y"), {
      a: { "01": "x" },
      b: { 1234567890: "y" },
    });
    assert.deepEqual(await read("a[0][]=x&a[0][]=y&a[1]=z"), { a: [["x", "y"], "z"] });
    assert.deepEqual(await read("a[b]=x&a[b]=y"), { a: { b: ["x", "y"] } });
  });

  it("are members, not a list, where the schema has a record", async () => {
    const prices = v.object({ prices: v.record(v.string(), v.number()) });
    const { body } = await send(prices, "prices[1]=2&prices[7]=3");
    assert.deepEqual(body, { prices: { 1: 2, 7: 3 } });
  });

  it("are matched with the options of a union, with recursive schemas and intersections", async () => {
    const shape = v.variant("kind", [
      v.object({ kind: v.literal("circle"), r: v.number() }),
      v.object({ kind: v.literal("text"), r: v.string() }),
    ]);
    const shapes = v.object({ shapes: v.array(shape) });
    const text = "shapes[0][kind]=text&shapes[0][r]=1&shapes[1][kind]=circle&shapes[1][r]=1";
    assert.deepEqual((await send(shapes, text)).body, {
      shapes: [{ kind: "text", r: "1" }, { kind: "circle", r: 1 }],
    });
    const Tree: v.GenericSchema = v.object({ n: v.number(), next: v.optional(v.lazy(() => Tree)) });
    const Zree = z.object({
      n: z.number(),
      get next() {
        return z.optional(z.intersection(Zree, z.object({})));
      },
    });
    for (const schema of [Tree, Zree]) {
      const { body } = await send(schema as StandardSchema, "n=1&next[n]=2&next[next][n]=3");
      assert.deepEqual(body, { n: 1, next: { n: 2, next: { n: 3 } } });
    }
  });

  it("that are not nested completely are names as they are", async () => {
    for (const name of ["a[b", "a]b", "[a]", "a[b]c", "a[b][", "a[[b]]", "[", "]"]) {
      const text = `${encodeURIComponent(name)}=1`;
      assert.deepEqual(await read(text), { [name]: "1" });
    }
    const dots = nestedNames({ style: "dots" });
    assert.deepEqual(await read(".a=1&b.=2&c..d=3", { nested: dots }), {
      ".a": "1",
      "b.": "2",
      "c..d": "3",
    });
  });

  it("that say two things are refused, and only names of the schema are shown", async () => {
    const schema = v.object({ a: v.optional(v.unknown()) });
    const conflicts = ["a=1&a[b]=2", "a[b]=2&a=1", "a[b]=1&a[b][c]=2", "a=1&a[]=2", "a[]=1&a[b]=2"];
    for (const text of [...conflicts, "a[b]=2&a[]=1", "a[0]=1&a[b]=2&a[]=3"]) {
      const { status, errors } = await send(schema, text);
      assert.equal(status, 422, text);
      const detail = "Expected one of a value, named members and a list";
      assert.deepEqual(errors, [{ pointer: "#/a", code: "name-conflict", detail }], text);
    }
    const { errors } = await send(schema, "secret=1&secret[b]=2");
    assert.equal((errors as unknown as { pointer: string }[])[0].pointer, "#");
  });

  it("beyond the bounds are refused: too deep, too many, [] within a name", async () => {
    const code = async (text: string, options?: ValidateOptions) =>
      ((await send(anything, text, options)).errors as { code?: string }[] | undefined)?.[0].code;
    assert.equal(await code("a[1][2][3][4][5]=x"), undefined);
    assert.equal(await code("a[1][2][3][4][5][6]=x"), "name-depth");
    assert.equal(await code("a[1][2][3][4][5][]=x"), "name-depth");
    assert.equal(await code(`a${"[x]".repeat(2_000)}=x`), "name-depth");
    assert.equal(await code("a[]=x", { nested: nestedNames({ maxDepth: 1 }) }), undefined);
    assert.equal(await code("a[][b]=x"), "name-form");
    const few = { nested: nestedNames({ maxNames: 4 }) };
    assert.equal(await code("a[b]=1&a[c]=1&d=2&a[b]=3", few), undefined);
    assert.equal(await code("a[b]=1&a[c]=1&d=2&e=3", few), "name-count");
  });

  it("pollute no prototype", async () => {
    const text = "__proto__[x]=1&a[__proto__][x]=1&a[constructor][prototype][x]=1&a[b]=2" +
      "&constructor[prototype][x]=1&b[constructor]=3";
    const body = await read(text) as { a: object };
    assert.deepEqual(body, { a: { b: "2" }, b: { constructor: "3" } });
    assert.equal(({} as { x?: string }).x, undefined);
  });

  it("are in valid() in report mode as they were sent, nested", async () => {
    const app = new Hono();
    app.get(
      "/",
      validate("query", Order, { nested, mode: "report" }),
      (c) => c.json(c.req.valid("query")),
    );
    const get = async (text: string) => await (await app.request(`/?${text}`)).json();
    assert.deepEqual(await get("customer[vip]=maybe&tags[]=x"), {
      customer: { vip: "maybe" },
      tags: ["x"],
    });
    assert.deepEqual(await get("tags=x&tags[a]=1"), { tags: "x", "tags[a]": "1" });
  });

  it("take files of multipart forms", async () => {
    const schema = v.object({ docs: v.array(v.object({ file: v.file() })) });
    const app = new Hono();
    app.post("/", validate("form", schema, { nested }), async (c) => {
      const { docs } = c.req.valid("form");
      return c.text((await Promise.all(docs.map(({ file }) => file.text()))).join());
    });
    const form = new FormData();
    form.append("docs[1][file]", new File(["two"], "b.txt"));
    form.append("docs[0][file]", new File(["one"], "a.txt"));
    const response = await app.request("/", { method: "POST", body: form });
    assert.equal(await response.text(), "one,two");
  });

  it("cost work that grows with their length only", async () => {
    const Deep: v.GenericSchema = v.union(
      [1, 2, 3, 4].map((n) =>
        v.object({ n: v.literal(String(n)), next: v.optional(v.lazy(() => Deep)) })
      ),
    );
    const schema = v.object({ list: v.array(Deep) });
    const names = (count: number) =>
      Array.from({ length: count }, (_, i) => `list[${i}]${"[next]".repeat(9)}[n]=5`).join("&");
    const options = { nested: nestedNames({ maxDepth: 32, maxNames: 100_000 }) };
    const started = performance.now();
    assert.equal((await send(schema, names(40), options)).status, 422);
    const long = `${"a[".repeat(20_000)}=1&${"]".repeat(20_000)}=1`;
    const { status } = await send(anything, long, options);
    assert.equal(status, 200);
    assert.ok(performance.now() - started < 20_000);
  });

  it("are an option with an error for each wrong value", () => {
    const make = (given: unknown) => () => validate("query", anything, { nested: given as never });
    for (const wrong of [true, "brackets", {}, null, nestedNames]) {
      assert.throws(make(wrong), /validate: nested must be nestedNames\(\), got/);
    }
    const options: [unknown, RegExp][] = [
      [{ style: "dot" }, /nestedNames: style must be one of "brackets", "dots", got "dot"/],
      [{ maxDepth: 0 }, /nestedNames: maxDepth must be a whole number from 1 to 32, got 0/],
      [{ maxNames: 0 }, /nestedNames: maxNames must be a whole number from 1 to 100000, got 0/],
      [{ depth: 1 }, /nestedNames: unknown option "depth"/],
    ];
    for (const [given, message] of options) {
      assert.throws(() => nestedNames(given as never), message);
    }
  });
});

describe("empty fields", () => {
  const absent: ValidateOptions = { emptyFields: "absent" };
  const Filter = v.object({
    q: v.optional(v.string()),
    page: v.optional(v.number(), 1),
    tags: v.optional(v.array(v.string())),
    ids: v.array(v.number()),
  });

  it("are empty texts by default", async () => {
    const texts = v.object({ q: v.string(), r: v.optional(v.number()) });
    assert.deepEqual((await send(texts, "q=", {})).body, { q: "" });
    assert.equal((await send(texts, "q=&r=", {})).status, 422);
  });

  it("are absent when the option says so", async () => {
    assert.deepEqual((await send(Filter, "q=&page=&tags=&ids=", absent)).body, {
      page: 1,
      ids: [],
    });
    assert.deepEqual((await send(Filter, "q=+&tags=&tags=x&ids=&ids=2", absent)).body, {
      q: " ",
      page: 1,
      tags: ["x"],
      ids: [2],
    });
    const { errors } = await send(v.object({ q: v.string() }), "q=", absent);
    assert.deepEqual(errors?.map((error) => (error as { code?: string }).code), ["required"]);
    const csv: ValidateOptions = { ...absent, arrays: "csv" };
    assert.deepEqual((await send(Filter, "ids=&tags=a,b", csv)).body, {
      page: 1,
      tags: ["a", "b"],
      ids: [],
    });
  });

  it("are absent for zod and arktype too", async () => {
    const zod = z.object({ q: z.string().optional(), n: z.number().default(3) });
    for (const schema of [zod, ArkFilter]) {
      assert.deepEqual((await send(schema, "q=&n=", absent)).body, { n: 3 });
    }
  });

  it("are absent in nested names, and an optional object of them alone is", async () => {
    const schema = v.object({
      address: v.optional(v.object({ street: v.string(), floor: v.optional(v.number()) })),
      rows: v.optional(v.array(v.object({ n: v.optional(v.number()) })), []),
    });
    const options: ValidateOptions = { ...absent, nested };
    const empty = "address[street]=&address[floor]=";
    assert.deepEqual((await send(schema, empty, options)).body, { rows: [] });
    assert.deepEqual((await send(schema, "address[street]=x&address[floor]=", options)).body, {
      address: { street: "x" },
      rows: [],
    });
    assert.equal((await send(schema, "address[street]=&address[floor]=2", options)).status, 422);
    assert.deepEqual((await send(schema, "rows[0][n]=&rows[1][n]=2", options)).body, {
      rows: [{}, { n: 2 }],
    });
  });

  it("stay in targets that people do not fill in", async () => {
    const app = new Hono();
    const schema = v.object({ "x-a": v.string() });
    app.get("/", validate("header", schema, absent), (c) => c.json(c.req.valid("header")));
    const response = await app.request("/", { headers: { "x-a": "" } });
    assert.deepEqual(await response.json(), { "x-a": "" });
  });

  it("have two options", () => {
    const wrong = { emptyFields: "drop" as never };
    assert.throws(
      () => validate("query", Filter, wrong),
      /validate: emptyFields must be one of "keep", "absent", got "drop"/,
    );
  });
});
