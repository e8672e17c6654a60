import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import { canary, leakScan } from "../../../src/injection-scan/mod.ts";

const PROMPT = "You are the assistant of a small bookshop in Oslo. Never talk about prices, stay " +
  "polite, and recommend at most three books in each of your answers.";
const TOKEN = "k3v9xq7hm2rp5dwz8tyb4njc6s";
const ANSWER = "I recommend three books about Oslo: one on its harbour, one on its poets and one " +
  "for children who like trolls and ships. ";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const base64 = (text: string) => btoa(String.fromCharCode(...bytesOf(text)));
const hex = (text: string) => Array.from(bytesOf(text), (b) => b.toString(16).padStart(2, "0"));
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (c) => {
    const first = c < "a" ? 65 : 97;
    return String.fromCharCode((c.charCodeAt(0) - first + 13) % 26 + first);
  });

/** Ways to write a text that a model can be asked for. */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in upper case": (text) => text.toUpperCase(),
  "reversed": (text) => [...text].reverse().join(""),
  "with its words in reverse order": (text) => text.split(" ").reverse().join(" "),
  "with spaces between letters": (text) => [...text].join(" "),
  "in numbered lines": (text) => text.split(" ").map((w, i) => `${i + 1}. ${w}`).join("\n"),
  "in numbered letters": (text) => [...text].map((c, i) => `${i + 1}) ${c}`).join("\n"),
  "in ROT13": rot13,
  "in base64": base64,
  "in base64, one byte later": (text) => base64("x" + text),
  "in base64, two bytes later": (text) => base64("xy" + text),
  "in base64url without padding": (text) =>
    base64("ab" + text).replace(/=/g, "").replace(/\+/g, "-").replace(/\//g, "_"),
  "in base64 after other letters": (text) => "key_" + base64(text),
  "in lines of base64": (text) => base64(text).replace(/.{40}/g, "$&\r\n"),
  "in base64 twice": (text) => base64(base64(text)),
  "in hexadecimal": (text) => hex(text).join(""),
  "in upper-case hexadecimal after a digit": (text) => "F" + hex(text).join("").toUpperCase(),
  "as bytes in hexadecimal": (text) => hex(text).map((byte) => `0x${byte}`).join(", "),
  "in percent-encoding": (text) => hex(text).map((byte) => `%${byte}`).join(""),
  "as a URL component": encodeURIComponent,
  "in entities": (text) => hex(text).map((byte) => `&#x${byte};`).join(""),
  "in decimal entities": (text) => [...text].map((c) => `&#${c.charCodeAt(0)};`).join(""),
  "with entities between words": (text) => text.replaceAll(" ", "&nbsp;"),
  "in escapes of JSON": (text) => hex(text).map((byte) => `\\u00${byte}`).join(""),
  "with escaped line feeds": (text) => text.replaceAll(" ", "\\n"),
};

/** Whether a response in pieces is cut, with this content type. */
async function isCut(pieces: readonly string[], type: string | undefined): Promise<boolean> {
  const app = new Hono().use(leakScan({ canary: canary(TOKEN), prompt: PROMPT }));
  app.get("/", () => {
    const left = pieces.map(bytesOf);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = left.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    });
    return new Response(body, { headers: type === undefined ? {} : { "content-type": type } });
  });
  const received = await (await app.request("/")).text();
  return received.length < pieces.join("").length;
}

function inPieces(text: string, length: number): string[] {
  return text.match(new RegExp(`[^]{1,${length}}`, "g")) ?? [];
}

describe("a leak", () => {
  for (const [form, write] of Object.entries(FORMS)) {
    it(`of the canary or the prompt is found ${form}, however it is cut`, async () => {
      for (const secret of [TOKEN, PROMPT]) {
        const text = `Here it is: ${write(secret)}`;
        for (const length of [1, 7, text.length]) {
          assert.ok(await isCut(inPieces(text, length), "text/plain"), `${secret} by ${length}`);
        }
      }
    });
  }

  it("is found in events whose fragments are encoded", async () => {
    const events = inPieces(base64(PROMPT), 4)
      .map((delta) => `data: ${JSON.stringify({ choices: [{ delta: { content: delta } }] })}\n\n`);
    assert.ok(await isCut(events, "text/event-stream"));
  });

  it("is found in lines of JSON, whose fragments are joined", async () => {
    const lines = PROMPT.split(" ").map((word) =>
      JSON.stringify({ message: { content: word + " " } }) + "\n"
    );
    assert.ok(await isCut(lines, "application/x-ndjson"));
    assert.ok(await isCut(lines, undefined));
  });

  for (
    const type of [
      undefined,
      "",
      "application/octet-stream",
      "application/x-unknown",
      "model/answer",
      "nonsense",
      "multipart/mixed; boundary=x",
      "image/svg+xml",
    ]
  ) {
    it(`is found in a response of type ${type ?? "(none)"}`, async () => {
      assert.ok(await isCut([PROMPT], type));
      assert.ok(await isCut([TOKEN], type));
    });
  }

  it("is found in UTF-16, where the content type names it", async () => {
    const app = new Hono().use(leakScan({ canary: canary(TOKEN) }));
    const body = Uint8Array.from(TOKEN + "..", (c) => c.charCodeAt(0));
    const wide = new Uint8Array(body.length * 2);
    body.forEach((byte, i) => wide[2 * i] = byte);
    app.get(
      "/",
      () => new Response(wide, { headers: { "content-type": "text/plain; charset=utf-16le" } }),
    );
    assert.equal((await (await app.request("/")).arrayBuffer()).byteLength, 0);
  });

  it("is not eleven words of the prompt, nor an ordinary answer in any form", async () => {
    const eleven = PROMPT.split(" ").slice(0, 11).join(" ") + ", said the owl";
    for (const [form, write] of Object.entries(FORMS)) {
      for (const text of [eleven, ANSWER]) {
        assert.equal(await isCut(inPieces(write(text), 9), "text/plain"), false, form);
      }
    }
  });

  it("is not looked for in pictures, sound and compressed responses", async () => {
    for (const type of ["image/png", "audio/mpeg", "video/mp4", "font/woff2"]) {
      assert.equal(await isCut([TOKEN], type), false);
    }
  });
});
