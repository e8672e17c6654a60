/**
 * The request path: request → texts → scanner → decision → `next()` or refusal.
 *
 * @module
 */
import { PAYLOAD_TOO_LARGE, SCAN_BUDGET_EXCEEDED } from "../../core/problem-kinds.ts";
import { requestBody } from "../../core/body/body.ts";
import { LATE_BODY } from "../../core/body/body-timeout.ts";
import { requestTime, systemClock } from "../../core/clock.ts";
import { type Decision, record } from "../../core/request/decision.ts";
import { wayToUsualRoute } from "../../core/request/exempt.ts";
import { facts } from "../../core/request/facts.ts";
import { Hook } from "../../core/hook.ts";
import type { Opened } from "../../core/request/compose.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { type ProblemCode, refuse } from "../../core/problem.ts";
import { type Refusal, refusalProblem } from "../../core/refusal.ts";
import { traceContext } from "../../core/trace/trace-context.ts";
import {
  actionFor,
  detailOf,
  isReported,
  MAX_POINTER,
  problemOf,
  reasonOf,
  roleNotAllowed,
} from "./decide.ts";
import { visitBody } from "../request/body-texts.ts";
import { type BodyKind, bodyKind, SURFACE_OF } from "../request/content-type.ts";
import { isModelBody } from "../request/model-body.ts";
import type { InjectionScanSettings } from "./options.ts";
import { visitCookies, visitHeaders, visitPath, visitQuery } from "../request/request-texts.ts";
import { RequestScan } from "./request-scan.ts";
import type { InjectionScanDecision, InjectionScanDetail, InjectionScanResult } from "./result.ts";

/** The name of the guard in decisions. */
const GUARD = "injection-scan";

const BEYOND_BUDGET: Refusal = {
  kind: SCAN_BUDGET_EXCEEDED,
  detail: "The request takes more work to scan than one request may cause.",
};
/** The reasons of refusals without a finding. */
const REASON_OF: Readonly<Partial<Record<ProblemCode, string>>> = {
  "payload-too-large": "over-limit",
  "scan-budget-exceeded": "over-budget",
  "body-timeout": "timed-out",
  "role-not-allowed": "role",
};

/** The response of a refusal; undefined to go on. */
type Refused = Promise<Response> | Response | void;

/** A decision that is being made. */
type Decided = { -readonly [K in keyof InjectionScanDecision]: InjectionScanDecision[K] };

/** The handler and its counters. */
export interface ScanGuard {
  /** Scans a request before the rest of the chain: a part. */
  open(c: EdgeContext): Opened;
  stats(): Readonly<Record<string, number>>;
}

