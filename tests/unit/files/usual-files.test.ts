/** Files as phones, browsers and usual tools write and declare them. */
import { deepEqual, equal } from "node:assert/strict";
import { describe, it } from "node:test";
import { fileTypesOption } from "../../../src/core/files/file-types.ts";
import { inspectFile } from "../../../src/core/files/inspect.ts";
import { optionChecks } from "../../../src/core/options.ts";
import { bytesOf, zipStart } from "./file-bytes.ts";

const every = fileTypesOption(optionChecks("validate"), "files.types", undefined);

function inspect(name: string, type: string, start: string) {
  return inspectFile(name, type, bytesOf(start), every);
}

describe("inspectFile", () => {
  it("accepts files that tools write in another way", () => {
    const odt = "application/vnd.oasis.opendocument.text";
    const honest: [name: string, declared: string, start: string][] = [
      // ZIP archives with a time beside the name of an entry, or other entries first.
      [
        "a.epub",
        "application/epub+zip",
        zipStart("mimetype", "UT\t\0\x03....application/epub+zipPK"),
      ],
      ["a.epub", "application/epub+zip", zipStart("META-INF/", zipStart("META-INF/container.xml"))],
      ["a.odt", odt, zipStart("mimetype", `UT\t\0\x03....${odt}PK`)],
      ["a.jar", "application/java-archive", zipStart("com/A.class")],
      ["a.apk", "application/vnd.android.package-archive", zipStart("assets/dexopt/baseline.prof")],
      ["a.apk", "application/vnd.android.package-archive", zipStart("META-INF/com/android/")],
      ["a.pdf", "application/pdf", "HTTP/1.1 200 OK\r\n\r\n%PDF-1.4"],
      ["a.pdf", "application/pdf", `\x1b%-12345X@PJL\r\n${"\0".repeat(900)}%PDF-1.4`],
      // Brands and names of ISO media files are mixed up by phones and cameras.
      ["a.mp4", "video/mp4", "\0\0\0\x14ftypqt  \0\0\0\0"],
      ["a.mov", "video/quicktime", "\0\0\0\x20ftypmp42\0\0\0\0"],
      ["a.m4a", "audio/x-m4a", "\0\0\0\x18ftyp3gp4\0\0\0\0"],
      ["a.3gp", "video/3gpp", "\0\0\0\x18ftypisom\0\0\0\0"],
      // Raw images are TIFF files.
      ["a.dng", "image/x-adobe-dng", "II*\0\x08\0\0\0"],
      ["a.dng", "", "II*\0\x08\0\0\0"],
      ["a.aac", "audio/vnd.dlna.adts", "\xff\xf1\x50\x80"],
      ["a.mp2", "audio/mpeg", "\xff\xfd\x90\x64\0"],
      // Windows declares files so when Office is installed.
      ["a.rtf", "application/msword", "{\\rtf1\\ansi"],
      ["a.ts", "video/mp2t", "export const a: number = 1;"],
    ];
    for (const [name, declared, start] of honest) {
      const { fault, name: safe } = inspect(name, declared, start);
      deepEqual({ fault, safe }, { fault: undefined, safe: name }, `${name} ${declared}`);
    }
  });

  it("does not take a text for a file whose letters it begins with", () => {
    const line = (...at: number[]) =>
      Array.from({ length: 400 }, (_, i) => at.includes(i) ? "G" : "x").join("");
    const texts = ["MZ;name", "ID3 tags", "The free book", "I'm wide awake", "GIF", line(0, 188)];
    for (const text of [...texts, line(4, 196), "About %PDF-1.7", "size ftyp moov"]) {
      equal(inspect("a.csv", "text/csv", text).type, "text/csv", text);
      equal(inspect("a.txt", "text/plain", text).fault, undefined, text);
    }
  });

  it("takes the type of the extension where the bytes are of several types", () => {
    const types: [name: string, start: string, type: string][] = [
      ["a.m4a", "\0\0\0\x20ftypM4A ", "audio/mp4"],
      ["a.m4v", "\0\0\0\x20ftypM4V ", "video/mp4"],
      ["a.ogg", "OggS\0\x02", "audio/ogg"],
      ["a.ogv", "OggS\0\x02", "video/ogg"],
      ["a.weba", "\x1aE\xdf\xa3\x9f\x42\x82\x84webm", "audio/webm"],
      ["a.mka", "\x1aE\xdf\xa3\x42\x82\x88matroska", "audio/matroska"],
      ["a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"],
      ["a.3g2", "\0\0\0\x18ftyp3g2a", "video/3gpp2"],
      ["a.apng", "\x89PNG\r\n\x1a\n", "image/apng"],
    ];
    for (const [name, start, type] of types) {
      const found = inspect(name, "application/octet-stream", start);
      deepEqual([found.type, found.name], [type, name]);
    }
  });
});
