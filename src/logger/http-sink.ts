/**
 * Log lines over HTTP, in batches.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { sendSuccessfully } from "../core/send.ts";
import { flushWindow } from "../runtime/flush-window.ts";

/** Options of {@link httpSink}. */
export interface HttpSinkOptions {
  /** Where lines are posted to, as newline-delimited JSON. */
  readonly url: string;
  /** Sent with every batch: an API key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How many lines may wait; what comes on top is dropped and counted. @default 1000 */
  readonly maxLines?: number;
  /** The `fetch` to use. @default globalThis.fetch */
  readonly fetch?: typeof fetch;
}

/** A sink that posts lines. */
export interface HttpSink {
  /** Takes one line. Resolves when it was sent with its batch, rejects when it was not. */
  (line: string): Promise<void> | undefined;
  /** Sends what waits. */
  flush(): Promise<void>;
  /** How many lines were dropped, because too many waited. */
  readonly dropped: number;
}

/** How long the first line waits for company. */
const WINDOW_MS = 1_000;
const DEFAULT_MAX_LINES = 1_000;
/** A line is at most about 36 000 characters; so is what waits bounded in characters. */
const MAX_WAITING_LENGTH = 4_000_000;

/**
 * Posts lines in batches: the first waits a second for others. While the other side is down they
 * wait, up to `maxLines` and 4 million characters; what comes on top is dropped and counted.
 *
 * @example
 * ```ts
 * import { httpSink, logger } from "@djed/edge/logger";
 *
 * const log = logger({ sinks: [httpSink({ url: "https://logs.example.com/ingest" })] });
 * ```
 */
export function httpSink(options: HttpSinkOptions): HttpSink {
  const { error, integer, known } = optionChecks("httpSink");
  known(options, ["url", "headers", "maxLines", "fetch"]);
  if (!URL.canParse(options.url)) throw error("url", "a URL", options.url);
  const maxLines = integer("maxLines", options.maxLines ?? DEFAULT_MAX_LINES, 1, 100_000);
  const waiting: string[] = [];
  let length = 0;
  let dropped = 0;

  const window = flushWindow(WINDOW_MS, async () => {
    const batch = waiting.slice();
    if (batch.length === 0) return;
    await sendSuccessfully({
      sender: "httpSink",
      url: options.url,
      contentType: "application/x-ndjson",
      headers: options.headers,
      body: batch.join("\n") + "\n",
      fetch: options.fetch,
    });
    // Lines that came meanwhile stand behind those that were sent.
    for (const line of waiting.splice(0, batch.length)) length -= line.length;
  });

  function sink(line: string): Promise<void> | undefined {
    if (waiting.length >= maxLines || length + line.length > MAX_WAITING_LENGTH) {
      dropped++;
    } else {
      waiting.push(line);
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
