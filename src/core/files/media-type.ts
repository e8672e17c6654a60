/**
 * Media types of files.
 *
 * @module
 */
import { formats } from "./formats.ts";

/** The type of a file of which nothing is known. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** The names that browsers accept for scripts (WHATWG MIME Sniffing §4.6), and similar ones. */
const SCRIPT = /^(?:text|application)\/(?:x-)?(?:java|ecma|live|j)script[\d.]*$/;

/** A media type without its parameters, by its usual name. */
export function mediaType(declared: string): string {
  const { byType, usual } = formats();
  const type = declared.split(";", 1)[0].trim().toLowerCase();
  if (byType.has(type)) return type;
  if (SCRIPT.test(type)) return "text/javascript";
  const plain = type.replace("/x-", "/");
  return usual.get(type) ?? usual.get(plain) ?? (byType.has(plain) ? plain : type);
}

/** Whether browsers run code in files of a type, as code of the site that they come from. */
export function isActiveType(type: string): boolean {
  return formats().byType.get(type)?.kind === "active" || type.endsWith("+xml");
}
