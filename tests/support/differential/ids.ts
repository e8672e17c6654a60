/**
 * Gives names to random ids, in the order in which they appear. Ids that a request brought keep
 * their value.
 *
 * @module
 */
import type { Step } from "./run.ts";

/** Not the digits of a fraction. */
const ID = /(?<![\w.])(?:[0-9a-f]{32}|[0-9a-f]{16})(?!\w)/g;

/** Names of ids. */
export class NameIds {
  readonly #names = new Map<string, string>();
  #steps = 0;

  /**
   * Returns a step with names. The lines of requests that ran at the same time are sorted; ids that
   * only these lines have are all called "id" then, because any order may be the right one.
   */
  name(step: Step): Step {
    this.#steps++;
    let found = 0;
    const brought = new Set(JSON.stringify(step.requests.map(({ request }) => request)).match(ID));
    const named = (id: string): string => {
      if (brought.has(id)) return id;
      // The number of the step: one difference does not change the names of all later ids.
      const name = this.#names.get(id) ?? `id ${this.#steps}.${++found}`;
      this.#names.set(id, name);
      return name;
    };
    const known = (id: string) => brought.has(id) ? id : this.#names.get(id) ?? "id";
    const requests = JSON.parse(JSON.stringify(step.requests).replace(ID, named));
    const lines = (list: readonly string[]) =>
      requests.length === 1
        ? list.map((line) => line.replace(ID, named))
        : list.map((line) => line.replace(ID, known)).sort();
    return {
      ...step,
      requests,
      logs: lines(step.logs),
      audits: lines(step.audits),
      spans: lines(step.spans),
      warnings: lines(step.warnings),
    };
  }
}
