import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { isUnguessable, parseKey } from "../../../src/idempotency/key-header.ts";

describe("parseKey", () => {
  it("reads a String of structured fields, and the same text without quotes", () => {
    assert.equal(parseKey('"8e03978e-40d5-43e8"'), "8e03978e-40d5-43e8");
    assert.equal(parseKey("8e03978e-40d5-43e8"), "8e03978e-40d5-43e8");
    assert.equal(parseKey('"a \\"b\\" \\\\c"'), 'a "b" \\c');
    assert.equal(parseKey("a/b+c=="), "a/b+c==");
  });

  it("ignores parameters of a String", () => {
    assert.equal(parseKey('"abc";v=1; x="y";z'), "abc");
  });

  for (
    const field of [
      "",
      '""',
      '"',
      '"abc',
      'abc"',
      '"a"b"',
      '"a\\b"',
      '"a", "b"',
      "a, b",
      "a,b",
      "a b",
      "ä",
      '"ä"',
      "a\tb",
      "x".repeat(256),
      `"${"x".repeat(256)}"`,
      '"a";',
    ]
  ) {
    it(`refuses ${JSON.stringify(field.slice(0, 20))} (${field.length})`, () => {
      assert.equal(parseKey(field), undefined);
    });
  }

  it("accepts 255 characters", () => {
    assert.equal(parseKey("x".repeat(255))?.length, 255);
    assert.equal(parseKey(`"${'\\"'.repeat(255)}"`), '"'.repeat(255));
  });
});

describe("isUnguessable", () => {
  for (
    const key of [
      "8e03978e-40d5-43e8-bc93-6894a57f9324",
      "8E03978E40D543E8BC936894A57F9324",
      "aZ3kQ9xLmN2pR7sTvW4yB-", // 22 characters of base64url
      "01ARZ3NDEKTSV4RRFFQ69G5FAV", // a ULID
      "123456789012345678901234567890123456789",
    ]
  ) {
    it(`accepts ${key}`, () => assert.equal(isUnguessable(key), true));
  }
  for (
    const key of [
      "",
      "order-1",
      "8e03978e-40d5-43e8-bc93",
      "aZ3kQ9xLmN2pR7sTvW4yB",
      "00000000-0000-0000-0000-000000000001",
      "a".repeat(255),
      "12345678901234567890123456789012345678",
    ]
  ) {
    it(`refuses ${key.slice(0, 40)}`, () => assert.equal(isUnguessable(key), false));
  }
});
