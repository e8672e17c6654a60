/**
 * The apps that are compared: the whole stack with several options, its parts stacked by hand, and
 * guards alone.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import * as djed from "../../../mod.ts";
import { probability } from "../../../src/tracing/mod.ts";
import type { Exporter, FinishedSpan, Sampler } from "../../../src/tracing/mod.ts";
import { addRoutes } from "./routes.ts";
import type { StillTime } from "./time.ts";

/** An app, and what it has written since it was last read. */
export interface TestedApp {
  readonly app: Hono<any>;
  readonly logs: string[];
  readonly audits: string[];
  readonly spans: FinishedSpan[];
  /** See {@link Guards.oneByOne}. */
  readonly oneByOne: boolean;
  /** Sends pending spans. */
  flush(): Promise<void>;
}

/** Where the guards of an app write. */
export interface Sinks {
  readonly sink: (line: string) => void;
  readonly auditSink: (line: string) => void;
  readonly exporter: Exporter;
}

/** The guards of an app. */
export interface Guards {
  readonly stack: readonly MiddlewareHandler<any>[];
  readonly flush?: () => Promise<void>;
  readonly metrics?: (c: any) => Response;
  readonly onError?: boolean;
  /**
   * Whether requests are never sent at the same time. A token that one of them gives back is there
   * for the next or not, by the number of promises between: one more middleware changes it.
   */
  readonly oneByOne?: boolean;
}

/** Makes the guards of an app. */
export type MakeGuards = (sinks: Sinks) => Guards;

/** Ids of new traces are random: such traces are all recorded. */
const byRatio: Sampler = (input) => input.parentSampled === undefined || probability(0.3)(input);

/** Some bodies, which `/echo` returns, have this text. */
const PROMPT = "The committee met on Tuesday to discuss the café's rent (4.5% up); we'll see.";

/** How each app is made. */
export const kinds: Readonly<Record<string, MakeGuards>> = {
  "protect()": ({ sink, exporter }) =>
    guardsOf(djed.protect({
      logger: { sinks: [sink] },
      tracing: { exporter },
      rateLimit: { limit: 12, window: "1m" },
    })),

  "protect(), all options": ({ sink, auditSink, exporter }) => ({
    ...guardsOf(djed.protect({
      trustedProxies: 1,
      logger: { sinks: [sink], client: "address", sample: { "2xx": 0.5, 404: 0.2 } },
      audit: { sink: auditSink, payload: true, actor: (c) => c.req.header("x-api-key") },
      tracing: {
        exporter,
        sampler: byRatio,
        keep: { errors: true, slowerThanMs: "1s" },
        serverTiming: true,
        streams: true,
        service: "shop",
      },
      metrics: { created: true },
      rateLimit: {
        policies: [
          { name: "seconds", limit: 3, window: "20s" },
          { name: "minute", limit: 12, window: "1m" },
        ],
        key: (c) => c.req.header("x-api-key"),
      },
      injectionScan: { enforce: "all", headers: ["referer"], cookies: true },
    })),
    onError: true,
  }),

  "protect(), report": ({ sink, exporter }) =>
    guardsOf(djed.protect({
      mode: "report",
      logger: { sinks: [sink], clientKey: "shared" },
      tracing: { exporter, keep: { refusals: true } },
      rateLimit: { limit: 3, window: "10s", cost: (c) => c.req.method === "GET" ? 1 : 2 },
    })),

  "protect() without observers": () =>
    guardsOf(djed.protect({
      logger: false,
      audit: false,
      metrics: false,
      tracing: false,
      rateLimit: { limit: 6, window: "20s", headers: "legacy" },
    })),

  "protect() without traces": ({ sink }) =>
    guardsOf(djed.protect({
      tracing: { sampler: () => false },
      logger: { sinks: [sink], level: "warn" },
      rateLimit: "api",
      health: false,
    })),

  "stacked by hand": ({ sink, auditSink, exporter }) => {
    const metrics = djed.metrics();
    const tracing = djed.tracing({ exporter });
    return {
      stack: [
        djed.problems((_c, { code, detail, status }) =>
          Response.json({ code, detail }, { status, headers: { "x-own": "1" } })
        ),
        tracing,
        metrics,
        djed.logger({ sinks: [sink], clientKey: "shared" }),
        djed.audit({ sink: auditSink, clientKey: "shared" }),
        djed.rateLimit({ limit: 8, window: "30s", headersWhen: "near-limit" }),
        djed.injectionScan(),
        djed.leakScan({ prompt: PROMPT }),
      ],
      metrics: metrics.handler,
      flush: () => tracing.flush(),
    };
  },

  "in another order": ({ sink, exporter }) => {
    const tracing = djed.tracing({ exporter, sampler: byRatio });
    return {
      stack: [
        djed.rateLimit({ store: failsAtTimes(), limit: 5, failMode: "closed", window: "9s" }),
        djed.logger({ sinks: [sink], client: false }),
        tracing,
        djed.injectionScan({ profiles: { json: "chat" }, mode: "report" }),
      ],
      flush: () => tracing.flush(),
      onError: true,
    };
  },

  "rateLimit() alone": () => ({
    stack: [djed.rateLimit({ limit: 4, window: "5s", skip: (c) => c.req.path === "/empty" })],
  }),

  "rateLimit() that gives back": () => ({
    stack: [djed.rateLimit({ limit: 4, window: "5s", countWhen: (c) => c.res.status !== 404 })],
    oneByOne: true,
  }),

  "injectionScan() alone": () => ({ stack: [djed.injectionScan()] }),

  "validate() alone": () => ({ stack: [] }),
};

/** Makes an app. Its first middleware is `see`. */
export function makeApp(
  make: MakeGuards,
  time: StillTime,
  see: MiddlewareHandler<any>,
): TestedApp {
  const logs: string[] = [];
  const audits: string[] = [];
  const spans: FinishedSpan[] = [];
  const { stack, metrics, flush, onError, oneByOne = false } = make({
    sink: (line) => void logs.push(line),
    auditSink: (line) => void audits.push(line),
    exporter: (finished) => void spans.push(...finished),
  });
  const app = new Hono();
  app.use(see);
  for (const guard of stack) app.use(guard);
  if (metrics !== undefined) app.get("/metrics", metrics);
  addRoutes(app, time);
  if (onError) app.onError((error, c) => c.json({ error: error.message }, 500));
  return { app, logs, audits, spans, oneByOne, flush: flush ?? (() => Promise.resolve()) };
}

/** A store that rejects in ten of sixty seconds. */
function failsAtTimes(): djed.Store {
  const working = djed.memoryStore();
  return {
    scope: "global",
    take: (batch, context) =>
      Date.now() % 60_000 < 10_000
        ? Promise.reject(new Error("the store is down"))
        : Promise.resolve(working.take(batch, context)),
  };
}

function guardsOf(stack: djed.Protect): Guards {
  return { stack: [stack], metrics: stack.metrics, flush: () => stack.flush() };
}
