/** Mistakes in `apiKeys()` and its functions. */
import { apiKeys } from "../../../src/api-keys/mod.ts";
import type { ApiKeys } from "../../../src/api-keys/mod.ts";
import { bindingStore } from "../../../src/stores/binding.ts";
import { memoryStore } from "../../../src/stores/memory.ts";
import type { Mistake } from "./mistake.ts";
import { theirOptions } from "./their-name.ts";
import { wrongValues } from "./value.ts";

const never = (value: unknown) => value as never;
const binding = { limit: () => Promise.resolve({ success: true }) };
const keys = (): ApiKeys => apiKeys({ store: memoryStore() });

/** Mistakes in API keys. */
export const apiKeyValues: readonly Mistake[] = [
  ...wrongValues(
    [
      "a prefix in place of the options",
      'apiKeys("shop_live")',
      () => apiKeys(never("shop_live")),
      'apiKeys: options must be an object, got "shop_live"; write { prefix: "shop_live" }',
      'apiKeys({ prefix: "shop_live" })',
    ],
    [
      "a prefix with its separator",
      'apiKeys({ prefix: "shop_live_" })',
      () => apiKeys({ prefix: "shop_live_" }),
      'apiKeys: prefix must be letters, digits and single underscores, as "shop_live", ' +
      'got "shop_live_"',
      'apiKeys({ prefix: "shop_live" })',
    ],
    [
      "a store that keeps no keys",
      "apiKeys({ store: bindingStore((c) => c.env.LIMITER) })",
      () => apiKeys({ store: bindingStore(binding) }),
      "apiKeys: store must be { find, put, list, revoke }, or a store that keeps keys (memory, " +
      "Redis, Upstash, Durable Object, Deno KV), got an object",
      "apiKeys({ store: durableObjectStore((c) => c.env.LIMITER) })",
    ],
    [
      "an empty pepper",
      'apiKeys({ pepper: process.env.PEPPER ?? "" })',
      () => apiKeys({ pepper: "" }),
      'apiKeys: pepper must be a text or (c) => text, got ""',
      "apiKeys({ pepper: (c) => c.env.PEPPER })",
    ],
    [
      "a longer cache",
      'apiKeys({ cache: "1h" })',
      () => apiKeys({ cache: "1h" }),
      'apiKeys: cache must be a duration in ms, or like "500ms", "10s", "1m", "2h", "1d" from 0 to ' +
      '60000 ms, got "1h"',
      'apiKeys({ cache: "60s" }): a revoked key works for as long',
    ],
    [
      "one scope as text",
      'keys.guard({ scopes: "orders:read" })',
      () => keys().guard({ scopes: never("orders:read") }),
      'apiKeys: guard: scopes must be an array of texts, got "orders:read"; write ["orders:read"]',
      'keys.guard({ scopes: ["orders:read"] })',
    ],
    [
      "scopes in one text",
      'keys.guard({ scopes: ["orders:read orders:write"] })',
      () => keys().guard({ scopes: ["orders:read orders:write"] }),
      "apiKeys: guard: scopes must be texts without spaces, quotes and backslashes, as " +
      '"orders:write", got "orders:read orders:write"',
      'keys.guard({ scopes: ["orders:read", "orders:write"] })',
    ],
    [
      "`keys.guard` without `()`",
      "app.use(keys.guard)",
      () => keys().guard(never({ req: {}, json() {} })),
      "apiKeys: guard: got a request, not options; call it: app.use(djed.apiKeys({ … }).guard())",
      "app.use(keys.guard())",
    ],
    [
      "an owner in place of the options",
      'keys.create("ann")',
      () => keys().create(never("ann")),
      'apiKeys: create: options must be an object, got "ann"; write { owner: "ann" }',
      'keys.create({ owner: "ann" })',
    ],
    [
      "a duration in words",
      'keys.create({ owner: "ann", expires: "90 days" })',
      () => keys().create({ owner: "ann", expires: never("90 days") }),
      'got "90 days"; write "90d"',
      'keys.create({ owner: "ann", expires: "90d" })',
    ],
  ),
  ...theirOptions("better-auth", "apiKeys", (o) => apiKeys(o), [
    ["defaultPrefix", "shop_", 'this is "prefix" here', 'apiKeys({ prefix: "shop" })'],
    [
      "apiKeyHeaders",
      "x-key",
      "keys are read from Authorization: Bearer and X-API-Key",
      "send the key in one of these headers",
    ],
    [
      "rateLimit",
      true,
      "use rateLimit({ key: (c) => c.var.apiKey.id })",
      "app.use(rateLimit({ key: (c) => c.var.apiKey.owner }))",
    ],
  ]),
];
