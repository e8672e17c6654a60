/**
 * Standard Webhooks and Svix: the same signatures in headers of other names.
 *
 * @module
 */
import { decodeBase64 } from "./encoding.ts";
import { MacKey, PrivateKey, PublicKey } from "./keys.ts";
import { isId, MAX_SIGNATURES, readSeconds } from "./scheme.ts";
import type { Envelope, ReadHeader, Scheme, SchemeKey, Signature } from "./scheme.ts";

const VERSIONS = ["v1", "v1a"];
const TOLERANCE_MS = 300_000;

/** Standard Webhooks, with the headers `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
export const standard: Scheme = /* @__PURE__ */ schemeOf("standard", ["webhook"]);
/** Svix, with the headers `svix-…`, or those of Standard Webhooks, which it sends too. */
export const svix: Scheme = /* @__PURE__ */ schemeOf("svix", ["svix", "webhook"]);

function schemeOf(name: string, prefixes: readonly string[]): Scheme {
  return {
    name,
    toleranceMs: TOLERANCE_MS,
    signsId: true,
    key: keyOf,
    read(header) {
      const prefix = prefixes.find((one) => header(`${one}-id`) !== undefined);
      return prefix === undefined ? undefined : readHeaders(header, prefix);
    },
    async sign({ id = newId(), timestamp, body }, keys) {
      if (!isStandardId(id)) {
        throw new TypeError('signWebhook: id must be visible ASCII without ".", at most 255');
      }
      const input = [`${id}.${timestamp}.`, body];
      const signatures = await Promise.all(keys.map((key) => key.sign!(input)));
      return {
        [`${prefixes[0]}-id`]: id,
        [`${prefixes[0]}-timestamp`]: `${timestamp}`,
        [`${prefixes[0]}-signature`]: signatures.map(({ version, text }) => `${version},${text}`)
          .join(" "),
      };
    },
  };
}

/** `whsec_` and base64 is a secret; `whpk_` is a public, `whsk_` a private Ed25519 key. */
function keyOf(secret: string, purpose: "verify" | "sign"): SchemeKey | string {
  const [, prefix, text] = /^(?:v1,)?(whsec_|whpk_|whsk_)?(.*)$/s.exec(secret)!;
  const bytes = decodeBase64(text);
  const isPublic = prefix === "whpk_";
  const isPrivate = prefix === "whsk_";
  if (purpose === "verify" && isPrivate) return '"whpk_" and base64: the public key of the sender';
  if (purpose === "sign" && isPublic) return '"whsk_" and base64: the private key';
  if (isPublic) {
    return bytes?.length === 32 ? new PublicKey(bytes) : '"whpk_" and the base64 of 32 bytes';
  }
  if (isPrivate) {
    const isKey = bytes?.length === 32 || bytes?.length === 64;
    return isKey ? new PrivateKey(bytes) : '"whsk_" and the base64 of 32 or 64 bytes';
  }
  return bytes?.length ? new MacKey(bytes, "base64", "v1") : '"whsec_" and base64';
}

function readHeaders(header: ReadHeader, prefix: string): Envelope | undefined {
  const id = header(`${prefix}-id`);
  const sent = header(`${prefix}-timestamp`);
  const timestamp = readSeconds(sent);
  const signatures = readSignatures(header(`${prefix}-signature`) ?? "");
  if (id === undefined || !isStandardId(id) || timestamp === undefined) return undefined;
  if (signatures.length === 0) return undefined;
  return { id, timestamp, before: `${id}.${sent}.`, after: "", signatures };
}

/** A "." in an id would let the parts of one delivery be read as those of another. */
function isStandardId(id: string): boolean {
  return isId(id) && !id.includes(".");
}

/** Reads `v1,base64 v1a,base64`; skips other versions. Empty when there are too many. */
function readSignatures(header: string): Signature[] {
  const signatures = header.split(" ").map((text) => {
    const comma = text.indexOf(",");
    return { version: text.slice(0, Math.max(comma, 0)), text: text.slice(comma + 1) };
  });
  const known = signatures.filter(({ version }) => VERSIONS.includes(version));
  return known.length > MAX_SIGNATURES ? [] : known;
}

function newId(): string {
  return `msg_${crypto.randomUUID()}`;
}
