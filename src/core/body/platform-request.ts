/**
 * The platform's own Request, below the instrumentation of `watched-request.ts`.
 *
 * @module
 */
import type { BodyWatcher } from "../request/types.ts";

/** The instrumentation of one Request. */
export interface Watched {
  readonly watchers: readonly BodyWatcher[];
  /** Returns the request to read instead, once one was made. */
  readonly current: () => Request | undefined;
  /** Makes that request, when the stream is accessed. */
  readonly open: () => void;
  /** Called when a read of an unread body fails. */
  readonly failed: () => void;
}

/** The requests that are instrumented, by `watchRequest()`. */
export const WATCHED: WeakMap<Request, Watched> = new WeakMap();

/** Returns the prototype that a Request had before it was instrumented. */
export function prototypeOf(raw: Request): Request {
  const prototype = Object.getPrototypeOf(raw);
  return WATCHED.has(raw) ? Object.getPrototypeOf(prototype) : prototype;
}

/** Returns the stream of a platform's Request, bypassing the instrumentation. */
export function bodyOf(raw: Request): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  return Reflect.get(prototypeOf(raw), "body", raw);
}
