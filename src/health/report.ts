/**
 * Health as a response: `application/health+json`, or plain text for those who ask for it.
 *
 * Sources: draft-inadarei-api-health-check-06; the text form is that of the Kubernetes API server.
 *
 * @module
 */
import type { CheckResult, HealthStatus } from "./checks.ts";

/** One check in a report. */
export interface ReportedCheck {
  readonly name: string;
  readonly critical: boolean;
  readonly result: CheckResult;
}

/** What one answer says. */
export interface HealthReport {
  readonly status: HealthStatus;
  /** Why, when it is not a check that decides. */
  readonly output?: string;
  readonly checks: readonly ReportedCheck[];
}

/** How a report is written. */
export interface ReportForm {
  readonly text: boolean;
  /** With its checks; only for those who may see them. */
  readonly detailed: boolean;
  /** How long it may be kept, in ms; 0 for not at all. */
  readonly maxAgeMs: number;
  readonly headOnly: boolean;
}

/** Puts checks together: a critical failure is a failure, any other a warning. */
export function summarise(checks: readonly ReportedCheck[]): HealthReport {
  let status: HealthStatus = "pass";
  for (const { critical, result } of checks) {
    if (result.status === "fail" && critical) return { status: "fail", checks };
    if (result.status !== "pass") status = "warn";
  }
  return { status, checks };
}

/** The response of a report: 503 for a failure, else 200. */
export function reportResponse(report: HealthReport, form: ReportForm): Response {
  const maxAge = Math.floor(form.maxAgeMs / 1000);
  const age = maxAge < 1 ? "no-store" : `max-age=${maxAge}`;
  const body = form.text ? textBody(report, form) : jsonBody(report, form);
  return new Response(form.headOnly ? null : body, {
    status: report.status === "fail" ? 503 : 200,
    headers: {
      "content-type": form.text ? "text/plain; charset=utf-8" : "application/health+json",
      // What only some may see must not be kept for all.
      "cache-control": form.detailed && maxAge >= 1 ? `private, ${age}` : age,
      "vary": "Accept",
      "x-content-type-options": "nosniff",
    },
  });
}

function jsonBody(report: HealthReport, { detailed }: ReportForm): string {
  if (!detailed) return JSON.stringify({ status: report.status });
  const checks: Record<string, unknown[]> = {};
  for (const { name, result } of report.checks) {
    const key = name.includes(":") ? name : `${name}:responseTime`;
    checks[key] = [entryOf(name, result)];
  }
  return JSON.stringify({ status: report.status, output: report.output, checks });
}

function entryOf(name: string, result: CheckResult): unknown {
  const { status, observedValue, observedUnit, output, atMs, durationMs } = result;
  return {
    componentId: name.split(":")[0],
    observedValue: observedValue ?? durationMs,
    observedUnit: observedValue === undefined ? "ms" : observedUnit,
    status,
    time: new Date(atMs).toISOString(),
    // The draft: SHOULD be omitted for "pass".
    output: status === "pass" ? undefined : output,
  };
}

function textBody(report: HealthReport, { detailed }: ReportForm): string {
  if (!detailed) return report.status + "\n";
  const lines = report.checks.map(({ name, result }) =>
    result.status === "pass"
      ? `[+]${name} ok`
      : `[${result.status === "warn" ? "!" : "-"}]${name} ${result.status}: ${result.output ?? ""}`
  );
  if (report.output !== undefined) lines.push(`[-]${report.output}`);
  return [...lines, report.status, ""].join("\n");
}

/** True when plain text is asked for, and JSON is not. */
export function prefersText(accept: string | undefined): boolean {
  return accept !== undefined && /\btext\/(plain|\*)/i.test(accept) && !/json|\*\/\*/i.test(accept);
}
