/**
 * The results of checks.
 *
 * @module
 */
import { handleRejection } from "../core/thenable.ts";

/** The status of a check: `warn` works, but not as it should. */
export type HealthStatus = "pass" | "warn" | "fail";

/** A result with details, which a check may return. */
export interface CheckReport {
  /** The status. */
  readonly status: HealthStatus;
  /** The measured value. */
  readonly observedValue?: unknown;
  /** The unit of the measured value. */
  readonly observedUnit?: string;
  /** The reason for a warning or a failure. */
  readonly output?: string;
}

/** The result of a check. */
export interface CheckResult extends CheckReport {
  /** The time of the result, in ms since the epoch. */
  readonly atMs: number;
  /** The duration of the check, in ms. */
  readonly durationMs: number;
}

/** Maximum length of texts in a result. */
const MAX_OUTPUT = 300;

/** Makes the result of a check that returned this report. Throws if it cannot be read. */
export function success(report: CheckReport, startedMs: number): CheckResult {
  const { status, observedValue, observedUnit, output } = report;
  return resultOf(startedMs, {
    status,
    observedValue: plainValue(observedValue),
    observedUnit: textOf(observedUnit),
    output: textOf(output),
  });
}

function resultOf(startedMs: number, report: CheckReport): CheckResult {
  const atMs = Date.now();
  return { ...report, atMs, durationMs: Math.max(0, atMs - startedMs) };
}

/**
 * Copies a value as JSON, at most 300 characters of it, so that the original is not read again and
 * cannot break an answer later.
 */
function plainValue(value: unknown): unknown {
  if (typeof value === "string") return textOf(value);
  if (typeof value === "bigint") return textOf(String(value));
  const text = JSON.stringify(value, (_key, member) => {
    // A getter or a toJSON() may make a promise that rejects.
    handleRejection(member);
    return typeof member === "bigint" ? String(member) : member;
  });
  if (text === undefined) return undefined;
  return text.length > MAX_OUTPUT ? textOf(text) : JSON.parse(text);
}

function textOf(text: unknown): string | undefined {
  return typeof text === "string" ? text.slice(0, MAX_OUTPUT) : undefined;
}

/** Makes the result of a check that failed, whatever it threw. */
export function failure(
  reason: unknown,
  startedMs: number,
  status: HealthStatus = "fail",
): CheckResult {
  // The thrown value may be a promise.
  handleRejection(reason);
  let output = "failed";
  try {
    output = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  } catch {
    // The reason cannot be read: the output stays "failed".
  }
  return resultOf(startedMs, {
    status,
    output: textOf(output.replace(/\/\/[^/@\s]*@/g, "//")),
  });
}
