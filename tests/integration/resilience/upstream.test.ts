/** An upstream and a failing server over real sockets, on every runtime. */
import { before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { bun, deno, node24, root } from "../../runtimes/runners.mjs";
import type { Report } from "./scenarios.ts";
import { startTrouble } from "./trouble.ts";
import * as workerd from "./workerd.ts";

const client = path.join(root, "tests/integration/resilience/client.ts");
const program = (command: string, ...args: string[]) => async (base: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(command, [...args, client, base], { cwd: root });
  return stdout;
};

const runtimes = [
  { name: "node 20", needs: process.execPath, run: program(process.execPath, "--import", "tsx") },
  { name: "node 24", needs: node24, run: program(node24) },
  {
    name: "deno",
    needs: deno,
    run: program(deno, "run", "--no-check", "--no-prompt", "--allow-net=127.0.0.1"),
  },
  { name: "bun", needs: bun, run: program(bun) },
  {
    name: "workerd",
    needs: workerd.binary,
    async run(base: string): Promise<string> {
      const worker = await workerd.serve("tests/integration/resilience/worker.ts", []);
      try {
        return (await workerd.ask(worker.port, `/scenarios?base=${base}`)).text;
      } finally {
        await worker.stop();
      }
    },
  },
];

type Reports = Record<string, Report>;

/** The results of all scenarios on one runtime, with a separate server. */
async function reportsOf(run: (base: string) => Promise<string>): Promise<Reports> {
  const trouble = await startTrouble();
  try {
    return JSON.parse(await run(trouble.base));
  } finally {
    await trouble.stop();
  }
}

// Scenarios mostly wait, so all runtimes go through them at once.
const underWay = runtimes.map(({ name, needs, run }) => {
  const skip = existsSync(needs) || process.env.CI === "1" ? false : `${name} is not installed`;
  const result = skip ? Promise.resolve({}) : reportsOf(run);
  // The tests that wait for it report its failure.
  result.catch(() => {});
  return { name, skip, result };
});

for (const { name, skip, result } of underWay) {
  describe(`an upstream on ${name}, over real sockets`, { skip }, () => {
    let reports: Reports;
    before(async () => {
      reports = await result;
    });

    const came = (id: string, outcome: number | string, requests: number): Report => {
      const report = reports[id];
      assert.deepEqual([report.outcome, report.requests], [outcome, requests], id);
      return report;
    };

    it("tries again after errors and reset connections, until it works", () => {
      came("fails-then-works", 200, 3);
      assert.equal(reports["resets-then-works"].outcome, 200);
    });

    it("gives the last Response or error as it is when the tries are spent", () => {
      assert.equal(came("never-works", 503, 4).body, "status 503");
      const { outcome, requests } = reports["only-resets"];
      // Deno and Bun themselves retry requests lost by a reset connection.
      assert.ok(requests >= 4, `${requests} requests`);
      assert.ok(typeof outcome === "string" && !/CircuitOpen|Timeout/.test(outcome), `${outcome}`);
    });

    it("cuts what hangs, at the server too, and tries again", () => {
      assert.equal(came("hangs-once", 200, 2).cut, 1);
      const hung = came("hangs", "TimeoutError", 1);
      assert.ok(hung.ms >= 140 && hung.ms < 2_000, `${hung.ms} ms`);
      assert.equal(hung.cut, 1);
    });

    it("waits as Retry-After asks, in seconds and as a date, up to the cap", () => {
      assert.ok(came("asks-for-a-second", 200, 2).ms >= 950);
      const { ms } = came("asks-for-a-date", 200, 2);
      // A date has whole seconds: two seconds from now are at least one.
      assert.ok(ms >= 900 && ms < 4_000, `${ms} ms`);
      assert.ok(came("asks-for-an-hour", 200, 2).ms < 2_000);
    });

    it("sends a POST once, and more often with an Idempotency-Key only", () => {
      came("post", 503, 1);
      came("post-with-key", 200, 2);
    });

    it("ends all tries at the deadline", () => {
      const { outcome, ms, requests } = reports["deadline"];
      assert.ok(outcome === 503 || outcome === "TimeoutError", `${outcome}`);
      assert.ok(ms < 1_000 && requests >= 2, `${ms} ms, ${requests} requests`);
    });

    it("stops calling once the circuit is open", () => {
      came("circuit", "CircuitOpenError", 5);
    });

    it("ends with its caller, during the wait and during the body", () => {
      assert.equal(came("caller-leaves", "AbortError", 1).cut, 1);
      assert.equal(came("caller-leaves-body", "AbortError", 1).cut, 1);
    });

    it("hedges, and cuts the one that lost", () => {
      assert.equal(came("hedged", 200, 2).cut, 1);
    });

    it("answers with what it has when there are only failures", () => {
      const { stale, "falls-back": fallen } = reports;
      assert.deepEqual([stale.outcome, stale.body], [200, "status 200"]);
      assert.deepEqual([fallen.outcome, fallen.body], [203, "instead"]);
    });

    it("gives nobody the answer of another user", () => {
      for (const header of ["x-api-key", "x-tenant", "accept-language"]) {
        const { outcome, body } = reports[`stale-by-${header}`];
        assert.equal(typeof outcome, "string", `${header}: ${outcome}, ${body}`);
      }
    });
  });
}
