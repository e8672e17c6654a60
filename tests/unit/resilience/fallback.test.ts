import { afterEach, beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { deadline, fallback, policy, upstream } from "../../../src/resilience/mod.ts";

const URL_OF = "https://dependency.example/things";
const never = () => new Promise<never>(() => {});
const later = <T>(ms: number, value: T) => new Promise<T>((done) => setTimeout(done, ms, value));
const down = () => Promise.reject(new Error("down"));

/** A response whose cancelled body is reported. */
function response(status: number, cancelled: number[]): Response {
  const cancel = () => void cancelled.push(status);
  return new Response(new ReadableStream({ cancel }), { status });
}

describe("a fallback under a deadline", () => {
  const { warn } = console;
  beforeEach(() => {
    console.warn = () => {};
  });
  afterEach(() => {
    console.warn = warn;
  });

  /** The result of a call, and how long it took. */
  const timed = async (call: Promise<unknown>): Promise<{ result: unknown; ms: number }> => {
    const startedAt = performance.now();
    const result = await call.catch((error: Error) => error.message);
    return { result, ms: performance.now() - startedAt };
  };

  it("has what is left of it, not as much again", async () => {
    const failsLate = () => later(300, undefined).then(down);
    const api = upstream("api", { deadline: 400, fallback: never });
    const { result, ms } = await timed(api.execute(failsLate));
    assert.equal(result, "down");
    assert.ok(ms < 650, `${ms} ms`);
    const soft = policy(fallback(never), deadline(400));
    const other = await timed(soft.execute(failsLate));
    assert.equal(other.result, "down");
    assert.ok(other.ms < 650, `${other.ms} ms`);
  });

  it("ends with it when the call used all of it", async () => {
    const api = upstream("api", { deadline: 60, fallback: () => later(2_000, "late") });
    const { result, ms } = await timed(api.execute(never));
    assert.match(String(result), /60 ms/);
    assert.ok(ms < 1_500, `${ms} ms`);
  });

  it("still answers after it with what is there at once", async () => {
    for (const answer of [() => "instead", () => Promise.resolve("instead")]) {
      const api = upstream("api", { deadline: 20, fallback: answer });
      assert.equal(await api.execute(never), "instead");
    }
  });

  it("has time when an attempt times out before it", async () => {
    const options = { timeout: 20, deadline: 2_000, fallback: () => later(30, "instead") };
    assert.equal(await upstream("api", options).execute(never), "instead");
  });

  it("that comes too late with a Response has its body cancelled", async () => {
    const cancelled: number[] = [];
    const fetch = () => Promise.resolve(new Response("down", { status: 503 }));
    const api = upstream("api", {
      fetch,
      deadline: 20,
      fallback: () => later(60, response(200, cancelled)),
    });
    assert.equal(await (await api.fetch(URL_OF)).text(), "down");
    await later(100, undefined);
    assert.deepEqual(cancelled, [200]);
  });
});

describe("a response that a fallback replaces", () => {
  it("has its body cancelled", async () => {
    const cancelled: number[] = [];
    const fetch = () => Promise.resolve(response(503, cancelled));
    for (
      const instead of [() => new Response("instead"), () => later(1, new Response("instead"))]
    ) {
      const api = upstream("api", { fetch, fallback: instead });
      assert.equal(await (await api.fetch(URL_OF)).text(), "instead");
    }
    assert.deepEqual(cancelled, [503, 503]);
  });

  it("has its body cancelled around a route", async () => {
    const cancelled: number[] = [];
    const app = new Hono().use(policy(fallback(() => new Response("instead"))).middleware())
      .get("/", () => response(503, cancelled));
    assert.equal(await (await app.request("/")).text(), "instead");
    assert.deepEqual(cancelled, [503]);
  });

  it("keeps a body that the fallback passes on", async () => {
    const fetch = () => Promise.resolve(new Response("the reason", { status: 503 }));
    const ways: ((failure: unknown) => unknown)[] = [
      (failure) => failure,
      (failure) => new Response((failure as Response).body, { status: 200 }),
      (failure) => (failure as Response).clone(),
      async (failure) => new Response(await (failure as Response).text()),
      (failure) => new Response((failure as Response).body!.pipeThrough(new TransformStream())),
    ];
    for (const answer of ways) {
      const api = upstream("api", { fetch, fallback: answer });
      assert.equal(await (await api.fetch(URL_OF)).text(), "the reason");
    }
  });
});
