/**
 * The table of all callback options of the package. scripts/checks/callbacks.mjs compares it with
 * the types of all entry points.
 */
import { apiKeyCases } from "./api-keys.ts";
import type { CallbackCase } from "./case.ts";
import { compressCases } from "./compress.ts";
import { idempotencyCases } from "./idempotency.ts";
import { inputCases } from "./inputs.ts";
import { observerCases } from "./observers.ts";
import { rateLimitCases } from "./rate-limit.ts";
import { resilienceCases } from "./resilience.ts";
import { uploadCases } from "./uploads.ts";
import { securityHeadersCases } from "./security-headers.ts";

/** The table. */
export const callbackCases: readonly CallbackCase[] = [
  ...rateLimitCases,
  ...resilienceCases,
  ...inputCases,
  ...idempotencyCases,
  ...observerCases,
  ...apiKeyCases,
  ...compressCases,
  ...uploadCases,
  ...securityHeadersCases,
];
