import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { custom, signWebhook } from "../../../src/webhook/mod.ts";
import type { CustomSchemeOptions } from "../../../src/webhook/types.ts";
import { clockAt, deliver, receiver, SIGNED_AT } from "../../support/webhooks.ts";

const SECRET = "secret";

async function roundTrip(options: CustomSchemeOptions, id = "a1") {
  const scheme = custom(options);
  const body = '{"a":1.5}';
  const headers = await signWebhook(scheme, { secret: SECRET, body, id, timestamp: SIGNED_AT });
  const app = receiver(scheme, { secret: SECRET, clock: clockAt(SIGNED_AT) });
  return { app, headers, body, response: await deliver(app, { headers, body }) };
}

describe("custom()", () => {
  it("signs the body in hex by default", async () => {
    const { headers, response } = await roundTrip({ header: "X-Signature" });
    assert.deepEqual(headers, {
      "x-signature": "30d69e445d3269a83a8f98b5a08cd4c844c0d0777e70eff841217ba4ef5ffd5e",
    });
    assert.deepEqual((await response.json()).webhook, { scheme: "custom" });
  });

  it("signs a time and an id, as the template says", async () => {
    const { headers, response, app, body } = await roundTrip({
      name: "acme",
      header: "X-Acme-Signature",
      prefix: "v=",
      encoding: "base64",
      signed: "{id}|{timestamp}|{body}",
      timestamp: "X-Acme-Time",
      id: "X-Acme-Id",
    });
    assert.match(headers["x-acme-signature"], /^v=[\w+/]{43}=$/);
    const webhook = { id: "a1", timestamp: SIGNED_AT, scheme: "acme" };
    assert.deepEqual((await response.json()).webhook, webhook);
    for (const [name, value] of [["x-acme-id", "a2"], ["x-acme-time", `${SIGNED_AT + 1}`]]) {
      const changed = { headers: { [name]: value } };
      assert.equal((await deliver(app, { headers, body }, changed)).status, 401, name);
    }
    for (const name of ["x-acme-id", "x-acme-time"]) {
      const { [name]: _, ...rest } = headers;
      assert.equal((await deliver(app, { headers: rest, body })).status, 401, name);
    }
  });

  it("does not let the end of a body pass for an id, or an id for the start of a body", async () => {
    const after = { header: "x-sig", signed: "{body}.{id}", id: "x-id" };
    const { app, headers, body, response } = await roundTrip(after);
    assert.equal(response.status, 200);
    const shifted = { headers: { ...headers, "x-id": "5}.a1" }, body: body.split(".")[0] };
    assert.equal((await deliver(app, shifted)).status, 401);
    await assert.rejects(roundTrip(after, "a.1"), /without the texts beside it/);
    await assert.rejects(roundTrip({ ...after, signed: "{id}:{body}" }, "a:1"), /texts beside it/);
  });

  it("does not let a part of the text beside an id begin in the id", async () => {
    const forgeries: [signed: string, [id: string, body: string], [id: string, body: string]][] = [
      ["{id}--{body}", ["x", "-1"], ["x-", "1"]],
      ["{body}--{id}", ["x", "a-"], ["-x", "a"]],
      ["{timestamp}.{body}.{id}", ["c", "a.b"], ["b.c", "a"]],
      ["{id}.{body}.{timestamp}", ["a", "b.c"], ["a.b", "c"]],
    ];
    for (const [signed, [id, body], forged] of forgeries) {
      const scheme = custom({
        header: "x-sig",
        id: "x-id",
        signed,
        ...(signed.includes("timestamp") && { timestamp: "x-time" }),
      });
      const unsigned = { secret: SECRET, body, id, timestamp: SIGNED_AT };
      const headers = await signWebhook(scheme, unsigned);
      const app = receiver(scheme, { secret: SECRET, clock: clockAt(SIGNED_AT) });
      assert.equal((await deliver(app, { headers, body })).status, 200, signed);
      const shifted = { headers: { ...headers, "x-id": forged[0] }, body: forged[1] };
      assert.equal((await deliver(app, shifted)).status, 401, signed);
      const another = { ...unsigned, id: forged[0], body: forged[1] };
      await assert.rejects(signWebhook(scheme, another), /without the texts beside it/);
    }
  });

  it("knows an id that is not signed", async () => {
    const { response } = await roundTrip({ header: "x-sig", id: "x-id" });
    assert.equal((await response.json()).webhook.id, "a1");
  });

  it("throws for a description that cannot be right", () => {
    const wrong: [object, RegExp][] = [
      [{}, /header must be the name of a header, got undefined/],
      [{ header: "a b" }, /header must be the name of a header/],
      [{ header: "x", signed: "{timestamp}" }, /signed must have \{body\}/],
      [{ header: "x", signed: "{time}.{body}" }, /unknown place/],
      [{ header: "x", signed: "{body}{body}" }, /twice/],
      [{ header: "x", signed: "{timestamp}{body}", timestamp: "t" }, /separator/],
      [{ header: "x", signed: "{timestamp}.{body}" }, /timestamp is missing/],
      [{ header: "x", signed: "{id}.{body}" }, /id is missing/],
      [{ header: "x", timestamp: "t" }, /signed must have \{timestamp\}/],
      [{ header: "x", encoding: "hexa" }, /one of "hex", "base64"/],
      [{ header: "x", algorithm: "sha1" }, /always HMAC-SHA-256/],
      [{ header: "x", signed: "{timestamp}.{body}", timestamp: "" }, /timestamp must be the name/],
      [
        { header: "x", signed: "{id}.{body}", id: null },
        /id must be the name of a header, got null/,
      ],
      [{ header: "x", signed: "{id}.{body}", id: "X" }, /must be different headers/],
      [{ header: "x", prefix: " v1=" }, /prefix must be the visible start of a header/],
      [{ header: "x", name: "" }, /name must be a text, got ""/],
    ];
    for (const [options, message] of wrong) {
      assert.throws(() => custom(options as never), message);
    }
  });
});
