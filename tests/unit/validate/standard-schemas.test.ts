import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type } from "arktype";
import { Hono } from "hono";
import * as v from "valibot";
import { z } from "zod";
import * as mini from "zod/mini";
import { z as z3 } from "zod/v3";
import * as djed from "../../../mod.ts";

type Schema = djed.StandardSchema;

function appOf(target: djed.Target, schema: Schema, options?: djed.ValidateOptions): Hono {
  const app = new Hono();
  const text = (_: string, value: unknown) => typeof value === "bigint" ? `${value}n` : value;
  app.all("/", djed.validate(target, schema, options), (c) => {
    const input = djed.valid(c, target as never) as unknown;
    return c.body(JSON.stringify(input, text));
  });
  return app;
}

async function ask(app: Hono, query: string): Promise<unknown> {
  const answer = await app.request(`/?${query}`);
  return answer.status === 200 ? await answer.json() : answer.status;
}

/** One schema in each library. */
interface Same {
  readonly valibot: Schema;
  readonly zod: Schema;
  readonly "zod 3": Schema;
  readonly "zod mini"?: Schema;
  readonly arktype?: Schema;
}

/** Queries with the validated input, or the status of the refusal. */
type Cases = readonly (readonly [query: string, expected: unknown])[];

async function check(schemas: Same, cases: Cases, options?: djed.ValidateOptions): Promise<void> {
  for (const [library, schema] of Object.entries(schemas)) {
    const app = appOf("query", schema, options);
    for (const [query, expected] of cases) {
      assert.deepEqual(await ask(app, query), expected, `${library}: ?${query}`);
    }
  }
}

/** Made here, because Workers allow arktype to compile only while they start. */
const ark = {
  numbers: type({ n: "number", b: "boolean", d: "Date", i: "bigint" }),
  arrays: type({ tags: "string[]", "ns?": "number[]" }),
  options: type({ a: "1 | 'x' | 2", b: "true" }),
  tuple: type({ at: ["number", "boolean"] }),
  rest: type({ at: ["string", "...", "number[]"] }),
  record: type({ "[string]": "number" }),
  members: type({ "[string]": "number[] | string", a: "string" }),
  union: type({ u: "number[] | 'all'" }),
  variant: type({ k: "'a'", v: "number" }).or({ k: "'b'", v: "string" }),
  objects: type({ id: "number" }).or({ name: "string" }),
  parsed: type({ n: "string.numeric.parse", f: type("string").pipe(() => true), p: "unknown" }),
  headers: type({ "X-Api-Key": "string", "x-Limit": "number" }).onUndeclaredKey("delete"),
  brackets: type({ "foo[]": "number[]" }),
  wrappers: type({
    a: type("number | null").default(1),
    b: type("number[] >= 1").pipe((list) => list.length),
  }),
};

