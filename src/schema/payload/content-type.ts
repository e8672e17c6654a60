/**
 * Content types: which kind of body a request says it sends, closed by default.
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

/** RFC 9110: token "/" token. A list of types, or anything else, is no media type. */
const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
const UTF8_NAMES: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii"]);

/** The value of `Accept-Post` (W3C LDP §7.1) for the kinds that a route takes. */
export function acceptPost(kinds: readonly BodyKind[]): string {
  return kinds.map((kind) => OFFERED[kind]).join(", ");
}

/** The one of `kinds` that a Content-Type names, in an encoding that can be read; else undefined. */
export function kindOf(contentType: string, kinds: readonly BodyKind[]): BodyKind | undefined {
  const [type, ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  if (!MEDIA_TYPE.test(type) || !parameters.every(isReadable)) return undefined;
  return kinds.find((kind) => ACCEPTED[kind].test(type));
}

/** Any parameter but a charset that is not a form of UTF-8. */
function isReadable(parameter: string): boolean {
  const [name, value = ""] = parameter.split("=", 2).map((part) => part.trim());
  return name !== "charset" || UTF8_NAMES.has(value.replace(/^"(.*)"$/, "$1"));
}
