/**
 * The runtime, for modules that must know who owns their timers.
 *
 * @module
 */

interface RuntimeGlobals {
  readonly WebSocketPair?: unknown;
  readonly Deno?: unknown;
  readonly Bun?: unknown;
  readonly process?: { readonly release?: { readonly name?: string } };
}

/**
 * Whether a timer set in one request may serve another. On Workers a timer ends with the request
 * that set it; on Node, Deno and Bun it belongs to the process. False on unknown runtimes.
 */
export function timersAreShared(): boolean {
  // Check for Workers first: with nodejs_compat they have a `process` that claims to be Node.
  if (isWorkers()) return false;
  const { Deno, Bun, process } = globalThis as RuntimeGlobals;
  return Deno !== undefined || Bun !== undefined || process?.release?.name === "node";
}

/**
 * Whether this is Cloudflare Workers, or its local runtime. No other runtime has `WebSocketPair`;
 * `navigator.userAgent` tells it too, but is slow to read on Bun.
 */
export function isWorkers(): boolean {
  return (globalThis as RuntimeGlobals).WebSocketPair !== undefined;
}
