/**
 * The four probes: health, liveness, readiness and startup.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import type { CheckResult, RunnableCheck } from "./checks.ts";
import { summarise } from "./report.ts";
import { failure } from "./result.ts";
import type { HealthReport, ReportedCheck } from "./report.ts";

/** A probe. */
export type Probe = "health" | "live" | "ready" | "startup";

/** Makes reports. */
export interface Probes {
  /**
   * Returns the report of a probe, or of one of its checks; undefined if there is no such check.
   */
  report(
    c: EdgeContext | undefined,
    probe: Probe,
    selection: CheckSelection,
  ): Promise<HealthReport | undefined>;
  /** Makes the health and readiness probes fail from now on. */
  shutDown(): void;
  /** Whether {@link shutDown} was called. */
  readonly isShuttingDown: boolean;
}

/** Selects the checks of a report. */
export interface CheckSelection {
  /** The only check to run. */
  readonly only: string | undefined;
  /** Checks to leave out. */
  readonly exclude: readonly string[];
}

/** Makes the probes of some checks. */
export function makeProbes(checks: readonly RunnableCheck[], deadlineMs: number): Probes {
  const startup = checks.filter((check) => check.tags.includes("startup"));
  let hasStarted = startup.length === 0;
  let isShuttingDown = false;

  /** Runs the startup checks until all of them have passed at the same time. */
  async function checkStarted(c: EdgeContext | undefined): Promise<boolean> {
    if (!hasStarted) {
      const report = summarise(await runAll(startup, c, deadlineMs));
      hasStarted = report.status !== "fail";
    }
    return hasStarted;
  }

  async function report(
    c: EdgeContext | undefined,
    probe: Probe,
    { only, exclude }: CheckSelection,
  ): Promise<HealthReport | undefined> {
    const selected = checks.filter(({ name, tags }) =>
      (only === undefined ? !exclude.includes(name) : name === only) &&
      (probe === "health" || tags.includes(probe))
    );
    if (only !== undefined && selected.length === 0) return undefined;
    const concernsTraffic = only === undefined && (probe === "ready" || probe === "health");
    if (concernsTraffic && isShuttingDown) {
      return { status: "fail", output: "shutting down", checks: [] };
    }
    if (probe === "startup" && only === undefined && hasStarted) return summarise([]);
    const [results, isStarted] = await Promise.all([
      runAll(selected, c, deadlineMs),
      concernsTraffic || probe === "startup" ? checkStarted(c) : true,
    ]);
    if (concernsTraffic && !isStarted) {
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

/** Runs checks concurrently. Checks that have not finished by the deadline have failed. */
async function runAll(
  checks: readonly RunnableCheck[],
  c: EdgeContext | undefined,
  deadlineMs: number,
): Promise<ReportedCheck[]> {
  const results: (CheckResult | undefined)[] = [];
  const running: Promise<void>[] = [];
  checks.forEach((check, i) => {
    const result = check.run(c);
    if (isThenable(result)) {
      running.push(result.then((finished) => void (results[i] = finished)));
    } else results[i] = result;
  });
  // Each report has its own deadline: it may wait for a call of a request that has ended.
  if (running.length > 0) await within(deadlineMs, Promise.all(running), undefined);
  return checks.map(({ name, critical }, i) => ({
    name,
    critical,
    result: results[i] ??
      failure(`no result within ${deadlineMs} ms`, Date.now() - deadlineMs),
  }));
}
