// Plain technical English in comments, messages and pages: none of the phrases below, and no comment
// that is wider than the code. The glossary is in CONTRIBUTING.md.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { read, runAsScript } from "../check-kit.mjs";

const MAX_COLUMNS = 100;

/** Phrases to avoid, each with what to write in its place. */
const PHRASES = [
  [/^(?:\/\*\*|\*) (?:What|Whoever|Those who|True when|True if)\b/, 'the thing first: "Reads …"'],
  [/(?<!\bthere )\b(?:is|are) none\b/, '"is not a …", "there is no …"'],
  [/\b(?:at most|after) so (?:many|long)\b|\bso many of\b/i, '"at most n", "maximum number of"'],
  [/\blet be\b/, '"skip", "exempt"'],
  [/\bstrangers?\b(?!-)/i, '"untrusted", "anyone"'],
  [/\baskings?\b/i, '"attempt", "call"'],
  [/\b(?:tells?|knows?) not\b/, '"does not …"'],
  [/\blest\b/, '"so that … not"'],
  [/, for (?:to|it|they|there|such) \w/, '"because"'],
  [/\bfor to\b/, '"because"'],
  [/\bwhoever\b/i, '"callers that", "the one that"'],
  [/\bgoes first\b/, '"is evicted first", "takes precedence"'],
  [/\bthereof\b|\bof use\b|\bthe like\b/, "it directly"],
  [/\bhonest limit/i, '"limitation"'],
  [/\b(?:bits|bytes) of chance\b/, '"entropy"'],
  [/\bhears? of\b|\bheard of\b|\b(?:is|are|be) told of\b/, '"is called on", "is notified"'],
  [/\bof now\b/, '"current"'],
  [/\banew\b/, '"again"'],
];

const FOLDERS = ["src", "tests", "bench", "examples", "scripts", "training", "docs"];
const EXTENSIONS = /\.(?:ts|mjs|md)$/;
/** Generated pages, data, and files that quote the phrases. */
const SKIPPED = [
  /(?:^|\/)node_modules\//,
  /^docs\/api\.md$/,
  /^tests\/(?:cases|.*\/fixtures)\//,
  /^training\/synthetic\//,
  /^scripts\/checks\/language\.mjs$/,
  /^tests\/integration\/house\/language\.test\.ts$/,
];
/** The inner rooms of the scanner, which are about to be replaced; its public face is checked. */
const REPLACED = new RegExp(
  "^src/injection-scan/(?:engine|families|models|views|prefilter)/",
);

export function checkLanguage(folder) {
  return textFiles(folder).flatMap((file) => problemsOf(file, read(folder, file)));
}

function textFiles(folder) {
  const inFolders = FOLDERS.filter((name) => existsSync(path.join(folder, name))).flatMap((name) =>
    readdirSync(path.join(folder, name), { recursive: true })
      .map((file) => `${name}/${file.replaceAll(path.sep, "/")}`)
  );
  return [...readdirSync(folder), ...inFolders].filter((file) =>
    EXTENSIONS.test(file) && !REPLACED.test(file) && !SKIPPED.some((pattern) => pattern.test(file))
  );
}

/** The problems of one file, as `file:line: phrase`. */
function problemsOf(file, text) {
  const isPage = file.endsWith(".md");
  let inCode = false;
  return text.split("\n").flatMap((line, i) => {
    if (isPage && line.trimStart().startsWith("```")) inCode = !inCode;
    const at = `${file}:${i + 1}`;
    const prose = isPage ? (inCode ? "" : withoutQuotes(line)) : proseOf(line);
    const found = PHRASES.flatMap(([phrase, instead]) => {
      const match = phrase.exec(prose);
      return match === null ? [] : [`${at}: "${match[0]}": write ${instead}`];
    });
    const isTooWide = isComment(line) && line.length > MAX_COLUMNS && !line.includes("://");
    return !isPage && isTooWide ? [...found, `${at}: a comment of ${line.length} columns`] : found;
  });
}

/** The comment or the texts in quotes of a line of code. */
function proseOf(line) {
  if (isComment(line)) return line.trim();
  const comment = /(?<=\s)\/\/ .*$/.exec(line)?.[0] ?? "";
  const texts = line.match(/"[^"]* [^"]*"|`[^`]* [^`]*`/g) ?? [];
  return [comment, ...texts].join(" ");
}

function isComment(line) {
  return /^\s*(?:\/\*\*|\*|\/\/)/.test(line);
}

/** A page may quote a phrase. */
function withoutQuotes(line) {
  return line.replaceAll(/"[^"]*"|`[^`]*`/g, "");
}

await runAsScript(import.meta, checkLanguage);
