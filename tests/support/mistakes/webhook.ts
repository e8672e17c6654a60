/** Wrong schemes, secrets and options of `webhook()`, `custom()` and `signWebhook()`. */
import * as djed from "../../../mod.ts";
import { custom, webhook } from "../../../src/webhook/mod.ts";
import type { Mistake } from "./mistake.ts";
import { saidByApp } from "./said.ts";
import { wrongValues } from "./value.ts";

const make = webhook as (...values: unknown[]) => unknown;
const customOf = custom as (options: unknown) => unknown;

/** Mistakes in `webhook()`. */
export const webhookValues: readonly Mistake[] = [
  {
    title: "`webhook` without `()`",
    wrong: 'app.post("/hooks", webhook)',
    make: () => saidByApp(webhook),
    says: "webhook: got a request, not options; call it: app.use(djed.webhook(" +
      '"github", { secret }))',
    fix: 'app.post("/hooks", webhook("github", { secret }), handler)',
  },
  ...wrongValues(
    [
      "a scheme that is not known",
      'webhook("githup", { secret })',
      () => make("githup", { secret: "s" }),
      "webhook: the scheme must be one of standard, svix, stripe, github, slack, qstash, shopify, " +
      'or custom({ header }), got "githup", did you mean "github"?',
      'webhook("github", { secret })',
    ],
    [
      "a secret in place of the options",
      'webhook("github", process.env.SECRET)',
      () => make("github", "whsec_abc"),
      "webhook: options must be an object, got a text; write { secret }",
      'webhook("github", { secret: process.env.SECRET })',
    ],
    [
      "a secret that is not set",
      'webhook("github", { secret: process.env.SECERT })',
      () => make("github", { secret: undefined }),
      "webhook: secret must be a secret, or an array of secrets, got undefined",
      "set the variable; on Workers write `secret: (c) => c.env.SECRET`",
    ],
    [
      "a secret of Standard Webhooks that is not base64",
      'webhook("standard", { secret: "my secret" })',
      () => make("standard", { secret: "my_secret!" }),
      'webhook: secret of standard must be "whsec_" and base64, got a text of 10 characters',
      'webhook("standard", { secret: "whsec_…" })',
    ],
    [
      "the name of the secret in Stripe's library",
      'webhook("stripe", { endpointSecret })',
      () => make("stripe", { endpointSecret: "s" }),
      'webhook: unknown option "endpointSecret": this is "secret" here; allowed: secret, tolerance',
      'webhook("stripe", { secret })',
    ],
    [
      "the names of the secrets in QStash's library",
      'webhook("qstash", { currentSigningKey, nextSigningKey })',
      () => make("qstash", { currentSigningKey: "s" }),
      'webhook: unknown option "currentSigningKey": this is "secret" here: [current, next]',
      'webhook("qstash", { secret: [current, next] })',
    ],
    [
      "the client of Redis in place of a store",
      'webhook("github", { secret, dedupe: { store: client } })',
      () => make("github", { secret: "s", dedupe: { store: { connect() {} } } }),
      "webhook: dedupe: store must be a store with claims: memoryStore(), redisStore(), " +
      "upstashStore(), …, got an object; write redisStore({ client })",
      'webhook("github", { secret, dedupe: { store: redisStore({ client }) } })',
    ],
    [
      "a store in place of dedupe",
      'webhook("github", { secret, store })',
      () => make("github", { secret: "s", store: djed.memoryStore() }),
      'webhook: unknown option "store" (an object): this is "dedupe" here: { store, ttl }',
      'webhook("github", { secret, dedupe: { store } })',
    ],
    [
      "a URL that is not signed",
      'webhook("github", { secret, url })',
      () => make("github", { secret: "s", url: "https://example.com" }),
      "webhook: url is only for qstash: github does not sign the URL",
      'webhook("github", { secret })',
    ],
    [
      "a time that is not signed",
      'custom({ header: "x-signature", timestamp: "x-time" })',
      () => customOf({ header: "x-signature", timestamp: "x-time" }),
      "custom: signed must have {timestamp}: a time that is not signed does not prove when",
      'custom({ header: "x-signature", timestamp: "x-time", signed: "{timestamp}.{body}" })',
    ],
    [
      "parts that run into each other",
      'custom({ header: "x-signature", timestamp: "x-time", signed: "{timestamp}{body}" })',
      () => customOf({ header: "x", timestamp: "x-time", signed: "{timestamp}{body}" }),
      "custom: signed must have a separator between its places",
      'signed: "{timestamp}.{body}"',
    ],
  ),
];
