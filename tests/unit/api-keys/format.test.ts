import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { isKeyId, isPrefix, KeyFormat } from "../../../src/api-keys/format.ts";

const format = new KeyFormat("shop_live");

describe("the format of API keys", () => {
  it("is the prefix and 44 characters of base62", () => {
    const { key, id, start } = format.make();
    assert.match(key, /^shop_live_[0-9A-Za-z]{44}$/);
    assert.equal(start, `shop_live_${id}`);
    assert.ok(key.startsWith(start));
  });

  it("has the CRC-32 of what is before it at its end", () => {
    // The checksum of "shop_live_" + 38 zeros is 0x9760ae39, by zlib.
    const body = `shop_live_${"0".repeat(38)}`;
    assert.ok(format.accepts(`${body}2lsIrR`));
  });

  it("accepts each new key", () => {
    for (let i = 0; i < 1_000; i++) assert.ok(format.accepts(format.make().key));
  });

  it("makes different keys, of all digits", () => {
    const keys = Array.from({ length: 500 }, () => format.make().key.slice(10, 48));
    assert.equal(new Set(keys).size, 500);
    assert.equal(new Set(keys.join("")).size, 62);
  });

  it("accepts no key with one character changed, added or left out, or two swapped", () => {
    const { key } = format.make();
    for (let i = 0; i < key.length; i++) {
      const other = key[i] === "a" ? "b" : "a";
      assert.ok(!format.accepts(key.slice(0, i) + other + key.slice(i + 1)), `changed ${i}`);
      assert.ok(!format.accepts(key.slice(0, i) + key.slice(i + 1)), `without ${i}`);
      assert.ok(!format.accepts(key.slice(0, i) + "a" + key.slice(i)), `added ${i}`);
      if (i === 0 || key[i] === key[i - 1]) continue;
      const swapped = key.slice(0, i - 1) + key[i] + key[i - 1] + key.slice(i + 1);
      assert.ok(!format.accepts(swapped), `swapped ${i}`);
    }
  });

  it("accepts no key of another prefix, nor other texts", () => {
    const others = ["shop_test", "shop_livex", "shop", "a_shop_live"];
    for (const prefix of others) {
      assert.ok(!format.accepts(new KeyFormat(prefix).make().key), prefix);
    }
    const { key } = format.make();
    const texts = ["", " ", key + " ", " " + key, key.toLowerCase(), `${key}\n`, "x".repeat(1e6)];
    for (const text of texts) assert.ok(!format.accepts(text));
  });

  it("allows prefixes of letters, digits and single underscores", () => {
    for (const prefix of ["a", "shop_live", "sk2", "A_b_3"]) assert.ok(isPrefix(prefix), prefix);
    const wrong = ["", "_a", "a_", "a__b", "a-b", "1a", "ä", "a b", "a".repeat(33)];
    for (const prefix of wrong) assert.ok(!isPrefix(prefix), prefix);
  });

  it("knows ids", () => {
    assert.ok(isKeyId(format.make().id));
    for (const id of ["", "1234567", "123456789", "1234567_", 12345678, null]) {
      assert.ok(!isKeyId(id));
    }
  });
});
