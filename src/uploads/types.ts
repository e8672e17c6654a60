/**
 * The public types of `uploads()`.
 *
 * @module
 */
import type { Duration, Size } from "../core/options.ts";
import type { Decision } from "../core/request/decision.ts";
import type { AppContext, EdgeEnv } from "../core/request/middleware.ts";

/** A file that arrives. */
export interface UploadInfo {
  /** The name of the form's field. Chosen by the client. */
  readonly field: string;
  /** A safe name: no path, no control characters, one extension, which fits the type. */
  readonly name: string;
  /** The name as the client has sent it. Never use it in a path or in HTML. */
  readonly originalName: string;
  /** The media type, which the first bytes of the file agree with. */
  readonly type: string;
  /** The media type as the client has sent it; `""` if it has sent none. */
  readonly declaredType: string;
}

/** A file that has arrived. */
export interface UploadedFile<R = unknown> extends UploadInfo {
  /** The size in bytes. */
  readonly size: number;
  /** The result of `onFile()`. */
  readonly result: R;
}

/** A form that has arrived. */
export interface Uploads<R = unknown> {
  /** The files, in order. A file input in which nothing was chosen is not listed. */
  readonly files: readonly UploadedFile<R>[];
  /** The other fields, in the order of the form: `fields.get("title")`, `fields.getAll("tag")`. */
  readonly fields: URLSearchParams;
}

/** Options of `uploads()`. */
export interface UploadsOptions<R = unknown, E extends EdgeEnv = EdgeEnv> {
  /**
   * Stores one file, while it arrives: the client is only asked for more when the stream is read.
   * Files arrive one after the other; the next begins when the promise of this one has settled, and
   * the rest of a file that was not read is skipped. There is no time limit.
   *
   * An error that it throws goes to the app's `onError`. If the client breaks off, or a file is too
   * large, the stream fails with an {@link UploadError}, and the result is ignored.
   */
  readonly onFile: {
    store(
      stream: ReadableStream<Uint8Array<ArrayBuffer>>,
      info: UploadInfo,
      c: AppContext<E>,
    ): R | Promise<R>;
  }["store"];
  /**
   * Removes the files that were stored before the request was refused or broke off, or `onFile()`
   * threw. The file that was arriving is not listed: its stream fails. Its errors are ignored.
   */
  readonly onDiscard?:
    | {
      remove(files: readonly UploadedFile<R>[], c: AppContext<E>): void | Promise<void>;
    }["remove"]
    | undefined;
  /**
   * The media types that are accepted, such as `["image/*", "application/pdf"]`. Types that
   * browsers run code in (HTML, SVG, …) must be listed themselves.
   *
   * @default Every type that is not active.
   */
  readonly types?: readonly string[] | undefined;
  /**
   * Maximum number of files.
   *
   * @default 10
   */
  readonly maxFiles?: number | undefined;
  /**
   * Maximum size of each file.
   *
   * @default `maxBytes`
   */
  readonly maxFileBytes?: Size | undefined;
  /**
   * Maximum size of the body.
   *
   * @default "100mb"
   */
  readonly maxBytes?: Size | undefined;
  /**
   * Maximum number of other fields.
   *
   * @default 100
   */
  readonly maxFields?: number | undefined;
  /**
   * Maximum size of the names and values of all other fields, which are held in memory.
   *
   * @default "100kb"
   */
  readonly maxFieldBytes?: Size | undefined;
  /**
   * Maximum pause of the client while its body is read.
   *
   * @default "10s"
   */
  readonly bodyTimeout?: Duration | undefined;
  /** Observes each decision. Its result and its errors are ignored. */
  readonly onDecision?:
    | { observe(c: AppContext<E>, decision: UploadsDecision): void }["observe"]
    | undefined;
}

/** The decision about one form. */
export interface UploadsDecision extends Decision {
  /** The guard. */
  readonly guard: "uploads";
  /**
   * Why it was refused: `"media-type"`, `"malformed"`, `"too-large"`, `"too-many"`, `"type"`,
   * `"timeout"` or `"broken-off"`.
   */
  readonly reason?: string;
  /** The part of the form that had arrived. */
  readonly detail: {
    /** Number of files that were stored. */
    readonly files: number;
    /** Number of bytes that were read. */
    readonly bytes: number;
  };
}

/** The variables that `uploads()` sets. */
export type UploadsVariables<R = unknown> = {
  /** The form. */
  uploads: Uploads<R>;
};
