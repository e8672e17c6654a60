/**
 * Webhooks and the senders' libraries: a signed delivery of 2 KB, verified and parsed by a handler.
 *
 * @module
 */
import { verify } from "@octokit/webhooks-methods";
import { Hono } from "hono";
import type { Context } from "hono";
import { Webhook } from "standardwebhooks";
import * as djed from "../../mod.ts";
import { signWebhook, webhook } from "../../src/webhook/mod.ts";
import type { WebhookOptions } from "../../src/webhook/mod.ts";
import type { BenchCase } from "../case.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BODY = JSON.stringify({
  id: "evt_1",
  items: Array.from({ length: 64 }, () => "x".repeat(28)),
});
const STANDARD = "webhook: a delivery of 2 KB, Standard Webhooks";
const GITHUB = "webhook: a delivery of 2 KB, GitHub";
const bare = "bare Hono, c.req.json()";

const parse = async (c: Context) => c.text(`${(await c.req.json()).items.length}`);

/** Sends one signed delivery again and again. */
async function delivery(
  scheme: "standard" | "github",
  register: (app: Hono) => unknown,
): Promise<() => unknown> {
  const app = new Hono();
  register(app);
  const headers = await signWebhook(scheme, { secret: SECRET, body: BODY });
  const send = () =>
    app.fetch(new Request("http://localhost/", { method: "POST", body: BODY, headers }));
  const { status } = await send();
  if (status !== 200) throw new Error(`expected 200, got ${status}`);
  return async () => (await send()).text();
}

const guarded = (scheme: "standard" | "github", options: Partial<WebhookOptions> = {}) => () =>
  delivery(scheme, (app) => app.post("/", webhook(scheme, { secret: SECRET, ...options }), parse));

/** The library of Standard Webhooks, as its page shows it. */
function standardLibrary(): Promise<() => unknown> {
  const library = new Webhook(SECRET);
  return delivery("standard", (app) =>
    app.post("/", async (c) => {
      const event = library.verify(await c.req.text(), c.req.header());
      return c.text(`${(event as { items: unknown[] }).items.length}`);
    }));
}

/** GitHub's library, as its page shows it. */
function githubLibrary(): Promise<() => unknown> {
  return delivery("github", (app) =>
    app.post("/", async (c) => {
      const text = await c.req.text();
      const isSigned = await verify(SECRET, text, c.req.header("x-hub-signature-256") ?? "");
      return isSigned ? c.text(`${JSON.parse(text).items.length}`) : c.text("", 401);
    }));
}

const SLOWER =
  "A Request that code has made is read as a stream here, with a limit of its size and time; the " +
  "peer calls c.req.text(), which has none. A server's small request is read in one piece.";
const HANDLED = `${SLOWER} It also hashes the body for its key, and asks the store.`;

/** The cases. */
export const cases: readonly BenchCase[] = [
  {
    name: bare,
    group: STANDARD,
    setup: () => delivery("standard", (app) => app.post("/", parse)),
  },
  {
    name: "standardwebhooks",
    group: STANDARD,
    baseline: bare,
    peer: true,
    setup: standardLibrary,
  },
  {
    name: "djed.webhook",
    group: STANDARD,
    baseline: bare,
    slower: SLOWER,
    setup: guarded("standard"),
  },
  {
    name: bare,
    group: GITHUB,
    setup: () => delivery("github", (app) => app.post("/", parse)),
  },
  {
    name: "@octokit/webhooks-methods",
    group: GITHUB,
    baseline: bare,
    peer: true,
    setup: githubLibrary,
  },
  {
    name: "djed.webhook",
    group: GITHUB,
    baseline: bare,
    slower: SLOWER,
    setup: guarded("github"),
  },
  {
    name: "djed.webhook, a delivery that was handled",
    group: GITHUB,
    baseline: bare,
    slower: HANDLED,
    setup: guarded("github", { dedupe: { store: djed.memoryStore() } }),
  },
];
