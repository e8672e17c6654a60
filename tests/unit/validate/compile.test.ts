import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as v from "valibot";
import { compile } from "../../../src/schema/compile.ts";
import { INVALID } from "../../../src/schema/run.ts";
import type { CompileOptions } from "../../../src/schema/run.ts";

const DEFAULTS: CompileOptions = { reuse: true, unknownKeys: "schema", maxDepth: 32 };

function run(schema: v.GenericSchema, value: unknown, options: Partial<CompileOptions> = {}) {
  return compile(schema as never, { ...DEFAULTS, ...options }).run(value);
}

describe("a compiled schema", () => {
  it("knows that null is a literal", () => {
    assert.equal(run(v.null(), null), null);
    assert.equal(run(v.null(), undefined), INVALID);
    assert.deepEqual(run(v.object({ a: v.null() }), { a: null }), { a: null });
  });

  it("takes inherited keys for present ones, as valibot does", () => {
    const schema = v.object({ constructor: v.any() });
    assert.deepEqual(
      Object.keys(run(schema, {}) as object),
      Object.keys(v.parse(schema, {})),
    );
  });

  it("undoes nothing of a union's failed option, for none edits the input", () => {
    const schema = v.union([
      v.object({ a: v.pipe(v.string(), v.trim()), b: v.number() }),
      v.looseObject({ a: v.string() }),
    ]);
    assert.deepEqual(run(schema, { a: " x ", b: "y", c: 1 }), { a: " x ", b: "y", c: 1 });
  });

  it("hands the object itself out when its keys are in order, and a new one when not", () => {
    const schema = v.object({ a: v.number(), b: v.optional(v.number()), c: v.number() });
    const tidy = { a: 1, c: 3 };
    assert.equal(run(schema, tidy), tidy);
    const untidy = { c: 3, a: 1, x: 9 };
    const output = run(schema, untidy) as object;
    assert.notEqual(output, untidy);
    assert.deepEqual(Object.keys(output), ["a", "c"]);
  });

  it("copies, and edits nothing, when the value is not its own", () => {
    const schema = v.object({ a: v.array(v.object({ b: v.pipe(v.string(), v.trim()) })) });
    const value = { a: [{ b: " x ", c: 1 }] };
    assert.deepEqual(run(schema, value, { reuse: false }), { a: [{ b: "x" }] });
    assert.deepEqual(value, { a: [{ b: " x ", c: 1 }] });
  });

  it("edits no object of the schema's author: defaults and what transformations return", () => {
    const fallback = { list: [{ b: " x " }] };
    const Item = v.object({ list: v.array(v.object({ b: v.pipe(v.string(), v.trim()) })) });
    const schemas = [
      v.object({ a: v.optional(Item, fallback) }),
      v.object({ a: v.nullish(Item, () => fallback) }),
      v.pipe(
        v.object({ a: v.optional(v.string()) }),
        v.transform(() => ({ a: fallback })),
        v.object({ a: Item }),
      ),
    ];
    for (const schema of schemas) {
      assert.deepEqual(run(schema, {}), { a: { list: [{ b: "x" }] } });
      assert.deepEqual(fallback, { list: [{ b: " x " }] });
    }
  });

  it("leaves a regular expression that remembers to valibot", () => {
    const schema = v.pipe(v.string(), v.regex(/x/g));
    assert.deepEqual([run(schema, "x"), run(schema, "x")], ["x", INVALID]);
  });

  it("measures what it drops, however far down it drops it", () => {
    const schema = v.object({ a: v.object({ b: v.number() }) });
    const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    const options = { maxDepth: 5 };
    assert.deepEqual(run(schema, { a: { b: 1, x: nested(3) } }, options), { a: { b: 1 } });
    assert.equal(run(schema, { a: { b: 1, x: nested(4) } }, options), INVALID);
    assert.equal(run(schema, { a: { b: 1 }, x: nested(5) }, options), INVALID);
  });

  it("says whether it takes values of any depth, and whether it rewrites", () => {
    const about = (schema: v.GenericSchema) => {
      const { open, rewrites } = compile(schema as never, DEFAULTS);
      return { open, rewrites };
    };
    assert.deepEqual(about(v.object({ a: v.array(v.string()) })), { open: false, rewrites: false });
    for (
      const open of [
        v.any(),
        v.nullable(v.unknown()),
        v.looseObject({}),
        v.record(v.string(), v.string()),
      ]
    ) {
      assert.equal(about(v.object({ a: open })).open, true);
    }
    assert.equal(about(v.object({ a: v.pipe(v.string(), v.trim()) })).rewrites, true);
    assert.equal(about(v.object({ a: v.pipe(v.string(), v.brand("X")) })).rewrites, false);
  });

  it("runs every named pattern as valibot does", () => {
    const actions = [
      v.email(),
      v.uuid(),
      v.ipv4(),
      v.ip(),
      v.isoDate(),
      v.isoTimestamp(),
      v.ulid(),
      v.slug(),
    ];
    const texts = [
      "a@b.co",
      "1.2.3.4",
      "::1",
      "2024-01-01",
      "2024-01-01T00:00:00Z",
      "a-b",
      "x y",
      "",
    ];
    texts.push("01ARZ3NDEKTSV4RRFFQ69G5FAV", "123e4567-e89b-12d3-a456-426614174000");
    for (const action of actions) {
      const schema = v.pipe(v.string(), action as never) as v.GenericSchema;
      for (const text of texts) assert.equal(run(schema, text) !== INVALID, v.is(schema, text));
    }
  });
});
