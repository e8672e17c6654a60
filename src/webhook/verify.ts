/**
 * Verifies one delivery: reads the headers, then the body, and compares the signatures of all
 * secrets. Only for a verified delivery it checks how old it is.
 *
 * @module
 */
import { requestBody } from "../core/body/body.ts";
import { LATE_BODY } from "../core/body/body-timeout.ts";
import { requestTime } from "../core/clock.ts";
import { requestHeader } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import { encode, sha256 } from "../runtime/sha256.ts";
import type { Bytes } from "../runtime/sha256.ts";
import type { WebhookSettings } from "./options.ts";
import { equalTexts } from "./schemes/encoding.ts";
import type { Envelope, SchemeKey } from "./schemes/scheme.ts";
import { stale, unavailable, unread, unsigned } from "./verdict.ts";
import type { Refused, Verified } from "./verdict.ts";

/** Verifies the delivery of a request. */
export async function verify(
  c: EdgeContext,
  settings: WebhookSettings,
): Promise<Verified | Refused> {
  const { scheme, secrets, maxBytes, bodyTimeoutMs } = settings;
  const envelope = scheme.read(
    (name) => requestHeader(c, name),
    (url) => isUrlOf(c, url, settings.url),
  );
  // Without a signature that could match, no secret is needed, and the body is not read.
  if (envelope === undefined) return unsigned("headers");
  const asked = secrets.keys(c);
  const keys = isThenable(asked) ? await asked : asked;
  if (keys === undefined) return unavailable("secret");
  const body = requestBody(c);
  const state = await body.read(maxBytes, bodyTimeoutMs);
  if (state === "timed-out") return { refusal: LATE_BODY, reason: "body" };
  if (state !== "complete") return unread(state, maxBytes);
  const { bytes } = body;
  if (!await isSigned(envelope, bytes, keys)) return unsigned("signature");
  if (isStale(envelope, requestTime(c, settings.clock), settings.toleranceMs)) return stale();
  const id = envelope.id ?? (scheme.idInBody && idOf(body.json(), scheme.idInBody));
  return {
    webhook: { id, timestamp: envelope.timestamp, scheme: scheme.name },
    envelope,
    body: bytes,
    // The last secret of [new, old] stays until the rotation ends. The one that matched may differ
    // between two attempts, and a recorded delivery could come again without one of its signatures.
    key: keys[keys.length - 1],
  };
}

/** Whether a key has signed the delivery; tries all keys, wherever the first match is. */
async function isSigned(
  envelope: Envelope,
  body: Bytes,
  keys: readonly SchemeKey[],
): Promise<boolean> {
  const { bodyHash } = envelope;
  const hash = bodyHash === undefined ? undefined : encode(await sha256(body), "base64url");
  let found = false;
  for (const key of keys) {
    const result = key.verify(envelope, body);
    found = (isThenable(result) ? await result : result) || found;
  }
  return found && (hash === undefined || equalTexts(bodyHash!, hash));
}

/** Compares whole seconds, as the libraries of the senders do. Without a time, all are stale. */
function isStale({ timestamp, period }: Envelope, nowMs: number, toleranceMs: number): boolean {
  const now = Math.floor(nowMs / 1_000);
  const tolerance = toleranceMs / 1_000;
  if (period !== undefined) {
    return !(now >= period.from - tolerance && now < period.end + tolerance);
  }
  return timestamp !== undefined && !(Math.abs(now - timestamp) <= tolerance);
}

/** Returns the id of the event in a verified body, if it is a text. */
function idOf(body: unknown, name: string): string | undefined {
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, name)) return undefined;
  const id = (body as Record<string, unknown>)[name];
  return typeof id === "string" && id !== "" ? id : undefined;
}

/** Whether a signed URL is that of this endpoint. */
function isUrlOf(c: EdgeContext, signed: string, own: string | undefined): boolean {
  if (own !== undefined) return equalTexts(signed, own);
  try {
    const [theirs, ours] = [new URL(signed), new URL(c.req.url)];
    return theirs.pathname + theirs.search === ours.pathname + ours.search;
  } catch {
    return false;
  }
}
