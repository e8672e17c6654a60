#!/usr/bin/env node
// Summarises what the injection scan refused, or would refuse, from logs: per route, place and rule
// the requests, clients and scores, a recommendation, and ready entries of the option `allow`.
//
//   node scripts/would-refuse.mjs app.log other.log
//   zcat app.log.gz | node scripts/would-refuse.mjs
//   node scripts/would-refuse.mjs --json app.log
//
// Reads lines of djed.logger() and djed.audit(), and decisions written by onDecision as JSON, one a
// line. Text before the JSON (a time, the name of a pod) is skipped, and so is every other line.
// It has no dependencies and runs on Node, Deno and Bun.
import { createReadStream } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { Summary } from "./would-refuse/summary.mjs";
import { linesOf, readLine } from "./would-refuse/read.mjs";

const USAGE = `usage: node scripts/would-refuse.mjs [--json] [file ...]

Reads log lines from the files, or from the standard input, and prints what the injection
scan refused or would refuse.
`;

/** Summarises streams of bytes. */
export async function summarise(streams) {
  const summary = new Summary();
  for (const stream of streams) {
    for await (const line of linesOf(stream)) {
      summary.lines++;
      const read = line === undefined ? undefined : readLine(line);
      if (read === undefined) {
        summary.unread++;
        continue;
      }
      for (const event of read.events) summary.add(event);
      for (const client of read.clients) summary.addClient(client);
    }
  }
  return summary;
}

/** Writes a summary as text. */
export function report(summary) {
  const groups = summary.sorted();
  const out = [overview(summary), ""];
  if (groups.length > 0) {
    out.push(table(groups), "", `Ready entries, for injectionScan({ allow }):`, "", "allow: [");
    for (const group of groups) out.push(...entryLines(group, summary));
    out.push("],", "", ...advice(groups, summary));
  } else out.push("Nothing was refused, and nothing would be.");
  return out.join("\n") + "\n";
}

function overview({ lines, unread, requests, limits, dropped }) {
  const { refused, enforced, reported } = requests;
  const parts = [
    `Read: ${counted(lines, "line")}. Skipped, because not of a logger: ${unread}.`,
    `Refused: ${counted(refused, "request")}.`,
    `Would be refused with mode "enforce": ${counted(enforced, "request")}.`,
    `Only reported (refused with enforce: "all"): ${counted(reported, "request")}.`,
  ];
  for (const [code, count] of limits) {
    parts.push(`Beyond a limit (${code}): ${counted(count, "request")}.`);
  }
  if (dropped > 0) {
    parts.push(`Not shown, because there are too many kinds: ${counted(dropped, "finding")}.`);
  }
  return parts.join("\n");
}

function table(groups) {
  const head = ["requests", "clients", "score", "first", "last", "finding", "route", "place"];
  const rows = groups.map((group) => [
    String(group.count),
    group.clientsText,
    group.maxScore.toFixed(2),
    group.first?.slice(0, 16) ?? "-",
    group.last?.slice(0, 16) ?? "-",
    `${group.family}/${group.rule}`,
    group.route ?? "-",
    group.place,
  ]);
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i].length)));
  const isNumber = (i) => i < 3;
  return [head, ...rows].map((row) =>
    row.map((cell, i) => isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))
      .join("  ").trimEnd()
  ).join("\n");
}

function entryLines(group, summary) {
  const { count, clientsText, evidence, trace } = group;
  const { allow } = group.toJSON();
  if (allow === undefined) {
    const place = JSON.stringify(group.place);
    return [`  // No ready entry: a log could change the place ${place}. Write it by hand.`];
  }
  const entry = Object.entries(allow)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ");
  const opinion = summary.opinionOf(group);
  const mark = opinion === "ordinary" ? "" : "// ";
  const numbers = `${counted(count, "request")}, ${counted(clientsText, "client")}`;
  const example = trace === undefined ? "" : ` (trace ${trace})`;
  return [
    `  // ${OPINIONS[opinion]} ${numbers}: ${evidence.join(" | ")}${example}`,
    `  ${mark}{ ${entry} },`,
  ];
}

const counted = (count, noun) => `${count} ${noun}${String(count) === "1" ? "" : "s"}`;

const OPINIONS = {
  ordinary: "Several clients, who sent nothing else: probably ordinary.",
  attack: "Of clients who tried several attacks.",
  unknown: "Read the evidence.",
  reported: "Only reported.",
};

function advice(groups, summary) {
  const opinions = groups.map((group) => summary.opinionOf(group));
  const has = (opinion) => opinions.includes(opinion);
  const out = ["What to do:"];
  if (has("ordinary")) {
    out.push("- Add the entries that are not commented out, or give their places a profile.");
  }
  if (has("unknown")) {
    out.push("- Find requests by their trace id, and decide about the entries without an opinion.");
  }
  if (has("reported")) {
    out.push('- What is only reported needs no entry, unless you set enforce: "all". If a model');
    out.push('  reads such a place, set its profile: profiles: { "json/message": "chat" }.');
  }
  out.push(...aboutClients(groups, summary));
  if (!has("ordinary") && !has("unknown")) {
    const { refused, enforced } = summary.requests;
    if (!has("attack")) out.push('- Nothing stands against mode "enforce".');
    else {
      const done = refused === 0 ? "would be refused" : "were or would be refused";
      out.push(
        `- ${counted(refused + enforced, "request")} ${done}, all of clients that look like`,
      );
      out.push("  attackers: read the evidence. If they are attacks, nothing stands against mode");
      out.push('  "enforce".');
    }
  } else out.push('- Deploy, read the next day\'s log, then set mode "enforce".');
  return out;
}

/** Warns of a log that hardly tells clients apart. */
function aboutClients(groups, { mainClient }) {
  if (mainClient === undefined || groups.every(({ enforced }) => enforced === 0)) return [];
  const { name, isOnly } = mainClient;
  if (!isOnly && !groups.some(({ clients }) => clients.has(name))) return [];
  return [
    `- ${
      isOnly ? "All lines are of one client" : "One client has most of the lines"
    }, so whether ` +
    "it is an attacker cannot be told. Behind",
    "  a proxy all customers are one client: set logger: { trustedProxies }. Your own requests",
    "  are one client, too.",
  ];
}

/** A summary as data. */
export function asJson(summary) {
  const { lines, unread, requests, limits } = summary;
  const groups = summary.sorted().map((group) => ({
    ...group.toJSON(),
    opinion: summary.opinionOf(group),
  }));
  return { lines, unread, requests, limits: Object.fromEntries(limits), groups };
}

async function main(args) {
  if (args.includes("--help") || args.includes("-h")) return void process.stdout.write(USAGE);
  const unknown = args.find((arg) => arg.startsWith("-") && arg !== "--json" && arg !== "-");
  if (unknown !== undefined) {
    process.stderr.write(`unknown option ${unknown}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const files = args.filter((arg) => arg !== "--json");
  const streams = files.length === 0
    ? [process.stdin]
    : files.map((file) => file === "-" ? process.stdin : createReadStream(file));
  try {
    const summary = await summarise(streams);
    const text = args.includes("--json")
      ? JSON.stringify(asJson(summary), null, 2) + "\n"
      : report(summary);
    process.stdout.write(text);
    if (summary.lines > 0 && summary.unread === summary.lines) {
      process.stderr.write("No line is a log line of djed.logger() or djed.audit().\n");
      process.exitCode = 1;
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.stdout.on("error", (error) => {
    // The reader of the output may have read enough.
    if (error.code !== "EPIPE") throw error;
  });
  await main(process.argv.slice(2));
}
