/**
 * The last use of keys, which is written to the store at most once a minute for each.
 *
 * @module
 */
import { BoundedMap } from "../core/bounded-map.ts";
import type { KeyRecord } from "../core/store/keys.ts";
import { MAX_CACHED } from "./cache.ts";

const INTERVAL_MS = 60_000;

/** The last uses that this process knows. */
export class LastUses {
  readonly #times = new BoundedMap<number>(MAX_CACHED);

  /** Notes a use. Returns whether it should be written. */
  note(record: KeyRecord, now: number): boolean {
    const { id } = record;
    const last = this.#times.get(id) ?? record.lastUsedAt ?? -Infinity;
    if (now - last < INTERVAL_MS) return false;
    this.#times.set(id, now);
    return true;
  }

  /** Returns the time of the last use of a record, if it was used. */
  of({ id, lastUsedAt }: KeyRecord): number | undefined {
    const last = Math.max(this.#times.get(id) ?? -Infinity, lastUsedAt ?? -Infinity);
    return last === -Infinity ? undefined : last;
  }
}
