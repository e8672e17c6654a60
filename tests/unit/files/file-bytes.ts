/**
 * The first bytes of files of each usual format, as text with one character per byte.
 *
 * @module
 */

/** Makes bytes of a text with one character per byte. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A local header of a ZIP archive with the name of its first entry. */
export function zipStart(name: string, content = ""): string {
  const length = String.fromCharCode(name.length);
  return `PK\x03\x04\x14\0\0\0\0\0${"\0".repeat(16)}${length}\0\0\0`.slice(0, 30) + name + content;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** Files as `[media type, extension, first bytes]`. */
export const FILES: readonly (readonly [type: string, extension: string, start: string])[] = [
  ["image/png", "png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
  ["image/jpeg", "jpg", "\xff\xd8\xff\xe0\0\x10JFIF"],
  ["image/gif", "gif", "GIF89a\x01\0\x01\0"],
  ["image/webp", "webp", "RIFF\x24\0\0\0WEBPVP8 "],
  ["image/avif", "avif", "\0\0\0\x20ftypavif\0\0\0\0avifmif1"],
  ["image/heic", "heic", "\0\0\0\x18ftypheic\0\0\0\0mif1heic"],
  ["image/bmp", "bmp", "BM\x46\0\0\0\0\0\0\0\x36\0\0\0"],
  ["image/tiff", "tif", "II*\0\x08\0\0\0"],
  ["image/vnd.microsoft.icon", "ico", "\0\0\x01\0\x01\0\x10\x10"],
  ["application/pdf", "pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3"],
  ["application/rtf", "rtf", "{\\rtf1\\ansi"],
  [`${OFFICE}.wordprocessingml.document`, "docx", zipStart("word/document.xml")],
  [`${OFFICE}.spreadsheetml.sheet`, "xlsx", zipStart("xl/workbook.xml")],
  [`${OFFICE}.presentationml.presentation`, "pptx", zipStart("ppt/presentation.xml")],
  [
    "application/vnd.oasis.opendocument.text",
    "odt",
    zipStart("mimetype", "application/vnd.oasis.opendocument.textPK"),
  ],
  ["application/epub+zip", "epub", zipStart("mimetype", "application/epub+zipPK")],
  ["application/zip", "zip", zipStart("a.txt")],
  ["application/gzip", "gz", "\x1f\x8b\x08\0\0\0\0\0"],
  ["application/x-7z-compressed", "7z", "7z\xbc\xaf'\x1c\0\x04"],
  ["application/vnd.rar", "rar", "Rar!\x1a\x07\x01\0"],
  ["application/x-tar", "tar", "a.txt".padEnd(257, "\0") + "ustar\x0000"],
  ["application/x-bzip2", "bz2", "BZh91AY&SY"],
  ["application/x-xz", "xz", "\xfd7zXZ\0\0\x04"],
  ["application/zstd", "zst", "\x28\xb5\x2f\xfd\x04\0"],
  ["audio/mpeg", "mp3", "ID3\x04\0\0\0\0\0\x23"],
  ["audio/mpeg", "mp3", "\xff\xfb\x90\x64\0"],
  ["audio/wav", "wav", "RIFF\x24\0\0\0WAVEfmt "],
  ["audio/flac", "flac", "fLaC\0\0\0\x22"],
  ["audio/aac", "aac", "\xff\xf1\x50\x80"],
  ["audio/ogg", "ogg", "OggS\0\x02\0\0"],
  ["audio/mp4", "m4a", "\0\0\0\x20ftypM4A \0\0\0\0"],
  ["audio/midi", "mid", "MThd\0\0\0\x06"],
  ["video/mp4", "mp4", "\0\0\0\x20ftypisom\0\0\x02\0"],
  ["video/quicktime", "mov", "\0\0\0\x14ftypqt  \0\0\0\0"],
  ["video/webm", "webm", "\x1aE\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"],
  ["video/matroska", "mkv", "\x1aE\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska"],
  ["video/x-msvideo", "avi", "RIFF\x24\0\0\0AVI LIST"],
  ["video/mpeg", "mpg", "\0\0\x01\xba\x44\0"],
  ["font/woff2", "woff2", "wOF2\0\x01\0\0"],
  ["text/plain", "txt", "Plain text, with an umlaut: \xc3\xa4"],
  ["text/csv", "csv", "a;b\r\n1;2\r\n"],
  ["text/markdown", "md", "# Title\n"],
  ["application/json", "json", '{"a":1}'],
];
