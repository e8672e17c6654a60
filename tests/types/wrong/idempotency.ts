/**
 * Wrong calls of idempotency().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import { idempotency } from "@djed/edge/idempotency";

type Env = { Variables: { user: { id: string } } };

//~ tll: 'tll' does not exist in type 'IdempotencyOptions<EdgeEnv>'.
idempotency({ tll: "1h" });
//~ ttl: Type '"1 hour"' is not assignable to type 'Duration | undefined'.
idempotency({ ttl: "1 hour" });
//~ failMode: Type '"local"' is not assignable to type
idempotency({ failMode: "local" });
//~ "GET": Type '"GET"' is not assignable to type
idempotency({ methods: ["GET"] });
//~ store: Type 'string' is not assignable to type 'ClaimStore | Store | undefined'.
idempotency({ store: "redis://x" });
//~ key: Type '(c: Context<Env, any, {}>) => { id: string; }' is not assignable to type
idempotency<Env>({ key: (c) => c.get("user") });
//~ 5: Type '5' has no properties in common with type 'IdempotencyOptions<EdgeEnv>'.
idempotency(5);
