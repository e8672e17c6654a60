/** Callback options of limiters and their stores. */
import * as djed from "../../../mod.ts";
import { bindingStore } from "../../../src/stores/binding.ts";
import { denoKvStore } from "../../../src/stores/deno-kv.ts";
import { durableObjectStore } from "../../../src/stores/durable-object.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import { upstashRatelimitStore } from "../../../src/stores/upstash-ratelimit.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { ANSWERED, failuresOf, NOTHING, OBSERVED, through } from "./case.ts";
import type { AnyFunction, CallbackCase, Driven } from "./case.ts";

function limited(
  option: string,
  options: (callback: any) => djed.RateLimitOptions,
  counts = ANSWERED,
): CallbackCase {
  return {
    options: [option],
    counts,
    async drive(callback) {
      const guard = djed.rateLimit(options(callback));
      return { status: await through(guard), failures: await failuresOf(guard) };
    },
  };
}

/** A store whose failures the limiter counts and tolerates. */
function stored(
  options: readonly string[],
  makeStore: (callback: any) => djed.Store,
  counts = ANSWERED,
): CallbackCase {
  return {
    options,
    counts,
    async drive(callback): Promise<Driven> {
      const store = makeStore(callback);
      // A window that every store supports.
      const guard = djed.rateLimit({
        store,
        storeTimeout: "50ms",
        window: "1m",
        burst: 0,
        headers: false,
      });
      return { status: await through(guard), failures: await failuresOf(guard) };
    },
  };
}

/** Deno KV with one method replaced. */
function kvWith(method: string, callback: AnyFunction) {
  const atomic: Record<string, AnyFunction> = {
    check: () => atomic,
    set: () => atomic,
    delete: () => atomic,
    commit: () => Promise.resolve({ ok: true }),
  };
  const kv: Record<string, AnyFunction> = {
    getMany: (keys: readonly unknown[]) =>
      Promise.resolve(keys.map(() => ({ value: null, versionstamp: null }))),
    atomic: () => atomic,
  };
  (method in kv ? kv : atomic)[method] = callback;
  return kv as never;
}

/** A Durable Object namespace with one method replaced. */
function namespaceWith(method: string, callback: AnyFunction) {
  const answer: Record<string, unknown> = {
    ok: true,
    status: 200,
    json: () => Promise.resolve({ takes: [{ allowed: true, spent: [0] }] }),
  };
  const stub: Record<string, unknown> = { fetch: () => Promise.resolve(answer) };
  const namespace: Record<string, unknown> = {
    idFromName: (name: string) => name,
    get: () => stub,
  };
  for (const holder of [answer, stub, namespace]) if (method in holder) holder[method] = callback;
  return namespace as never;
}

const database = (callback: AnyFunction) => ({ evalsha: callback, get: callback, set: callback });
/** `set` and similar commands may return any valid reply. */
const SAID = OBSERVED.filter((way) => way !== "gives what cannot be read");

export const rateLimitCases: readonly CallbackCase[] = [
  limited("RateLimitOptions.key", (key) => ({ key })),
  limited("RateLimitOptions.cost", (cost) => ({ cost })),
  limited("RateLimitOptions.skip", (skip) => ({ skip })),
  limited("LimiterOptions.limit", (limit) => ({ limit })),
  limited("RateLimitOptions.countWhen", (countWhen) => ({ countWhen })),
  limited("RateLimitOptions.onDecision", (onDecision) => ({ onDecision }), OBSERVED),
  limited("PolicyOptions.limit", (limit) => ({ policies: [{ name: "own", limit }] })),
  {
    options: ["LimiterOptions.limit"],
    counts: ANSWERED,
    async drive(limit) {
      const limiter = djed.createLimiter({ limit });
      const { allowed } = await limiter.take("user");
      return { status: allowed ? 200 : 429, failures: await failuresOf(limiter) };
    },
  },
  stored(["Store.take"], (take) => ({ scope: "global", take })),
  stored(
    ["Store.check"],
    (check) => {
      const { take } = djed.memoryStore();
      const store: djed.Store = { scope: "global", take, check };
      try {
        djed.rateLimit({ store });
      } catch {
        // The store throws for a policy it does not support, so that no limiter is made.
        return djed.memoryStore();
      }
      return store;
    },
    NOTHING,
  ),
  stored(["CallClient.call"], (call) => redisStore({ client: { call } })),
  stored(["CommandClient.sendCommand"], (sendCommand) => redisStore({ client: { sendCommand } })),
  stored(
    ["ClusterCommandClient.sendCommand"],
    (sendCommand) => redisStore({ client: { sendCommand, masters: [] } }),
  ),
  stored(["SendClient.send"], (send) => redisStore({ client: { send } })),
  stored(["RedisStoreOptions.client"], (client) => redisStore({ client })),
  stored(
    ["UpstashClient.eval", "UpstashClient.evalsha", "UpstashClient.set"],
    (call) => upstashStore({ redis: { eval: call, evalsha: call, set: call } }),
  ),
  stored(["UpstashStoreOptions.redis"], (redis) => upstashStore({ redis })),
  stored(["upstashStore(source)"], (source) => upstashStore(source)),
  stored(
    ["RatelimitDatabase.evalsha", "RatelimitDatabase.get", "RatelimitDatabase.set"],
    (call) => upstashRatelimitStore({ redis: database(call) }),
  ),
  stored(
    ["UpstashRatelimitStoreOptions.redis"],
    (redis) => upstashRatelimitStore({ redis }),
  ),
  stored(
    ["ReadyRatelimit.limit", "ReadyRatelimit.getRemaining"],
    (call) => upstashRatelimitStore({ ratelimit: { limit: call, getRemaining: call } as never }),
  ),
  stored(
    ["ReadyRatelimitStoreOptions.ratelimit"],
    (ratelimit) => upstashRatelimitStore({ ratelimit }),
  ),
  stored(["KvDatabase.getMany"], (call) => denoKvStore({ kv: kvWith("getMany", call) })),
  stored(["KvDatabase.atomic"], (call) => denoKvStore({ kv: kvWith("atomic", call) })),
  stored(["KvAtomic.check"], (call) => denoKvStore({ kv: kvWith("check", call) }), NOTHING),
  stored(["KvAtomic.set"], (call) => denoKvStore({ kv: kvWith("set", call) }), NOTHING),
  stored(["KvAtomic.delete"], (call) => denoKvStore({ kv: kvWith("delete", call) }), NOTHING),
  stored(["KvAtomic.commit"], (call) => denoKvStore({ kv: kvWith("commit", call) }), SAID),
  stored(["DenoKvStoreOptions.kv"], (kv) => denoKvStore({ kv })),
  stored(["RateLimitBinding.limit"], (limit) => bindingStore({ limit })),
  stored(["bindingStore(binding)"], (binding) => bindingStore(binding)),
  stored(
    ["LimiterNamespace.idFromName"],
    (call) => durableObjectStore(namespaceWith("idFromName", call)),
    NOTHING,
  ),
  stored(["LimiterNamespace.get"], (call) => durableObjectStore(namespaceWith("get", call))),
  stored(["LimiterStub.fetch"], (call) => durableObjectStore(namespaceWith("fetch", call))),
  stored(["LimiterAnswer.json"], (call) => durableObjectStore(namespaceWith("json", call))),
  stored(["durableObjectStore(namespace)"], (namespace) => durableObjectStore(namespace)),
];
