/**
 * QStash: `Upstash-Signature` is a JWT (HS256) of the URL, of a hash of the body, and of the period
 * in which it is valid.
 *
 * @module
 */
import { encode, sha256 } from "../../runtime/sha256.ts";
import { decodeBase64, utf8 } from "./encoding.ts";
import { MacKey } from "./keys.ts";
import type { Envelope, ReadHeader, Scheme } from "./scheme.ts";
import { isId } from "./scheme.ts";

const SIGNATURE = "upstash-signature";
const MESSAGE_ID = "upstash-message-id";
/** The time for which a token is valid, in seconds. */
const VALID_S = 300;

/** The claims of a token, as QStash sends them. */
interface Claims {
  readonly iss: unknown;
  readonly sub: unknown;
  readonly exp: unknown;
  readonly nbf: unknown;
  readonly iat: unknown;
  readonly body: unknown;
}

/** QStash. */
export const qstash: Scheme = {
  name: "qstash",
  toleranceMs: 0,
  signsId: false,
  signsUrl: true,
  key: (secret) => new MacKey(secret, "base64url"),
  read: readToken,
  async sign({ id, timestamp, body, url }, keys) {
    if (url === undefined) {
      throw new TypeError("signWebhook: url is missing: QStash signs the URL of the endpoint");
    }
    const claims = {
      iss: "Upstash",
      sub: url,
      exp: timestamp + VALID_S,
      nbf: timestamp,
      iat: timestamp,
      jti: `jwt_${crypto.randomUUID()}`,
      body: encode(await sha256(body), "base64url"),
    };
    const text = `${segment({ alg: "HS256", typ: "JWT" })}.${segment(claims)}`;
    const signature = await keys[0].sign!(text);
    return {
      [SIGNATURE]: `${text}.${signature.text}`,
      [MESSAGE_ID]: id ?? `msg_${crypto.randomUUID()}`,
    };
  },
};

function readToken(
  header: ReadHeader,
  isOurs: (url: string) => boolean,
): Envelope | undefined {
  const [head, payload, signature, ...more] = (header(SIGNATURE) ?? "").split(".");
  if (signature === undefined || more.length > 0) return undefined;
  const { alg } = (parse(head) ?? {}) as { alg?: unknown };
  const claims = parse(payload) as Claims | undefined;
  if (alg !== "HS256" || claims?.iss !== "Upstash") return undefined;
  const { sub, exp, nbf, iat, body } = claims;
  if (typeof sub !== "string" || !isOurs(sub) || typeof body !== "string") return undefined;
  if (typeof exp !== "number" || typeof nbf !== "number") return undefined;
  const id = header(MESSAGE_ID);
  return {
    id: id !== undefined && isId(id) ? id : undefined,
    timestamp: typeof iat === "number" ? iat : nbf,
    period: { from: nbf, end: exp },
    before: `${head}.${payload}`,
    after: "",
    bodyHash: body.replace(/=+$/, ""),
    signatures: [{ version: "", text: signature }],
  };
}

/** Parses a segment of a token; undefined when it is not an object. */
function parse(text: string): object | undefined {
  const bytes = decodeBase64(text);
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function segment(value: object): string {
  return encode(utf8(JSON.stringify(value)), "base64url");
}
