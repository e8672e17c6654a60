/**
 * What `injectionScan()` found in one request.
 *
 * @module
 */
import type { Location } from "./locations.ts";
import type { Finding } from "./search.ts";

/** A finding, and where in the request it is. */
export type LocatedFinding = Finding & Location;

/** The verdict on one request: `c.var.injectionScan`, also when nothing was found. */
export interface InjectionScanResult {
  /** The highest score of anything found, 0 to 1. */
  readonly score: number;
  /** True when the request was refused, or would have been but for report mode. */
  readonly blocked: boolean;
  /** What was found and where, surest first; at most 32. */
  readonly findings: readonly LocatedFinding[];
  /** How many bytes of text were scanned. */
  readonly scannedBytes: number;
  /**
   * True when not everything was scanned one by one: a body over `maxBytes`, JSON too deep, or more
   * work than the budget of a request.
   */
  readonly truncated: boolean;
  /**
   * How the second opinion went, of several the gravest: an attack, a failure, or harmless. Absent
   * when none was asked for.
   */
  readonly classified?: "attack" | "harmless" | "failed";
}
