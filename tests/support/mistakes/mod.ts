/** The catalogue of mistakes: one line per area, in the order of docs/mistakes.md. */
import { apiKeyValues } from "./api-keys.ts";
import { compressValues } from "./compress.ts";
import { idempotencyValues } from "./idempotency.ts";
import { injectionScanValues } from "./injection-scan.ts";
import type { MistakeArea } from "./mistake.ts";
import { healthValues, loggerValues, metricsValues, tracingValues } from "./observers.ts";
import { otherNames, otherValues } from "./other-values.ts";
import { perRequest, silentProxies } from "./per-request.ts";
import { protectValues } from "./protect.ts";
import { rateLimitValues } from "./rate-limit.ts";
import { resilienceValues } from "./resilience.ts";
import { storeValues } from "./stores.ts";
import {
  theirHealth,
  theirLogger,
  theirMetrics,
  theirTracing,
  theirValidate,
} from "./their-observers.ts";
import { theirRateLimit } from "./their-rate-limit.ts";
import { theirBreaker, theirUpstream } from "./their-resilience.ts";
import { uncalled } from "./uncalled.ts";
import { otherBindings, silentServers, uncalledValues } from "./uncalled-values.ts";
import { uploadsValues } from "./uploads.ts";
import { validateValues } from "./validate.ts";
import { corsValues, securityHeadersValues } from "./security-headers.ts";
import { typeErrors } from "./types.ts";
import { webhookValues } from "./webhook.ts";
import {
  silentDurations,
  silentExports,
  silentLimits,
  silentOrders,
  silentStores,
} from "./silence.ts";

/** The catalogue. */
export const mistakeAreas: readonly MistakeArea[] = [
  { heading: "A guard that is not called", mistakes: uncalled },
  { heading: "A function and its result", mistakes: uncalledValues },
  { heading: "protect()", page: "protect.md", mistakes: protectValues },
  { heading: "Something else in place of options", mistakes: otherValues },
  { heading: "Names that are no options", mistakes: otherNames },
  { heading: "rateLimit()", page: "rate-limit.md", mistakes: rateLimitValues },
  { heading: "rateLimit()", mistakes: theirRateLimit },
  { heading: "Stores", page: "stores.md", mistakes: storeValues },
  { heading: "idempotency()", page: "idempotency.md", mistakes: idempotencyValues },
  { heading: "compress()", page: "compress.md", mistakes: compressValues },
  { heading: "injectionScan()", page: "injection.md", mistakes: injectionScanValues },
  { heading: "validate()", page: "validate.md", mistakes: validateValues },
  { heading: "validate()", mistakes: theirValidate },
  { heading: "uploads()", page: "uploads.md", mistakes: uploadsValues },
  { heading: "webhook()", page: "webhook.md", mistakes: webhookValues },
  { heading: "Resilience", page: "resilience.md", mistakes: resilienceValues },
  { heading: "Resilience", mistakes: theirBreaker },
  { heading: "Resilience", mistakes: theirUpstream },
  { heading: "tracing()", page: "tracing.md", mistakes: tracingValues },
  { heading: "tracing()", mistakes: theirTracing },
  { heading: "metrics()", page: "metrics.md", mistakes: metricsValues },
  { heading: "metrics()", mistakes: theirMetrics },
  { heading: "logger()", page: "logger.md", mistakes: loggerValues },
  { heading: "logger()", mistakes: theirLogger },
  { heading: "health()", page: "health.md", mistakes: healthValues },
  { heading: "health()", mistakes: theirHealth },
  { heading: "apiKeys()", page: "api-keys.md", mistakes: apiKeyValues },
  {
    heading: "securityHeaders()",
    page: "security-headers.md",
    mistakes: securityHeadersValues,
  },
  { heading: "corsPolicy()", page: "security-headers.md", mistakes: corsValues },
  { heading: "rateLimit()", mistakes: silentLimits },
  { heading: "rateLimit()", mistakes: silentProxies },
  { heading: "Guards made for each request", page: "protect.md", mistakes: perRequest },
  { heading: "Stores", mistakes: silentStores },
  { heading: "Stores", mistakes: otherBindings },
  { heading: "Durations", page: "resilience.md", mistakes: silentDurations },
  { heading: "Exporters", page: "tracing.md", mistakes: silentExports },
  { heading: "Other servers", page: "resilience.md", mistakes: silentServers },
  { heading: "The order of middlewares", page: "protect.md", mistakes: silentOrders },
  ...typeErrors,
];
