/** Warnings about mistakes: once per mistake and isolate, not per request. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { warnOnce } from "../../../src/core/once.ts";
import { warningsOf } from "../../support/warnings.ts";

describe("a warning", () => {
  it("is one line with the name of the library, and is shown once", async () => {
    const warnings = await warningsOf(() => {
      for (let i = 0; i < 3; i++) warnOnce("guard: it does nothing");
    });
    assert.deepEqual(warnings, ["@djed/edge guard: it does nothing (shown once)"]);
  });

  it("is shown once per mistake when its text varies", async () => {
    const warnings = await warningsOf(() => {
      for (let i = 0; i < 3; i++) warnOnce(`guard: error ${i}`, "guard: error");
    });
    assert.equal(warnings.length, 1);
  });

  it("stays one line, and has no password, whatever an error says", async () => {
    const warnings = await warningsOf(() => {
      warnOnce("guard: threw Error: bad\r\n@djed/edge FORGED \u001b[31m\u2028");
      warnOnce("guard: TypeError: http://user:p@ss@a.example/v1 has credentials");
    });
    assert.deepEqual(warnings, [
      "@djed/edge guard: threw Error: bad @djed/edge FORGED  [31m  (shown once)",
      "@djed/edge guard: TypeError: http://…@a.example/v1 has credentials (shown once)",
    ]);
  });

  it("is not shown after a hundred others", async () => {
    const warnings = await warningsOf(() => {
      for (let i = 0; i < 500; i++) warnOnce(`guard: error ${i}`);
    });
    assert.equal(warnings.length, 100);
  });

  it("is not repeated by an app that makes its guards for each request", async () => {
    const fetch = () => {
      const app = new Hono();
      app.use(djed.rateLimit({ limit: 5, key: () => undefined, onDecision: () => fail() }));
      app.use(djed.rateLimit({ limit: 7, store: failing(), skip: () => "no" as never }));
      app.get("/", (c) => c.text("ok"));
      return app.request("/");
    };
    const warnings = await warningsOf(async () => {
      for (let i = 0; i < 5; i++) await fetch();
    });
    const mistakes = [/ key /, /no client address/, /onDecision/, /store failed/, / skip /];
    for (const mistake of mistakes) {
      assert.equal(warnings.filter((text) => mistake.test(text)).length, 1, String(mistake));
    }
    assert.equal(warnings.length, mistakes.length, warnings.join("\n"));
  });
});

describe("a warning about a store that an app makes for each request", () => {
  it("is shown once per cause, whatever ids and times the cause names", async () => {
    const ask = (message: string) => {
      const take = () => Promise.reject(new Error(message));
      const app = new Hono();
      app.use(djed.rateLimit({ limit: 5, key: () => "k", store: { scope: "global", take } }));
      app.get("/", (c) => c.text("ok"));
      return app.request("/");
    };
    const warnings = await warningsOf(async () => {
      for (const id of ["7f3a", "8b21", "9c00"]) await ask(`request ${id} failed at 10:0${id[0]}`);
      await ask("the connection is closed");
    });
    assert.equal(warnings.length, 2, warnings.join("\n"));
  });
});

function fail(): never {
  throw new Error("no");
}

function failing(): djed.Store {
  return { scope: "global", take: fail };
}
