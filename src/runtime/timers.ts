/**
 * Whose timers are they? On Workers a timer belongs to the request that set it and dies with it.
 * On Node, Deno and Bun timers belong to the process, so one may serve many requests.
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

/** True where a timer set in one request may serve another. Unknown runtimes count as false. */
export function timersAreShared(): boolean {
  const { navigator, WebSocketPair, Deno, Bun, process } = globalThis as RuntimeGlobals;
  // Workers with nodejs_compat have a `process` that says it is Node: ask for Workers first.
  if (navigator?.userAgent === "Cloudflare-Workers" || WebSocketPair !== undefined) return false;
  return Deno !== undefined || Bun !== undefined || process?.release?.name === "node";
}
