/**
 * Reads a body up to a cap, and streams all of it to the next reader afterwards.
 *
 * @module
 */
import type { ByteSource } from "./byte-source.ts";
import { Collector } from "./collect.ts";
import type { BodyWatcher } from "./watched-request.ts";

/** A partly read stream: the bytes collected so far, and the source of the rest. */
export class Intake {
  /** The bytes read so far. */
  readonly collected: Collector = new Collector();
  /** Time of the last chunk, of `performance.now()`. */
  receivedAt = 0;
  /** Whether the rest was read through {@link stream}: it can then not be read here. */
  isHandedOn = false;
  /** The error with which a watcher has ended the request. */
  refusal: unknown = undefined;
  readonly #failed: () => void;
  readonly #watchers: readonly BodyWatcher[];
  #source: ByteSource | undefined;
  #filling: Promise<boolean> | undefined = undefined;
  #isStopped = false;

  /**
   * @param watchers Notified whenever a read waits.
   * @param failed Called when the source fails.
   */
  constructor(
    source: ByteSource | undefined,
    watchers: readonly BodyWatcher[] = [],
    failed: () => void = () => {},
  ) {
    this.#failed = failed;
    this.#source = source;
    this.#watchers = watchers;
  }

  /** Number of bytes that may have arrived without being seen. */
  get unseen(): number {
    return this.#source?.unseen ?? 0;
  }

  /** Whether the end was read. */
  get hasEnded(): boolean {
    return this.#source === undefined;
  }

  /**
   * Reads to the end, or until more than `maxBytes` have been read; never holds more than one chunk
   * beyond that. Resolves to true at the end; rejects when the stream breaks off. Calls must not
   * overlap.
   */
  fill(maxBytes: number): Promise<boolean> {
    this.#isStopped = false;
    return this.#filling = this.#fill(maxBytes);
  }

  /** Ends a `fill()` after the chunk that it is waiting for, which is kept. */
  stop(): void {
    this.#isStopped = true;
    for (const watcher of this.#watchers) watcher.goesOn(false);
  }

  /** Streams the bytes collected so far, then the rest directly from the source, unbuffered. */
  stream(): ReadableStream<Uint8Array> {
    let sent = 0;
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        // A chunk that a fill() is waiting for is collected first.
        if (sent === this.collected.size && this.#filling !== undefined) {
          for (const watcher of this.#watchers) watcher.waits();
          await this.#filling;
        }
        if (sent < this.collected.size) {
          controller.enqueue(this.collected.bytes.subarray(sent));
          sent = this.collected.size;
          return;
        }
        this.isHandedOn = true;
        let chunk: Uint8Array | undefined;
        try {
          chunk = this.#source && await this.#next(this.#source);
        } catch (error) {
          throw this.#broken(error);
        }
        if (chunk === undefined) controller.close();
        else controller.enqueue(owned(chunk));
      },
      cancel: (reason) => this.#source?.cancel(reason),
    }, { highWaterMark: 0 });
  }

  #next(source: ByteSource): Promise<Uint8Array | undefined> {
    return this.#watchers.length === 0 ? source.next() : this.#nextWatched(source);
  }

  /** Reports a failure of the source, and returns its error. */
  #broken(error: unknown): unknown {
    if (this.refusal === undefined) this.#failed();
    return error;
  }

  async #nextWatched(source: ByteSource): Promise<Uint8Array | undefined> {
    for (const watcher of this.#watchers) watcher.waits();
    let chunk: Uint8Array | undefined;
    try {
      chunk = await source.next();
    } catch (error) {
      for (const watcher of this.#watchers) watcher.goesOn(false);
      throw error;
    }
    try {
      for (const watcher of this.#watchers) await watcher.goesOn(chunk === undefined);
    } catch (error) {
      this.refusal = error;
      throw error;
    }
    return chunk;
  }

  async #fill(maxBytes: number): Promise<boolean> {
    while (this.#source !== undefined && this.collected.size <= maxBytes && !this.#isStopped) {
      let chunk: Uint8Array | undefined;
      try {
        chunk = await this.#next(this.#source);
      } catch (error) {
        throw this.#broken(error);
      }
      if (chunk === undefined) this.#source = undefined;
      else {
        this.collected.add(chunk, maxBytes);
        this.receivedAt = performance.now();
      }
    }
    this.#filling = undefined;
    this.#source?.pause();
    return this.#source === undefined;
  }
}

/** Copies a chunk, unless it spans its own buffer: the source may reuse the memory. */
function owned(chunk: Uint8Array): Uint8Array {
  return chunk.byteLength === chunk.buffer.byteLength ? chunk : chunk.slice();
}
