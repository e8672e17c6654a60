import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  constantTimeEqual,
  hex,
  hexDigest,
  HmacSha256,
  nodeCrypto,
  sha256,
} from "../../../src/runtime/sha256.ts";
import type { Bytes } from "../../../src/runtime/sha256.ts";

const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const bytes = (text: string) => new TextEncoder().encode(text);

const found = nodeCrypto();
/** As in versions without a hash in one call. */
const older = found && {
  createHash: (algorithm: string) => found.createHash(algorithm),
  createHmac: (algorithm: string, key: Bytes) => found.createHmac(algorithm, key),
  timingSafeEqual: (a: Bytes, b: Bytes) => found.timingSafeEqual(a, b),
};
const kinds = [
  ["node:crypto", found],
  ["node:crypto of older versions", older],
  ["crypto.subtle", null],
] as const;

for (const [name, node] of kinds) {
  describe(`SHA-256 by ${name}`, () => {
    it("gives the digests of FIPS 180-2", async () => {
      assert.equal(await hexDigest("", node), EMPTY);
      assert.equal(await hexDigest("abc", node), ABC);
      assert.equal(hex(await sha256(bytes("abc"), node)), ABC);
    });

    it("hashes text as UTF-8, also a lone surrogate", async () => {
      for (const text of ["żółw 🐢\r\n", "\ud800"]) {
        assert.equal(await hexDigest(text, node), await hexDigest(bytes(text), node));
      }
    });

    it("hashes parts as their concatenation, and a view as its own bytes", async () => {
      const view = bytes("xbcx").subarray(1, 3);
      assert.equal(await hexDigest(["a", view, ""], node), ABC);
      assert.equal(await hexDigest([], node), EMPTY);
    });

    it("writes a code in each encoding", async () => {
      const hmac = new HmacSha256("k", node);
      const code = await hmac.sign("6");
      assert.equal(await hmac.signText("6", "hex"), hex(code));
      const base64 = btoa(String.fromCharCode(...code));
      assert.match(base64, /[+/].*=/);
      assert.equal(await hmac.signText(["", bytes("6")], "base64"), base64);
      const ofUrls = base64.replaceAll("+", "-").replaceAll("/", "_").replace("=", "");
      assert.equal(await hmac.signText("6", "base64url"), ofUrls);
    });

    it("gives the codes of RFC 4231", async () => {
      const short = new HmacSha256("Jefe", node);
      assert.equal(
        hex(await short.sign("what do ya want for nothing?")),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
      );
      const long = new HmacSha256(new Uint8Array(131).fill(0xaa), node);
      assert.equal(
        hex(await long.sign(["Test Using Larger Than Block-Size Key", " - Hash Key First"])),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
      );
    });

    it("verifies a code, again and again, and no other", async () => {
      const hmac = new HmacSha256("secret", node);
      const code = await hmac.sign("body");
      for (let i = 0; i < 3; i++) assert.equal(await hmac.verify(code, ["bo", "dy"]), true);
      assert.equal(await hmac.verify(code, "bodY"), false);
      assert.equal(await hmac.verify(code.slice(0, 31), "body"), false);
      assert.equal(await hmac.verify(new Uint8Array(0), "body"), false);
      for (let bit = 0; bit < 256; bit++) {
        const other = code.slice();
        other[bit >> 3] ^= 1 << (bit & 7);
        assert.equal(await hmac.verify(other, "body"), false);
      }
    });

    it("keeps its own copy of a secret", async () => {
      const secret = bytes("secret");
      const hmac = new HmacSha256(secret, node);
      const code = await hmac.sign("body");
      secret.fill(0);
      assert.equal(await hmac.verify(code, "body"), true);
    });

    it("refuses an empty secret", () => {
      assert.throws(() => new HmacSha256("", node), RangeError);
      assert.throws(() => new HmacSha256(new Uint8Array(0), node), /must not be empty/);
    });

    it("compares bytes, also of different lengths", () => {
      assert.equal(constantTimeEqual(bytes("same"), bytes("same"), node), true);
      assert.equal(constantTimeEqual(bytes("same"), bytes("sane"), node), false);
      assert.equal(constantTimeEqual(bytes("same"), bytes("sam"), node), false);
      assert.equal(constantTimeEqual(bytes(""), bytes(""), node), true);
    });
  });
}

describe("node:crypto", () => {
  it("makes hashes synchronous where it exists", () => {
    const { process } = globalThis as { process?: { getBuiltinModule?: unknown } };
    assert.equal(nodeCrypto() !== null, typeof process?.getBuiltinModule === "function");
    if (nodeCrypto() === null) return;
    assert.equal(hexDigest("abc"), ABC);
    assert.equal(new HmacSha256("secret").verify(new Uint8Array(32), "body"), false);
  });
});
