/**
 * Compares the type that a client declares for a file with the bytes of the file.
 *
 * @module
 */
import { formats } from "./formats.ts";
import type { FileFormat } from "./formats.ts";
import type { FileTypes } from "./file-types.ts";
import { isActiveType, mediaType, UNKNOWN_TYPE } from "./media-type.ts";
import { safeFileName } from "./safe-name.ts";
import { sniff } from "./sniff.ts";
import type { Sniffed } from "./sniff.ts";

/** The reason for which a file is refused, as a code of `errors` in a problem. */
export type FileFault = "file-mismatch" | "file-active" | "file-type";

/** A file whose type was compared with its bytes. */
export interface InspectedFile {
  /** A safe name: see {@link safeFileName}. */
  readonly name: string;
  /** The name as the client has sent it. */
  readonly originalName: string;
  /** The media type that the bytes agree with. */
  readonly type: string;
  /** The media type as the client has sent it. */
  readonly declaredType: string;
  /** The reason for refusing the file; undefined when it is accepted. */
  readonly fault: FileFault | undefined;
}

/**
 * Inspects a file.
 *
 * @param originalName The name that the client has sent.
 * @param declaredType The media type that the client has sent, or `""`.
 * @param head The first `HEAD_BYTES` bytes of the file, or all of a shorter one.
 * @param types The types that are accepted.
 */
export function inspectFile(
  originalName: string,
  declaredType: string,
  head: Uint8Array,
  types: FileTypes,
): InspectedFile {
  const sniffed = sniff(head);
  const declared = declaredBy(declaredType, originalName, sniffed);
  // A name is no declaration: when the bytes are of another type, theirs is taken.
  const agreed = agreedType(declared ?? typeOfName(originalName), sniffed);
  const type = agreed ?? sniffed.format?.types[0] ?? UNKNOWN_TYPE;
  const fault = declared !== undefined && agreed === undefined
    ? "file-mismatch"
    : types.accepts(type)
    ? undefined
    : isActiveType(type)
    ? "file-active"
    : "file-type";
  return { name: safeFileName(originalName, type), originalName, type, declaredType, fault };
}

/** A media type (RFC 6838 §4.2). Browsers also read `text/html x` as `text/html`. */
const VALID = /^[a-z\d][\w!#$&^.+-]*\/[a-z\d][\w!#$&^.+-]*$/;
/** Extensions, and the types that Windows declares for them when Office is installed. */
const BY_OFFICE = /^(?:csv application\/vnd\.ms-excel|rtf application\/msword)$/;

/** The type that a client declares; undefined when it declares none. */
function declaredBy(declared: string, name: string, { isText }: Sniffed): string | undefined {
  const type = mediaType(declared);
  if (!VALID.test(type) || type.endsWith("/octet-stream")) return undefined;
  const extension = extensionOf(name);
  // Browsers take TypeScript for a video.
  if (isText && extension === "ts" && type === "video/mp2t") return undefined;
  return BY_OFFICE.test(`${extension} ${type}`) ? typeOfName(name) : type;
}

function extensionOf(name: string): string {
  return /\.([a-z\d]{1,8})$/i.exec(name)?.[1].toLowerCase() ?? "";
}

function typeOfName(name: string): string | undefined {
  return formats().typeOf.get(extensionOf(name));
}

/** Readers of PDF look for its header in the first 1 KB. */
const LATE_PDF = /^[^]{0,1019}%PDF-/;

/** The type that both the claim and the bytes agree with; undefined when they differ. */
function agreedType(
  claim: string | undefined,
  { bytes, format, isText }: Sniffed,
): string | undefined {
  if (claim === undefined) return undefined;
  const claimed = formats().byType.get(claim);
  if (claimed === undefined) return agreedOther(claim, format, isText);
  const { kind } = claimed;
  const extension = claimed.extensions[0];
  const agrees = kind === "text"
    ? isText && (format === undefined || isMarkdown(claimed, format))
    : kind === "active"
    ? isText && isMarkupOf(extension, format?.extensions[0])
    : format === undefined
    ? extension === "pdf" && LATE_PDF.test(bytes)
    : format === claimed || format.types.includes(claim) || format.others?.test(claim) ||
      // Office files are ZIP archives too.
      extension === "zip" && format.kind === "zipped";
  return agrees ? claim : undefined;
}

/** As {@link agreedType}, for a claim that is not in the table. */
function agreedOther(
  claim: string,
  format: FileFormat | undefined,
  isText: boolean,
): string | undefined {
  if (claim.startsWith("text/") && !isText) return undefined;
  if (claim.endsWith("+xml")) {
    return isText && (format === undefined || format.extensions[0] === "xml") ? claim : undefined;
  }
  // Files of many formats are archives: the bytes do not show which.
  const canBeOther = format === undefined || format.kind === "container" ||
    format.kind === "zipped";
  return canBeOther ? claim : format.types[0];
}

/** Whether a text in which `found` was recognised can be a file of a format with active content. */
function isMarkupOf(claimed: string, found: string | undefined): boolean {
  if (claimed === found) return true;
  if (found === undefined) return claimed !== "svg";
  return claimed === "xml" && (found === "svg" || found === "xhtml");
}

/** Markdown may begin with HTML. */
function isMarkdown(claimed: FileFormat, found: FileFormat): boolean {
  return claimed.extensions[0] === "md" && found.extensions[0] === "html";
}
