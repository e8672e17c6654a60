/**
 * The audit trail: one line for every refusal, and for every refusal that report mode let pass.
 *
 * @module
 */
import type { Decision } from "../core/request/decision.ts";
import { decisions } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import { observing } from "../core/observer.ts";
import type { Observed } from "../core/observer.ts";
import { routeOf } from "../core/request/route.ts";
import { idsText } from "./lines.ts";
import type { LineMaker } from "./lines.ts";
import { resolveAuditOptions } from "./options.ts";
import type { AuditOptions, AuditSettings } from "./options.ts";
import type { Redactor } from "./redact.ts";
import { jsonText, quoted } from "./serialise.ts";

const MAX_PAYLOAD = 1_024;
const MAX_ACTOR = 256;

/**
 * Writes every deny and report decision as a security event: one JSON line with
 * `"msg":"security event"` that says which client was refused, by which guard, and why. Of the
 * client's input it includes only the scanner's evidence (at most 16 characters), unless `payload`
 * is on. A sink that fails loses events but never breaks a request: its first lost line is written
 * to the console.
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
export function audit<E extends EdgeEnv = EdgeEnv>(options?: AuditOptions<E>): EdgeMiddleware;
export function audit(options: AuditOptions = {}): EdgeMiddleware {
  const settings = resolveAuditOptions(options);
  // The decisions of a stream come before and after its start.
  const write = (c: EdgeContext, _none: undefined, { status, decided }: Observed) =>
    writeEvents(settings, c, status, decided);
  return observing<{}, undefined>({ name: "audit", begun: write, finish: write });
}

function writeEvents(
  { maker, writer, payload, refusals, actor }: AuditSettings,
  c: EdgeContext,
  status: number,
  first: number,
): void {
  let who: string | undefined;
  const made = decisions(c);
  for (let i = first; i < made.length; i++) {
    const decision = made[i];
    if (decision.action === "allow") continue;
    const isLimited = refusals !== undefined && decision.action === "deny";
    if (isLimited && !refusals.admits()) continue;
    who ??= whoText(maker.nameClient(c), actor?.askNow(c));
    const sent = payload ? payloadText(c, maker.redact) : "";
    const line = eventText(maker, c, decision, status) + who + sent;
    writer.write(c, "warn", line + (isLimited ? refusals.report() : "") + "}");
  }
}

function eventText(
  { time, redact, recent }: LineMaker,
  c: EdgeContext,
  decision: Decision,
  status: number,
): string {
  const { detail } = decision;
  let line = `{"time":"${time()}","level":"warn","msg":"security event",` +
    recent.ofDecision(decision);
  if (detail !== undefined) line += `,"detail":${jsonText(detail, redact)}`;
  return `${line},${recent.ofRequest(routeOf(c), c.req.method, status)}${idsText(c)}`;
}

function whoText(client: string | undefined, actor: string | null | undefined): string {
  return (client === undefined ? "" : `,"client":${quoted(client)}`) +
    (actor === undefined || actor === null ? "" : `,"actor":${quoted(actor.slice(0, MAX_ACTOR))}`);
}

/**
 * The beginning of the body that guards have read. JSON is redacted key by key before it is cut.
 */
function payloadText(c: EdgeContext, redact: Redactor): string {
  const body = facts(c).body;
  if (body === undefined || body.bytes.byteLength === 0) return "";
  const json = body.json();
  const text = json === undefined ? formText(body.bytes, redact) : jsonText(json, redact);
  return `,"payload":${quoted(text.slice(0, MAX_PAYLOAD))}`;
}

/** Redacts text like a query. The `?` is needed because no `&` precedes the first parameter. */
function formText(bytes: Uint8Array, redact: Redactor): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_PAYLOAD));
  return redact.text("?" + text).slice(1);
}
