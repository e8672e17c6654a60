import { deepEqual, equal, throws } from "node:assert/strict";
import { describe, it } from "node:test";
import { fileTypesOption } from "../../../src/core/files/file-types.ts";
import { inspectFile } from "../../../src/core/files/inspect.ts";
import { optionChecks } from "../../../src/core/options.ts";
import { bytesOf, FILES, zipStart } from "./file-bytes.ts";

const checks = optionChecks("validate");
const every = typesOf(undefined);
const PNG = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function typesOf(list: readonly string[] | undefined) {
  return fileTypesOption(checks, "files.types", list);
}

function inspect(name: string, type: string, start: string, types = every) {
  return inspectFile(name, type, bytesOf(start), types);
}

function faultOf(name: string, type: string, start: string, types = every): string | undefined {
  return inspect(name, type, start, types).fault;
}

describe("inspectFile", () => {
  it("accepts a file whose bytes are of the declared type", () => {
    for (const [type, extension, start] of FILES) {
      const { fault, type: found, name } = inspect(`a.${extension}`, type, start);
      deepEqual({ fault, found, name }, { fault: undefined, found: type, name: `a.${extension}` });
    }
  });

  it("refuses a file whose bytes are of another type than the declared one", () => {
    for (const [type, , start] of FILES) {
      for (const [other, extension, bytes] of FILES) {
        const isZip = other === "application/zip" && start.startsWith("PK");
        const isText = start === bytes || /^(?:text|application\/json)/.test(type + other) &&
            FILES.slice(-4).some((file) => file[0] === type);
        const isFamily = /^(?:audio|video)\/(?:mp4|quicktime)$/.test(type) &&
          /^(?:audio|video)\/(?:mp4|quicktime)$/.test(other);
        if (type === other || isZip || isText || isFamily) continue;
        equal(faultOf(`a.${extension}`, other, start), "file-mismatch", `${type} as ${other}`);
      }
    }
  });

  it("refuses a file of unknown bytes that is declared as a type with a signature", () => {
    for (const start of ["", "plain text", "\0\x01\x02\x03", "<?php system($_GET[0]);"]) {
      equal(faultOf("a.png", "image/png", start), "file-mismatch");
      equal(faultOf("a.pdf", "application/pdf", start), "file-mismatch");
      equal(faultOf("a.docx", DOCX, start), "file-mismatch");
    }
  });

  it("refuses programs and pages that are declared as something else", () => {
    for (
      const start of ["MZ\x90\0", "\x7fELF\x02\x01", "\xca\xfe\xba\xbe\0\0\0\x34", "\0asm\x01"]
    ) {
      for (const type of ["image/jpeg", "text/plain", "application/pdf", "video/mp4"]) {
        equal(faultOf("a", type, start), "file-mismatch");
      }
    }
    for (const start of [SVG, "<!DOCTYPE html>", " \n<script>alert(1)</script>", "<!-- --><p>"]) {
      for (const type of ["image/png", "text/plain", "application/json", "text/csv"]) {
        equal(faultOf("a", type, start), "file-mismatch");
      }
    }
  });

  it("takes the type of the bytes, then that of the name, where none is declared", () => {
    for (const declared of ["", "application/octet-stream", "application/octet-stream; a=b"]) {
      equal(inspect("a", declared, PNG).type, "image/png");
      equal(inspect("a.csv", declared, "a,b").type, "text/csv");
      equal(inspect("a.unknown", declared, "a,b").type, "application/octet-stream");
      equal(inspect("a.png", declared, "text").type, "application/octet-stream");
      equal(inspect("a.png", declared, "MZ\x90\0").name, "a_png.exe");
      equal(faultOf("a.svg", declared, SVG), "file-active");
      equal(faultOf("a", declared, SVG), "file-active");
      equal(faultOf("a.html", declared, "text"), "file-active");
    }
  });

  it("knows a type by its other names", () => {
    equal(inspect("a.jpg", "image/jpg", "\xff\xd8\xff\xe0").type, "image/jpeg");
    equal(inspect("a.jpg", 'IMAGE/PJPEG; name="a"', "\xff\xd8\xff\xe0").type, "image/jpeg");
    equal(inspect("a.mp3", "audio/mp3", "ID3\x04").type, "audio/mpeg");
    equal(inspect("a.zip", "application/x-zip-compressed", zipStart("a")).type, "application/zip");
    equal(inspect("a.csv", "application/vnd.ms-excel", "a;b").type, "text/csv");
  });

  it("takes a malformed type for none, as browsers may read another one in it", () => {
    for (
      const type of ["text/html x", "text/html(x", "image/svg+xml,image/png", "html", "text/*"]
    ) {
      deepEqual(inspect("a.txt", type, "text").type, "text/plain", type);
      equal(faultOf("a", type, SVG), "file-active", type);
    }
  });

  it("treats JavaScript and XML as active content under every name that browsers know", () => {
    for (
      const type of [
        "application/ecmascript",
        "application/x-javascript",
        "text/ecmascript",
        "text/javascript1.5",
        "text/jscript",
        "text/livescript",
        "text/x-ecmascript",
        "text/x-javascript",
        "text/xsl",
        "text/x-html",
      ]
    ) {
      equal(faultOf("a", type, "alert(1)"), "file-active", type);
    }
  });

  it("treats every form of SVG as active content", () => {
    const forms = [
      SVG,
      `\xef\xbb\xbf  \n${SVG}`,
      `<?xml version="1.0"?>\n<!-- a -->\n${SVG}`,
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a.dtd" [<!ENTITY a "b">]>${SVG}`,
      `<!-- a --><!-- b -->${SVG}`,
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
      `\xff\xfe${[...SVG].join("\0")}\0`,
      `\xfe\xff\0${[...SVG].join("\0")}`,
    ];
    for (const form of forms) {
      equal(faultOf("a.svg", "image/svg+xml", form), "file-active", form);
      equal(faultOf("a.svg", "", form), "file-active", form);
      equal(faultOf("a.png", "image/png", form), "file-mismatch", form);
      equal(faultOf("a.svg", "image/svg+xml", form, typesOf(["image/svg+xml"])), undefined, form);
    }
  });

  it("accepts active content only where its type is listed", () => {
    const active: [string, string, string][] = [
      ["a.svg", "image/svg+xml", SVG],
      ["a.html", "text/html", "<!doctype html>"],
      ["a.xhtml", "application/xhtml+xml", '<?xml version="1.0"?><html xmlns="a"/>'],
      ["a.xml", "application/xml", '<?xml version="1.0"?><a/>'],
      ["a.js", "text/javascript", "alert(1)"],
      ["a.gpx", "application/gpx+xml", '<?xml version="1.0"?><gpx/>'],
    ];
    for (const [name, type, start] of active) {
      equal(faultOf(name, type, start), "file-active", type);
      equal(faultOf(name, type, start, typesOf(["*/*", "image/*", "text/*"])), "file-active", type);
      equal(faultOf(name, type, start, typesOf([type])), undefined, type);
    }
  });

  it("accepts only the types that are listed, by their bytes", () => {
    const images = typesOf(["image/*", "application/pdf"]);
    equal(faultOf("a.png", "image/png", PNG, images), undefined);
    equal(faultOf("a.pdf", "application/pdf", "%PDF-1.7", images), undefined);
    equal(faultOf("a.txt", "text/plain", "text", images), "file-type");
    equal(faultOf("a", "", "text", images), "file-type");
    equal(faultOf("a.zip", "application/zip", zipStart("a"), images), "file-type");
    equal(faultOf("a.jpg", "image/jpeg", "\xff\xd8\xff\xe0", typesOf(["image/jpg"])), undefined);
  });

  it("accepts a type that it does not know, unless the bytes are of another one", () => {
    equal(inspect("a.3mf", "model/3mf", zipStart("a")).type, "model/3mf");
    equal(inspect("a.glb", "model/gltf-binary", "glTF\x02\0").type, "model/gltf-binary");
    equal(inspect("a.x", "image/x-unknown", PNG).type, "image/png");
    equal(faultOf("a.py", "text/x-python", "import os"), undefined);
    equal(faultOf("a.py", "text/x-python", "import\0"), "file-mismatch");
    equal(faultOf("a.x", "image/x-unknown", SVG), "file-active");
  });

  it("does not take an office file for another one", () => {
    equal(faultOf("a.docx", DOCX, zipStart("[Content_Types].xml")), undefined);
    equal(faultOf("a.docx", DOCX, zipStart("xl/workbook.xml")), "file-mismatch");
    equal(faultOf("a.docx", DOCX, zipStart("META-INF/MANIFEST.MF")), "file-mismatch");
    equal(faultOf("a.docx", DOCX, zipStart("evil.exe")), "file-mismatch");
    equal(faultOf("a.zip", "application/zip", zipStart("word/document.xml")), undefined);
  });

  it("keeps the name and the type as they were sent", () => {
    const { name, originalName, type, declaredType } = inspect("../Ä.JPG", "image/x-png", PNG);
    deepEqual({ name, originalName, type, declaredType }, {
      name: "Ä_JPG.png",
      originalName: "../Ä.JPG",
      type: "image/png",
      declaredType: "image/x-png",
    });
  });
});

describe("the option of accepted types", () => {
  it("throws for a list that is empty, and for what is not a media type", () => {
    for (const list of [[], "image/png", [".png"], ["png"], ["image/"], [1], ["*/png"], null]) {
      throws(() => typesOf(list as never), {
        name: "RangeError",
        message: /^validate: files\.types must be a list of media types, like \["image\/\*"/,
      });
    }
  });
});
