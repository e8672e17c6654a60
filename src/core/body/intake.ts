/**
 * A stream of bytes that is read up to a cap, and that can be handed on whole afterwards.
 *
 * @module
 */
import type { ByteSource } from "./byte-source.ts";
import { Collector } from "./collect.ts";
import type { BodyWatcher } from "./watched-request.ts";

/** What has been read of a stream, and what is left of it. */
export class Intake {
  /** The bytes read so far. */
  readonly collected: Collector = new Collector();
  /** When the last chunk came, by `performance.now()`. */
  receivedAt = 0;
  /** True once somebody has read on through {@link stream}: nobody else can. */
  isHandedOn = false;
  /** What a watcher has ended the request with. */
  refusal: unknown = undefined;
  readonly #watchers: readonly BodyWatcher[];
  #source: ByteSource | undefined;
  #filling: Promise<boolean> | undefined = undefined;
  #isStopped = false;

  /** @param watchers Who is told of waiting. */
  constructor(source: ByteSource | undefined, watchers: readonly BodyWatcher[] = []) {
    this.#source = source;
    this.#watchers = watchers;
  }

  /** True once the end was read. */
  get hasEnded(): boolean {
    return this.#source === undefined;
  }

  /**
   * Reads until the end, or until more than `maxBytes` are in hand: at most one chunk more than
   * that is ever held. Resolves to true at the end; rejects when the stream breaks off. One at a
   * time.
   */
  fill(maxBytes: number): Promise<boolean> {
    this.#isStopped = false;
    return this.#filling = this.#fill(maxBytes);
  }

  /** Ends a `fill()` after the chunk that it waits for, which is kept. */
  stop(): void {
    this.#isStopped = true;
    for (const watcher of this.#watchers) watcher.goesOn(false);
  }

  /** The bytes in hand, then the rest straight from the source: never buffered here. */
  stream(): ReadableStream<Uint8Array> {
    let sent = 0;
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        // A chunk that is waited for goes to what was collected.
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
        const chunk = this.#source && await this.#next(this.#source);
        if (chunk === undefined) controller.close();
        else controller.enqueue(owned(chunk));
      },
      cancel: (reason) => this.#source?.cancel(reason),
    }, { highWaterMark: 0 });
  }

  /** Reads no more at all. Never rejects. */
  cancel(): Promise<void> {
    return this.#source?.cancel() ?? Promise.resolve();
  }

  #next(source: ByteSource): Promise<Uint8Array | undefined> {
    return this.#watchers.length === 0 ? source.next() : this.#nextWatched(source);
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
      const chunk = await this.#next(this.#source);
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

/** A chunk that its source does not use again. */
function owned(chunk: Uint8Array): Uint8Array {
  return chunk.byteLength === chunk.buffer.byteLength ? chunk : chunk.slice();
}
