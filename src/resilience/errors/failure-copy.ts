/**
 * Copies of failures, to be kept by state that requests share: an error may refer to the response,
 * the body or the signal of its request, which must not outlive it.
 *
 * @module
 */
import { member } from "./foreign-error.ts";

/** Maximum length of a copied text. */
const MAX_TEXT = 200;
/** Maximum number of causes to copy. */
const MAX_CAUSES = 4;

/** A failed result as a plain error: its name, message, code, status and causes, no more. */
export function copyOfFailure(threw: boolean, value: unknown): Error {
  if (threw) return copyOf(value, MAX_CAUSES);
  const status = member(value, "status");
  return plainError(
    typeof status === "number" ? `answered ${status}` : "a result that is a failure",
  );
}

function copyOf(error: unknown, causes: number): Error {
  const message = typeof error === "string" ? error : member(error, "message");
  const cause = member(error, "cause");
  const copy = plainError(
    textOf(message) ?? "an error without a message",
    cause === undefined || cause === null || causes === 0 ? undefined : copyOf(cause, causes - 1),
  );
  for (const name of ["name", "code", "status"]) {
    const value = member(error, name);
    const kept = typeof value === "number" ? value : textOf(value);
    if (kept !== undefined) define(copy, name, kept);
  }
  return copy;
}

function plainError(message: string, cause?: Error): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  // The stack would be that of the copy.
  define(error, "stack", undefined);
  return error;
}

function define(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value.slice(0, MAX_TEXT) : undefined;
}
