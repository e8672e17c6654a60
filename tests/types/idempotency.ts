/** Types of `idempotency()`: what it sets, what its callbacks take, which stores it accepts. */
import { Hono } from "hono";
import { idempotency, memoryStore } from "../../src/idempotency/mod.ts";
import type { ClaimStore, IdempotencyVariables } from "../../src/idempotency/mod.ts";
import { redisStore } from "../../src/stores/redis.ts";
import { upstashStore } from "../../src/stores/upstash.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
const isTrue = <T extends true>(): T => true as T;

type Env = { Variables: { userId: string | undefined } };
declare const own: ClaimStore;
declare const send: (command: string, args: string[]) => Promise<unknown>;

const guard = idempotency<Env>({
  key(c) {
    isTrue<Equal<typeof c.var.userId, string | undefined>>();
    return c.var.userId;
  },
  onDecision(c, decision) {
    isTrue<Equal<typeof c.var.userId, string | undefined>>();
    isTrue<Equal<typeof decision.action, "allow" | "deny" | "report">>();
  },
});
isTrue<Equal<typeof guard.kind, "idempotency">>();

for (const store of [memoryStore(), redisStore({ client: { send } }), upstashStore(), own]) {
  idempotency({ store, key: () => Promise.resolve(1n), ttl: "7d", lease: 60_000 });
}
idempotency({ key: () => null, methods: ["PUT", "DELETE"], required: false, maxStored: "10kb" });

/** The variable is known in a route, and in an app that declares it. */
export const app: unknown = new Hono()
  .post("/", guard, (c) => {
    isTrue<Equal<typeof c.var.idempotency, { readonly key: string; readonly claimed: boolean }>>();
    return c.text(c.var.idempotency.key);
  });
export const declared: Hono<{ Variables: IdempotencyVariables }> = new Hono();
