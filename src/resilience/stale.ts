/**
 * Stale-while-error: the last good answer, in place of a failure.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { Duration, Size } from "../core/options.ts";
import { defer } from "../runtime/defer.ts";
import type { Host, Part, Step, Work } from "./chain.ts";
import { isFailure } from "./judge.ts";

/** Options of stale answers. */
export interface StaleOptions {
  /**
   * How old an answer may be.
   * @default "5m"
   */
  maxAge?: Duration;
  /**
   * Answers kept; the one not used for longest goes first.
   * @default 100
   */
  maxEntries?: number;
  /**
   * No longer body is kept.
   * @default "64kb"
   */
  maxBytes?: Size;
}

/** Stale options, checked and completed. */
export interface StaleSettings {
  readonly maxAgeMs: number;
  readonly maxEntries: number;
  readonly maxBytes: number;
}

interface Kept {
  readonly at: number;
  readonly value: unknown;
}

/** Checks and completes stale options, for the factory that was called. */
export function staleSettings(factory: string, options: StaleOptions): StaleSettings {
  const checks = optionChecks(factory);
  checks.known(options, ["maxAge", "maxEntries", "maxBytes"]);
  return {
    maxAgeMs: checks.duration("maxAge", options.maxAge ?? "5m", 1),
    maxEntries: checks.integer("maxEntries", options.maxEntries ?? 100, 1, 1_000_000),
    maxBytes: checks.size("maxBytes", options.maxBytes ?? "64kb"),
  };
}

/**
 * Keeps good answers, and gives the last one in place of a failure. Work whose answers must not be
 * kept has none. Memory: `maxEntries` answers of at most `maxBytes`.
 */
export function stalePart(settings: StaleSettings): Part {
  return {
    kind: "stale",
    attach(next: Step, host: Host): Step {
      const kept = new Answers(settings);
      return function withStale(call, settle) {
        const { work } = call;
        const key = work.keepAs;
        if (key === undefined) return next(call, settle);
        next(call, (threw, value) => {
          if (!threw && work.judge(threw, value) === "success") {
            kept.keep(key, value, work, host.clock.now());
          } else if (!call.aborted && isFailure(work, threw, value)) {
            const stale = kept.find(key, host.clock.now());
            if (stale !== undefined) {
              if (!threw) work.discard?.(value);
              return settle(false, stale.value);
            }
          }
          settle(threw, value);
        });
      };
    },
  };
}

/** The answers, the one used last at the end. */
class Answers {
  readonly #settings: StaleSettings;
  readonly #entries = new Map<string, Kept>();

  constructor(settings: StaleSettings) {
    this.#settings = settings;
  }

  keep(key: string, value: unknown, work: Work, now: number): void {
    if (!isResponse(value)) return this.#put(key, { at: now, value });
    if (!mayBeKept(value)) return;
    // Copied beside the caller's own reading, and cut off when it is too long.
    const copy = copyResponse(value.clone(), this.#settings.maxBytes)
      .then((response) => response && this.#put(key, { at: now, value: response }));
    defer(work.c, copy);
  }

  /** The answer under this key, made anew, unless it is too old. */
  find(key: string, now: number): { value: unknown } | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const ageMs = Math.max(0, now - entry.at);
    if (ageMs > this.#settings.maxAgeMs) {
      this.#entries.delete(key);
      return undefined;
    }
    this.#put(key, entry);
    const { value } = entry;
    return { value: value instanceof StoredResponse ? value.toResponse(ageMs) : value };
  }

  #put(key: string, entry: Kept): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#settings.maxEntries) return;
      this.#entries.delete(oldest);
    }
  }
}

/** A response as plain data: it belongs to no request, so any request may have it. */
class StoredResponse {
  readonly #status: number;
  readonly #headers: [string, string][];
  readonly #body: Uint8Array<ArrayBuffer>;

  constructor(status: number, headers: [string, string][], body: Uint8Array<ArrayBuffer>) {
    this.#status = status;
    this.#headers = headers;
    this.#body = body;
  }

  toResponse(ageMs: number): Response {
    const response = new Response(this.#body, { status: this.#status, headers: this.#headers });
    response.headers.set("age", String(Math.floor(ageMs / 1_000)));
    return response;
  }
}

/** A shared cache's rules (RFC 9111): nothing that is one user's, nothing that varies. */
function mayBeKept({ status, headers, bodyUsed }: Response): boolean {
  if (status !== 200 || bodyUsed || headers.has("set-cookie")) return false;
  if (/no-store|private/i.test(headers.get("cache-control") ?? "")) return false;
  const varies = (headers.get("vary") ?? "").toLowerCase().split(",").map((name) => name.trim());
  return varies.every((name) => name === "" || name === "accept-encoding");
}

/** The body is kept decoded, so what said how it was coded no longer holds. */
const CODING = /^(content-encoding|content-length|transfer-encoding|connection)$/i;

async function copyResponse(
  response: Response,
  maxBytes: number,
): Promise<StoredResponse | undefined> {
  const body = await readUpTo(response, maxBytes);
  if (body === undefined) return undefined;
  const headers = [...response.headers].filter(([name]) => !CODING.test(name));
  return new StoredResponse(response.status, headers, body);
}

/** The whole body; undefined when it is longer than the limit. */
async function readUpTo(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (Math.max(length, announced) > maxBytes) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

function isResponse(value: unknown): value is Response {
  return value instanceof Response;
}
