/**
 * The lifetime of timers. On Workers a timer ends with the request that set it. On Node, Deno and
 * Bun it belongs to the process, so one timer may serve many requests.
 *
 * @module
 */

interface RuntimeGlobals {
  readonly navigator?: { readonly userAgent?: string };
  readonly WebSocketPair?: unknown;
  readonly Deno?: unknown;
  readonly Bun?: unknown;
  readonly process?: { readonly release?: { readonly name?: string } };
}

/** Whether a timer set in one request may serve another; false on unknown runtimes. */
export function timersAreShared(): boolean {
  const { navigator, WebSocketPair, Deno, Bun, process } = globalThis as RuntimeGlobals;
  // Check for Workers first: with nodejs_compat they have a `process` that claims to be Node.
  if (navigator?.userAgent === "Cloudflare-Workers" || WebSocketPair !== undefined) return false;
  return Deno !== undefined || Bun !== undefined || process?.release?.name === "node";
}
