/**
 * A bot that answers the deliveries of a messaging service, once each, whatever the network does.
 * The files beside this one start it on Node, Deno, Bun and Workers, each with a store of its own.
 *
 * The service is any that signs with Standard Webhooks; `service.ts` is one that needs no account.
 *
 * @module
 */
import { Hono } from "hono";
import type { Context } from "hono";
import { env } from "hono/adapter";
import { bearerAuth } from "hono/bearer-auth";
import { timingSafeEqual } from "hono/utils/buffer";
import * as v from "valibot";
import * as djed from "@djed/edge";
import { idempotency } from "@djed/edge/idempotency";
import { webhook } from "@djed/edge/webhook";

/** The variables of the environment. */
interface Settings extends Record<string, unknown> {
  /** `whsec_` and base64, as the service shows it. */
  WEBHOOK_SECRET: string;
  /** The secret before, while it is rotated. */
  OLD_WEBHOOK_SECRET?: string;
  /** Where the service takes messages. */
  MESSAGING_URL: string;
  /** The token that the staff sends as `Authorization: Bearer`. */
  STAFF_TOKEN: string;
}

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(2_000));
/** Subscribe to this type only: the service sends again what is not accepted. */
const Delivery = v.object({
  type: v.literal("message.received"),
  data: v.object({ from: v.string(), text: Text }),
});
const Message = v.object({ to: v.string(), text: Text });

/**
 * Makes the bot.
 *
 * @param store Keeps limits, deliveries and idempotency keys. All instances need the same one.
 */
export function bot(store: djed.Store): Hono {
  const app = new Hono();
  app.get("/", (c) => c.text("POST /hooks/messages, POST /messages\n"));

  app.post(
    "/hooks/messages",
    // 100 per minute and a burst of 20 per address: the service sends again what was refused.
    djed.rateLimit("webhook", { store }),
    webhook("standard", {
      secret: (c) => [settings(c).WEBHOOK_SECRET, settings(c).OLD_WEBHOOK_SECRET],
      // The handler runs until it has answered 2xx, and then never again for this delivery.
      dedupe: { store },
    }),
    djed.validate("json", Delivery),
    async (c) => {
      const { from, text } = c.req.valid("json").data;
      // A failure is answered with 500, and the service sends the delivery again.
      await send(c, { to: from, text: `Thank you for "${text}". We answer soon.` });
      return c.body(null, 204);
    },
  );

  app.post(
    "/messages",
    bearerAuth({ verifyToken: (token, c) => timingSafeEqual(token, settings(c).STAFF_TOKEN) }),
    djed.validate("json", Message),
    // A page that sends its request again gets the answer of the first, and the customer one
    // message.
    idempotency({ store, key: () => "staff" }),
    async (c) => c.json({ id: await send(c, c.req.valid("json")) }, 201),
  );
  return app;
}

/** Sends a message through the service, and returns its id. */
async function send(c: Context, message: v.InferOutput<typeof Message>): Promise<string> {
  const response = await fetch(`${settings(c).MESSAGING_URL}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`the messaging service answered ${response.status}`);
  return (await response.json() as { id: string }).id;
}

function settings(c: djed.EdgeContext): Settings {
  // The guards' context fits every version of Hono; env() wants that of its own.
  return env<Settings>(c as Context);
}
