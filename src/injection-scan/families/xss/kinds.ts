/**
 * The kinds of tokens, and how a text is read.
 *
 * @module
 */

/** What a token is. */
export const Kind = {
  /** A start tag's name. */
  open: 1,
  /** An end tag's name. */
  close: 2,
  /** An attribute, with its value if it has one. */
  attribute: 3,
  /** The end of a tag: `>`, the end of the text, or the start of another tag. */
  end: 4,
  /** A comment; its value is what it holds. */
  comment: 5,
  /** `<!…>`: a document type, or a bogus comment. */
  declaration: 6,
  /** `<![CDATA[…]]>`: what it holds is read again as markup. */
  cdata: 7,
  /** What a script or style element holds. */
  raw: 8,
} as const;

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
