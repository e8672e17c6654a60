/**
 * The file formats: their media types, extensions and the bytes that they begin with. Sources:
 * WHATWG MIME Sniffing §6, IANA's media types, and the specifications of the formats.
 *
 * @module
 */
// deno-lint-ignore-file no-control-regex -- signatures are bytes

/**
 * A format. Its media types are separated by blanks, the usual one first, each with its other names
 * after `=` and its extensions after `:`. The signature matches the start of a file, with one
 * character per byte. `others` are types of which such a file may be, too.
 */
export type Row = readonly [types: string, signature?: RegExp, others?: RegExp];

/** Types of the ISO base media format: brands and names of such files are often mixed up. */
const ISO_MEDIA = /^(?:video|audio)\/(?:mp4|quicktime|3gpp2?)$/;

/** Formats with a signature. Where two match, the first counts. */
export const BINARY: readonly Row[] = [
  // Images
  ["image/png:png image/apng:apng", /^\x89PNG\r\n\x1a\n/],
  ["image/jpeg=image/jpg=image/pjpeg:jpg,jpeg,jpe,jfif", /^\xff\xd8\xff/],
  ["image/gif:gif", /^GIF8[79]a/],
  ["image/webp:webp", /^RIFF[^]{4}WEBP/],
  ["image/avif:avif", /^\0[^]{3}ftyp(?:m[is]f1[^]{4,40})?avi[fs]/],
  [
    "image/heic:heic image/heif:heif,hif",
    /^\0[^]{3}ftyp(?:he[iv][cmsx]|m[is]f1)/,
  ],
  ["image/jxl:jxl", /^(?:\xff\x0a|\0{3}\x0cJXL \r\n\x87\n)/],
  ["image/jp2:jp2 image/jpx:jpx,jpf", /^\0{3}\x0cjP {2}\r\n\x87\n/],
  ["image/bmp=image/x-ms-bmp:bmp,dib", /^BM[^]{4}\0{4}/],
  ["image/vnd.microsoft.icon=image/x-icon=image/ico:ico", /^\0\0\x01\0[^\0]\0?/],
  ["image/vnd.adobe.photoshop=application/x-photoshop:psd,psb", /^8BPS/],
  // Documents.
  ["application/pdf:pdf", /^(?:\xef\xbb\xbf)?\s{0,16}%PDF-/],
  ["application/rtf=text/rtf:rtf", /^\{\\rtf/],
  ["application/postscript:ps,eps", /^(?:%!PS|\xc5\xd0\xd3\xc6)/],
  // Audio and video
  [
    "audio/mpeg=audio/mp3:mp3,mp2",
    /^(?:ID3[\x02-\x04]|\xff[\xe2\xe3\xf2-\xf5\xfa-\xfd])/,
  ],
  ["audio/aac=audio/vnd.dlna.adts:aac", /^(?:\xff[\xf0\xf1\xf8\xf9]|ADIF)/],
  ["audio/wav=audio/wave=audio/vnd.wave:wav", /^(?:RIFF|RF64)[^]{4}WAVE/],
  ["audio/flac:flac", /^fLaC/],
  ["audio/aiff:aiff,aif,aifc", /^FORM[^]{4}AIF[CF]/],
  ["audio/midi=audio/mid:mid,midi", /^MThd/],
  ["audio/amr:amr", /^#!AMR/],
  [
    "video/quicktime:mov,qt",
    /^(?:\0[^]{3}ftypqt {2}|[^]{4}(?:moov|mdat|wide|free|skip|pnot)[^]*[\0-\x08])/,
    ISO_MEDIA,
  ],
  [
    "video/3gpp:3gp video/3gpp2:3g2 audio/3gpp audio/3gpp2",
    /^\0[^]{3}ftyp3g/,
    ISO_MEDIA,
  ],
  [
    "video/mp4=video/m4v:mp4,m4v audio/mp4=audio/m4a=audio/m4b:m4a,m4b " +
    "application/mp4",
    /^\0[^]{3}ftyp(?!crx)/,
    ISO_MEDIA,
  ],
  ["video/webm:webm audio/webm:weba", /^\x1aE\xdf\xa3[^]{0,60}webm/],
  ["video/matroska:mkv audio/matroska:mka,mks", /^\x1aE\xdf\xa3[^]{0,60}matroska/],
  [
    "application/ogg:ogx audio/ogg:ogg,oga video/ogg:ogv audio/opus:opus",
    /^OggS/,
  ],
  ["video/x-msvideo=video/avi=video/vnd.avi:avi", /^RIFF[^]{4}AVI /],
  ["video/x-flv:flv", /^FLV\x01/],
  ["video/mpeg:mpg,mpeg,mpe,m1v,m2v", /^\0\0\x01[\xb3\xba]/],
  // Text may have these letters at these places, but no control characters.
  [
    "video/mp2t=video/vnd.dlna.mpeg-tts:m2ts,mts,ts",
    /^(?:G[^]{187}|[^]{4}G[^]{191})G[^]*[\0-\x08]/,
  ],
  [
    "video/x-ms-wmv:wmv video/x-ms-asf:asf audio/x-ms-wma:wma",
    /^0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0b\xcel/,
  ],
  // Archives
  ["application/vnd.rar=application/x-rar-compressed=application/rar:rar", /^Rar!\x1a\x07/],
  ["application/x-7z-compressed:7z", /^7z\xbc\xaf'\x1c/],
  ["application/x-bzip2=application/bzip:bz2,tbz2", /^BZh[1-9]/],
  ["application/x-xz:xz,txz", /^\xfd7zXZ\0/],
  ["application/zstd:zst", /^[\x22-\x28]\xb5\x2f\xfd/],
  ["application/x-tar:tar", /^[^]{257}ustar/],
  ["application/vnd.ms-cab-compressed:cab", /^MSCF\0{4}/],
  ["application/x-lz4:lz4", /^\x04"M\x18/],
  // Fonts
  ["font/woff=application/font-woff:woff", /^wOFF/],
  ["font/woff2:woff2", /^wOF2/],
  ["font/ttf=font/sfnt=application/x-font-ttf:ttf", /^(?:\0\x01\0\0|true)\0/],
  ["font/otf:otf", /^OTTO\0/],
  // Programs and data
  [
    "application/vnd.microsoft.portable-executable=application/x-msdownload:exe,dll,scr,sys,com",
    /^MZ(?:$|[^\t\r\n -~]|[^]{1,62}[\0-\x08])/,
  ],
  ["application/x-elf:elf,so", /^\x7fELF/],
  [
    "application/x-mach-binary:dylib",
    /^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe\0{3}[^2-\xff])/,
  ],
  ["application/java-vm=application/x-java-class:class", /^\xca\xfe\xba\xbe/],
  ["application/wasm:wasm", /^\0asm/],
  ["application/x-ms-shortcut:lnk", /^L\0{3}\x01\x14\x02\0/],
];

/** Types of ZIP archives that may begin with any of their entries. */
const PROGRAM = /^application\/(?:java-archive|vnd\.android\.package-archive)$/;

/** Formats that are ZIP archives, by what `sniff.ts` finds in them. */
export const ZIPPED: readonly Row[] = [
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document:docx"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet:xlsx"],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation:pptx"],
  ["application/vnd.oasis.opendocument.text:odt"],
  ["application/vnd.oasis.opendocument.spreadsheet:ods"],
  ["application/vnd.oasis.opendocument.presentation:odp"],
  ["application/epub+zip:epub"],
  ["application/java-archive:jar,war,ear", undefined, PROGRAM],
  ["application/vnd.android.package-archive:apk"],
];

/** Formats of others: files of many kinds begin like these. */
export const CONTAINERS: readonly Row[] = [
  [
    "application/zip=application/x-zip-compressed:zip",
    /^PK(?:\x03\x04|\x05\x06|\x07\x08)/,
    PROGRAM,
  ],
  ["application/gzip:gz,tgz", /^\x1f\x8b\x08/],
  // The raw images of cameras too.
  ["image/tiff:tif,tiff", /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/],
  [
    "application/x-ole-storage:ole application/msword:doc application/vnd.ms-excel:xls " +
    "application/vnd.ms-powerpoint:ppt application/vnd.ms-outlook:msg",
    /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
  ],
  ["application/vnd.sqlite3=application/sqlite3:sqlite,db", /^SQLite format 3\0/],
];

/** Text in which browsers run code; JavaScript as the script of another page. */
export const ACTIVE: readonly Row[] = [
  ["text/html:html,htm,shtml"],
  ["image/svg+xml:svg"],
  ["application/xhtml+xml:xhtml,xht"],
  ["application/xml=text/xml=text/xsl:xml,xsl,xslt"],
  ["multipart/related:mht,mhtml multipart/x-mixed-replace"],
  ["text/javascript:js,mjs,cjs"],
];

export const TEXT: readonly Row[] = [
  ["text/plain:txt,text,log"],
  ["text/csv=application/csv:csv"],
  ["text/tab-separated-values:tsv"],
  ["text/markdown:md,markdown"],
  ["application/json=text/json:json"],
  ["application/x-ndjson:ndjson application/jsonl:jsonl"],
  ["application/yaml=text/yaml:yaml,yml"],
  ["text/calendar:ics"],
  ["text/vcard:vcf"],
  ["text/css:css"],
];
