/**
 * Instruments a Request so that every read of its body notifies watchers while it waits for the
 * client. No stream is made unless the caller accesses it.
 *
 * @module
 */
import type { BodyWatcher } from "../request/types.ts";

export type { BodyWatcher } from "../request/types.ts";

/** The methods that read the body of a Request. */
export const READERS = [
  "text",
  "json",
  "arrayBuffer",
  "blob",
  "bytes",
  "formData",
] as const;

/**
 * Instruments a platform's Request.
 *
 * @param current Returns the request to read instead, once one was made.
 * @param open Makes that request, when the stream is accessed.
 */
export function watchRequest(
  raw: Request,
  watchers: readonly BodyWatcher[],
  current: () => Request | undefined,
  open: () => void,
): void {
  for (const name of READERS) {
    const read = raw[name] as (() => Promise<unknown>) | undefined;
    if (read === undefined) continue;
    const value = () => current()?.[name]() ?? whileWaiting(watchers, () => read.call(raw));
    Object.defineProperty(raw, name, { configurable: true, value });
  }
  const clone = () => {
    if (current() === undefined) open();
    const made = current();
    if (made !== undefined && made !== raw) return made.clone();
    return Reflect.get(Object.getPrototypeOf(raw), "clone").call(raw);
  };
  Object.defineProperty(raw, "clone", { configurable: true, value: clone });
  const body = () => {
    if (current() === undefined) open();
    return current()!.body;
  };
  Object.defineProperty(raw, "body", { configurable: true, get: body });
}

/** Whether bodies can be read unobserved: a Request made of another takes its stream (Workers). */
export function readsUnseen(): boolean {
  return "FixedLengthStream" in globalThis;
}

/** Returns the stream of a platform's Request, bypassing the instrumentation. */
export function bodyOf(raw: Request): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  return Reflect.get(Object.getPrototypeOf(raw), "body", raw);
}

/** Notifies watchers around a read of the whole body; they may delay its result. */
async function whileWaiting<T>(
  watchers: readonly BodyWatcher[],
  read: () => Promise<T>,
): Promise<T> {
  for (const watcher of watchers) watcher.waits();
  let value: T;
  try {
    value = await read();
  } catch (error) {
    for (const watcher of watchers) watcher.goesOn(false);
    throw error;
  }
  for (const watcher of watchers) await watcher.goesOn(true);
  return value;
}
