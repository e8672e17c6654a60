/** The type of the catalogue of mistakes. */

/** A runtime of the tests. */
export type MistakeRuntime = "node" | "deno" | "bun" | "workerd";

/** A mistake that people make, and the text that tells them. docs/mistakes.md lists all of them. */
export interface Mistake {
  /** The mistake in a few words, unique within its area. */
  readonly title: string;
  /** The code that a user wrote. */
  readonly wrong: string;
  /** Makes the mistake for real, and returns the text that was said. See `said.ts`. */
  make(): Promise<string> | string;
  /** The text, or a fixed part of it. */
  readonly says: string;
  /** The code to write instead, or a sentence that says what to do. */
  readonly fix: string;
  /**
   * Which test makes it: `"run"` the one on all runtimes (tests/contract/mistakes.test.ts);
   * the others that on Node (tests/integration/house/mistakes.test.ts), because they need the
   * compiler (`"types"`) or sockets, files or processes (`"integration"`). These import `node:`
   * modules and their helpers within `make()`, because the file is bundled for workerd too.
   *
   * @default "run"
   */
  readonly kind?: "run" | "types" | "integration";
  /**
   * The runtimes where the mistake can be made.
   *
   * @default all
   */
  readonly only?: readonly MistakeRuntime[];
}

/** The mistakes of one heading of docs/mistakes.md. Areas with the same heading are joined. */
export interface MistakeArea {
  /** The guard or topic, as in "rateLimit()". */
  readonly heading: string;
  /** The page that documents it, in docs/. */
  readonly page?: string;
  /** The mistakes, in the order of the page. */
  readonly mistakes: readonly Mistake[];
}
