/**
 * Which keys belong together: on a Redis Cluster in one slot, elsewhere in one object or one
 * transaction.
 *
 * @module
 */
import type { Take } from "../core/store/store.ts";

/**
 * The part of a key that decides where it lives: what stands in the first braces, or the whole key
 * (Redis Cluster's hash tags). The limiter puts the client there, so all policies of a client are
 * together and clients are spread.
 */
export function slotTag(key: string): string {
  const open = key.indexOf("{");
  const close = open < 0 ? -1 : key.indexOf("}", open + 1);
  return close > open + 1 ? key.slice(open + 1, close) : key;
}

/** The one tag of all keys of a take. Throws when they have several: they cannot be one atom. */
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

/** Takes by their tags, and where each stood in the batch. */
export function groupByTag(batch: readonly Take[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  batch.forEach((take, i) => {
    const tag = tagOfTake(take);
    const group = groups.get(tag);
    if (group === undefined) groups.set(tag, [i]);
    else group.push(i);
  });
  return groups;
}

/** Sends each group of a batch on its own, all at once, and puts the results in order again. */
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
