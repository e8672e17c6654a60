/**
 * What a check came to.
 *
 * @module
 */
import { handleRejection } from "../core/thenable.ts";

/** How something is: `warn` works, but not as it should. */
export type HealthStatus = "pass" | "warn" | "fail";

/** What a check may return to say more than "it works". */
export interface CheckReport {
  /** How it is. */
  readonly status: HealthStatus;
  /** What was measured. */
  readonly observedValue?: unknown;
  /** The unit of what was measured. */
  readonly observedUnit?: string;
  /** Why it is not well. */
  readonly output?: string;
}

/** What a check came to. */
export interface CheckResult extends CheckReport {
  /** When, in ms since the epoch. */
  readonly atMs: number;
  /** How long it took, in ms. */
  readonly durationMs: number;
}

const MAX_OUTPUT = 300;

/** The result of a check that returned. Throws for a report that cannot be read. */
export function success(result: unknown, startedMs: number): CheckResult {
  const atMs = Date.now();
  const measured = { atMs, durationMs: Math.max(0, atMs - startedMs) };
  if (!isReport(result)) return { status: "pass", ...measured };
  const { status, observedValue, observedUnit, output } = result;
  return {
    status,
    observedValue: plainValue(observedValue),
    observedUnit: textOf(observedUnit),
    output: textOf(output),
    ...measured,
  };
}

/**
 * A copy that JSON can say, at most 300 characters of it: what the check gave is not read again, and
 * nothing in it can fail an answer.
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

function isReport(result: unknown): result is CheckReport {
  const status = (result as CheckReport | null | undefined)?.status;
  return status === "pass" || status === "warn" || status === "fail";
}

/** The result of a check that failed, whatever it threw. */
export function failure(reason: unknown, startedMs: number, atMs: number): CheckResult {
  // Somebody may throw a promise.
  handleRejection(reason);
  let output = "failed";
  try {
    output = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  } catch {
    // What cannot be said stays "failed".
  }
  return {
    status: "fail",
    output: output.replace(/\/\/[^/@\s]*@/g, "//").slice(0, MAX_OUTPUT),
    atMs,
    durationMs: Math.max(0, atMs - startedMs),
  };
}
