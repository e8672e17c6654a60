import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { secrecyOf } from "../../../src/core/secrets.ts";
import { redactor } from "../../../src/logger/redact.ts";
import { jsonText } from "../../../src/logger/serialise.ts";
import { redactQuery, redactUrl } from "../../../src/tracing/redact.ts";
import { exceptionAttributes } from "../../../src/tracing/span.ts";

const redact = redactor([]);

const SECRET_NAMES = ("authorization x-api-key apiKey APIKEY api_key set_cookie password " +
  "userPassword PGPASSWORD userpassword new_password2 passwd pwd pin otp otpCode pinCode secret " +
  "client_secret jwt bearer sessionId session_id PHPSESSID connect.sid ssn creditCard " +
  "card_number cvv cvv2 CVC passcode signingKey x-auth-key cf-access-jwt-assertion dsn SENTRY_DSN " +
  "encryptionKey aws_secret_access_key AWS_ACCESS_KEY_ID privateKeys ocp-apim-subscription-key " +
  "x-functions-key mfaCode verification_code backupCodes code_verifier totpSecret " +
  "passwordHash connectionString x-auth stripe-signature webhookSecret").split(" ");
const TOKEN_NAMES = ("token accessToken refresh_token idToken apitoken csrfmiddlewaretoken " +
  "x-vault-token session user_session db_pass smtpPass pass").split(" ");
const PLAIN_NAMES = ("secretary secretariat tokenizer tokenization passwordless passenger " +
  "passport compass bypass passed pass_rate author authority authenticated authMethod keyboard " +
  "keyword monkey key code status_code errorCode zipcode country_code promo_code cacheKey " +
  "publicKey primary_key apiKeyId api_key_name spin pinned opinion shopping assign signal " +
  "design cookieConsent cookieName cookiecutter sessionCount session_duration_ms tokenExpiresAt " +
  "token_type tokens_used password_changed_at signatureRequired credentialType secretsCount " +
  "residue sidebar nonce hash email").split(" ");

describe("the names of secrets", () => {
  for (const name of SECRET_NAMES) {
    it(`has ${name}`, () => assert.equal(secrecyOf(name), "always"));
  }

  for (const name of TOKEN_NAMES) {
    it(`has ${name}, unless it is a number`, () => assert.equal(secrecyOf(name), "unless-number"));
  }

  it("has tokens, unless they are counted", () => {
    assert.equal(redact.isSecret("tokens", "abc"), true);
    assert.equal(redact.isSecret("totalTokens", "12"), false);
    assert.equal(redact.isSecret("max_tokens", 12), false);
    assert.equal(redact.isSecret("token", "123456"), true);
  });

  for (const name of PLAIN_NAMES) {
    it(`does not have ${name}`, () => assert.match(secrecyOf(name), /^(never|in-query)$/));
  }

  it("hide neither a boolean nor nothing", () => {
    assert.equal(
      jsonText({ password: true, token: null }, redact),
      '{"password":true,"token":null}',
    );
  });

  it("are also found as labels: entries of a list, and name with value", () => {
    assert.equal(
      jsonText([["authorization", "x"], ["accept", "y"]], redact),
      '[["authorization","[REDACTED]"],["accept","y"]]',
    );
    assert.equal(
      jsonText({ name: "DB_PASSWORD", value: "x" }, redact),
      '{"name":"DB_PASSWORD","value":"[REDACTED]"}',
    );
  });
});

const TEXTS: readonly (readonly [text: string, shown: string])[] = [
  ["GET https://a.example/x?token=abc&ok=1", "GET https://a.example/x?token=[REDACTED]&ok=1"],
  ["https://u:p@host.example/db", "https://[REDACTED]@host.example/db"],
  ["postgres://u:p@ss@db.example:5432/app", "postgres://[REDACTED]@db.example:5432/app"],
  ["https://key@sentry.example/1", "https://[REDACTED]@sentry.example/1"],
  ["https://a/cb?code=abc&state=1", "https://a/cb?code=[REDACTED]&state=1"],
  ["https://x.blob/?sv=1&sig=a%3D", "https://x.blob/?sv=1&sig=[REDACTED]"],
  ["/?next=https%3A%2F%2Fa%2F%3Ftoken%3Dabc&b=1", "/?next=[REDACTED]&b=1"],
  ["/?next=https%3A%2F%2Fa%2F%3Fq%3Dabc", "/?next=https%3A%2F%2Fa%2F%3Fq%3Dabc"],
  ["Authorization: Bearer abc.def", "Authorization: Bearer [REDACTED]"],
  ["Cookie: a=b; c=d\nnext: line", "Cookie: [REDACTED]\nnext: line"],
  ["x-api-key: abc rest", "x-api-key: [REDACTED] rest"],
  ["login password=hunter2 failed", "login password=[REDACTED] failed"],
  ['body {"password":"hunter2","a":1}', 'body {"password":"[REDACTED]","a":1}'],
  [
    String.raw`"{\"password\":\"a\\\"b\",\"c\":1}"`,
    String.raw`"{\"password\":\"[REDACTED]\",\"c\":1}"`,
  ],
  [
    '{"pin": 1234, "max_tokens": 7, "token": 5}',
    '{"pin": [REDACTED], "max_tokens": 7, "token": 5}',
  ],
  ['{"secret":{"a":["b"]},"c":1}', '{"secret":[REDACTED],"c":1}'],
  ['{"password":"hunt', '{"password":"[REDACTED]'],
  ["{ password: 'x', user: 'ann' }", "{ password: '[REDACTED]', user: 'ann' }"],
  ["invalid token: expired", "invalid token: expired"],
  ["failed: code=ECONN key=user:1", "failed: code=ECONN key=user:1"],
  ["secretary=Ann tokenizer=bpe passwordless=yes", "secretary=Ann tokenizer=bpe passwordless=yes"],
  ["a@b.example http://x.example/@user", "a@b.example http://x.example/@user"],
];

describe("secrets within a text", () => {
  for (const [text, shown] of TEXTS) {
    it(JSON.stringify(text), () => assert.equal(redact.text(text), shown));
  }

  it("are found under the app's own names", () => {
    assert.equal(redactor(["birthDate"]).text('{"birthDate":"x"}'), '{"birthDate":"[REDACTED]"}');
  });

  it("are removed from URLs and exceptions of spans by the same list", () => {
    assert.equal(redactUrl("https://u:p@a/b;sid=x"), "https://REDACTED:REDACTED@a/b;sid=REDACTED");
    assert.equal(
      redactQuery("secretary=Ann&passcode=1&sig=x"),
      "secretary=Ann&passcode=REDACTED&sig=REDACTED",
    );
    assert.equal(
      exceptionAttributes(new Error("connect postgres://u:p@db/app"))["exception.message"],
      "connect postgres://REDACTED@db/app",
    );
  });
});
