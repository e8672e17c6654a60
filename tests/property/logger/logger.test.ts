import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { redactor } from "../../../src/logger/redact.ts";
import { jsonText, membersText, quoted } from "../../../src/logger/serialise.ts";

const redact = redactor([]);

describe("any value", () => {
  it("is one line of JSON in a log", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
      withUnicodeString: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        const line = `{"msg":"x"${membersText(value, redact, new Set(["msg"]))}}`;
        assert.ok(!/[\n\r]/.test(line));
        assert.equal(JSON.parse(line).msg, "x");
      }),
      { numRuns: 300 },
    );
  });

  it("that is plain JSON without secrets comes through as it was", () => {
    const letters = fc.stringMatching(/^[f-o]{0,6}$/);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        letters,
        fc.array(tie("value"), { maxLength: 5 }),
        fc.dictionary(letters, tie("value"), { maxKeys: 5, noNullPrototype: true }),
      ),
    }));
    fc.assert(fc.property(value, (plain) => {
      assert.deepEqual(JSON.parse(jsonText(plain, redact)), plain);
    }));
  });

  it("under a secret's name never shows, however deep", () => {
    const path = fc.array(fc.constantFrom("a", "b", "list"), { maxLength: 6 });
    const name = fc.constantFrom(
      "password",
      "Api-Key",
      "set_cookie",
      "accessToken",
      "AUTHORIZATION",
    );
    fc.assert(fc.property(path, name, (keys, secret) => {
      let value: unknown = { [secret]: "hunter2" };
      for (const key of keys) value = key === "list" ? [value] : { [key]: value };
      assert.doesNotMatch(jsonText(value, redact), /hunter2/);
    }));
  });
});

describe("any text", () => {
  it("is quoted as JSON has it", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.equal(JSON.parse(quoted(text)), JSON.parse(JSON.stringify(text)));
    }));
  });
});
