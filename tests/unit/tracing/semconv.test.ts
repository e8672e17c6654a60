import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { redactQuery, redactUrl, splitUrl } from "../../../src/tracing/redact.ts";
import {
  clientAttributes,
  errorType,
  knownMethods,
  nameOf,
  serverAttributes,
  spanName,
  STANDARD_METHODS,
} from "../../../src/tracing/semconv.ts";

describe("redaction", () => {
  it("replaces the values of keys that carry secrets, and leaves the others", () => {
    assert.equal(
      redactQuery("q=a&X-Amz-Signature=b&sig=c&access_token=d&page=2"),
      "q=a&X-Amz-Signature=REDACTED&sig=REDACTED&access_token=REDACTED&page=2",
    );
  });

  for (
    const key of [
      "X-Amz-Signature",
      "X-Amz-Credential",
      "X-Amz-Security-Token",
      "AWSAccessKeyId",
      "Signature",
      "sig",
      "X-Goog-Signature",
      "token",
      "api_key",
      "apiKey",
      "client_secret",
      "password",
      "code",
      "%74oken",
    ]
  ) {
    it(`replaces the value of ${key}`, () =>
      assert.equal(redactQuery(`${key}=v`), `${key}=REDACTED`));
  }

  it("leaves a key without a value, and a broken escape, as they are", () => {
    assert.equal(redactQuery("token&a=%zz&%zz=1"), "token&a=%zz&%zz=1");
    assert.equal(redactQuery("%zz%74oken=s&%ff%70in=1"), "%zz%74oken=REDACTED&%ff%70in=1");
  });

  it("removes user info, fragment and secrets from a URL", () => {
    assert.equal(
      redactUrl("https://user:pa@ss@example.com:8443/a?token=x&y=1#frag"),
      "https://REDACTED:REDACTED@example.com:8443/a?token=REDACTED&y=1",
    );
  });

  it("truncates long text", () => {
    assert.equal(redactUrl(`http://a/${"x".repeat(10_000)}`).length, 2_048);
    assert.equal(redactQuery("a=".padEnd(10_000, "x")).length, 2_048);
  });

  it("never leaks the beginning of a truncated secret", () => {
    assert.equal(redactQuery(`a=${"x".repeat(2_030)}&token=secret`).includes("secret"), false);
  });

  it("splits a URL into its parts", () => {
    assert.deepEqual(splitUrl("http://h:1/p?q=1#f"), {
      scheme: "http",
      authority: "h:1",
      path: "/p",
      query: "q=1",
    });
    assert.deepEqual(splitUrl("http://h?q"), {
      scheme: "http",
      authority: "h",
      path: "",
      query: "q",
    });
    assert.deepEqual(splitUrl("http://h/p#a?b"), {
      scheme: "http",
      authority: "h",
      path: "/p",
      query: "",
    });
  });
});

describe("the attributes of a SERVER span", () => {
  const of = (method: string, url: string, known = STANDARD_METHODS) =>
    serverAttributes({ method, url, userAgent: undefined }, known);

  it("have what the conventions require", () => {
    assert.deepEqual(of("GET", "https://example.com:8443/users/1?q=2"), {
      "http.request.method": "GET",
      "url.path": "/users/1",
      "url.scheme": "https",
      "server.address": "example.com",
      "server.port": 8443,
      "url.query": "q=2",
    });
  });

  it("have the port of the scheme when the URL names none", () => {
    assert.equal(of("GET", "https://a/")["server.port"], 443);
    assert.equal(of("GET", "http://a/")["server.port"], 80);
  });

  it("have an IPv6 address without brackets", () => {
    const attributes = of("GET", "http://[::1]:3000/");
    assert.equal(attributes["server.address"], "::1");
    assert.equal(attributes["server.port"], 3000);
  });

  it("name an unknown method _OTHER, and keep the original", () => {
    const attributes = of("BREW", "http://a/");
    assert.equal(attributes["http.request.method"], "_OTHER");
    assert.equal(attributes["http.request.method_original"], "BREW");
    assert.equal(spanName("BREW", "/pot", STANDARD_METHODS), "HTTP /pot");
    assert.equal(of("QUERY", "http://a/")["http.request.method"], "QUERY");
  });

  it("know the methods that the environment lists, and no others", () => {
    const known = knownMethods("GET, BREW");
    assert.equal(of("BREW", "http://a/", known)["http.request.method"], "BREW");
    assert.equal(of("POST", "http://a/", known)["http.request.method"], "_OTHER");
  });

  it("have the user agent", () => {
    const attributes = serverAttributes(
      { method: "GET", url: "http://a/", userAgent: "x/1" },
      STANDARD_METHODS,
    );
    assert.equal(attributes["user_agent.original"], "x/1");
  });
});

describe("the attributes of a CLIENT span", () => {
  it("have what the conventions require, and no secret", () => {
    assert.deepEqual(clientAttributes("GET", "https://u:p@a.test/x?token=1", 0, STANDARD_METHODS), {
      "http.request.method": "GET",
      "url.full": "https://REDACTED:REDACTED@a.test/x?token=REDACTED",
      "server.address": "a.test",
      "server.port": 443,
    });
  });

  it("count the attempts after the first", () => {
    const attributes = clientAttributes("GET", "http://a/", 2, STANDARD_METHODS);
    assert.equal(attributes["http.request.resend_count"], 2);
  });
});

describe("error.type", () => {
  it("is the status for a 5xx, and nothing for a 4xx, on a server", () => {
    assert.equal(errorType("server", 503, undefined), "503");
    assert.equal(errorType("server", 404, new Error("x")), undefined);
    assert.equal(errorType("server", 200, new Error("caught")), undefined);
  });

  it("is the status for a 4xx too, on a client", () => {
    assert.equal(errorType("client", 404, undefined), "404");
    assert.equal(errorType("client", 302, undefined), undefined);
  });

  it("is the class of what was thrown", () => {
    class OwnError extends Error {}
    assert.equal(errorType("server", 500, new OwnError("x")), "OwnError");
    assert.equal(nameOf(new TypeError("x")), "TypeError");
    assert.equal(nameOf(new Error("x")), "Error");
    assert.equal(nameOf("text"), "string");
    assert.equal(nameOf(null), "object");
    assert.equal(nameOf(Object.create(null)), "Error");
  });
});
