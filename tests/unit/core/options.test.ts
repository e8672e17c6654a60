import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { didYouMean, optionChecks, show } from "../../../src/core/options.ts";
import { belongsTo } from "../../../src/core/part-options.ts";

const checks = optionChecks("rateLimit");
const refuses = (check: () => unknown, message: string) =>
  assert.throws(check, { name: "RangeError", message: `rateLimit: ${message}` });

describe("option checks", () => {
  it("name the option, what is allowed and what was given", () => {
    refuses(() => checks.positive("limit", -1), "limit must be a positive number, got -1");
  });

  it("name the nearest option for one that is not known", () => {
    assert.equal(didYouMean("limt", ["limit", "window"]), ', did you mean "limit"?');
    assert.throws(() => checks.known({ limt: 1 }, ["limit", "window"]), {
      name: "TypeError",
      message: 'rateLimit: unknown option "limt", did you mean "limit"?; allowed: limit, window',
    });
  });

  it("name the part that an option belongs to", () => {
    const parts = { scan: { depth: 1, mode: 1 }, limit: { mode: 1 } } as const;
    const message = (given: object) => {
      try {
        checks.known(given, ["scan", "limit"], (name) => belongsTo("rateLimit", name, parts));
      } catch (error) {
        return (error as Error).message;
      }
    };
    assert.equal(
      message({ depth: 1 }),
      'rateLimit: unknown option "depth", which belongs to scan: rateLimit({ scan: { depth } }); ' +
        "allowed: scan, limit",
    );
    assert.equal(
      message({ mode: 1 }),
      'rateLimit: unknown option "mode", which belongs to scan or limit: ' +
        "rateLimit({ scan: { mode } }); allowed: scan, limit",
    );
    assert.equal(
      message({ scna: 1 }),
      'rateLimit: unknown option "scna", did you mean "scan"?; allowed: scan, limit',
    );
  });

  it("name no option for one that is near to none", () => {
    assert.equal(didYouMean("colour", ["limit", "window"]), "");
  });

  it("refuse options that are no object", () => {
    for (const given of [null, 7, "x"]) {
      assert.throws(() => checks.known(given as never, []), { name: "TypeError" });
    }
  });

  it("see an option called __proto__ as unknown", () => {
    assert.throws(() => checks.known(JSON.parse('{"__proto__":1}'), ["limit"]), {
      message: /unknown option "__proto__"/,
    });
  });

  it("take numbers, and no text that looks like one", () => {
    assert.equal(checks.number("cost", 0.5, 0), 0.5);
    for (const value of ["1", NaN, Infinity, -Infinity, null, undefined, 1n]) {
      assert.throws(() => checks.number("cost", value), RangeError);
      assert.throws(() => checks.positive("cost", value), RangeError);
      assert.throws(() => checks.integer("cost", value), RangeError);
    }
  });

  it("say what range a number must be in", () => {
    refuses(() => checks.number("x", 11, 1, 10), "x must be a number from 1 to 10, got 11");
    refuses(() => checks.number("x", 0, 1), "x must be a number of at least 1, got 0");
    refuses(() => checks.integer("x", 1.5, 1), "x must be a whole number of at least 1, got 1.5");
  });

  it("read durations with every unit, and plain milliseconds", () => {
    const given = [250, "500ms", "10s", "1.5m", "2h", "1d"];
    assert.deepEqual(given.map((value) => checks.duration("window", value)), [
      250,
      500,
      10_000,
      90_000,
      7_200_000,
      86_400_000,
    ]);
  });

  it("refuse what is no duration", () => {
    const wrong = ["", "10", "s", "-1s", "1e3ms", "1 s", "1S", "1w", ".5s", "10s ", {}, NaN, -1];
    for (const value of wrong) assert.throws(() => checks.duration("window", value), RangeError);
  });

  it("refuse a duration whose digits make it infinite", () => {
    assert.throws(() => checks.duration("window", "9".repeat(400) + "d"), RangeError);
  });

  it("refuse units that are names of Object.prototype", () => {
    assert.throws(() => checks.duration("window", "1constructor"), RangeError);
  });

  it("read sizes, where a kilobyte is 1024 bytes", () => {
    const given = [10, "10b", "100kb", "1mb", "1.5kb"];
    assert.deepEqual(given.map((value) => checks.size("maxBytes", value)), [
      10,
      10,
      102_400,
      1_048_576,
      1_536,
    ]);
    for (const value of [0, -1, "0kb", "1gb", "0.1b"]) {
      assert.throws(() => checks.size("maxBytes", value), RangeError);
    }
  });

  it("take one of a fixed set, and list the set otherwise", () => {
    assert.equal(checks.oneOf("headers", false, ["standard", false]), false);
    refuses(
      () => checks.oneOf("headers", "x", ["standard", false]),
      'headers must be one of "standard", false, got "x"',
    );
  });

  it("take a function or nothing where a function is asked for", () => {
    checks.optionalFunction("key", undefined);
    checks.optionalFunction("key", () => 1);
    refuses(() => checks.optionalFunction("key", "x"), 'key must be a function, got "x"');
  });

  it("show a wrong value in a few characters, and never a whole object", () => {
    assert.equal(show("x".repeat(1_000)).length, 62);
    assert.deepEqual(
      [show({ secret: 1 }), show([1, 2]), show(() => 1), show(1n), show(Symbol("s")), show(null)],
      ["an object", "an array of 2", "a function", "1n", "Symbol(s)", "null"],
    );
  });
});
