import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import type { AnyFunction, CallbackCase, Driven, Way } from "../support/callback-options/case.ts";
import { callbackCases } from "../support/callback-options/mod.ts";
import { hostileProxy, unreadable } from "../support/hostile.ts";
import { watchUnhandled } from "../support/unhandled.ts";

/** Settles the hanging promises after the table, so that their timers end. */
const releases: (() => void)[] = [];

/**
 * A function that fails in the given way, with a message that names it in an unhandled rejection.
 */
function failing(name: string): Record<Way, AnyFunction> {
  const error = (way: Way) => new Error(`${name} ${way}`);
  return {
    "throws": () => {
      throw error("throws");
    },
    "throws a promise that rejects": () => {
      throw Promise.reject(error("throws a promise that rejects"));
    },
    "throws what cannot be read": () => {
      throw unreadable();
    },
    "throws a proxy whose every use throws": () => {
      throw hostileProxy(new Error());
    },
    "rejects": () => Promise.reject(error("rejects")),
    "never settles": () => new Promise<void>((resolve) => void releases.push(resolve)),
    "gives the wrong thing": () => Symbol("wrong"),
    "gives what cannot be read": () => unreadable(),
    "gives a promise that cannot be awaited": () => ({
      then() {
        throw error("gives a promise that cannot be awaited");
      },
    }),
  };
}

/** Maximum time of a response, however many functions hang. */
const LONGEST_MS = 10_000;

function inTime(driven: Promise<Driven>): Promise<Driven> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), LONGEST_MS);
    driven.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function nameOf({ options }: CallbackCase): string {
  return options.join(", ") || "waitUntil of the platform";
}

describe("a function of the app's own", () => {
  const results = new Map<CallbackCase, [Way, Promise<Driven>][]>();
  const { warn, error } = console;
  let unhandled: ReturnType<typeof watchUnhandled>;

  // Concurrently, because most of the time is spent waiting for hanging functions.
  before(() => {
    console.warn = console.error = () => {};
    unhandled = watchUnhandled();
    for (const entry of callbackCases) {
      const ways = Object.entries(failing(nameOf(entry))) as [Way, AnyFunction][];
      results.set(
        entry,
        ways.map(([way, callback]) => {
          const driven = inTime(Promise.resolve().then(() => entry.drive(callback)));
          driven.catch(() => {});
          return [way, driven];
        }),
      );
    }
  });

  after(async () => {
    for (const release of releases) release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    console.warn = warn;
    console.error = error;
  });

  for (const entry of callbackCases) {
    const { answers = [200], counts } = entry;
    it(`${nameOf(entry)} fails no request, and is counted where there is a count`, async () => {
      for (const [way, driven] of results.get(entry)!) {
        const { status, failures = 0 } = await driven.catch((reason) => {
          throw new Error(`when it ${way}: ${reason}`);
        });
        assert.ok(answers.includes(status), `when it ${way}: ${status}`);
        if (counts.includes(way)) assert.ok(failures > 0, `when it ${way}: not counted`);
      }
    });
  }

  it("leaves no rejection that nobody handles", async () => {
    await Promise.allSettled([...results.values()].flat().map(([, driven]) => driven));
    assert.deepEqual((await unhandled.stop()).map(String), []);
  });
});
