/**
 * Checks which proxies are to be believed.
 *
 * @module
 */
import { parseBlock } from "../core/address.ts";
import { optionChecks } from "../core/options.ts";
import type { TrustedProxies } from "../runtime/client.ts";

/** The option `trustedProxies`, as given when it is one. */
export function checkedProxies(given: TrustedProxies | undefined): TrustedProxies | undefined {
  const isHops = typeof given === "number" && Number.isInteger(given) && given >= 0;
  if (given === undefined || isHops) return given;
  const isList = Array.isArray(given);
  const wrong = isList ? given.find((block) => !isBlock(block)) : given;
  if (isList && given.every(isBlock)) return given;
  throw optionChecks("rateLimit").error(
    "trustedProxies",
    'a number of hops or an array of address blocks like ["10.0.0.0/8"]',
    wrong,
  );
}

function isBlock(block: unknown): boolean {
  return typeof block === "string" && parseBlock(block) !== undefined;
}
