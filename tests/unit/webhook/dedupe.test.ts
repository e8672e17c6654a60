import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import type { Context } from "hono";
import * as djed from "../../../mod.ts";
import { signWebhook, webhook } from "../../../src/webhook/mod.ts";
import type {
  SignWebhookOptions,
  WebhookDedupe,
  WebhookOptions,
  WebhookScheme,
} from "../../../src/webhook/types.ts";
import { memoryClaims } from "../../../src/stores/memory-claims.ts";
import { warningsOf } from "../../support/warnings.ts";

const SECRETS = { standard: "whsec_bmV3", svix: "whsec_bmV3" };
const secretOf = (scheme: WebhookScheme) => SECRETS[scheme as "svix"] ?? "secret";
const START = 1_700_000_000;

/** An endpoint with deduplication. Its clock stands, until a test moves it. */
function endpoint(
  scheme: WebhookScheme,
  answer: (c: Context, run: number) => Response | Promise<Response>,
  options: Partial<WebhookOptions> & { dedupe?: WebhookDedupe } = {},
) {
  const clock = { ms: START * 1_000, now: () => clock.ms };
  const guard = webhook(scheme, {
    secret: secretOf(scheme),
    dedupe: { store: djed.memoryStore() },
    clock,
    ...options,
  });
  let runs = 0;
  const app = new Hono();
  app.onError((_error, c) => c.text("failed", 500));
  app.post("/hooks/*", guard, (c) => answer(c, ++runs));
  return {
    guard,
    clock,
    runs: () => runs,
    async send(signed: Partial<SignWebhookOptions> = {}, path = "/hooks/a") {
      const url = `http://localhost${path}`;
      const all = { secret: secretOf(scheme), body: '{"a":1}', id: "d1", url, ...signed };
      const timestamp = signed.timestamp ?? Math.floor(clock.ms / 1_000);
      const headers = await signWebhook(scheme, { ...all, timestamp });
      return await app.request(path, { method: "POST", body: all.body as BodyInit, headers });
    },
  };
}

const ok = (c: Context) => c.text("handled", 201);

