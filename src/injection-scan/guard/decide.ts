/**
 * Makes the details of a decision, and the problem of a refusal.
 *
 * @module
 */
import { INJECTION_DETECTED, ROLE_NOT_ALLOWED } from "../../core/problem-kinds.ts";
import type { Decision } from "../../core/request/decision.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { routeOf } from "../../core/request/route.ts";
import { makeProblem, type Problem } from "../../core/problem.ts";
import type { Refusal } from "../../core/refusal.ts";
import type { Surface } from "../request/locations.ts";
import { readyEntry } from "./ready-entry.ts";
import type {
  FindingDetail,
  InjectionScanDetail,
  InjectionScanResult,
  LocatedFinding,
} from "./result.ts";

/** Stands in place of a ready entry. */
const NO_ENTRY = "The place is too long, or a log could change its names. Write the entry by hand.";

/** Maximum length of the pointer of a place. */
export const MAX_POINTER = 200;
/** Maximum number of further findings in the details of a decision. */
const MAX_OTHERS = 7;

/** Returns the action of a decision: what refuses is let through in report mode. */
export function actionFor(result: InjectionScanResult, report: boolean): Decision["action"] {
  if (result.blocked) return report ? "report" : "deny";
  return isReported(result) ? "report" : "allow";
}

/** Whether findings reached their thresholds, and none of them refuses. */
export function isReported({ blocked, findings }: InjectionScanResult): boolean {
  return !blocked && findings[0]?.verdict === "reported";
}

/** Returns the reason of a refusal: the family of the finding. */
export function reasonOf(result: InjectionScanResult): string {
  return result.findings[0]?.family ?? "classifier";
}

/**
 * The details of a decision; the evidence is redacted. For a finding that reached its threshold
 * they have a ready entry of the option `allow`.
 */
export function detailOf(c: EdgeContext, result: InjectionScanResult): InjectionScanDetail {
  const { scannedBytes, truncated, classified, findings } = result;
  if (findings.length === 0 && classified === undefined) {
    return { score: 0, scannedBytes, truncated };
  }
  const first = findings[0] as LocatedFinding | undefined;
  const others = findings.slice(1).filter(isReached).slice(0, MAX_OTHERS);
  return {
    score: first?.score ?? 0,
    scannedBytes,
    truncated,
    ...(classified && { classified }),
    ...(first && {
      family: first.family,
      rule: first.rule,
      start: first.start,
      end: first.end,
      in: first.in,
      pointer: first.pointer.slice(0, MAX_POINTER),
      ...(first.kind && { kind: first.kind }),
      evidence: first.evidence,
      findings: findings.length,
    }),
    ...(first && isReached(first) && { verdict: first.verdict, ...allowOf(c, first) }),
    ...(others.length > 0 && { others: others.map((found) => briefly(c, found)) }),
  };
}

function isReached({ verdict }: LocatedFinding): boolean {
  return verdict !== "below";
}

function briefly(c: EdgeContext, found: LocatedFinding): FindingDetail {
  const { family, rule, score, evidence, verdict } = found;
  return { family, rule, score, evidence, verdict, ...allowOf(c, found) };
}

function allowOf(c: EdgeContext, found: LocatedFinding): Pick<FindingDetail, "allow" | "noAllow"> {
  const allow = readyEntry(routeOf(c), found);
  return allow === undefined ? { noAllow: NO_ENTRY } : { allow };
}

/** The names of surfaces in problems. */
const PROBLEM_PART: Readonly<Partial<Record<Surface, string>>> = {
  params: "param",
  headers: "header",
  cookies: "cookie",
};

/** Makes the problem. It names the place, but neither the rule nor the text. */
export function problemOf(c: EdgeContext, result: InjectionScanResult): Problem {
  const first = result.findings[0] as LocatedFinding | undefined;
  const errors = first && [{
    in: PROBLEM_PART[first.in] ?? first.in,
    pointer: fragment(first.pointer),
    code: "injection-detected",
  }];
  return makeProblem(c, INJECTION_DETECTED, "The request was refused.", errors && { errors });
}

/** Makes the refusal of a body that brings a role that is not allowed. */
export function roleNotAllowed(pointer: string): Refusal {
  const errors = [{ in: "json", pointer: fragment(pointer), code: ROLE_NOT_ALLOWED.code }];
  return { kind: ROLE_NOT_ALLOWED, detail: "A message has a role that is not allowed.", errors };
}

/** Encodes a pointer as a URI fragment (RFC 6901 §6), cut to a maximum length. */
function fragment(pointer: string): string {
  try {
    return `#${encodeURI(pointer.slice(0, MAX_POINTER))}`;
  } catch {
    return "#";
  }
}
