// Every function that users may pass to the package is in the table of callback options, whose test
// makes it throw, reject, hang and lie (tests/contract/callbacks.test.ts).
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { callbackOptions } from "../callback-options.mjs";
import { read, runAsScript } from "../check-kit.mjs";

const TABLE = "tests/support/callback-options";

/** Functions that are no callbacks, by the interface or function they belong to, and why. */
const NO_CALLBACKS = {
  "Canary": "made by canary(); its functions are the app's to call",
  "Clock": "a seam for tests",
  "Context": "OpenTelemetry's own, made by its API",
  "EdgeContext": "Hono's own",
  "EdgeRequest": "Hono's own",
  "LimiterStorage": "the platform's, inside a Durable Object, whose failure is the store's",
  "Span": "made by tracing() or the app's SDK",
  "StandardSchema": "a schema is the app's own code, as a handler is: what it throws is the app's",
  "ToolDefinition": "a handler is the app's own code: what it throws, call() throws",
  "TraceState": "OpenTelemetry's own, made by its API",
  "span(fn)": "the app's own work: what it throws, span() throws",
};

export function checkCallbacks(folder) {
  const given = callbackOptions(folder);
  const listed = tableOf(folder);
  if (listed.size === 0) return [`${TABLE}: no table was found`];
  const isExempt = (option) => option in NO_CALLBACKS || option.split(".")[0] in NO_CALLBACKS;
  const isUsed = (name) => given.some((option) => option === name || option.startsWith(`${name}.`));
  return [
    ...given.filter((option) => !isExempt(option) && !listed.has(option))
      .map((option) => `${TABLE}: no case for the callback option ${option}`),
    ...[...listed].filter((option) => !given.includes(option))
      .map((option) => `${TABLE}: ${option} is no callback option of the package`),
    ...Object.keys(NO_CALLBACKS).filter((name) => !isUsed(name))
      .map((name) => `scripts/checks/callbacks.mjs: nothing is called ${name} any more`),
  ];
}

/** The options that the table names, as texts like "LoggerOptions.client" or "problems(render)". */
function tableOf(folder) {
  const place = path.join(folder, TABLE);
  if (!existsSync(place)) return new Set();
  const texts = readdirSync(place).map((file) => read(folder, `${TABLE}/${file}`)).join("\n");
  const option = /"([A-Z]\w+\.[a-z]\w*|\w+\(\w+\)(?:\.\w+)?)"/g;
  return new Set([...texts.matchAll(option)].map(([, name]) => name));
}

await runAsScript(import.meta, checkCallbacks);
