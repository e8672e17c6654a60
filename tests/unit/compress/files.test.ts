import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answered, longText, textOf } from "../../support/compressed.ts";

const LARGE = longText(200_000);
const file = (type = "text/csv") => () => new Response(new Blob([LARGE], { type }));

describe("a large Blob", () => {
  it("is compressed", async () => {
    const { response, decision } = await answered(file(), "br");
    assert.equal(response.headers.get("content-encoding"), "br");
    assert.equal(decision?.reason, "encoded");
    assert.ok(await textOf(response) === LARGE);
  });

  it("varies, and is sent as it is to a client that does not accept a coding", async () => {
    const { response, decision } = await answered(file(), "identity");
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
    assert.equal(decision?.reason, "not-accepted");
    assert.ok(await response.text() === LARGE);
  });

  it("is left alone if its type is not compressed", async () => {
    const { response, decision } = await answered(file("image/png"), "br");
    assert.equal(decision?.reason, "type");
    assert.ok(await response.text() === LARGE);
  });
});
