/** Wrong values of the options of rate limiting. */
import * as djed from "../../../mod.ts";
import type { Mistake } from "./mistake.ts";
import { wrongValues } from "./value.ts";

const limit = (options: unknown) => djed.rateLimit(options as djed.RateLimitOptions);
const limiter = djed.createLimiter({ limit: 5 });
const DURATION = 'rateLimit: window must be a duration in ms, or like "500ms", "10s", "1m", "2h", ';

/** Mistakes in `rateLimit()` and `createLimiter()`. */
export const rateLimitValues: readonly Mistake[] = [
  ...wrongValues(
    [
      "a misspelt option",
      "rateLimit({ limti: 5 })",
      () => limit({ limti: 5 }),
      'rateLimit: unknown option "limti", did you mean "limit"?; allowed: policies, limit, window',
      "rateLimit({ limit: 5 })",
    ],
    [
      "an option in the wrong case",
      "rateLimit({ failmode: 'open' })",
      () => limit({ failmode: "open" }),
      'rateLimit: unknown option "failmode", did you mean "failMode"?',
      'rateLimit({ failMode: "open" })',
    ],
    [
      "a number in place of the options",
      "rateLimit(100)",
      () => limit(100),
      "rateLimit: options must be an object, got 100; write { limit: 100 }",
      "rateLimit({ limit: 100 })",
    ],
    [
      "an array in place of the options",
      "rateLimit([{ limit: 5 }])",
      () => limit([{ limit: 5 }]),
      "rateLimit: options must be an object, got an array of 1",
      "rateLimit({ policies: [{ limit: 5 }] })",
    ],
    [
      "a preset that does not exist",
      'rateLimit("apy")',
      () => djed.rateLimit("apy" as "api"),
      'rateLimit: unknown preset "apy", did you mean "api"?; presets: ',
      'rateLimit("api")',
    ],
    [
      "a negative limit",
      "rateLimit({ limit: -1 })",
      () => limit({ limit: -1 }),
      "rateLimit: limit must be a positive number, got -1",
      "rateLimit({ limit: 100 })",
    ],
    [
      "a limit that is text",
      'rateLimit({ limit: "100" })',
      () => limit({ limit: "100" }),
      'rateLimit: limit must be a positive number, got "100"; write 100',
      "rateLimit({ limit: 100 })",
    ],
    [
      "a limit that is an array",
      "rateLimit({ limit: [100] })",
      () => limit({ limit: [100] }),
      "rateLimit: limit must be a positive number, got an array of 1",
      "rateLimit({ limit: 100 })",
    ],
    [
      "an endless limit",
      "rateLimit({ limit: Infinity })",
      () => limit({ limit: Infinity }),
      "rateLimit: limit must be a positive number, got Infinity",
      "rateLimit({ limit: (c) => isFree(c) ? Infinity : 100 })",
    ],
    [
      "a limit that is NaN",
      'rateLimit({ limit: Number("ten") })',
      () => limit({ limit: Number("ten") }),
      "rateLimit: limit must be a positive number, got NaN",
      "rateLimit({ limit: 10 })",
    ],
    ...([
      ["1 minute", "1m"],
      ["60 s", "60s"],
      ["1min", "1m"],
      ["500 milliseconds", "500ms"],
      ["2 Hours", "2h"],
    ] as const).map(([wrong, right]) =>
      [
        `the window "${wrong}"`,
        `rateLimit({ window: "${wrong}" })`,
        () => limit({ window: wrong }),
        `got "${wrong}"; write "${right}"`,
        `rateLimit({ window: "${right}" })`,
      ] as const
    ),
    [
      "a window without a unit",
      'rateLimit({ window: "60" })',
      () => limit({ window: "60" }),
      `${DURATION}"1d" from 1 to 315619200000 ms, got "60"; write "60s"`,
      'rateLimit({ window: "60s" })',
    ],
    [
      "a window of 0",
      "rateLimit({ window: 0 })",
      () => limit({ window: 0 }),
      `${DURATION}"1d" from 1 to 315619200000 ms, got 0`,
      'rateLimit({ window: "1m" })',
    ],
    [
      "one policy that is no list",
      "rateLimit({ policies: { limit: 5 } })",
      () => limit({ policies: { limit: 5 } }),
      "rateLimit: policies must be an array of 1 to 16 policies, got an object",
      "rateLimit({ policies: [{ limit: 5 }] })",
    ],
    [
      "a key that is a name",
      'rateLimit({ key: "userId" })',
      () => limit({ key: "userId" }),
      'rateLimit: key must be a function, got "userId"',
      'rateLimit({ key: (c) => c.get("userId") })',
    ],
    [
      "a store that is a name",
      'rateLimit({ store: "redis" })',
      () => limit({ store: "redis" }),
      'rateLimit: store must be a store, such as upstashStore(), got "redis"',
      "rateLimit({ store: redisStore({ client }) })",
    ],
    [
      "trusted proxies that are true",
      "rateLimit({ trustedProxies: true })",
      () => limit({ trustedProxies: true }),
      "rateLimit: trustedProxies must be a number of hops or an array of address blocks",
      "rateLimit({ trustedProxies: 1 })",
    ],
    [
      "a take without a key",
      "limiter.take()",
      () => limiter.take(undefined as never),
      'limiter: key must be a text, as in limiter.take("user-1"), got undefined',
      'limiter.take("user-1")',
    ],
    [
      "a key that is a number",
      "limiter.take(42)",
      () => limiter.take(42 as never),
      'limiter: key must be a text, as in limiter.take("user-1"), got 42; write "42"',
      'limiter.take("42")',
    ],
    [
      "a limiter without a limit",
      "createLimiter({})",
      () => djed.createLimiter({}),
      "createLimiter: limit must be a positive number, got undefined",
      "createLimiter({ limit: 10 })",
    ],
    [
      "a maximum of keys in words",
      'memoryStore({ maxKeys: "64k" })',
      () => djed.memoryStore({ maxKeys: "64k" as never }),
      'memoryStore: maxKeys must be a whole number from 1 to 16777216, got "64k"',
      "memoryStore({ maxKeys: 65_536 })",
    ],
  ),
];
