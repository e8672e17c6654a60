/**
 * Limits a body that is read piece by piece: its size, and the time for which it is waited for. The
 * time in which nobody asks for more does not count, so a slow store is not the client's fault.
 *
 * @module
 */
import { BYTES_PER_SECOND, GRACE_MS } from "../core/body/body-timeout.ts";
import type { ByteSource } from "../core/body/byte-source.ts";
import { within } from "../core/within.ts";
import { brokenOff, late, tooLarge } from "./refusals.ts";

const LATE: unique symbol = Symbol("late");

/** A body with limits. Its errors are refusals. */
export class LimitedSource implements ByteSource {
  /** Number of bytes read so far. */
  size = 0;
  readonly #source: ByteSource;
  readonly #maxBytes: number;
  readonly #timeoutMs: number;
  #waitedMs = 0;

  constructor(source: ByteSource, maxBytes: number, timeoutMs: number) {
    this.#source = source;
    this.#maxBytes = maxBytes;
    this.#timeoutMs = timeoutMs;
  }

  async next(): Promise<Uint8Array | undefined> {
    const startedAt = performance.now();
    let chunk: Uint8Array | undefined | typeof LATE;
    try {
      chunk = await within(this.#timeoutMs, this.#source.next(), LATE);
    } catch {
      throw brokenOff();
    }
    if (chunk === LATE) throw late();
    if (chunk === undefined) return undefined;
    this.#waitedMs += performance.now() - startedAt;
    this.size += chunk.length;
    if (this.size > this.#maxBytes) {
      throw tooLarge(`The body is longer than ${this.#maxBytes} bytes`);
    }
    const allowedMs = Math.max(GRACE_MS, this.#timeoutMs) + this.size / BYTES_PER_SECOND * 1_000;
    if (this.#waitedMs > allowedMs) throw late();
    return chunk;
  }

  pause(): void {}

  cancel(reason?: unknown): Promise<void> {
    return this.#source.cancel(reason);
  }
}
