/**
 * File formats: their media types, extensions and the bytes that they begin with. Sources: WHATWG
 * MIME Sniffing §6, IANA's media types, and the specifications of the formats.
 *
 * @module
 */
// deno-lint-ignore-file no-control-regex -- signatures are bytes

/**
 * The kinds of formats. The bytes of a `container` do not show which format they are of. Browsers
 * run the code in an `active` file, as code of the site that the file comes from.
 */
export type FormatKind = "binary" | "zipped" | "container" | "active" | "text";

/** A file format. */
export interface FileFormat {
  readonly kind: FormatKind;
  /** Its media types; the first is the one that a file is given. */
  readonly types: readonly string[];
  /** Its extensions, in the order of the types where they differ; the first is the usual one. */
  readonly extensions: readonly string[];
  /** Matches the start of a file, with one character per byte; undefined for text. */
  readonly signature: RegExp | undefined;
}

/** Media types separated by blanks, each with its other names after `=`. */
type Row = readonly [types: string, extensions: string, signature?: RegExp];

/** Formats with a signature. Where two match, the first counts. */
const BINARY: readonly Row[] = [
  // Images
  ["image/png=image/x-png image/apng", "png apng", /^\x89PNG\r\n\x1a\n/],
  ["image/jpeg=image/jpg=image/pjpeg", "jpg jpeg jpe jfif", /^\xff\xd8\xff/],
  ["image/gif", "gif", /^GIF8[79]a/],
  ["image/webp", "webp", /^RIFF[^]{4}WEBP/],
  ["image/avif image/avif-sequence", "avif", /^[^]{4}ftyp(?:m[is]f1[^]{4,40})?avi[fs]/],
  [
    "image/heic image/heif image/heic-sequence image/heif-sequence",
    "heic heif hif",
    /^[^]{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/,
  ],
  ["image/jxl", "jxl", /^(?:\xff\x0a|\0{3}\x0cJXL \r\n\x87\n)/],
  ["image/jp2 image/jpx image/jpm", "jp2 jpx jpm", /^\0{3}\x0cjP {2}\r\n\x87\n/],
  ["image/bmp=image/x-bmp=image/x-ms-bmp", "bmp dib", /^BM[^]{4}\0{4}/],
  ["image/tiff=image/x-tiff", "tif tiff", /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/],
  ["image/vnd.microsoft.icon=image/x-icon=image/ico", "ico", /^\0\0\x01\0[^\0]\0?/],
  ["image/vnd.adobe.photoshop=image/x-photoshop=application/x-photoshop", "psd psb", /^8BPS/],
  // Documents
  ["application/pdf=application/x-pdf", "pdf", /^(?:\xef\xbb\xbf)?\s{0,16}%PDF-/],
  ["application/rtf=text/rtf", "rtf", /^\{\\rtf/],
  ["application/postscript", "ps eps", /^(?:%!PS|\xc5\xd0\xd3\xc6)/],
  // Audio and video
  [
    "audio/mpeg=audio/mp3=audio/x-mp3=audio/x-mpeg",
    "mp3",
    /^(?:ID3|\xff[\xe2\xe3\xf2-\xf5\xfa-\xfd])/,
  ],
  ["audio/aac=audio/x-aac=audio/aacp", "aac", /^(?:\xff[\xf0\xf1\xf8\xf9]|ADIF)/],
  ["audio/wav=audio/wave=audio/x-wav=audio/vnd.wave", "wav", /^(?:RIFF|RF64)[^]{4}WAVE/],
  ["audio/flac=audio/x-flac", "flac", /^fLaC/],
  ["audio/aiff=audio/x-aiff", "aiff aif aifc", /^FORM[^]{4}AIF[CF]/],
  ["audio/midi=audio/x-midi=audio/mid", "mid midi", /^MThd/],
  ["audio/amr audio/amr-wb", "amr", /^#!AMR/],
  ["video/quicktime", "mov qt", /^[^]{4}(?:ftypqt {2}|moov|mdat|wide|free|skip|pnot)/],
  ["video/3gpp video/3gpp2 audio/3gpp audio/3gpp2", "3gp 3g2", /^[^]{4}ftyp3g/],
  [
    "video/mp4=video/x-m4v audio/mp4=audio/x-m4a=audio/m4a application/mp4",
    "mp4 m4a m4v m4b",
    /^[^]{4}ftyp/,
  ],
  ["video/webm audio/webm", "webm weba", /^\x1aE\xdf\xa3[^]{0,60}webm/],
  [
    "video/matroska=video/x-matroska audio/matroska=audio/x-matroska",
    "mkv mka mks",
    /^\x1aE\xdf\xa3[^]{0,60}matroska/,
  ],
  [
    "application/ogg audio/ogg video/ogg audio/opus audio/vorbis",
    "ogg oga ogv opus ogx",
    /^OggS/,
  ],
  ["video/x-msvideo=video/avi=video/msvideo=video/vnd.avi", "avi", /^RIFF[^]{4}AVI /],
  ["video/x-flv", "flv", /^FLV\x01/],
  ["video/mpeg", "mpg mpeg", /^\0\0\x01[\xb3\xba]/],
  ["video/mp2t", "m2ts mts", /^(?:G[^]{187}G|[^]{4}G[^]{191}G)/],
  [
    "video/x-ms-wmv video/x-ms-asf audio/x-ms-wma",
    "wmv asf wma",
    /^0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0b\xcel/,
  ],
  // Archives
  ["application/vnd.rar=application/x-rar-compressed=application/x-rar", "rar", /^Rar!\x1a\x07/],
  ["application/x-7z-compressed", "7z", /^7z\xbc\xaf'\x1c/],
  ["application/x-bzip2=application/x-bzip", "bz2 tbz2", /^BZh[1-9]/],
  ["application/x-xz", "xz txz", /^\xfd7zXZ\0/],
  ["application/zstd", "zst", /^[\x22-\x28]\xb5\x2f\xfd/],
  ["application/x-tar", "tar", /^[^]{257}ustar/],
  ["application/vnd.ms-cab-compressed", "cab", /^MSCF\0{4}/],
  ["application/x-lz4", "lz4", /^\x04"M\x18/],
  // Fonts
  ["font/woff=application/font-woff", "woff", /^wOFF/],
  ["font/woff2=application/font-woff2", "woff2", /^wOF2/],
  ["font/ttf=font/sfnt=application/x-font-ttf", "ttf", /^(?:\0\x01\0\0|true)\0/],
  ["font/otf=application/x-font-otf=application/vnd.ms-opentype", "otf", /^OTTO\0/],
  // Programs and data
  [
    "application/vnd.microsoft.portable-executable=application/x-msdownload=application/x-dosexec",
    "exe dll scr sys com",
    /^MZ/,
  ],
  ["application/x-elf application/x-executable application/x-sharedlib", "elf so", /^\x7fELF/],
  [
    "application/x-mach-binary",
    "dylib",
    /^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe\0{3}[^2-\xff])/,
  ],
  ["application/java-vm=application/x-java-class", "class", /^\xca\xfe\xba\xbe/],
  ["application/wasm", "wasm", /^\0asm/],
  ["application/x-ms-shortcut", "lnk", /^L\0{3}\x01\x14\x02\0/],
];

/** Formats that are ZIP archives, by what `sniff.ts` finds in them. */
const ZIPPED: readonly Row[] = [
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"],
  ["application/vnd.oasis.opendocument.text", "odt"],
  ["application/vnd.oasis.opendocument.spreadsheet", "ods"],
  ["application/vnd.oasis.opendocument.presentation", "odp"],
  ["application/epub+zip", "epub"],
  ["application/java-archive=application/x-java-archive", "jar war ear"],
  ["application/vnd.android.package-archive", "apk"],
];

/** Formats of others: files of many kinds begin like these. */
const CONTAINERS: readonly Row[] = [
  [
    "application/zip=application/x-zip-compressed=application/x-zip",
    "zip",
    /^PK(?:\x03\x04|\x05\x06|\x07\x08)/,
  ],
  ["application/gzip=application/x-gzip", "gz tgz", /^\x1f\x8b\x08/],
  [
    "application/x-ole-storage application/msword application/vnd.ms-excel " +
    "application/vnd.ms-powerpoint application/vnd.ms-outlook",
    "ole doc xls ppt msg",
    /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
  ],
  ["application/vnd.sqlite3=application/x-sqlite3", "sqlite db", /^SQLite format 3\0/],
];

/** Text in which browsers run code; JavaScript as the script of another page. */
const ACTIVE: readonly Row[] = [
  ["text/html", "html htm shtml"],
  ["image/svg+xml", "svg"],
  ["application/xhtml+xml", "xhtml xht"],
  ["application/xml=text/xml", "xml xsl xslt"],
  ["multipart/related multipart/x-mixed-replace", "mht mhtml"],
  [
    "text/javascript=application/javascript=application/x-javascript=application/ecmascript",
    "js mjs cjs",
  ],
];

const TEXT: readonly Row[] = [
  ["text/plain", "txt text log"],
  ["text/csv=application/csv=text/x-csv", "csv"],
  ["text/tab-separated-values", "tsv"],
  ["text/markdown=text/x-markdown", "md markdown"],
  ["application/json=text/json", "json"],
  ["application/x-ndjson application/jsonl", "ndjson jsonl"],
  ["application/yaml=text/yaml=application/x-yaml", "yaml yml"],
  ["text/calendar", "ics"],
  ["text/vcard=text/x-vcard", "vcf"],
  ["text/css", "css"],
];

/** The table of formats, for looking things up. */
export interface Formats {
  /** Formats with a signature, in the order in which they are tried. */
  readonly signed: readonly FileFormat[];
  readonly byType: ReadonlyMap<string, FileFormat>;
  readonly byExtension: ReadonlyMap<string, FileFormat>;
  /** The usual names of media types that have several. */
  readonly usual: ReadonlyMap<string, string>;
}

class LazyFormats {
  #made: Formats | undefined;

  get made(): Formats {
    return this.#made ??= makeFormats();
  }
}

const TABLE: LazyFormats = /* @__PURE__ */ new LazyFormats();

/** Returns the table of formats, made on first use. */
export function formats(): Formats {
  return TABLE.made;
}

function makeFormats(): Formats {
  const signed: FileFormat[] = [];
  const byType = new Map<string, FileFormat>();
  const byExtension = new Map<string, FileFormat>();
  const usual = new Map<string, string>();
  const add = (rows: readonly Row[], kind: FormatKind) => {
    for (const [types, extensionList, signature] of rows) {
      const names = types.split(" ").map((type) => type.split("="));
      const extensions = extensionList.split(" ");
      const format = { kind, types: names.map(([name]) => name), extensions, signature };
      if (signature !== undefined) signed.push(format);
      for (const [name, ...aliases] of names) {
        byType.set(name, format);
        for (const alias of aliases) usual.set(alias, name);
      }
      for (const extension of extensions) byExtension.set(extension, format);
    }
  };
  add(BINARY, "binary");
  add(ZIPPED, "zipped");
  add(CONTAINERS, "container");
  add(ACTIVE, "active");
  add(TEXT, "text");
  return { signed, byType, byExtension, usual };
}
