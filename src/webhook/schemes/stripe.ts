/**
 * Stripe: `Stripe-Signature: t=…,v1=…`, which signs `t.body`.
 *
 * @module
 */
import { MacKey } from "./keys.ts";
import { MAX_SIGNATURES, readSeconds } from "./scheme.ts";
import type { Envelope, Scheme } from "./scheme.ts";

const HEADER = "stripe-signature";

/** Stripe. The id of a delivery is that of the event, in the body. */
export const stripe: Scheme = {
  name: "stripe",
  toleranceMs: 300_000,
  signsId: true,
  idInBody: "id",
  key: (secret) => new MacKey(secret, "hex"),
  read: (header) => readSignature(header(HEADER) ?? ""),
  async sign({ timestamp, body }, keys) {
    const signatures = await Promise.all(keys.map((key) => key.sign!([`${timestamp}.`, body])));
    return {
      [HEADER]: [`t=${timestamp}`, ...signatures.map(({ text }) => `v1=${text}`)].join(","),
    };
  },
};

/** Reads `t=…,v1=…,v1=…`; skips other members. */
function readSignature(header: string): Envelope | undefined {
  const members = header.split(",");
  const times = valuesOf(members, "t=");
  const signatures = valuesOf(members, "v1=").map((text) => ({ version: "", text }));
  const timestamp = readSeconds(times[0]);
  if (timestamp === undefined || times.length > 1) return undefined;
  if (signatures.length === 0 || signatures.length > MAX_SIGNATURES) return undefined;
  return { id: undefined, timestamp, before: `${times[0]}.`, after: "", signatures };
}

function valuesOf(members: readonly string[], start: string): string[] {
  return members.filter((member) => member.startsWith(start))
    .map((member) => member.slice(start.length));
}
