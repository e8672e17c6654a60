import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { BoundedMap } from "../../../src/core/bounded-map.ts";

describe("BoundedMap", () => {
  it("drops the oldest entry when it is full", () => {
    const map = new BoundedMap<number>(3);
    for (let i = 0; i < 10; i++) map.set(`key-${i}`, i);
    assert.equal(map.size, 3);
    const values = Array.from({ length: 10 }, (_, i) => map.get(`key-${i}`));
    assert.deepEqual(values, [...Array(7).fill(undefined), 7, 8, 9]);
  });

  it("counts an entry that is set again as the newest", () => {
    const map = new BoundedMap<number>(2);
    for (const key of ["a", "b", "a", "c"]) map.set(key, 1);
    assert.deepEqual(["a", "b", "c"].map((key) => map.get(key)), [1, undefined, 1]);
  });

  it("drops the oldest one after any number of changes", () => {
    const map = new BoundedMap<number>(5);
    const model: string[] = [];
    let random = 1;
    for (let i = 0; i < 5_000; i++) {
      random = random * 48_271 % 2_147_483_647;
      const key = `key-${random % 12}`;
      const at = model.indexOf(key);
      if (at >= 0) model.splice(at, 1);
      if (random % 5 < 2 || i % 500 > 480) {
        assert.equal(map.delete(key), at >= 0);
      } else {
        if (model.length === 5) model.shift();
        model.push(key);
        map.set(key, i);
      }
      const kept = Array.from({ length: 12 }, (_, k) => `key-${k}`)
        .filter((each) => map.get(each) !== undefined);
      assert.deepEqual(kept, [...model].sort((a, b) => Number(a.slice(4)) - Number(b.slice(4))));
      assert.equal(map.size, model.length);
    }
  });
});
