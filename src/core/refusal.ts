/**
 * Refusals as data: returned by code that has no Hono context, and sent by a handler.
 *
 * @module
 */
import { makeProblem } from "./problem.ts";
import type { EdgeContext } from "./request/middleware.ts";
import type { Problem, ProblemError } from "./problem.ts";
import type { ProblemKind } from "./problem-kinds.ts";

/** The reason and the details of a refusal. */
export interface Refusal {
  /** The kind of problem. */
  readonly kind: ProblemKind;
  /** An explanation for the client; never contains its input. */
  readonly detail: string;
  /** The invalid parts of the input. */
  readonly errors?: readonly ProblemError[];
  /** Whether there are more errors than listed. */
  readonly truncated?: boolean;
  /** Seconds after which a retry makes sense; the header `retry-after` is in `headers`. */
  readonly retryAfter?: number;
  /** Headers of the response. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the problem of a refusal. */
export function refusalProblem(c: EdgeContext | undefined, refusal: Refusal): Problem {
  const { kind, detail, errors, truncated, retryAfter } = refusal;
  return makeProblem(c, kind, detail, {
    ...(errors && { errors }),
    ...(truncated && { truncated }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
