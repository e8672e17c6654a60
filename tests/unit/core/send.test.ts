import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { send, sendSuccessfully } from "../../../src/core/send.ts";
import type { Post } from "../../../src/core/send.ts";

const post = (fetch: Post["fetch"], more: Partial<Post> = {}): Post => ({
  sender: "test",
  url: "http://collector.test/v1",
  contentType: "application/json",
  body: "{}",
  fetch,
  ...more,
});

describe("send()", () => {
  it("posts the body with its media type and the given headers", async () => {
    const calls: { url: string; init: RequestInit }[] = [];
    const response = await send(post((url, init) => {
      calls.push({ url, init });
      return Promise.resolve(new Response(null, { status: 503 }));
    }, { headers: { "X-Key": "k" } }));
    assert.equal(response.status, 503);
    const [{ url, init }] = calls;
    assert.deepEqual([url, init.method, init.body], ["http://collector.test/v1", "POST", "{}"]);
    assert.deepEqual(init.headers, { "content-type": "application/json", "x-key": "k" });
  });

  it("lets the headers override the media type, in any case", async () => {
    let sent: HeadersInit | undefined;
    const headers = { "Content-Type": "application/x-ndjson" };
    await send(post((_url, init) => {
      sent = init.headers;
      return Promise.resolve(new Response());
    }, { headers }));
    assert.deepEqual(sent, { "content-type": "application/x-ndjson" });
  });

  it("discards the body of the response", async () => {
    let cancelled = false;
    const body = new ReadableStream({ cancel: () => void (cancelled = true) });
    await send(post(() => Promise.resolve(new Response(body))));
    assert.equal(cancelled, true);
  });

  it("rejects within the budget when fetch ignores the signal", async () => {
    const never = () => new Promise<Response>(() => {});
    await assert.rejects(
      send(post(never, { budgetMs: 20 })),
      /^Error: test: no answer within 20 ms/,
    );
  });

  it("aborts fetch when the budget is used up", async () => {
    const aborted = (_url: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) =>
        signal!.addEventListener("abort", () => reject(new Error("aborted")))
      );
    await assert.rejects(send(post(aborted, { budgetMs: 20 })), /aborted|no answer within 20 ms/);
  });

  it("aborts fetch with the signal of its caller", async () => {
    const controller = new AbortController();
    let signal: AbortSignal | null | undefined;
    const sending = send(post((_url, init) => {
      signal = init.signal;
      return new Promise((_, reject) =>
        signal!.addEventListener("abort", () => reject(new Error("aborted")))
      );
    }, { signal: controller.signal }));
    controller.abort();
    await assert.rejects(sending, /aborted/);
    assert.equal(signal?.aborted, true);
  });

  it("rejects when fetch throws, also when it throws a promise that rejects", async () => {
    const reason = new Error("broken");
    for (const make of [() => reason, () => Promise.reject(reason)]) {
      let thrown: unknown;
      const broken = () => {
        throw thrown = make();
      };
      const failed = await send(post(broken)).then(() => false, (error) => error === thrown);
      assert.equal(failed, true);
    }
  });
});

describe("sendSuccessfully()", () => {
  it("resolves for a success, and rejects with host and status for anything else", async () => {
    const answering = (status: number) => () => Promise.resolve(new Response(null, { status }));
    await sendSuccessfully(post(answering(204)));
    await assert.rejects(
      sendSuccessfully(post(answering(401))),
      new Error("test: collector.test answered 401"),
    );
  });
});
