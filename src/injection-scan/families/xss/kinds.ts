/**
 * The kinds of tokens, and how a text is read.
 *
 * @module
 */

/** A start tag's name. */
export const open = 1;
/** An end tag's name. */
export const close = 2;
/** An attribute, with its value if it has one. */
export const attribute = 3;
/** The end of a tag: `>`, the end of the text, or the start of another tag. */
export const end = 4;
/** A comment; its value is what it holds. */
export const comment = 5;
/** `<!…>`: a document type, or a bogus comment. */
export const declaration = 6;
/** `<![CDATA[…]]>`: what it holds is read again as markup. */
export const cdata = 7;
/** What a script or style element holds. */
export const raw = 8;

/** How a text is read. */
export interface TokensOptions {
  /**
   * False to read quotes as separators that enclose nothing: what an attribute hides from one parser
   * another one sees.
   */
  readonly quotes: boolean;
  /** True to begin inside a tag, before an attribute's name. */
  readonly inTag: boolean;
}
