/**
 * Traces whose caller asked not to record them.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Span } from "../core/trace/otel.ts";
import { LocalTrace, startTimes } from "./local-trace.ts";
import { QuietTrace } from "./quiet-trace.ts";
import type { LocalSettings } from "./local-trace.ts";
import type { IncomingTrace, Propagation } from "./propagation.ts";
import { isRefused, requestAttributes } from "./request-trace.ts";

/**
 * A trace that is only recorded if a guard refuses the request, because an attacker must not be
 * able to hide it. Only the span of the request is recorded then, without the spans within it.
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
