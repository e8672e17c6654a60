/**
 * Callbacks of resilience that throw, reject, never settle or return wrong values: the call ends as
 * it would without them, soon, and the failure is counted. An unhandled rejection fails the run.
 */
import { afterEach, beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import {
  circuitBreaker,
  fallback,
  loadShed,
  policy,
  retry,
  timeout,
  toProblem,
  upstream,
} from "../../../src/resilience/mod.ts";
import type { Store, UpstreamOptions } from "../../../src/resilience/mod.ts";

const URL_OF = "http://dependency.example/";
const down = (): Promise<never> => Promise.reject(new Error("down"));
const hostile = (): never => {
  throw new Error("hostile");
};
/** An object that throws whenever it is used. */
const untouchable = new Proxy(() => {}, {
  get: hostile,
  has: hostile,
  getPrototypeOf: hostile,
  ownKeys: hostile,
  apply: hostile,
});

const unreadable = {
  get status(): never {
    return hostile();
  },
};

/** Ways for a callback to fail. */
const WAYS: Record<string, () => unknown> = {
  "throws": () => {
    throw new Error("a bug");
  },
  "throws what cannot be read": () => {
    throw untouchable;
  },
  "rejects": () => Promise.reject(new Error("a bug")),
  "never settles": () => new Promise(() => {}),
  "answers with an object": () => ({}),
  "answers with what cannot be read": () => untouchable,
  "answers with a thenable that throws": () => ({ then: hostile }),
};
const OBSERVING_WAYS = ["throws", "throws what cannot be read", "rejects"];

/** Silences the console. Call it in a `describe()`. */
function silenceWarnings(): void {
  const { warn } = console;
  beforeEach(() => {
    console.warn = () => {};
  });
  afterEach(() => {
    console.warn = warn;
  });
}

/** The result of a promise within a second: its value, or the message of its error. */
function within(work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise((resolve) => timer = setTimeout(resolve, 1_000, "NOT SETTLED"));
  return Promise.race([work, late]).catch((error) => (error as Error).message)
    .finally(() => clearTimeout(timer));
}

interface Result {
  readonly outcome: unknown;
  readonly errors: number;
}

/** An upstream that is down, called once. */
async function downBy(options: UpstreamOptions): Promise<Result> {
  const api = upstream("api", options);
  const outcome = await within(api.execute(down));
  return { outcome, errors: api.stats().callback_errors_total };
}

/** Each callback option, and the result when it fails. */
const ANSWERING: Record<string, [(callback: () => never) => Promise<Result>, unknown]> = {
  "circuitBreaker: key": [async (key) => {
    const breaker = circuitBreaker({ key });
    const app = new Hono().use(breaker).get("/", (c) => c.text("fine"));
    const outcome = (await app.request("/")).status;
    assert.equal(breaker.stats().circuits, 1, "the common circuit");
    return { outcome, errors: breaker.stats().callback_errors_total };
  }, 200],
  "circuitBreaker: isFailure": [async (isFailure) => {
    const breaker = circuitBreaker({ isFailure });
    const app = new Hono().use(breaker).get("/", (c) => c.text("down", 503));
    const outcome = (await app.request("/")).status;
    assert.equal(breaker.stats().failed_attempts_total, 1);
    return { outcome, errors: breaker.stats().callback_errors_total };
  }, 503],
  "loadShed: priority": [async (priority) => {
    const shed = loadShed({ priority });
    const app = new Hono().use(shed).get("/", (c) => c.json(c.var.loadShed.priority));
    const outcome = await (await app.request("/")).json();
    return { outcome, errors: shed.stats().callback_errors_total };
  }, "normal"],
  "upstream: isFailure": [(isFailure) => downBy({ isFailure }), "down"],
  "upstream: breaker.isFailure": [(isFailure) => downBy({ breaker: { isFailure } }), "down"],
  "upstream: retry.isFailure": [
    (isFailure) => downBy({ retry: { max: 1, delay: 1, isFailure } }),
    "down",
  ],
  "upstream: stale.key": [async (key) => {
    const send = () => Promise.resolve(new Response("fine"));
    const api = upstream("api", { stale: { key }, fetch: send as typeof fetch });
    const outcome = await within(api.fetch(URL_OF).then((answer) => answer.text()));
    return { outcome, errors: api.stats().callback_errors_total };
  }, "fine"],
  "fallback: isFailure": [async (isFailure) => {
    const soft = policy(fallback(() => "instead", { isFailure }));
    return { outcome: await within(soft.execute(down)), errors: 1 };
  }, "instead"],
};

describe("a callback that fails leaves the default, and is counted:", () => {
  silenceWarnings();

  for (const [option, [use, expected]] of Object.entries(ANSWERING)) {
    for (const [way, callback] of Object.entries(WAYS)) {
      it(`${option} ${way}`, async () => {
        const { outcome, errors } = await use(callback as () => never);
        assert.equal(outcome, expected);
        assert.ok(errors >= 1);
      });
    }
  }
});

describe("upstream: retry.when", () => {
  silenceWarnings();

  for (const way of Object.keys(WAYS)) {
    // Any truthy value counts as true, as elsewhere in JavaScript.
    const isTrue = way === "answers with an object";
    it(`means ${isTrue ? "another" : "no further"} try when it ${way}`, async () => {
      const when = WAYS[way] as () => boolean;
      const api = upstream("api", { retry: { max: 1, delay: 1, when } });
      assert.equal(await within(api.execute(down)), "down");
      assert.equal(api.stats().retries_total, isTrue ? 1 : 0);
      assert.equal(api.stats().callback_errors_total, isTrue ? 0 : 1);
    });
  }
});

describe("hooks of an upstream observe, and are counted when they fail:", () => {
  for (const way of OBSERVING_WAYS) {
    const hook = WAYS[way] as () => void;
    it(`onRetry ${way}`, async () => {
      const { outcome, errors } = await downBy({
        retry: { max: 1, delay: 1 },
        onRetry: hook,
      });
      assert.deepEqual([outcome, errors], ["down", 1]);
    });

    it(`onTransition ${way}`, async () => {
      const { outcome, errors } = await downBy({
        breaker: { consecutive: 1 },
        onTransition: hook,
      });
      assert.deepEqual([outcome, errors], ["down", 1]);
      const breaker = circuitBreaker({ onTransition: hook });
      breaker.isolate();
      await Promise.resolve();
      assert.equal(breaker.stats().callback_errors_total, 1);
    });

    it(`onReject ${way}`, async () => {
      const api = upstream("api", { onReject: hook });
      api.isolate();
      assert.match(String(await within(api.execute(down))), /circuit of api is open/);
      assert.equal(api.stats().callback_errors_total, 1);
    });
  }
});

describe("a fallback", () => {
  silenceWarnings();

  it("that never settles may take as long as the call, then the failure comes out", async () => {
    const never = () => new Promise(() => {});
    for (const limit of [{ deadline: 20 }, { timeout: 20 }]) {
      const api = upstream("api", { ...limit, fallback: never });
      assert.equal(await within(api.execute(down)), "down");
      assert.equal(api.stats().callback_errors_total, 1);
    }
    assert.equal(await within(policy(fallback(never), timeout(20)).execute(down)), "down");
  });

  it("that gives no Response leaves the failure, for a fetch and a route", async () => {
    const send = () => Promise.resolve(new Response("", { status: 503 }));
    for (const answer of [undefined, null, {}, "instead", unreadable]) {
      const api = upstream("api", { fallback: () => answer, fetch: send as typeof fetch });
      assert.equal((await api.fetch(URL_OF)).status, 503);
      assert.equal(api.stats().callback_errors_total, 1);
      const app = new Hono().use(policy(fallback(() => answer)).middleware())
        .get("/", (c) => c.text("down", 503));
      assert.equal(await (await app.request("/")).text(), "down");
    }
  });

  it("ends at once when the caller goes while it is awaited", async () => {
    const caller = new AbortController();
    const api = upstream("api", { fallback: () => new Promise(() => {}) });
    const call = within(api.execute(down, { signal: caller.signal }));
    setTimeout(() => caller.abort(new Error("gone")), 5);
    assert.equal(await call, "gone");
  });

  it("is counted when it throws or rejects, and what it throws comes out", async () => {
    for (const answer of [hostile, () => Promise.reject(new Error("hostile"))]) {
      const { outcome, errors } = await downBy({ fallback: answer });
      assert.deepEqual([outcome, errors], ["hostile", 1]);
    }
  });
});

describe("a fetch of the app's own", () => {
  const all: UpstreamOptions = {
    retry: { max: 1, delay: 1 },
    stale: {},
    hedge: { after: 5 },
    bulkhead: { max: 1 },
  };
  const answers: Record<string, () => unknown> = {
    "undefined": () => Promise.resolve(undefined),
    "null": () => null,
    "a number": () => Promise.resolve(42),
    "an object": () => Promise.resolve({ status: 200 }),
    "a status that is a text": () => Promise.resolve({ status: "503", headers: new Headers() }),
    "what cannot be read": () => unreadable,
  };
  for (const [what, send] of Object.entries(answers)) {
    it(`that gives ${what} rejects with a TypeError that says so`, async () => {
      for (const options of [{}, all]) {
        const api = upstream("api", { ...options, fetch: send as typeof fetch });
        await assert.rejects(api.fetch(URL_OF), (error: Error) => {
          assert.equal(error.name, "TypeError");
          return /fetch must return a Response/.test(error.message);
        });
        assert.equal(api.stats().retries_total, 0, "it would give none again");
        const app = new Hono().get("/", async (c) => {
          const failure = await within(api.for(c).fetch(URL_OF));
          return c.text(String(failure));
        });
        assert.match(await (await app.request("/")).text(), /must return a Response/);
      }
    });
  }

  it("that throws at once rejects with what it threw", async () => {
    const api = upstream("api", { ...all, fetch: hostile as typeof fetch });
    assert.equal(await within(api.fetch(URL_OF)), "hostile");
  });

  it("that gives a network error is held against the dependency", async () => {
    const send = () => Promise.resolve(Response.error());
    const api = upstream("api", { breaker: { consecutive: 1 }, fetch: send as typeof fetch });
    await api.fetch(URL_OF);
    assert.equal(api.state, "open");
  });
});

describe("an error that cannot be read", () => {
  const errors: Record<string, unknown> = {
    "a Proxy that throws": untouchable,
    "getters that throw": {
      get status() {
        return hostile();
      },
      get headers() {
        return hostile();
      },
      get cause() {
        return hostile();
      },
    },
    "a cause that is itself": (() => {
      const error = new Error("round");
      error.cause = error;
      return error;
    })(),
    "null": null,
    "headers that never end": {
      headers: {
        *[Symbol.iterator]() {
          for (;;) yield ["a", "b"];
        },
      },
    },
    "headers that throw": { headers: { get: hostile } },
  };
  for (const [what, error] of Object.entries(errors)) {
    it(`(${what}) comes out as it is, and counts as a failure`, async () => {
      const api = upstream("api", {
        retry: { max: 1, delay: 1 },
        stale: {},
        breaker: { consecutive: 2 },
      });
      const caught = await Promise.race([
        api.execute(() => Promise.reject(error), { key: "a" }).then(
          () => "resolved",
          (thrown) => thrown === error,
        ),
        new Promise((resolve) => setTimeout(resolve, 1_000, "NOT SETTLED")),
      ]);
      assert.equal(caught, true);
      assert.equal(api.state, "open");
      assert.equal(toProblem(error), undefined);
    });
  }

  it("thrown by a route counts as a failure", async () => {
    const breaker = circuitBreaker({ consecutive: 1 });
    const app = new Hono().use(breaker).get("/", () => {
      throw Object.assign(new Error("down"), {
        get issues(): never {
          return hostile();
        },
      });
    }).onError((_error, c) => c.text("error", 500));
    assert.equal((await app.request("/")).status, 500);
    assert.equal(breaker.state, "open");
  });
});

describe("a value that throws when it is looked at", () => {
  it("comes out as it is", async () => {
    const strange = new Proxy({}, { getPrototypeOf: hostile });
    const api = upstream("api", { stale: {}, retry: {}, hedge: { after: 5 } });
    const outcome = await Promise.race([
      api.execute(() => strange, { key: "a" }).then((value) => value === strange, () => "rejected"),
      new Promise((resolve) => setTimeout(resolve, 1_000, "NOT SETTLED")),
    ]);
    assert.equal(outcome, true);
  });
});

describe("Retry-After of an error", () => {
  const plain = { "Retry-After": "0" };
  const headers: Record<string, unknown> = {
    "Headers": new Headers(plain),
    "a Map": new Map(Object.entries(plain)),
    "pairs": Object.entries(plain),
    "a plain object": plain,
    "a plain object with a number": { "retry-after": 0 },
    "a plain object with a list": { "retry-after": ["0"] },
    "AxiosHeaders": { get: (name: string) => name === "retry-after" ? "0" : undefined, ...plain },
    "headers whose get() knows another case": { get: () => undefined, ...plain },
  };
  for (const [what, given] of Object.entries(headers)) {
    it(`is found in ${what}`, async () => {
      for (const error of [{ headers: given }, { response: { status: 503, headers: given } }]) {
        let made = 0;
        const stubborn = policy(retry({ max: 1, delay: "10s", backoff: "constant" }));
        const call = stubborn.execute(() => {
          if (made++ === 0) throw error;
          return "second";
        });
        assert.equal(await within(call), "second");
      }
    });
  }
});

describe("a store of circuits", () => {
  const results: Record<string, () => unknown> = {
    ...WAYS,
    "answers with undefined": () => undefined,
    "answers with a sparse array": () => new Array(2),
    "answers with results that have no numbers": () => [{ spent: [NaN] }, { spent: ["1"] }],
    "answers with too little": () => [{ allowed: true, spent: [] }],
  };
  for (const [way, answer] of Object.entries(results)) {
    it(`that ${way} leaves each instance with its own state, and is counted`, async () => {
      let now = 1_000_000;
      const store = { scope: "global", take: answer, lease: answer } as unknown as Store;
      const breaker = circuitBreaker({
        name: "db",
        store,
        consecutive: 1,
        openFor: "10s",
        clock: { now: () => now },
      });
      assert.equal(await within(breaker.execute(() => "fine")), "fine");
      assert.equal(await within(breaker.execute(down)), "down");
      assert.equal(breaker.state, "open");
      now += 10_000;
      assert.equal(await within(breaker.execute(() => "probed")), "probed");
      assert.equal(breaker.state, "closed");
      assert.ok(breaker.stats().store_errors_total >= 2);
    });
  }

  it("that cannot be made is no outage", async () => {
    for (const make of [hostile, () => undefined, () => Promise.reject(new Error("no store"))]) {
      const api = upstream("api", { store: make as unknown as () => Store });
      assert.equal(await within(api.execute(() => "fine")), "fine");
      assert.ok(api.stats().store_errors_total >= 1);
    }
  });
});
