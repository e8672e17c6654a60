/**
 * Media types that are worth compressing.
 *
 * @module
 */

/**
 * The media types that `compress()` compresses by default. `text/*` includes `text/event-stream`;
 * `*+json` and `*+xml` include SVG, problems and manifests. Images, audio, video, archives, PDF and
 * WOFF are not in it, because they are compressed already.
 */
export const compressibleTypes: readonly string[] = /* @__PURE__ */ Object.freeze([
  "text/*",
  "*+json",
  "*+xml",
  ...["application/json", "application/xml", "application/javascript", "application/wasm"],
  ...["application/x-javascript", "application/ecmascript", "application/json-seq"],
  ...["application/ndjson", "application/x-ndjson", "application/jsonl", "application/x-jsonl"],
  ...["application/jsonlines", "application/toml", "application/yaml", "application/x-yaml"],
  ...["application/sql", "application/graphql", "application/x-www-form-urlencoded"],
  ...["application/rtf", "application/xml-dtd", "application/vnd.ms-fontobject"],
  ...["font/ttf", "font/otf", "image/bmp", "image/x-icon", "image/vnd.microsoft.icon"],
]);

/** A media type, all of one kind (`text/*`), or all with a suffix (`*+json`). */
export const TYPE_PATTERN: RegExp = /^(?:[\w.+-]+\/(?:[\w.+-]+|\*)|\*\+\w+)$/;

/** Media types whose parts are meant to be read one by one, as they arrive. */
const IN_PARTS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...["text/event-stream", "application/x-ndjson", "application/ndjson", "application/jsonl"],
  ...["application/x-jsonl", "application/jsonlines", "application/json-seq"],
  ...["application/stream+json"],
]);

/** Whether each chunk of a stream of this type has to reach the client at once. */
export function isReadInParts(type: string): boolean {
  return IN_PARTS.has(type);
}

/** Returns the type and subtype of a `Content-Type`, in lower case. */
export function essenceOf(contentType: string): string {
  const end = contentType.indexOf(";");
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

/** Makes the test of a list of types. */
export function typeTest(types: readonly string[]): (type: string) => boolean {
  const exact = new Set(types.filter((type) => !type.includes("*")));
  const starts = new Set(
    types.filter((type) => type.endsWith("/*")).map((type) => type.slice(0, -1)),
  );
  const ends = new Set(types.filter((type) => type.startsWith("*")).map((type) => type.slice(1)));
  return (type) =>
    exact.has(type) || starts.has(type.slice(0, type.indexOf("/") + 1)) ||
    ends.has(type.slice(type.lastIndexOf("+")));
}

/** Number of bytes that show whether a body without a type is text. */
const SAMPLE = 1_024;

/** Whether the start of a body without a type is text: UTF-8 without NUL. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.includes(0)) return false;
  try {
    // A character may be cut at the end of the sample.
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: bytes.length > SAMPLE });
    return true;
  } catch {
    return false;
  }
}
