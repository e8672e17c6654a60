/** Wrong options of idempotency(). */
import { idempotency } from "../../../src/idempotency/mod.ts";
import type { Mistake } from "./mistake.ts";
import { theirOptions } from "./their-name.ts";
import { wrongValues } from "./value.ts";

const made = (options: unknown) => idempotency(options as never);
const here = (name: string) => `this is "${name}" here`;

/** Mistakes in `idempotency()`. */
export const idempotencyValues: readonly Mistake[] = [
  ...wrongValues(
    [
      "the name of a header in place of a function",
      'idempotency({ key: "x-user-id" })',
      () => made({ key: "x-user-id" }),
      'idempotency: key must be a function, got "x-user-id"',
      'idempotency({ key: (c) => c.get("userId") })',
    ],
    [
      "a store that keeps no claims",
      "idempotency({ store: bindingStore((c) => c.env.LIMITER) })",
      () => made({ store: { scope: "global", take: () => [] } }),
      "idempotency: store must be a store that keeps claims: of Redis, Upstash, Durable Objects, " +
      "Deno KV, or memoryStore(), got an object",
      "idempotency({ store: durableObjectStore((c) => c.env.LIMITER) })",
    ],
    [
      "a method that changes nothing",
      'idempotency({ methods: ["GET"] })',
      () => made({ methods: ["GET"] }),
      'idempotency: methods must be a list of "POST", "PATCH", "PUT", "DELETE", got "GET"',
      'idempotency({ methods: ["POST", "PUT"] })',
    ],
    [
      "a lease in seconds",
      "idempotency({ lease: 60 })",
      () => made({ lease: 60 }),
      'idempotency: lease must be a duration in ms, or like "500ms", "10s", "1m", "2h", "1d" ' +
      "from 1000 to 86400000 ms, got 60",
      'idempotency({ lease: "60s" })',
    ],
    [
      "the fallback of a limiter",
      'idempotency({ failMode: "local" })',
      () => made({ failMode: "local" }),
      'idempotency: failMode must be one of "closed", "open", got "local"',
      'idempotency({ failMode: "closed" })',
    ],
  ),
  ...theirOptions("@node-idempotency/core", "idempotency", made, [
    ["cacheTTLMS", 86_400_000, here("ttl"), 'idempotency({ ttl: "24h" })'],
    ["enforceIdempotency", true, here("required"), "idempotency({ required: true })"],
    ["headerName", "X-Key", "the header is Idempotency-Key", "idempotency()"],
  ]),
];
