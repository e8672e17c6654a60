import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  formatTraceparent,
  newSpanId,
  newTraceId,
  parseBaggage,
  parseTraceparent,
  parseTracestate,
  stateMember,
  withStateMember,
} from "../../../src/core/trace/traceparent.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";
const valid = `00-${TRACE}-${SPAN}-01`;

describe("traceparent", () => {
  it("is read into ids and flags", () => {
    assert.deepEqual(parseTraceparent(valid), { traceId: TRACE, spanId: SPAN, flags: 1 });
  });

  it("is written as it was read", () => {
    for (const flags of ["00", "01", "02", "03"]) {
      const header = `00-${TRACE}-${SPAN}-${flags}`;
      assert.equal(formatTraceparent(parseTraceparent(header)!), header);
    }
  });

  it("loses the flags that Level 2 does not know", () => {
    assert.equal(formatTraceparent(parseTraceparent(`00-${TRACE}-${SPAN}-ff`)!).slice(-2), "03");
    assert.equal(formatTraceparent(parseTraceparent(`00-${TRACE}-${SPAN}-08`)!).slice(-2), "00");
  });

  it("may be surrounded by spaces and tabs", () => {
    assert.equal(parseTraceparent(` \t${valid}\t `)?.traceId, TRACE);
  });

  it("of a later version may say more after a dash, and nothing else", () => {
    assert.equal(parseTraceparent(`cc-${TRACE}-${SPAN}-01`)?.traceId, TRACE);
    assert.equal(parseTraceparent(`cc-${TRACE}-${SPAN}-01-what-the-future-is`)?.flags, 1);
    assert.equal(parseTraceparent(`cc-${TRACE}-${SPAN}-01.what`), undefined);
    assert.equal(parseTraceparent(`cc-${TRACE}-${SPAN}-010`), undefined);
  });

  const broken: Record<string, string> = {
    "of version ff": `ff-${TRACE}-${SPAN}-01`,
    "of version 00 with more than four parts": `${valid}-extra`,
    "that ends with a dash": `${valid}-`,
    "in upper case": `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    "with an all-zero trace id": `00-${"0".repeat(32)}-${SPAN}-01`,
    "with an all-zero span id": `00-${TRACE}-${"0".repeat(16)}-01`,
    "with a short trace id": `00-${TRACE.slice(1)}-${SPAN}-01`,
    "with a long trace id": `00-${TRACE}0-${SPAN}-01`,
    "with flags that are not hex": `00-${TRACE}-${SPAN}-.0`,
    "with one flag digit": `00-${TRACE}-${SPAN}-1`,
    "with another character in an id": `00-${TRACE.slice(1)}.-${SPAN}-01`,
    "with a one-digit version": `0-${TRACE}-${SPAN}-01`,
    "sent twice": `${valid}, ${valid}`,
    "with a no-break space around it": `\u00a0${valid}`,
    "that is empty": "",
  };
  for (const [name, header] of Object.entries(broken)) {
    it(`${name} is not valid`, () => assert.equal(parseTraceparent(header), undefined));
  }
});

describe("tracestate", () => {
  it("is kept in its order, without optional space", () => {
    assert.equal(parseTracestate("foo=1 \t , \tbar=2, baz=3"), "foo=1,bar=2,baz=3");
  });

  it("keeps spaces inside and before a value", () => {
    assert.equal(parseTracestate("foo= a b"), "foo= a b");
  });

  it("may have empty members, which are dropped", () => {
    assert.equal(parseTracestate("foo=1,,  ,bar=2,"), "foo=1,bar=2");
  });

  it("takes every key that Level 2 allows", () => {
    const keys = ["foo@", "foo@@bar", "0a", "a-_*/b", "a".repeat(256), "t@v"];
    for (const key of keys) assert.equal(parseTracestate(`${key}=1`), `${key}=1`);
  });

  it("of a key that comes twice keeps the first", () => {
    assert.equal(parseTracestate("foo=1,bar=2,foo=3"), "foo=1,bar=2");
  });

  it("takes 32 members and no more", () => {
    const members = (n: number) => Array.from({ length: n }, (_, i) => `k${i}=v`).join(",");
    assert.equal(parseTracestate(members(32)), members(32));
    assert.equal(parseTracestate(members(33)), "");
  });

  const broken: Record<string, string> = {
    "a key in upper case": "FOO=1",
    "a key that starts with another character": "@foo=1",
    "a key of 257 characters": `${"a".repeat(257)}=1`,
    "a space after the key": "foo =1",
    "an empty key": "=1",
    "no equals sign": "foo",
    "an empty value": "foo=",
    "an equals sign in the value": "foo=bar=baz",
    "a value of 257 characters": `foo=${"a".repeat(257)}`,
    "a value that is not ASCII": "foo=é",
    "a tab in the value": "foo=a\tb",
  };
  for (const [name, header] of Object.entries(broken)) {
    it(`with ${name} is dropped whole`, () => {
      assert.equal(parseTracestate(header), "");
      assert.equal(parseTracestate(`ok=1,${header}`), "");
    });
  }

  it("finds, sets and removes a member; what is set comes first", () => {
    assert.equal(stateMember("a=1,b=2", "b"), "2");
    assert.equal(stateMember("a=1,b=2", "c"), undefined);
    assert.equal(withStateMember("a=1,b=2", "b", "3"), "b=3,a=1");
    assert.equal(withStateMember("", "b", "3"), "b=3");
    assert.equal(withStateMember("a=1,b=2", "a", ""), "b=2");
  });

  it("never grows beyond 32 members when one is set", () => {
    const full = Array.from({ length: 32 }, (_, i) => `k${i}=v`).join(",");
    const grown = withStateMember(full, "ot", "th:8").split(",");
    assert.equal(grown.length, 32);
    assert.equal(grown[0], "ot=th:8");
    assert.equal(grown.includes("k31=v"), false);
  });
});

describe("baggage", () => {
  it("keeps valid members with their properties, and drops the others", () => {
    assert.equal(
      parseBaggage("userId=alice;p=1 , bad key=2,serverNode=DF%2028, =x,isProduction=false"),
      "userId=alice;p=1,serverNode=DF%2028,isProduction=false",
    );
  });

  it("keeps 64 members and 8 192 bytes", () => {
    const members = Array.from({ length: 70 }, (_, i) => `k${i}=v`);
    assert.equal(parseBaggage(members.join(",")).split(",").length, 64);
    const long = `a=${"x".repeat(5_000)}`;
    assert.equal(parseBaggage(`${long},b=${"y".repeat(5_000)}`), long);
  });

  it("may have an empty value, with spaces and properties", () => {
    assert.equal(parseBaggage("a=,b= ;p=1,c = x ; q"), "a=,b= ;p=1,c = x ; q");
  });

  it("of more than twice that length is dropped", () => {
    assert.equal(parseBaggage(`a=1,${"b=2,".repeat(5_000)}`), "");
  });

  it("is read in linear time", () => {
    const started = Date.now();
    parseBaggage(`a=${"; ".repeat(8_000)}"`);
    // Only spaces where a value may be. Ten times, because one takes half a second at most.
    for (let i = 0; i < 10; i++) parseBaggage(`a=${" ".repeat(16_000)}"`);
    parseTracestate(`a=${" ".repeat(60_000)}`);
    parseTraceparent(`${"\t ".repeat(60_000)}x`);
    assert.ok(Date.now() - started < 1_000);
  });
});

