/**
 * Reads the JSON text of a response within bounds: its size, the time that it takes, its content
 * coding and its charset.
 *
 * @module
 */
import { bytesOf } from "../core/body/byte-source.ts";
import { Intake } from "../core/body/intake.ts";
import { isUtf8 } from "../core/body/unicode.ts";

/** Maximum size of a checked body, also of a decoded one. */
const MAX_BYTES = 1_048_576;
/** Time between two looks at a body that is being read, in ms. */
const LOOK_MS = 50;
/** The number of looks after which a body is given up. */
interface Patience {
  /** Without a byte. */
  readonly idle: number;
  readonly total: number;
}
/** A stream without a length may be written for as long as its client reads. */
const OPEN: Patience = { idle: 5, total: 20 };
/** A body with a length has an end, and an encoder gives nothing before it has much. */
const FINITE: Patience = { idle: 20, total: 200 };

/** A JSON media type (MIME Sniffing §4.6), whatever its charset. */
const JSON_TYPE = /^(?:application\/json|text\/json|[\w!#$%&'*+.^`|~-]+\/[\w.-]+\+json)$/;
const UTF8 = new Set(["utf-8", "utf8", "us-ascii"]);

/** A body that is being checked. */
export interface ResponseBody {
  /** The bytes read so far, and the rest of the body; undefined for a locked body. */
  readonly intake: Intake | undefined;
  /** The text; empty for a body that cannot be read, and undefined for one that is not checked. */
  readonly text: string | undefined;
}

/** Whether a response has a JSON body. */
export function hasJson({ headers, body }: Response): boolean {
  const [type] = (headers.get("content-type") ?? "").split(";", 1);
  return body !== null && JSON_TYPE.test(type.trim().toLowerCase());
}

/** Reads the body of such a response, which is locked from then on. */
export async function readResponse(response: Response): Promise<ResponseBody> {
  // A locked body cannot be read, nor can it be sent: treated as invalid JSON.
  if (response.body!.locked) return { intake: undefined, text: "" };
  const intake = new Intake(bytesOf(response.body!));
  try {
    if (!await unlessSlow(intake, patienceFor(response))) return { intake, text: undefined };
    const bytes = await decoded(intake.collected.bytes, response);
    return { intake, text: bytes && textOf(bytes, charsetOf(response.headers)) };
  } catch {
    // A body that breaks off, or is not in its declared coding or charset, is not valid JSON.
    return { intake, text: "" };
  }
}

/** Returns the content type of the same text in UTF-8. */
export function inUtf8(contentType: string): string {
  return contentType.replace(/;\s*charset\s*=\s*("[^"]*"|[^;]*)/gi, "");
}

function patienceFor({ headers }: Response): Patience {
  const isFinite = headers.has("content-length") || headers.has("content-encoding");
  return isFinite ? FINITE : OPEN;
}

/**
 * Resolves to false when a body pauses or takes too long, which leaves it unread. Turns of the
 * event loop are counted, not time: a process that stalled has not given the body its time.
 */
function unlessSlow(intake: Intake, most: Patience): Promise<boolean> {
  const filling = intake.fill(MAX_BYTES);
  return new Promise((resolve, reject) => {
    let seen = 0;
    let idle = 0;
    let looks = 0;
    const look = (): void => {
      const { size } = intake.collected;
      idle = size === seen ? idle + 1 : 0;
      seen = size;
      if (idle === most.idle || ++looks === most.total) {
        intake.stop();
        return resolve(false);
      }
      timer = setTimeout(look, LOOK_MS);
    };
    let timer = setTimeout(look, LOOK_MS);
    filling.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Undoes the content coding; undefined when the platform cannot, or the result is too long.
 * The body of a response that `fetch()` returned is plain already, whatever its headers say.
 */
async function decoded(
  bytes: Uint8Array<ArrayBuffer>,
  { headers }: Response,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const coding = (headers.get("content-encoding") ?? "").trim().toLowerCase().replace(/^x-/, "");
  if (coding === "" || coding === "identity") return bytes;
  if (coding !== "gzip" && coding !== "deflate") return isJsonText(bytes) ? bytes : undefined;
  if (!STARTS[coding](bytes[0], bytes[1])) return bytes;
  if (!("DecompressionStream" in globalThis)) return undefined;
  const plain = new Response(bytes).body!.pipeThrough(new DecompressionStream(coding));
  const source = bytesOf(plain);
  const intake = new Intake(source);
  if (await intake.fill(MAX_BYTES)) return intake.collected.bytes;
  await source.cancel();
  return undefined;
}

/** Whether bytes start as those of a coding do (RFC 1952 §2.3.1, RFC 1950 §2.2). */
const STARTS = {
  gzip: (first: number, second: number) => first === 0x1f && second === 0x8b,
  deflate: (first: number, second: number) =>
    (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0,
} as const;

function isJsonText(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** Returns the declared charset; undefined when it is UTF-8, as JSON is (RFC 8259 §8.1). */
function charsetOf(headers: Headers): string | undefined {
  const [, value] = /;\s*charset\s*=\s*("[^"]*"|[^;]*)/i.exec(headers.get("content-type")!) ?? [];
  const charset = value?.replaceAll('"', "").trim().toLowerCase();
  return charset === undefined || UTF8.has(charset) ? undefined : charset;
}

/** Decodes a text. Clients read JSON as UTF-8 whatever its charset says, if that is possible. */
function textOf(bytes: Uint8Array<ArrayBuffer>, charset: string | undefined): string {
  const text = new TextDecoder().decode(bytes);
  const isText = charset === undefined || (isUtf8(bytes) && !text.includes("\0"));
  return isText ? text : new TextDecoder(charset).decode(bytes);
}
