/**
 * A request whose body cannot be read unseen: whoever reads it waits for the client, and watchers
 * are told so. Nothing is made anew as long as nobody asks for the stream.
 *
 * @module
 */
import type { BodyWatcher } from "../request/types.ts";

export type { BodyWatcher } from "../request/types.ts";

/** The readers of a request. */
export const READERS = [
  "text",
  "json",
  "arrayBuffer",
  "blob",
  "bytes",
  "formData",
] as const;

/**
 * Watches the readers of a platform's request.
 *
 * @param current The request to read instead, once one was made.
 * @param open Makes that request: somebody wants the stream.
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

/** True on Workers, where a request that is made of another takes its body past all readers. */
export function readsUnseen(): boolean {
  return "FixedLengthStream" in globalThis;
}

/** The stream of a platform's request, watched or not. */
export function bodyOf(raw: Request): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  return Reflect.get(Object.getPrototypeOf(raw), "body", raw);
}

/** Tells watchers that a whole body is waited for, and holds up what comes after it. */
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
