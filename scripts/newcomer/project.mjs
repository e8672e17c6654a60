// One project of a newcomer: an empty folder, the packages, the files of the pages, and requests to
// the app that they start.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bun, collect, killGroup, machineNode, root } from "../../tests/runtimes/runners.mjs";
import { titledBlock } from "../blocks.mjs";
import { launch } from "../server.mjs";

const PATIENCE_MS = 60_000;
const SHOWN = 1_500;
const GRACE_MS = 1_000;
const ATTACK = `/?q=${encodeURIComponent("' OR 1=1; DROP TABLE users; --")}`;
/** All limits are 100 a minute at least, of which the first requests took a few. */
const LEAST_PASSED = 90;
const COMPILERS = { "TypeScript 7": "typescript", "TypeScript 5.9": "typescript-5" };

/** The machine has no such runtime, or no registry. */
class Unavailable extends Error {}

/**
 * Does what the pages say, in an empty folder.
 *
 * @param {object} project One of `projects.mjs`.
 * @param {string} tarball The packed package.
 * @returns {Promise<object>} `{ installSeconds, firstAnswerSeconds, done, problems, unavailable }`:
 *   the steps that worked, the problems of those that did not, and why nothing could be tried.
 */
export async function tryProject(project, tarball) {
  const result = { done: [], problems: [] };
  if (!existsSync(project.binary)) {
    return { ...result, unavailable: `${project.binary} is missing` };
  }
  const folder = mkdtempSync(path.join(tmpdir(), "edge-newcomer-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    await tryPages(project, tarball, folder, result);
  } catch (error) {
    if (error instanceof Unavailable) result.unavailable = error.message;
    else result.problems.push(error.message);
  } finally {
    remove();
    process.off("exit", remove);
  }
  return result;
}

async function tryPages(project, tarball, folder, result) {
  const startedMs = performance.now();
  const elapsed = () => (performance.now() - startedMs) / 1000;
  const step = async (title, work) => {
    try {
      await work();
      result.done.push(title);
    } catch (error) {
      result.problems.push(`${title}: ${error.message}`);
    }
  };
  await install(project, folder, tarball);
  result.installSeconds = elapsed();
  for (const [file, text] of Object.entries(project.files ?? {})) write(folder, file, text);
  for (const [i, app] of project.apps.entries()) {
    const title = `${app.page} ${app.path ?? ""}`.trim();
    const port = String(await freePort());
    paste(project, app, folder, port);
    if (i === 0 && project.build) await step("build", () => run(folder, project.build, project));
    await step(title, () =>
      serving(project, app, folder, port, async (origin) => {
        result.firstAnswerSeconds ??= elapsed();
        await question(app, origin);
      }));
    await step(`${title}, types`, () => checkTypes(project, app, folder));
  }
}

/** Installs the packages: `edge` is the tarball. */
async function install({ install: commands, name }, folder, tarball) {
  const manifest = { name: "newcomer", private: true, type: "module" };
  if (commands.length > 0) write(folder, "package.json", JSON.stringify(manifest));
  for (const [manager, ...packages] of commands) {
    const names = packages.map((item) => item === "edge" ? tarball : item);
    const npm = process.env.npm_execpath ? [machineNode, process.env.npm_execpath] : ["npm"];
    const [command, ...args] = manager === "bun"
      ? [bun, "add", ...names]
      : [...npm, "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"]
        .concat(names);
    const { code, output } = await collect(command, args, { cwd: folder });
    if (code === 0) continue;
    const isOffline = /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ConnectionRefused/.test(output);
    if (isOffline) throw new Unavailable("the npm registry does not answer");
    throw new Error(`${name}: ${packages.join(" ")} cannot be installed:\n${output}`);
  }
}

/** Writes the files of a page, with the port that is free. */
function paste({ edit = (text) => text }, { page, files }, folder, port) {
  for (const file of files) {
    const text = titledBlock(root, page, file).replaceAll("8787", port);
    write(folder, file, edit(text, file));
  }
}

function write(folder, file, text) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

/** Starts the app, waits until it answers, and ends it. */
async function serving({ env }, app, folder, port, use) {
  const [binary, args] = app.start(port);
  const child = launch({ binary, args }, { port, output: "pipe", cwd: folder, env });
  let output = "";
  child.stdout.on("data", (chunk) => output += chunk);
  child.stderr.on("data", (chunk) => output += chunk);
  const ended = new Promise((resolve) => child.on("close", resolve));
  const origin = `http://localhost:${port}`;
  try {
    await untilReady(app, origin, child);
    await use(origin);
  } catch (error) {
    throw new Error(`${error.message}\n${output.slice(-SHOWN)}`);
  } finally {
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(GRACE_MS)]);
    killGroup(child.pid);
    await ended;
  }
}

