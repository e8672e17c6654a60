/**
 * Detects limiters that share buckets unintentionally: same store, same name, same numbers.
 *
 * The order of creation does not distinguish them: all instances of an app must agree on a key, and
 * an app that creates its limiters per request would start with full buckets each time.
 *
 * @module
 */
import { warnOnce } from "../core/once.ts";
import type { Store } from "../core/store/store.ts";
import type { LimitPolicy } from "./policies.ts";

/** Maximum number of policies kept per store. */
const MAX_KNOWN = 1_000;

interface Known {
  /** By key prefix: whether the policy's name was set explicitly. */
  readonly policies: Map<string, boolean>;
  isWarned: boolean;
}

const knownOf = /* @__PURE__ */ new WeakMap<Store, Known>();

/** Warns, once per store, about a policy that shares its buckets with another limiter's. */
export function warnOfTwin(
  factory: string,
  store: Store,
  { prefix, name }: LimitPolicy,
  isNamed: boolean,
): void {
  let known = knownOf.get(store);
  if (known === undefined) knownOf.set(store, known = { policies: new Map(), isWarned: false });
  const isTwinNamed = known.policies.get(prefix);
  if (isTwinNamed === undefined) {
    if (known.policies.size < MAX_KNOWN) known.policies.set(prefix, isNamed);
  } else if (!known.isWarned && !(isTwinNamed && isNamed)) {
    known.isWarned = true;
    warn(factory, name);
  }
}

function warn(factory: string, name: string): void {
  warnOnce(
    `${factory}: two limiters of one store have the name ${JSON.stringify(name)} and the same ` +
      "limit, window and burst, so they count in the same buckets. Give each a separate `name`, " +
      "or both the same `name` to share",
  );
}
