/** Wrong options of the stores. */
import { bindingStore } from "../../../src/stores/binding.ts";
import { denoKvStore } from "../../../src/stores/deno-kv.ts";
import { durableObjectStore } from "../../../src/stores/durable-object.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { systemClock } from "../../../src/core/clock.ts";
import type { Mistake } from "./mistake.ts";
import { wrongValues } from "./value.ts";

const never = (value: unknown) => value as never;
const client = { sendCommand: () => Promise.resolve(null) };
const charge = { key: "k", limit: 1, window: 1000, capacity: 1, cost: 1 };
/** As the function of a user that Deno has no `openKv` for. */
const openKv = () => {
  throw new TypeError("Deno.openKv is not a function");
};

/** Mistakes in the stores. */
export const storeValues: readonly Mistake[] = [
  ...wrongValues(
    [
      "a URL in place of a client of Redis",
      'redisStore("redis://localhost:6379")',
      () => redisStore(never("redis://localhost:6379")),
      'redisStore: options must be an object, got "redis://localhost:6379"; ' +
      "write redisStore({ client }), with a connected client",
      "redisStore({ client: await createClient({ url }).connect() })",
    ],
    [
      "a URL as the client",
      'redisStore({ client: "redis://app:secret@redis.example" })',
      () => redisStore({ client: never("redis://app:secret@redis.example") }),
      "redisStore: client must be a client of redis, ioredis, iovalkey or Bun, or (c) => client, " +
      'got "redis://…@redis.example"',
      "redisStore({ client: await createClient({ url }).connect() })",
    ],
    [
      "a client in place of the options",
      "redisStore(client)",
      () => redisStore(never(client)),
      "redisStore: got a client, not options; write redisStore({ client })",
      "redisStore({ client })",
    ],
    [
      "a function in place of the options",
      "redisStore(() => client)",
      () => redisStore(never(() => client)),
      "redisStore: options must be an object, got a function; write redisStore({ client })",
      "redisStore({ client: (c) => connect(c.env) })",
    ],
    [
      "the URL as an option",
      'redisStore({ url: "redis://localhost:6379" })',
      () => redisStore(never({ url: "redis://localhost:6379" })),
      'redisStore: unknown option "url" ("redis://localhost:6379"): write { client }',
      "redisStore({ client: await createClient({ url }).connect() })",
    ],
    [
      "a URL in place of a Redis of Upstash",
      'upstashStore("https://eu1.upstash.io")',
      () => upstashStore(never("https://eu1.upstash.io")),
      'upstashStore: options must be an object, got "https://eu1.upstash.io"; ' +
      "write upstashStore({ redis: new Redis({ url, token }) })",
      "upstashStore({ redis: new Redis({ url, token }) })",
    ],
    [
      "the URL of Upstash as an option",
      'upstashStore({ url: "https://eu1.upstash.io" })',
      () => upstashStore(never({ url: "https://eu1.upstash.io" })),
      'upstashStore: unknown option "url" ("https://eu1.upstash.io"): ' +
      "write { redis: new Redis({ url, token }) }",
      "upstashStore({ redis: new Redis({ url, token }) })",
    ],
    [
      "a Redis of Upstash in place of the options",
      "upstashStore(redis)",
      () => upstashStore(never({ evalsha() {} })),
      "upstashStore: got a client, not options; write upstashStore({ redis })",
      "upstashStore({ redis })",
    ],
    [
      "the name of a binding",
      'bindingStore("LIMITER")',
      () => bindingStore(never("LIMITER")),
      "bindingStore: binding must be a rate-limit binding, or (c) => binding, " +
      'got "LIMITER"; write bindingStore((c) => c.env.LIMITER)',
      "bindingStore((c) => c.env.LIMITER)",
    ],
    [
      "a binding that does not exist at module scope",
      "bindingStore(process.env.LIMITER)",
      () => bindingStore(never(undefined)),
      "got undefined; write bindingStore((c) => c.env.NAME)",
      "bindingStore((c) => c.env.LIMITER)",
    ],
    [
      "the name of a Durable Object",
      'durableObjectStore("LIMITER")',
      () => durableObjectStore(never("LIMITER")),
      "durableObjectStore: namespace must be a Durable Object namespace, or (c) => namespace, " +
      'got "LIMITER"; write durableObjectStore((c) => c.env.LIMITER)',
      "durableObjectStore((c) => c.env.LIMITER)",
    ],
    [
      "a Deno KV in place of the options",
      "denoKvStore(() => Deno.openKv())",
      () => denoKvStore(never(openKv)),
      "denoKvStore: options must be an object, got a function; " +
      "write denoKvStore({ kv: () => Deno.openKv() })",
      "denoKvStore({ kv: () => Deno.openKv() })",
    ],
    [
      "a path in place of a Deno KV",
      'denoKvStore({ path: "kv.sqlite" })',
      () => denoKvStore(never({ path: "kv.sqlite" })),
      'denoKvStore: unknown option "path" ("kv.sqlite"): write { kv: () => Deno.openKv(path) }',
      'denoKvStore({ kv: () => Deno.openKv("kv.sqlite") })',
    ],
  ),
  ...wrongValues(
    [
      "`Deno.openKv` without the flag",
      "denoKvStore({ kv: Deno.openKv })",
      () => denoKvStore({ kv: never(undefined) }),
      "denoKvStore: kv must be a Deno.Kv, or (c) => Deno.Kv: Deno.openKv needs deno --unstable-kv",
      "deno run --unstable-kv main.ts",
    ],
    [
      "`Deno.openKv()` without the flag",
      "denoKvStore({ kv: () => Deno.openKv() })",
      () => {
        const context = { now: 0, clock: systemClock, c: undefined };
        return denoKvStore({ kv: openKv }).take([[charge]], never(context));
      },
      "denoKvStore: kv failed: Deno.openKv needs deno --unstable-kv",
      "deno run --unstable-kv main.ts",
    ],
  ).map((mistake) => ({ ...mistake, only: ["deno" as const] })),
];
