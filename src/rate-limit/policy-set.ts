/**
 * All policies of a limiter, and those that apply to a request.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { MaybePromise } from "../core/thenable.ts";
import type { Policy, PolicySource } from "./policies.ts";

/** The policies of a limiter. */
export class PolicySet {
  /** Their names, in order. */
  readonly names: readonly string[];
  /** Policies for looking at buckets outside of any request. */
  readonly samples: readonly Policy[];
  /** The policies, if none varies by request. */
  readonly fixed: readonly Policy[] | undefined;
  readonly #sources: readonly PolicySource[];

  constructor(sources: readonly PolicySource[]) {
    this.#sources = sources;
    this.names = sources.map(({ name }) => name);
    this.samples = sources.map(({ sample }) => sample);
    const fixed = sources.flatMap((source) => source.fixed ?? []);
    this.fixed = fixed.length === sources.length ? fixed : undefined;
  }

  /** The policies that limit a request. */
  of(c: EdgeContext | undefined): MaybePromise<readonly Policy[]> {
    if (this.fixed !== undefined) return this.fixed;
    const policies = this.#sources.map((source) => source.of(c));
    return policies.some((policy) => policy instanceof Promise)
      ? Promise.all(policies).then(limiting)
      : limiting(policies as (Policy | undefined)[]);
  }

  /** Failures of the `limit` functions; empty if there are none. */
  stats(): Record<string, number> {
    if (this.fixed !== undefined) return {};
    const failures = this.#sources.reduce((sum, source) => sum + source.failures(), 0);
    return { limit_errors_total: failures };
  }
}

function limiting(policies: readonly (Policy | undefined)[]): Policy[] {
  return policies.filter((policy) => policy !== undefined);
}
