import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { secrecyOf } from "../../../src/core/secrets.ts";
import { redactor } from "../../../src/logger/redact.ts";
import { redactQuery } from "../../../src/tracing/redact.ts";

// Every name that the logger or tracing has redacted.
const ALWAYS = [
  "password",
  "userPasswd",
  "passphrase",
  "pwd",
  "db_pwd",
  "client_secret",
  "Authorization",
  "auth",
  "Set-Cookie",
  "X-Amz-Credential",
  "api-key",
  "X-API-Key",
  "AWSAccessKeyId",
  "private.key",
  "X-Amz-Signature",
  "sig",
  "sessionId",
  "sid",
  "jwt",
  "idJwt",
  "otp",
  "pin",
];
const UNLESS_NUMBER = ["token", "csrfToken", "X-Amz-Security-Token", "session", "user_session"];
const IN_QUERY = ["code", "key"];
const NEVER = ["author", "passenger", "keyboard", "page", "pinned", "keys", "codec", "sign"];

const redact = redactor([]);

/** The value 1 and the value "s" as shown in a query by tracing and the logger, and as fields. */
function shownAs(name: string) {
  return {
    trace: redactQuery(`a=b&${name}=s`) === `a=b&${name}=s`,
    log: redact.text(`/?a=b&${name}=s`) === `/?a=b&${name}=s`,
    text: !redact.isSecret(name, "s"),
    number: !redact.isSecret(name, 1),
  };
}

describe("secrets, in traces and in logs", () => {
  for (const name of ALWAYS) {
    it(`${name} is hidden in queries and fields`, () => {
      assert.equal(secrecyOf(name), "always");
      assert.deepEqual(shownAs(name), { trace: false, log: false, text: false, number: false });
    });
  }

  for (const name of UNLESS_NUMBER) {
    it(`${name} is hidden unless it is a number in a field`, () => {
      assert.equal(secrecyOf(name), "unless-number");
      assert.deepEqual(shownAs(name), { trace: false, log: false, text: false, number: true });
    });
  }

  for (const name of IN_QUERY) {
    it(`${name} is hidden in queries only`, () => {
      assert.equal(secrecyOf(name), "in-query");
      assert.deepEqual(shownAs(name), { trace: false, log: false, text: true, number: true });
    });
  }

  for (const name of NEVER) {
    it(`${name} is shown`, () => {
      assert.equal(secrecyOf(name), "never");
      assert.deepEqual(shownAs(name), { trace: true, log: true, text: true, number: true });
    });
  }

  it("are found under escaped names and separated words", () => {
    assert.equal(
      redactQuery("%74oken=s&pass-word=s&q=1"),
      "%74oken=REDACTED&pass-word=REDACTED&q=1",
    );
    assert.equal(
      redact.text("/?%74oken=s&pass-word=s"),
      "/?%74oken=[REDACTED]&pass-word=[REDACTED]",
    );
  });
});
