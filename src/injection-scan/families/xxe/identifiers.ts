/**
 * External identifiers: which address of a document type is one that documents have, and which one
 * reaches for files or strangers.
 *
 * @module
 */

/** Schemes that no document needs, and that parsers follow. */
const REACHING =
  /^\s{0,8}(?:file|php|expect|jar|netdoc|gopher|ftps?|sftp|dict|ldaps?|data|phar|zip|glob|ssh2|rar|ogg|compress\.zlib|tftp|smb|mailto|javascript|vbscript|classpath|res):/;

/** True for an address that reads a file, or runs something. */
export function reachesOut(address: string): boolean {
  return REACHING.test(address) ||
    /^\s{0,8}(?:\\\\|\/(?:etc|proc|dev|var|home|root|sys|windows)\/|[a-z]:[\\/]|\.\.[\\/])/.test(
      address,
    );
}

/** True for an address on another host. */
export function isRemote(address: string): boolean {
  return /^\s{0,8}(?:https?:)?\/\//.test(address);
}

/** A formal public identifier: `-//W3C//DTD XHTML 1.0 Strict//EN`. */
const FORMAL =
  /^(?:[-+]\/\/|iso)[^/]{1,80}\/\/(?:dtd|entities|elements|document|notation)\b[^/]{0,100}\/\//;

/** True for a public identifier as standards bodies give them. */
export function isFormal(identifier: string): boolean {
  return FORMAL.test(identifier);
}

/** Publishers of document types that many documents name without a public identifier. */
const PUBLISHERS =
  /^https?:\/\/(?:[a-z-]{1,20}\.)?(?:w3\.org|sun\.com|jcp\.org|apple\.com|apache\.org|hibernate\.org|jboss\.(?:org|com)|mybatis\.org|ibatis\.com|springframework\.org|docbook\.org|oasis-open\.org|netscape\.com|checkstyle\.org|puppycrawl\.com|eclipse\.org|nih\.gov|unicode\.org|opensymphony\.com|openxmlformats\.org|sourceforge\.net|google\.com|oracle\.com|bioperl\.org|dublincore\.org|freedesktop\.org|gnome\.org|kde\.org|crossref\.org|musicxml\.org|jetbrains\.com)\//;

/** True for the address of a document type that its publisher serves. */
export function isPublished(address: string): boolean {
  return PUBLISHERS.test(address);
}
