/**
 * The audit trail: one line for every refusal, and for every refusal that report mode let pass.
 *
 * @module
 */
import { asTextOrNothing, Callback } from "../core/callback.ts";
import type { Decision } from "../core/request/decision.ts";
import { decisions } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, EdgeMiddleware } from "../core/request/middleware.ts";
import { observing } from "../core/observer.ts";
import { optionChecks } from "../core/options.ts";
import { routeOf } from "../core/request/route.ts";
import type { TrustedProxies } from "../runtime/client.ts";
import { clientNamer } from "./client.ts";
import type { ClientNaming } from "./client.ts";
import { idsText, isoClock } from "./lines.ts";
import type { LineMaker } from "./lines.ts";
import { checkedRedactor } from "./redact.ts";
import type { Redactor } from "./redact.ts";
import { jsonText, quoted } from "./serialise.ts";
import { checkedSinks, consoleSink, sinkWriter } from "./sinks.ts";
import type { Sink } from "./sinks.ts";

/** Options of {@link audit}. */
export interface AuditOptions {
  /**
   * Where events go.
   *
   * @default the console, as JSON
   */
  readonly sink?: Sink;
  /**
   * Who it was, for the app: a user's or a key's id. It must answer at once; when it fails, the event
   * has no actor.
   */
  actor?(c: any): string | undefined;
  /**
   * Whether an event holds the beginning of the body that a guard has read: redacted, and at most
   * 1 024 characters.
   *
   * @default false
   */
  readonly payload?: boolean;
  /** Further names of keys whose values are not shown; `false` shows everything. */
  readonly redact?: readonly string[] | false;
  /**
   * How the client is named.
   *
   * @default "hash"
   */
  readonly client?: ClientNaming;
  /** The key of hashed clients. See the logger's option. */
  readonly clientKey?: string;
  /** Which proxies may be believed about the client's address. */
  readonly trustedProxies?: TrustedProxies;
}

/** Writes the security events of a request once it has been answered. */
export type AuditTrail = (c: EdgeContext, status: number) => void;

const MAX_PAYLOAD = 1_024;
const OPTIONS = ["sink", "actor", "payload", "redact", "client", "clientKey", "trustedProxies"];

/**
 * Records every deny and report decision as a security event: who, what and which rule, as one JSON
 * line each, with `"msg":"security event"`. Of what the client sent it
 * has the scanner's evidence (at most 16 characters) and no more, unless `payload` is on. A sink that
 * fails costs events, never requests: its first lost line goes to the console.
 *
 * Register it before the guards.
 *
 * @param options See {@link AuditOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(djed.audit({ actor: (c) => c.get("userId") }));
 * app.use(djed.rateLimit());
 * ```
 */
export function audit(options: AuditOptions = {}): EdgeMiddleware {
  const trail = auditTrail(options);
  return observing<{}, void>({
    name: "audit",
    start() {},
    finish: (c, _state, _ms, status) => trail(c, status),
  });
}

/** Makes the trail behind {@link audit}. */
export function auditTrail(options: AuditOptions): AuditTrail {
  const { known, oneOf, optionalFunction } = optionChecks("audit");
  known(options, OPTIONS);
  optionalFunction("actor", options.actor);
  const payload = oneOf("payload", options.payload ?? false, [true, false]);
  const writer = sinkWriter(checkedSinks("audit", [options.sink ?? consoleSink()]));
  const { client = "hash", clientKey, trustedProxies } = options;
  const maker: LineMaker = {
    time: isoClock(),
    redact: checkedRedactor("audit", options.redact ?? []),
    nameClient: clientNamer("audit", client, clientKey, trustedProxies).name,
  };
  const actor = options.actor && new Callback((c: EdgeContext) => options.actor!(c), {
    option: "audit: actor",
    otherwise: "no actor",
    accept: asTextOrNothing,
  });

  return (c, status) => {
    let who: string | undefined;
    for (const decision of decisions(c)) {
      if (decision.action === "allow") continue;
      who ??= whoText(maker.nameClient(c), actor?.askNow(c));
      const sent = payload ? payloadText(c, maker.redact) : "";
      const line = whatText(maker, c, decision, status) + who + sent + "}";
      writer.write(c, "warn", line);
    }
  };
}

function whatText(
  { time, redact }: LineMaker,
  c: EdgeContext,
  { guard, action, code, reason, detail }: Decision,
  status: number,
): string {
  const route = routeOf(c);
  let line = `{"time":"${time()}","level":"warn","msg":"security event",` +
    `"guard":${quoted(guard)},"action":"${action}"`;
  if (code !== undefined) line += `,"code":${quoted(code)}`;
  if (reason !== undefined) line += `,"reason":${quoted(reason)}`;
  if (detail !== undefined) line += `,"detail":${jsonText(detail, redact)}`;
  line += `,"method":${quoted(c.req.method)}`;
  if (route !== undefined) line += `,"route":${quoted(route)}`;
  return `${line},"status":${status}${idsText(c)}`;
}

function whoText(client: string | undefined, actor: string | null | undefined): string {
  return (client === undefined ? "" : `,"client":${quoted(client)}`) +
    (actor === undefined || actor === null ? "" : `,"actor":${quoted(actor.slice(0, 256))}`);
}

/** The beginning of what guards have read. JSON is redacted key by key before it is cut. */
function payloadText(c: EdgeContext, redact: Redactor): string {
  const body = facts(c).body;
  if (body === undefined || body.bytes.byteLength === 0) return "";
  const json = body.json();
  const text = json === undefined ? formText(body.bytes, redact) : jsonText(json, redact);
  return `,"payload":${quoted(text.slice(0, MAX_PAYLOAD))}`;
}

/** Text, redacted as a form: its first parameter has no `&` before it. */
function formText(bytes: Uint8Array, redact: Redactor): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_PAYLOAD));
  return redact.text("?" + text).slice(1);
}
