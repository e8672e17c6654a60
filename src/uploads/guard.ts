/**
 * The middleware of uploads(): receive the form, record the decision, then refuse or call the
 * handler.
 *
 * @module
 */
import { requestTime, systemClock } from "../core/clock.ts";
import { Hook } from "../core/hook.ts";
import { refuse } from "../core/problem.ts";
import { refusalProblem } from "../core/refusal.ts";
import { record } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import { defer } from "../runtime/defer.ts";
import { Form } from "./form.ts";
import type { UploadsSettings } from "./options.ts";
import { RefusedUpload } from "./refusals.ts";
import { openForm } from "./source.ts";
import type { OpenForm } from "./source.ts";
import type { UploadedFile, UploadsDecision } from "./types.ts";

/** Receives the forms of one route. */
export class UploadsGuard {
  readonly #settings: UploadsSettings;
  readonly #observer: Hook<[EdgeContext, UploadsDecision]> | undefined;
  readonly #discard: Hook<[readonly UploadedFile[], EdgeContext]> | undefined;
  #received = 0;
  #refused = 0;
  #failed = 0;

  constructor(settings: UploadsSettings) {
    const { onDecision, onDiscard } = settings;
    this.#settings = settings;
    this.#observer = onDecision && new Hook(onDecision, "uploads: onDecision");
    this.#discard = onDiscard && new Hook((files, c) => {
      const work: unknown = onDiscard(files, c);
      if (isThenable(work)) defer(c, Promise.resolve(work));
      return work;
    }, "uploads: onDiscard");
  }

  /** Handles one request. */
  async handle(c: EdgeContext, next: Next): Promise<Response | void> {
    const startedMs = facts(c).timed ? performance.now() : undefined;
    let open: OpenForm | undefined;
    let form: Form | undefined;
    try {
      open = await openForm(c, this.#settings);
      form = new Form(c, open, this.#settings);
      await form.receive();
    } catch (error) {
      // Not awaited: a source may wait for its client when it is cancelled.
      if (open !== undefined) defer(c, open.source.cancel(error));
      if (form !== undefined && form.files.length > 0) this.#discard?.call(form.files, c);
      if (!(error instanceof RefusedUpload)) {
        this.#failed++;
        throw error;
      }
      this.#refused++;
      this.#note(c, "deny", startedMs, form, open, error);
      return await refuse(c, refusalProblem(c, error.refusal), error.refusal.headers);
    }
    this.#received++;
    this.#note(c, "allow", startedMs, form, open);
    c.set("uploads", { files: form.files, fields: form.fields });
    await next();
  }

  /** Returns the numbers of forms, and of failures of callbacks. */
  stats(): Readonly<Record<string, number>> {
    return {
      received_total: this.#received,
      refused_total: this.#refused,
      on_file_errors_total: this.#failed,
      callback_errors_total: (this.#observer?.failures ?? 0) + (this.#discard?.failures ?? 0),
    };
  }

  /** Records a decision and passes it to the observer. */
  #note(
    c: EdgeContext,
    action: "allow" | "deny",
    startedMs: number | undefined,
    form: Form | undefined,
    open: OpenForm | undefined,
    why?: RefusedUpload,
  ): void {
    const decision: UploadsDecision = {
      guard: "uploads",
      action,
      ...(why && { code: why.code, reason: why.reason }),
      detail: { files: form?.files.length ?? 0, bytes: open?.source.size ?? 0 },
      atMs: requestTime(c, systemClock),
      ...(startedMs !== undefined && { costMs: performance.now() - startedMs }),
    };
    record(c, decision);
    this.#observer?.call(c, decision);
  }
}
