import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import type { Context } from "hono";
import { isWorkers } from "../../../src/core/platform.ts";
import type { ClaimEnd, ClaimState, ClaimStore } from "../../../src/core/store/claims.ts";
import { idempotency } from "../../../src/idempotency/mod.ts";
import type { IdempotencyOptions } from "../../../src/idempotency/mod.ts";
import { memoryClaims } from "../../../src/stores/memory-claims.ts";
import { warningsOf } from "../../support/warnings.ts";

const KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";

/** Claims that answer later, as those of a server do, with some functions replaced. */
function remote(replaced: Partial<ClaimStore> = {}): ClaimStore {
  const store = memoryClaims();
  return {
    claim: async (...args) => await Promise.resolve(store.claim(...args)),
    finish: async (...args) => await Promise.resolve(store.finish(...args)),
    read: async (...args) => await Promise.resolve(store.read(...args)),
    ...replaced,
  };
}

function setUp(
  options: IdempotencyOptions,
  handler?: (c: Context) => Response | Promise<Response>,
) {
  const seen = { runs: 0 };
  const guard = idempotency(options);
  const app = new Hono();
  app.use(guard);
  app.post("/", (c) => {
    seen.runs++;
    return handler?.(c) ?? c.text("ok");
  });
  const send = () => app.request("/", { method: "POST", headers: { "idempotency-key": KEY } });
  return { app, guard, seen, send };
}

const codeOf = async (
  response: Response,
) => [response.status, (await response.json() as { code: string }).code];
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i++) await pause(5);
  assert.ok(condition(), "the condition was not met in 2 s");
}

/** Runs without the warnings that are expected. */
function quietly(body: () => Promise<void>): () => Promise<void> {
  return async () => void await warningsOf(body);
}

const broken: Record<string, ClaimStore["claim"]> = {
  "throws": () => {
    throw new Error("refused");
  },
  "rejects": () => Promise.reject(new Error("refused")),
  "never answers": () => new Promise(() => {}),
  "gives nothing": () => undefined as never,
  "gives another state": () => ({ state: "free" }) as never,
  "gives a done state without a result": () => ({ state: "done" }) as never,
  "gives a running state without a time": () => ({ state: "running", expiresIn: NaN }) as never,
};

