import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import {
  bulkhead,
  BulkheadFullError,
  circuitBreaker,
  CircuitOpenError,
  deadline,
  fallback,
  policy,
  retry,
  timeout,
  TimeoutError,
  toProblem,
  upstream,
} from "../../../src/resilience/mod.ts";
import { parseRetryAfter } from "../../../src/resilience/errors/foreign-error.ts";
import { backoff } from "../../../src/resilience/parts/backoff.ts";
import { RetryBudget } from "../../../src/resilience/parts/budget.ts";

const never = (): Promise<never> => new Promise(() => {});
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const down = (): Promise<never> => Promise.reject(new Error("down"));

/** A promise with the functions that settle it. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => resolve = done);
  return { promise, resolve };
}

describe("timeout", () => {
  it("ends an attempt that takes too long, with an error that says so", async () => {
    const started = performance.now();
    await assert.rejects(policy(timeout(30)).execute(never), (error: unknown) => {
      assert.ok(error instanceof TimeoutError);
      assert.equal(error.name, "TimeoutError");
      return true;
    });
    const took = performance.now() - started;
    assert.ok(took >= 25 && took < 1_000, `took ${took} ms`);
  });

  it("aborts the work's signal when it strikes, with the same error", async () => {
    let reason: unknown;
    await assert.rejects(
      policy(timeout(10)).execute(({ signal }) => {
        signal.addEventListener("abort", () => reason = signal.reason);
        return never();
      }),
    );
    assert.ok(reason instanceof TimeoutError);
  });

  it("aborts no other call: each has its own signal", async () => {
    const limited = policy(timeout(150));
    const late = limited.execute(never).catch((error) => error);
    await sleep(75);
    let other: AbortSignal | undefined;
    const inTime = limited.execute(async ({ signal }) => {
      other = signal;
      await late;
      return signal.aborted;
    });
    assert.equal(await inTime, false);
    assert.ok((await late) instanceof TimeoutError);
    assert.equal(other!.aborted, false);
  });

  it("aborts a try that took too long, and not the try after it", async () => {
    const signals: AbortSignal[] = [];
    const patient = policy(retry({ max: 1, delay: 1 }), bulkhead({ max: 5 }), timeout(15));
    await patient.execute(({ signal, attempt }) => {
      signals.push(signal);
      return attempt === 0 ? never() : Promise.resolve();
    });
    assert.deepEqual(signals.map((signal) => signal.aborted), [true, false]);
  });

  it("never aborts the signal of work that came in time", async () => {
    let seen: AbortSignal | undefined;
    await policy(timeout(10)).execute(({ signal }) => {
      seen = signal;
      return Promise.resolve();
    });
    await sleep(30);
    assert.equal(seen!.aborted, false);
  });

  it("takes a result that is no promise, even undefined", async () => {
    assert.equal(await policy(timeout(10)).execute(() => undefined), undefined);
  });

  it("takes a thenable that settles twice, or breaks, as a promise would", async () => {
    const narrow = policy(bulkhead({ max: 1 }), timeout("1s"));
    const twice = { then: (done: (value: string) => void) => (done("once"), done("twice")) };
    assert.equal(await narrow.execute(() => twice as PromiseLike<string>), "once");
    const broken = {
      get then(): never {
        throw new Error("broken");
      },
    };
    await assert.rejects(narrow.execute(() => broken as never), { message: "broken" });
    assert.equal(await narrow.execute(() => "the slot is free"), "the slot is free");
  });

  it("ends calls in the order in which they came, with one limit", async () => {
    const limited = policy(timeout(20));
    const order: number[] = [];
    await Promise.all([0, 1, 2].map((n) => limited.execute(never).catch(() => order.push(n))));
    assert.deepEqual(order, [0, 1, 2]);
  });

  it("refuses an invalid limit", () => {
    assert.throws(() => timeout(0), { name: "RangeError", message: /^timeout: limit must be/ });
    assert.throws(() => timeout("soon" as "1s"), RangeError);
  });
});

describe("retry", () => {
  it("tries again until it works, and says which try it is", async () => {
    const tries: number[] = [];
    const result = await policy(retry({ max: 3, delay: 1 })).execute(({ attempt }) => {
      tries.push(attempt);
      if (attempt < 2) throw new Error("not yet");
      return "at last";
    });
    assert.equal(result, "at last");
    assert.deepEqual(tries, [0, 1, 2]);
  });

  it("lets the last error out as it is when the tries are spent", async () => {
    let made = 0;
    const error = new Error("the last");
    await assert.rejects(
      policy(retry({ max: 2, delay: 1 })).execute(() => {
        made++;
        throw made === 3 ? error : new Error("an earlier one");
      }),
      (thrown) => thrown === error,
    );
    assert.equal(made, 3);
  });

  it("ends at once when the caller goes during a wait, and does not call again", async () => {
    let made = 0;
    const caller = new AbortController();
    const started = performance.now();
    const done = policy(retry({ max: 3, delay: "10s", backoff: "constant" })).execute(() => {
      made++;
      throw new Error("down");
    }, { signal: caller.signal });
    await sleep(5);
    caller.abort(new Error("gone"));
    await assert.rejects(done, { message: "gone" });
    assert.equal(made, 1);
    assert.ok(performance.now() - started < 1_000);
  });

  it("does not even start when the caller has gone already", async () => {
    let made = 0;
    await assert.rejects(
      policy(retry()).execute(() => made++, { signal: AbortSignal.abort(new Error("gone")) }),
      { message: "gone" },
    );
    assert.equal(made, 0);
  });

  it("does not wait for an open circuit, nor call it again", async () => {
    const breaker = circuitBreaker({ consecutive: 1 });
    const careful = policy(retry({ max: 3, delay: "10s" }), breaker);
    breaker.isolate();
    const started = performance.now();
    await assert.rejects(careful.execute(down), CircuitOpenError);
    assert.ok(performance.now() - started < 1_000);
  });

  it("does not wait for a try that the deadline would cut off", async () => {
    const started = performance.now();
    const bounded = policy(
      deadline("5s"),
      retry({ max: 3, delay: "9s", backoff: "constant" }),
    );
    await assert.rejects(bounded.execute(down), { message: "down" });
    assert.ok(performance.now() - started < 1_000);
  });

  it("tries only what `when` finds worth it, and a `when` that throws finds nothing", async () => {
    let made = 0;
    const work = (): never => {
      made++;
      throw new Error("down");
    };
    const picky = retry({ max: 3, delay: 1, when: (_failure, attempt) => attempt < 1 });
    await assert.rejects(policy(picky).execute(work));
    assert.equal(made, 2);
    const broken = retry({
      when() {
        throw new Error("a bug");
      },
    });
    await assert.rejects(policy(broken).execute(work), { message: "down" });
    assert.equal(made, 3);
  });

  it("names the nearest option for one that is not known", () => {
    assert.throws(() => retry({ maxx: 3 } as object), /did you mean "max"/);
  });
});

describe("back-off", () => {
  it("waits decorrelated: spread out, growing, never beyond the cap", () => {
    const medians = [0, 1, 2, 3].map((n) => {
      const waits = Array.from({ length: 501 }, (_, i) => {
        const next = backoff(
          { kind: "decorrelated", delayMs: 128, maxDelayMs: 100_000 },
          () => ((i + 1) * 0.618034) % 1,
        );
        let wait = 0;
        for (let m = 0; m <= n; m++) wait = next(m);
        return wait;
      }).sort((a, b) => a - b);
      return waits[250];
    });
    assert.ok(medians[0] > 80 && medians[0] < 150, `${medians}`);
    assert.ok(medians[3] > 350 && medians[3] < 700, `${medians}`);
    const capped = backoff({ kind: "decorrelated", delayMs: 100, maxDelayMs: 250 }, () => 0.9);
    assert.equal(Math.max(...Array.from({ length: 2_000 }, (_, n) => capped(n))), 250);
  });

  it("waits exact times with exponential and constant back-off", () => {
    const settings = { delayMs: 100, maxDelayMs: 500 };
    const exponential = backoff({ kind: "exponential", ...settings }, Math.random);
    assert.deepEqual([0, 1, 2, 3, 4].map(exponential), [100, 200, 400, 500, 500]);
    const constant = backoff({ kind: "constant", ...settings }, Math.random);
    assert.deepEqual([0, 7].map(constant), [100, 100]);
  });

  it("reads Retry-After in seconds and as a date, and nothing else", () => {
    const now = Date.parse("Wed, 21 Oct 2015 07:28:00 GMT");
    assert.equal(parseRetryAfter("120", now), 120_000);
    assert.equal(parseRetryAfter("Wed, 21 Oct 2015 07:28:30 GMT", now), 30_000);
    assert.equal(parseRetryAfter("Wed, 21 Oct 2015 07:27:00 GMT", now), 0);
    for (const text of [null, "", "soon", "-5", "1.5"]) {
      assert.equal(parseRetryAfter(text, now), undefined, String(text));
    }
  });
});

describe("a retry budget", () => {
  it("grants a tenth of the calls, and at least ten per window", () => {
    const budget = new RetryBudget(0.1);
    const grantedOf = (calls: number, now: number): number => {
      const before = budget.granted;
      for (let i = 0; i < calls; i++) budget.called(now);
      for (let i = 0; i < calls; i++) budget.withdraw(now);
      return budget.granted - before;
    };
    assert.equal(grantedOf(5, 0), 5);
    assert.equal(grantedOf(20, 100_000), 10);
    assert.equal(grantedOf(1_000, 200_000), 100);
    assert.equal(budget.suppressed, 10 + 900);
  });
});

describe("bulkhead", () => {
  it("refuses what is beyond the limit, and takes the next once a slot is free", async () => {
    const narrow = policy(bulkhead({ max: 1 }));
    const first = deferred<string>();
    const holding = narrow.execute(() => first.promise);
    await assert.rejects(narrow.execute(() => "second"), BulkheadFullError);
    first.resolve("first");
    assert.equal(await holding, "first");
    assert.equal(await narrow.execute(() => "third"), "third");
  });

  it("serves waiting calls in the order of their arrival", async () => {
    const narrow = policy(bulkhead({ max: 1, queue: 3 }));
    const order: number[] = [];
    const work = (n: number) => async () => {
      order.push(n);
      await sleep(2);
    };
    await Promise.all([0, 1, 2, 3].map((n) => narrow.execute(work(n))));
    assert.deepEqual(order, [0, 1, 2, 3]);
    await assert.rejects(
      Promise.all([0, 1, 2, 3, 4].map((n) => narrow.execute(work(n)))),
      BulkheadFullError,
    );
  });

  it("refuses who has waited too long", async () => {
    const narrow = policy(bulkhead({ max: 1, queue: 1, maxWait: 20 }));
    const first = deferred<void>();
    const holding = narrow.execute(() => first.promise);
    await assert.rejects(narrow.execute(() => "late"), BulkheadFullError);
    first.resolve();
    await holding;
  });

  it("lets an aborted waiter leave at once, and gives its place to the next", async () => {
    const narrow = policy(bulkhead({ max: 1, queue: 1, maxWait: "5s" }));
    const first = deferred<string>();
    const holding = narrow.execute(() => first.promise);
    const caller = new AbortController();
    const started = performance.now();
    const waiting = narrow.execute(() => "never", { signal: caller.signal });
    caller.abort(new Error("gone"));
    await assert.rejects(waiting, { message: "gone" });
    assert.ok(performance.now() - started < 1_000);
    const next = narrow.execute(() => "next");
    first.resolve("first");
    assert.deepEqual(await Promise.all([holding, next]), ["first", "next"]);
  });

  it("keeps the slot of work that was cut off until it really ends", async () => {
    const narrow = policy(bulkhead({ max: 1 }), timeout(10));
    const stubborn = deferred<void>();
    await assert.rejects(narrow.execute(() => stubborn.promise), TimeoutError);
    await assert.rejects(narrow.execute(() => "too early"), BulkheadFullError);
    stubborn.resolve();
    await sleep(1);
    assert.equal(await narrow.execute(() => "now"), "now");
  });

  it("frees the slot of work that never ends when its lease does", async () => {
    const narrow = policy(bulkhead({ max: 1, lease: 300 }), timeout(5));
    await assert.rejects(narrow.execute(never), TimeoutError);
    await assert.rejects(narrow.execute(() => "too early"), BulkheadFullError);
    await sleep(350);
    assert.equal(await narrow.execute(() => "now"), "now");
  });

  it("does not count its refusals against the dependency", async () => {
    const breaker = circuitBreaker({ consecutive: 2, minimumCalls: 4 });
    const guarded = policy(breaker, bulkhead({ max: 1 }));
    const first = deferred<void>();
    const holding = guarded.execute(() => first.promise);
    for (let i = 0; i < 20; i++) await assert.rejects(guarded.execute(() => 1), BulkheadFullError);
    assert.equal(breaker.state, "closed");
    first.resolve();
    await holding;
  });
});

describe("fallback", () => {
  it("answers in place of an error, with the error at hand", async () => {
    const soft = policy(fallback((failure) => `despite ${(failure as Error).message}`));
    assert.equal(await soft.execute(down), "despite down");
  });

  it("answers for our own refusals, and not for a caller who has gone", async () => {
    const breaker = circuitBreaker();
    breaker.isolate();
    const soft = policy(fallback(() => "fallen back"), breaker);
    assert.equal(await soft.execute(down), "fallen back");
    const caller = new AbortController();
    const waiting = policy(fallback(() => "fallen back")).execute(never, {
      signal: caller.signal,
    });
    caller.abort(new Error("gone"));
    await assert.rejects(waiting, { message: "gone" });
  });

  it("lets out what it throws itself", async () => {
    const hard = policy(fallback((failure) => {
      throw new TypeError("mapped", { cause: failure });
    }));
    await assert.rejects(hard.execute(down), { name: "TypeError", message: "mapped" });
  });
});

describe("deadline", () => {
  it("bounds all tries together, and stops the try under way", async () => {
    let aborted = false;
    const bounded = policy(deadline(30), retry({ max: 100, delay: 1 }), timeout("5s"));
    await assert.rejects(
      bounded.execute(({ signal }) => {
        signal.addEventListener("abort", () => aborted = true);
        return never();
      }),
      TimeoutError,
    );
    assert.equal(aborted, true);
  });

  it("counts the call it cuts off as a failure of the dependency", async () => {
    const breaker = circuitBreaker({ consecutive: 1 });
    await assert.rejects(policy(deadline(5), breaker).execute(never), TimeoutError);
    assert.equal(breaker.state, "open");
  });
});

describe("policy", () => {
  it("keeps the order in which parts were given", () => {
    const given = [bulkhead({ max: 1 }), retry(), timeout("1s")];
    assert.deepEqual(policy(...given).parts, given);
  });

  it("puts parts right, with a warning, when their order makes no sense", () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void warnings.push(text);
    try {
      const { parts } = policy(circuitBreaker(), retry(), fallback(() => 1));
      assert.deepEqual(parts.map((part) => part.kind), ["fallback", "retry", "circuit_breaker"]);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /retry inside circuit_breaker makes no sense/);
    } finally {
      console.warn = warn;
    }
  });

  it("refuses a value that is not a part", () => {
    assert.throws(() => policy({} as never), /^TypeError: policy: every part/);
  });

  it("will not run a route twice", () => {
    assert.throws(() => policy(retry()).middleware(), /retry cannot guard a route/);
  });

  it("lets a request become a WebSocket, at which Deno aborts its signal", async () => {
    const controller = new AbortController();
    const app = new Hono();
    const api = upstream("api");
    app.use(policy(bulkhead({ max: 1 }), circuitBreaker()).middleware());
    app.get("/", async (c) => {
      controller.abort();
      return c.text(await api.for(c).execute(() => "upgraded"));
    });
    const { signal } = controller;
    const request = new Request("http://test/", { headers: { upgrade: "websocket" }, signal });
    const response = await app.request(request);
    assert.deepEqual([response.status, await response.text()], [200, "upgraded"]);
  });
});

describe("an error of ours", () => {
  it("is an Error by class and by name, says who and when, and has no stack", async () => {
    const error = new CircuitOpenError({ upstream: "payments", retryAfterMs: 1_500 });
    assert.ok(error instanceof Error && error instanceof CircuitOpenError);
    assert.equal(error.name, "CircuitOpenError");
    assert.deepEqual([error.upstream, error.retryAfterMs], ["payments", 1_500]);
    assert.doesNotMatch(error.stack ?? "", /\n\s+at /);
    const response = error.getResponse();
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "2");
    assert.equal((await response.json()).code, "circuit-open");
  });

  it("is sent to clients as a problem; other errors are not", () => {
    const of = { upstream: "payments" };
    assert.equal(toProblem(new CircuitOpenError(of))?.code, "circuit-open");
    assert.equal(toProblem(new BulkheadFullError(of))?.code, "overloaded");
    assert.equal(toProblem(new TimeoutError(5, of))?.status, 504);
    assert.equal(toProblem(new Error("other")), undefined);
    assert.doesNotMatch(JSON.stringify(toProblem(new CircuitOpenError(of))), /payments/);
  });
});
