/**
 * An app for each guard, with every option on that reads client input.
 *
 * @module
 */
import { Hono } from "hono";
import * as v from "valibot";
import * as djed from "../../mod.ts";
import { families } from "../../src/injection-scan/mod.ts";

/** Sends a request through a guard. */
export type Send = (request: Request) => Promise<Response>;

/** Unlimited, because the search is for costs and a refusal is cheap. */
const LIMIT = { limit: 1_000_000_000, window: "1h" } as const;
const noSink = { sinks: [() => {}] };

function guarded(prepare: (app: Hono) => void): Send {
  const app = new Hono();
  prepare(app);
  app.all("*", (c) => c.text("ok"));
  const env = { incoming: { socket: { remoteAddress: "203.0.113.9" } } };
  return async (request) => await app.fetch(request, env);
}

const Order = v.object({
  items: v.array(v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
    qty: v.pipe(v.number(), v.integer()),
  })),
  note: v.optional(v.pipe(v.string(), v.email())),
});
const Shape = v.variant("kind", [
  v.object({ kind: v.literal("circle"), r: v.number() }),
  v.object({ kind: v.literal("list"), of: v.array(v.union([v.string(), v.number()])) }),
]);
const Pairs = v.looseObject({ tags: v.optional(v.array(v.string())), q: v.optional(v.string()) });

/** Adds each guard to an app. */
const GUARDS: Readonly<Record<string, (app: Hono) => void>> = {
  "rateLimit": (app) => {
    app.use(djed.rateLimit({ ...LIMIT, trustedProxies: 1 }));
    app.use(djed.rateLimit({
      ...LIMIT,
      name: "keys",
      key: (c) => c.req.header("x-api-key") ?? c.req.path,
    }));
  },
  "injectionScan": (app) => {
    app.use(djed.injectionScan({
      families: families,
      headers: ["x-query", "user-agent", "accept"],
      cookies: true,
      mode: "report",
    }));
  },
  "validate": (app) => {
    app.use("/validate/json", djed.validate("json", Order, { contentType: "any" }));
    app.use("/validate/form", djed.validate("form", Pairs));
    app.use("/validate/query", djed.validate({ query: Pairs, header: Pairs, cookie: Pairs }));
    app.use("/", djed.validate("json", v.union([Shape, v.record(v.string(), Shape), v.any()])));
  },
  "tracing": (app) => {
    app.use(djed.tracing({ exporter: () => {}, trust: () => true }));
  },
  "logger": (app) => {
    app.use(djed.logger(noSink), djed.audit({ sink: () => {}, payload: true }));
    app.use(djed.validate("json", v.looseObject({ needed: v.string() }), { mode: "report" }));
    app.use(async (c, next) => {
      const body = await c.req.text();
      const { log } = c.var as unknown as djed.LoggerVariables;
      log.info("sent", { headers: c.req.header(), query: c.req.query(), body: parsed(body) });
      await next();
    });
  },
  "metrics": (app) => {
    const measured = djed.metrics();
    app.use(measured);
    app.get("/metrics", measured.handler);
  },
  "health": (app) => {
    app.use(djed.health({ checks: { db: () => {} } }));
  },
  "problems": (app) => {
    app.use(djed.problems((_c, problem) => Response.json(problem, { status: problem.status })));
    app.use(djed.validate("json", v.array(v.object({ id: v.number() }))));
  },
  "protect": (app) => {
    app.use(djed.protect({ logger: noSink, rateLimit: LIMIT }));
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The names of the guards. */
export const guardNames: readonly string[] = Object.keys(GUARDS);

/** An app with the guard. */
export function guardedBy(name: string): Send {
  return guarded(GUARDS[name]);
}

/** An app without a guard that reads the body, for the cost of the platform and Hono. */
export function unguarded(): Send {
  return guarded((app) => {
    app.use(async (c, next) => {
      await c.req.arrayBuffer();
      await next();
    });
  });
}
