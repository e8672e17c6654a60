/**
 * Counts which harmless rows protect() refuses with its defaults. Each row is sent through the real
 * middleware as a JSON value, a form field, a query parameter and a text body.
 *
 *     npx tsx scripts/protect-refusals.ts rows.jsonl.gz
 *     npx tsx scripts/protect-refusals.ts rows.jsonl --sample 300  # rows of each family
 *     npx tsx scripts/protect-refusals.ts rows.jsonl --show 5      # ids of rows, for each rule
 *
 * It fails if an ordinary or generated row is refused.
 *
 * A row is one JSON object a line: `{ text, label, family, set?, hard?, place?, id? }`. Only rows
 * with the label "benign" and without a `place` (in a body for a model) are sent.
 *
 * @module
 */
import { createReadStream } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { Hono } from "hono";
import * as djed from "../mod.ts";
import { linesOf } from "./would-refuse/read.mjs";

interface Row {
  readonly id?: string;
  readonly text: string;
  readonly label: string;
  readonly family: string;
  readonly set?: string;
  readonly hard?: boolean;
  readonly place?: string;
}

/** Families whose texts are syntax of attacks, used harmlessly. */
const SYNTAX = new Set(["code", "sql", "shell", "security_docs", "markdown_code"]);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string" }, show: { type: "string", default: "0" } },
});
const [file] = positionals;
if (file === undefined) {
  console.error(
    "usage: npx tsx scripts/protect-refusals.ts rows.jsonl[.gz] [--sample N] [--show N]",
  );
  process.exit(2);
}
const sample = Number(options.sample ?? Infinity);

/** The decisions about the last request. */
const made: djed.Decision[] = [];
const stack = djed.protect({
  tracing: false,
  metrics: false,
  logger: false,
  audit: false,
  health: false,
  rateLimit: false,
  injectionScan: { onDecision: (_c, decision) => void made.push(decision) },
});
const app = new Hono().use(stack).all("*", (c) => c.text("ok"));

const post = (type: string, body: string): RequestInit => ({
  method: "POST",
  headers: { "content-type": type },
  body,
});
const FORMS: Readonly<Record<string, (text: string) => Promise<Response> | Response>> = {
  json: (text) => app.request("/", post("application/json", JSON.stringify({ note: text }))),
  form: (text) => {
    const fields = new URLSearchParams({ note: text });
    return app.request("/", post("application/x-www-form-urlencoded", String(fields)));
  },
  query: (text) => app.request(`/?${new URLSearchParams({ q: text })}`),
  text: (text) => app.request("/", post("text/plain;charset=utf-8", text)),
};

/** Counts of one group of rows, or of one rule. */
interface Count {
  rows: number;
  refused: number;
  reported: number;
  readonly ids: string[];
}
const groups = new Map<string, Count>();
const rules = new Map<string, Count>();
const seen = new Map<string, number>();

function count(counts: Map<string, Count>, name: string): Count {
  let known = counts.get(name);
  if (known === undefined) {
    counts.set(name, known = { rows: 0, refused: 0, reported: 0, ids: [] });
  }
  return known;
}

function groupOf({ set, hard, family }: Row): string {
  if (SYNTAX.has(family)) return "syntax";
  return set === "generated" ? "generated" : set === "hard" || hard ? "hard" : "ordinary";
}

async function check(row: Row): Promise<void> {
  const group = groupOf(row);
  for (const [form, send] of Object.entries(FORMS)) {
    made.length = 0;
    const { status } = await send(row.text);
    const decision = made.at(-1);
    const isRefused = status !== 200;
    const isReported = !isRefused && decision?.action === "report";
    const counts = [count(groups, `${group} as ${form}`)];
    if (isRefused || isReported) {
      const { family, rule } = decision?.detail ?? {};
      counts.push(count(rules, `${group}: ${family ?? decision?.code}/${rule ?? status}`));
    }
    for (const each of counts) {
      each.rows++;
      if (isRefused) each.refused++;
      if (isReported) each.reported++;
      if (isRefused && each.ids.length < Number(options.show)) {
        each.ids.push(`${form}:${row.family}:${row.id}`);
      }
    }
  }
}

const raw = createReadStream(file);
const input = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
for await (const line of linesOf(input)) {
  if (line === undefined) throw new RangeError(`a row in ${file} is too long`);
  const row = JSON.parse(line) as Row;
  if (row.label !== "benign" || row.place !== undefined) continue;
  const before = seen.get(row.family) ?? 0;
  if (before >= sample) continue;
  seen.set(row.family, before + 1);
  await check(row);
}

for (const [title, counts] of [["rows", groups], ["rules", rules]] as const) {
  console.log(`\n${title.padEnd(44)} requests  refused  reported`);
  for (const [name, { rows, refused, reported, ids }] of [...counts].sort()) {
    const numbers = [rows, refused, reported].map((n) => String(n).padStart(8)).join(" ");
    console.log(`${name.padEnd(44)} ${numbers}${ids.length > 0 ? `  ${ids.join(" ")}` : ""}`);
  }
}
const wrong = [...groups].filter(([name]) => /^(ordinary|generated)/.test(name))
  .reduce((sum, [, { refused }]) => sum + refused, 0);
console.log(`\n${wrong} requests with ordinary or generated texts refused`);
process.exitCode = groups.size === 0 || wrong > 0 ? 1 : 0;
