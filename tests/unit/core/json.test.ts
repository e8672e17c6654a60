import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { isDeeperThan, parseJson } from "../../../src/core/body/json.ts";

describe("parsing untrusted JSON", () => {
  it("gives the value, and undefined when it is not JSON", () => {
    assert.deepEqual(parseJson('{"a":[1,null,"x"]}'), { a: [1, null, "x"] });
    assert.equal(parseJson("null"), null);
    assert.equal(parseJson(""), undefined);
    assert.equal(parseJson("{a:1}"), undefined);
  });

  it("removes own __proto__ keys at any depth, however they are spelled", () => {
    for (
      const text of [
        '{"__proto__":{"isAdmin":true},"a":1}',
        '{"\\u005f_proto__":{"isAdmin":true},"a":1}',
        '{"__pr\\u006Fto__":{"isAdmin":true},"a":1}',
        '{"__proto__":1,"__proto__":{"isAdmin":true},"a":1}',
      ]
    ) {
      const value = parseJson(`{"list":[{"deep":${text}}]}`) as any;
      assert.deepEqual(Object.keys(value.list[0].deep), ["a"]);
      assert.equal(Object.assign({}, value.list[0].deep).isAdmin, undefined);
    }
  });

  it("removes constructor keys that carry a prototype, and keeps harmless ones", () => {
    const attack = parseJson('{"constructor":{"prototype":{"isAdmin":true}},"a":1}');
    assert.deepEqual(attack, { a: 1 });
    assert.deepEqual(parseJson('{"constructor":"Ferrari"}'), { constructor: "Ferrari" });
    const spelled = parseJson('{"constr\\u0075ctor":{"prototype":{}}}');
    assert.deepEqual(Object.keys(spelled as object), []);
  });

  it("keeps the text of a key that is only a value", () => {
    assert.deepEqual(parseJson('["__proto__","constructor"]'), ["__proto__", "constructor"]);
  });

  it("survives any depth", () => {
    const depth = 5_000;
    const text = "[".repeat(depth) + '{"__proto__":1}' + "]".repeat(depth);
    const value = parseJson(text);
    assert.ok(value === undefined || isDeeperThan(value, 100));
  });
});

describe("the depth of a value", () => {
  it("counts objects and arrays", () => {
    assert.equal(isDeeperThan(1, 0), false);
    assert.equal(isDeeperThan({}, 0), true);
    assert.equal(isDeeperThan({ a: [1] }, 2), false);
    assert.equal(isDeeperThan({ a: [{}] }, 2), true);
    assert.equal(isDeeperThan([null, [[1]]], 2), true);
  });
});
