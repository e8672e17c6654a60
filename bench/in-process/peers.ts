/**
 * Compares the cases of this library with the fastest of their peers.
 *
 * @module
 */
import { type BenchCase, isOurs } from "../case.ts";
import { groupsOf } from "../cases.ts";
import type { Times } from "./results.ts";

/** A case of ours that takes longer than this multiple of the fastest peer is slower. */
export const NOISE = 1.05;

/** Times by group and case. */
type TimesByGroup = Readonly<Record<string, Readonly<Record<string, Times>>>>;

/** A case and its time divided by that of the fastest peer. */
export interface Comparison {
  readonly one: BenchCase;
  readonly share: number;
}

/** The comparisons of one group; none if it has no peers, or was not measured. */
export function comparisonsOf(
  list: readonly BenchCase[],
  times: Readonly<Record<string, Times>> | undefined,
): Comparison[] {
  const measured = list.filter(({ name }) => times?.[name] !== undefined);
  const peers = measured.filter(({ peer }) => peer).map(({ name }) => times![name]!);
  if (peers.length === 0) return [];
  const [first] = list;
  // The part beyond the first row. Whole times where that row is a peer or ours, or where a peer
  // takes no longer than it. Ratios within rounds, from which other load cancels out.
  const isWhole = first!.peer || isOurs(first!.name) || peers.some(({ ratio }) => ratio <= 1);
  const measure = ({ ratio }: Times) => isWhole ? ratio : ratio - 1;
  const fastest = Math.min(...peers.map(measure));
  return measured.filter(({ name }) => isOurs(name))
    .map((one) => ({ one, share: measure(times![one.name]!) / fastest }));
}

/** The cases that are slower than the fastest peer by more than a factor, without a reason. */
export function slowerThanPeers(
  cases: readonly BenchCase[],
  times: TimesByGroup,
  factor: number = NOISE,
): Comparison[] {
  return [...groupsOf(cases)].flatMap(([group, list]) => comparisonsOf(list, times[group]))
    .filter(({ one, share }) => share > factor && one.slower === undefined);
}
