/**
 * The refusals of `idempotency()`.
 *
 * @module
 */
import {
  IDEMPOTENCY_KEY_COMPLETED,
  IDEMPOTENCY_KEY_IN_PROGRESS,
  IDEMPOTENCY_KEY_INVALID,
  IDEMPOTENCY_KEY_MISSING,
  IDEMPOTENCY_KEY_REUSED,
  IDEMPOTENCY_UNAVAILABLE,
} from "../core/problem-kinds.ts";
import type { Refusal } from "../core/refusal.ts";

export const MISSING_KEY: Refusal = {
  kind: IDEMPOTENCY_KEY_MISSING,
  detail: "Send the header Idempotency-Key, with a new random value for each operation",
};
export const INVALID_KEY: Refusal = {
  kind: IDEMPOTENCY_KEY_INVALID,
  detail: "Idempotency-Key must be one text of 1 to 255 printable ASCII characters",
};
export const GUESSABLE: Refusal = {
  kind: IDEMPOTENCY_KEY_INVALID,
  detail: "Idempotency-Key must be random with at least 128 bits, such as a UUID",
};
export const REUSED: Refusal = {
  kind: IDEMPOTENCY_KEY_REUSED,
  detail: "Idempotency-Key was used for another request; send a new one",
};
export const IN_PROGRESS: Refusal = {
  kind: IDEMPOTENCY_KEY_IN_PROGRESS,
  detail: "The first request with this Idempotency-Key is still running",
};
export const COMPLETED: Refusal = {
  kind: IDEMPOTENCY_KEY_COMPLETED,
  detail: "The first request with this Idempotency-Key has ended, and its answer was not kept",
};
export const UNAVAILABLE: Refusal = {
  kind: IDEMPOTENCY_UNAVAILABLE,
  detail: "It is not known whether this request has run already; try again later",
};
