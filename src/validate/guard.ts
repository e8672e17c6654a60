/**
 * The middleware of validate(), with the whole order of a request: check the parts, read the body,
 * check the body, record the decision, then refuse or call the handler and check its response.
 *
 * @module
 */
import { VALIDATION_FAILED } from "../core/problem-kinds.ts";
import { requestTime, systemClock } from "../core/clock.ts";
import { Hook } from "../core/hook.ts";
import { refuse } from "../core/problem.ts";
import { refusalProblem } from "../core/refusal.ts";
import type { Refusal } from "../core/refusal.ts";
import { record } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import type { DecisionDetail, ProblemError } from "../core/request/types.ts";
import { isThenable } from "../core/thenable.ts";
import { readBody } from "../schema/payload/read.ts";
import type { ValidateSettings } from "./options.ts";
import { outerHeaders, responseCheck } from "./responses.ts";
import { bodyTargets, checkAbsentBody, partTargets } from "./targets.ts";
import type { TargetResult } from "./targets.ts";
import type { Schemas, ValidateDecision } from "./types.ts";

type Outcome = Promise<Response | void> | Response;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes the middleware of checked schemas and complete settings. */
export function validateHandler(
  schemas: Schemas,
  settings: ValidateSettings,
): (c: EdgeContext, next: Next) => Outcome {
  const { mode, maxIssues, onDecision } = settings;
  const observer = onDecision && new Hook(onDecision, "validate: onDecision");
  const parts = partTargets(schemas, settings);
  const bodies = bodyTargets(schemas, settings);
  const kinds = [...bodies.keys()];
  const checkResponse = schemas.responses && responseCheck(schemas.responses, settings, note);

  if (kinds.length === 0) {
    return (c, next) => {
      const startedMs = startOf(c);
      const results = parts.map((check) => check(c));
      return results.some(isThenable)
        ? Promise.all(results).then((settled) => conclude(c, next, settled, startedMs))
        : conclude(c, next, results as TargetResult[], startedMs);
    };
  }

  return async (c, next) => {
    const startedMs = startOf(c);
    const results: TargetResult[] = parts.length === 0
      ? []
      : await Promise.all(parts.map((check) => check(c)));
    // An invalid part already refuses the request, so the body need not be read.
    if (mode === "report" || results.every(isValid)) results.push(await checkBody(c));
    return conclude(c, next, results, startedMs);
  };

  async function checkBody(c: EdgeContext): Promise<TargetResult> {
    const reading = await readBody(c, kinds, settings);
    if ("refusal" in reading) return { target: undefined, verdict: reading, sent: nothing };
    const { kind } = reading;
    if (kind === undefined) return checkAbsentBody(bodies);
    const body = bodies.get(kind)!;
    const verdict = await body.verdict(reading);
    return { target: kind, verdict, sent: () => body.sent(reading) };
  }

  function conclude(
    c: EdgeContext,
    next: Next,
    results: readonly TargetResult[],
    startedMs: number | undefined,
  ): Outcome {
    const refusal = results.every(isValid) ? undefined : mergeRefusals(results, maxIssues);
    note(c, refusal, refusal === undefined ? [] : invalidTargets(results), startedMs);
    if (refusal !== undefined && mode === "enforce") {
      return refuse(c, refusalProblem(c, refusal), refusal.headers) as Outcome;
    }
    for (const { target, verdict, sent } of results) {
      if (target === undefined) continue;
      if (mode === "enforce" && verdict.files !== undefined) c.set("formFiles", verdict.files);
      keep(c, target, mode === "report" || verdict.refusal ? sent() : verdict.value);
    }
    if (checkResponse === undefined) return next();
    const outer = outerHeaders(c);
    return next().then(() => checkResponse(c, outer));
  }

  /** Records a decision and passes it to the observer. */
  function note(
    c: EdgeContext,
    refusal: Refusal | undefined,
    targets: readonly string[],
    startedMs?: number,
  ): void {
    const guard = "validate";
    const atMs = requestTime(c, systemClock);
    const decision: Mutable<ValidateDecision> = refusal === undefined
      ? { guard, action: "allow", atMs }
      : {
        guard,
        action: mode === "report" ? "report" : "deny",
        code: refusal.kind.code,
        detail: { targets, issues: refusal.errors?.length ?? 1, ...placeIn(refusal, targets) },
        atMs,
      };
    if (startedMs !== undefined) decision.costMs = performance.now() - startedMs;
    record(c, decision);
    observer?.call(c, decision);
  }
}

/** The place of the first error of a response: that of a request could be input of the client. */
function placeIn({ errors }: Refusal, [target]: readonly string[]): DecisionDetail | undefined {
  if (target !== "response" || !errors?.length) return undefined;
  const [{ pointer, code }] = errors;
  return { pointer, code };
}

/** The start of the guard's work, when an observer measures it. */
function startOf(c: EdgeContext): number | undefined {
  return facts(c).timed ? performance.now() : undefined;
}

/** Merges refusals: the first that is not a mismatch with a schema, otherwise all their errors. */
function mergeRefusals(results: readonly TargetResult[], maxIssues: number): Refusal | undefined {
  const refusals = results.flatMap(({ verdict }) => verdict.refusal ?? []);
  if (refusals.length < 2) return refusals[0];
  const severe = refusals.find(({ kind }) => kind !== VALIDATION_FAILED);
  if (severe !== undefined) return severe;
  const errors = refusals.flatMap((refusal): readonly ProblemError[] => refusal.errors ?? []);
  const truncated = errors.length > maxIssues || refusals.some((refusal) => refusal.truncated);
  return {
    kind: VALIDATION_FAILED,
    detail: "The request does not match the schema",
    errors: errors.slice(0, maxIssues),
    ...(truncated && { truncated }),
  };
}

/** Stores a value for `c.req.valid()`, and for `valid()`, which works across copies of Hono. */
function keep(c: EdgeContext, target: string, value: unknown): void {
  const request = c.req as unknown as { addValidatedData(target: string, data: unknown): void };
  request.addValidatedData(target, value);
  const validated = c.get("validated") ?? {};
  validated[target] = value;
  c.set("validated", validated);
}

function invalidTargets(results: readonly TargetResult[]): string[] {
  return results.filter((result) => !isValid(result)).map(({ target }) => target ?? "body");
}

function isValid({ verdict }: TargetResult): boolean {
  return verdict.refusal === undefined;
}

function nothing(): undefined {}
