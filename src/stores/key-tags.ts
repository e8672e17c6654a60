/**
 * Hash tags of keys: keys with the same tag live in one slot of a Redis Cluster, in one Durable
 * Object or in one transaction.
 *
 * @module
 */
import type { Take } from "../core/store/store.ts";

/**
 * Returns the part of a key that determines where it is stored: the text in the first braces, or
 * the whole key (hash tags of Redis Cluster). The limiter puts the client there, so all policies of
 * a client are stored together and clients are distributed.
 */
export function slotTag(key: string): string {
  const open = key.indexOf("{");
  const close = open < 0 ? -1 : key.indexOf("}", open + 1);
  return close > open + 1 ? key.slice(open + 1, close) : key;
}

/** Returns the tag of all keys of a take. Throws if they differ: the take could not be atomic. */
export function tagOfTake(take: Take): string {
  if (take.length === 0) return "";
  const tag = slotTag(take[0].key);
  for (const { key } of take) {
    if (slotTag(key) !== tag) {
      throw new Error("charges of one take must have the same {tag} in their keys");
    }
  }
  return tag;
}

/** Groups takes by tag, as indices into the batch. */
function groupByTag(batch: readonly Take[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  batch.forEach((take, i) => {
    const tag = tagOfTake(take);
    const group = groups.get(tag);
    if (group === undefined) groups.set(tag, [i]);
    else group.push(i);
  });
  return groups;
}

/** Sends the groups of a batch concurrently, and returns the results in the order of the batch. */
export async function sendByTag<R>(
  batch: readonly Take[],
  send: (takes: readonly Take[], tag: string) => Promise<readonly R[]>,
): Promise<R[]> {
  const results = new Array<R>(batch.length);
  await Promise.all(
    Array.from(groupByTag(batch), async ([tag, indices]) => {
      const some = await send(indices.map((i) => batch[i]), tag);
      indices.forEach((i, at) => results[i] = some[at]);
    }),
  );
  return results;
}
