/**
 * Has Mozilla's HTTP Observatory judge the answers of tests/support/observatory/subjects.ts, and
 * writes tests/support/observatory/results.ts. The package has 130 MB of dependencies, so it is no
 * dependency of this repository: install it into a folder of its own.
 *
 *     npm install --prefix FOLDER --ignore-scripts @mdn/mdn-http-observatory@1.4.8
 *     npx tsx scripts/observatory.ts FOLDER
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { headersOf, subjectNames } from "../tests/support/observatory/subjects.ts";

interface Output {
  result: string;
}

const home = path.resolve(process.argv[2] ?? ".", "node_modules/@mdn/mdn-http-observatory");
const load = (file: string) => import(pathToFileURL(path.join(home, "src", file)).href);
const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));

// The install step downloads this list. Without it no host is preloaded.
const preloaded = path.join(home, "conf/hsts-preload.json");
if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");

const { ALL_TESTS } = await load("constants.js");
const { getGradeForScore, getScoreModifier } = await load("grader/grader.js");
const { Requests } = await load("types.js");

/** The Observatory adds bonus points only if nothing took more than ten points away. */
const MIN_FOR_BONUS = 90;

async function judge(name: string) {
  const headers = await headersOf(name);
  const requests = new Requests("example.com");
  const url = new URL("https://example.com/");
  const request = { url, headers: { origin: "https://http-observatory.security.mozilla.org" } };
  const get = (header: string) => headers[header.toLowerCase()];
  Object.defineProperty(headers, "get", { value: get });
  requests.session = { url };
  const response = { status: 200, headers, verified: true, url, request, data: "" };
  Object.assign(requests.responses, { auto: response, https: response, cors: response });
  const results: Record<string, string> = {};
  let [score, uncurved] = [100, 100];
  for (const test of ALL_TESTS) {
    const { result } = test(requests) as Output;
    const modifier: number = getScoreModifier(result);
    score += modifier;
    uncurved += Math.min(modifier, 0);
    if (modifier !== 0) results[result] = `${modifier > 0 ? "+" : ""}${modifier}`;
  }
  const { score: final, grade } = getGradeForScore(uncurved >= MIN_FOR_BONUS ? score : uncurved);
  return { headers, score: final, grade, results };
}

const entries = [];
for (const name of subjectNames) entries.push([name, await judge(name)]);
writeFileSync(
  "tests/support/observatory/results.ts",
  `/**
 * Verdicts of the test functions of @mdn/mdn-http-observatory ${version} on each answer, written by
 * scripts/observatory.ts. \`results\` has those that give or take points, from 100.
 */
export const observed: Readonly<
  Record<string, {
    readonly headers: Readonly<Record<string, string>>;
    readonly score: number;
    readonly grade: string;
    readonly results: Readonly<Record<string, string>>;
  }>
> = ${JSON.stringify(Object.fromEntries(entries), null, 2)};
`,
);
for (const [name, { score, grade }] of entries as [string, { score: number; grade: string }][]) {
  console.log(`${name}: ${score} (${grade})`);
}
