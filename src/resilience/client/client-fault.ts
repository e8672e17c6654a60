/**
 * Whether a failed request was broken by its own client: a body that does not parse, that was cut
 * off, or that has not arrived yet. That is no failure of a dependency, or anybody could open a
 * circuit for everybody.
 *
 * Asked only of what has failed, so a request that goes well pays nothing. Parses the body again
 * where it must, once.
 *
 * @module
 */
import { requestBody } from "../../core/body/body.ts";
import { facts } from "../../core/request/facts.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { findCause, hasIssues, isNamed, member } from "../chain/foreign-error.ts";

const JSON_TYPE = /^[^;]*[/+]json\b/i;
const FORM_TYPE = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** The readers of Hono's request, by name, each with the promise that it has given. */
type BodyCache = Readonly<Record<string, PromiseLike<unknown> | undefined>>;

/** Whether the client's own body broke this request, which failed with `error`. Never rejects. */
export async function isClientFault(c: EdgeContext, error: unknown): Promise<boolean> {
  if (facts(c).passedOn?.owes) return true;
  try {
    const cache = (c.req as unknown as { bodyCache?: BodyCache }).bodyCache ?? {};
    for (const name in cache) if (!await isRead(cache[name])) return true;
    const type = c.req.raw.headers.get("content-type") ?? "";
    if (await isBrokenJson(c, cache, type, error)) return true;
    if (error === undefined || !FORM_TYPE.test(type) || cache.formData !== undefined) return false;
    return await isBrokenForm(cache, type);
  } catch {
    return false;
  }
}

/** Errors that come of input and never of a dependency's health: a schema's, a bad `%` escape. */
export function isInputError(error: unknown): boolean {
  return isNamed(error, "URIError") || isNamed(error, "InvalidCharacterError") ||
    hasIssues(error) || findCause(error, (cause) => NO_VALUE.test(messageOf(cause))) !== undefined;
}

/** What the platforms say of text that is no URL, date, BigInt or pattern. */
const NO_VALUE =
  /^(invalid url\b|.*\burl is invalid$|invalid (time value|date)$|(cannot convert|failed to parse) .*\bbigint$|invalid regular expression\b|".*" cannot be parsed as a url)/is;

/** False when a read of the body has failed, or waits for the client still. */
async function isRead(reading: PromiseLike<unknown> | undefined): Promise<boolean> {
  const pending = {};
  try {
    // What has settled wins against a promise that settles later.
    return await Promise.race([reading, pending]) !== pending;
  } catch {
    return false;
  }
}

/**
 * Whether what the client sent as JSON is none, and that is why the request failed. A dependency's
 * answer may fail to parse just so: where nothing else says that JSON was sent, the error must say
 * the same.
 */
async function isBrokenJson(
  c: EdgeContext,
  cache: BodyCache,
  type: string,
  error: unknown,
): Promise<boolean> {
  const text = await bodyText(c, cache, error);
  const complaint = text === undefined ? undefined : complaintAbout(text);
  if (complaint !== undefined) {
    // Many handlers take an empty body for an empty object.
    if (JSON_TYPE.test(type) && (text !== "" || error === undefined)) return true;
    if (says(error, complaint)) return true;
  }
  // Read past Hono: it may be the body, and a client must not open the circuit.
  if (text === undefined && c.req.raw.body !== null) {
    if (findCause(error, (cause) => NO_FORM.test(messageOf(cause))) !== undefined) return true;
    if (c.req.raw.bodyUsed && isNamed(error, "SyntaxError")) return true;
  }
  return isNamed(error, "SyntaxError") && isOfUrl(c, error);
}

/** What the platforms say of a body that is no form. */
const NO_FORM = /\bform ?data\b|\bmultipart\b|\bboundary\b/i;

/** Whether JSON in the query is what an error complains about. */
function isOfUrl(c: EdgeContext, error: unknown): boolean {
  for (const value of new URL(c.req.url).searchParams.values()) {
    const complaint = complaintAbout(value);
    if (complaint !== undefined && says(error, complaint)) return true;
  }
  return false;
}

/** What `JSON.parse()` says against a text; undefined when it is JSON. */
function complaintAbout(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether an error, or one of its causes, says this. */
function says(error: unknown, complaint: string): boolean {
  return findCause(error, (cause) => messageOf(cause).includes(complaint)) !== undefined;
}

function messageOf(error: unknown): string {
  const message = member(error, "message");
  return typeof message === "string" ? message : "";
}

async function isBrokenForm(cache: BodyCache, type: string): Promise<boolean> {
  const body = await cachedBody(cache);
  if (body === undefined) return false;
  try {
    await new Response(body, { headers: { "content-type": type } }).formData();
    return false;
  } catch {
    return true;
  }
}

/** The body as text; undefined when it is not in hand. */
async function bodyText(
  c: EdgeContext,
  cache: BodyCache,
  error: unknown,
): Promise<string | undefined> {
  const text = facts(c).body?.text();
  if (text !== undefined) return text;
  const body = await cachedBody(cache);
  if (body !== undefined) return await new Response(body).text();
  const { raw } = c.req;
  if (raw.bodyUsed || raw.body === null || !isNamed(error, "SyntaxError")) return undefined;
  // Its clone may have been read: then it is here in full.
  const own = requestBody(c);
  await own.read(MAX_CLONED_BYTES, PATIENCE_MS);
  return own.text();
}

/** No more of a body is looked at that only a clone was read of. */
const MAX_CLONED_BYTES = 1_048_576;
const PATIENCE_MS = 50;

/** What one of Hono's readers has in hand, as it came. */
async function cachedBody(cache: BodyCache): Promise<BodyInit | undefined> {
  for (const name of ["text", "arrayBuffer", "blob"]) {
    if (cache[name] !== undefined) return await cache[name] as BodyInit;
  }
  return undefined;
}
