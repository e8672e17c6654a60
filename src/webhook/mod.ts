/**
 * Verifies the signatures of webhooks: Standard Webhooks, Svix, Stripe, GitHub, Slack, QStash,
 * Shopify, and every sender that signs with HMAC-SHA-256. It reads the body once, as bytes, refuses
 * deliveries that are too old, and can run the handler once for each delivery.
 *
 * Limitation: GitHub and Shopify sign neither a time nor the id of the delivery. A delivery of them
 * that somebody recorded stays valid for as long as the secret.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { signWebhook, webhook } from "@djed/edge/webhook";
 *
 * const secret = "It's a Secret to Everybody";
 * const app = new Hono();
 * app.post("/hooks/github", webhook("github", { secret }), async (c) => {
 *   const { action } = await c.req.json();
 *   return c.text(`thanks for ${action}`);
 * });
 *
 * const body = JSON.stringify({ action: "opened" });
 * const headers = await signWebhook("github", { secret, body });
 * const response = await app.request("/hooks/github", { method: "POST", body, headers });
 * console.log(await response.text()); // thanks for opened
 * ```
 *
 * @module
 */
import type { Observable } from "../core/observable.ts";
import { markOwnRoute, PASSES_ON } from "../core/request/exempt.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import { WebhookGuard } from "./guard.ts";
import { resolveWebhookOptions } from "./options.ts";
import { customScheme } from "./schemes/custom.ts";
import { sign } from "./sign.ts";
import type {
  CustomScheme,
  CustomSchemeOptions,
  SignWebhookOptions,
  WebhookOptions,
  WebhookScheme,
  WebhookVariables,
} from "./types.ts";

export type { Clock } from "../core/clock.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";
export type { Decision, DecisionDetail } from "../core/request/decision.ts";
export type * from "../core/request/context.ts";
export type * from "../core/store/store.ts";
export { memoryStore } from "../stores/memory.ts";
export type { MemoryStore, MemoryStoreOptions } from "../stores/memory.ts";
export type * from "./types.ts";

/** The middleware, which is also an {@link Observable}. */
export type WebhookMiddleware = EdgeMiddleware<WebhookVariables> & Observable;

/**
 * Verifies the deliveries of one sender, and sets `c.var.webhook`.
 *
 * A delivery without a valid signature is refused with 401 `webhook-signature-invalid`, one that is
 * authentic but too old, or from the future, with 401 `webhook-stale`. The body is read once and
 * kept: `c.req.json()`, `validate()` and all others still read it.
 *
 * With `dedupe`, a delivery is known once a handler answered it with 2xx: each further attempt gets
 * 200 at once. While the handler runs, another attempt gets 409 with `Retry-After`. After any other
 * response, an error or a crash the handler runs again.
 *
 * @param scheme The sender, or a scheme made by {@link custom}.
 * @param options See {@link WebhookOptions}.
 * @throws {TypeError | RangeError} For an unknown scheme, a missing secret or an invalid option;
 *   the message never contains the secret.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { webhook } from "@djed/edge/webhook";
 *
 * const app = new Hono<{ Bindings: { NEW_SECRET: string; OLD_SECRET?: string } }>();
 * app.post(
 *   "/hooks/stripe",
 *   webhook("stripe", { secret: (c) => [c.env.NEW_SECRET, c.env.OLD_SECRET] }),
 *   (c) => c.text(`received ${c.var.webhook.id}`),
 * );
 * ```
 */
export function webhook<E extends EdgeEnv = EdgeEnv>(
  scheme: WebhookScheme,
  options: WebhookOptions<E>,
): WebhookMiddleware;
export function webhook(scheme: WebhookScheme, options: WebhookOptions): WebhookMiddleware {
  const settings = resolveWebhookOptions(scheme, options);
  const guard = new WebhookGuard(settings);
  const middleware = defineMiddleware<WebhookVariables>(
    "webhook",
    (c, next) => guard.handle(c, next),
  );
  return Object.assign(markOwnRoute(middleware, PASSES_ON), {
    kind: "webhook",
    ping: () => Promise.resolve(),
    stats: () => guard.stats(),
  });
}

/**
 * Describes the signatures of a sender that is not known: HMAC-SHA-256 of the body, and of a time
 * and an id if the sender signs them.
 *
 * @param options See {@link CustomSchemeOptions}.
 * @throws {TypeError | RangeError} When an option is missing or invalid.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { custom, webhook } from "@djed/edge/webhook";
 *
 * const lemonSqueezy = custom({ name: "lemon-squeezy", header: "X-Signature" });
 * const app = new Hono();
 * app.post("/hooks/lemon", webhook(lemonSqueezy, { secret: "secret" }), (c) => c.text("ok"));
 * ```
 */
export function custom(options: CustomSchemeOptions): CustomScheme {
  return customScheme(options);
}

/**
 * Signs a delivery. Returns the headers to send with exactly this body.
 *
 * @param scheme The scheme.
 * @param options See {@link SignWebhookOptions}.
 * @throws {TypeError | RangeError} For an invalid option: the promise rejects.
 *
 * @example
 * ```ts
 * import { signWebhook } from "@djed/edge/webhook";
 *
 * const body = JSON.stringify({ type: "message.delivered" });
 * const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
 * const headers = await signWebhook("standard", { secret, id: "msg_1", body });
 * console.log(Object.keys(headers)); // webhook-id, webhook-timestamp, webhook-signature
 * ```
 */
export function signWebhook(
  scheme: WebhookScheme,
  options: SignWebhookOptions,
): Promise<Record<string, string>> {
  return sign(scheme, options);
}
