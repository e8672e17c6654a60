/**
 * Limiters that count in the same buckets without having been told to: same store, same name, same
 * numbers.
 *
 * They are not told apart by the order in which they are made: instances of one app must agree on a
 * key, and an app that makes its limiters per request would get full buckets each time.
 *
 * @module
 */
import type { Store } from "../core/store/store.ts";
import type { Policy } from "./policies.ts";

/** Policies remembered per store. */
const MAX_KNOWN = 1_000;

interface Known {
  /** By what their keys begin with: whether their name was given. */
  readonly policies: Map<string, boolean>;
  isWarned: boolean;
}

const knownOf = /* @__PURE__ */ new WeakMap<Store, Known>();

/** Warns, once per store, of a policy whose buckets another limiter of the store has already. */
export function warnOfTwin(
  factory: string,
  store: Store,
  { prefix, name }: Policy,
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
  console.warn(
    `${factory}: two limiters of one store have the name ${JSON.stringify(name)} and the same ` +
      "limit, window and burst, so they count in the same buckets. Give each a `name` of its own, " +
      "or both the same `name` to share (shown once per store)",
  );
}
