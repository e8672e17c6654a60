/**
 * `protect()` and its parts stacked by hand, in the same order: with the same random requests both
 * answer, log, trace, measure and decide alike.
 *
 * `npm run differential` compares two versions of the library in the same way.
 */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as djed from "../../../mod.ts";
import { securityHeaders } from "../../../src/security-headers/mod.ts";
import type { MakeGuards, Sinks } from "../../support/differential/apps.ts";
import { run } from "../../support/differential/run.ts";
import type { Step } from "../../support/differential/run.ts";
import { sendInProcess } from "../../support/differential/transport.ts";

const REQUESTS = 1_000;

type Options = (sinks: Sinks) => djed.ProtectOptions;

const usual: Options = ({ sink, exporter }) => ({
  logger: { sinks: [sink], clientKey: "shared" },
  tracing: { exporter },
  rateLimit: { limit: 8, window: "1m" },
});

const unusual: Options = ({ sink, auditSink, exporter }) => ({
  logger: { sinks: [sink], client: "address", sample: { "2xx": 0.5 } },
  audit: { sink: auditSink, payload: true, client: "address" },
  tracing: { exporter, serverTiming: true, streams: true, keep: { errors: true } },
  metrics: { created: true },
  rateLimit: { limit: 8, window: "1m", mode: "report", headers: "legacy" },
  injectionScan: { enforce: "all", cookies: true },
  securityHeaders: "api",
});

/** Headers of the preset "api" that the stack does not add by default. */
const NOT_BY_DEFAULT = {
  contentSecurityPolicy: false,
  crossOriginResourcePolicy: false,
  strictTransportSecurity: false,
  xFrameOptions: false,
  cacheControl: false,
};

const composed = (options: Options): MakeGuards => (sinks) => {
  const stack = djed.protect(options(sinks));
  return { stack: [stack], metrics: stack.metrics, flush: () => stack.flush() };
};

const stacked = (options: Options): MakeGuards => (sinks) => {
  const given = options(sinks) as Record<string, any>;
  const limit = djed.rateLimit(given.rateLimit);
  const scan = djed.injectionScan({ enforce: "certain", ...given.injectionScan });
  const logger = djed.logger(given.logger);
  const { limiter: { name }, kind, ping, stats } = limit;
  const metrics = djed.metrics({
    ...given.metrics,
    watch: [{ name, kind, ping, stats }, scan, logger],
  });
  const tracing = djed.tracing(given.tracing);
  const audit = djed.audit({ sink: sinks.sink, clientKey: given.logger.clientKey, ...given.audit });
  const health = djed.health({ checks: { limiter: { check: limit, critical: false } } });
  const headers = securityHeaders("api", given.securityHeaders ? {} : NOT_BY_DEFAULT);
  return {
    // Several middlewares end from the inside out; the observers of the stack in their order.
    stack: [headers, health, tracing, audit, logger, metrics, limit, scan],
    metrics: metrics.handler,
    flush: () => tracing.flush(),
  };
};

/** Warnings are left out: each is shown once per process. */
async function observed(guards: MakeGuards, seed: number): Promise<Step[]> {
  const steps: Step[] = [];
  await run({
    kinds: { app: guards },
    seed,
    requests: REQUESTS,
    send: sendInProcess,
    write: (step) => void steps.push({ ...step, warnings: [] }),
  });
  return steps;
}

describe("protect() and its parts stacked by hand", () => {
  for (const [name, options, seed] of [["usual", usual, 1], ["unusual", unusual, 2]] as const) {
    it(`answer, log, trace and decide alike, with ${name} options`, async () => {
      const composedSteps = await observed(composed(options), seed);
      const stackedSteps = await observed(stacked(options), seed);
      assert.equal(composedSteps.length, stackedSteps.length);
      for (const [i, step] of composedSteps.entries()) assert.deepEqual(step, stackedSteps[i]);
      const requests = composedSteps.flatMap((step) => step.requests);
      const statuses = new Set(requests.map(({ answer }) => answer.status));
      for (const status of [200, 400, 404, 422, 500]) assert.ok(statuses.has(status), `${status}`);
    });
  }
});
