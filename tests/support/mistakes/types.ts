/** Options that the compiler refuses. The calls are those of tests/types/wrong. */
import type { Mistake, MistakeArea } from "./mistake.ts";

function typeError({ title, wrong, says, fix }: Omit<Mistake, "make" | "kind">): Mistake {
  return { title, wrong, says, fix, kind: "types", make: () => saidByCompiler(wrong) };
}

async function saidByCompiler(wrong: string): Promise<string> {
  // Only Node runs the compiler: a bundle for another runtime leaves the helper out.
  const helper = "../../../scripts/test/wrong-calls.mjs";
  const { saidAbout }: { saidAbout(code: string): Promise<string> } = await import(helper);
  return await saidAbout(wrong);
}

/** Type errors by guard. */
export const typeErrors: readonly MistakeArea[] = [
  {
    heading: "rateLimit()",
    page: "rate-limit.md",
    mistakes: [
      typeError({
        title: "the name of another library, to the compiler",
        wrong: "djed.rateLimit({ windowMs: 60 })",
        says:
          "'windowMs' does not exist in type 'RateLimitOptions<EdgeEnv>'. Did you mean to write 'window'?",
        fix: 'djed.rateLimit({ window: "60s" })',
      }),
      typeError({
        title: "a text as the limit",
        wrong: 'djed.rateLimit({ limit: "10" })',
        says:
          "Type 'string' is not assignable to type 'number | NumberByRequest<EdgeEnv> | undefined'.",
        fix: "djed.rateLimit({ limit: 10 })",
      }),
      typeError({
        title: "an unknown preset, to the compiler",
        wrong: 'djed.rateLimit("chatt", { limit: 1 })',
        says: "Argument of type '\"chatt\"' is not assignable to parameter of type 'PresetName'.",
        fix: 'djed.rateLimit("chat", { limit: 1 })',
      }),
      typeError({
        title: "an object as the key",
        wrong: 'djed.rateLimit<Env>({ key: (c) => c.get("user") })',
        says: "Type '{ id: string; }' is not assignable to type",
        fix: 'djed.rateLimit<Env>({ key: (c) => c.get("user").id })',
      }),
    ],
  },
  {
    heading: "validate()",
    page: "validate.md",
    mistakes: [
      typeError({
        title: "a schema of zod before 3.24",
        wrong: 'djed.validate("json", zod3)',
        says: "not a Standard Schema: use valibot, arktype, or zod 3.24 or later",
        fix: "Install zod 3.24 or later.",
      }),
      typeError({
        title: "no target, to the compiler",
        wrong: "djed.validate(S)",
        says: 'the target comes first, as in validate(\\"json\\", schema)',
        fix: 'djed.validate("json", S)',
      }),
      typeError({
        title: "a misspelt target, to the compiler",
        wrong: 'djed.validate("jsom", S)',
        says: "Argument of type '\"jsom\"' is not assignable to parameter of type 'Target'.",
        fix: 'djed.validate("json", S)',
      }),
      typeError({
        title: "a misspelt target next to another",
        wrong: "djed.validate({ json: S, quary: S })",
        says: "unknown target: use param, query, header, cookie, form, json, text or responses",
        fix: "djed.validate({ json: S, query: S })",
      }),
    ],
  },
  {
    heading: "injectionScan()",
    page: "injection.md",
    mistakes: [
      typeError({
        title: "a misspelt family, to the compiler",
        wrong: 'djed.injectionScan({ families: ["sqll"] })',
        says: "Type '\"sqll\"' is not assignable to type 'Family'. Did you mean '\"sql\"'?",
        fix: 'djed.injectionScan({ families: ["sql"] })',
      }),
      typeError({
        title: "a family that the chat entry does not have",
        wrong: 'chatScan({ families: ["sql"] })',
        says: "Type '\"sql\"' is not assignable to type 'ChatFamily'.",
        fix: "Import injectionScan from @djed/edge/injection-scan, which has all families.",
      }),
      typeError({
        title: "a part of the request that does not exist",
        wrong: 'djed.injectionScan({ profiles: { jsom: "chat" } })',
        says: "'jsom' does not exist in type 'ProfilesByPlace'.",
        fix: 'djed.injectionScan({ profiles: { json: "chat" } })',
      }),
    ],
  },
  {
    heading: "Resilience",
    page: "resilience.md",
    mistakes: [
      typeError({
        title: "no name",
        wrong: 'djed.upstream({ timeout: "1s" })',
        says: "is not assignable to parameter of type 'UpstreamName'.",
        fix: 'djed.upstream("payments", { timeout: "1s" })',
      }),
      typeError({
        title: "a number of retries",
        wrong: "policy(retry(3))",
        says: "Type '3' has no properties in common with type 'RetryOptions'.",
        fix: "policy(retry({ max: 3 }))",
      }),
    ],
  },
  {
    heading: "tracing()",
    page: "tracing.md",
    mistakes: [
      typeError({
        title: "a share as the sampler, to the compiler",
        wrong: "djed.tracing({ sampler: 0.1 })",
        says: "Type 'number' is not assignable to type 'Sampler'.",
        fix: "djed.tracing({ sampler: probability(0.1) })",
      }),
      typeError({
        title: "an address as the exporter, to the compiler",
        wrong: 'djed.tracing({ exporter: "http://localhost" })',
        says: "Type 'string' is not assignable to type 'Exporter'.",
        fix: 'djed.tracing({ exporter: otlp({ url: "http://localhost" }) })',
      }),
    ],
  },
  {
    heading: "Stores",
    page: "stores.md",
    mistakes: [
      typeError({
        title: "an address as the options, to the compiler",
        wrong: 'redisStore("redis://localhost")',
        says:
          "Argument of type 'string' is not assignable to parameter of type 'RedisStoreOptions<EdgeEnv>'.",
        fix: "redisStore({ client })",
      }),
    ],
  },
  {
    heading: "protect()",
    page: "protect.md",
    mistakes: [
      typeError({
        title: "a misspelt part, to the compiler",
        wrong: "djed.protect({ ratelimit: {} })",
        says:
          "'ratelimit' does not exist in type 'ProtectOptions<EdgeEnv>'. Did you mean to write 'rateLimit'?",
        fix: "djed.protect({ rateLimit: {} })",
      }),
      typeError({
        title: "no function",
        wrong: "djed.problems({})",
        says:
          "Argument of type '{}' is not assignable to parameter of type 'RenderProblem<EdgeEnv>'.",
        fix: "djed.problems((c, problem) => c.json(problem, problem.status))",
      }),
    ],
  },
];
