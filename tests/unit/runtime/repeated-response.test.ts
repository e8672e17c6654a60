import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { RepeatedResponse } from "../../../src/runtime/repeated-response.ts";

const FIELDS = { "content-type": "text/plain", "retry-after": "10" };
const NAMES = ["content-type", "retry-after"];

/** Four equal responses: a runtime makes the later ones in another way than the first. */
function four(responses = new RepeatedResponse(429)): Response[] {
  return [1, 2, 3, 4].map(() => responses.make("wait", { ...FIELDS }));
}

describe("RepeatedResponse", () => {
  it("makes equal responses of the status, text and headers", async () => {
    for (const response of four()) {
      assert.equal(response.status, 429);
      assert.deepEqual([...response.headers.keys()].sort(), NAMES);
      assert.equal(response.headers.get("retry-after"), "10");
      assert.equal(response.type, "default");
      assert.equal(await response.text(), "wait");
    }
  });

  it("makes responses whose headers are their own and can be changed", () => {
    const responses = new RepeatedResponse(429);
    for (const response of [...four(responses), ...four(responses)]) {
      assert.equal(response.headers.get("set-cookie"), null);
      response.headers.set("set-cookie", "of=one client");
      response.headers.delete("retry-after");
    }
    assert.equal(responses.make("wait", FIELDS).headers.get("retry-after"), "10");
  });

  it("makes responses whose bodies are their own", async () => {
    const responses = new RepeatedResponse(429);
    const [first, ...others] = four(responses);
    await first.body?.cancel();
    for (const response of others) assert.equal(await response.text(), "wait");
    assert.equal(await responses.make("wait", FIELDS).text(), "wait");
  });

  it("makes a new text with the last headers, and new headers with the last text", async () => {
    const responses = new RepeatedResponse(429);
    four(responses);
    assert.equal(await responses.make("wait longer", FIELDS).text(), "wait longer");
    four(responses);
    const later = responses.make("wait", { ...FIELDS, "retry-after": "9" });
    assert.equal(later.headers.get("retry-after"), "9");
    assert.equal(await later.text(), "wait");
  });

  it("leaves out a header that only the last response had, and adds one that it had not", () => {
    const responses = new RepeatedResponse(429);
    four(responses);
    const less = responses.make("wait", { "content-type": "text/plain" });
    assert.deepEqual([...less.headers.keys()], ["content-type"]);
    const more = responses.make("wait", FIELDS);
    assert.deepEqual([...more.headers.keys()].sort(), NAMES);
  });

  it("shares no headers if the class of responses does not copy them, as that of Hono for Node", () => {
    const original = globalThis.Response;
    class Keeping extends original {
      readonly #kept: HeadersInit | undefined;
      constructor(body?: BodyInit | null, init?: ResponseInit) {
        super(body, init);
        this.#kept = init?.headers;
      }
      override get headers(): Headers {
        return this.#kept instanceof Headers ? this.#kept : super.headers;
      }
    }
    globalThis.Response = Keeping as unknown as typeof Response;
    try {
      const [first, ...others] = four();
      first.headers.set("set-cookie", "of=one client");
      for (const response of others) assert.equal(response.headers.get("set-cookie"), null);
    } finally {
      globalThis.Response = original;
    }
  });
});