/** Lets the event loop go on: hashes and bodies take turns of it on some runtimes. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Returns a promise and its resolver. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => open = resolve);
  return { open, opened };
}

describe("webhook(): dedupe", () => {
  it("runs the handler again after a 500, and not after its success", async () => {
    const { send, runs } = endpoint("standard", (c, run) => c.text("", run === 1 ? 500 : 200));
    const statuses = [await send(), await send(), await send()].map(({ status }) => status);
    assert.deepEqual(statuses, [500, 200, 200]);
    assert.equal(runs(), 2);
  });

  it("answers a delivery that was handled with an empty 200", async () => {
    const { send, runs, guard } = endpoint("github", ok);
    assert.equal((await send()).status, 201);
    const again = await send();
    assert.deepEqual([again.status, await again.text()], [200, ""]);
    assert.equal(runs(), 1);
    assert.equal(guard.stats().replayed_total, 1);
  });

  it("runs the handler again after a 4xx, a redirect, an error or an error answered with 200", async () => {
    const answers = [
      (c: Context) => c.text("", 422),
      (c: Context) => c.redirect("/"),
      () => {
        throw new Error("failed");
      },
      () => Promise.reject(new Error("failed")),
    ];
    for (const answer of answers) {
      const { send, runs } = endpoint("standard", answer as never);
      await send();
      await send();
      assert.equal(runs(), 2);
    }
    let runs = 0;
    const app = new Hono();
    app.onError((_error, c) => c.text("sorry", 200));
    const options = { secret: "s", dedupe: { store: djed.memoryStore() } };
    app.post("/", webhook("github", options), () => {
      runs++;
      throw new Error("failed");
    });
    const headers = await signWebhook("github", { secret: "s", body: "x", id: "1" });
    for (let i = 0; i < 2; i++) await app.request("/", { method: "POST", body: "x", headers });
    assert.equal(runs, 2);
  });

  it("refuses a second attempt with 409 and Retry-After while the first runs", async () => {
    const { open, opened } = gate();
    const { send, runs } = endpoint("standard", async (c) => {
      await opened;
      return ok(c);
    });
    const first = send();
    while (runs() === 0) await turn();
    const second = await send();
    assert.equal(second.status, 409);
    assert.equal(second.headers.get("retry-after"), "60");
    const problem = await second.json();
    assert.deepEqual([problem.code, problem.retryAfter], ["webhook-in-progress", 60]);
    open();
    assert.equal((await first).status, 201);
    assert.equal((await send()).status, 200);
    assert.equal(runs(), 1);
  });

  it("runs one of many attempts at the same time", async () => {
    const { send, runs } = endpoint("standard", async (c) => {
      await Promise.resolve();
      return ok(c);
    });
    const statuses = (await Promise.all(Array.from({ length: 50 }, () => send())))
      .map(({ status }) => status);
    assert.equal(runs(), 1);
    assert.equal(statuses.filter((status) => status === 201).length, 1);
    assert.ok(statuses.every((status) => [200, 201, 409].includes(status)));
  });

  it("runs the handler again once the lease of a crashed process has ended", async () => {
    const { open, opened } = gate();
    const { send, runs, clock } = endpoint("standard", async (c, run) => {
      // As in a process that crashed, the first run does not end.
      if (run === 1) await opened;
      return ok(c);
    });
    const crashed = send();
    while (runs() === 0) await turn();
    clock.ms += 59_999;
    assert.equal((await send()).status, 409);
    clock.ms += 1;
    assert.equal((await send()).status, 201);
    open();
    await crashed;
    assert.equal((await send()).status, 200);
    assert.equal(runs(), 2);
  });

  it("knows a delivery for ttl", async () => {
    const dedupe = { store: djed.memoryStore(), ttl: "1h" } as const;
    const { send, runs, clock } = endpoint("github", ok, { dedupe });
    await send();
    clock.ms += 3_599_999;
    assert.equal((await send()).status, 200);
    clock.ms += 1;
    assert.equal((await send()).status, 201);
    assert.equal(runs(), 2);
  });

  it("recognises a delivery by its id, also when it was signed again", async () => {
    const ids: [WebhookScheme, object, object][] = [
      ["standard", { id: "a" }, { id: "b" }],
      ["svix", { id: "a" }, { id: "b" }],
      ["github", { id: "a" }, { id: "b" }],
      ["shopify", { id: "a" }, { id: "b" }],
      ["qstash", { id: "a" }, { id: "b" }],
      ["stripe", { body: '{"id":"evt_1"}' }, { body: '{"id":"evt_2"}' }],
      ["stripe", { body: '{"id":"evt_1"}' }, { body: '{"id":"evt_2","retried":1}' }],
      ["slack", { body: '{"event_id":"Ev1"}' }, { body: '{"event_id":"Ev2"}' }],
    ];
    for (const [scheme, one, other] of ids) {
      const { send, runs, clock } = endpoint(scheme, ok);
      await send(one);
      clock.ms += 100_000;
      await send(one);
      assert.equal(runs(), 1, `${scheme}: again`);
      await send(other);
      assert.equal(runs(), 2, `${scheme}: another`);
    }
  });

  it("recognises an event of Stripe whose body has changed between the attempts", async () => {
    const { send, runs } = endpoint("stripe", ok);
    await send({ body: '{"id":"evt_1","pending_webhooks":2}' });
    await send({ body: '{"id":"evt_1","pending_webhooks":1}' });
    assert.equal(runs(), 1);
  });

  it("does not take another body under an id that is not signed for the same delivery", async () => {
    for (const scheme of ["github", "shopify", "qstash"] as const) {
      const { send, runs } = endpoint(scheme, ok);
      await send({ id: "a", body: "old" });
      await send({ id: "a", body: "new" });
      assert.equal(runs(), 2, scheme);
    }
  });

  it("recognises a delivery without an id by everything that was signed", async () => {
    const { send, runs, clock } = endpoint("slack", ok);
    const timestamp = START;
    await send({ body: "command=/a", timestamp });
    clock.ms += 1_000;
    await send({ body: "command=/a", timestamp });
    assert.equal(runs(), 1);
    await send({ body: "command=/a", timestamp: START + 1 });
    assert.equal(runs(), 2);
  });

  it("does not mix endpoints with other routes or secrets on one store", async () => {
    const store = djed.memoryStore();
    const app = new Hono();
    const runs: string[] = [];
    for (const [path, secret] of [["/a", "one"], ["/b", "one"], ["/c", "two"]]) {
      const guard = webhook("github", { secret, dedupe: { store } });
      app.post(path, guard, (c) => {
        runs.push(path);
        return c.text("ok");
      });
    }
    for (const [path, secret] of [["/a", "one"], ["/b", "one"], ["/c", "two"], ["/a", "one"]]) {
      const headers = await signWebhook("github", { secret, body: "x", id: "1" });
      await app.request(path, { method: "POST", body: "x", headers });
    }
    assert.deepEqual(runs, ["/a", "/b", "/c"]);
  });

  it("does not mix the paths of one route, however they are written", async () => {
    const dedupe = { store: djed.memoryStore() };
    const app = new Hono();
    const runs: string[] = [];
    app.post("/hooks/:tenant", webhook("standard", { secret: "whsec_bmV3", dedupe }), (c) => {
      runs.push(c.req.param("tenant"));
      return c.text("ok");
    });
    const headers = await signWebhook("standard", { secret: "whsec_bmV3", body: "x", id: "1" });
    for (const tenant of ["a", "b", "%61", "b:c", "b%3Ac", "b%3ac", "b", "%ff", "%ff"]) {
      const response = await app.request(`/hooks/${tenant}`, {
        method: "POST",
        body: "x",
        headers,
      });
      assert.equal(response.status, 200, tenant);
    }
    assert.deepEqual(runs, ["a", "b", "b:c", "%ff"]);
  });

  it("knows a delivery while its secret is rotated", async () => {
    let secrets = ["whsec_b2xk"];
    const { send, runs } = endpoint("standard", ok, { secret: () => secrets });
    await send({ secret: "whsec_b2xk" });
    secrets = ["whsec_bmV3", "whsec_b2xk"];
    for (const secret of ["whsec_bmV3", "whsec_b2xk", secrets]) {
      assert.equal((await send({ secret })).status, 200);
    }
    assert.equal(runs(), 1);
  });

  it("knows a delivery with several signatures, whichever of them come again", async () => {
    const secret = ["whsec_bmV3", "whsec_b2xk"];
    let runs = 0;
    const app = new Hono();
    const guard = webhook("standard", { secret, dedupe: { store: djed.memoryStore() } });
    app.post("/", guard, (c) => c.text(`${++runs}`));
    const headers = await signWebhook("standard", { secret, body: "x", id: "1" });
    const signatures = headers["webhook-signature"].split(" ");
    for (const sent of [signatures.join(" "), ...signatures]) {
      const signed = { ...headers, "webhook-signature": sent };
      const response = await app.request("/", { method: "POST", body: "x", headers: signed });
      assert.equal(response.status, 200);
    }
    assert.equal(runs, 1);
  });

  it("runs the handler, and once, if the guard is registered twice", async () => {
    const dedupe = { store: djed.memoryStore() };
    let runs = 0;
    const app = new Hono();
    app.use(webhook("github", { secret: "s", dedupe }));
    app.post("/", webhook("github", { secret: "s", dedupe }), (c) => c.text(`${++runs}`));
    const headers = await signWebhook("github", { secret: "s", body: "x", id: "1" });
    for (let i = 0; i < 3; i++) {
      assert.equal((await app.request("/", { method: "POST", body: "x", headers })).status, 200);
    }
    assert.equal(runs, 1);
  });

  it("does not let a forged delivery claim an id", async () => {
    const { send, runs } = endpoint("standard", ok);
    assert.equal((await send({ secret: "whsec_b2xk" })).status, 401);
    assert.equal((await send()).status, 201);
    assert.equal(runs(), 1);
  });

  it("runs the handler for each attempt in report mode, and records what it would do", async () => {
    const reasons: unknown[] = [];
    const { send, runs } = endpoint("standard", ok, {
      mode: "report",
      onDecision: (_c, { action, reason }) => void reasons.push([action, reason]),
    });
    await send();
    await send();
    assert.equal(runs(), 2);
    assert.deepEqual(reasons, [["allow", undefined], ["allow", "replayed"]]);
  });
});

describe("webhook(): dedupe with a store that fails", () => {
  const failing = (methods: object) => ({
    ...djed.memoryStore(),
    scope: "global" as const,
    claim: () => ({ state: "claimed" }),
    finish: () => true,
    read: () => undefined,
    ...methods,
  });
  const broken = [
    { claim: () => Promise.reject(new Error("down")) },
    {
      claim() {
        throw new Error("down");
      },
    },
    { claim: () => undefined },
    { claim: () => ({ state: "done" }) },
    { claim: () => 7 },
  ];

  it("refuses with 503, or runs the handler with failMode open", async () => {
    for (const [failMode, status] of [["closed", 503], ["open", 201]] as const) {
      for (const methods of broken) {
        const dedupe = { store: failing(methods) as never, failMode };
        const { send, guard } = endpoint("standard", ok, { dedupe });
        let response: Response | undefined;
        const warnings = await warningsOf(async () => response = await send());
        assert.equal(response!.status, status);
        assert.equal(guard.stats().store_errors_total, 1);
        assert.ok(warnings.every((text) => text.includes("webhook: the store failed")));
        if (status !== 503) continue;
        assert.equal(response!.headers.get("retry-after"), "5");
        const { code, retryAfter } = await response!.json();
        assert.deepEqual([code, retryAfter], ["webhook-unavailable", 5]);
      }
    }
  });

  it("sends the response of the handler when its end cannot be stored, and tries again", async () => {
    let tries = 0;
    const { open, opened } = gate();
    const store = failing({
      finish() {
        if (++tries === 1) throw new Error("down");
        open();
        return true;
      },
    });
    const { send } = endpoint("standard", ok, { dedupe: { store: store as never } });
    let response: Response | undefined;
    await warningsOf(async () => response = await send());
    assert.equal(response!.status, 201);
    await opened;
    assert.equal(tries, 2);
  });

  it("keeps a result when a renewal answers after the end, which was lost", async () => {
    const kept = memoryClaims();
    const renewal = gate();
    const renewed = gate();
    let claims = 0;
    let ends = 0;
    const store = failing({
      async claim(...args: Parameters<typeof kept.claim>) {
        if (++claims === 2) {
          renewed.open();
          await renewal.opened;
        }
        return kept.claim(...args);
      },
      finish(...args: Parameters<typeof kept.finish>) {
        if (++ends === 1) throw new Error("down");
        return kept.finish(...args);
      },
    });
    const { send, runs } = endpoint("standard", async (c) => {
      await renewed.opened;
      return c.text("handled", 201);
    }, { dedupe: { store: store as never, lease: "1s" } });
    await warningsOf(async () => assert.equal((await send()).status, 201));
    renewal.open();
    while (ends < 2) await turn();
    await turn();
    assert.equal((await send()).status, 200);
    assert.equal(runs(), 1);
  });

  it("throws for a store in place of the options, and for a ttl that stores refuse", () => {
    const store = djed.memoryStore();
    const make = (dedupe: unknown) => () => webhook("github", { secret: "s", dedupe } as never);
    assert.throws(make(store), /dedupe must be an object, got a store; write dedupe: \{ store \}/);
    assert.throws(make({ store, ttl: "366d" }), /dedupe: ttl must be a duration/);
  });

  it("takes stores with claims only", () => {
    const wrong: [unknown, RegExp][] = [
      [
        {},
        /webhook: dedupe: store must be a store with claims: memoryStore\(\), .*, got undefined/,
      ],
      [{ store: { connect() {} } }, /write redisStore\(\{ client \}\)/],
      [{ store: { scope: "global", take() {} } }, /a store with claims/],
      [{ store: djed.memoryStore(), ttl: 0 }, /ttl must be a duration/],
      [{ store: djed.memoryStore(), lease: "1ms" }, /lease must be a duration/],
      [{ store: djed.memoryStore(), failMode: "local" }, /failMode must be one of/],
      [true, /options must be an object, got true/],
    ];
    for (const [dedupe, message] of wrong) {
      assert.throws(() => webhook("github", { secret: "s", dedupe: dedupe as never }), message);
    }
  });
});