describe("idempotency() while its store fails", () => {
  for (const [name, claim] of Object.entries(broken)) {
    it(
      `refuses a request if the store ${name}`,
      quietly(async () => {
        const { guard, seen, send } = setUp({ store: remote({ claim }), storeTimeout: "20ms" });
        const response = await send();
        assert.equal(response.headers.get("retry-after"), "1");
        assert.deepEqual(await codeOf(response), [503, "idempotency-unavailable"]);
        assert.equal(seen.runs, 0);
        assert.equal(guard.stats().store_errors_total, 1);
      }),
    );

    it(
      `lets a request run with failMode "open" if the store ${name}`,
      quietly(async () => {
        const { seen, send } = setUp({
          store: remote({ claim }),
          storeTimeout: "20ms",
          failMode: "open",
        }, (c) => c.json(c.get("idempotency" as never)));
        assert.deepEqual(await (await send()).json(), { key: KEY, claimed: false });
        assert.equal(seen.runs, 1);
      }),
    );
  }

  it("warns once, and names the effect and the cause", async () => {
    const failing = remote({ claim: () => Promise.reject(new Error("ECONNREFUSED 1")) });
    const { send } = setUp({ store: failing });
    const warnings = await warningsOf(async () => {
      await send();
      await send();
    });
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /idempotency: the store failed; requests are refused.*ECONNREFUSED/);
  });

  it(
    "refuses if key(c) fails, or returns what is no principal",
    quietly(async () => {
      const wrong: unknown[] = ["", {}, NaN, true, Promise.reject(new Error("no session"))];
      (wrong[4] as Promise<unknown>).catch(() => {});
      for (const principal of wrong) {
        const { guard, seen, send } = setUp({
          store: remote(),
          key: () => principal as never,
        });
        assert.deepEqual(await codeOf(await send()), [503, "idempotency-unavailable"]);
        assert.equal(seen.runs, 0);
        assert.equal(guard.stats().callback_errors_total, 1);
      }
    }),
  );

  it(
    "releases a claim that arrives too late",
    quietly(async () => {
      const ends: ClaimEnd[] = [];
      let arrive = (): void => {};
      const store = remote({
        claim: () =>
          new Promise<ClaimState>((resolve) => arrive = () => resolve({ state: "claimed" })),
        finish: (_key, end) => ends.push(end) > 0,
      });
      const { send } = setUp({ store, storeTimeout: "10ms" });
      assert.equal((await send()).status, 503);
      arrive();
      await until(() => ends.length === 1);
      assert.equal(ends[0].result, undefined);
    }),
  );

  it(
    "tries again to keep an answer, and lets a retry wait for it",
    quietly(async () => {
      let failures = 2;
      const inner = remote();
      const store = remote({
        claim: inner.claim,
        finish: (...args) =>
          failures-- > 0 ? Promise.reject(new Error("down")) : inner.finish(...args),
      });
      const { guard, seen, send } = setUp({ store });
      assert.equal((await send()).status, 200);
      await until(() => failures < 0);
      await pause(5);
      assert.equal((await send()).headers.get("idempotency-replayed"), "true");
      assert.equal(seen.runs, 1);
      assert.equal(guard.stats().store_errors_total, 2);
    }),
  );

  it(
    "keeps the key when the store refuses a long answer",
    quietly(async () => {
      const inner = remote();
      const store = remote({
        claim: inner.claim,
        finish: (key, end, context) =>
          (end.result?.length ?? 0) > 100
            ? Promise.reject(new Error("value too large"))
            : inner.finish(key, end, context),
      });
      const { guard, seen, send } = setUp({ store }, (c) => c.text("x".repeat(200)));
      assert.equal((await send()).status, 200);
      await until(() => guard.stats().store_errors_total === 3);
      await pause(1_700);
      assert.deepEqual(await codeOf(await send()), [409, "idempotency-key-completed"]);
      assert.equal(seen.runs, 1);
    }),
  );

  it("answers without waiting until the answer is kept", async () => {
    let kept = (): void => {};
    const inner = remote();
    const store = remote({
      claim: inner.claim,
      finish: async (...args) => {
        await new Promise<void>((resolve) => kept = resolve);
        return await inner.finish(...args);
      },
    });
    const { seen, send } = setUp({ store });
    assert.equal(await (await send()).text(), "ok");
    // On Workers a request does not wait for what another one has started.
    const second = send();
    if (!isWorkers()) {
      kept();
      assert.equal((await second).headers.get("idempotency-replayed"), "true");
    } else {
      assert.equal((await second).status, 409);
      kept();
    }
    assert.equal(seen.runs, 1);
  });

  it("refuses a result in the store that it has not written", async () => {
    const store = remote({ claim: (_key, claim) => ({ ...done, fingerprint: claim.fingerprint }) });
    const done = { state: "done", result: "not JSON" } as const;
    assert.deepEqual(await codeOf(await setUp({ store }).send()), [503, "idempotency-unavailable"]);
  });

  it("rejects a ping while the store does not answer", async () => {
    const failing = setUp({ store: remote({ read: () => Promise.reject(new Error("down")) }) });
    await assert.rejects(failing.guard.ping(), /down/);
    const hanging = setUp({
      store: remote({ read: () => new Promise(() => {}) }),
      storeTimeout: 10,
    });
    await assert.rejects(hanging.guard.ping(), /did not answer within 10 ms/);
    assert.equal(hanging.guard.critical, true);
    assert.equal(setUp({ store: remote(), failMode: "open" }).guard.critical, false);
  });
});

describe("idempotency() while a handler runs", () => {
  it("renews the claim, and stops when the handler has ended", async () => {
    let claims = 0;
    const inner = remote();
    const store = remote({
      ...inner,
      claim: (...args) => (claims++, inner.claim(...args)),
    });
    let finish = (): void => {};
    const { send, seen } = setUp({ store, lease: "1s" }, async (c) => {
      await new Promise<void>((resolve) => finish = resolve);
      return c.text("late");
    });
    const first = send();
    await until(() => claims >= 3);
    finish();
    assert.equal(await (await first).text(), "late");
    const { length } = [...Array(claims)];
    await pause(700);
    assert.equal(claims, length);
    assert.equal(seen.runs, 1);
  });

  it("counts a lease that was lost to another attempt", async () => {
    const store = remote({ finish: () => Promise.resolve(false) });
    const { guard, send } = setUp({ store });
    await send();
    await until(() => guard.stats().leases_lost_total === 1);
  });

  it("keeps no answer for what is thrown and no onError answers", async () => {
    const { app, seen, send } = setUp({ store: remote() }, () => {
      throw "not an Error";
    });
    app.onError((error) => {
      throw error;
    });
    await assert.rejects(async () => await send(), (error) => error === "not an Error");
    await pause(5);
    assert.deepEqual(await codeOf(await send()), [409, "idempotency-key-completed"]);
    assert.equal(seen.runs, 1);
  });
});

describe("idempotency() without a store", () => {
  it("keeps answers in memory, and throws on Workers", async () => {
    const { app, seen, send } = setUp({});
    let thrown: unknown;
    app.onError((error, c) => {
      thrown = error;
      return c.text("failed", 500);
    });
    const warnings = await warningsOf(async () => {
      await send();
      await send();
    });
    if (isWorkers()) {
      assert.match(String(thrown), /idempotency: store is required on Workers/);
      assert.equal(seen.runs, 0);
    } else {
      assert.equal(seen.runs, 1);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /idempotency: without a store.*give store/);
    }
  });
});
