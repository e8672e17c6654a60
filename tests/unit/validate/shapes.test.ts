/** Recursive schemas: a schema has one shape, whatever a client sends. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as v from "valibot";
import { z } from "zod";
import { z as z3 } from "zod/v3";
import type { StandardSchema } from "../../../mod.ts";
import { shapeOf } from "../../../src/schema/shape/mod.ts";
import type { Shape } from "../../../src/schema/shape/shape.ts";

/** The shape of a member, inside of options and of what is only known later. */
function member(shape: Shape, name: string): Shape {
  assert.equal(shape.kind, "object");
  let found = (shape as Shape & { kind: "object" }).entries.get(name)!.shape;
  while (found.kind === "lazy") found = found.get({});
  return found;
}

describe("the shape of a recursive schema", () => {
  const ValibotNode: v.GenericSchema = v.object({ next: v.optional(v.lazy(() => ValibotNode)) });
  const ZodNode = z.object({
    get next() {
      return z.optional(ZodNode);
    },
  });
  const LazyNode: z.ZodType = z.object({ next: z.lazy(() => LazyNode) });
  const Zod3Node: z3.ZodTypeAny = z3.object({ next: z3.lazy(() => Zod3Node).optional() });
  const schemas: readonly [name: string, schema: StandardSchema][] = [
    ["valibot", ValibotNode],
    ["zod, a getter", ZodNode],
    ["zod, z.lazy()", LazyNode],
    ["zod 3", Zod3Node],
  ];

  for (const [name, schema] of schemas) {
    it(`is that of its member (${name})`, () => {
      const shape = shapeOf(schema);
      assert.equal(member(shape, "next"), shape);
    });
  }

  it("asks z.lazy() once, however many values there are", () => {
    let asked = 0;
    const getter = () => {
      asked++;
      return z3.string();
    };
    for (const schema of [z.lazy(() => z.string()), z3.lazy(getter)]) {
      const shape = shapeOf(schema) as Shape & { kind: "lazy" };
      assert.equal(shape.get(""), shape.get(""));
    }
    assert.equal(asked, 1);
  });
});
