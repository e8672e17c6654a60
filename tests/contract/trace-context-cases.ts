/**
 * Cases of W3C Trace Context Level 2, sections 3.2 (traceparent), 3.3 (tracestate), 3.4 and 4
 * (mutation and processing): the headers that a service receives, and those that it must propagate.
 * Written from the specification; run in the shared suite, and over real HTTP on each runtime.
 *
 * @module
 */
import assert from "node:assert/strict";

/** The headers of one outgoing call. */
export interface Outgoing {
  readonly traceparent: string | null;
  readonly tracestate: string | null;
}

/** One case. */
export interface ConformanceCase {
  readonly name: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether the caller's trace goes on, or a new one begins. */
  readonly trace: "same" | "new";
  /** The exact tracestate that goes on; undefined: not looked at, null: none. */
  readonly state?: string | null;
  /** The random flag that goes on, with a caller. */
  readonly random?: boolean;
  /** How many calls the service makes. */
  readonly calls?: number;
}

export const TRACE = "12345678901234567890123456789012";
export const PARENT = "1234567890123456";

const tp = (value: string) => ["traceparent", value] as const;
const ts = (value: string) => ["tracestate", value] as const;
const VALID = tp(`00-${TRACE}-${PARENT}-01`);
const members = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `bar${from + i}=${from + i}`).join(",");
const ALL_KEY = "abcdefghijklmnopqrstuvwxyz0123456789_-*/";
const ALL_VALUE = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i))
  .filter((character) => character !== "," && character !== "=").join("");

const same = (name: string, ...headers: ConformanceCase["headers"]): ConformanceCase => ({
  name,
  headers,
  trace: "same",
});
const fresh = (name: string, ...headers: ConformanceCase["headers"]): ConformanceCase => ({
  name,
  headers,
  trace: "new",
});
const kept = (name: string, state: string, ...headers: ConformanceCase["headers"]) => ({
  ...same(name, VALID, ...headers),
  state,
});
const discarded = (name: string, ...headers: ConformanceCase["headers"]): ConformanceCase => ({
  ...same(name, VALID, ...headers),
  state: null,
});

