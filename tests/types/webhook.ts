/** Types of webhook(): the variables, and the context of the function that returns the secret. */
import { Hono } from "hono";
import { Hono as HonoCopy } from "hono-copy";
import * as djed from "../../mod.ts";
import { custom, signWebhook, webhook } from "../../src/webhook/mod.ts";
import type { VerifiedWebhook, WebhookScheme, WebhookVariables } from "../../src/webhook/mod.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
const isTrue = <T extends true>(): T => true as T;

type Env = { Bindings: { NEW: string; OLD?: string }; Variables: WebhookVariables };

new Hono<Env>()
  .post("/a", webhook<Env>("stripe", { secret: (c) => [c.env.NEW, c.env.OLD] }), (c) => {
    isTrue<Equal<typeof c.var.webhook, VerifiedWebhook>>();
    isTrue<Equal<typeof c.var.webhook.id, string | undefined>>();
    return c.json({ at: c.var.webhook.timestamp });
  });
new Hono().post("/a", webhook("github", { secret: "s" }), (c) => c.text(c.var.webhook.scheme));
new HonoCopy().post("/a", webhook("github", { secret: "s" }), (c) => c.text(c.var.webhook.scheme));

const schemes: readonly WebhookScheme[] = ["standard", "qstash", custom({ header: "x-sig" })];
for (const scheme of schemes) webhook(scheme, { secret: ["a", undefined] });

webhook("github", {
  secret: "s",
  tolerance: "5m",
  dedupe: { store: djed.memoryStore(), ttl: "24h" },
  maxBytes: "1mb",
});
djed.metrics({ watch: [webhook("github", { secret: "s" })] });

const headers = signWebhook("standard", { secret: "whsec_", body: new Uint8Array() });
isTrue<Equal<Awaited<typeof headers>, Record<string, string>>>();

// @ts-expect-error: the secret is missing.
webhook("github", {});
// @ts-expect-error: the store is missing.
webhook("github", { secret: "s", dedupe: {} });