/** Makes the guard. */
export function makeScanGuard(settings: InjectionScanSettings): ScanGuard {
  const { surfaces, headers, cookies, maxBytes, bodyTimeoutMs, overflow, report, onDecision } =
    settings;
  const allowed = settings.allow.callback;
  const observer = onDecision && new Hook(onDecision, "injectionScan: onDecision");
  const tooLarge: Refusal = {
    kind: PAYLOAD_TOO_LARGE,
    detail: `The body may have at most ${maxBytes} bytes.`,
  };
  const counts = { scanned: 0, blocked: 0, reported: 0, classifierFailures: 0 };

  function open(c: EdgeContext): Opened {
    if (wayToUsualRoute(c)?.isDirect) return;
    const startedMs = facts(c).timed ? performance.now() : undefined;
    const scan = new RequestScan(c, settings);
    scanHead(c, scan);
    const kind = scan.blocked && !report ? undefined : kindOfBody(c);
    return kind === undefined && !scan.inDoubt && !scan.isUnfinished
      ? conclude(c, scan, startedMs)
      : scanOn(c, scan, kind, startedMs);
  }

  /** Scans everything but the body. */
  function scanHead(c: EdgeContext, scan: RequestScan): void {
    if (surfaces.has("params")) visitPath(c, scan.visit);
    if (surfaces.has("query")) visitQuery(c, scan.visit);
    if (headers.length > 0) visitHeaders(c, headers, scan.visit);
    if (cookies === true || cookies.length > 0) visitCookies(c, cookies, scan.visit);
  }

  /** Returns the kind of the body; undefined if there is no body, or none of it is scanned. */
  function kindOfBody(c: EdgeContext): BodyKind | undefined {
    if (!mayHaveBody(c)) return undefined;
    const kind = bodyKind(c.req.header("content-type") ?? "");
    const surface = SURFACE_OF[kind];
    const isWanted = surfaces.has(surface);
    return isWanted || (kind !== "multipart" && surfaces.has("json")) ? kind : undefined;
  }

  async function scanOn(
    c: EdgeContext,
    scan: RequestScan,
    kind: BodyKind | undefined,
    startedMs: number | undefined,
  ): Promise<Response | void> {
    let isTooLarge = false;
    if (kind !== undefined) {
      // When enforced, a finding outside the body would have refused it before the body was read.
      const wasBlocked = scan.blocked;
      const prefix = overflow === "scan-prefix" || (report && overflow === "reject");
      const { recognise, jsonSettings } = settings;
      const plain = jsonSettings === undefined ? undefined : scan;
      const wanted = { kind, surfaces, maxBytes, bodyTimeoutMs, prefix, recognise, plain };
      const { over, late } = await visitBody(c, wanted, scan.visit);
      scan.truncated ||= over || late;
      if (late) return overLimit(c, scan, LATE_BODY);
      isTooLarge = over && overflow === "reject" && !wasBlocked;
    }
    if (scan.role !== undefined && !scan.blocked) {
      return overLimit(c, scan, roleNotAllowed(scan.role));
    }
    const isBeyond = !isTooLarge && scan.isUnfinished && await mayNotPass(c, scan);
    if (!isBeyond && scan.isUnfinished && overflow !== "skip") scan.scanRemainder();
    if (scan.inDoubt && (report || !(isTooLarge || isBeyond))) await scan.settle();
    if (isTooLarge) return overLimit(c, scan, tooLarge);
    // A finding is the more specific reason.
    return isBeyond && !scan.blocked
      ? overLimit(c, scan, BEYOND_BUDGET)
      : conclude(c, scan, startedMs);
  }

  /** Whether a request must be refused because some of its texts were not scanned. */
  async function mayNotPass(c: EdgeContext, scan: RequestScan): Promise<boolean> {
    if (settings.refusesBeyondBudget) return true;
    if (!settings.refusesModelBodies) return false;
    return scan.reachesModel || await isModelBody(requestBody(c));
  }

  function conclude(
    c: EdgeContext,
    scan: RequestScan,
    startedMs: number | undefined,
  ): Refused {
    const result = publish(c, scan);
    const action = actionFor(result, report);
    const atMs = requestTime(c, systemClock);
    const detail = withId(c, action, detailOf(c, result));
    // Without copies of objects: most requests end here.
    const decision: Decided = action === "allow" ? { guard: GUARD, action, detail, atMs } : {
      guard: GUARD,
      action,
      code: "injection-detected",
      reason: reasonOf(result),
      detail,
      atMs,
    };
    if (startedMs !== undefined) decision.costMs = performance.now() - startedMs;
    decide(c, decision);
    if (action === "deny") return refuse(c, problemOf(c, result));
  }

  /** Refuses a request without a finding, or only records it in report mode. */
  function overLimit(c: EdgeContext, scan: RequestScan, refusal: Refusal): Refused {
    const result = publish(c, scan);
    const action = report ? "report" : "deny";
    const detail = { ...detailOf(c, result), ...aboutRefusal(scan, refusal) };
    decide(c, {
      guard: GUARD,
      action,
      code: refusal.kind.code,
      reason: REASON_OF[refusal.kind.code],
      detail: withId(c, action, detail),
      atMs: requestTime(c, systemClock),
    });
    if (!report) return refuse(c, refusalProblem(c, refusal), refusal.headers);
  }

  function aboutRefusal(
    { role }: RequestScan,
    refusal: Refusal,
  ): Partial<InjectionScanDetail> | undefined {
    if (refusal === tooLarge) return { maxBytes };
    return role === undefined ? undefined : { in: "json", pointer: role.slice(0, MAX_POINTER) };
  }

  /** Sets and counts the result. */
  function publish(c: EdgeContext, scan: RequestScan): InjectionScanResult {
    const result = scan.result();
    counts.scanned++;
    if (result.blocked) counts.blocked++;
    else if (isReported(result)) counts.reported++;
    if (scan.classifierFailed) counts.classifierFailures++;
    c.set("injectionScan", result);
    return result;
  }

  function decide(c: EdgeContext, decision: InjectionScanDecision): void {
    record(c, decision);
    observer?.call(c, decision);
  }

  return {
    open,
    stats: () => ({
      requests_scanned_total: counts.scanned,
      requests_blocked_total: counts.blocked,
      requests_reported_total: counts.reported,
      classifier_failures_total: counts.classifierFailures,
      hook_errors_total: observer?.failures ?? 0,
      ...(allowed && { callback_errors_total: allowed.failures }),
    }),
  };
}

/**
 * Whether there may be a body. Some platforms (workerd) pass on the body of a GET request. Where
 * the server replaces `Request` (Node), a GET counts as one without a body, because accessing the
 * stream of the replacement is expensive.
 */
function mayHaveBody(c: EdgeContext): boolean {
  const { raw, method } = c.req;
  if (method !== "GET" && method !== "HEAD") return true;
  return Object.getPrototypeOf(raw) === Request.prototype && raw.body !== null;
}

/** Adds the id of the request to the details of a refusal: its problem has the same one. */
function withId(
  c: EdgeContext,
  action: Decision["action"],
  detail: InjectionScanDetail,
): InjectionScanDetail {
  return action === "deny" ? { ...detail, traceId: traceContext(c).traceId } : detail;
}
