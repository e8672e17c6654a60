import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as v from "valibot";
import { health, logger, metrics, rateLimit, tracing, validate } from "../../../mod.ts";
import { nameHere, show, unitHere, valueHere, valueShown } from "../../../src/core/option-hints.ts";
import { optionChecks } from "../../../src/core/options.ts";
import { HEALTH_THEIRS } from "../../../src/health/their-names.ts";
import { LOGGER_THEIRS } from "../../../src/logger/their-names.ts";
import { METRIC_THEIRS, METRICS_THEIRS } from "../../../src/metrics/their-names.ts";
import { createLimiter } from "../../../src/rate-limit/mod.ts";
import {
  LIMITER_THEIRS,
  POLICY_THEIRS,
  RATE_LIMIT_THEIRS,
} from "../../../src/rate-limit/their-names.ts";
import { BREAKER_THEIRS, CIRCUIT_THEIRS } from "../../../src/resilience/breaker/their-names.ts";
import {
  bulkhead,
  circuitBreaker,
  loadShed,
  retry,
  upstream,
} from "../../../src/resilience/mod.ts";
import {
  HEDGE_THEIRS,
  QUEUE_THEIRS,
  RETRY_THEIRS,
  SLOT_THEIRS,
} from "../../../src/resilience/parts/their-names.ts";
import { STALE_THEIRS } from "../../../src/resilience/stale/their-names.ts";
import { UPSTREAM_THEIRS } from "../../../src/resilience/their-names.ts";
import { otlp } from "../../../src/tracing/mod.ts";
import { OTLP_THEIRS, TRACING_THEIRS } from "../../../src/tracing/their-names.ts";
import { VALIDATE_THEIRS } from "../../../src/validate/their-names.ts";

const THEIRS = '=max|retries,limit=max|duration=window, like "60s"|handler:use problems()';

describe("a name of another library", () => {
  it("is told with the name here, and a remark", () => {
    assert.equal(nameHere(THEIRS, "retries"), ': this is "max" here');
    assert.equal(nameHere(THEIRS, "LIMIT"), ': this is "max" here');
    assert.equal(nameHere(THEIRS, "duration"), ': this is "window" here, like "60s"');
    assert.equal(nameHere(THEIRS, "handler"), ": use problems()");
    assert.equal(nameHere(THEIRS, "retry"), "");
  });

  it("is shown with its value, before the nearest name", () => {
    assert.throws(() => optionChecks("retry").known({ retries: 3 }, ["max", "retry"], THEIRS), {
      name: "TypeError",
      message: 'retry: unknown option "retries" (3): this is "max" here; allowed: max, retry',
    });
  });

  it("is told for a value, too", () => {
    assert.throws(() => optionChecks("log").oneOf("level", "trace", ["debug"], "trace=debug"), {
      message: 'log: level must be one of "debug", got "trace": this is "debug" here',
    });
    const bare = Object.create(null);
    assert.throws(() => optionChecks("log").oneOf("level", bare, ["debug"], "trace=debug"), {
      message: 'log: level must be one of "debug", got an object',
    });
  });
});

describe("a value in place of the options", () => {
  it("is written as the option that it was meant for", () => {
    assert.equal(valueHere(THEIRS, 3), "; write { max: 3 }");
    assert.equal(valueHere(THEIRS, "3s"), '; write { max: "3s" }');
    assert.equal(valueHere(THEIRS, undefined), "; write { max }");
    assert.equal(valueHere(THEIRS, true), "; write {}");
    assert.equal(valueHere(THEIRS, [3]), "");
    assert.equal(valueHere("a=b", 3), "");
    assert.equal(valueHere("", 3), "");
  });

  it("is not shown where a secret belongs", () => {
    assert.equal(valueHere("=secret", "abc"), "; write { secret }");
    assert.equal(valueShown("=secret", "abc"), "a text");
    assert.equal(valueShown("=secret", true), "true");
    assert.equal(valueShown(THEIRS, "abc"), '"abc"');
  });
});

