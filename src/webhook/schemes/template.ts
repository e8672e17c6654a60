/**
 * Schemes with one signature in a header: GitHub, Slack, Shopify, and those that an app describes.
 *
 * @module
 */
import { MacKey } from "./keys.ts";
import { isId, readSeconds } from "./scheme.ts";
import type { Envelope, ReadHeader, Scheme, Unsigned } from "./scheme.ts";

/** The complete description of a scheme. */
export interface Template {
  readonly name: string;
  /** The header of the signature, in lower case. */
  readonly header: string;
  /** The text before the signature in its header. */
  readonly prefix: string;
  readonly encoding: "hex" | "base64";
  /** The signed text, split at the body. */
  readonly before: string;
  readonly after: string;
  /** The header of the time of signing, in lower case; undefined if it is not signed. */
  readonly timestamp: string | undefined;
  /** The header of the id, in lower case. */
  readonly id: string | undefined;
  readonly idInBody?: string;
}

const TOLERANCE_MS = 300_000;
const PLACES = /\{(id|timestamp)\}/g;

/** GitHub. */
export const github: Scheme = /* @__PURE__ */ templateScheme({
  name: "github",
  header: "x-hub-signature-256",
  prefix: "sha256=",
  encoding: "hex",
  before: "",
  after: "",
  timestamp: undefined,
  id: "x-github-delivery",
});
/** Slack. The id of a delivery is that of the event, in the body. */
export const slack: Scheme = /* @__PURE__ */ templateScheme({
  name: "slack",
  header: "x-slack-signature",
  prefix: "v0=",
  encoding: "hex",
  before: "v0:{timestamp}:",
  after: "",
  timestamp: "x-slack-request-timestamp",
  id: undefined,
  idInBody: "event_id",
});
/** Shopify. */
export const shopify: Scheme = /* @__PURE__ */ templateScheme({
  name: "shopify",
  header: "x-shopify-hmac-sha256",
  prefix: "",
  encoding: "base64",
  before: "",
  after: "",
  timestamp: undefined,
  id: "x-shopify-webhook-id",
});

/** Makes the scheme of a description. */
export function templateScheme(template: Template): Scheme {
  const { name, header, prefix, encoding, before, after, timestamp, id, idInBody } = template;
  const signsId = idInBody !== undefined || signedOf(template).includes("{id}");
  return {
    name,
    toleranceMs: timestamp === undefined ? undefined : TOLERANCE_MS,
    signsId,
    ...(idInBody !== undefined && { idInBody }),
    key: (secret) => new MacKey(secret, encoding),
    read: (read) => readHeaders(template, signsId, read),
    async sign(parts, keys) {
      const values = valuesOf(template, parts);
      const input = [fill(before, values), parts.body, fill(after, values)];
      const signature = await keys[0].sign!(input);
      return {
        [header]: prefix + signature.text,
        ...(timestamp !== undefined && { [timestamp]: values.timestamp }),
        ...(id !== undefined && { [id]: values.id }),
      };
    },
  };
}

/** The values of the places of a template. */
interface Values {
  readonly id: string;
  readonly timestamp: string;
}

function readHeaders(
  template: Template,
  signsId: boolean,
  read: ReadHeader,
): Envelope | undefined {
  const { header, prefix, before, after, timestamp, id, idInBody } = template;
  const signature = read(header);
  if (signature === undefined || !signature.startsWith(prefix)) return undefined;
  const sentTime = timestamp === undefined ? undefined : read(timestamp);
  const seconds = readSeconds(sentTime);
  if (timestamp !== undefined && seconds === undefined) return undefined;
  const sentId = id === undefined ? undefined : read(id);
  const isValid = sentId !== undefined && isId(sentId);
  if (signsId && idInBody === undefined && !isValid) return undefined;
  const values = { id: isValid ? sentId : "", timestamp: sentTime ?? "" };
  if (isAmbiguous(signedOf(template), values)) return undefined;
  return {
    id: isValid ? sentId : undefined,
    timestamp: seconds,
    before: fill(before, values),
    after: fill(after, values),
    signatures: [{ version: "", text: signature.slice(prefix.length) }],
  };
}

function valuesOf(template: Template, parts: Unsigned): Values {
  const { id } = template;
  const given = parts.id ?? crypto.randomUUID();
  const values = { id: given, timestamp: `${parts.timestamp}` };
  if ((id !== undefined && !isId(given)) || isAmbiguous(signedOf(template), values)) {
    throw new TypeError(
      "signWebhook: id must be visible ASCII, at most 255, without the texts beside it",
    );
  }
  return values;
}

/** Returns the complete signed text, with its places. */
function signedOf({ before, after }: Template): string {
  return `${before}{body}${after}`;
}

/**
 * Whether the text that separates the id from its neighbours is elsewhere too, also partly in the
 * id, so that the id could end early or begin late: `a-` and `--` have it at 1 and at 2.
 */
function isAmbiguous(signed: string, { id }: Values): boolean {
  const [, before = "", after = ""] = /([^}]*)\{id\}([^{]*)/.exec(signed) ?? [];
  return (before !== "" && (before + id).lastIndexOf(before) > 0) ||
    (after !== "" && (id + after).indexOf(after) < id.length);
}

function fill(text: string, values: Values): string {
  return text === "" ? text : text.replace(PLACES, (_, name: keyof Values) => values[name]);
}
