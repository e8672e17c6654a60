/**
 * `node:test` for workerd, which has no test runner: the subset that the suite uses
 * (describe, it, the four hooks, skip, todo, `t.after`, `t.skip`), nothing more.
 */
type Body = (t: TestContext) => unknown;

interface Test {
  name: string;
  body?: Body;
  skip: boolean;
}

interface Suite {
  name: string;
  skip: boolean;
  entries: (Test | Suite)[];
  before: Body[];
  after: Body[];
  beforeEach: Body[];
  afterEach: Body[];
}

interface TestContext {
  name: string;
  after(fn: Body): void;
  diagnostic(message: string): void;
  skip(message?: string): void;
}

/** The outcome of one test. */
export interface Outcome {
  name: string;
  status: "pass" | "fail" | "skip";
  error?: string;
}

const PER_TEST_LIMIT_MS = 60_000;

const root = newSuite("", false);
let current = root;

function newSuite(name: string, skip: boolean): Suite {
  return { name, skip, entries: [], before: [], after: [], beforeEach: [], afterEach: [] };
}

/** node:test takes (name?, options?, fn?) in any of these shapes. */
function readArguments(args: unknown[]): { name: string; body?: Body; skip: boolean } {
  const name = args.find((a) => typeof a === "string") as string ?? "(anonymous)";
  const body = args.find((a) => typeof a === "function") as Body | undefined;
  const options = (args.find((a) => a !== null && typeof a === "object") ?? {}) as Record<
    string,
    unknown
  >;
  return { name, body, skip: Boolean(options.skip || options.todo) };
}

export function describe(...args: unknown[]): void {
  const { name, body, skip } = readArguments(args);
  const suite = newSuite(name, skip);
  current.entries.push(suite);
  const parent = current;
  current = suite;
  try {
    (body as (() => unknown) | undefined)?.();
  } finally {
    current = parent;
  }
}

export function it(...args: unknown[]): void {
  const { name, body, skip } = readArguments(args);
  current.entries.push({ name, body, skip: skip || body === undefined });
}

describe.skip = (...args: unknown[]): void => describe(readArguments(args).name, { skip: true });
it.skip = (...args: unknown[]): void => it(readArguments(args).name, { skip: true });
it.todo = it.skip;

export const test = it;
export const suite = describe;
export default it;
export const before = (fn: Body): unknown => current.before.push(fn);
export const after = (fn: Body): unknown => current.after.push(fn);
export const beforeEach = (fn: Body): unknown => current.beforeEach.push(fn);
export const afterEach = (fn: Body): unknown => current.afterEach.push(fn);

/** Runs everything registered so far, one test after another. */
export async function runAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  await runSuite(root, [], outcomes);
  return outcomes;
}

async function runSuite(suite: Suite, parents: Suite[], outcomes: Outcome[]): Promise<void> {
  if (suite.skip) {
    outcomes.push({ name: path(parents, suite.name), status: "skip" });
    return;
  }
  const chain = [...parents, suite];
  const context = contextOf(suite.name, []);
  for (const hook of suite.before) await hook(context);
  for (const entry of suite.entries) {
    if ("entries" in entry) await runSuite(entry, chain, outcomes);
    else outcomes.push(await runTest(entry, chain));
  }
  for (const hook of suite.after) await hook(context);
}

async function runTest(test: Test, chain: Suite[]): Promise<Outcome> {
  const name = path(chain, test.name);
  if (test.skip) return { name, status: "skip" };
  const cleanups: Body[] = [];
  const context = contextOf(test.name, cleanups);
  try {
    for (const suite of chain) for (const hook of suite.beforeEach) await hook(context);
    await withLimit(Promise.resolve(test.body!(context)));
    return { name, status: "pass" };
  } catch (error) {
    return { name, status: "fail", error: String((error as Error)?.stack ?? error) };
  } finally {
    for (const suite of [...chain].reverse()) {
      for (const hook of suite.afterEach) await hook(context);
    }
    for (const cleanup of cleanups) await cleanup(context);
  }
}

function withLimit(work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`still running after ${PER_TEST_LIMIT_MS} ms`)),
      PER_TEST_LIMIT_MS,
    );
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

function contextOf(name: string, cleanups: Body[]): TestContext {
  return { name, after: (fn) => void cleanups.push(fn), diagnostic() {}, skip() {} };
}

function path(parents: Suite[], name: string): string {
  return [...parents.map((s) => s.name).filter(Boolean), name].join(" > ");
}
