import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { ExpiryTable } from "../../../src/stores/table.ts";

const table = (maxKeys: number) => new ExpiryTable(maxKeys, { a: 0x1234567, b: 0x89abcde });

function put(t: ExpiryTable, key: string, expires: number, now = 0): void {
  t.find(t.hash(key), "");
  t.put(expires, now);
}
const get = (t: ExpiryTable, key: string) => t.find(t.hash(key), "");

describe("the expiry table", () => {
  it("finds what was put, and nothing else", () => {
    const t = table(1_024);
    put(t, "one", 10);
    assert.equal(get(t, "one"), 10);
    assert.equal(get(t, "two"), 0);
  });

  it("sees one key in any split of prefix and rest", () => {
    const t = table(1_024);
    put(t, "djed:1:client", 10);
    assert.equal(t.find(t.hash("djed:1:"), "client"), 10);
    assert.equal(t.find(t.hash(""), "djed:1:client"), 10);
  });

  it("tells keys apart that differ in one unit, in order, or in length", () => {
    const t = table(1_024);
    put(t, "ab", 10);
    for (const other of ["ba", "a", "abb", "aB", "a\u0000b", "", "a\ud800"]) {
      assert.equal(get(t, other), 0, other);
    }
  });

  it("overwrites an entry in place", () => {
    const t = table(1_024);
    put(t, "one", 10);
    put(t, "one", 20);
    assert.equal(get(t, "one"), 20);
    assert.equal(t.count(0), 1);
  });

  it("counts only what has not expired", () => {
    const t = table(1_024);
    put(t, "one", 10);
    put(t, "two", 20);
    assert.deepEqual([t.count(9), t.count(10), t.count(20)], [2, 1, 0]);
  });

  it("never holds more than its bound, down to a single key", () => {
    for (const bound of [1, 2, 7, 63, 64, 100, 1_000]) {
      const t = table(bound);
      assert.ok(t.slots <= bound && t.slots > bound - 8, `${t.slots} of ${bound}`);
      for (let i = 0; i < 3 * bound; i++) put(t, `key-${i}`, 1_000 + i);
      assert.ok(t.count(0) <= bound, `${t.count(0)} of ${bound}`);
    }
  });

  it("replaces expired entries without calling that an eviction", () => {
    const t = table(64);
    for (let i = 0; i < 64; i++) put(t, `old-${i}`, 10);
    const { evicted } = t;
    for (let i = 0; i < 32; i++) put(t, `new-${i}`, 100, 10);
    assert.equal(t.evicted, evicted);
    assert.equal(t.count(10), 32);
  });

  it("keeps what expires last when there is no room", () => {
    const t = table(64);
    put(t, "limited", 1e9);
    for (let i = 0; i < 10_000; i++) put(t, `flood-${i}`, 1_000 + i);
    assert.equal(get(t, "limited"), 1e9);
    assert.ok(t.evicted > 0);
  });

  it("takes a newcomer that expires first of all, and remembers whom it dropped", () => {
    const t = table(8);
    for (let i = 0; i < 8; i++) put(t, `long-${i}`, 1_000 + i);
    put(t, "short", 10);
    assert.equal(get(t, "short"), 10);
    assert.equal(t.count(0), 8);
    assert.equal(t.evicted, 1);
    for (let i = 0; i < 8; i++) assert.ok(get(t, `long-${i}`) >= 1_000 + i);
  });

  it("never finds a key that was dropped with an earlier expiry than it had", () => {
    const t = table(64);
    const expiry = (i: number) => 1_000 + (i * 7_919) % 5_000;
    for (let i = 0; i < 3_000; i++) put(t, `key-${i}`, expiry(i));
    for (let i = 0; i < 3_000; i++) assert.ok(get(t, `key-${i}`) >= expiry(i), `key-${i}`);
  });

  it("says whether what it found is exact", () => {
    const t = table(8);
    for (let i = 0; i < 9; i++) put(t, `key-${i}`, 1_000 + i);
    get(t, "key-0");
    assert.equal(t.isExact, false);
    get(t, "key-8");
    assert.equal(t.isExact, true);
  });

  it("keeps a dropped key that is cleared by hand cleared", () => {
    const t = table(8);
    for (let i = 0; i < 9; i++) put(t, `key-${i}`, 1_000 + i);
    assert.ok(get(t, "key-0") >= 1_000);
    t.put(0, 1);
    assert.ok(get(t, "key-0") <= 0);
    t.put(5, 1);
    assert.equal(get(t, "key-0"), 5);
    t.put(0, 1);
    assert.ok(get(t, "key-0") <= 0);
    assert.equal(t.count(1), 7);
  });

  it("never mistakes a new key for a dropped one of another group", () => {
    const t = table(64);
    const inGroup = (key: string, group: number) => t.find(t.hash(key), "", group);
    for (let i = 0; i < 5_000; i++) {
      inGroup(`long-${i}`, 12);
      t.put(1e9, 0);
    }
    assert.ok(inGroup("another", 12) > 0);
    for (let i = 0; i < 100; i++) assert.equal(inGroup(`short-${i}`, 5), 0);
  });

  it("evicts less than 0.1 % of its keys at a load of 0.9", () => {
    const t = table(65_536);
    const keys = Math.floor(t.slots * 0.9);
    for (let i = 0; i < keys; i++) put(t, `client-${i}`, 1_000_000);
    const lost = keys - t.count(0);
    assert.ok(lost / keys < 0.001, `${lost} of ${keys} lost`);
    assert.equal(lost, t.evicted);
  });
});
