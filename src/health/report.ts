/**
 * Reports as responses: `application/health+json`, or plain text on request.
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

/** The report of one probe. */
export interface HealthReport {
  readonly status: HealthStatus;
  /** The reason, when the status does not come from a check. */
  readonly output?: string;
  readonly checks: readonly ReportedCheck[];
}

/** The form of a response. */
export interface ReportForm {
  readonly text: boolean;
  /** Whether to include the individual checks. */
  readonly detailed: boolean;
  /** How long the response may be cached, in ms; 0 for not at all. */
  readonly maxAgeMs: number;
  readonly headOnly: boolean;
}

/** Combines checks: the failure of a critical check is a failure, any other a warning. */
export function summarise(checks: readonly ReportedCheck[]): HealthReport {
  let status: HealthStatus = "pass";
  for (const { critical, result } of checks) {
    if (result.status === "fail" && critical) return { status: "fail", checks };
    if (result.status !== "pass") status = "warn";
  }
  return { status, checks };
}

/** Makes the response of a report: 503 for a failure, otherwise 200. */
export function reportResponse(report: HealthReport, form: ReportForm): Response {
  const maxAge = Math.floor(form.maxAgeMs / 1000);
  const age = maxAge < 1 ? "no-store" : `max-age=${maxAge}`;
  const body = form.text ? textBody(report, form) : jsonBody(report, form);
  return new Response(form.headOnly ? null : body, {
    status: report.status === "fail" ? 503 : 200,
    headers: {
      "content-type": form.text ? "text/plain; charset=utf-8" : "application/health+json",
      // Details are for this caller only, so shared caches must not store them.
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

/** Whether the client accepts plain text, and not JSON. */
export function prefersText(accept: string | undefined): boolean {
  return accept !== undefined && /\btext\/(plain|\*)/i.test(accept) && !/json|\*\/\*/i.test(accept);
}
