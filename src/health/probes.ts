/**
 * The four questions: is it well, is it alive, can it take requests, has it started?
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { CheckResult, RunnableCheck } from "./checks.ts";
import { summarise } from "./report.ts";
import type { HealthReport, ReportedCheck } from "./report.ts";

/** One question. */
export type Probe = "health" | "live" | "ready" | "startup";

/** Answers questions about health. */
export interface Probes {
  /** The report of a question, or of one of its checks; undefined when there is no such check. */
  report(
    c: EdgeContext | undefined,
    probe: Probe,
    ask: Question,
  ): Promise<HealthReport | undefined>;
  /** From now on the service takes no more requests. */
  shutDown(): void;
  /** True once the service is shutting down. */
  readonly isShuttingDown: boolean;
}

/** What exactly is asked. */
export interface Question {
  /** The one check that is asked for. */
  readonly only: string | undefined;
  /** Checks to leave out. */
  readonly exclude: readonly string[];
}

/** Makes the answers to all questions. */
export function probes(checks: readonly RunnableCheck[], deadlineMs: number): Probes {
  const startup = checks.filter((check) => check.tags.includes("startup"));
  let hasStarted = startup.length === 0;
  let isShuttingDown = false;

  /** Once all startup checks have passed together the gate stays open. */
  async function passGate(c: EdgeContext | undefined): Promise<boolean> {
    if (!hasStarted) {
      const report = summarise(await runAll(startup, c, deadlineMs));
      hasStarted = report.status !== "fail";
    }
    return hasStarted;
  }

  async function report(
    c: EdgeContext | undefined,
    probe: Probe,
    { only, exclude }: Question,
  ): Promise<HealthReport | undefined> {
    const asked = checks.filter(({ name, tags }) =>
      (only === undefined ? !exclude.includes(name) : name === only) &&
      (probe === "health" || tags.includes(probe))
    );
    if (only !== undefined && asked.length === 0) return undefined;
    const isAboutTraffic = only === undefined && (probe === "ready" || probe === "health");
    if (isAboutTraffic && isShuttingDown) {
      return { status: "fail", output: "shutting down", checks: [] };
    }
    if (probe === "startup" && only === undefined && hasStarted) return summarise([]);
    const [results, isOpen] = await Promise.all([
      runAll(asked, c, deadlineMs),
      isAboutTraffic || probe === "startup" ? passGate(c) : true,
    ]);
    if (isAboutTraffic && !isOpen) {
      return { status: "fail", output: "not started yet", checks: results };
    }
    return summarise(results);
  }

  return {
    report,
    shutDown() {
      isShuttingDown = true;
    },
    get isShuttingDown() {
      return isShuttingDown;
    },
  };
}

/** Runs checks at once; those that are not done by the deadline have failed. */
async function runAll(
  checks: readonly RunnableCheck[],
  c: EdgeContext | undefined,
  deadlineMs: number,
): Promise<ReportedCheck[]> {
  const results: (CheckResult | undefined)[] = [];
  const running: Promise<void>[] = [];
  checks.forEach((check, i) => {
    const result = check.run(c);
    if (result instanceof Promise) {
      running.push(result.then((landed) => void (results[i] = landed)));
    } else results[i] = result;
  });
  if (running.length > 0) await withinDeadline(Promise.all(running), deadlineMs);
  return checks.map(({ name, critical }, i) => ({
    name,
    critical,
    result: results[i] ?? unanswered(deadlineMs),
  }));
}

/** Every answer keeps its own time: what it waits for may belong to a request that is gone. */
async function withinDeadline(work: Promise<unknown>, deadlineMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<void>((resolve) => timer = setTimeout(resolve, deadlineMs));
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}

function unanswered(deadlineMs: number): CheckResult {
  const output = `no result within ${deadlineMs} ms`;
  return { status: "fail", output, atMs: Date.now(), durationMs: deadlineMs };
}
