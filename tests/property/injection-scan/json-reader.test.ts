import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { readJson } from "../../../src/injection-scan/request/json-reader.ts";

/** Parses as the platform does; undefined for what is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const json = fc.json({ maxDepth: 4, noUnicodeString: false } as fc.JsonSharedConstraints);

describe("readJson", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(json, (text) => {
        assert.deepEqual(readJson(text)?.value, JSON.parse(text));
      }),
      { numRuns: 400 },
    );
  });

  it("refuses what JSON.parse refuses", () => {
    const change = fc.tuple(
      json,
      fc.nat(),
      fc.constantFrom('"', "\\", "{", "]", ",", ":", "0", "e"),
    );
    fc.assert(
      fc.property(change, ([text, at, char]) => {
        const place = at % (text.length + 1);
        const odd = text.slice(0, place) + char + text.slice(place + (at % 2));
        assert.deepEqual(readJson(odd)?.value, parsed(odd), odd);
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads every beginning of a document", () => {
    fc.assert(
      fc.property(json, fc.nat(), (text, at) => {
        const start = text.trimStart();
        if (!/^[{[]/.test(start)) return;
        const part = start.slice(0, 1 + at % start.length);
        assert.notEqual(readJson(part, true)?.value, undefined, part);
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps every value of a key that an object has more than once", () => {
    const members = fc.array(fc.tuple(fc.constantFrom("a", "b", "__proto__"), fc.nat(9)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(members, (pairs) => {
        const text = `{${pairs.map(([name, value]) => `"${name}":${value}`).join(",")}}`;
        const document = readJson(text)!;
        const kept = Object.entries(document.value as object);
        const replaced = (document.shadowed.get(document.value as object) ?? [])
          .map(({ name, value }) => [name, value]);
        assert.deepEqual([...kept, ...replaced].sort(), pairs.map((pair) => [...pair]).sort());
      }),
    );
  });
});
