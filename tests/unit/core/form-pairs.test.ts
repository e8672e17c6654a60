import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { formOf, formPairs, queryPairs } from "../../../src/core/body/form-pairs.ts";

/** As in a URL: ASCII. */
const WORDS = "a|&|=|+|%|%2|%41|%c3%a9|%ff|%c3%28|%F0%9F%98%80|%zz|%EF%BB%BF|%00|?|;|word and more"
  .split("|");

describe("the names and values of a query", () => {
  it("are those of URLSearchParams", () => {
    const query = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((list) =>
      list.join("")
    );
    fc.assert(fc.property(query, (text) => {
      // A leading "?" belongs to no query.
      assert.deepEqual(queryPairs(text), [...new URLSearchParams(`?${text}`)]);
    }));
  });

  it("are those of URLSearchParams in long ones", () => {
    const text = `q=${"caf%C3%A9+".repeat(50)}&${"x".repeat(100)}=${"%41".repeat(100)}`;
    assert.deepEqual(queryPairs(text), [...new URLSearchParams(text)]);
  });

  it("hold characters that are not escaped, also beside escapes that are broken", () => {
    assert.deepEqual(queryPairs("\u00e9=%zz\ud83d\ude00"), [["\u00e9", "%zz\ud83d\ude00"]]);
  });

  it("hold U+FFFD for bytes that are not UTF-8", () => {
    assert.deepEqual(formPairs(new Uint8Array([97, 61, 0xff])), [["a", "\ufffd"]]);
  });

  it("make form data, in order", () => {
    const form = formOf(queryPairs("a=1&b=2&a=3"));
    assert.deepEqual([...form.entries()], [["a", "1"], ["b", "2"], ["a", "3"]]);
  });
});
