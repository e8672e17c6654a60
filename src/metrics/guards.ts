/**
 * Metrics of the guards' decisions.
 *
 * @module
 */
import type { Decision } from "../core/request/decision.ts";
import { RecentSeries } from "./recent-series.ts";
import { BUILT_IN } from "./registry.ts";
import type { MetricRegistry } from "./registry.ts";

/** Registers the metrics, and returns a function that records one decision. */
export function guardMetrics(registry: MetricRegistry): (decision: Decision) => void {
  const byAction = registry.counter("djed_guard_decisions_total", {
    help: "Decisions of the guards.",
    labels: ["guard", "action", "code"],
  }, BUILT_IN);
  const byReason = registry.counter("djed_guard_reasons_total", {
    help: "Decisions that gave a reason, such as a failing store.",
    labels: ["guard", "reason"],
  }, BUILT_IN);
  const cost = registry.histogram("djed_guard_duration_seconds", {
    help: "Time spent in the guards, measured when an observer needs it.",
    labels: ["guard"],
    buckets: [0.00001, 0.0001, 0.001, 0.01, 0.1, 1],
  }, BUILT_IN);
  const findings = registry.counter("djed_scan_findings_total", {
    help: "Refused and reported requests by the family of the most severe finding.",
    labels: ["family"],
  }, BUILT_IN);
  const issues = registry.counter("djed_validation_issues_total", {
    help: "Issues found in refused and reported input.",
  }, BUILT_IN);

  const actions = new RecentSeries(byAction, "guard");

  return ({ guard, action, code, reason, detail, costMs }) => {
    byAction.add(actions.idOf(guard, action, code ?? ""), 1);
    if (reason !== undefined) byReason.inc({ guard, reason });
    if (costMs !== undefined) cost.observe({ guard }, costMs / 1000);
    if (detail === undefined || action === "allow") return;
    if (typeof detail.family === "string") findings.inc({ family: detail.family });
    if (guard === "validate" && typeof detail.issues === "number") issues.inc(detail.issues);
  };
}
