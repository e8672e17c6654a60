/**
 * The result of scanning one request.
 *
 * @module
 */
import type { Location } from "../request/locations.ts";
import type { Finding } from "../engine/search.ts";

/**
 * The effect of a finding. `"enforced"`: it refuses the request, or would without report mode;
 * `"reported"`: it reached its threshold, but the option `enforce` only reports it; `"below"`: it
 * did not reach its threshold.
 */
export type Verdict = "enforced" | "reported" | "below";

/** A finding, its place in the request, and its effect. */
export type LocatedFinding = Finding & Location & {
  /** Its effect: it refuses, is only reported, or neither. */
  readonly verdict: Verdict;
};

/** The result of one request: `c.var.injectionScan`, also when nothing was found. */
export interface InjectionScanResult {
  /** The highest score of all findings, 0 to 1. */
  readonly score: number;
  /** Whether the request was refused, or would have been without report mode. */
  readonly blocked: boolean;
  /** The findings: those that refuse first, then by score; at most 32. */
  readonly findings: readonly LocatedFinding[];
  /** Number of bytes of text that were scanned. */
  readonly scannedBytes: number;
  /**
   * Whether some texts were not scanned individually: the body exceeds `maxBytes`, JSON is nested
   * too deeply, or the work exceeds the budget of a request.
   */
  readonly truncated: boolean;
  /**
   * The result of the classifier; of several results the most severe: an attack, a failure,
   * harmless. Absent when the classifier was not called.
   */
  readonly classified?: "attack" | "harmless" | "failed";
}
