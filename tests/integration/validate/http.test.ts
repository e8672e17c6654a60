// validate() over real HTTP on every runtime, with a client that sends false lengths.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import net from "node:net";
import { runtimes } from "./servers.ts";

/**
 * Sends raw bytes, with pauses that are promises, and returns the response until the connection
 * ends or is idle.
 */
function raw(port: number, ...parts: (string | Promise<unknown>)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect(
      port,
      "127.0.0.1",
      async () => {
        for (const part of parts) typeof part === "string" ? socket.write(part) : await part;
      },
    );
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on("data", (chunk) => answer += chunk);
    socket.on("close", () => resolve(answer));
    socket.on("error", (error) => answer ? resolve(answer) : reject(error));
  });
}

for (const { name, needs, start } of runtimes) {
  const missing = !existsSync(needs) && !process.env.CI;
  describe(`validate() over HTTP on ${name}`, { skip: missing && `${needs} is missing` }, () => {
    let server: { port: number; stop(): Promise<unknown> };
    let origin = "";
    before(async () => {
      server = await start();
      origin = `http://127.0.0.1:${server.port}`;
    });
    after(() => server?.stop());

    const post = (where: string, body: BodyInit, type?: string) =>
      fetch(origin + where, {
        method: "POST",
        body,
        headers: type === undefined ? {} : { "content-type": type },
        duplex: "half",
      } as RequestInit);
    const json = "application/json";

    it("passes what fits, and leaves the body to the handler", async () => {
      const body = '{"sku":"é🦊","qty":2,"more":1}';
      const response = await post("/orders", body, json);
      assert.deepEqual(await response.json(), [{ sku: "é🦊", qty: 2 }, body]);
    });

    it("has no value for a file input in which nothing was chosen", async () => {
      const part = (name: string, more: string, text: string) =>
        `--X\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
      const none = '; filename=""\r\nContent-Type: application/octet-stream';
      const body = part("photo", none, "") + part("name", "", "") + "--X--\r\n";
      const response = await post("/photo", body, "multipart/form-data; boundary=X");
      assert.deepEqual(await response.json(), ["name"]);
    });

    it("takes the type of a file from its bytes, and makes its name safe", async () => {
      const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
      const send = async (content: BlobPart, name: string, type: string) => {
        const form = new FormData();
        form.append("photo", new File([content], name, { type }));
        const answer = await post("/avatar", form);
        const body = await answer.json() as any;
        return answer.status === 200 ? body : body.errors[0].code;
      };
      const name = "../é\u202e.php.png";
      assert.deepEqual(await send(png, name, "image/png"), ["é_php.png", "image/png", name]);
      assert.equal(await send("<?php", "a.png", "image/png"), "file-mismatch");
      assert.equal(await send("<svg/>", "a.svg", "image/svg+xml"), "file-active");
      assert.equal(await send("text", "a.txt", "text/plain"), "file-type");
    });

    it("refuses a file that is too long before it has arrived", async () => {
      const answer = await raw(
        server.port,
        "POST /avatar HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n" +
          "Content-Type: multipart/form-data; boundary=abcdef\r\n\r\n" +
          '--abcdef\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n' +
          "Content-Type: image/png\r\n\r\n",
        "a".repeat(300_000),
      );
      assert.match(answer, /^HTTP\/1\.1 413 [^]*A file is longer than 65536 bytes/);
    });

    it("refuses what does not, each with its status", async () => {
      const statuses: [number, BodyInit, string?][] = [
        [422, '{"sku":"a","qty":0}', json],
        [400, "{", json],
        [400, "", json],
        [400, "[".repeat(5_000), json],
        [400, "[".repeat(5_000) + "]".repeat(5_000), json],
        [415, '{"sku":"a","qty":1}', "text/plain"],
        [415, new Uint8Array([123, 125])],
        [413, `"${"a".repeat(200_000)}"`, json],
      ];
      for (const [status, body, type] of statuses) {
        const response = await post("/orders", body, type);
        assert.equal(response.status, status, String(body).slice(0, 40));
        assert.equal(response.headers.get("content-type"), "application/problem+json");
        await response.arrayBuffer();
      }
    });

    it("coerces what a path and a query hold", async () => {
      const response = await post("/search/7?tags=a&tags=%C3%A9", "");
      assert.deepEqual(await response.json(), [{ id: 7 }, { tags: ["a", "é"] }]);
      assert.equal((await post("/search/0x7?tags=a", "")).status, 422);
    });

    it("hands a file on byte for byte", async () => {
      const bytes = new Uint8Array(300_000).map((_, i) => (i * 31) & 0xff);
      const form = new FormData();
      form.append("file", new File([bytes], "a.bin"));
      const response = await post("/upload", form);
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
    });

    it("stops a chunked body at the cap, before its end", async () => {
      const head = `POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: ${json}\r\n` +
        "Transfer-Encoding: chunked\r\n\r\n";
      const chunk = `4000\r\n${" ".repeat(0x4000)}\r\n`;
      // Never ended, so that a reader that waits for the end hangs.
      const answer = await raw(server.port, head, ...Array(8).fill(chunk));
      assert.match(answer, /^HTTP\/1\.1 413 /);
      assert.match(answer, /payload-too-large/);
    });

    it("hands a small body on, in one piece or two", async () => {
      assert.equal(await (await post("/echo", "é🦊", "text/plain")).text(), "é🦊");
      const head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n" +
        "Connection: close\r\nContent-Length: 10\r\n\r\n01234";
      const answer = raw(server.port, head, new Promise((go) => setTimeout(go, 150)), "56789");
      assert.match(await answer, /^HTTP\/1\.1 200 [^]*0123456789/);
    });

    it("does not take the beginning of a body that broke off for all of it", async () => {
      const head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n" +
        "Content-Length: 10\r\n\r\n01234";
      assert.doesNotMatch(await raw(server.port, head), /^HTTP\/1\.1 2/);
    });

    it("stops at the cap what other code has put in the place of a small body", async () => {
      const response = await post("/unpacked", "small", "text/plain");
      assert.equal(response.status, 413);
      assert.ok(Number(response.headers.get("x-chunks")) <= 16, "the rest is not read");
    });

    it("loses no byte in report mode, above the cap too", async () => {
      for (const size of [10, 300_000]) {
        const response = await post("/report", "x".repeat(size), json);
        assert.equal(await response.text(), String(size));
      }
    });

    it("keeps responses to what their schema names", async () => {
      assert.deepEqual(await (await fetch(`${origin}/out`)).json(), { id: 1 });
      const bad = await fetch(`${origin}/out?bad=1`);
      assert.equal(bad.status, 500);
      assert.equal((await bad.text()).includes("secret"), false);
    });
  });
}
