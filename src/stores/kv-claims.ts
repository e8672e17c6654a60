/**
 * Claims in Deno KV. A value has 64 KiB at most, so a longer result is divided among entries that
 * are written in one transaction.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { ClaimStore } from "../core/store/claims.ts";
import { claimState, decideClaim, decideFinish } from "./claim-rules.ts";
import type { ClaimDecision, KeptClaim } from "./claim-rules.ts";
import { commit, MAX_TRIES, pause } from "./kv-commit.ts";
import type { KvChange } from "./kv-commit.ts";
import type { KvConnection } from "./kv-connection.ts";
import { kvKey, readAll } from "./kv-database.ts";
import type { KvDatabase, KvKey } from "./kv-database.ts";

/** Maximum length of a part, in UTF-16 units of two bytes; the rest of a value has 1 500 bytes. */
const PART = 32_000;
/** Maximum number of parts: a transaction has 800 KiB at most. */
const MAX_PARTS = 12;
/** Number of parts that are read at once: longer results take a second round trip. */
const PARTS_AT_ONCE = 3;

/** The first entry of a claim. The other parts of its result are plain text. */
interface FirstPart extends KeptClaim {
  /** The time at which it was written, in ms. */
  readonly at: number;
  /** Number of entries, with this one. */
  readonly parts: number;
}

/** A claim that was read, with its whole result. */
interface FoundClaim {
  readonly kept: FirstPart | undefined;
  readonly versionstamp: string | null;
}

/** Keeps claims in the database of a request. */
export function kvClaims(connect: (c: EdgeContext | undefined) => KvConnection): ClaimStore {
  return {
    async claim(key, claim, { c, clock }) {
      const connection = connect(c);
      const kv = await connection.database();
      const name = await kvKey("claim", key);
      const now = connection.after(clock, 0);
      const decision = decideClaim(undefined, claim, now);
      // Written while the entry is read: one round trip, whether the key is free or not.
      const [found, isFree] = await Promise.all([
        readClaim(kv, name),
        commit(kv, changesOf(name, decision.change, null, now)),
      ]);
      if (isFree) return decision.answer;
      return await change(
        { connection, clock, name, found },
        (kept, at) => decideClaim(kept, claim, at),
      );
    },

    async finish(key, end, { c, clock }) {
      const connection = connect(c);
      const name = await kvKey("claim", key);
      return await change({ connection, clock, name }, (kept, at) => decideFinish(kept, end, at));
    },

    async read(key, { c, clock }) {
      const connection = connect(c);
      const { kept } = await readClaim(await connection.database(), await kvKey("claim", key));
      return claimState(kept, connection.after(clock, kept?.at ?? 0));
    },
  };
}

interface Change {
  readonly connection: KvConnection;
  readonly clock: Clock;
  readonly name: KvKey;
  /** The claim, if it was read already. */
  readonly found?: FoundClaim;
}

/** Reads, decides and writes; repeats if the entry has changed meanwhile. */
async function change<Answer>(
  { connection, clock, name, found }: Change,
  decide: (kept: KeptClaim | undefined, now: number) => ClaimDecision<Answer>,
): Promise<Answer> {
  const kv = await connection.database();
  for (let tried = 1; tried <= MAX_TRIES; tried++) {
    const { kept, versionstamp } = found ?? await readClaim(kv, name);
    found = undefined;
    // The clock is read after the answer, so a later time in the entry means that clocks differ.
    const now = connection.after(clock, kept?.at ?? 0);
    const { answer, change } = decide(kept, now);
    if (change === undefined) return answer;
    if (await commit(kv, changesOf(name, change, versionstamp, now))) return answer;
    await pause(tried);
  }
  throw new Error("denoKvStore: too many processes claim this key at once");
}

async function readClaim(kv: KvDatabase, name: KvKey): Promise<FoundClaim> {
  let count = PARTS_AT_ONCE;
  for (let tried = 1; tried <= MAX_TRIES; tried++) {
    const entries = await readAll(kv, partNames(name, count));
    const [{ value, versionstamp }] = entries;
    if (value === null) return { kept: undefined, versionstamp };
    const first = value as FirstPart;
    const used = entries.slice(0, first.parts);
    const isWhole = used.every((entry) => entry.versionstamp === versionstamp);
    if (isWhole && first.parts <= count) return { kept: joined(first, used), versionstamp };
    // It was written while it was read, or has more parts.
    count = Math.max(count, first.parts);
  }
  throw new Error("denoKvStore: the parts of a result do not belong together");
}

function joined(first: FirstPart, parts: readonly { readonly value: unknown }[]): FirstPart {
  if (first.parts === 1) return first;
  const rest = parts.slice(1).map(({ value }) => value as string);
  return { ...first, result: [first.result, ...rest].join("") };
}

/** Returns the changes that store a claim. Parts of an earlier result that are left expire. */
function changesOf(
  name: KvKey,
  change: KeptClaim | null | undefined,
  versionstamp: string | null,
  at: number,
): KvChange[] {
  if (!change) return [{ key: name, versionstamp, value: undefined, ttl: 0 }];
  const { owner, fingerprint, result, until } = change;
  const parts = Math.max(1, Math.ceil((result?.length ?? 0) / PART));
  if (parts > MAX_PARTS) {
    const most = MAX_PARTS * PART;
    throw new RangeError(
      `denoKvStore: a result may have ${most} characters, got ${result!.length}`,
    );
  }
  const ttl = until - at;
  return partNames(name, parts).map((key, i) => {
    const part = result?.slice(i * PART, (i + 1) * PART);
    if (i > 0) return { key, value: part, ttl };
    const first: FirstPart = { owner, fingerprint, result: part, until, at, parts };
    return { key, versionstamp, value: first, ttl };
  });
}

function partNames(name: KvKey, count: number): KvKey[] {
  return Array.from({ length: count }, (_, i) => i === 0 ? name : [...name, String(i)]);
}
