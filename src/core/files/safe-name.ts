/**
 * Makes a name for a file that is safe to store, list and download: one name of a file, without a
 * path, invisible characters, or a second extension.
 *
 * @module
 */
import { formats } from "./formats.ts";

/** The name of a file whose own has nothing to keep. */
const NO_NAME = "file";
/** Maximum length in UTF-8; file systems allow 255 bytes, and apps add to a name. */
const MAX_BYTES = 200;
/** Names of devices on Windows, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$/i;
/** Extensions of files that servers or desktops run, besides those of programs and pages. */
const RUNS = " action app appimage application appref-ms appx asa asax ashx asmx asp aspx " +
  "bash bat cer cfc cfm cfml cgi chm class cmd com command config cpl csh cshtml deb " +
  "desktop dll dmg do dylib elf exe fcgi fish gadget hta htaccess htc " +
  "htpasswd htx img inc inf ini iso jar jhtml jnlp jse jsp jspa jspf jspx jsv jsw " +
  "ksh lnk msc msi msix msp mst phar php php2 php3 php4 php5 php6 php7 php8 " +
  "phps phpt pht phtm phtml pif pkg pl plx pm ps1 ps1xml ps2 psd1 psm1 " +
  "py pyc pyo pyw pyz rb reg rpm run scf scpt scr sct sh shtm shtml so ssi stm " +
  "svgz swf sys tcl terminal url vb vbe vbhtml vbs vbscript vhd vhdx webloc ws wsc wsf " +
  "wsh xap xbap xht xll zsh ";

/**
 * Returns a safe name for a file of a type. Characters other than letters, digits and a few signs
 * become `_`. There is one dot at most: the extension after it is kept if it is one of the type,
 * and otherwise replaced by the usual one of the type.
 *
 * @param original The name that the client has sent.
 * @param type The media type of the file's bytes; `""` or `application/octet-stream` when it is not
 *   known. An extension is then kept unless files with it are run.
 */
export function safeFileName(original: string, type: string): string {
  const name = plainName(original);
  const dot = name.lastIndexOf(".");
  const sent = dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
  const hasExtension = /^[a-z\d]{1,10}$/.test(sent);
  const extension = extensionFor(hasExtension ? sent : "", type);
  const isKept = hasExtension && extension === sent;
  const stem = trimmed((isKept ? name.slice(0, dot) : name).replaceAll(".", "_"));
  const end = extension === "" ? "" : `.${extension}`;
  return shortened(DEVICE.test(stem) ? `_${stem}` : stem || NO_NAME, MAX_BYTES - end.length) + end;
}

/** The last part of a path, in visible characters that have no meaning to a shell or a page. */
function plainName(original: string): string {
  // Compatibility forms are replaced before paths are removed: some of them have a dot or slash.
  const visible = original.slice(-1_000).normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu, "")
    .normalize("NFC");
  const last = visible.slice(Math.max(visible.lastIndexOf("/"), visible.lastIndexOf("\\")) + 1);
  return withoutEnd(last.replace(/\s+/g, " ").replace(/[^\p{L}\p{M}\p{N} ._()+,@-]/gu, "_"));
}

/** Without blanks and dots at the end, in linear time. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === " " || name[end - 1] === ".")) end--;
  return name.slice(0, end);
}

/** Without what hides a file, is an option of a command, or is dropped by Windows. */
function trimmed(name: string): string {
  return withoutEnd(name.replace(/^[\s._\p{M}-]+/u, ""));
}

/** The extension for a type, which is the one that was sent where the type allows it. */
function extensionFor(sent: string, type: string): string {
  const { byExtension, byType, extensionOf } = formats();
  const format = byType.get(type);
  if (format?.extensions.includes(sent)) return sent;
  const usual = extensionOf.get(type) ?? format?.extensions[0] ?? "";
  if (format !== undefined && format.kind !== "text" && format.kind !== "container") return usual;
  const kind = byExtension.get(sent)?.kind;
  const isOther = RUNS.includes(` ${sent} `) || kind === "active" ||
    kind === "binary" && format !== undefined;
  return sent === "" || isOther ? usual : sent;
}

/** The longest start of a text that fits into a number of UTF-8 bytes. */
function shortened(text: string, most: number): string {
  let bytes = 0;
  let kept = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > most) break;
    kept += character;
  }
  return kept.trimEnd() || NO_NAME;
}
