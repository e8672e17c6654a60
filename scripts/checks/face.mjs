// Limits of the public face: number of names and options, length of files; docs/api.md is current.
import { existsSync } from "node:fs";
import path from "node:path";
import { API_PAGE, apiPage } from "../api.mjs";
import { read, runAsScript, sourceFiles } from "../check-kit.mjs";
import { publicNames } from "../public-names.mjs";

const MAX_ROOT_VALUES = 40;
const MAX_OPTIONS = 12;
const MAX_FACE_LINES = 150;
const MAX_LINES = 250;

/** Interfaces that may have more options, each with the reason. */
const MORE_OPTIONS = {
  RateLimitOptions: {
    most: 21,
    reason: "one guard has several policies, several stores and every way to send the headers",
  },
  SecurityHeadersOptions: {
    most: 19,
    reason: "one option for each header, with the names of hono/secure-headers",
  },
  IdempotencyOptions: {
    most: 13,
    reason: "the principal, where and how long answers are kept, and the limits of both bodies",
  },
  UpstreamOptions: {
    most: 14,
    reason:
      "one object has everything about a dependency, and what it may be sent (propagate), and how it refuses",
  },
  InjectionScanOptions: {
    most: 17,
    reason: "what to scan for and where, who wrote it (recognise, roles, tools), limits, refusals",
  },
  ValidateOptions: {
    most: 14,
    reason: "the limits and content types of a body and its files, and how fields are read",
  },
};
/** Data files: tables for looking things up, not code to follow. */
const DATA_FILES = /^src\/injection-scan\/(families|models\/weights|prefilter\/keywords)\//;

export function checkFace(folder) {
  const entries = publicNames(folder);
  return [
    ...rootProblems(entries.find(({ entry }) => entry === ".")?.names ?? []),
    ...optionProblems(entries.flatMap(({ names }) => names)),
    ...lengthProblems(folder),
    ...pageProblems(folder),
  ];
}

function rootProblems(names) {
  const values = names.filter(({ isValue }) => isValue).length;
  return values <= MAX_ROOT_VALUES
    ? []
    : [`mod.ts: ${values} value exports, at most ${MAX_ROOT_VALUES}`];
}

function optionProblems(names) {
  const interfaces = new Map(
    names.filter(({ name, isInterface }) => isInterface && name.endsWith("Options"))
      .map(({ name, members }) => [name, members]),
  );
  return [...interfaces].flatMap(([name, members]) => {
    const { most } = MORE_OPTIONS[name] ?? { most: MAX_OPTIONS };
    return members.length <= most
      ? []
      : [`${name}: ${members.length} options, at most ${most}: ${members.join(", ")}`];
  });
}

function lengthProblems(folder) {
  return sourceFiles(folder).flatMap(({ file, text }) => {
    const lines = text.trimEnd().split("\n").length;
    const most = /^src\/[^/]+\/mod\.ts$/.test(file) ? MAX_FACE_LINES : MAX_LINES;
    const fits = lines <= most || DATA_FILES.test(file) || file === "mod.ts";
    return fits ? [] : [`${file}: ${lines} lines, at most ${most}`];
  });
}

/** The formatter decides about the layout of docs/api.md: only its words are compared. */
function pageProblems(folder) {
  const page = path.join(folder, API_PAGE);
  const words = (text) => text.replaceAll(/[\s|-]+/g, " ");
  const isCurrent = existsSync(page) && words(read(folder, API_PAGE)) === words(apiPage(folder));
  return isCurrent ? [] : [`${API_PAGE} is out of date; run \`node scripts/api.mjs\``];
}

await runAsScript(import.meta, checkFace);
