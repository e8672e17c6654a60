/** Types and names of files: what holds for any bytes, names and declared types. */
import { describe, it } from "node:test";
import { equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { fileTypesOption } from "../../../src/core/files/file-types.ts";
import { formats } from "../../../src/core/files/formats.ts";
import { inspectFile } from "../../../src/core/files/inspect.ts";
import { safeFileName } from "../../../src/core/files/safe-name.ts";
import { sniff } from "../../../src/core/files/sniff.ts";
import { optionChecks } from "../../../src/core/options.ts";
import { bytesOf, FILES } from "../../unit/files/file-bytes.ts";

const checks = optionChecks("validate");
const every = fileTypesOption(checks, "types", undefined);
const images = fileTypesOption(checks, "types", ["image/*"]);

const type = fc.oneof(
  fc.constantFrom("", "application/octet-stream", "image/svg+xml", "text/html", "application/a"),
  fc.constantFrom(...FILES.map(([type]) => type)),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const piece = fc.constantFrom(
  "..",
  "/",
  "\\",
  ".",
  "php",
  "png",
  "%00",
  "\0",
  "\r\n",
  "\u202e",
  "．",
  "／",
  "﷽",
  "…",
  " ",
  "-",
  "con",
  "$DATA",
  ":",
  "é",
  "語",
  "\ud83d",
  "🎉",
  "\u0301",
  "svg",
  "a",
);
const name = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 300 }),
);
const SVG = '<svg onload="alert(1)">';
const bytes = fc.oneof(
  fc.constantFrom(...FILES.map(([, , start]) => start), SVG, "<html>", "MZ\x90\0", "\x7fELF"),
  fc.array(
    fc.constantFrom("<!--", "-->", "<?xml", "?>", "<!doctype ", "[", "]>", "<svg>", "PK\x03\x04"),
    {
      maxLength: 8,
    },
  ).map((pieces) => pieces.join("")),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => String.fromCharCode(...bytes)),
).map(bytesOf);

describe("a safe name", () => {
  it("is one name of a file, for any name and type", () => {
    fc.assert(fc.property(name, type, (original, type) => {
      const safe = safeFileName(original, type);
      ok(/^[\p{L}\p{N}_()+,@][\p{L}\p{M}\p{N} _()+,@-]*(?:\.[a-z\d]+)?$/u.test(safe), safe);
      ok(new TextEncoder().encode(safe).length <= 200);
      equal(safe.normalize("NFC"), safe);
      const extensions = formats().byType.get(type)?.extensions;
      const isKnown = extensions === undefined || formats().byType.get(type)!.kind === "text" ||
        formats().byType.get(type)!.kind === "container";
      ok(isKnown || extensions.includes(safe.slice(safe.lastIndexOf(".") + 1)), safe);
      equal(safeFileName(safe, type), safe);
    }));
  });
});

describe("an inspected file", () => {
  it("has bytes of its type, or of one of its family, when that has a signature", () => {
    fc.assert(fc.property(name, type, bytes, (name, declared, head) => {
      const { type, fault } = inspectFile(name, declared, head, every);
      const text = String.fromCharCode(...head);
      const signature = formats().byType.get(type)?.signature;
      // A file of QuickTime may begin as one of MP4, and a PDF with other bytes.
      const isOfFamily = sniff(head).format?.others?.test(type) === true ||
        (type === "application/pdf" && text.slice(0, 1_024).includes("%PDF-"));
      const isOfType = signature === undefined || signature.test(text) || isOfFamily;
      ok(fault !== undefined || isOfType, type);
    }));
  });

  it("is never active content, nor of another type, unless that is listed", () => {
    fc.assert(fc.property(name, type, bytes, (name, declared, head) => {
      const any = inspectFile(name, declared, head, every);
      const isActive = formats().byType.get(any.type)?.kind === "active" || /xml$/.test(any.type);
      ok(any.fault !== undefined || !isActive, any.type);
      ok(
        any.fault !== undefined || !/\.(?:svg|html?|xml|js|php|exe)$/.test(any.name) ||
          any.name.endsWith(".exe") && head[0] === 0x4d,
      );
      const image = inspectFile(name, declared, head, images);
      ok(image.fault !== undefined || image.type.startsWith("image/"), image.type);
    }));
  });
});