describe("a duration or size in other words", () => {
  const DURATIONS = { ms: 1, s: 1, m: 1, h: 1, d: 1 };
  const SIZES = { b: 1, kb: 1, mb: 1 };

  for (
    const [given, units, write] of [
      ["1 minute", DURATIONS, '"1m"'],
      ["1min", DURATIONS, '"1m"'],
      ["60 s", DURATIONS, '"60s"'],
      ["1.5 Hours", DURATIONS, '"1.5h"'],
      ["20 millis", DURATIONS, '"20ms"'],
      ["20msec", DURATIONS, '"20ms"'],
      ["7 days", DURATIONS, '"7d"'],
      ["60", DURATIONS, '"60s"'],
      ["1 MB", SIZES, '"1mb"'],
      ["100k", SIZES, '"100kb"'],
      ["1 MiB", SIZES, '"1mb"'],
      ["100", SIZES, '100, or "100kb"'],
    ] as const
  ) {
    it(`"${given}" is ${write}`, () => assert.equal(unitHere(given, units), `; write ${write}`));
  }

  it("has no suggestion for what is neither", () => {
    for (const given of ["1 month", "soon", "-1s", "", 5, Infinity, null]) {
      assert.equal(unitHere(given, DURATIONS), "");
    }
  });
});

describe("a value in a message", () => {
  it("is shown without the password of a URL", () => {
    assert.equal(show("redis://app:secret@cache:6379"), '"redis://…@cache:6379"');
    assert.equal(show("https://a.example/@b"), '"https://a.example/@b"');
    for (const given of ["redis://app:se/cr@t@cache", "redis://app:secret@t@cache"]) {
      assert.equal(show(given), '"redis://…@cache"');
    }
    assert.equal(show("app:secret@cache:6379"), '"…@cache:6379"');
  });

  it("is shown without the query of a URL", () => {
    assert.equal(show("https://a.example/v1?key=secret#x"), '"https://a.example/v1?…"');
    assert.equal(show("what? no"), '"what? no"');
  });

  it("is not shown for a name of another library that says that it is a secret", () => {
    const theirs = "url,token,apiKey,password:write { client }";
    for (const name of ["token", "apiKey", "password"]) {
      assert.throws(() => optionChecks("store").known({ [name]: "value" }, ["client"], theirs), {
        message: `store: unknown option "${name}": write { client }; allowed: client`,
      });
    }
  });
});

/** Each list with a factory that has it, to which options are given. */
const LISTS: readonly [theirs: string, make: (options: object) => unknown][] = [
  [POLICY_THEIRS, (options) => createLimiter({ policies: [options as { limit: 5 }] })],
  [POLICY_THEIRS + LIMITER_THEIRS, (options) => createLimiter(options)],
  [POLICY_THEIRS + LIMITER_THEIRS + RATE_LIMIT_THEIRS, (options) => rateLimit(options)],
  [BREAKER_THEIRS + CIRCUIT_THEIRS, (options) => circuitBreaker(options)],
  [BREAKER_THEIRS, (breaker) => upstream("u", { breaker })],
  [UPSTREAM_THEIRS, (options) => upstream("u", options)],
  [RETRY_THEIRS, (options) => retry(options)],
  [SLOT_THEIRS + QUEUE_THEIRS, (options) => bulkhead(options)],
  [SLOT_THEIRS, (options) => loadShed(options)],
  [HEDGE_THEIRS, (hedge) => upstream("u", { hedge: hedge as { after: 1 } })],
  [STALE_THEIRS, (stale) => upstream("u", { stale })],
  [LOGGER_THEIRS, (options) => logger(options)],
  [METRICS_THEIRS, (options) => metrics(options)],
  [METRIC_THEIRS, (options) => metrics().counter("a", options)],
  [TRACING_THEIRS, (options) => tracing(options)],
  [OTLP_THEIRS, (options) => otlp(options)],
  [HEALTH_THEIRS, (options) => health(options)],
  [VALIDATE_THEIRS, (options) => validate("json", v.object({}), options)],
];

describe("each list of names of other libraries", () => {
  it("has only names that exist here to the right, and do not exist here to the left", () => {
    for (const [theirs, make] of LISTS) {
      const allowed = allowedBy(make);
      for (const entry of theirs.split("|")) {
        const [, names, sign, here] = /^([\w,]*)([=:])(\w*)/.exec(entry)!;
        if (sign === "=") assert.ok(allowed.includes(here), `${entry} of ${allowed}`);
        for (const name of names.split(",")) {
          assert.ok(!allowed.includes(name), `${name}: ${entry}`);
        }
      }
    }
  });

  it("has each name once", () => {
    for (const [theirs] of LISTS) {
      const names = theirs.split("|").flatMap((entry) => /^[\w,]*/.exec(entry)![0].split(","));
      assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
    }
  });
});

/** The names of all options, from the message for one that does not exist. */
function allowedBy(make: (options: object) => unknown): readonly string[] {
  try {
    make({ noSuchOption: 1 });
  } catch (error) {
    return (error as Error).message.split("; allowed: ")[1].split(", ");
  }
  return [];
}
