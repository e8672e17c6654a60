/**
 * Finds the format of a file by the bytes that it begins with.
 *
 * @module
 */
// deno-lint-ignore-file no-control-regex -- bytes of binary formats
import { formats } from "./formats.ts";
import type { FileFormat } from "./formats.ts";

/** Number of bytes at the start of a file that are enough to find its format. */
export const HEAD_BYTES = 4_096;

/** Bytes that no text has (WHATWG MIME Sniffing §7.1). */
const BINARY_BYTES = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;
const UTF16_MARK = /^(?:\xff\xfe|\xfe\xff)/;

/** The format that bytes show. */
export interface Sniffed {
  /** The first bytes of the file, as one character per byte. */
  readonly bytes: string;
  /** Undefined when the bytes are of no format of the table. */
  readonly format: FileFormat | undefined;
  /** Whether the bytes may be text. */
  readonly isText: boolean;
}

/** Finds the format of a file by its first {@link HEAD_BYTES} bytes. */
export function sniff(head: Uint8Array): Sniffed {
  const bytes = binaryText(head);
  const isText = UTF16_MARK.test(bytes) || !BINARY_BYTES.test(bytes);
  const signed = formats().signed.find(({ signature }) => signature!.test(bytes));
  if (signed !== undefined) {
    const isZip = signed.extensions[0] === "zip";
    return { bytes, format: isZip ? zipped(bytes) ?? signed : signed, isText };
  }
  return { bytes, format: markup(bytes), isText };
}

/** One character per byte. */
function binaryText(head: Uint8Array): string {
  // Several times faster than to spread the bytes.
  return String.fromCharCode.apply(null, head.subarray(0, HEAD_BYTES) as unknown as number[]);
}

/**
 * The first entry of an OpenDocument or EPUB file has its media type, uncompressed. Some tools add
 * a time to its name.
 */
const OPEN_TYPE = /^PK\x03\x04[^]{26}mimetype[^]{0,64}?(application\/[\w.+-]+)/;
const BOOK_ENTRY = /PK\x03\x04[^]{26}META-INF\/container\.xml/;
const OFFICE_ENTRY = /PK\x03\x04[^]{26}(word|xl|ppt)\//;
const OFFICE_START = /^PK\x03\x04[^]{26}(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/)/;
const OFFICE_TYPE = /^application\/vnd\.openxmlformats-officedocument\./;
const ANDROID_ENTRY = /PK\x03\x04[^]{26}(?:AndroidManifest\.xml|classes\.dex)/;
const JAVA_ENTRY = /^PK\x03\x04[^]{26}META-INF\//;

/** The format of a ZIP archive, by the names of its first entries; undefined for a plain one. */
function zipped(bytes: string): FileFormat | undefined {
  const { byType, byExtension } = formats();
  const openType = OPEN_TYPE.exec(bytes)?.[1];
  if (openType !== undefined) {
    for (const [type, format] of byType) if (openType.startsWith(type)) return format;
  }
  const office = OFFICE_ENTRY.exec(bytes)?.[1];
  if (office !== undefined) {
    return byExtension.get(office === "word" ? "docx" : office === "xl" ? "xlsx" : "pptx");
  }
  if (OFFICE_START.test(bytes)) {
    // Its first bytes do not show which of them it is.
    return { ...byExtension.get("zip")!, others: OFFICE_TYPE };
  }
  if (BOOK_ENTRY.test(bytes)) return byExtension.get("epub");
  if (ANDROID_ENTRY.test(bytes)) return byExtension.get("apk");
  return JAVA_ENTRY.test(bytes) ? byExtension.get("jar") : undefined;
}

/** Comments and declarations before the first tag of a document. */
const PROLOG = /^(?:\s|<!--[^]*?-->|<\?[^]*?\?>|<!doctype\s[^>[]*(?:\[[^]*?\]\s*)?>)*/i;
const SVG = /^<(?:[\w.-]+:)?svg[\s>/]/i;
const XHTML = /^<(?:[\w.-]+:)?html[\s>/]/i;
const XML_START = /^(?:<\?xml[\s-]|<!doctype\s(?!html))/i;
/** As WHATWG MIME Sniffing §7.1, and tags that have no other use. */
const HTML_START =
  /^<(?:!doctype\s+html|!--|(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link|img|base|form|object|embed|template|video|audio)[\s>/])/i;

/** The format of a text that begins with a tag; undefined for other text. */
function markup(bytes: string): FileFormat | undefined {
  // Browsers also read UTF-16, here as characters with NUL bytes between them.
  const text = bytes.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "")
    .trimStart();
  if (!text.startsWith("<")) return undefined;
  const { byExtension } = formats();
  const root = text.slice(PROLOG.exec(text)![0].length);
  if (SVG.test(root)) return byExtension.get("svg");
  if (XML_START.test(text)) return byExtension.get(XHTML.test(root) ? "xhtml" : "xml");
  return HTML_START.test(text) ? byExtension.get("html") : undefined;
}
