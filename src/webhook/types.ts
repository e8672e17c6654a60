/**
 * The public types of `webhook()`.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { Duration, Size } from "../core/options.ts";
import type { Decision } from "../core/request/decision.ts";
import type { AppContext, EdgeEnv } from "../core/request/middleware.ts";
import type { Store } from "../core/store/store.ts";

/** The senders whose signatures are known. */
export type WebhookSchemeName =
  | "standard"
  | "svix"
  | "stripe"
  | "github"
  | "slack"
  | "qstash"
  | "shopify";

/** A scheme made by `custom()`. */
export interface CustomScheme {
  /** The name, as in `c.var.webhook.scheme`. */
  readonly name: string;
}

/** A scheme: the name of a known sender, or one made by `custom()`. */
export type WebhookScheme = WebhookSchemeName | CustomScheme;

/** Options of `custom()`: the scheme of a sender that is not known. */
export interface CustomSchemeOptions {
  /** The header of the signature. */
  readonly header: string;
  /**
   * The signed text, with the places `{body}`, `{timestamp}` and `{id}`: `"{timestamp}.{body}"`.
   *
   * @default "{body}"
   */
  readonly signed?: string | undefined;
  /**
   * How the HMAC-SHA-256 is written: lower-case hex, or base64 with padding.
   *
   * @default "hex"
   */
  readonly encoding?: "hex" | "base64" | undefined;
  /**
   * The text before the signature in its header, such as `"sha256="`.
   *
   * @default ""
   */
  readonly prefix?: string | undefined;
  /** The header of the time of signing, in whole seconds since the epoch. Must be in `signed`. */
  readonly timestamp?: string | undefined;
  /** The header of the id of the delivery. */
  readonly id?: string | undefined;
  /**
   * The name of the scheme.
   *
   * @default "custom"
   */
  readonly name?: string | undefined;
}

/**
 * A secret, or several of one sender during a rotation, `[new, old]`: each is tried, and `dedupe`
 * identifies deliveries by the last. Surrounding white space is removed.
 * `standard` and `svix` take `whsec_` and base64, or `whpk_` and the base64 of an Ed25519 public
 * key (signatures of version v1a); all other schemes use the text as it is.
 */
export type WebhookSecret = string | readonly (string | undefined)[];

/** Deduplication of deliveries. */
export interface WebhookDedupe {
  /** Keeps the deliveries: `memoryStore()`, `redisStore()`, … */
  readonly store: Store;
  /**
   * How long a delivery that a handler answered with 2xx is known.
   *
   * @default "24h"
   */
  readonly ttl?: Duration | undefined;
  /**
   * How long a delivery counts as running when its handler does not end, because the process
   * crashed.
   *
   * @default "60s"
   */
  readonly lease?: Duration | undefined;
  /**
   * The effect of a store that fails: `"closed"` refuses with 503, so that the sender tries again;
   * `"open"` runs the handler without deduplication.
   *
   * @default "closed"
   */
  readonly failMode?: "closed" | "open" | undefined;
}

/** Options of `webhook()`. */
export interface WebhookOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * The secret, or a function of the context that returns it or its promise, within a second. It is
   * called for requests with a well-formed signature; while it fails, they are refused with 503.
   */
  readonly secret:
    | WebhookSecret
    | { of(c: AppContext<E>): WebhookSecret | Promise<WebhookSecret> }["of"];
  /**
   * Maximum difference between the signed time and now, before and after. For `qstash`, whose
   * signature has its own period, the difference between its clock and ours. `github` and `shopify`
   * sign no time, so it has no effect there.
   *
   * @default "5m"; 0 for `qstash`
   */
  readonly tolerance?: Duration | undefined;
  /**
   * Runs the handler once for each delivery.
   *
   * @default Off.
   */
  readonly dedupe?: WebhookDedupe | undefined;
  /**
   * Maximum size of the body.
   *
   * @default "1mb"
   */
  readonly maxBytes?: Size | undefined;
  /**
   * Maximum pause of the sender while it sends the body.
   *
   * @default "10s"
   */
  readonly bodyTimeout?: Duration | undefined;
  /**
   * Only `qstash`: the URL of this endpoint as the sender knows it, which it signs.
   *
   * @default The path and query of the request; any host, because proxies change it.
   */
  readonly url?: string | undefined;
  /**
   * `"report"` lets every request pass, and records the decision.
   *
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /**
   * The clock, for tests.
   *
   * @default The clock of the system.
   */
  readonly clock?: Clock | undefined;
  /** Observes each decision. Its result and its errors are ignored. */
  readonly onDecision?:
    | { observe(c: AppContext<E>, decision: WebhookDecision): void }["observe"]
    | undefined;
}

/** The decision about one delivery. */
export interface WebhookDecision extends Decision {
  /** The name of the guard. */
  readonly guard: "webhook";
  /**
   * Why the handler did not run: `"headers"` (missing or malformed), `"signature"`, `"stale"`,
   * `"body"`, `"secret"` (the function of the option failed), `"running"`, `"replayed"` or
   * `"store-error"`.
   */
  readonly reason?: string;
  /** The scheme. */
  readonly detail: { readonly scheme: string };
}

/** A delivery whose signature was verified. */
export interface VerifiedWebhook {
  /** The id of the delivery, if it has one. */
  readonly id: string | undefined;
  /** The time of signing, in seconds since the epoch; undefined if the sender signs none. */
  readonly timestamp: number | undefined;
  /** The name of the scheme. */
  readonly scheme: string;
}

/** The variables that `webhook()` sets. */
export type WebhookVariables = {
  /** The delivery. Undefined only in report mode, for a delivery that would have been refused. */
  webhook: VerifiedWebhook;
};

/** A delivery for `signWebhook()`. */
export interface SignWebhookOptions {
  /**
   * The secret. Of several, `standard`, `svix` and `stripe` sign with each, others with the first.
   * `whsk_` and the base64 of an Ed25519 private key signs as v1a.
   */
  readonly secret: WebhookSecret;
  /** The body, exactly as it is sent. */
  readonly body: string | Uint8Array;
  /**
   * The id of the delivery, the same for each attempt.
   *
   * @default Random.
   */
  readonly id?: string | undefined;
  /**
   * The time of signing, in seconds since the epoch.
   *
   * @default Now.
   */
  readonly timestamp?: number | undefined;
  /** Only `qstash`, which signs it: the URL that the delivery is sent to. */
  readonly url?: string | undefined;
}
