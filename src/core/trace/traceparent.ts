/**
 * Parses and formats the headers of W3C Trace Context Level 2 and W3C Baggage, with strict grammar:
 * anything that does not follow it is treated as absent, as the specification requires.
 *
 * Sources: https://www.w3.org/TR/trace-context-2/ and https://www.w3.org/TR/baggage/
 *
 * @module
 */

/** Bit 0 of the flags: the caller records this trace. */
export const SAMPLED = 1;
/** Bit 1 of the flags (Level 2): the last 7 bytes of the trace id are random. */
export const RANDOM = 2;

/** The fields of a `traceparent` header. */
export interface TraceParent {
  /** 32 lower-case hex digits, not all zero. */
  readonly traceId: string;
  /** 16 lower-case hex digits, not all zero: the caller's span. */
  readonly spanId: string;
  /** {@link SAMPLED} and {@link RANDOM}; bits that Level 2 does not define are dropped. */
  readonly flags: number;
}

const VERSION_00_LENGTH = 55;
const DASH = 45;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/;
const ZERO_TRACE_ID = "00000000000000000000000000000000";
const ZERO_SPAN_ID = "0000000000000000";

/** Parses a `traceparent` header; undefined when it is absent or invalid. */
export function parseTraceparent(header: string | null | undefined): TraceParent | undefined {
  if (!header) return undefined;
  const text = header.length === VERSION_00_LENGTH ? header : trim(header);
  if (!TRACEPARENT.test(text)) return undefined;
  const version = text.slice(0, 2);
  if (version === "ff") return undefined;
  if (text.length > VERSION_00_LENGTH) {
    // Only a later version may have more fields, and only after a dash.
    if (version === "00" || text.charCodeAt(VERSION_00_LENGTH) !== DASH) return undefined;
  }
  const traceId = text.slice(3, 35);
  const spanId = text.slice(36, 52);
  if (traceId === ZERO_TRACE_ID || spanId === ZERO_SPAN_ID) return undefined;
  return { traceId, spanId, flags: parseInt(text.slice(53, 55), 16) & (SAMPLED | RANDOM) };
}

/** Formats a `traceparent` header, version 00. */
export function formatTraceparent({ traceId, spanId, flags }: TraceParent): string {
  return `00-${traceId}-${spanId}-0${flags & (SAMPLED | RANDOM)}`;
}

/** key = ( lcalpha / DIGIT ) 0*255( lcalpha / DIGIT / "_" / "-" / "*" / "/" / "@" ) */
const STATE_KEY = /^[a-z0-9][a-z0-9_\-*/@]{0,255}$/;
/** value = 0*255( printable except "," and "=" ), not ending with a space */
const STATE_VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;
const MAX_STATE_MEMBERS = 32;

/**
 * Parses a `tracestate` header (multiple headers joined with commas) to its canonical text; `""`
 * when it is absent, when a member is invalid, or when there are more than 32. Of a duplicate key
 * the first member is kept.
 */
export function parseTracestate(header: string | null | undefined): string {
  if (!header) return "";
  const keys = new Set<string>();
  let state = "";
  for (const part of header.split(",")) {
    const member = trim(part);
    if (member === "") continue;
    const at = member.indexOf("=");
    const key = member.slice(0, at);
    if (at < 0 || !STATE_KEY.test(key) || !STATE_VALUE.test(member.slice(at + 1))) return "";
    if (keys.has(key)) continue;
    keys.add(key);
    if (keys.size > MAX_STATE_MEMBERS) return "";
    state += state === "" ? member : "," + member;
  }
  return state;
}

/** Returns the value of one member of a canonical `tracestate`. */
export function stateMember(state: string, key: string): string | undefined {
  for (const member of state.split(",")) {
    if (member.startsWith(key + "=")) return member.slice(key.length + 1);
  }
  return undefined;
}

/**
 * Sets one member of a canonical `tracestate`, at the front as the specification requires; removes
 * it when the value is `""`. The last member is dropped when there are more than 32.
 */
export function withStateMember(state: string, key: string, value: string): string {
  const others = state === ""
    ? []
    : state.split(",").filter((member) => !member.startsWith(key + "="));
  if (value === "") return others.join(",");
  return [`${key}=${value}`, ...others.slice(0, MAX_STATE_MEMBERS - 1)].join(",");
}

/** key = token; value = percent-encoded; properties after ";". Adjacent repeats share no space. */
const BAGGAGE_MEMBER =
  /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*=[ \t]*(?:[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+[ \t]*)?(?:;[\x20\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e\t]*)*$/;
const MAX_BAGGAGE_MEMBERS = 64;
const MAX_BAGGAGE_BYTES = 8_192;

/**
 * Parses a `baggage` header to the text that may be propagated: invalid members are dropped, as are
 * those beyond 64 members or 8 192 bytes; a header of more than twice that size is dropped
 * completely. Values are not decoded.
 */
export function parseBaggage(header: string | null | undefined): string {
  if (!header || header.length > 2 * MAX_BAGGAGE_BYTES) return "";
  let baggage = "";
  let count = 0;
  for (const part of header.split(",")) {
    const member = trim(part);
    if (!BAGGAGE_MEMBER.test(member)) continue;
    const longer = baggage === "" ? member : `${baggage},${member}`;
    if (longer.length > MAX_BAGGAGE_BYTES || ++count > MAX_BAGGAGE_MEMBERS) break;
    baggage = longer;
  }
  return baggage;
}

/** Makes a trace id of 16 random bytes, as the random flag requires. */
export function newTraceId(): string {
  return randomHex(16);
}

/** Makes a span id of 8 random bytes. */
export function newSpanId(): string {
  return randomHex(8);
}

/** Number of bytes that the platform is asked for at a time: about a hundred ids. */
const POOL_BYTES = 1_600;
const DIGITS = "0123456789abcdef";
/**
 * Random hex digits, each used once. A call to the platform for each id, or writing its digits,
 * would cost as much as the rest of a span: digits are made for many ids, when the first is needed.
 */
const pool = { digits: "", used: 0 };

function randomHex(bytes: number): string {
  const start = pool.used;
  const end = start + 2 * bytes;
  if (end > pool.digits.length) {
    pool.digits = hexOf(crypto.getRandomValues(new Uint8Array(POOL_BYTES)));
    pool.used = 0;
    return randomHex(bytes);
  }
  pool.used = end;
  return pool.digits.slice(start, end);
}

/** Writes bytes as hex digits. All at once: a longer text for each byte would be 50 KB of them. */
function hexOf(bytes: Uint8Array): string {
  const codes = new Uint8Array(2 * bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    codes[2 * i] = DIGITS.charCodeAt(bytes[i] >> 4);
    codes[2 * i + 1] = DIGITS.charCodeAt(bytes[i] & 15);
  }
  return new TextDecoder().decode(codes);
}

/** Trims spaces and tabs only: the optional white space of the specification. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
