/**
 * Wrong calls of the stores.
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import { bindingStore } from "@djed/edge/stores/binding";
import { denoKvStore } from "@djed/edge/stores/deno-kv";
import { durableObjectStore } from "@djed/edge/stores/durable-object";
import { redisStore } from "@djed/edge/stores/redis";
import { upstashStore } from "@djed/edge/stores/upstash";
import { upstashRatelimitStore } from "@djed/edge/stores/upstash-ratelimit";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ "redis://localhost": Argument of type 'string' is not assignable to parameter of type
redisStore("redis://localhost");
//~ client: Type 'string' is not assignable to type 'ResourceSource<RedisClient, EdgeEnv>'.
redisStore({ client: "redis://localhost" });
//~ url: 'url' does not exist in type 'RedisStoreOptions<EdgeEnv>'.
redisStore({ url: "redis://localhost" });
//~ redisStore: Expected 1 arguments, but got 0.
redisStore();
//~ client: Type '(c: Context<Env, any, {}>) => string' is not assignable to type
redisStore<Env>({ client: (c) => c.env.KEY });
//~ "https://a.upstash.io": Argument of type '"https://a.upstash.io"' is not assignable to
upstashStore("https://a.upstash.io");
//~ url: 'url' does not exist in type 'UpstashStoreOptions<EdgeEnv> | ((c: EdgeContext) =>
upstashStore({ url: "https://a.upstash.io" });
//~ (c): Argument of type '(c: Context<Env, any, {}>) => string' is not assignable to parameter of
upstashStore<Env>((c) => c.env.KEY);
//~ redis: Type 'number' is not assignable to type 'ResourceSource<UpstashDatabases, EdgeEnv>'.
upstashRatelimitStore({ redis: 3 });
//~ client: 'client' does not exist in type
upstashRatelimitStore({ client: 3 });
//~ "a.db": Argument of type 'string' is not assignable to parameter of type
denoKvStore("a.db");
//~ path: 'path' does not exist in type 'DenoKvStoreOptions<EdgeEnv>'.
denoKvStore({ path: "a.db" });
//~ "LIMITER": Argument of type 'string' is not assignable to parameter of type
durableObjectStore("LIMITER");
//~ (c): Argument of type '(c: Context<Env, any, {}>) => string' is not assignable to parameter of
durableObjectStore<Env>((c) => c.env.KEY);
//~ "LIMITER": Argument of type 'string' is not assignable to parameter of type
bindingStore("LIMITER");
//~ NOPE: Property 'NOPE' does not exist on type '{ KEY: string; N: number; }'.
bindingStore<Env>((c) => c.env.NOPE);
