/**
 * Puts a chain together, and sends work through it.
 *
 * @module
 */
import { handleRejection } from "../../core/thenable.ts";
import { Call } from "./call.ts";
import type { Host, Part, Settle, Step, Work } from "./chain.ts";

/** The innermost step: does the work, and lets go of it at once when the call is aborted. */
export const doWork: Step = function doWork(call, settle) {
  if (call.aborted) settle(true, call.reason);
  else new Doing(call, settle).start();
};

/** Work that is being done. */
class Doing {
  readonly #call: Call;
  #settle: Settle | undefined;

  constructor(call: Call, settle: Settle) {
    this.#call = call;
    this.#settle = settle;
  }

  start(): void {
    const call = this.#call;
    call.interrupted = this;
    call.began();
    let result: unknown;
    try {
      result = call.work.run(call);
    } catch (error) {
      // Somebody may throw a promise.
      handleRejection(error);
      return this.#finish(true, error);
    }
    // Also what is no promise of the platform's settles once, and cannot throw from here.
    Promise.resolve(result).then(
      (value) => {
        const wrong = call.work.wrongKind?.(value);
        this.#finish(wrong !== undefined, wrong ?? value);
      },
      (error) => this.#finish(true, error),
    );
  }

  interrupt(reason: unknown): void {
    const settle = this.#settle;
    this.#settle = undefined;
    if (settle !== undefined) this.#tell(settle, true, reason);
  }

  #finish(threw: boolean, value: unknown): void {
    const call = this.#call;
    const settle = this.#settle;
    call.ended();
    if (settle !== undefined) {
      this.#settle = call.interrupted = undefined;
      this.#tell(settle, threw, value);
    } else if (!threw) {
      call.work.discard?.(value);
    }
  }

  #tell(settle: Settle, threw: boolean, value: unknown): void {
    const call = this.#call;
    try {
      const examined = threw ? call.work.examine?.(value) : undefined;
      if (examined === undefined) settle(threw, value);
      else examined.then(() => settle(threw, value)).catch((error) => call.crash(error));
    } catch (error) {
      // A result may throw when it is looked at.
      call.crash(error);
    }
  }
}

/** Puts parts around the innermost step: the first is the outermost. */
export function compose(parts: readonly Part[], host: Host): Step {
  return parts.reduceRight((next, part) => part.attach(next, host), doWork);
}

/** Who wants to know what becomes of work. */
export interface Watcher {
  /** How it came out; told before whoever waits. */
  settled?(work: Work, threw: boolean, value: unknown): void;
  /** Nothing of it runs any more: not even what nobody waits for. */
  over?(): void;
}

/** Sends work through a chain. */
export function perform(
  chain: Step,
  work: Work,
  now: number,
  watcher?: Watcher,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { signal } = work;
    if (signal?.aborted) {
      watcher?.over?.();
      return reject(signal.reason);
    }
    const call = new Call(work, now);
    const abort = signal && (() => call.abort(signal.reason));
    signal?.addEventListener("abort", abort!, { once: true });
    call.whenCrashed = watcher?.over === undefined ? reject : (error) => {
      call.whenIdle(watcher.over!);
      reject(error);
    };
    chain(call, (threw, value) => {
      signal?.removeEventListener("abort", abort!);
      if (watcher !== undefined) tell(watcher, call, threw, value);
      if (threw) reject(value);
      else resolve(value);
    });
  });
}

function tell(watcher: Watcher, call: Call, threw: boolean, value: unknown): void {
  watcher.settled?.(call.work, threw, value);
  if (watcher.over !== undefined) call.whenIdle(watcher.over);
}
