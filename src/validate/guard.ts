/**
 * The handler: judge every target, decide, record, and go on or refuse.
 *
 * @module
 */
import { requestTime, systemClock } from "../core/clock.ts";
import { record } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import { Hook } from "../core/hook.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { refuse } from "../core/problem.ts";
import type { ProblemError } from "../core/problem.ts";
import type { BodyKind } from "../schema/payload/content-type.ts";
import { problemOf } from "../core/refusal.ts";
import type { Refusal } from "../core/refusal.ts";
import type { StandardSchema } from "../schema/schema.ts";
import type { ValidateSettings } from "./options.ts";
import { responseCheck } from "./responses.ts";
import { bodyStep, partStep } from "./targets.ts";
import type { Judged, Step } from "./targets.ts";
import type { Schemas, ValidateDecision } from "./types.ts";

const PARTS = ["param", "header", "cookie", "query"] as const;
const BODIES = ["json", "form", "text"] as const;

type Outcome = Promise<Response | void> | Response;

/** Makes the handler of complete schemas and options. */
export function makeGuard(
  schemas: Schemas,
  settings: ValidateSettings,
): (c: EdgeContext, next: Next) => Outcome {
  const { mode, maxIssues, onDecision } = settings;
  const observer = onDecision && new Hook(onDecision, "validate: onDecision");
  const parts: Step[] = [];
  // A target that is named has a schema: one that is undefined is a mistake, and must not let pass.
  for (const part of PARTS) {
    if (part in schemas) parts.push(partStep(part, schemas[part]!, settings));
  }
  const bodies = BODIES.filter((kind) => kind in schemas)
    .map((kind): [BodyKind, StandardSchema] => [kind, schemas[kind]!]);
  const body = bodies.length > 0 ? bodyStep(bodies, settings) : undefined;
  const respond = schemas.responses && responseCheck(schemas.responses, settings, note);

  function handle(c: EdgeContext, next: Next): Outcome {
    const startedMs = facts(c).timed ? performance.now() : undefined;
    const judged = parts.map((step) => step(c));
    return body === undefined && !judged.some(isPromise)
      ? conclude(c, next, judged as Judged[], startedMs)
      : handleLater(c, next, judged, startedMs);
  }

  async function handleLater(
    c: EdgeContext,
    next: Next,
    pending: (Judged | Promise<Judged>)[],
    startedMs: number | undefined,
  ): Promise<Response | void> {
    const judged = await Promise.all(pending);
    // What is wrong already spares the body's being read.
    const goesOn = mode === "report" || judged.every(({ verdict }) => !verdict.refusal);
    if (body !== undefined && goesOn) judged.push(await body(c));
    return conclude(c, next, judged, startedMs);
  }

  function conclude(
    c: EdgeContext,
    next: Next,
    judged: readonly Judged[],
    startedMs: number | undefined,
  ): Outcome {
    const refusal = mergeRefusals(judged, maxIssues);
    note(c, refusal, judged.filter(({ verdict }) => verdict.refusal).map(targetOf), startedMs);
    if (refusal !== undefined && mode === "enforce") {
      return refuse(c, problemOf(c, refusal), refusal.headers) as Outcome;
    }
    for (const { target, verdict, sent } of judged) {
      if (target === undefined) continue;
      keep(c, target, mode === "report" || verdict.refusal ? sent() : verdict.value);
    }
    return respond === undefined ? next() : next().then(() => respond(c));
  }

  /** Records a decision, and shows it to the observer. */
  function note(
    c: EdgeContext,
    refusal: Refusal | undefined,
    targets: readonly string[],
    startedMs?: number,
  ): void {
    const decision: ValidateDecision = {
      guard: "validate",
      action: refusal === undefined ? "allow" : mode === "report" ? "report" : "deny",
      ...(refusal && {
        code: refusal.code,
        detail: { targets, issues: refusal.errors?.length ?? 1 },
      }),
      atMs: requestTime(c, systemClock),
      ...(startedMs !== undefined && { costMs: performance.now() - startedMs }),
    };
    record(c, decision);
    observer?.call(c, decision);
  }

  return handle;
}

/** One refusal of several targets: the first that is no mere mismatch, else all errors together. */
function mergeRefusals(judged: readonly Judged[], maxIssues: number): Refusal | undefined {
  const refusals = judged.flatMap(({ verdict }) => verdict.refusal ?? []);
  if (refusals.length < 2) return refusals[0];
  const severe = refusals.find(({ code }) => code !== "validation-failed");
  if (severe !== undefined) return severe;
  const errors = refusals.flatMap((refusal): readonly ProblemError[] => refusal.errors ?? []);
  const truncated = errors.length > maxIssues || refusals.some((refusal) => refusal.truncated);
  return {
    code: "validation-failed",
    detail: "The request does not match the schema",
    errors: errors.slice(0, maxIssues),
    ...(truncated && { truncated }),
  };
}

/** For `c.req.valid()`, and for `valid()`, which also works across copies of Hono. */
function keep(c: EdgeContext, target: string, value: unknown): void {
  const request = c.req as unknown as { addValidatedData(target: string, data: unknown): void };
  request.addValidatedData(target, value);
  const validated = c.get("validated") ?? {};
  validated[target] = value;
  c.set("validated", validated);
}

function targetOf({ target }: Judged): string {
  return target ?? "body";
}

function isPromise(value: unknown): boolean {
  return value instanceof Promise;
}