describe("text is coerced alike for valibot, zod 4, zod 3 and arktype", () => {
  it("numbers, booleans, dates and bigints, strictly", async () => {
    const schemas: Same = {
      valibot: v.object({ n: v.number(), b: v.boolean(), d: v.date(), i: v.bigint() }),
      zod: z.object({ n: z.number(), b: z.boolean(), d: z.date(), i: z.bigint() }),
      "zod 3": z3.object({ n: z3.number(), b: z3.boolean(), d: z3.date(), i: z3.bigint() }),
      "zod mini": mini.object({
        n: mini.number(),
        b: mini.boolean(),
        d: mini.date(),
        i: mini.bigint(),
      }),
      arktype: ark.numbers,
    };
    const good = "n=-1.5&b=true&d=2024-02-29&i=12345678901234567890";
    const expected = {
      n: -1.5,
      b: true,
      d: "2024-02-29T00:00:00.000Z",
      i: "12345678901234567890n",
    };
    await check(schemas, [
      [good, expected],
      [good.replace("-1.5", ""), 422],
      [good.replace("-1.5", "0x10"), 422],
      [good.replace("-1.5", "1e999"), 422],
      [good.replace("true", "1"), 422],
      [good.replace("02-29", "02-30"), 422],
      [good.replace("i=1", "i=1.1"), 422],
      [good + "&n=2", 422],
    ]);
  });

  it("one value of an array is an array, and each item is coerced", async () => {
    const schemas: Same = {
      valibot: v.object({ tags: v.array(v.string()), ns: v.optional(v.array(v.number())) }),
      zod: z.object({ tags: z.array(z.string()), ns: z.array(z.number()).optional() }),
      "zod 3": z3.object({ tags: z3.array(z3.string()), ns: z3.optional(z3.array(z3.number())) }),
      "zod mini": mini.object({
        tags: mini.array(mini.string()),
        ns: mini.optional(mini.array(mini.number())),
      }),
      arktype: ark.arrays,
    };
    await check(schemas, [
      ["tags=a", { tags: ["a"] }],
      ["tags=a&tags=b&ns=1", { tags: ["a", "b"], ns: [1] }],
      ["tags=a&ns=x", 422],
      ["ns=1", 422],
    ]);
    const csv = { arrays: "csv" } as const;
    await check(schemas, [["tags=a,b&ns=1,2", { tags: ["a", "b"], ns: [1, 2] }]], csv);
  });

  it("through wrappers: optional, nullable, default, readonly, brand, refinements, pipes", async () => {
    const schemas: Same = {
      valibot: v.object({
        a: v.optional(v.pipe(v.nullable(v.number()), v.readonly()), 1),
        b: v.pipe(v.array(v.number()), v.minLength(1), v.transform((list) => list.length)),
      }),
      zod: z.object({
        a: z.number().nullable().readonly().default(1),
        b: z.array(z.number()).min(1).refine(() => true).transform((list) => list.length),
      }),
      "zod 3": z3.object({
        a: z3.number().brand("a").nullable().readonly().default(1),
        b: z3.array(z3.number()).min(1).refine(() => true).transform((list) => list.length),
      }),
      arktype: ark.wrappers,
    };
    await check(schemas, [["b=5", { a: 1, b: 1 }], ["a=2&b=5&b=6", { a: 2, b: 2 }]]);
  });

  it("literals and enums become the option that they represent", async () => {
    const schemas: Same = {
      valibot: v.object({ a: v.picklist([1, "x", 2]), b: v.literal(true) }),
      zod: z.object({ a: z.literal([1, "x", 2]), b: z.literal(true) }),
      "zod 3": z3.object({
        a: z3.union([z3.literal(1), z3.literal("x"), z3.literal(2)]),
        b: z3.literal(true),
      }),
      arktype: ark.options,
    };
    await check(schemas, [
      ["a=1&b=true", { a: 1, b: true }],
      ["a=x&b=true", { a: "x", b: true }],
      ["a=3&b=true", 422],
      ["a=01&b=true", 422],
    ]);
    // As TypeScript compiles an enum.
    const Size = { Small: 0, Large: 1, 0: "Small", 1: "Large" } as const;
    await check({
      valibot: v.object({ s: v.enum(Size) }),
      zod: z.object({ s: z.enum(Size) }),
      "zod 3": z3.object({ s: z3.nativeEnum(Size) }),
    }, [["s=1", { s: 1 }], ["s=2", 422], ["s=Small", 422]]);
  });

  it("tuples, each item by its place", async () => {
    const schemas: Same = {
      valibot: v.object({ at: v.tuple([v.number(), v.boolean()]) }),
      zod: z.object({ at: z.tuple([z.number(), z.boolean()]) }),
      "zod 3": z3.object({ at: z3.tuple([z3.number(), z3.boolean()]) }),
      arktype: ark.tuple,
    };
    await check(schemas, [["at=1&at=true", { at: [1, true] }], ["at=true&at=1", 422], [
      "at=1",
      422,
    ]]);
    await check(schemas, [["at=1,true", { at: [1, true] }]], { arrays: "csv" });
    await check({
      valibot: v.object({ at: v.tupleWithRest([v.string()], v.number()) }),
      zod: z.object({ at: z.tuple([z.string()], z.number()) }),
      "zod 3": z3.object({ at: z3.tuple([z3.string()]).rest(z3.number()) }),
      arktype: ark.rest,
    }, [["at=1&at=2&at=3", { at: ["1", 2, 3] }], ["at=1", { at: ["1"] }]]);
    for (const at of [v.strictTuple([v.number()]), v.looseTuple([v.number()])]) {
      const app = appOf("query", v.object({ at }));
      assert.deepEqual(await ask(app, "at=1"), { at: [1] });
    }
  });

  it("records, and members that an object does not name", async () => {
    await check({
      valibot: v.record(v.string(), v.number()),
      zod: z.record(z.string(), z.number()),
      "zod 3": z3.record(z3.number()),
      arktype: ark.record,
    }, [["a=1&b=2", { a: 1, b: 2 }], ["a=x", 422], ["a=1&a=2", 422]]);
    await check({
      valibot: v.objectWithRest({ a: v.string() }, v.array(v.number())),
      zod: z.object({ a: z.string() }).catchall(z.array(z.number())),
      "zod 3": z3.object({ a: z3.string() }).catchall(z3.array(z3.number())),
      arktype: ark.members,
    }, [["a=1&b=2&b=3", { a: "1", b: [2, 3] }]]);
  });

  it("unions, to the first option that accepts the text", async () => {
    await check({
      valibot: v.object({ u: v.union([v.array(v.number()), v.literal("all")]) }),
      zod: z.object({ u: z.union([z.array(z.number()), z.literal("all")]) }),
      "zod 3": z3.object({ u: z3.union([z3.array(z3.number()), z3.literal("all")]) }),
      arktype: ark.union,
    }, [["u=1", { u: [1] }], ["u=1&u=2", { u: [1, 2] }], ["u=all", { u: "all" }], ["u=x", 422]]);
    const small = v.pipe(v.number(), v.maxValue(5));
    await check({
      valibot: v.object({ u: v.union([small, v.literal("10"), v.boolean()]) }),
      zod: z.object({ u: z.union([z.number().max(5), z.literal("10"), z.boolean()]) }),
      "zod 3": z3.object({ u: z3.union([z3.number().max(5), z3.literal("10"), z3.boolean()]) }),
    }, [["u=5", { u: 5 }], ["u=10", { u: "10" }], ["u=true", { u: true }], ["u=6", 422]]);
  });

  it("unions of objects, by the option that all of the input fits", async () => {
    await check({
      valibot: v.variant("k", [
        v.object({ k: v.literal("a"), v: v.number() }),
        v.object({ k: v.literal("b"), v: v.string() }),
      ]),
      zod: z.discriminatedUnion("k", [
        z.object({ k: z.literal("a"), v: z.number() }),
        z.object({ k: z.literal("b"), v: z.string() }),
      ]),
      "zod 3": z3.discriminatedUnion("k", [
        z3.object({ k: z3.literal("a"), v: z3.number() }),
        z3.object({ k: z3.literal("b"), v: z3.string() }),
      ]),
      arktype: ark.variant,
    }, [
      ["k=a&v=1", { k: "a", v: 1 }],
      ["k=b&v=1", { k: "b", v: "1" }],
      ["k=a&v=x", 422],
      ["k=c&v=1", 422],
    ]);
    await check({
      valibot: v.union([v.object({ id: v.number() }), v.object({ name: v.string() })]),
      zod: z.union([z.object({ id: z.number() }), z.object({ name: z.string() })]),
      "zod 3": z3.union([z3.object({ id: z3.number() }), z3.object({ name: z3.string() })]),
      arktype: ark.objects,
    }, [["id=7", { id: 7 }], ["name=7", { name: "7" }]]);
  });

  it("intersections and lazy schemas", async () => {
    const later: { n?: Same } = {};
    const schemas: Same = {
      valibot: v.intersect([
        v.object({ a: v.number() }),
        v.object({ b: v.lazy(() => later.n!.valibot as unknown as v.GenericSchema) }),
      ]),
      zod: z.intersection(
        z.object({ a: z.number() }),
        z.object({ b: z.lazy(() => later.n!.zod as z.ZodType) }),
      ),
      "zod 3": z3.intersection(
        z3.object({ a: z3.number() }),
        z3.object({ b: z3.lazy(() => later.n!["zod 3"] as z3.ZodTypeAny) }),
      ),
    };
    const apps = Object.values(schemas).map((schema) => appOf("query", schema));
    later.n = {
      valibot: v.array(v.number()),
      zod: z.array(z.number()),
      "zod 3": z3.array(z3.number()),
    };
    for (const app of apps) assert.deepEqual(await ask(app, "a=1&b=2"), { a: 1, b: [2] });
    const byInput = v.lazy((text) => text === "1" ? v.number() : v.string());
    const app = appOf("query", v.object({ x: byInput }));
    assert.deepEqual(await ask(app, "x=2"), { x: "2" });
    const whole = appOf("query", v.lazy(() => v.object({ x: v.number() })));
    assert.deepEqual(await ask(whole, "x=2"), { x: 2 });
  });

  it("leaves the texts to schemas that convert them by themselves", async () => {
    const both = [
      z.object({ n: z.coerce.number(), f: z.stringbool(), p: z.preprocess(String, z.string()) }),
      z.object({ n: z.string().transform(Number), f: z.coerce.boolean(), p: z.any() }),
      ark.parsed,
    ];
    for (const schema of both) {
      assert.deepEqual(await ask(appOf("query", schema), "n=7&f=true&p=1"), {
        n: 7,
        f: true,
        p: "1",
      });
    }
    const unknown = { version: 1, vendor: "own", validate: (value: unknown) => ({ value }) };
    const own = { "~standard": unknown } as unknown as Schema;
    assert.deepEqual(await ask(appOf("query", own), "a=1&b=2&b=3"), { a: "1", b: ["2", "3"] });
  });

  it("names of headers may be in any case", async () => {
    const schemas = [
      v.object({ "X-Api-Key": v.string(), "x-Limit": v.number() }),
      z.object({ "X-Api-Key": z.string(), "x-Limit": z.number() }),
      z3.object({ "X-Api-Key": z3.string(), "x-Limit": z3.number() }),
      mini.object({ "X-Api-Key": mini.string(), "x-Limit": mini.number() }),
      ark.headers,
    ];
    for (const schema of schemas) {
      const headers = { "x-api-key": "k", "X-LIMIT": "5" };
      const answer = await appOf("header", schema).request("/", { headers });
      assert.deepEqual(await answer.json(), { "X-Api-Key": "k", "x-Limit": 5 });
    }
  });
});

