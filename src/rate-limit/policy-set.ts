/**
 * All policies of a limiter, and those that apply to a request.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import type { LimitPolicy, PolicySource } from "./policies.ts";

/** The policies of a limiter. */
export class PolicySet {
  /** Their names, in order. */
  readonly names: readonly string[];
  /** Policies for looking at buckets outside of any request. */
  readonly samples: readonly LimitPolicy[];
  /** The policies, if none varies by request. */
  readonly fixed: readonly LimitPolicy[] | undefined;
  readonly #sources: readonly PolicySource[];

  constructor(sources: readonly PolicySource[]) {
    this.#sources = sources;
    this.names = sources.map(({ name }) => name);
    this.samples = sources.map(({ sample }) => sample);
    const fixed = sources.flatMap((source) => source.fixed ?? []);
    this.fixed = fixed.length === sources.length ? fixed : undefined;
  }

  /** The policies that limit a request. */
  of(c: EdgeContext | undefined): MaybePromise<readonly LimitPolicy[]> {
    if (this.fixed !== undefined) return this.fixed;
    const policies = this.#sources.map((source) => source.of(c));
    return policies.some((policy) => isThenable(policy))
      ? Promise.all(policies).then(limiting)
      : limiting(policies as (LimitPolicy | undefined)[]);
  }

  /** Failures of the `limit` functions; empty if there are none. */
  stats(): Record<string, number> {
    if (this.fixed !== undefined) return {};
    const failures = this.#sources.reduce((sum, source) => sum + source.failures(), 0);
    return { limit_errors_total: failures };
  }
}

function limiting(policies: readonly (LimitPolicy | undefined)[]): LimitPolicy[] {
  return policies.filter((policy) => policy !== undefined);
}
