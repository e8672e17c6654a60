/**
 * Signs deliveries, for senders and tests.
 *
 * @module
 */
import { show } from "../core/option-hints.ts";
import { optionChecks } from "../core/options.ts";
import { schemeOf } from "./schemes/all.ts";
import { utf8 } from "./schemes/encoding.ts";
import { keysOf } from "./secrets.ts";
import type { SignWebhookOptions, WebhookScheme } from "./types.ts";

const NAMES = {
  secret: 1,
  body: 1,
  id: 1,
  timestamp: 1,
  url: 1,
} satisfies Record<keyof SignWebhookOptions, 1>;

const THEIRS = "=secret|payload,msg=body|msgId,deliveryId=id|date,time=timestamp, in seconds" +
  "|secrets,key=secret|sub,endpoint=url";
/** Times above this are in ms. */
const MAX_SECONDS = 999_999_999_999;

/** Signs a delivery; see `signWebhook()`. */
export async function sign(
  given: WebhookScheme,
  options: SignWebhookOptions,
): Promise<Record<string, string>> {
  const checks = optionChecks("signWebhook");
  const scheme = schemeOf("signWebhook", given);
  checks.known(options, NAMES, THEIRS);
  const { secret, body, id, url, timestamp = Math.floor(Date.now() / 1_000) } = options;
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    throw new TypeError(
      `signWebhook: body must be a text or a Uint8Array, exactly as it is sent, got ${show(body)}`,
    );
  }
  return await scheme.sign({
    id: id === undefined ? undefined : checks.text("id", id),
    timestamp: checks.integer("timestamp", timestamp, 1, MAX_SECONDS),
    body: typeof body === "string" ? utf8(body) : new Uint8Array(body),
    url: url === undefined ? undefined : checks.text("url", url),
  }, keysOf("signWebhook", scheme, secret, "sign"));
}
