/**
 * Reads what `restore()` is given: it may come from a file or a store, so anything is possible.
 *
 * @module
 */
import { member } from "../errors/foreign-error.ts";
import type { BreakerSnapshot, CircuitState } from "./breaker-types.ts";

const STATES: readonly CircuitState[] = ["closed", "open", "half-open", "isolated"];
/** Accepted open time, even if the options allow less: a store may have set it. */
const LONGEST_SHARED_MS = 3_600_000;
/** The latest time that a Date can represent. */
const LATEST = 8.64e15;

/** The valid circuits of saved data by key, and whether anything else was in it. */
export interface SavedCircuits {
  readonly snapshots: readonly (readonly [key: string, snapshot: BreakerSnapshot])[];
  readonly ignored: boolean;
}

/**
 * Reads data that `toJSON()` returned. Never throws.
 *
 * @param longestMs The longest open time that the options allow.
 * @param longestKey Maximum length of a key.
 */
export function readSnapshots(
  saved: unknown,
  longestMs: number,
  longestKey: number,
): SavedCircuits {
  const snapshots: [string, BreakerSnapshot][] = [];
  const circuits = member(saved, "circuits");
  if (typeof circuits !== "object" || circuits === null || Array.isArray(circuits)) {
    return { snapshots, ignored: true };
  }
  const maxOpenMs = Math.max(longestMs, LONGEST_SHARED_MS);
  let ignored = false;
  try {
    for (const key of Object.keys(circuits)) {
      const snapshot = readSnapshot(member(circuits, key), maxOpenMs);
      if (snapshot === undefined || key.length > longestKey) ignored = true;
      else snapshots.push([key, snapshot]);
    }
  } catch {
    // A proxy whose keys cannot be read.
    ignored = true;
  }
  return { snapshots, ignored };
}

/** A valid snapshot with exactly its members; undefined for anything else. */
function readSnapshot(value: unknown, maxOpenMs: number): BreakerSnapshot | undefined {
  const state = member(value, "state") as CircuitState;
  const openedAt = member(value, "openedAt");
  const openMs = member(value, "openMs");
  const openings = member(value, "openings");
  const isValid = STATES.includes(state) && isUpTo(LATEST, openedAt) &&
    isUpTo(maxOpenMs, openMs) && isUpTo(Number.MAX_SAFE_INTEGER, openings) &&
    Number.isInteger(openings);
  return isValid ? { state, openedAt, openMs, openings } : undefined;
}

function isUpTo(max: number, value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= max;
}
