/**
 * Media types of files.
 *
 * @module
 */
import { formats } from "./formats.ts";

/** The type of a file of which nothing is known. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** A media type without its parameters, by its usual name. */
export function mediaType(declared: string): string {
  const type = declared.split(";", 1)[0].trim().toLowerCase();
  return formats().usual.get(type) ?? type;
}

/** Whether browsers run code in files of a type, as code of the site that they come from. */
export function isActiveType(type: string): boolean {
  return formats().byType.get(type)?.kind === "active" || type.endsWith("+xml");
}
