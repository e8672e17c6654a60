/**
 * The results of a verification, and the refusals.
 *
 * @module
 */
import {
  MALFORMED_BODY,
  PAYLOAD_TOO_LARGE,
  WEBHOOK_SIGNATURE_INVALID,
  WEBHOOK_STALE,
  WEBHOOK_UNAVAILABLE,
} from "../core/problem-kinds.ts";
import type { ProblemKind } from "../core/problem-kinds.ts";
import type { Refusal } from "../core/refusal.ts";
import type { Bytes } from "../runtime/sha256.ts";
import type { Envelope, SchemeKey } from "./schemes/scheme.ts";
import type { VerifiedWebhook } from "./types.ts";

/** A refusal with its reason. */
export interface Refused {
  readonly refusal: Refusal;
  readonly reason: string;
}

/** A verified delivery. */
export interface Verified {
  readonly webhook: VerifiedWebhook;
  readonly envelope: Envelope;
  readonly body: Bytes;
  /** The key that identifies the delivery, whichever of the keys has signed it. */
  readonly key: SchemeKey;
}

/** Seconds after which a sender may try again while the secret or the store cannot be read. */
const RETRY_SECONDS = 5;

/** The refusal of a delivery that cannot be checked now. */
export function unavailable(reason: "secret" | "store-error"): Refused {
  return {
    refusal: {
      kind: WEBHOOK_UNAVAILABLE,
      detail: "The delivery cannot be checked now. Send it again.",
      retryAfter: RETRY_SECONDS,
      headers: { "retry-after": `${RETRY_SECONDS}` },
    },
    reason,
  };
}

/** The refusal of a delivery whose signature is missing or invalid. */
export function unsigned(reason: "headers" | "signature"): Refused {
  return notAuthentic(WEBHOOK_SIGNATURE_INVALID, reason);
}

/** The refusal of a delivery that was signed too long ago, or in the future. */
export function stale(): Refused {
  return notAuthentic(WEBHOOK_STALE, "stale");
}

/** The text does not tell the reasons apart. */
function notAuthentic(kind: ProblemKind, reason: string): Refused {
  const detail = "The signature is missing, not valid or too old";
  return { refusal: { kind, detail, headers: { "www-authenticate": "Signature" } }, reason };
}

/** The refusal of a body that was not read to its end. */
export function unread(state: "over-limit" | "unreadable", maxBytes: number): Refused {
  return {
    refusal: state === "over-limit"
      ? { kind: PAYLOAD_TOO_LARGE, detail: `The body is longer than ${maxBytes} bytes` }
      : { kind: MALFORMED_BODY, detail: "The body could not be read to its end" },
    reason: "body",
  };
}
