/**
 * The schemes that an app describes.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { CustomSchemeOptions } from "../types.ts";
import type { Scheme } from "./scheme.ts";
import { templateScheme } from "./template.ts";

const NAMES = {
  header: 1,
  signed: 1,
  encoding: 1,
  prefix: 1,
  timestamp: 1,
  id: 1,
  name: 1,
} satisfies Record<keyof CustomSchemeOptions, 1>;

const THEIRS = "algorithm,hash:it is always HMAC-SHA-256|signature,signatureHeader=header" +
  "|payload,template=signed|digest,format=encoding|timestampHeader=timestamp|idHeader=id";
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** The start of a header's value, which has no white space before it. */
const VALUE = /^([\x21-\x7e][\x20-\x7e]*)?$/;

/** Checks the options of `custom()` and makes the scheme. */
export function customScheme(given: CustomSchemeOptions): Scheme {
  const checks = optionChecks("custom");
  checks.known(given, NAMES, THEIRS);
  const { signed = "{body}", encoding = "hex", prefix = "", name = "custom" } = given;
  const header = headerName("header", given.header);
  const [before, after] = splitAtBody(checks.text("signed", signed));
  const timestamp = optionalName("timestamp", given.timestamp);
  const id = optionalName("id", given.id);
  requireSame("timestamp", timestamp, signed.includes("{timestamp}"), true);
  requireSame("id", id, signed.includes("{id}"), false);
  const headers = [header, timestamp, id].filter((one) => one !== undefined);
  if (new Set(headers).size < headers.length) {
    throw new TypeError("custom: header, timestamp and id must be different headers");
  }
  if (!VALUE.test(checks.text("prefix", prefix))) {
    throw checks.error("prefix", "the visible start of a header in ASCII", prefix);
  }
  if (checks.text("name", name) === "") throw checks.error("name", "a text", name);
  return templateScheme({
    name,
    header,
    prefix,
    encoding: checks.oneOf("encoding", encoding, ["hex", "base64"]),
    before,
    after,
    timestamp,
    id,
  });

  function headerName(option: string, value: unknown): string {
    if (typeof value === "string" && TOKEN.test(value)) return value.toLowerCase();
    throw checks.error(option, "the name of a header", value);
  }

  function optionalName(option: string, value: unknown): string | undefined {
    return value === undefined ? undefined : headerName(option, value);
  }

  /** A time that is not signed proves nothing, and a place needs a header. */
  function requireSame(
    option: "timestamp" | "id",
    value: string | undefined,
    isSigned: boolean,
    mustBeSigned: boolean,
  ): void {
    if (isSigned && value === undefined) {
      throw new TypeError(`custom: ${option} is missing: signed has {${option}}`);
    }
    if (mustBeSigned && value !== undefined && !isSigned) {
      throw new TypeError(
        `custom: signed must have {${option}}: a time that is not signed does not prove when`,
      );
    }
  }
}

/** Splits the signed text, whose parts must not run into each other. */
function splitAtBody(signed: string): readonly [string, string] {
  const places: readonly string[] = signed.match(/\{[^}]*\}/g) ?? [];
  const unknown = places.find((place) => !/^\{(body|timestamp|id)\}$/.test(place));
  if (unknown !== undefined) {
    throw new TypeError("custom: signed has an unknown place; {body}, {timestamp}, {id} exist");
  }
  if (new Set(places).size < places.length) {
    throw new TypeError("custom: signed has a place twice");
  }
  if (!places.includes("{body}")) throw new TypeError("custom: signed must have {body}");
  if (/\}\d*\{/.test(signed)) {
    throw new TypeError(
      'custom: signed must have a separator between its places, as in "{timestamp}.{body}"',
    );
  }
  const [before, after] = signed.split("{body}");
  return [before, after];
}
