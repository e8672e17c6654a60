import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { asBoolean, asText, asTextOrNothing, Callback } from "../../../src/core/callback.ts";
import { errorName, errorText, readMember } from "../../../src/core/error-text.ts";
import { within } from "../../../src/core/within.ts";
import { watchUnhandled } from "../../support/unhandled.ts";

/** Makes a callback for tests, and collects its warnings. */
function textCallback(call: () => unknown, budgetMs?: number) {
  const warnings: string[] = [];
  const settings = { option: "guard: key", otherwise: "the default", accept: asText, budgetMs };
  const callback = new Callback<[], string>(call, settings);
  const ask = async (how: "ask" | "askNow" = "ask") => {
    const { warn } = console;
    console.warn = (text: string) => void warnings.push(text);
    try {
      return await callback[how]();
    } finally {
      console.warn = warn;
    }
  };
  return { callback, warnings, ask };
}

/** Values that throw when they are read. */
const hostile = Object.defineProperties({}, {
  then: { get: () => fail() },
  name: { get: () => fail() },
  message: { get: () => fail() },
});

function fail(): never {
  throw new Error("hostile getter");
}

describe("a callback", () => {
  it("answers at once when the callback does", () => {
    const callback = new Callback(() => true, {
      option: "guard: skip",
      otherwise: "false",
      accept: asBoolean,
    });
    assert.equal(callback.ask(), true);
    assert.equal(callback.failures, 0);
  });

  it("answers later when the callback does", async () => {
    const { callback, ask } = textCallback(() => Promise.resolve("alice"));
    assert.equal(await ask(), "alice");
    assert.equal(callback.failures, 0);
  });

  const failing: [string, () => unknown, RegExp][] = [
    ["throws", () => fail(), /guard: key threw Error: hostile getter; the default is used/],
    ["rejects", () => Promise.reject(new Error("no")), /rejected with Error: no/],
    ["rejects with a hostile error", () => Promise.reject(hostile), /cannot be read/],
    ["never settles", () => new Promise(() => {}), /did not answer within 5 ms/],
    ["answers with nothing", () => undefined, /invalid value \(undefined\)/],
    ["answers with an object", () => ({}), /invalid value \(an object\)/],
    ["answers later with the wrong thing", () => Promise.resolve(7), /invalid value \(a number\)/],
    ["answers with a hostile object", () => hostile, /threw Error: hostile getter/],
  ];
  for (const [how, call, warning] of failing) {
    it(`that ${how} is counted, and warns once`, async () => {
      const { callback, warnings, ask } = textCallback(call, 5);
      assert.equal(await ask(), undefined);
      assert.equal(await ask(), undefined);
      assert.equal(callback.failures, 2);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], warning);
    });
  }

  it("asked by a caller that cannot wait must not answer with a promise", async () => {
    const { callback, warnings, ask } = textCallback(() => Promise.reject(new Error("no")));
    assert.equal(await ask("askNow"), undefined);
    assert.equal(callback.failures, 1);
    assert.match(warnings[0], /but must return its value synchronously/);
  });
});

describe("a callback that throws a promise", () => {
  it("has its rejection handled", async () => {
    const unhandled = watchUnhandled();
    const { callback, ask } = textCallback(() => {
      throw Promise.reject(new Error("thrown"));
    });
    assert.equal(await ask(), undefined);
    assert.equal(await ask("askNow"), undefined);
    assert.deepEqual(await unhandled.stop(), []);
    assert.equal(callback.failures, 2);
  });
});

describe("text or nothing", () => {
  it("distinguishes no value from a wrong answer", () => {
    assert.equal(asTextOrNothing(undefined), null);
    assert.equal(asTextOrNothing(null), null);
    assert.equal(asTextOrNothing(""), "");
    assert.equal(asTextOrNothing("alice"), "alice");
    assert.equal(asTextOrNothing(7), undefined);
  });
});

describe("a time budget", () => {
  it("passes the answer on when it comes in time", async () => {
    assert.equal(await within(1_000, Promise.resolve("answer"), "late"), "answer");
  });

  it("passes a rejection on when it comes in time", async () => {
    await assert.rejects(within(1_000, Promise.reject(new Error("no")), "late"), /no/);
  });

  it("ends when nothing comes", async () => {
    assert.equal(await within(1, new Promise(() => {}), "late"), "late");
  });

  it("handles a rejection that comes after it", async () => {
    const work = new Promise((_, reject) => setTimeout(reject, 20, new Error("too late")));
    assert.equal(await within(1, work, "late"), "late");
    await new Promise((resolve) => setTimeout(resolve, 30));
  });
});

describe("the text of an error", () => {
  it("is its name and message", () => {
    assert.equal(errorText(new TypeError("no")), "TypeError: no");
  });

  it("is there for whatever was thrown", () => {
    assert.equal(errorText(undefined), "undefined");
    assert.equal(errorText("text"), "text");
    assert.equal(errorText({}), "an object");
    assert.equal(errorText(Object.create(null)), "an object");
    assert.equal(errorText(hostile), "an error that cannot be read");
    assert.equal(errorText(Symbol("s")), "Symbol(s)");
  });

  it("has a name where the error has one that can be read", () => {
    assert.equal(errorName(new TypeError("no")), "TypeError");
    assert.equal(errorName({ name: 7 }), undefined);
    assert.equal(errorName(hostile), undefined);
    assert.equal(errorName(null), undefined);
    assert.equal(readMember(hostile, "message"), undefined);
    assert.equal(readMember(new Error("no"), "message"), "no");
  });

  it("is at most 200 characters long", () => {
    assert.equal(errorText(new Error("x".repeat(1_000))).length, 200);
  });
});
