/** Callbacks see the bindings and variables of the app: given, annotated, or without types. */
import { Hono } from "hono";
import type { Context } from "hono";
import { Hono as HonoCopy } from "hono-copy";
import type { Context as CopyContext } from "hono-copy";
import type { Context as OldContext } from "hono-old";
import type { Context as Hono3Context } from "hono-3";
import * as v from "valibot";
import * as djed from "@djed/edge";
import { injectionScan as chatScan } from "@djed/edge/injection-scan/chat";
import { analyticsEngine, datadog } from "@djed/edge/metrics";
import { bindingStore } from "@djed/edge/stores/binding";
import type { RateLimitBinding } from "@djed/edge/stores/binding";
import { durableObjectStore } from "@djed/edge/stores/durable-object";
import type { LimiterNamespace } from "@djed/edge/stores/durable-object";

type Env = {
  Variables: { id: number; name: string; user: { id: string }; canary: djed.Canary };
  Bindings: { KEY: string; N: number; LIMITER: LimiterNamespace; RATE: RateLimitBinding };
};

// With the environment of the app.
new Hono<Env>()
  .use(djed.problems<Env>((c, problem) => c.json({ id: c.get("id"), code: problem.code }, 400)))
  .use(djed.tracing<Env>({ enabled: (c) => c.get("id") > 1, trust: (c) => c.env.KEY !== "" }))
  .use(djed.logger<Env>({ client: (c) => c.get("name") }))
  .use(djed.audit<Env>({ client: (c) => c.var.name, actor: (c) => c.get("user").id }))
  .use(djed.health<Env>({ details: (c) => c.get("id") === 1 }))
  .use(djed.rateLimit<Env>({
    key: (c) => c.get("id"),
    cost: (c) => c.env.N,
    limit: (c) => c.get("id"),
    skip: (c) => c.var.name === "admin",
    countWhen: (c) => c.res.status === 401 && c.get("id") > 1,
    onDecision: (c, { remaining }) => void (c.get("id") + remaining),
    store: durableObjectStore<Env>((c) => c.env.LIMITER),
  }))
  .use(djed.rateLimit<Env>("chat", { key: (c) => c.get("name") }))
  .use(djed.rateLimit<Env>({ policies: [{ name: "day", limit: (c) => c.env.N }] }))
  .use(djed.injectionScan<Env>({
    allow: (_place, c) => c.get("id") === 1,
    classify: { ask: (_text, c) => c.env.N },
    onDecision: (c, { detail }) => void [c.get("id"), detail.score, detail.others?.[0].family],
  }))
  .use(chatScan<Env>({ onDecision: (c) => void c.get("id"), families: ["prompt"] }))
  .use(djed.leakScan<Env>({ canary: (c) => c.get("canary") }))
  .use(djed.circuitBreaker<Env>({ key: (c) => c.get("name"), store: (c) => storeOf(c.env.RATE) }))
  .use(djed.loadShed<Env>({ priority: (c) => c.get("id") === 1 ? "critical" : "normal" }))
  .use(djed.protect<Env>({
    rateLimit: { key: (c) => c.get("id") },
    audit: { actor: (c) => c.get("name") },
  }));
djed.upstream<Env>("api", { store: (c) => storeOf(c.env.RATE) });
djed.createLimiter<Env>({ limit: (c) => c.env.N });
const storeOf = (binding: RateLimitBinding): djed.Store => bindingStore(binding);
new HonoCopy<Env>().use(djed.rateLimit<Env>({ key: (c) => c.get("id") }));

// Annotated with the context of any copy, also of several in one call.
djed.rateLimit({
  key: (c: Context<Env>) => c.get("id"),
  cost: (c: CopyContext<Env>) => c.env.N,
  limit: (c: OldContext<Env>) => c.get("id"),
  skip: (c: Hono3Context<Env>) => c.get("name") === "admin",
});
djed.circuitBreaker({ key: (c: CopyContext<Env>) => c.get("name") });
djed.tracing({ enabled: (c: CopyContext<Env>) => c.get("id") > 1, trust: (_c: Context) => true });
djed.problems((c: CopyContext<Env>, problem) => c.json({ id: c.get("id"), of: problem.detail }));
durableObjectStore((c: CopyContext<Env>) => c.env.LIMITER);
bindingStore((c: OldContext<Env>) => c.env.RATE);
djed.metrics({ backends: [datadog({ apiKey: (c: CopyContext<Env>) => c.env.KEY })] });
analyticsEngine((c) => c.env.METRICS);
djed.validate("json", v.string(), { onDecision: (c: CopyContext<Env>) => void c.get("id") });

// Without types, `c.get()`, `c.var` and `c.env` are any.
new Hono<Env>().use(djed.rateLimit({ key: (c) => c.get("id"), cost: (c) => c.env.N }));
djed.rateLimit({ key: async (c) => (await c.req.json()).user, skip: (c) => c.var.name === "a" });

// Options that are declared elsewhere keep their environment.
const options: djed.RateLimitOptions<Env> = { key: (c) => c.get("id") };
const validateOptions: djed.ValidateOptions<Env> = { onDecision: (c) => void c.get("id") };
djed.rateLimit(options);
djed.protect({ rateLimit: options });
djed.validate("json", v.string(), validateOptions);
const profiles: Record<string, djed.Profile> = { json: "chat" };
djed.injectionScan({ profiles });
djed.injectionScan({ profiles: { "json/messages/*/content": "chat", "query/q": "field" } });

// Details of decisions have types.
for (const { guard, detail } of djed.decisions({} as Context<Env>)) {
  const score: number | undefined = detail?.score;
  const targets: readonly string[] | undefined = detail?.targets;
  const other: unknown = detail?.other;
  void [guard, score, targets, other];
}
