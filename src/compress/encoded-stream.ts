/**
 * Compresses a stream as its reader asks for it.
 *
 * @module
 */
import { within } from "../core/within.ts";
import { joined } from "../runtime/zlib.ts";
import type { Compressor } from "../runtime/zlib.ts";
import type { BodyReader } from "./body-reader.ts";

/** When what was compressed is sent before the compressor has a full block of it. */
export type Flush = "auto" | "always" | "never";

/** How a stream is compressed. */
export interface EncodedStreamSettings {
  /** Makes the compressor, when the stream is read for the first time. */
  compressor(): Compressor;
  readonly flush: Flush;
  /** Called for each chunk. */
  counted(bytes: number, encoded: number): void;
}

/** A source that pauses for this long is flushed, in ms. */
const PAUSE_MS = 20;
/** Number of bytes that are read for one read of the client: then they are flushed. */
const MAX_AHEAD = 65_536;

const PAUSED = Symbol("paused");

/**
 * Returns the compressed stream. It reads one chunk at a time, and nothing while its reader does
 * not. If its reader cancels it, so is the source; if the source breaks off, so does it.
 */
export function encodedStream(
  source: BodyReader,
  settings: EncodedStreamSettings,
): ReadableStream<Uint8Array> {
  const pump = new Pump(source, settings);
  return new ReadableStream<Uint8Array>({
    pull: (controller) => pump.pull(controller),
    cancel: (reason) => pump.cancel(reason),
  }, { highWaterMark: 0 });
}

class Pump {
  readonly #source: BodyReader;
  readonly #settings: EncodedStreamSettings;
  #compressor: Compressor | undefined;
  /** A read that has not settled yet. */
  #reading: Promise<Uint8Array | undefined> | undefined;
  /** Number of bytes that were written since something was sent. */
  #unsent = 0;
  #isCancelled = false;

  constructor(source: BodyReader, settings: EncodedStreamSettings) {
    this.#source = source;
    this.#settings = settings;
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const compressor = this.#compressor ??= this.#settings.compressor();
    try {
      for (;;) {
        const chunk = await this.#next();
        if (this.#isCancelled) return;
        const output = await this.#output(compressor, chunk);
        if (this.#isCancelled) return;
        if (output.length > 0) controller.enqueue(output);
        if (chunk === undefined) controller.close();
        if (output.length > 0 || chunk === undefined) return;
      }
    } catch (error) {
      compressor.destroy();
      if (!this.#isCancelled) throw error;
    }
  }

  cancel(reason: unknown): Promise<void> {
    this.#isCancelled = true;
    this.#compressor?.destroy();
    return this.#source.cancel(reason);
  }

  /** Returns the next chunk, undefined at the end, or that the source pauses. */
  async #next(): Promise<Uint8Array | undefined | typeof PAUSED> {
    const reading = this.#reading ??= this.#source.next();
    const waits = this.#unsent > 0 && this.#settings.flush === "auto";
    const chunk = waits ? await within(PAUSE_MS, reading, PAUSED) : await reading;
    if (chunk !== PAUSED) this.#reading = undefined;
    return chunk;
  }

  async #output(
    compressor: Compressor,
    chunk: Uint8Array | undefined | typeof PAUSED,
  ): Promise<Uint8Array> {
    const { flush, counted } = this.#settings;
    if (chunk === undefined) {
      const end = await compressor.end();
      counted(0, end.length);
      return end;
    }
    let output: Uint8Array = NOTHING;
    if (chunk !== PAUSED) {
      output = await compressor.write(chunk);
      this.#unsent += chunk.length;
      counted(chunk.length, output.length);
    }
    if (chunk === PAUSED || flush === "always" || output.length === 0 && this.#isFull) {
      const flushed = await compressor.flush();
      counted(0, flushed.length);
      output = output.length === 0 ? flushed : joined([output, flushed]);
      this.#unsent = 0;
    } else if (output.length > 0) this.#unsent = 1;
    return output;
  }

  get #isFull(): boolean {
    return this.#unsent >= MAX_AHEAD;
  }
}

const NOTHING: Uint8Array = /* @__PURE__ */ new Uint8Array(0);
