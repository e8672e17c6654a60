/**
 * Lua scripts for Redis, called by their hash.
 *
 * @module
 */

/** A script. */
export interface LuaScript {
  readonly text: string;
  /** The SHA-1 of the text. */
  readonly sha: string;
  /** The SHA-1 of {@link flagged}. */
  readonly flaggedSha: string;
}

/** Calls a script. All keys must be in one slot of a cluster. */
export type RunScript = (script: LuaScript, keys: string[], args: string[]) => Promise<unknown>;

/**
 * Returns the script for Upstash, where a script without this flag locks the whole database. Redis
 * refuses unknown flags.
 */
export function flagged(text: string): string {
  return `#!lua flags=allow-key-locking\n${text}`;
}

/** Whether an error of a client means that the server does not know the script. */
export function isUnknownScript(message: string): boolean {
  return message.includes("NOSCRIPT");
}
