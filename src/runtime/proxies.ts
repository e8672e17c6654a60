/**
 * Checks the option `trustedProxies`.
 *
 * @module
 */
import { parseBlock } from "../core/address.ts";
import type { OptionChecks } from "../core/options.ts";
import type { TrustedProxies } from "./client.ts";

/** Returns the value if it is valid: a number of hops, or a list of address blocks. */
export function checkedProxies(
  given: TrustedProxies | undefined,
  checks: OptionChecks,
): TrustedProxies | undefined {
  const isHops = typeof given === "number" && Number.isInteger(given) && given >= 0;
  if (given === undefined || isHops) return given;
  const isList = Array.isArray(given);
  if (isList && given.every(isBlock)) return given;
  throw checks.error(
    "trustedProxies",
    'a number of hops or an array of address blocks like ["10.0.0.0/8"]',
    isList ? given.find((block) => !isBlock(block)) : given,
  );
}

function isBlock(block: unknown): boolean {
  return typeof block === "string" && parseBlock(block) !== undefined;
}
