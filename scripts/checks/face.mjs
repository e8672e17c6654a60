// The budget of the public face: few names, few options, short files, all of it in docs/api.md.
import { existsSync } from "node:fs";
import path from "node:path";
import { API_PAGE, apiPage } from "../api.mjs";
import { read, runAsScript, sourceFiles } from "../check-kit.mjs";
import { publicNames } from "../public-names.mjs";

const MAX_ROOT_VALUES = 40;
const MAX_OPTIONS = 12;
const MAX_FACE_LINES = 150;
const MAX_LINES = 250;

/** Options beyond the budget, and why each interface may have so many. */
const MORE_OPTIONS = {
  RateLimitOptions: {
    most: 21,
    reason: "one guard for several policies, several stores and every way to send the headers",
  },
  UpstreamOptions: {
    most: 13,
    reason: "one object for all that a dependency needs, and who it may be told of (propagate)",
  },
  InjectionScanOptions: {
    most: 13,
    reason: "what to look for, where, in how much of a body and for how long, and what follows",
  },
};
/** Files that are data: tables a reader looks things up in, not code to follow. */
const DATA_FILES = /^src\/injection-scan\/(lexicon|families|weights)\//;

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

/** docs/api.md shows every public name. Layout is the formatter's: only words are compared. */
function pageProblems(folder) {
  const page = path.join(folder, API_PAGE);
  const words = (text) => text.replaceAll(/[\s|-]+/g, " ");
  const isTrue = existsSync(page) && words(read(folder, API_PAGE)) === words(apiPage(folder));
  return isTrue ? [] : [`${API_PAGE} does not show the public names of now: node scripts/api.mjs`];
}

await runAsScript(import.meta, checkFace);
