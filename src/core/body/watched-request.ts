/**
 * Instruments a Request so that every read of its body notifies watchers while it waits for the
 * client. No stream is made unless the caller accesses it.
 *
 * @module
 */
import { WATCHED } from "./platform-request.ts";
import type { Watched } from "./platform-request.ts";

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

/** The instrumented prototypes, by the prototype that they extend. */
const PROTOTYPES: WeakMap<object, object> = new WeakMap();

/**
 * Instruments a platform's Request, by its prototype: that is several times cheaper than to define
 * each method on every Request.
 */
export function watchRequest(raw: Request, watched: Watched): void {
  WATCHED.set(raw, watched);
  const original = Object.getPrototypeOf(raw);
  let prototype = PROTOTYPES.get(original);
  if (prototype === undefined) PROTOTYPES.set(original, prototype = watchedPrototype(original));
  Object.setPrototypeOf(raw, prototype);
}

function watchedPrototype(original: Request): object {
  const prototype: Request = Object.create(original);
  for (const name of READERS) {
    const read = original[name] as (() => Promise<unknown>) | undefined;
    if (read === undefined) continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: Request) {
        const made = replacementOf(this);
        if (made !== undefined) return made[name]();
        const watched = WATCHED.get(this);
        const isUnread = watched !== undefined && !this.bodyUsed;
        return isUnread ? whileWaiting(watched, () => read.call(this)) : read.call(this);
      },
    });
  }
  return Object.defineProperties(prototype, {
    clone: {
      configurable: true,
      writable: true,
      value(this: Request) {
        const made = openedFor(this);
        return made === undefined ? original.clone.call(this) : made.clone();
      },
    },
    body: {
      configurable: true,
      get(this: Request) {
        const made = openedFor(this);
        return made === undefined ? Reflect.get(original, "body", this) : made.body;
      },
    },
  });
}

/** Returns the request to read instead of this one, if there is one. */
function replacementOf(raw: Request): Request | undefined {
  const made = WATCHED.get(raw)?.current();
  return made === raw ? undefined : made;
}

/** As {@link replacementOf}, but makes that request first. */
function openedFor(raw: Request): Request | undefined {
  const watched = WATCHED.get(raw);
  if (watched !== undefined && watched.current() === undefined) watched.open();
  return replacementOf(raw);
}

/** Whether bodies can be read unobserved: a Request made of another takes its stream (Workers). */
export function readsUnseen(): boolean {
  return "FixedLengthStream" in globalThis;
}

/** Notifies watchers around a read of the whole body; they may delay its result. */
async function whileWaiting<T>(
  { watchers, failed }: Watched,
  read: () => Promise<T>,
): Promise<T> {
  for (const watcher of watchers) watcher.waits();
  let value: T;
  try {
    value = await read();
  } catch (error) {
    failed();
    for (const watcher of watchers) watcher.goesOn(false);
    throw error;
  }
  for (const watcher of watchers) {
    const delay = watcher.goesOn(true);
    if (delay !== undefined) await delay;
  }
  return value;
}
