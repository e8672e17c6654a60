/**
 * The schemes by name.
 *
 * @module
 */
import { show } from "../../core/option-hints.ts";
import { didYouMean, throwIfUncalled } from "../../core/options.ts";
import type { WebhookSchemeName } from "../types.ts";
import { qstash } from "./qstash.ts";
import type { Scheme } from "./scheme.ts";
import { standard, svix } from "./standard.ts";
import { stripe } from "./stripe.ts";
import { github, shopify, slack } from "./template.ts";

const SCHEMES: Readonly<Record<WebhookSchemeName, Scheme>> = {
  standard,
  svix,
  stripe,
  github,
  slack,
  qstash,
  shopify,
};

/** Returns the scheme of a name, or a scheme made by `custom()`. */
export function schemeOf(factory: string, given: unknown): Scheme {
  throwIfUncalled(factory, given, `${factory}("github", { secret })`);
  if (typeof given === "string" && Object.hasOwn(SCHEMES, given)) {
    return SCHEMES[given as WebhookSchemeName];
  }
  const { read, key, sign } = (given ?? {}) as Partial<Scheme>;
  if ([read, key, sign].every((method) => typeof method === "function")) return given as Scheme;
  const names = Object.keys(SCHEMES);
  const hint = typeof given === "string" ? didYouMean(given, names) : "";
  throw new TypeError(
    `${factory}: the scheme must be one of ${names.join(", ")}, or custom({ header }), got ${
      show(given)
    }${hint}`,
  );
}