async function untilReady(app, origin, child) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask(app, origin).catch(() => undefined);
    if (answer?.status === 200) return;
    if (answer !== undefined && answer.status < 500) {
      throw new Error(`the first answer is ${answer.status}: ${answer.text.slice(0, 300)}`);
    }
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error("it does not answer");
    await sleep(50);
  }
}

async function ask({ path: route = "/", headers = {} }, origin, at = route) {
  const response = await fetch(origin + at, { headers });
  return { status: response.status, text: await response.text() };
}

/** A 200, a 429 beyond the limit, and for a whole stack its probes and a refused injection. */
async function question(app, origin) {
  const route = app.path ?? "/";
  const hello = await ask(app, origin);
  expect(hello, 200, app.says ?? /^hello from the edge/, route);
  const below = route === "/" ? "" : route;
  if (app.isWhole) {
    expect(await ask(app, origin, `${below}/health`), 200, /"status":"pass"/, "/health");
    const attack = await ask(app, origin, below + ATTACK.slice(below === "" ? 0 : 1));
    expect(attack, 400, /"code":"injection-detected"/, "an injection");
  }
  let passed = 0;
  let last = hello;
  while (last.status === 200 && passed < 400) {
    last = await ask(app, origin);
    passed++;
  }
  expect(last, 429, /"code":"rate-limited"/, `request ${passed} in a row`);
  if (passed < LEAST_PASSED) throw new Error(`only ${passed} requests passed`);
  if (!app.isWhole) return;
  expect(await ask(app, origin, `${below}/health`), 200, /pass/, "/health beyond the limit");
}

function expect({ status, text }, expected, says, what) {
  if (status === expected && says.test(text)) return;
  throw new Error(`${what} is answered with ${status}: ${text.slice(0, 300)}`);
}

/** Compiles the files as an app with strict options does, on two versions of TypeScript. */
async function checkTypes(project, { files }, folder) {
  if (project.check) return await run(folder, project.check, project);
  const modules = files.filter((file) => /\.m?[jt]s$/.test(file));
  if (project.types === undefined || modules.length === 0) return;
  const compilerOptions = {
    strict: true,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "Bundler",
    moduleDetection: "force",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: project.types,
    // Parameters of JavaScript have no types.
    noImplicitAny: modules.every((file) => file.endsWith("ts")),
  };
  write(folder, "tsconfig.json", JSON.stringify({ compilerOptions, files: modules }));
  await Promise.all(
    Object.entries(COMPILERS).map(async ([name, module]) => {
      const tsc = path.join(root, "node_modules", module, "bin/tsc");
      const { code, output } = await collect(machineNode, [tsc, "-p", "."], { cwd: folder });
      if (code !== 0) throw new Error(`${name}:\n${output.slice(0, SHOWN)}`);
    }),
  );
}

async function run(cwd, [command, args], { env }) {
  const { code, output } = await collect(command, args, { cwd, env });
  if (code !== 0) throw new Error(`${args.join(" ")} failed:\n${output.slice(-SHOWN)}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
