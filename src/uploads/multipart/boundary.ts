/**
 * Reads the boundary from the content type of a multipart form (RFC 2046 §5.1.1).
 *
 * @module
 */
import { parseParameters } from "./parameters.ts";

/** The media type of multipart forms (RFC 7578). */
export const MULTIPART_FORM = "multipart/form-data";

const BOUNDARY = /^[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]$/;

/** Whether a content type is that of multipart forms. */
export function isMultipartForm(contentType: string): boolean {
  return contentType.split(";", 1)[0].trim().toLowerCase() === MULTIPART_FORM;
}

/** Returns the boundary of 1 to 70 characters; undefined when there is no valid one. */
export function formBoundary(contentType: string): string | undefined {
  const boundary = parseParameters(contentType, true)?.parameters.get("boundary");
  return boundary !== undefined && BOUNDARY.test(boundary) ? boundary : undefined;
}
