/**
 * Wrong calls of protect(), problems() and the readers of decisions.
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";
import { manualClock, requestFrom } from "@djed/edge/testing";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ ratelimit: 'ratelimit' does not exist in type 'ProtectOptions<EdgeEnv>'. Did you mean to write
djed.protect({ ratelimit: {} });
//~ windowMs: 'windowMs' does not exist in type 'RateLimitOptions<EdgeEnv>'. Did you mean to write
djed.protect({ rateLimit: { windowMs: 1 } });
//~ rateLimit: Type '"chatt"' is not assignable to type 'false |
djed.protect({ rateLimit: "chatt" });
//~ rateLimit: Type 'true' is not assignable to type 'false |
djed.protect({ rateLimit: true });
//~ level: Type '"trace"' is not assignable
djed.protect({ logger: { level: "trace" } });
//~ logger: Type 'true' is not assignable to type 'false | LoggerOptions<EdgeEnv> | undefined'.
djed.protect({ logger: true });
//~ limit: 'limit' does not exist in type 'ProtectOptions<EdgeEnv>'.
djed.protect({ limit: 5 });
//~ mode: Type '"dry"' is not assignable to type
djed.protect({ mode: "dry" });
//~ "chat": Type '"chat"' has no properties in common with type 'ProtectOptions<EdgeEnv>'.
djed.protect("chat");
//~ key: Type '(c: Context<Env, any, {}>) => { id: string; }' is not assignable to type '(c:
djed.protect<Env>({ rateLimit: { key: (c) => c.get("user") } });
//~ {}: Argument of type '{}' is not assignable to parameter of type 'RenderProblem<EdgeEnv>'.
djed.problems({});
//~ problems: Expected 1 arguments, but got 0.
djed.problems();
//~ "a": Argument of type 'string' is not assignable to parameter of type 'RenderProblem<EdgeEnv>'.
djed.problems("a");
//~ deatil: Property 'deatil' does not exist on type 'Problem'. Did you mean 'detail'?
djed.problems((_c, problem) => problem.deatil);
//~ (: Type '{ error: djed.ProblemCode; }' is not assignable
djed.problems((_c, problem) => ({ error: problem.code }));
//~ NOPE: Property 'NOPE' does not exist on type '{ KEY: string; N: number; }'.
djed.problems<Env>((c) => c.json(c.env.NOPE));
//~ 3: Argument of type 'number' is not assignable to parameter of type 'EdgeContext'.
djed.decisions(3);
//~ detial: Property 'detial' does not exist on type 'Decision'. Did you mean 'detail'?
djed.decisions({} as djed.EdgeContext)[0].detial;
//~ valid: Expected 2 arguments, but got 1.
djed.valid({} as djed.EdgeContext);
//~ "now": Argument of type 'string' is not assignable to parameter of type 'number'.
manualClock("now");
//~ 3: Argument of type 'number' is not assignable to parameter of type 'string'.
requestFrom(3);
