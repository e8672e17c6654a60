/**
 * Token leases: an instance takes several tokens of a shared bucket at once and spends them without
 * further queries.
 *
 * The tokens are taken from the shared bucket first, so the policy holds in the long run. An
 * instance may spend them slightly later, so within a window `w` at most `burst + rate·w +
 * instances·n` tokens are spent, where `n` is at most an eighth of the bucket. Tokens that are not
 * spent within 200 ms are lost to this instance (the bucket refills as usual).
 *
 * @module
 */
import { BoundedMap } from "../core/bounded-map.ts";

/** A lease covers this much of an instance's own traffic. */
const SPAN_MS = 100;
const LIFETIME_MS = 200;
/** Maximum number of keys; the oldest is evicted first. */
const MAX_KEYS = 10_000;
const LARGEST_SHARE = 0.125;

interface Lease {
  tokens: number;
  expiresAt: number;
  /** Tokens per ms that this instance spends, as a moving average. */
  rate: number;
  spentSince: number;
  since: number;
  /** Until then one request refills the lease; others query for themselves, not for n tokens. */
  refillingUntil: number;
}

/** The leases of one instance. */
export class TokenLeases {
  readonly #leases = new BoundedMap<Lease>(MAX_KEYS);

  /** Spends leased tokens. Returns whether there were enough. */
  spend(key: string, cost: number, now: number): boolean {
    const lease = this.#leaseOf(key, now);
    this.#observe(lease, cost, now);
    if (now >= lease.expiresAt || now < lease.expiresAt - LIFETIME_MS) lease.tokens = 0;
    if (lease.tokens < cost) return false;
    lease.tokens -= cost;
    return true;
  }

  /** Returns the number of tokens to take for the next 100 ms: at least `cost`. */
  size(key: string, cost: number, capacity: number, left: number, now: number): number {
    const lease = this.#leaseOf(key, now);
    if (lease.refillingUntil > now && lease.refillingUntil <= now + LIFETIME_MS) return cost;
    const share = Math.floor(Math.min(capacity * LARGEST_SHARE, left / 2));
    const wanted = Math.min(Math.floor(lease.rate * SPAN_MS), share);
    if (wanted <= cost) return cost;
    lease.refillingUntil = now + LIFETIME_MS;
    return wanted;
  }

  /** Adds tokens taken beyond the cost. */
  add(key: string, tokens: number, now: number): void {
    const lease = this.#leaseOf(key, now);
    lease.refillingUntil = 0;
    if (now >= lease.expiresAt) lease.tokens = 0;
    lease.tokens += tokens;
    lease.expiresAt = now + LIFETIME_MS;
  }

  /** Returns the number of leased tokens that are not spent. */
  parked(key: string, now: number): number {
    const lease = this.#leases.get(key);
    return lease === undefined || now >= lease.expiresAt ? 0 : lease.tokens;
  }

  /** Removes a key, after its bucket was changed otherwise. */
  drop(key: string): void {
    this.#leases.delete(key);
  }

  #leaseOf(key: string, now: number): Lease {
    let lease = this.#leases.get(key);
    if (lease === undefined) {
      lease = { tokens: 0, expiresAt: 0, rate: 0, spentSince: 0, since: now, refillingUntil: 0 };
      this.#leases.set(key, lease);
    }
    return lease;
  }

  #observe(lease: Lease, cost: number, now: number): void {
    lease.spentSince += cost;
    const elapsed = now - lease.since;
    if (elapsed >= 0 && elapsed < SPAN_MS / 2) return;
    const rate = elapsed > 0 ? lease.spentSince / elapsed : 0;
    // After a second without traffic the old average is meaningless.
    lease.rate = elapsed > 1_000 ? rate : (lease.rate + rate) / 2;
    lease.spentSince = 0;
    lease.since = now;
  }
}
