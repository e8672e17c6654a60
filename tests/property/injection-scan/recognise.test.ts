import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { visitJson } from "../../../src/injection-scan/request/json-walk.ts";

const NAMES = [
  ...[
    "messages",
    "input",
    "contents",
    "parts",
    "role",
    "content",
    "text",
    "type",
    "data",
    "source",
  ],
  ...[
    "tools",
    "tool_calls",
    "function",
    "name",
    "arguments",
    "result",
    "params",
    "method",
    "jsonrpc",
  ],
  ...[
    "system",
    "prompt",
    "model",
    "message",
    "query",
    "documents",
    "context",
    "kwargs",
    "id",
    "body",
  ],
  ...["__proto__", "constructor", "prototype", "output", "mimeType", "chat_history", "image_url"],
];
const WORDS = [
  "user",
  "system",
  "tool",
  "tool_result",
  "document",
  "2.0",
  "tools/call",
  "text/plain",
];

const { value: body } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...WORDS, "[1]", '{"a":"b"}', "{a{b}}", "AAAA".repeat(5), 1, null, true),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...NAMES), tie("value")), { maxLength: 5 }).map((members) =>
      // As JSON.parse makes it: `__proto__` is a member like any other.
      JSON.parse(`{${members.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`)
    ),
  ),
}));

/** The texts that a walk visits, with pointers. */
function textsOf(value: unknown, recognise: boolean): { texts: string[]; strings: number } {
  const texts: string[] = [];
  const strings = visitJson(value, (text, { pointer, isKey }) => {
    texts.push(`${pointer} ${isKey ? "key " : ""}${text}`);
    return true;
  }, { recognise });
  return { texts, strings };
}

describe("recognition, whatever the body is,", () => {
  it("never throws, counts the same strings, and leaves out nothing but data", () => {
    fc.assert(
      fc.property(body, (value) => {
        const plain = textsOf(value, false);
        const recognised = textsOf(value, true);
        assert.equal(recognised.strings, plain.strings);
        const seen = new Set(recognised.texts);
        const missing = plain.texts.filter((text) => !seen.has(text));
        // JSON in a string is visited text by text.
        const isLeftOut = (text: string) => / (?:AAAA|\[1\]$|\{"a":"b"\}$)/.test(text);
        assert.deepEqual(missing.filter((text) => !isLeftOut(text)), []);
      }),
      { numRuns: 3_000 },
    );
  });
});
