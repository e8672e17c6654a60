import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  formatTraceparent,
  parseBaggage,
  parseTraceparent,
  parseTracestate,
  withStateMember,
} from "../../../src/core/trace/traceparent.ts";
import { encodeSpans } from "../../../src/tracing/otlp-json.ts";
import { redactQuery, redactUrl, splitUrl } from "../../../src/tracing/redact.ts";
import { probability } from "../../../src/tracing/sampler.ts";
import type { SamplingResult } from "../../../src/tracing/sampler.ts";

const RUNS = { numRuns: 200 };
const hex = (length: number) =>
  fc.array(fc.constantFrom(..."0123456789abcdef"), { minLength: length, maxLength: length })
    .map((digits) => digits.join("")).filter((id) => /[^0]/.test(id));
const key = fc.stringMatching(/^[a-z0-9][a-z0-9_\-*/@]{0,20}$/);
const value = fc.stringMatching(
  /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,20}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/,
)
  .filter((text) => text.length > 0);
const headerText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef-,=; \t") }),
);

describe("traceparent and tracestate, for all inputs", () => {
  it("a formatted header parses to the same values", () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.integer({ min: 0, max: 3 }), (traceId, spanId, flags) => {
        const parent = { traceId, spanId, flags };
        assert.deepEqual(parseTraceparent(formatTraceparent(parent)), parent);
      }),
      RUNS,
    );
  });

  it("a valid list is read as it stands", () => {
    const list = fc.uniqueArray(fc.tuple(key, value), { selector: ([k]) => k, maxLength: 32 });
    fc.assert(
      fc.property(list, (members) => {
        const text = members.map(([k, v]) => `${k}=${v}`).join(",");
        // A leading space belongs to a value, but not to a member.
        assert.equal(parseTracestate(text), text);
      }),
      RUNS,
    );
  });

  it("setting a member gives a valid list that has it first", () => {
    fc.assert(
      fc.property(key, value, key, value, (k, v, otherKey, otherValue) => {
        const state = withStateMember(parseTracestate(`${otherKey}=${otherValue}`), k, v);
        assert.equal(parseTracestate(state), state);
        assert.ok(state.startsWith(`${k}=${v}`));
      }),
      RUNS,
    );
  });

  it("no text throws, and what is taken is canonical", () => {
    fc.assert(
      fc.property(headerText, (text) => {
        const parent = parseTraceparent(text);
        if (parent) assert.deepEqual(parseTraceparent(formatTraceparent(parent)), parent);
        const state = parseTracestate(text);
        assert.equal(parseTracestate(state), state);
        const baggage = parseBaggage(text);
        assert.equal(parseBaggage(baggage), baggage);
      }),
      { numRuns: 500 },
    );
  });
});

describe("redaction, for all inputs", () => {
  it("never shows the value of a secret key", () => {
    const secret = fc.constantFrom("token", "Signature", "api_key", "x-amz-credential", "PASSWORD");
    const pairs = fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 4 });
    fc.assert(
      fc.property(pairs, secret, fc.nat(4), (others, name, at) => {
        const query = others.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`);
        query.splice(at, 0, `${name}=SENTINEL`);
        assert.equal(redactQuery(query.join("&")).includes("SENTINEL"), false);
        assert.equal(redactUrl(`http://a/?${query.join("&")}`).includes("SENTINEL"), false);
      }),
      RUNS,
    );
  });

  it("never throws, and is never longer than 2 048 characters", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5_000 }), (text) => {
        assert.ok(redactUrl(text).length <= 2_048);
        assert.ok(splitUrl(text).path.length <= text.length);
      }),
      RUNS,
    );
  });

  it("finds the same parts of a URL as the platform's parser", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const { scheme, authority, query } = splitUrl(url);
        const parsed = new URL(url);
        assert.equal(`${scheme}:`, parsed.protocol);
        assert.equal(new URL(`http://${authority}`).host, parsed.host);
        assert.equal(decodeURI(query), decodeURI(parsed.search.slice(1)));
      }),
      { numRuns: 100 },
    );
  });
});

describe("probability(), for all inputs", () => {
  it("a trace that a small share takes is taken by every larger share", () => {
    fc.assert(
      fc.property(
        hex(32),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (traceId, a, b) => {
          const input = {
            traceId,
            parentSampled: undefined,
            traceState: "",
            method: "GET",
            path: "/",
          };
          const taken = (share: number) => (probability(share)(input) as SamplingResult).sampled;
          if (taken(Math.min(a, b))) assert.ok(taken(Math.max(a, b)));
        },
      ),
      RUNS,
    );
  });
});

describe("OTLP/JSON, for all inputs", () => {
  it("is JSON that holds the same text", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(
        text,
        text,
        fc.oneof(text, fc.double(), fc.integer(), fc.boolean()),
        (name, k, v) => {
          const json = JSON.parse(encodeSpans([{
            traceId: "a".repeat(32),
            spanId: "b".repeat(16),
            parentSpanId: undefined,
            parentIsRemote: false,
            flags: 1,
            traceState: "",
            name,
            kind: "internal",
            startMs: 1,
            endMs: 2,
            attributes: Object.fromEntries([[k, v]]),
            events: [],
            links: [],
            status: { code: 0 },
            dropped: { attributes: 0, events: 0, links: 0 },
          }], {}));
          const [span] = json.resourceSpans[0].scopeSpans[0].spans;
          assert.equal(span.name, name);
          assert.equal(span.attributes[0].key, k);
          const [kind, written] = Object.entries(span.attributes[0].value)[0];
          if (kind === "stringValue" || kind === "boolValue") assert.equal(written, v);
          else if (!Object.is(v, -0)) assert.equal(Number(written), v);
        },
      ),
      RUNS,
    );
  });
});
