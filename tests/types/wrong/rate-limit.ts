/**
 * Wrong calls of rateLimit() and createLimiter().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ windowMs: 'windowMs' does not exist in type 'RateLimitOptions<EdgeEnv>'. Did you mean to write
djed.rateLimit({ windowMs: 60 });
//~ "chatt": Argument of type '"chatt"' is not assignable to parameter of type
djed.rateLimit("chatt");
//~ limit: Type 'string' is not assignable to type 'number | NumberByRequest<EdgeEnv> | undefined'.
djed.rateLimit({ limit: "10" });
//~ windowMs: 'windowMs' does not exist in type 'RateLimitOptions<EdgeEnv>'. Did you mean to write
djed.rateLimit("chat", { windowMs: 1 });
//~ limit: Type 'string' is not assignable to type 'number | NumberByRequest<EdgeEnv> | undefined'.
djed.rateLimit("chat", { limit: "1" });
//~ "chatt": Argument of type '"chatt"' is not assignable to parameter of type 'PresetName'.
djed.rateLimit("chatt", { limit: 1 });
//~ 5: Type '5' has no properties in common with type 'RateLimitOptions<EdgeEnv>'.
djed.rateLimit("chat", 5);
//~ 60: Argument of type '60' is not assignable to parameter of type
djed.rateLimit(60);
//~ {: Argument of type '{ limit: number; }' is not assignable to parameter of type 'PresetName'.
djed.rateLimit({ limit: 5 }, { window: "1m" });
//~ window: Type '"1 minute"' is not assignable to type 'Duration | undefined'.
djed.rateLimit({ limit: 10, window: "1 minute" });
//~ keyGenerator: 'keyGenerator' does not exist in type 'RateLimitOptions<EdgeEnv>'.
djed.rateLimit({ keyGenerator: () => "a" });
//~ key: Type 'string' is not assignable to type '(c: EdgeContext) =>
djed.rateLimit({ key: "ip" });
//~ key: Type '() => { id: number; }' is not assignable to type '(c: EdgeContext) =>
djed.rateLimit({ key: () => ({ id: 1 }) });
//~ store: Type 'string' is not assignable to type 'Store'.
djed.rateLimit({ store: "redis://x" });
//~ store: Type '{}' is missing the following properties from type 'Store': scope, take
djed.rateLimit({ store: {} });
//~ failMode: Type '"throw"' is not assignable to type 'FailMode | undefined'.
djed.rateLimit({ failMode: "throw" });
//~ headers: Type 'true' is not assignable to type 'HeaderStyle | undefined'.
djed.rateLimit({ headers: true });
//~ windows: 'windows' does not exist in type 'PolicyOptions<EdgeEnv>'. Did you mean to write
djed.rateLimit({ policies: [{ limit: 1, windows: "1m" }] });
//~ onDecision: Type 'number' is not assignable to type '(c: EdgeContext, decision:
djed.rateLimit({ onDecision: 3 });
//~ max: 'max' does not exist in type 'LimiterOptions<EdgeEnv>'.
djed.createLimiter({ max: 3 });
//~ limit: Type 'string' is not assignable to type 'number | NumberByRequest<EdgeEnv> | undefined'.
djed.createLimiter({ limit: "1" });
//~ createLimiter: Expected 1 arguments, but got 0.
djed.createLimiter();
//~ maxKey: 'maxKey' does not exist in type 'MemoryStoreOptions'. Did you mean to write 'maxKeys'?
djed.memoryStore({ maxKey: 3 });
//~ take: Expected 1-3 arguments, but got 0.
djed.rateLimit().limiter.take();
//~ 3: Argument of type 'number' is not assignable to parameter of type 'string'.
djed.rateLimit().limiter.take(3);
//~ key: Type '(c: Context<Env, any, {}>) => { id: string; }' is not assignable to type '(c:
djed.rateLimit<Env>({ key: (c) => c.get("user") });
//~ key: Type '(c: Context<Env, any, {}>) => { id: string; }' is not assignable to type '(c:
djed.rateLimit<Env>("chat", { key: (c) => c.get("user") });
//~ cost: Type '(c: Context<Env, any, {}>) => string' is not assignable to type 'number |
djed.rateLimit<Env>({ cost: (c) => c.env.KEY });
//~ NOPE: Property 'NOPE' does not exist on type '{ KEY: string; N: number; }'.
djed.rateLimit<Env>({ limit: (c) => c.env.NOPE });
//~ {: Type '{ id: number; }' has no properties in common with type 'EdgeEnv'.
djed.rateLimit<{ id: number }>({ limit: 1 });
//~ limit: Type '(c: Context<Env, any, {}>) => string' is not assignable to type 'number |
djed.createLimiter<Env>({ limit: (c) => c.get("name") });
