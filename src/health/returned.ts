/**
 * Reads what a check returned: whether it says that the thing works.
 *
 * @module
 */
import { errorText, readMember } from "../core/error-text.ts";
import { warnOnce } from "../core/once.ts";
import { handleRejection } from "../core/thenable.ts";
import type { CheckReport, HealthStatus } from "./result.ts";

/** A returned value as a report. */
interface ReturnedReport extends CheckReport {
  /** The value as text, when it says neither that the thing works nor that it does not. */
  readonly unclear?: string;
}

/** Statuses by other names: those of the draft, Terminus, Spring, .NET, gRPC and Consul. */
const STATUSES: readonly (readonly [HealthStatus, RegExp])[] = [
  ["pass", /^(pass(ed|ing)?|ok|up|healthy|alive|ready|serving|available|connected|true)$/],
  ["warn", /^(warn(ing)?|degraded)$/],
  [
    "fail",
    /^(fail(ed|ing|ure)?|error|down|un(healthy|available)|dead|critical|rejected|false|no|not_(ok|serving|ready|connected)|out_of_service|disconnected|offline|shutting_down)$/,
  ],
];

/** Maximum number of values to read in a returned list. */
const MAX_VALUES = 100;
/** A longer text is not the name of a status. */
const MAX_NAME = 40;

const PASS: ReturnedReport = { status: "pass" };

/** Makes the function that reads what one check returns. The first unclear value is a warning. */
export function returnedReader(name: string): (returned: unknown) => CheckReport {
  return (returned) => {
    const report = readReturned(returned);
    if (report.unclear !== undefined) {
      warnOnce(
        `health: checks.${name} returned ${report.unclear}, which says neither that it works nor ` +
          'that it fails, and counts as a warning; return true, false or { status: "pass" }',
        `health: checks.${name}`,
      );
    }
    return report;
  };
}

/** Reads a returned value. The bodies of responses are released. Throws if it cannot be read. */
function readReturned(value: unknown): ReturnedReport {
  switch (typeof value) {
    case "boolean":
      return value ? PASS : failed("returned false");
    case "string":
      return value.trim() === "" ? unclear("an empty text") : ofText(value);
    case "object":
      if (value === null) return PASS;
      return Array.isArray(value) ? ofList(value) : ofObject(value);
    case "undefined":
      return PASS;
    default:
      if (typeof value === "function") return unclear("a function");
      return value ? PASS : unclear(String(value));
  }
}

/** Releases the body of a returned Response that nobody will read, and whatever rejects later. */
export function releaseReturned(value: unknown): void {
  handleRejection(value);
  if (Array.isArray(value)) value.slice(0, MAX_VALUES).forEach(releaseBody);
  else releaseBody(value);
}

function ofText(text: string): ReturnedReport {
  const status = statusNamed(text);
  return status === undefined || status === "pass" ? PASS : { status, output: `returned ${text}` };
}

/** Results of several calls, as of `Promise.all()` and `Promise.allSettled()`. */
function ofList(values: readonly unknown[]): ReturnedReport {
  let worst = PASS;
  for (const value of values.slice(0, MAX_VALUES)) {
    // Other objects in a list are rows: they may have a status of their own.
    const isResult = value === false || value instanceof Error || isResponse(value);
    const report = isResult ? readReturned(value) : ofSettled(value);
    if (report.status === "fail" && worst.status !== "fail") worst = report;
  }
  return worst;
}

function ofSettled(value: unknown): ReturnedReport {
  const status = readMember(value, "status");
  if (status === "rejected" && readMember(value, "reason") !== undefined) {
    return failed(errorText(readMember(value, "reason")));
  }
  const settled = status === "fulfilled" ? readMember(value, "value") : undefined;
  return isResponse(settled) || settled === false ? readReturned(settled) : PASS;
}

function ofObject(value: object): ReturnedReport {
  if (value instanceof Error) return failed(errorText(value));
  if (isResponse(value)) {
    releaseBody(value);
    const isOk = value.ok ?? (value.status >= 200 && value.status < 300);
    return isOk ? PASS : failed(`answered ${value.status}`);
  }
  const { status, statusCode, ok, healthy } = value as Readonly<Record<string, unknown>>;
  if (typeof status === "string") return ofReport(value as CheckReport, status);
  for (const code of [status, statusCode]) {
    if (typeof code === "number" && code >= 400 && code < 600) {
      return failed(`answered ${code}`);
    }
  }
  const isDown = [status, ok, healthy].some((says) => says === false) || ok === 0;
  return isDown ? { ...detailsOf(value), status: "fail" } : ofIndicators(value);
}

/** Reports by name, as the indicators of Terminus return them: `{ db: { status: "down" } }`. */
function ofIndicators(value: object): ReturnedReport {
  let worst = PASS;
  for (const name of Object.keys(value).slice(0, MAX_VALUES)) {
    const given = readMember(readMember(value, name), "status");
    const status = typeof given === "string" ? statusNamed(given) : undefined;
    // With any other member it is something else, such as a row with columns.
    if (status === undefined) return PASS;
    if (worst.status !== "fail" && status !== "pass" && status !== worst.status) {
      worst = { status, output: `${name}: ${given}` };
    }
  }
  return worst;
}

function ofReport(value: CheckReport, given: string): ReturnedReport {
  const status = statusNamed(given);
  return status === undefined
    ? unclear(`the status "${given.slice(0, MAX_NAME)}"`)
    : { ...detailsOf(value), status };
}

function detailsOf(value: Partial<CheckReport>): Omit<CheckReport, "status"> {
  const { observedValue, observedUnit, output } = value;
  return { observedValue, observedUnit, output: output ?? readMember(value, "message") as string };
}

function failed(output: string): ReturnedReport {
  return { status: "fail", output };
}

function unclear(what: string): ReturnedReport {
  return { status: "warn", output: `returned ${what}`, unclear: what };
}

function statusNamed(text: string): HealthStatus | undefined {
  if (text.length > MAX_NAME) return undefined;
  const name = text.trim().toLowerCase().replace(/[ -]/g, "_");
  return STATUSES.find(([, names]) => names.test(name))?.[0];
}

interface ResponseLike {
  readonly status: number;
  readonly ok?: boolean;
}

/** Whether a value has the shape of a Response. It may come from another realm or a library. */
function isResponse(value: unknown): value is ResponseLike {
  return typeof readMember(value, "status") === "number" &&
    typeof readMember(readMember(value, "headers"), "get") === "function";
}

/** An unread body occupies a connection, of which a Worker has six. */
function releaseBody(value: unknown): void {
  if (!isResponse(value)) return;
  const body = readMember(value, "body");
  try {
    const { cancel } = body as { cancel?(): unknown };
    if (typeof cancel === "function") handleRejection(cancel.call(body));
  } catch {
    // Read already, or a foreign stream: its reader is responsible for it.
  }
}
