/**
 * A trace that its caller asked not to record.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Span } from "../core/trace/otel.ts";
import { LocalTrace, QuietTrace, startTimes } from "./local-trace.ts";
import type { LocalSettings } from "./local-trace.ts";
import type { IncomingTrace, Propagation } from "./propagation.ts";
import { isRefused, requestAttributes } from "./request-trace.ts";

/**
 * Not recorded, unless a guard refuses the request: whoever attacks must not choose to leave no
 * trace. Then there is the span of the request, and none of what was within it.
 */
export class LeftOutTrace extends QuietTrace {
  readonly #c: EdgeContext;
  readonly #settings: LocalSettings;
  readonly #propagation: Propagation;
  readonly #incoming: IncomingTrace;
  readonly #started: readonly [epoch: number, elapsed: number];
  #recorded: LocalTrace | undefined;

  constructor(
    c: EdgeContext,
    settings: LocalSettings,
    propagation: Propagation,
    incoming: IncomingTrace,
  ) {
    super(propagation, incoming);
    this.#c = c;
    this.#settings = settings;
    this.#propagation = propagation;
    this.#incoming = incoming;
    this.#started = startTimes(settings.clock);
  }

  override recordAfterAll(): Span | undefined {
    const c = this.#c;
    if (!isRefused(c)) return undefined;
    const attributes = requestAttributes(c, this.#settings.known);
    this.#recorded = new LocalTrace(
      c,
      this.#settings,
      this.#propagation,
      this.#incoming,
      attributes,
      this.#started,
    );
    return this.#recorded.span;
  }

  override end(): void {
    this.#recorded?.end();
  }
}
