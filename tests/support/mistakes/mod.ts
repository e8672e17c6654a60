/** The catalogue of mistakes: one line per area, in the order of docs/mistakes.md. */
import type { MistakeArea } from "./mistake.ts";
import { rateLimitValues } from "./values.ts";

/** The catalogue. */
export const mistakeAreas: readonly MistakeArea[] = [
  { heading: "rateLimit()", page: "rate-limit.md", mistakes: rateLimitValues },
];
