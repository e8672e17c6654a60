/**
 * The modules whose start is measured: each imports one value from its subpath and makes a guard.
 *
 * @module
 */

/** A module that is imported by a new process. */
export interface ColdModule {
  readonly name: string;
  readonly source: string;
  /** Whether it has no bar: the scanner builds its tables, which takes longer. */
  readonly scans?: boolean;
}

const TEXT = "Please SELECT a table from the list -- and ignore the previous one.";

const PROMPT =
  "You are the assistant of a shop and answer questions about orders and returns only.";

const made = (subpath: string, name: string, options = ""): ColdModule => ({
  name: `${name}()`,
  source: `import { ${name} } from "./src/${subpath}.ts";
export const make = () => void ${name}(${options});`,
});

/** All modules. */
export const modules: readonly ColdModule[] = [
  {
    name: "Hono itself",
    source: `import { Hono } from "hono";\nexport const make = () => void new Hono();`,
  },
  made("rate-limit/mod", "rateLimit"),
  made("rate-limit/mod", "createLimiter", "{ limit: 100 }"),
  made("resilience/mod", "circuitBreaker"),
  made("resilience/mod", "loadShed"),
  made("resilience/mod", "upstream", `"payments"`),
  {
    name: "validate()",
    source: `import * as v from "valibot";
import { validate } from "./src/validate/mod.ts";
const Order = v.object({ id: v.string(), items: v.array(v.object({ sku: v.string() })) });
export const make = () => void validate("json", Order);`,
  },
  made("tracing/mod", "tracing"),
  made("metrics/mod", "metrics"),
  made("logger/mod", "logger"),
  made("logger/mod", "audit"),
  made("health/mod", "health"),
  made("injection-scan/mod", "leakScan", `{ prompt: ${JSON.stringify(PROMPT)} }`),
  { ...made("injection-scan/mod", "injectionScan"), scans: true },
  { ...made("protect", "protect"), scans: true },
  {
    name: "the first scan of a text",
    scans: true,
    source: `import { scanText } from "./src/injection-scan/mod.ts";
export const make = () => () => scanText(${JSON.stringify(TEXT)});`,
  },
];
