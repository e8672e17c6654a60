/** Functions that are passed to `idempotency()`, and stores of claims. */
import * as djed from "../../../mod.ts";
import { idempotency } from "../../../src/idempotency/mod.ts";
import type { IdempotencyOptions } from "../../../src/idempotency/mod.ts";
import { memoryClaims } from "../../../src/stores/memory-claims.ts";
import { ANSWERED, appBehind, failuresOf, NOTHING, statusOf } from "./case.ts";
import type { AnyFunction, CallbackCase, Way } from "./case.ts";

const KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";

function guarded(
  option: string,
  options: (callback: any) => IdempotencyOptions,
  counts: readonly Way[],
  answers: readonly number[],
): CallbackCase {
  return {
    options: [option],
    counts,
    answers,
    async drive(callback) {
      const guard = idempotency({ storeTimeout: "50ms", ...options(callback) });
      const init = { method: "POST", headers: { "idempotency-key": KEY } };
      const status = await statusOf(appBehind(guard), "/", init);
      return { status, failures: await failuresOf(guard) };
    },
  };
}

/** A store of claims with one function replaced. */
function claims(method: "claim" | "finish" | "read", callback: AnyFunction) {
  const store = memoryClaims();
  return {
    claim: store.claim.bind(store),
    finish: store.finish.bind(store),
    read: store.read.bind(store),
    [method]: callback,
  };
}

export const idempotencyCases: readonly CallbackCase[] = [
  guarded(
    "IdempotencyOptions.key",
    (key) => ({ key, store: djed.memoryStore() }),
    ANSWERED,
    [503],
  ),
  guarded("ClaimStore.claim", (claim) => ({ store: claims("claim", claim) }), ANSWERED, [503]),
  guarded(
    "ClaimStore.finish",
    (finish) => ({ store: claims("finish", finish) }),
    NOTHING,
    [200],
  ),
  guarded("ClaimStore.read", (read) => ({ store: claims("read", read) }), NOTHING, [200]),
  guarded(
    "IdempotencyOptions.onDecision",
    (onDecision) => ({ onDecision, store: djed.memoryStore() }),
    NOTHING,
    [200],
  ),
];
