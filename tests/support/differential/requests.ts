/**
 * Random requests: valid, broken, hostile and odd ones.
 *
 * @module
 */
import { CASES } from "../../cases/injection/mod.ts";
import { bodyOf } from "./bodies.ts";
import type { Body } from "./bodies.ts";
import type { Random } from "./random.ts";

/** A request, as data. */
export interface Sent {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Body;
  /** The address of the client. */
  readonly client: string;
}

const PATHS = [
  "/",
  "/users/42",
  "/users/caf%C3%A9",
  "/users/%ff",
  "/users/%7Bid%7D",
  "/search",
  "/files/a/b.txt",
  "/files/..%2f..%2fetc/passwd",
  "/fail",
  "/fail/http",
  "/fail/value",
  "/fail/late",
  "/stream",
  "/stream/broken",
  "/slow",
  "/moved",
  "/empty",
  "/cookies",
  ...["/upstream", "/upstream", "/upstream"],
  "/busy",
  "/api/items",
  "/api/items/7",
  "/mounted/x",
  "/health",
  "/livez",
  "/readyz",
  "/startupz",
  "/metrics",
  "/missing",
  "/Users/42",
  "//users//42",
  "/users/42/",
];
const BODY_PATHS = [
  ...["/orders", "/orders", "/orders", "/form", "/form"],
  ...["/echo", "/raw", "/unread", "/clone"],
];
const GETS = Array.from({ length: 12 }, () => "GET");
const METHODS = [...GETS, "HEAD", "OPTIONS", "DELETE", "PROPFIND"];
const BODY_METHODS = ["POST", "POST", "POST", "POST", "POST", "PUT", "PUT", "PATCH"];
const WORDS = "blue,shoes,42,José,a b,50%,null,true,-1,1e3,東京,O'Brien,x<y,{},[],~,+".split(",");
const NAMES = ["q", "page", "sort", "tags", "tags", "a[b]", "__proto__", "price", "utm_source"];
const AGENTS = ["curl/8.5.0", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0", "", "bot"];
const ATTACKS = Object.values(CASES).flatMap(({ pairs, attacks, twins }) => [
  ...pairs.flat(),
  ...attacks,
  ...twins,
]).filter((text) => text.length < 2_000);

/** An attack, or a harmless text that is like one. */
export function suspectText(random: Random): string {
  return random.of(ATTACKS);
}

/** Makes a random request. */
export function requestOf(random: Random): Sent {
  const hasBody = random.chance(0.4);
  const method = random.of(hasBody ? BODY_METHODS : METHODS);
  const path = random.chance(0.03)
    ? `/${encodeURIComponent(suspectText(random).slice(0, 300))}`
    : random.of(hasBody && random.chance(0.9) ? BODY_PATHS : PATHS);
  const body = hasBody ? bodyOf(random, path) : undefined;
  // A few clients send most requests, so that limits are reached.
  const client = random.chance(0.5) ? "203.0.113.1" : `203.0.113.${random.below(30)}`;
  return {
    method,
    url: path + queryOf(random),
    headers: headersOf(random, body, client),
    client,
    ...(body !== undefined && { body }),
  };
}

function queryOf(random: Random): string {
  if (random.chance(0.45)) return "";
  const pairs = Array.from({ length: 1 + random.below(4) }, () => {
    const value = random.chance(0.12)
      ? encodeURIComponent(suspectText(random).slice(0, 300))
      : random.chance(0.7)
      ? encodeURIComponent(random.of(WORDS))
      : random.of(["%", "%zz", "a+b", "", "%E2%82", "%00", "a%26b%3Dc"]);
    return `${random.of(NAMES)}${random.chance(0.9) ? "=" : ""}${value}`;
  });
  return `?${pairs.join(random.chance(0.95) ? "&" : "&&")}`;
}

function headersOf(
  random: Random,
  body: Body | undefined,
  client: string,
): [name: string, value: string][] {
  const headers: [string, string][] = [["user-agent", random.of(AGENTS)]];
  const add = (probability: number, name: string, value: () => string) => {
    if (random.chance(probability)) headers.push([name, value()]);
  };
  if (body?.type !== undefined) headers.push(["content-type", body.type]);
  headers.push(["traceparent", traceparentOf(random)]);
  add(0.1, "tracestate", () => random.of(["a=1", "djed=x,b=2", "ot=th:8", "=,=", "a=1,a=2"]));
  add(0.1, "baggage", () => "user=1,tier=gold");
  add(0.6, "x-forwarded-for", () => random.chance(0.8) ? client : "1.2.3.4, " + client);
  add(0.3, "accept", () => random.of(["application/json", "text/html", "*/*", "text/plain"]));
  add(0.2, "origin", () => random.of(["https://shop.example", "null"]));
  add(0.1, "access-control-request-method", () => "POST");
  add(0.2, "cookie", () => random.of(["session=abc; theme=dark", "a=' OR 1=1 --", ";;=", "x=%zz"]));
  add(0.1, "authorization", () => random.of(["Bearer secret-token", "Basic eDp5", "odd"]));
  add(0.1, "x-api-key", () => random.of(["key-1", "key-2"]));
  add(0.05, "referer", () => "https://shop.example/?q=" + encodeURIComponent(suspectText(random)));
  add(0.05, "x-odd", () => random.of(["", " padded ", "a,b", "\u00e9"]));
  add(0.05, "expect", () => "");
  return headers.filter(([name, value]) => name !== "expect" || value !== "");
}

/** The header of a caller; most are valid, so that ratios decide by ids that both runs have. */
function traceparentOf(random: Random): string {
  const ids = `${random.hex(31)}1-${random.hex(15)}2`;
  const valid = `00-${ids}-${random.of(["00", "01", "01", "03"])}`;
  if (random.chance(0.85)) return valid;
  return random.of([
    `cc-${ids}-01-more`,
    `ff-${ids}-01`,
    `00-${"0".repeat(32)}-${random.hex(16)}-01`,
    `00-${ids.toUpperCase()}-01`,
    `00-${ids}`,
    "",
    "odd",
    `${valid}, ${valid}`,
  ]);
}
