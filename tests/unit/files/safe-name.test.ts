import { equal, ok } from "node:assert/strict";
import { describe, it } from "node:test";
import { safeFileName } from "../../../src/core/files/safe-name.ts";

function names(type: string, expected: Readonly<Record<string, string>>): void {
  for (const [original, name] of Object.entries(expected)) {
    equal(safeFileName(original, type), name, JSON.stringify(original));
  }
}

describe("safeFileName", () => {
  it("keeps an ordinary name", () => {
    names("image/png", {
      "photo.png": "photo.png",
      "My photo (1), final_2-b+c.png": "My photo (1), final_2-b+c.png",
      "日本語 の ファイル.png": "日本語 の ファイル.png",
      "Übung.png": "Übung.png",
    });
    names("text/plain", { "notes.md": "notes.md", "app.log": "app.log" });
    names("", { "data.bin": "data.bin", "a.dwg": "a.dwg", "a.png": "a.png", "noext": "noext" });
  });

  it("removes paths, of every system and in every spelling", () => {
    names("image/png", {
      "../../etc/passwd.png": "passwd.png",
      "/abs/a.png": "a.png",
      "C:\\fakepath\\a.png": "a.png",
      "..\\..\\a.png": "a.png",
      "a/..": "file.png",
      "..": "file.png",
      ".": "file.png",
      "": "file.png",
      "／etc／a.png": "a.png",
      "．．＼a.png": "a.png",
      "a∕b⁄c.png": "a_b_c.png",
      "%2e%2e%2fa.png": "2e_2e_2fa.png",
    });
  });

  it("removes control characters and what is not visible", () => {
    names("image/png", {
      "a\0b.png": "ab.png",
      "a\r\nSet-Cookie: b.png": "aSet-Cookie_ b.png",
      "a\u001b[31m.png": "a_31m.png",
      "a\u200bb\u2060\ufeff.png": "ab.png",
      "a\u3164b.png": "ab.png",
      "a\ud800.png": "a.png",
      "a\ue000.png": "a.png",
    });
  });

  it("removes the characters that turn the direction of a text", () => {
    names("image/png", {
      "photo\u202egnp.png": "photognp.png",
      "photo\u202egnp.exe": "photognp_exe.png",
      "a\u2066b\u2069.png": "ab.png",
    });
  });

  it("has one extension, which is one of the type", () => {
    names("application/pdf", {
      "invoice.pdf.exe": "invoice_pdf_exe.pdf",
      "invoice.exe.pdf": "invoice_exe.pdf",
      "invoice.PDF": "invoice.pdf",
      "invoice": "invoice.pdf",
      "invoice.": "invoice.pdf",
      "invoice.pdf. . .": "invoice.pdf",
      "invoice.pdf::$DATA": "invoice_pdf___DATA.pdf",
      "invoice.pdf;.php": "invoice_pdf__php.pdf",
      "invoice.рdf": "invoice_рdf.pdf",
      "v1.2.3.pdf": "v1_2_3.pdf",
    });
    names("image/jpeg", { "a.jpeg": "a.jpeg", "a.jpg": "a.jpg", "a.png": "a_png.jpg" });
    names("application/gzip", { "a.tar.gz": "a_tar.gz" });
    names("audio/mp4", { "a": "a.m4a", "a.mp4": "a.mp4" });
    names("application/msword", { "a": "a.doc", "a.doc": "a.doc", "a.msi": "a_msi.doc" });
  });

  it("keeps no extension of a file that is run", () => {
    for (
      const extension of ["php", "phtml", "jsp", "aspx", "cgi", "exe", "bat", "html", "svg", "js"]
    ) {
      equal(safeFileName(`a.${extension}`, "text/plain"), `a_${extension}.txt`);
      equal(safeFileName(`a.${extension}`, "application/octet-stream"), `a_${extension}`);
      equal(safeFileName(`a.${extension}`, ""), `a_${extension}`);
    }
    const more = "php7 phpt cshtml jnlp msix appimage pyz xll webloc rpm scpt apk_exe.msc";
    for (const extension of more.split(" ")) {
      equal(safeFileName(`a.${extension}`, ""), `a_${extension.replaceAll(".", "_")}`);
    }
  });

  it("is never hidden, an option of a command, or a device", () => {
    names("text/plain", {
      ".htaccess": "htaccess.txt",
      ".env": "env.txt",
      "-rf.txt": "rf.txt",
      "--help": "help.txt",
      "CON.txt": "_CON.txt",
      "nul": "_nul.txt",
      "com1.txt": "_com1.txt",
      "LPT¹.txt": "_LPT1.txt",
    });
  });

  it("has no character with a meaning to a shell, a page or a header", () => {
    names("text/plain", {
      'a"b.txt': "a_b.txt",
      "a<script>.txt": "a_script_.txt",
      "$(id);`id`|&.txt": "(id)__id___.txt",
      "a'b*c?d:e.txt": "a_b_c_d_e.txt",
    });
  });

  it("is at most 200 bytes long, and ends at a whole character", () => {
    for (const letter of ["a", "ä", "語", "𠮷"]) {
      const name = safeFileName(letter.repeat(5_000) + ".png", "image/png");
      ok(new TextEncoder().encode(name).length <= 200);
      ok(name.length > 60 && name.endsWith(`${letter}.png`), name);
    }
  });

  it("does not change a name that it has made", () => {
    for (const original of ["../a.b.c", "a\u202eb.png", "-.-a.-", "con", "__proto__", "🎉.png"]) {
      for (const type of ["image/png", "text/plain", ""]) {
        const name = safeFileName(original, type);
        equal(safeFileName(name, type), name, JSON.stringify(original));
      }
    }
  });
});
