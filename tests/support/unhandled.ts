/**
 * Collects unhandled rejections and uncaught errors. On a server each of them may end the process.
 */

interface RuntimeGlobals {
  readonly process?: {
    on?(event: "unhandledRejection", listener: (reason: unknown) => void): unknown;
    off?(event: "unhandledRejection", listener: (reason: unknown) => void): unknown;
  };
  readonly Deno?: unknown;
  addEventListener?(type: string, listener: (event: RejectionEvent) => void): void;
  removeEventListener?(type: string, listener: (event: RejectionEvent) => void): void;
}

interface RejectionEvent {
  readonly reason: unknown;
  preventDefault(): void;
}

/** Collects unhandled rejections until `stop()`, which returns their reasons. */
export function watchUnhandled(): { stop(): Promise<unknown[]> } {
  const { process, Deno, addEventListener, removeEventListener } = globalThis as RuntimeGlobals;
  const reasons: unknown[] = [];
  const listener = (reason: unknown) => void reasons.push(reason);
  const onEvent = (event: RejectionEvent) => {
    event.preventDefault();
    listener(event.reason);
  };
  // Deno and Workers have a `process` too, which emits nothing there.
  const byProcess = Deno === undefined &&
    globalThis.navigator?.userAgent !== "Cloudflare-Workers" &&
    process?.on !== undefined;
  if (byProcess) process.on!("unhandledRejection", listener);
  else addEventListener?.call(globalThis, "unhandledrejection", onEvent);
  return {
    async stop() {
      // The runtime reports rejections after the microtasks of their turn.
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (byProcess) process.off!("unhandledRejection", listener);
      else removeEventListener?.call(globalThis, "unhandledrejection", onEvent);
      return reasons;
    },
  };
}
