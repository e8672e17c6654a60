/**
 * Checks the answers of a store, which may be code of the app.
 *
 * @module
 */
import type { ClaimState } from "../core/store/claims.ts";

/** Returns a copy of the answer, so that it is read only once. Throws if it is malformed. */
export function checkedState(answer: unknown): ClaimState {
  const { state, fingerprint, expiresIn, result } = (answer ?? {}) as {
    state?: unknown;
    fingerprint?: unknown;
    expiresIn?: unknown;
    result?: unknown;
  };
  const print = typeof fingerprint === "string" ? fingerprint : undefined;
  if (state === "claimed") return { state };
  if (state === "running" && typeof expiresIn === "number" && expiresIn >= 0) {
    return { state, fingerprint: print, expiresIn };
  }
  if (state === "done" && typeof result === "string") return { state, fingerprint: print, result };
  throw new TypeError("the store gave no proper answer");
}
