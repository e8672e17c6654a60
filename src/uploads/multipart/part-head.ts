/**
 * Parses the headers of one part of a multipart form (RFC 7578 §4).
 *
 * @module
 */
import { MalformedForm } from "./malformed.ts";
import { parseParameters } from "./parameters.ts";

/** The headers of a part. */
export interface PartHead {
  /** The name of the field. */
  readonly name: string;
  /** The name of the file as sent; undefined for a part that is not a file. */
  readonly filename: string | undefined;
  /** The declared media type as sent; undefined when there is none. */
  readonly type: string | undefined;
}

const UTF8: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", {
  fatal: true,
  ignoreBOM: true,
});
const LINE = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*)$/s;
/** Tabs too: parsers read them differently. */
// deno-lint-ignore no-control-regex -- the characters that no header may have
const CONTROL = /[\0-\x1f\x7f]/;
const PLAIN_ENCODING = /^(7bit|8bit|binary)$/i;
/** `charset'language'value` (RFC 8187, which replaces RFC 5987). */
const EXTENDED = /^(utf-8|iso-8859-1)'[\w-]*'((?:[\w!#$&+.^`|~-]|%[\da-f]{2})*)$/i;

/**
 * Parses the block of header lines, without the empty line.
 *
 * @throws {MalformedForm}
 */
export function parsePartHead(block: Uint8Array): PartHead {
  const headers = headersOf(decoded(block));
  const disposition = parseParameters(headers.get("content-disposition") ?? "");
  const parameters = disposition?.parameters;
  if (disposition?.value !== "form-data" || parameters === undefined) {
    throw new MalformedForm("A part has no valid Content-Disposition");
  }
  const name = parameters.get("name");
  if (name === undefined) throw new MalformedForm("A part has no name");
  const filename = filenameOf(parameters);
  const type = headers.get("content-type");
  if (filename === undefined && /^multipart\//i.test(type ?? "")) {
    throw new MalformedForm("A part has parts itself: send each file as a part of the form");
  }
  if (!PLAIN_ENCODING.test(headers.get("content-transfer-encoding") ?? "binary")) {
    throw new MalformedForm("A part has a Content-Transfer-Encoding: send it as it is");
  }
  return { name: unescaped(name), filename, type };
}

function decoded(block: Uint8Array): string {
  try {
    return UTF8.decode(block);
  } catch {
    throw new MalformedForm("The headers of a part are not UTF-8");
  }
}

/** The headers by lower-case name. A line that continues another has no name, so it is refused. */
function headersOf(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.split("\r\n")) {
    const [, name, value] = LINE.exec(line) ?? [];
    if (name === undefined || CONTROL.test(value)) {
      throw new MalformedForm("A part has a malformed header");
    }
    const key = name.toLowerCase();
    if (headers.has(key)) throw new MalformedForm("A part has a header twice");
    headers.set(key, value.trim());
  }
  return headers;
}

/** `filename*` takes precedence over `filename` (RFC 6266 §4.3). */
function filenameOf(parameters: ReadonlyMap<string, string>): string | undefined {
  for (const parameter of parameters.keys()) {
    if (parameter.includes("*") && parameter !== "filename*") {
      throw new MalformedForm("A part has a parameter that is not allowed in forms");
    }
  }
  const extended = parameters.get("filename*");
  if (extended === undefined) {
    const filename = parameters.get("filename");
    return filename === undefined ? undefined : unescaped(filename);
  }
  const [, charset, value] = EXTENDED.exec(extended) ?? [];
  const name = value === undefined ? undefined : decodedValue(charset, value);
  if (name === undefined) throw new MalformedForm("A part has a malformed filename*");
  return name;
}

function decodedValue(charset: string, value: string): string | undefined {
  if (charset.toLowerCase() === "iso-8859-1") {
    return value.replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  }
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** Browsers escape these three characters of names, and no others (HTML §4.10.21.8). */
function unescaped(name: string): string {
  if (!name.includes("%")) return name;
  return name.replace(/%0A/gi, "\n").replace(/%0D/gi, "\r").replaceAll("%22", '"');
}
