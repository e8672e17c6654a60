/**
 * Writes security headers onto responses: of handlers, of refusals and of errors, also immutable
 * and streamed ones; never onto a 101.
 *
 * @module
 */
import type { GuardPart } from "../core/request/compose.ts";
import { facts } from "../core/request/facts.ts";
import {
  addResponseHeaders,
  removeResponseHeader,
  requestHeader,
  setResponseHeaders,
} from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { NonceSource } from "./nonce.ts";
import { type HeaderPlan, NONCE } from "./presets.ts";

/** The headers of one kind of response. */
interface HeaderSet {
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** A policy that has another nonce for each response: the text around it. */
interface NoncePolicy {
  readonly names: readonly [string];
  readonly around: readonly string[];
}

const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;

/** Returns the part that writes the headers of a plan; in report mode it writes none. */
export function securityHeadersPart(
  plan: HeaderPlan,
  mode: "enforce" | "report",
): GuardPart<string> {
  return new SecurityHeadersWriter(plan, mode === "report");
}

class SecurityHeadersWriter implements GuardPart<string> {
  readonly #plan: HeaderPlan;
  readonly #writesNothing: boolean;
  readonly #nonces: NonceSource | undefined;
  readonly #noncePolicies: readonly NoncePolicy[];
  readonly #other: HeaderSet;
  readonly #otherSecure: HeaderSet;
  readonly #html: HeaderSet;
  readonly #htmlSecure: HeaderSet;
  readonly #differsOnHtml: boolean;

  constructor(plan: HeaderPlan, writesNothing: boolean) {
    const policies = Object.entries(plan.policies);
    const fixedPolicies = Object.fromEntries(policies.filter(([, text]) => !text.includes(NONCE)));
    const other = { ...fixedPolicies, ...plan.fixed };
    const html = { ...(plan.policiesOnHtml && fixedPolicies), ...plan.fixed, ...plan.htmlOnly };
    const secure: Record<string, string> = {};
    if (plan.hsts !== undefined) secure["strict-transport-security"] = plan.hsts;
    this.#plan = plan;
    this.#writesNothing = writesNothing;
    this.#nonces = plan.hasNonce ? new NonceSource() : undefined;
    this.#noncePolicies = policies.filter(([, text]) => text.includes(NONCE))
      .map(([name, text]) => ({ names: [name], around: text.split(NONCE) }));
    this.#other = headerSet(other);
    this.#otherSecure = headerSet({ ...other, ...secure });
    this.#html = headerSet(html);
    this.#htmlSecure = headerSet({ ...html, ...secure });
    this.#differsOnHtml = !plan.policiesOnHtml || Object.keys(plan.htmlOnly).length > 0;
  }

  /** Makes the nonce, which is the state. All policies of a response have the same one. */
  open(c: EdgeContext, states: string[], at: number): void {
    let nonce = "";
    if (this.#nonces !== undefined) {
      nonce = facts(c).cspNonce ??= this.#nonces.next();
      c.set("cspNonce", nonce);
    }
    if (this.#writesNothing) return;
    states[at] = nonce;
    const shared = facts(c);
    if (!this.#plan.yields) {
      shared.ownHeaders = true;
      shared.refusalHeaders = undefined;
    } else if (!shared.ownHeaders) {
      shared.refusalHeaders = this.#plan.fixed;
    }
  }

  /** Writes the headers onto the response that there is now. */
  close(c: EdgeContext, nonce: string, thrown: unknown): void {
    // What was thrown is not an error that Hono handles: there is no response.
    if (thrown !== undefined && !c.finalized) return;
    const plan = this.#plan;
    if (plan.yields) {
      const { ownHeaders, completeRefusal } = facts(c);
      if (ownHeaders || (completeRefusal !== undefined && completeRefusal === c.res)) return;
    }
    const { names, values } = this.#setFor(c);
    const write = plan.overwrite ? setResponseHeaders : addResponseHeaders;
    const headers = write(c, names, values);
    if (headers === undefined) return;
    for (let i = 0; i < this.#noncePolicies.length; i++) {
      // A 304 keeps the stored page, whose nonce is another one.
      if (c.res.status === 304) break;
      const policy = this.#noncePolicies[i];
      write(c, policy.names, [policy.around.join(`'nonce-${nonce}'`)]);
    }
    if (plan.cacheControl !== undefined && requestHeader(c, "authorization") !== undefined) {
      addResponseHeaders(c, CACHE_CONTROL, [plan.cacheControl]);
    }
    if (plan.hidesSoftware && headers.has("x-powered-by")) removeResponseHeader(c, "x-powered-by");
  }

  #setFor(c: EdgeContext): HeaderSet {
    const isSecure = this.#plan.hsts !== undefined && isHttps(c);
    if (this.#differsOnHtml && HTML.test(c.res.headers.get("content-type") ?? "")) {
      return isSecure ? this.#htmlSecure : this.#html;
    }
    return isSecure ? this.#otherSecure : this.#other;
  }
}

const CACHE_CONTROL = ["cache-control"];

function headerSet(headers: Readonly<Record<string, string>>): HeaderSet {
  return { names: Object.keys(headers), values: Object.values(headers) };
}

/**
 * Whether the client uses https, as far as the server knows. `X-Forwarded-Proto` needs no trusted
 * proxy: browsers ignore the header over http (RFC 6797 §8.1), so a forged one has no effect.
 */
function isHttps(c: EdgeContext): boolean {
  if (c.req.url.startsWith("https:")) return true;
  const forwarded = requestHeader(c, "x-forwarded-proto");
  return forwarded !== undefined && /^\s*https\s*(?:,|$)/i.test(forwarded);
}
