/** Nested names: any value that a form can hold is read back as it was written. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { VALIDATION_FAILED } from "../../../src/core/problem-kinds.ts";
import { nestedNames } from "../../../src/validate/nested-names.ts";
import type { NameNester } from "../../../src/validate/nested-names.ts";
import { uncoerced } from "../../../src/validate/coerce.ts";
import type { Multi } from "../../../src/validate/coerce.ts";

type Tree = string | Tree[] | { [name: string]: Tree };
type Pair = [name: string, value: string];

const bounds = { maxDepth: 32, maxNames: 100_000 };
const brackets = nestedNames(bounds) as NameNester;
const dots = nestedNames({ ...bounds, style: "dots" }) as NameNester;

/** Names that are no index, and nothing special in either style. */
const name = fc.stringMatching(/^[a-z_]{1,4}$/).filter((text) =>
  !["__proto__", "constructor", "prototype"].includes(text)
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string({ maxLength: 3 }),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
    fc.dictionary(name, tie("tree"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  ),
}));
const root = fc.dictionary(name, tree, { maxKeys: 4, noNullPrototype: true });

/** The fields of a form that holds a value. */
function pairsOf(value: Tree, path: string, hasDots: boolean): Pair[] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value).flatMap(([key, member]) => {
    const isName = hasDots && !Array.isArray(value);
    return pairsOf(member, isName ? `${path}.${key}` : `${path}[${key}]`, hasDots);
  });
}

function multiOf(pairs: readonly Pair[]): Multi {
  const multi: Record<string, string[]> = Object.create(null);
  for (const [key, value] of pairs) (multi[key] ??= []).push(value);
  return multi;
}

/** Whether code that merges a value into another cannot reach a prototype. */
function isHarmless(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, member]) =>
    key !== "__proto__" && isHarmless(member) &&
    !(key === "constructor" && Object.hasOwn(Object(member), "prototype"))
  );
}

const fieldsOf = (value: Record<string, Tree>, hasDots = false) =>
  Object.entries(value).flatMap(([key, member]) => pairsOf(member, key, hasDots));
const read = (pairs: readonly Pair[], nester = brackets) => {
  const { sent, refusal } = nester.nest(multiOf(pairs), "form", []);
  assert.equal(refusal, undefined);
  return uncoerced(sent, false);
};

describe("nested names", () => {
  it("are read back as they were written, in any order", () => {
    fc.assert(fc.property(root, fc.infiniteStream(fc.nat()), (value, order) => {
      const shuffled = fieldsOf(value).map((pair) => ({ pair, at: order.next().value }))
        .sort((a, b) => a.at - b.at).map(({ pair }) => pair);
      assert.deepEqual(read(shuffled), value);
      assert.deepEqual(read(fieldsOf(value, true), dots), value);
    }));
  });

  it("of any form give a value or a refusal, and never change a prototype", () => {
    const part = fc.constantFrom("a", "b", "0", "1", "", "__proto__", "constructor", "prototype");
    const piece = fc.oneof(
      part.map((text) => `[${text}]`),
      part.map((text) => `.${text}`),
      fc.constantFrom("[", "]", "."),
    );
    const anyName = fc.tuple(part, fc.array(piece, { maxLength: 6 }))
      .map(([head, pieces]) => head + pieces.join(""));
    const form = fc.array(fc.tuple(anyName, fc.string({ maxLength: 2 })), { maxLength: 8 });
    const members = Object.getOwnPropertyNames(Object.prototype).length;
    fc.assert(fc.property(form, fc.constantFrom(brackets, dots), (pairs, nester) => {
      const { sent, refusal } = nester.nest(multiOf(pairs), "form", ["a"]);
      if (refusal !== undefined) {
        assert.equal(refusal.kind, VALIDATION_FAILED);
        assert.match(refusal.errors![0].pointer, /^#(\/a)?$/);
      } else {
        assert.ok(isHarmless(uncoerced(sent, false)));
      }
      assert.equal(Object.getOwnPropertyNames(Object.prototype).length, members);
    }));
  });

  it("say the same whatever the order of a conflict", () => {
    fc.assert(fc.property(root, fc.string({ maxLength: 2 }), (value, text) => {
      const fields = fieldsOf(value).filter(([key]) => key.includes("["));
      for (const [key] of fields) {
        const parent: Pair = [key.slice(0, key.lastIndexOf("[")), text];
        for (const pairs of [[...fields, parent], [parent, ...fields]]) {
          const { refusal } = brackets.nest(multiOf(pairs), "form", []);
          assert.equal(refusal?.errors?.[0].code, "name-conflict");
        }
      }
    }));
  });
});
