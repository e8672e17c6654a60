/**
 * The error of a body that is not a valid multipart form.
 *
 * @module
 */

/** Thrown by the parser. The message is for the client, and contains none of its input. */
export class MalformedForm extends Error {
  override readonly name: string = "MalformedForm";
}

/** Makes the error of a form that ended early. */
export function truncated(): MalformedForm {
  return new MalformedForm("The form ends before its last boundary");
}