describe("names that end with []", () => {
  const post = async (schema: Schema, body: FormData | URLSearchParams) =>
    await (await appOf("form", schema).request("/", { method: "POST", body })).json();
  const one = new URLSearchParams([["foo[]", "1"]]);
  const two = new FormData();
  two.append("foo[]", "1");
  two.append("foo[]", "2");

  it("are lists in a form, as in Hono's own validator", async () => {
    const schemas = [
      v.object({ "foo[]": v.array(v.number()) }),
      z.object({ "foo[]": z.array(z.number()) }),
      z3.object({ "foo[]": z3.array(z3.number()) }),
      ark.brackets,
    ];
    for (const schema of schemas) {
      assert.deepEqual(await post(schema, one), { "foo[]": [1] });
      assert.deepEqual(await post(schema, two), { "foo[]": [1, 2] });
    }
  });

  it("also where the schema does not say so", async () => {
    const schemas = [v.looseObject({}), z.looseObject({}), z.any(), v.any()];
    for (const schema of schemas) {
      assert.deepEqual(await post(schema, one), { "foo[]": ["1"] });
    }
  });
});

describe("messages of a zod schema", () => {
  const details = async (schema: Schema, body: unknown) => {
    const app = new Hono();
    app.post("/", djed.validate("json", schema), (c) => c.text("passed"));
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    const { errors } = await (await app.request("/", init)).json();
    return errors.map((error: { detail: string }) => error.detail);
  };

  it("are sent when the author gave a text", async () => {
    const schemas: [Schema, string][] = [
      [z.string().min(10, "Too short"), "Too short"],
      [z.number({ error: "No number" }), "No number"],
      [z.number("No number"), "No number"],
      [z.string({ message: "Old" }).max(1, { message: "Long" }), "Long"],
      [z.email("Mail"), "Mail"],
      [z.enum(["a"], { error: () => "Pick one" }), "Pick one"],
      [z.string().refine(() => false, "Refined"), "Refined"],
      [z.string().refine(() => false, { error: "Refined" }), "Refined"],
      [z.lazy(() => z.string().max(1, "Lazy")), "Lazy"],
      [z.union([z.number(), z.boolean()], "Neither"), "Neither"],
      [z.string().superRefine((_, c) => c.addIssue({ code: "custom", message: "Deep" })), "Deep"],
      [mini.string().check(mini.minLength(10, "Mini")), "Mini"],
      [z3.string().min(10, "Too short"), "Too short"],
      [z3.number({ invalid_type_error: "No number" }), "No number"],
      [z3.string().refine(() => false, "Refined"), "Refined"],
      [z3.string().email({ message: "Mail" }), "Mail"],
    ];
    for (const [schema, message] of schemas) {
      const object = (schema as { _zod?: unknown })._zod ? z.object : z3.object as never;
      assert.deepEqual(await details(object({ q: schema as never }), { q: "value" }), [message]);
    }
    const missing = z.object({ a: z.object({ b: z.array(z.string("Required text")) }) });
    assert.deepEqual(await details(missing, { a: { b: ["x", 1] } }), ["Required text"]);
    assert.deepEqual(await details(z3.object({ q: z3.string({ required_error: "Give q" }) }), {}), [
      "Give q",
    ]);
    const same = z.object({ p: z.string(), r: z.string() })
      .refine(({ p, r }) => p === r, { message: "Passwords differ", path: ["r"] });
    assert.deepEqual(await details(same, { p: "abc", r: "xyz" }), ["Passwords differ"]);
  });

  it("are not sent when they may quote the input", async () => {
    const schemas: Schema[] = [
      z.string({ error: (issue) => `bad ${issue.input}` }).max(1),
      z.string().max(1, { error: (issue) => issue === undefined ? "fine" : `bad ${issue.input}` }),
      z.string().refine(() => false, { error: (issue) => `bad ${issue.input}` }),
      z.string().superRefine((q, c) => c.addIssue({ code: "custom", message: `bad ${q}` })),
      z.string().superRefine((q, c) => {
        c.addIssue({ code: "custom", message: `BAD ${q.toUpperCase().slice(0, 4)}` });
      }),
      z3.string().refine(() => false, (q) => ({ message: `bad ${q}` })),
      z3.string().max(1, "x").superRefine((q, c) =>
        c.addIssue({ code: "custom", message: `bad ${q}` })
      ),
    ];
    for (const schema of schemas) {
      const object = (schema as { _zod?: unknown })._zod ? z.object : z3.object as never;
      for (const q of ["s3cr3t-value", "77"]) {
        const given = await details(object({ q: schema as never }), { q });
        assert.equal(/s3cr|value|bad|7/i.test(given.join()), false, given.join());
      }
    }
  });
});
