/** Types of the options, the callbacks and the limiter. */
import { Hono } from "hono";
import { Hono as OtherHono } from "hono-copy";
import type { Context as OtherContext } from "hono-copy";
import type { Context } from "hono";
import * as djed from "@djed/edge";
import { failingStore, manualClock, requestFrom } from "@djed/edge/testing";

type Env = { Variables: { user: { id: string; plan: number } }; Bindings: { LIMIT: number } };

// Callbacks may be written for the context of any Hono copy, with its own environment.
djed.rateLimit({
  key: (c: Context<Env>) => c.get("user").id,
  cost: (c: Context<Env>) => c.env.LIMIT,
  limit: (c: OtherContext<Env>) => c.get("user").plan,
  skip: async (c: OtherContext<Env>) => await Promise.resolve(c.req.path === "/free"),
  countWhen: (c: Context) => c.res.status === 401,
  onDecision: (c: Context, decision) => c.set("left" as never, decision.remaining as never),
});

// Without a type, the context is what every copy has.
djed.rateLimit({ key: (c) => c.req.header("x-api-key"), cost: (c) => c.req.query("n") ? 5 : 1 });

// A key may be anything that has one text, and a limit may be asked for elsewhere.
djed.rateLimit({ key: (c: Context<Env>) => c.get("user").plan });
djed.rateLimit({ key: () => Promise.resolve(42n), limit: () => Promise.resolve(5) });
djed.rateLimit({ countWhen: async (c) => await Promise.resolve(c.res.status === 401) });
// @ts-expect-error: an object is not a key
djed.rateLimit({ key: (c: Context<Env>) => c.get("user") });
// @ts-expect-error: a cost is a number
djed.rateLimit({ cost: "2" });
// @ts-expect-error: there are three fail modes
djed.rateLimit({ failMode: "throw" });
// @ts-expect-error: headers are a style or false
djed.rateLimit({ headers: true });
// @ts-expect-error: a preset is tuned by options
djed.rateLimit("chat", 5);
// @ts-expect-error: trusted proxies are a number or a list
djed.rateLimit({ trustedProxies: "10.0.0.0/8" });
// @ts-expect-error: presets cannot be changed
djed.presets.chat.limit = 1;

const guard = djed.rateLimit();
new Hono<Env>().use(guard).use("/api/*", guard).get("/one", guard, (c) => c.text(c.get("user").id));
new OtherHono<Env>().use(guard).use("/api/*", guard).get("/one", guard, (c) => c.text("x"));
const watched: djed.Observable = guard;
const limiter: djed.Limiter = guard.limiter;
new Hono().use(djed.problems((c: Context, problem) => c.json({ code: problem.code }, 429)));
new Hono().use(djed.problems((c, problem) => c.json({ code: problem.code }, problem.status)));

/** A limiter in this process may answer at once; `await` takes both. */
export async function left(c: Context): Promise<number> {
  const { remaining, policies } = await limiter.take("user", 1, c);
  const decision: djed.RateLimitDecision = await watched.ping().then(() => limiter.peek("user"));
  // @ts-expect-error: a decision is read, not written
  decision.allowed = true;
  // @ts-expect-error: so are its policies
  policies[0] = policies[1];
  const seen: readonly djed.Decision[] = djed.decisions(c);
  const store: djed.Store = failingStore();
  const clock: djed.Clock = manualClock();
  djed.createLimiter({ limit: 1, store, clock });
  // @ts-expect-error: a limit must be a number
  djed.createLimiter({ limit: "1" });
  const response: Response = await new Hono().fetch(...requestFrom("192.0.2.1"));
  return remaining + seen.length + response.status;
}
