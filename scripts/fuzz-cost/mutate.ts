/**
 * Changes to plans, chosen by a seeded random number generator.
 *
 * @module
 */
import { plain, type Plan, type Text } from "./plan.ts";

/** A number from 0 to below 1. */
export type Random = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)];
}

/** Fragments that are expensive for readers of requests. */
const FRAGMENTS =
  ("§|a|1|0| |,|;|:|=|&|%|%25|%2525|%00|%u0041|%c3%28|&lt;|&#60;|\\\\u003c|\\u0000|'|\\\"" +
    "|`|<|<a |<b>|</|<!--|${|{{|$(|../|..%2f|/*|--|#|;a|' or |union select |ignore all |system: |or 1=1" +
    "|QUJDREVGR0hJSktMTU5P|4142434445464748|e\u0301|\ufdfa|\u200b|И|忽|😀|key|id|__proto__|constructor" +
    '|password|token|@|.|-|_|~|+|*|(|)|[|]|{|}|[[|]]|{"a":|null|true|1e999|\t|\r\n|q=0.1').split(
      "|",
    );
/** The forms of a body: its type, the text around its parts, and one part. */
const BODIES: readonly (readonly [type: string, head: string, unit: string, tail: string])[] = [
  ["application/json", "[", '"§",', "0]"],
  ["application/json", "{", '"k§":"v",', '"z":0}'],
  ["application/json", "[", '{"id":"§"},', "{}]"],
  ["application/json", '{"text":"', "a ", '"}'],
  ["application/json", '{"items":[', '{"name":"n§","qty":1},', '{"name":"a","qty":1}]}'],
  ["application/json", "", "[", ""],
  ["application/json", "", '{"a":', ""],
  ["application/x-www-form-urlencoded", "", "a§=b&", "z=1"],
  ["application/x-www-form-urlencoded", "name=", "%41", ""],
  [
    "multipart/form-data; boundary=x",
    "",
    '--x\r\ncontent-disposition: form-data; name="a§"\r\n\r\nb\r\n',
    "--x--\r\n",
  ],
  ["multipart/form-data; boundary=x", "--x\r\n", "a: b\r\n", "\r\n\r\n--x--\r\n"],
  ["text/plain", "", "word ", ""],
  ["application/octet-stream", "", "word ", ""],
];
const HEADERS: readonly string[] = [
  "traceparent",
  "tracestate",
  "baggage",
  "cookie",
  "x-forwarded-for",
  "forwarded",
  "x-api-key",
  "authorization",
  "accept",
  "accept-language",
  "accept-encoding",
  "user-agent",
  "x-query",
  "if-none-match",
  "x-request-id",
  "cache-control",
  "x-priority",
];
const HEADER_UNITS = [
  "a§=b,",
  "a=b; ",
  "k§=%25;",
  "1.1.1.1,",
  "for=[::1];",
  "a,",
  " ,",
  "=",
  '"',
  "b",
];
const PATHS = [
  "",
  "validate/json",
  "validate/form",
  "validate/query",
  "livez",
  "readyz",
  "metrics",
];

/** A request to start from. */
export function startingPlan(random: Random): Plan {
  const [type, head, unit, tail] = pick(random, BODIES);
  return {
    method: "POST",
    path: plain(pick(random, PATHS)),
    query: plain(""),
    headers: [],
    type,
    body: plain(head, unit, 200, tail),
    chunk: 0,
  };
}

/** A plan that differs in one way. */
export function mutated(plan: Plan, random: Random, other: Plan): Plan {
  switch (Math.floor(random() * 12)) {
    case 0:
      return { ...plan, headers: changedHeaders(plan.headers, random) };
    case 1:
      return { ...plan, headers: [...plan.headers, newHeader(random)].slice(-8) };
    case 2:
      return { ...plan, query: changedText(plan.query.unit ? plan.query : QUERY, random) };
    case 3:
      return {
        ...plan,
        path: random() < 0.5 ? plain(pick(random, PATHS)) : longPath(plan, random),
      };
    case 4:
      return { ...plan, chunk: pick(random, [0, 64, 256, 1_024, 4_096]) };
    case 5:
      return { ...plan, type: pick(random, BODIES)[0] };
    case 6:
      return withNewBody(plan, random);
    case 7:
      return other.body ? { ...plan, body: other.body, type: other.type } : plan;
    case 8:
      return pick(random, [true, false])
        ? { ...plan, body: undefined, type: "", method: "GET" }
        : plan;
    default:
      return plan.body
        ? { ...plan, body: changedText(plan.body, random) }
        : withNewBody(plan, random);
  }
}

const QUERY = plain("", "a§=b&", 20, "z=1");

function withNewBody(plan: Plan, random: Random): Plan {
  const [type, head, unit, tail] = pick(random, BODIES);
  return { ...plan, method: "POST", type, body: plain(head, unit, 500, tail) };
}

function longPath(plan: Plan, random: Random): Text {
  return changedText(plan.path.unit ? plan.path : plain(plan.path.head, "/a", 50), random);
}

function newHeader(random: Random): readonly [string, Text] {
  const unit = pick(random, HEADER_UNITS);
  return [pick(random, HEADERS), plain("", unit, Math.ceil(1_500 / unit.length), "z=1")];
}

function changedHeaders(headers: Plan["headers"], random: Random): Plan["headers"] {
  if (headers.length === 0) return [newHeader(random)];
  const at = Math.floor(random() * headers.length);
  if (random() < 0.2) return headers.filter((_, i) => i !== at);
  const [name, value] = headers[at];
  const changed = [name, changedText(value, random)] as const;
  return headers.map((header, i) => i === at ? changed : header);
}

/** A text with another unit, or with more or fewer repetitions. */
function changedText(text: Text, random: Random): Text {
  const { unit } = text;
  const at = Math.floor(random() * (unit.length + 1));
  switch (Math.floor(random() * 6)) {
    case 0:
    case 1:
    case 2:
      return {
        ...text,
        unit: (unit.slice(0, at) + pick(random, FRAGMENTS) + unit.slice(at)).slice(0, 200),
      };
    case 3:
      return {
        ...text,
        unit: unit.slice(0, at) + unit.slice(at + 1 + Math.floor(random() * 4)) || unit,
      };
    case 4:
      return { ...text, times: Math.max(1, Math.round(text.times * (0.5 + random() * 2))) };
    default:
      return { ...text, unit: (unit + unit).slice(0, 200), times: Math.ceil(text.times / 2) };
  }
}
