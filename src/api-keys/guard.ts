/**
 * The handler: request → key → record → decision → next or refusal.
 *
 * @module
 */
import { API_KEY_INVALID, API_KEYS_UNAVAILABLE, SCOPE_MISSING } from "../core/problem-kinds.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import { record } from "../core/request/decision.ts";
import type { DecisionDetail } from "../core/request/decision.ts";
import type { Handled } from "../core/request/compose.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import { resolveGuardOptions } from "./options.ts";
import type { ApiKeysSettings, KeyGuardOptions } from "./options.ts";
import type { LastUses } from "./last-use.ts";
import { readKey } from "./read-key.ts";
import { InvalidKey } from "./refusal.ts";
import type { Found, KeyVerifier, Unavailable } from "./verifier.ts";

/** The reason why a key was not accepted. Only `"missing"` is told to the client. */
type Fault = "missing" | "ambiguous" | "malformed" | "unknown" | "revoked" | "expired";

/** The state that all guards of one `apiKeys()` share. */
export interface Shared {
  readonly settings: ApiKeysSettings;
  readonly verifier: KeyVerifier;
  readonly uses: LastUses;
  readonly counts: { accepted: number; refused: number; unavailable: number };
}

/** One `guard()`. Its methods stand in the order of a request's way through them. */
export class KeyGuard {
  readonly #shared: Shared;
  readonly #scopes: readonly string[];
  readonly #enforces: boolean;
  readonly #missing = new InvalidKey(
    "Send an API key as Authorization: Bearer <key>, or as X-API-Key.",
  );
  readonly #notValid = new InvalidKey("The API key is not valid.");

  constructor(shared: Shared, options: KeyGuardOptions) {
    const { scopes, enforces } = resolveGuardOptions(options);
    this.#shared = shared;
    this.#scopes = scopes;
    this.#enforces = enforces;
  }

  handle(c: EdgeContext, next: Next): Handled {
    const { settings, verifier } = this.#shared;
    // Not the time at which the request began: a key may have ended while it waited for something.
    const now = settings.clock.now();
    const key = readKey(c, settings);
    if (key === undefined) return this.#invalid(c, next, now, "missing");
    if (key === null) return this.#invalid(c, next, now, "ambiguous");
    if (!settings.format.accepts(key)) return this.#invalid(c, next, now, "malformed");
    const found = verifier.find(key, c, now);
    return isThenable(found)
      ? found.then((late) => this.#conclude(c, next, now, late))
      : this.#conclude(c, next, now, found);
  }

  #conclude(c: EdgeContext, next: Next, now: number, found: Found): Handled {
    if (typeof found === "string") return this.#unavailable(c, next, now, found);
    if (found === null) return this.#invalid(c, next, now, "unknown");
    if (now >= found.endsAt) {
      const isRevoked = now >= (found.record.revokedAt ?? Infinity);
      return this.#invalid(c, next, now, isRevoked ? "revoked" : "expired", found.record.id);
    }
    const { apiKey } = found;
    const { settings, uses, counts } = this.#shared;
    if (uses.note(found.record, now)) settings.store.touch(found.record, { now, c });
    c.set("apiKey", apiKey);
    const lacks = this.#scopes.find((scope) => !apiKey.scopes.includes(scope));
    if (lacks !== undefined) return this.#lacksScope(c, next, now, apiKey.id, lacks);
    counts.accepted++;
    record(c, { guard: "api-keys", action: "allow", detail: { id: apiKey.id }, atMs: now });
    return next();
  }

  #invalid(c: EdgeContext, next: Next, now: number, fault: Fault, id?: string): Handled {
    this.#shared.counts.refused++;
    this.#record(c, now, API_KEY_INVALID.code, fault, id === undefined ? undefined : { id });
    if (!this.#enforces) return next();
    return (fault === "missing" ? this.#missing : this.#notValid).of(c);
  }

  #lacksScope(c: EdgeContext, next: Next, now: number, id: string, scope: string): Handled {
    this.#shared.counts.refused++;
    this.#record(c, now, SCOPE_MISSING.code, "scope", { id, scope });
    if (!this.#enforces) return next();
    const problem = makeProblem(c, SCOPE_MISSING, `The API key lacks the scope ${scope}.`);
    const needed = `Bearer error="insufficient_scope", scope="${this.#scopes.join(" ")}"`;
    return refuse(c, problem, { "www-authenticate": needed });
  }

  #unavailable(c: EdgeContext, next: Next, now: number, reason: Unavailable): Handled {
    this.#shared.counts.unavailable++;
    this.#record(c, now, API_KEYS_UNAVAILABLE.code, reason, undefined);
    if (!this.#enforces) return next();
    const detail = "API keys cannot be checked at the moment.";
    const problem = makeProblem(c, API_KEYS_UNAVAILABLE, detail, { retryAfter: 1 });
    return refuse(c, problem, { "retry-after": "1" });
  }

  #record(
    c: EdgeContext,
    atMs: number,
    code: string,
    reason: string,
    detail: DecisionDetail | undefined,
  ): void {
    const action = this.#enforces ? "deny" : "report";
    record(c, { guard: "api-keys", action, code, reason, detail, atMs });
  }
}
