// Wrong calls, and what compilers say about them: tests/types/wrong/*.ts.
//
//     //~ windowMs: 'windowMs' does not exist in type 'RateLimitOptions<EdgeEnv>'.
//     djed.rateLimit({ windowMs: 60 });
//
// The compiler must report the call once, at the text before the colon, and its message must have
// the text after it. Both compilers of the tests must, because they choose between overloads in
// different ways.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { collect, machineNode, root } from "../../tests/runtimes/runners.mjs";
import { missing } from "./jobs.mjs";

const FOLDER = "tests/types/wrong";
const ERROR = /^(\S+?)\((\d+),(\d+)\): error TS\d+: (.*)$/;
/** Words of messages that name an overload or a type of another call. */
const NOISE = /overload|'Schemas'/i;

/** One job for each compiler. */
export function wrongCallJobs() {
  return ["typescript", "typescript-5"].map((compiler) => ({
    name: `types: wrong calls are named, ${compiler}`,
    run: () => compile(compiler),
  }));
}

async function compile(compiler) {
  if (!existsSync(path.join(root, pathOf(compiler)))) return missing(`${compiler} is missing`);
  const calls = allCalls();
  const problems = problemsOf(calls, await compiled(compiler));
  return {
    passed: Math.max(0, calls.length - problems.length),
    failed: problems.length,
    skipped: 0,
    output: problems.join("\n"),
  };
}

/** The message of a compiler about one of the calls. */
export async function saidAbout(code, compiler = "typescript") {
  const call = allCalls().find((other) => other.code === `${code};`);
  if (call === undefined) throw new Error(`${code} is not in ${FOLDER}`);
  return (await compiled(compiler)).find(isAbout(call))?.text ?? "";
}

const pathOf = (compiler) => `node_modules/${compiler}/bin/tsc`;

/** The errors of each compiler, which runs once. */
const outputs = new Map();

function compiled(compiler) {
  if (!outputs.has(compiler)) {
    const args = [pathOf(compiler), "-p", `${FOLDER}/tsconfig.json`, "--pretty", "false"];
    outputs.set(compiler, collect(machineNode, args).then(({ output }) => errorsOf(output)));
  }
  return outputs.get(compiler);
}

function allCalls() {
  const files = readdirSync(path.join(root, FOLDER)).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, FOLDER, file), "utf8");
    return wrongCalls(`${FOLDER}/${file}`, text);
  });
}

function isAbout(call) {
  return (error) => error.file === call.file && error.line === call.line;
}

/** The calls of a file, with what is expected of the compiler. */
export function wrongCalls(file, text) {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    const expected = /^\/\/~ (.+?): (.+)$/.exec(line);
    if (expected === null) return [];
    return [{ file, line: i + 2, code: lines[i + 1], at: expected[1], says: expected[2] }];
  });
}

/** The errors of a compiler; a message has further lines, which are indented. */
export function errorsOf(output) {
  const errors = [];
  for (const line of output.split("\n")) {
    const [, file, row, column, text] = ERROR.exec(line) ?? [];
    if (file !== undefined) errors.push({ file, line: Number(row), column: Number(column), text });
    else if (/^\s+\S/.test(line) && errors.length > 0) errors.at(-1).text += `\n${line.trim()}`;
  }
  return errors;
}

/** The differences between the expectations and the errors. */
export function problemsOf(calls, errors) {
  const others = errors.filter((error) => !calls.some((call) => isAbout(call)(error)));
  return [
    ...others.map(({ file, line, text }) => `${file}:${line}: not expected: ${text}`),
    ...calls.flatMap((call) => {
      const wrong = wrongWith(call, errors.filter(isAbout(call)));
      return wrong === undefined ? [] : [`${call.file}:${call.line}: ${call.code}\n  ${wrong}`];
    }),
  ];
}

function wrongWith({ code, at, says }, found) {
  if (found.length !== 1) return `${found.length} errors: ${found.map(({ text }) => text)}`;
  const [{ column, text }] = found;
  const place = code.slice(column - 1);
  if (!place.startsWith(at)) return `reported at ${place}, not at ${at}: ${text}`;
  if (!text.includes(says)) return `says ${text}\n  not ${says}`;
  return NOISE.test(text) ? `says too much: ${text}` : undefined;
}
