/**
 * The list of benchmark cases, used by `deno bench`, mitata, the gate and PERFORMANCE.md.
 *
 * @module
 */
import type { BenchCase } from "./case.ts";
import { cases as compress } from "./cases/compress.ts";
import { cases as idempotency } from "./cases/idempotency.ts";
import { cases as apiKeys } from "./cases/api-keys.ts";
import { cases as injectionScan } from "./cases/injection-scan.ts";
import { cases as logger } from "./cases/logger.ts";
import { cases as metrics } from "./cases/metrics.ts";
import { cases as rateLimit } from "./cases/rate-limit.ts";
import { cases as securityHeaders } from "./cases/security-headers.ts";
import { cases as tracing } from "./cases/tracing.ts";
import { cases as resilience } from "./cases/resilience.ts";
import { cases as uploads } from "./cases/uploads.ts";
import { cases as validate } from "./cases/validate.ts";
import { cases as validateForms } from "./cases/validate-forms.ts";
import { cases as webhook } from "./cases/webhook.ts";

/** All cases, in the order of their groups. */
export const cases: readonly BenchCase[] = [
  ...injectionScan,
  ...rateLimit,
  ...tracing,
  ...resilience,
  ...validate,
  ...validateForms,
  ...webhook,
  ...uploads,
  ...idempotency,
  ...securityHeaders,
  ...compress,
  ...metrics,
  ...logger,
  ...apiKeys,
];

/** The cases by group, in order. */
export function groupsOf(list: readonly BenchCase[]): Map<string, BenchCase[]> {
  const groups = new Map<string, BenchCase[]>();
  for (const one of list) {
    const group = groups.get(one.group) ?? [];
    group.push(one);
    groups.set(one.group, group);
  }
  return groups;
}
