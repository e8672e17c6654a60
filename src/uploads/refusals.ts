/**
 * The refusals of uploads().
 *
 * @module
 */
import { LATE_BODY } from "../core/body/body-timeout.ts";
import type { FileFault } from "../core/files/inspect.ts";
import {
  MALFORMED_BODY,
  PAYLOAD_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
  VALIDATION_FAILED,
} from "../core/problem-kinds.ts";
import type { Refusal } from "../core/refusal.ts";
import { MULTIPART_FORM } from "./multipart/boundary.ts";
import { MalformedForm } from "./multipart/malformed.ts";

/**
 * The error of the stream of a file whose request is refused: the client broke off, the form is
 * malformed, or too large. `code` is the code of the problem that the client is sent.
 */
export class UploadError extends Error {
  /** `"UploadError"`. */
  override readonly name: string = "UploadError";
  /** The code of the problem, such as `"payload-too-large"`. */
  readonly code: string;

  /** Made by `uploads()` only. */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The error that carries a refusal through the parser and the stream of a file. */
export class RefusedUpload extends UploadError {
  readonly refusal: Refusal;
  readonly reason: string;

  constructor(refusal: Refusal, reason: string) {
    super(refusal.kind.code, refusal.detail);
    this.refusal = refusal;
    this.reason = reason;
  }
}

/** The refusal of a body that is not a multipart form, or is compressed. */
export function unsupported(): RefusedUpload {
  const detail = `Send the body as ${MULTIPART_FORM}, unencoded`;
  const headers = { "accept-post": MULTIPART_FORM };
  return new RefusedUpload({ kind: UNSUPPORTED_MEDIA_TYPE, detail, headers }, "media-type");
}

/** The refusal of a malformed body. */
export function malformed(detail: string, reason = "malformed"): RefusedUpload {
  return new RefusedUpload({ kind: MALFORMED_BODY, detail }, reason);
}

/** The refusal of a body that broke off, or that other code has read. */
export function brokenOff(): RefusedUpload {
  return malformed("The body could not be read to its end", "broken-off");
}

/** The refusal of too many bytes, files or fields. */
export function tooLarge(detail: string, reason = "too-large"): RefusedUpload {
  return new RefusedUpload({ kind: PAYLOAD_TOO_LARGE, detail }, reason);
}

/** The refusal of a body that arrives too slowly. */
export function late(): RefusedUpload {
  return new RefusedUpload(LATE_BODY, "timeout");
}

const FAULTS: Readonly<Record<FileFault, string>> = {
  "file-mismatch": "The bytes of the file are not of the type that it is declared as",
  "file-active": "Files of this type may hold code, and are not accepted",
  "file-type": "Files of this type are not accepted",
};

/** The refusal of a file because of its type. */
export function wrongType(fault: FileFault, index: number, accepted: string): RefusedUpload {
  const detail = fault === "file-mismatch" ? FAULTS[fault] : `${FAULTS[fault]}: send ${accepted}`;
  const errors = [{ in: "form", pointer: `#/files/${index}`, code: fault, detail }];
  const refusal = { kind: VALIDATION_FAILED, detail: "A file is not accepted", errors };
  return new RefusedUpload(refusal, "type");
}

/** Converts an error of the parser; other errors stay as they are. */
export function refusedBy(error: unknown): unknown {
  return error instanceof MalformedForm ? malformed(error.message) : error;
}
