import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { composed } from "../../../src/core/request/compose.ts";
import type { GuardPart, Opened } from "../../../src/core/request/compose.ts";

/** A part that notes when it opens and closes. */
function noted(seen: string[], name: string, opened: () => Opened = () => undefined): GuardPart {
  return {
    open(_c, states, at) {
      seen.push(`open ${name}`);
      states[at] = name;
      return opened();
    },
    close(c, state, thrown) {
      seen.push(`close ${state}: ${thrown === undefined ? c.res.status : thrown.error}`);
    },
  };
}

function appWith(...parts: GuardPart[]): Hono {
  const app = new Hono();
  const handler = composed(parts);
  app.use((c, next) => handler(c, next) as Promise<Response | void>);
  app.get("/", (c) => c.text("ok"));
  app.get("/odd", () => {
    throw "no error";
  });
  return app;
}

const teapot = () => new Response("no", { status: 418 });

describe("parts as one middleware", () => {
  it("open in order, and close in the reverse order after the response", async () => {
    const seen: string[] = [];
    await appWith(noted(seen, "a"), noted(seen, "b")).request("/");
    assert.deepEqual(seen, ["open a", "open b", "close b: 200", "close a: 200"]);
  });

  it("see the response of a part, behind which no part opens", async () => {
    const seen: string[] = [];
    const refusing: GuardPart = { open: teapot };
    const app = appWith(noted(seen, "a"), refusing, noted(seen, "b"));
    assert.equal((await app.request("/")).status, 418);
    assert.deepEqual(seen, ["open a", "close a: 418"]);
  });

  it("return the response of a part when no part has to close", () => {
    const answer = composed([{ open: () => undefined }, { open: teapot }])({} as never, fail);
    assert.equal(answer instanceof Response && answer.status, 418);
  });

  it("add nothing to the rest of the chain when no part has to close", () => {
    const rest = Promise.resolve();
    assert.equal(composed([{ open: () => undefined }])({} as never, () => rest), rest);
  });

  it("may wait before they go on or respond", async () => {
    const seen: string[] = [];
    const late = noted(seen, "late", () => Promise.resolve());
    await appWith(noted(seen, "a"), late, noted(seen, "b")).request("/");
    assert.deepEqual(seen.splice(0), [
      "open a",
      "open late",
      "open b",
      "close b: 200",
      "close late: 200",
      "close a: 200",
    ]);
    const refusing: GuardPart = { open: () => Promise.resolve(teapot()) };
    assert.equal((await appWith(noted(seen, "a"), refusing).request("/")).status, 418);
    assert.deepEqual(seen, ["open a", "close a: 418"]);
  });

  it("may run those behind them inside a function", async () => {
    const seen: string[] = [];
    const around: GuardPart = {
      open: () => async (rest) => {
        seen.push("before");
        await rest();
        seen.push("after");
      },
    };
    await appWith(noted(seen, "a"), around, noted(seen, "b")).request("/");
    assert.deepEqual(seen, ["open a", "before", "open b", "close b: 200", "after", "close a: 200"]);
  });

  it("may respond instead of the rest, also from a function", async () => {
    const seen: string[] = [];
    const around: GuardPart = { open: () => () => Promise.resolve(teapot()) };
    const app = appWith(noted(seen, "a"), around, noted(seen, "b"));
    assert.equal((await app.request("/")).status, 418);
    assert.deepEqual(seen, ["open a", "close a: 418"]);
  });

  it("close with what was thrown, which goes on to the caller", async () => {
    const seen: string[] = [];
    const app = appWith(noted(seen, "a"), noted(seen, "b"));
    await assert.rejects(async () => await app.request("/odd"), (error) => error === "no error");
    assert.deepEqual(seen, ["open a", "open b", "close b: no error", "close a: no error"]);
  });

  it("close when a part behind them throws as it opens, waits or closes", async () => {
    const error = new Error("broken");
    const throwing = () => {
      throw error;
    };
    const failing: GuardPart[] = [
      { open: throwing },
      { open: () => Promise.reject(error) },
      { open: () => throwing },
      { open: (_c, states, at) => void (states[at] = 1), close: throwing },
    ];
    for (const part of failing) {
      const seen: string[] = [];
      const app = appWith(noted(seen, "a"), part);
      app.onError((_error, c) => c.text("sorry", 500));
      assert.equal((await app.request("/")).status, 500);
      assert.deepEqual(seen, ["open a", "close a: Error: broken"]);
    }
  });

  it("leave a response alone that is there already", async () => {
    const handler = composed([noted([], "a"), { open: teapot }]);
    const app = new Hono();
    app.use(async (c, next) => {
      c.res = new Response("first");
      await handler(c, next);
    });
    assert.equal(await (await app.request("/")).text(), "first");
  });
});

function fail(): never {
  throw new Error("the rest must not run");
}
