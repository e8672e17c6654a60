/**
 * The result of scanning one request.
 *
 * @module
 */
import type { Decision } from "../../core/request/decision.ts";
import type { Family } from "../families/registry.ts";
import type { Location, Surface } from "../request/locations.ts";
import type { TextKind } from "../request/model/place.ts";
import type { AllowEntry } from "./allow.ts";
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

/** Details of a finding in a decision. The evidence is redacted. */
export type FindingDetail = {
  /** The family of the finding. */
  readonly family: Family;
  /** The rule; `"model"` for learned weights alone. */
  readonly rule: string;
  /** The score, 0 to 1. */
  readonly score: number;
  /** The match, redacted: 16 characters and a hash. */
  readonly evidence: string;
  /** Its effect, if it reached its threshold. */
  readonly verdict?: Verdict;
  /** The entry of the option `allow` that would allow it. */
  readonly allow?: AllowEntry;
  /** Why there is no such entry. */
  readonly noAllow?: string;
};

/** Details of a decision: the first finding, if there is one, and the numbers of the scan. */
export type InjectionScanDetail = Partial<FindingDetail> & {
  /** The highest score of all findings, 0 to 1. */
  readonly score: number;
  /** Number of bytes of text that were scanned. */
  readonly scannedBytes: number;
  /** Whether some texts were not scanned individually. */
  readonly truncated: boolean;
  /** The result of the classifier, if it was called. */
  readonly classified?: "attack" | "harmless" | "failed";
  /** The part of the request with the finding. */
  readonly in?: Surface;
  /** The place in that part, as an RFC 6901 pointer of at most 200 characters. */
  readonly pointer?: string;
  /** The kind of text, where the shape of the body says it. */
  readonly kind?: TextKind;
  /** The start of the finding in its text, in UTF-16 units. */
  readonly start?: number;
  /** The end of the finding. */
  readonly end?: number;
  /** Number of findings. */
  readonly findings?: number;
  /** Further findings that reached their thresholds. */
  readonly others?: readonly FindingDetail[];
  /** The limit that the body exceeds. */
  readonly maxBytes?: number;
  /** The trace id in the problem of a refusal. */
  readonly traceId?: string;
};

/** The decision on one request. */
export interface InjectionScanDecision extends Decision {
  /** The guard that decided. */
  readonly guard: "injection-scan";
  /** The first finding and the numbers of the scan. */
  readonly detail: InjectionScanDetail;
}

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
