// Every function that an app may pass to the package is in the table of callback options, whose
// test (tests/contract/callbacks.test.ts) makes each of them throw, reject, hang and return a wrong
// value.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { callbackOptions } from "../callback-options.mjs";
import { read, runAsScript } from "../check-kit.mjs";

const TABLE = "tests/support/callback-options";

/** Interfaces and functions whose functions are not callbacks, each with the reason. */
const NO_CALLBACKS = {
  "Canary": "made by canary(), for the app to call",
  "Clock": "for tests only",
  "Context": "made by the API of OpenTelemetry",
  "EdgeContext": "made by Hono",
  "EdgeRequest": "made by Hono",
  "KvDatabase.list": "called by the app, through keys.list(): it handles what that throws",
  "LimiterStorage": "made by the platform in a Durable Object; its failure is one of the store",
  "Span": "made by tracing() or the app's SDK",
  "StandardSchema": "code of the app, as a handler is: the app handles what it throws",
  "ToolDefinition": "code of the app, as a handler is: call() throws what it throws",
  "TraceState": "made by the API of OpenTelemetry",
  "UploadsOptions.onFile": "work of the app, as a handler is: onError() gets what it throws",
  "span(fn)": "work of the app: span() throws what it throws",
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
      .map((option) => `${TABLE}: ${option} is not a callback option of the package`),
    ...Object.keys(NO_CALLBACKS).filter((name) => !isUsed(name))
      .map((name) => `scripts/checks/callbacks.mjs: ${name} no longer exists`),
  ];
}

/** The options in the table, as texts like "LoggerOptions.client" or "problems(render)". */
function tableOf(folder) {
  const place = path.join(folder, TABLE);
  if (!existsSync(place)) return new Set();
  const texts = readdirSync(place).map((file) => read(folder, `${TABLE}/${file}`)).join("\n");
  const option = /"([A-Z]\w+\.[a-z]\w*|\w+\(\w+\)(?:\.\w+)?)"/g;
  return new Set([...texts.matchAll(option)].map(([, name]) => name));
}

await runAsScript(import.meta, checkCallbacks);
