/**
 * Content types: the kind of body that a request declares. Unknown types are refused.
 *
 * @module
 */

/** The kinds of body that can be validated. */
export type BodyKind = "json" | "form" | "text";

const ACCEPTED: Readonly<Record<BodyKind, RegExp>> = {
  json: /^application\/([\w.-]+\+)?json$/,
  form: /^(multipart\/form-data|application\/x-www-form-urlencoded)$/,
  text: /^text\/plain$/,
};

const OFFERED: Readonly<Record<BodyKind, string>> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded, multipart/form-data",
  text: "text/plain",
};

/** A media type is `token "/" token` (RFC 9110 §8.3.1); a list of types is not. */
const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
const UTF8_NAMES: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii"]);

/** Returns the value of `Accept-Post` (W3C LDP §7.1) for the kinds that a route accepts. */
export function acceptPost(kinds: readonly BodyKind[]): string {
  return kinds.map((kind) => OFFERED[kind]).join(", ");
}

/**
 * Returns the one of `kinds` that a Content-Type declares; undefined when its charset is not UTF-8.
 */
export function bodyKindOf(contentType: string, kinds: readonly BodyKind[]): BodyKind | undefined {
  // As nearly all clients write it.
  if (contentType === "application/json" && kinds.includes("json")) return "json";
  const [type, ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  if (!MEDIA_TYPE.test(type) || !parameters.every(isSupported)) return undefined;
  return kinds.find((kind) => ACCEPTED[kind].test(type));
}

/** Whether a parameter is anything other than an unsupported charset. */
function isSupported(parameter: string): boolean {
  const [name, value = ""] = parameter.split("=", 2).map((part) => part.trim());
  return name !== "charset" || UTF8_NAMES.has(value.replace(/^"(.*)"$/, "$1"));
}