export const conformanceCases: readonly ConformanceCase[] = [
  fresh("no headers: a new trace begins"),
  same("a valid traceparent goes on, with another parent-id", VALID),
  fresh("two traceparent headers", tp(`00-${TRACE}-${PARENT}-01`), tp(`00-${TRACE}-${PARENT}-01`)),
  fresh("a wrong header name (trace-parent)", ["trace-parent", VALID[1]]),
  fresh("a wrong header name (trace.parent)", ["trace.parent", VALID[1]]),
  same("header name in mixed case", ["TrAcEpArEnT", VALID[1]]),
  same("header name in upper case", ["TRACEPARENT", VALID[1]]),
  fresh("version 00 with a trailing dot", tp(`${VALID[1]}.`)),
  fresh("version 00 with a fifth part", tp(`${VALID[1]}-what-the-future-will-be-like`)),
  same("a future version", tp(`cc-${TRACE}-${PARENT}-01`)),
  same("a future version with a fifth part", tp(`cc-${TRACE}-${PARENT}-01-what-the-future`)),
  fresh("a future version with another separator", tp(`cc-${TRACE}-${PARENT}-01.what-the-future`)),
  fresh("version ff", tp(`ff-${TRACE}-${PARENT}-01`)),
  fresh("version with an illegal first character", tp(`.0-${TRACE}-${PARENT}-01`)),
  fresh("version with an illegal second character", tp(`0.-${TRACE}-${PARENT}-01`)),
  fresh("version in upper case", tp(`CC-${TRACE}-${PARENT}-01`)),
  fresh("version of three digits", tp(`000-${TRACE}-${PARENT}-01`)),
  fresh("version of four digits", tp(`0000-${TRACE}-${PARENT}-01`)),
  fresh("version of one digit", tp(`0-${TRACE}-${PARENT}-01`)),
  fresh("trace-id of zeros", tp(`00-${"0".repeat(32)}-${PARENT}-01`)),
  fresh("trace-id that begins with an illegal character", tp(`00-.${TRACE.slice(1)}-${PARENT}-01`)),
  fresh("trace-id that ends with an illegal character", tp(`00-${TRACE.slice(1)}.-${PARENT}-01`)),
  fresh("trace-id in upper case", tp(`00-${TRACE.slice(1)}A-${PARENT}-01`)),
  fresh("trace-id too long", tp(`00-${TRACE}3-${PARENT}-01`)),
  fresh("trace-id too short", tp(`00-${TRACE.slice(1)}-${PARENT}-01`)),
  fresh("parent-id of zeros", tp(`00-${TRACE}-${"0".repeat(16)}-01`)),
  fresh(
    "parent-id that begins with an illegal character",
    tp(`00-${TRACE}-.${PARENT.slice(1)}-01`),
  ),
  fresh("parent-id that ends with an illegal character", tp(`00-${TRACE}-${PARENT.slice(1)}.-01`)),
  fresh("parent-id too long", tp(`00-${TRACE}-${PARENT}7-01`)),
  fresh("parent-id too short", tp(`00-${TRACE}-${PARENT.slice(1)}-01`)),
  fresh("flags with an illegal first character", tp(`00-${TRACE}-${PARENT}-.0`)),
  fresh("flags with an illegal second character", tp(`00-${TRACE}-${PARENT}-0.`)),
  fresh("flags of three digits", tp(`00-${TRACE}-${PARENT}-001`)),
  fresh("flags of one digit", tp(`00-${TRACE}-${PARENT}-1`)),
  same("white space before", tp(` ${VALID[1]}`)),
  same("a tab before", tp(`\t${VALID[1]}`)),
  same("white space after", tp(`${VALID[1]} `)),
  same("a tab after", tp(`${VALID[1]}\t`)),
  same("white space on both sides", tp(`\t ${VALID[1]} \t`)),
  { ...same("the random flag is kept", tp(`00-${TRACE}-${PARENT}-02`)), random: true },
  { ...same("the random flag is not invented", tp(`00-${TRACE}-${PARENT}-00`)), random: false },
  { ...same("unknown flags are not sent on", tp(`00-${TRACE}-${PARENT}-fe`)), random: true },
  { ...same("unknown flags of a future version", tp(`cc-${TRACE}-${PARENT}-fd`)), random: false },
  { ...fresh("tracestate without traceparent", ts("foo=1,bar=2")), state: null },
  { ...fresh("tracestate with a broken traceparent", tp("00-zz"), ts("foo=1")), state: null },
  kept("tracestate goes on", "foo=1,bar=2", ts("foo=1,bar=2")),
  discarded("a wrong header name (trace-state)", ["trace-state", "foo=1"]),
  discarded("a wrong header name (trace.state)", ["trace.state", "foo=1"]),
  kept("tracestate header name in mixed case", "foo=1", ["TrAcEsTaTe", "foo=1"]),
  discarded("an empty tracestate", ts("")),
  kept("an empty tracestate after one", "foo=1", ts("foo=1"), ts("")),
  kept("an empty tracestate before one", "foo=1", ts(""), ts("foo=1")),
  kept(
    "several tracestate headers are one list, in order",
    "foo=1,bar=2,rojo=1,congo=2,baz=3",
    ts("foo=1,bar=2"),
    ts("rojo=1,congo=2"),
    ts("baz=3"),
  ),
  kept("a key that comes twice stands once", "foo=1", ts("foo=1,foo=1")),
  kept("a key that comes twice in two headers", "foo=1", ts("foo=1"), ts("foo=2")),
  kept(
    "all characters of a key and a value",
    `${ALL_KEY}=${ALL_VALUE}`,
    ts(`${ALL_KEY}=${ALL_VALUE}`),
  ),
  kept("a key with a tenant", `${ALL_KEY}@a-z0-9_-*/=1`, ts(`${ALL_KEY}@a-z0-9_-*/=1`)),
  kept("white space around members", "foo=1,bar=2,baz=3", ts("foo=1 \t , \t bar=2, \t baz=3")),
  kept("tabs around members", "foo=1,bar=2,baz=3", ts("foo=1\t \t,\t \tbar=2,\t \tbaz=3")),
  kept("white space around the list", "foo=1", ts("\t foo=1 \t")),
  kept("a key that begins with a digit", "0foo=1", ts("0foo=1")),
  kept("at signs anywhere but first", "foo@=1,foo@@bar=1,bar=2", ts("foo@=1,foo@@bar=1,bar=2")),
  discarded("a key with a space", ts("foo =1")),
  discarded("a key in upper case", ts("FOO=1")),
  discarded("a key with a dot", ts("foo.bar=1")),
  discarded("a key that begins with an at sign", ts("@foo=1,bar=2")),
  discarded("a key that begins with an underscore", ts("_foo=1,bar=2")),
  discarded("a member without a value", ts("foo=,bar=2")),
  discarded("a value with an equals sign", ts("foo=bar=baz,bar=2")),
  discarded("a value with a tab inside", ts("foo=1\t2,bar=2")),
  discarded("a member without an equals sign", ts("foo,bar=2")),
  kept(
    "a key of 256 characters",
    `foo=1,${"z".repeat(256)}=1`,
    ts("foo=1"),
    ts(`${"z".repeat(256)}=1`),
  ),
  discarded("a key of 257 characters", ts("foo=1"), ts(`${"z".repeat(257)}=1`)),
  kept("a value of 256 characters", `foo=${"z".repeat(256)}`, ts(`foo=${"z".repeat(256)}`)),
  discarded("a value of 257 characters", ts(`foo=${"z".repeat(257)}`)),
  kept("32 members", members(1, 32), ts(members(1, 20)), ts(members(21, 32))),
  discarded("33 members", ts(members(1, 20)), ts(members(21, 33))),
  { ...same("three calls are three spans of the caller's trace", VALID), calls: 3 },
  { ...fresh("three calls are three spans of a new trace"), calls: 3 },
  { ...fresh("three calls after a broken traceparent", tp("00-0-0-0")), calls: 3 },
];

/** Checks what a service has sent on. */
export function checkOutgoing(given: ConformanceCase, sent: readonly Outgoing[]): void {
  assert.equal(sent.length, given.calls ?? 1);
  const traces = new Set<string>();
  const parents = new Set<string>();
  for (const { traceparent, tracestate } of sent) {
    const match = /^00-([0-9a-f]{32})-([0-9a-f]{16})-0([0-3])$/.exec(traceparent ?? "");
    assert.ok(match, `not a valid traceparent: ${traceparent}`);
    traces.add(match[1]);
    parents.add(match[2]);
    assert.notEqual(match[1], "0".repeat(32));
    assert.notEqual(match[2], "0".repeat(16));
    assert.notEqual(match[2], PARENT, "each call has its own parent-id");
    if (given.trace === "same") assert.equal(match[1], TRACE);
    else assert.notEqual(match[1], TRACE);
    const random = (Number(match[3]) & 2) !== 0;
    if (given.trace === "new") assert.equal(random, true, "our own ids are random");
    if (given.random !== undefined) assert.equal(random, given.random);
    if (given.state !== undefined) assert.equal(tracestate, given.state);
  }
  assert.equal(traces.size, 1);
  assert.equal(parents.size, sent.length);
}
