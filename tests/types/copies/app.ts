/**
 * One app on "hono-of-the-app", which each configuration of this folder maps to another copy or
 * version of Hono than the one the library is compiled against. It must compile without an error.
 */
import { Hono } from "hono-of-the-app";
import type { Context } from "hono-of-the-app";
import * as v from "valibot";
import * as djed from "@djed/edge";
import { toProblem } from "@djed/edge/resilience";

type Env = { Variables: djed.RateLimitVariables };

const app = new Hono<Env>();

app.use("*", djed.problems((_c, problem) => Response.json(problem, { status: problem.status })));
app.use("*", djed.problems((c, problem) => c.json(problem, problem.status)));
app.use("*", djed.problems<Env>((c, problem) => c.json({ ...problem }, problem.status)));
app.onError((error, c) => {
  const problem = toProblem(error);
  return problem ? c.json(problem, problem.status) : c.text("Internal Server Error", 500);
});
app.use("*", djed.rateLimit());
app.use("/chat/*", djed.rateLimit("chat", { key: (c) => c.req.header("x-user") ?? "" }));

// Callbacks that name their context's type: the app's own copy of it.
app.use(
  "/a/*",
  djed.rateLimit({ key: (c: Context) => c.req.path, cost: (c: Context) => c.req.url.length }),
);
app.get("/route", djed.rateLimit({ limit: 10, window: "1s" }), (c) => c.text("ok"));
app.on(["GET", "POST"], "/on", djed.rateLimit("api"), (c) => c.text("ok"));

app.get("/variables", (c) => {
  const decision = c.get("rateLimit");
  const remaining: number = decision.remaining;
  const guards: string[] = djed.decisions(c).map((d) => d.guard);
  return c.json({ remaining, guards });
});

app.post("/orders", djed.validate("json", v.object({ qty: v.number() })), (c) => c.text("ok"));

export default app;
