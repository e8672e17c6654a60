/**
 * Looks up file formats.
 *
 * @module
 */
import { ACTIVE, BINARY, CONTAINERS, TEXT, ZIPPED } from "./format-table.ts";
import type { Row } from "./format-table.ts";

/**
 * The kinds of formats. The bytes of a `container` do not show which format they are of. Browsers
 * run the code in an `active` file, as code of the site that the file comes from.
 */
export type FormatKind = "binary" | "zipped" | "container" | "active" | "text";

/** A file format: see {@link Row}. */
export interface FileFormat {
  readonly kind: FormatKind;
  readonly types: readonly string[];
  readonly extensions: readonly string[];
  /** Undefined for text and what is in ZIP archives. */
  readonly signature: RegExp | undefined;
  readonly others: RegExp | undefined;
}

/** The table of formats, for looking things up. */
export interface Formats {
  /** Formats with a signature, in the order in which they are tried. */
  readonly signed: readonly FileFormat[];
  readonly byType: ReadonlyMap<string, FileFormat>;
  readonly byExtension: ReadonlyMap<string, FileFormat>;
  /** The usual names of media types that have several. */
  readonly usual: ReadonlyMap<string, string>;
  /** The media type of files with an extension. */
  readonly typeOf: ReadonlyMap<string, string>;
  /** The usual extension of files of a media type. */
  readonly extensionOf: ReadonlyMap<string, string>;
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
  const typeOf = new Map<string, string>();
  const extensionOf = new Map<string, string>();
  const add = (rows: readonly Row[], kind: FormatKind) => {
    for (const [names, signature, others] of rows) {
      const types: string[] = [];
      const extensions: string[] = [];
      const format = { kind, types, extensions, signature, others };
      if (signature !== undefined) signed.push(format);
      for (const entry of names.split(" ")) {
        const [aliased, list] = entry.split(":");
        const [type, ...aliases] = aliased.split("=");
        types.push(type);
        byType.set(type, format);
        for (const alias of aliases) usual.set(alias, type);
        if (list === undefined) continue;
        for (const extension of list.split(",")) {
          extensions.push(extension);
          byExtension.set(extension, format);
          typeOf.set(extension, type);
        }
        extensionOf.set(type, list.split(",", 1)[0]);
      }
    }
  };
  add(BINARY, "binary");
  add(ZIPPED, "zipped");
  add(CONTAINERS, "container");
  add(ACTIVE, "active");
  add(TEXT, "text");
  return { signed, byType, byExtension, usual, typeOf, extensionOf };
}
