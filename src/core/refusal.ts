/**
 * Why something is refused, before it is a problem: what pure code answers, for a handler to send.
 *
 * @module
 */
import { makeProblem } from "./problem.ts";
import type { EdgeContext } from "./request/middleware.ts";
import type { Problem, ProblemCode, ProblemError } from "./problem.ts";

/** A refusal. */
export interface Refusal {
  /** The problem's code. */
  readonly code: ProblemCode;
  /** What happened, for the client; never what it sent. */
  readonly detail: string;
  /** The places that are wrong. */
  readonly errors?: readonly ProblemError[];
  /** True when there are more places. */
  readonly truncated?: boolean;
  /** Headers that belong to the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The problem that a refusal is. */
export function problemOf(c: EdgeContext | undefined, refusal: Refusal): Problem {
  const { code, detail, errors, truncated } = refusal;
  return makeProblem(c, code, detail, {
    ...(errors && { errors }),
    ...(truncated && { truncated }),
  });
}