describe("new ids", () => {
  it("have the form that the headers ask for, and differ", () => {
    const traces = new Set(Array.from({ length: 100 }, newTraceId));
    const spans = new Set(Array.from({ length: 100 }, newSpanId));
    assert.equal(traces.size, 100);
    assert.equal(spans.size, 100);
    for (const id of traces) assert.match(id, /^[0-9a-f]{32}$/);
    for (const id of spans) assert.match(id, /^[0-9a-f]{16}$/);
  });

  it("use each random digit once, over several draws of the platform", () => {
    const ids = Array.from({ length: 1_000 }, (_, i) => i % 3 === 0 ? newTraceId() : newSpanId());
    const parts = ids.flatMap((id) => id.match(/.{16}/g) ?? []);
    assert.equal(parts.length, 1_334);
    assert.equal(new Set(parts).size, parts.length);
  });

  it("have no constant digit where the random flag promises chance", () => {
    const tails = Array.from({ length: 200 }, () => newTraceId().slice(-14));
    const spans = Array.from({ length: 200 }, newSpanId);
    for (let i = 0; i < 14; i++) assert.ok(new Set(tails.map((id) => id[i])).size > 8);
    for (let i = 0; i < 16; i++) assert.ok(new Set(spans.map((id) => id[i])).size > 8);
  });
});
