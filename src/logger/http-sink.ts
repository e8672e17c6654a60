/**
 * Posts log lines over HTTP, in batches.
 *
 * @module
 */
import { checkHeaders, httpUrl } from "../core/http-url.ts";
import { optionChecks } from "../core/options.ts";
import { sendSuccessfully } from "../core/send.ts";
import { flushWindow } from "../runtime/flush-window.ts";

/** Options of {@link httpSink}. */
export interface HttpSinkOptions {
  /** The URL that lines are posted to, as newline-delimited JSON. */
  readonly url: string;
  /** Headers of every request, such as an API key. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Maximum number of pending lines. Further lines are dropped and counted.
   *
   * @default 1000
   */
  readonly maxLines?: number | undefined;
  /**
   * Replacement for the platform's `fetch`.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch | undefined;
}

/** A sink that posts lines. */
export interface HttpSink {
  /** Takes one line. The promise resolves when its batch was sent, and rejects if that failed. */
  (line: string): Promise<void> | undefined;
  /** Sends all pending lines. */
  flush(): Promise<void>;
  /** The number of lines that were dropped because too many were pending. */
  readonly dropped: number;
}

/** How long the first line of a batch waits for more lines. */
const WINDOW_MS = 1_000;
const DEFAULT_MAX_LINES = 1_000;

const NAMES = {
  url: 1,
  headers: 1,
  maxLines: 1,
  fetch: 1,
} satisfies Record<keyof HttpSinkOptions, 1>;

/** Bounds the total length of pending lines, because a line may have about 36 000 characters. */
const MAX_PENDING_LENGTH = 4_000_000;

/**
 * Makes a sink that posts lines in batches of one second. While the server is unreachable, up to
 * `maxLines` lines and 4 million characters are kept; further lines are dropped and counted.
 *
 * @param options See {@link HttpSinkOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 *
 * @example
 * ```ts
 * import { httpSink, logger } from "@djed/edge/logger";
 *
 * const log = logger({ sinks: [httpSink({ url: "https://logs.example.com/ingest" })] });
 * ```
 */
export function httpSink(options: HttpSinkOptions): HttpSink {
  const checks = optionChecks("httpSink");
  checks.known(options, NAMES);
  httpUrl("httpSink: url", options.url);
  checkHeaders(checks, options.headers);
  checks.optionalFunction("fetch", options.fetch);
  const maxLines = checks.integer("maxLines", options.maxLines ?? DEFAULT_MAX_LINES, 1, 100_000);
  const pending: string[] = [];
  let length = 0;
  let dropped = 0;

  const window = flushWindow(WINDOW_MS, async () => {
    const batch = pending.slice();
    if (batch.length === 0) return;
    await sendSuccessfully({
      sender: "httpSink",
      url: options.url,
      contentType: "application/x-ndjson",
      headers: options.headers,
      body: batch.join("\n") + "\n",
      fetch: options.fetch,
    });
    // Lines that were added in the meantime come after those that were sent.
    for (const line of pending.splice(0, batch.length)) length -= line.length;
  });

  function sink(line: string): Promise<void> | undefined {
    if (pending.length >= maxLines || length + line.length > MAX_PENDING_LENGTH) {
      dropped++;
    } else {
      pending.push(line);
      length += line.length;
    }
    return window.arm(undefined);
  }

  return Object.defineProperty(
    Object.assign(sink, { flush: () => window.flush(undefined) }),
    "dropped",
    { get: () => dropped },
  ) as unknown as HttpSink;
}
