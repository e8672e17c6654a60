import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as v from "valibot";
import { requestBody } from "../../../src/core/body/body.ts";
import type { BodyState } from "../../../src/core/body/body.ts";
import { decisions } from "../../../src/core/request/decision.ts";
import { injectionScan } from "../../../src/injection-scan/mod.ts";
import { valid, validate } from "../../../src/validate/mod.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A body of chunks, each after a pause; without an end where the last is undefined. */
function paced(pauseMs: number, ...chunks: (string | undefined)[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next === chunks.length) return controller.close();
      const text = chunks[next++];
      if (text === undefined) return await new Promise(() => {});
      await sleep(pauseMs);
      controller.enqueue(new TextEncoder().encode(text));
    },
  }, { highWaterMark: 0 });
}

function post(body: ReadableStream<Uint8Array>, type = "application/json"): Request {
  const headers = { "content-type": type };
  return new Request("http://test/", { method: "POST", body, headers, duplex: "half" } as never);
}

describe("a body that stops", () => {
  const stopped = () => post(paced(1, '{"a":', undefined));

  it("is timed out after the pause that is allowed, and stays so", async () => {
    const states: BodyState[] = [];
    const app = new Hono().post("/", async (c) => {
      const body = requestBody(c);
      states.push(await body.read(100, 30), await body.read(100, 10_000));
      assert.equal(body.text(), undefined);
      return c.text("ok");
    });
    await app.request(stopped());
    assert.deepEqual(states, ["timed-out", "timed-out"]);
  });

  const expect408 = async (answer: Response): Promise<void> => {
    assert.equal(answer.status, 408);
    assert.equal(answer.headers.get("connection"), "close");
    assert.equal((await answer.json()).code, "body-timeout");
  };

  it("is a 408 of validate()", async () => {
    const app = new Hono().post(
      "/",
      validate("json", v.object({ a: v.number() }), { bodyTimeout: 30 }),
      (c) => c.text("not reached"),
    );
    await expect408(await app.request(stopped()));
  });

  it("is a 408 of injectionScan()", async () => {
    const app = new Hono().use(injectionScan({ bodyTimeout: "30ms" }))
      .post("/", (c) => c.text("not reached"));
    await expect408(await app.request(stopped()));
    const decided: unknown[] = [];
    const report = new Hono().use(injectionScan({ bodyTimeout: "30ms", mode: "report" }))
      .post("/", (c) => {
        decided.push(...decisions(c));
        return c.text("reached");
      });
    assert.equal(await (await report.request(stopped())).text(), "reached");
    const [{ action, code }] = decided as { action: string; code: string }[];
    assert.deepEqual([action, code], ["report", "body-timeout"]);
  });

  it("is refused for what its head holds without being waited for", async () => {
    const app = new Hono().use(injectionScan({ bodyTimeout: "10s" })).post(
      "/",
      (c) => c.text("no"),
    );
    const request = new Request("http://test/?q=" + encodeURIComponent("' OR 1=1 --"), stopped());
    assert.equal((await app.request(request)).status, 400);
  });
});

describe("a slow body", () => {
  it("is read whole when no pause is too long, however many there are", async () => {
    const app = new Hono().post(
      "/",
      validate("text", v.string(), { bodyTimeout: 120 }),
      (c) => c.text(valid(c, "text")),
    );
    const answer = await app.request(post(paced(40, "a", "b", "c", "d", "e", "f"), "text/plain"));
    assert.equal(await answer.text(), "abcdef");
  });

  it("reaches the handler whole in report mode, late bytes too", async () => {
    const app = new Hono()
      .use(injectionScan({ bodyTimeout: 20, mode: "report" }))
      .post("/", async (c) => c.text(await c.req.text()));
    const answer = await app.request(post(paced(60, "on", "e", " two"), "text/plain"));
    assert.equal(await answer.text(), "one two");
  });

  it("is not timed once it is there", async () => {
    const app = new Hono().post("/", async (c) => {
      assert.equal(await requestBody(c).read(100, 30), "complete");
      await sleep(60);
      assert.equal(await requestBody(c).read(100, 30), "complete");
      return c.text("ok");
    });
    assert.equal((await app.request(post(paced(1, "{}")))).status, 200);
  });
});

describe("bodyTimeout", () => {
  it("is checked at construction", () => {
    const schema = v.string();
    assert.throws(() => validate("text", schema, { bodyTimeout: 0 }), /validate: bodyTimeout must/);
    assert.throws(
      () => injectionScan({ bodyTimeout: "soon" as never }),
      /injectionScan: bodyTimeout must be a duration/,
    );
  });
});
