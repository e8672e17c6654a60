/**
 * A streaming chat gateway in front of a language model, guarded from end to end. The four files
 * beside this one start it on Node, Deno, Bun and Workers.
 *
 * The model is any service with OpenAI's API at LLM_URL; `fake-llm.ts` is one that needs no key.
 * Users have API keys, which the holder of ADMIN_TOKEN makes and revokes.
 *
 * @module
 */
import { Hono } from "hono";
import type { Context } from "hono";
import { env } from "hono/adapter";
import { bearerAuth } from "hono/bearer-auth";
import { streamSSE } from "hono/streaming";
import OpenAI from "openai";
import * as v from "valibot";
import * as djed from "@djed/edge";
import { ApiKeyError, apiKeys } from "@djed/edge/api-keys";
import type { ApiKeyVariables } from "@djed/edge/api-keys";
import { tool, tools } from "@djed/edge/tools";

const PROMPT = "You are the assistant of a bookshop. Be brief.";

const Chat = v.object({ message: v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)) });

/** The tools of the model, with arguments that are checked and, where possible, corrected. */
const registry = tools({
  findBook: tool({
    description: "Finds a book by its title",
    input: v.object({ title: v.string(), limit: v.optional(v.number(), 3) }),
    alias: { title: ["name", "bookTitle"] },
    handler: ({ title, limit }) => ({ found: [title].slice(0, limit) }),
  }),
});

/** A new API key, as the admin asks for it. */
const NewKey = v.object({
  owner: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  scopes: v.array(v.picklist(["chat", "tools"])),
});

type Variables = djed.ProtectVariables & ApiKeyVariables & { canary: djed.Canary };

/** Makes a gateway. Two gateways share no state. */
export function gateway(): Hono<{ Variables: Variables }> {
  // Three consecutive failures open the circuit for a second, in which `sorry` answers. The model
  // is our own service, so the trace is propagated to it.
  const llm = djed.upstream("llm", {
    timeout: "5s",
    propagate: true,
    breaker: { consecutive: 3, openFor: "1s" },
    fallback: sorry,
  });
  const stack = djed.protect({
    tracing: { service: "llm-gateway" },
    metrics: { watch: [llm] },
    health: { checks: { llm: { check: llm, critical: false, cache: 0 } }, details: true },
    // The stricter limit is per owner of an API key, on the routes that cost money.
    rateLimit: { limit: 1_000, window: "1m" },
    // A model reads this text, so prompt injections in it are refused, not only reported.
    injectionScan: { profiles: { "json/message": "chat" } },
    securityHeaders: "api",
  });
  // Kept by this process only: in production, give a shared store, such as redisStore().
  const keys = apiKeys({ prefix: "books_live", store: djed.memoryStore() });
  // The owner, not the key: rotating a key does not reset the limit.
  const perOwner = djed.rateLimit("chat", { key: (c) => c.get("apiKey").owner });

  const app = new Hono<{ Variables: Variables }>();
  app.use(stack);
  app.get("/metrics", stack.metrics); // open here: docs/protect.md shows how to guard it
  app.get("/", (c) => c.text("POST /chat with { message }\n"));

  app.post(
    "/chat",
    keys.guard({ scopes: ["chat"] }),
    perOwner,
    djed.leakScan({ canary: (c) => c.get("canary") }),
    djed.validate("json", Chat),
    async (c) => {
      const { message } = c.req.valid("json");
      const canary = djed.canary();
      c.set("canary", canary);
      const model = new OpenAI({
        apiKey: env<{ LLM_KEY?: string }>(c).LLM_KEY ?? "none",
        baseURL: env<{ LLM_URL: string }>(c).LLM_URL,
        fetch: llm.for(c).fetch,
        maxRetries: 0,
      });
      const completion = await model.chat.completions.create({
        model: "bookshop",
        stream: true,
        messages: [
          { role: "system", content: canary.plant(PROMPT) },
          { role: "user", content: message },
        ],
      });
      c.var.log.info("model answers", { characters: message.length });
      return streamSSE(c, async (stream) => {
        stream.onAbort(() => completion.controller.abort());
        for await (const chunk of completion) {
          await stream.writeSSE({ data: chunk.choices[0]?.delta.content ?? "" });
        }
      });
    },
  );

  app.post("/tools/:name", keys.guard({ scopes: ["tools"] }), perOwner, registry.http());
  app.get("/tools", (c) => c.json(registry.toOpenAI()));

  app.use("/keys/*", bearerAuth({ verifyToken: isAdmin }));
  app.post("/keys", djed.validate("json", NewKey), async (c) => {
    const { id, key } = await keys.create({ ...c.req.valid("json"), expires: "90d" }, c);
    return c.json({ id, key }, 201);
  });
  app.post("/keys/:id/rotate", async (c) => {
    try {
      const { id, key } = await keys.rotate(c.req.param("id"), { overlap: "24h" }, c);
      return c.json({ id, key }, 201);
    } catch (error) {
      if (!(error instanceof ApiKeyError)) throw error;
      return c.text(error.message, error.reason === "rotated" ? 409 : 404);
    }
  });
  app.delete("/keys/:id", async (c) => {
    return await keys.revoke(c.req.param("id"), {}, c) ? c.body(null, 204) : c.notFound();
  });
  return app;
}

/** Whether a token is that of the admin; without ADMIN_TOKEN, nobody is. */
async function isAdmin(token: string, c: Context): Promise<boolean> {
  const expected = env<{ ADMIN_TOKEN?: string }>(c).ADMIN_TOKEN;
  if (!expected) return false;
  // Hashes are compared, so that the time tells nothing of the token.
  const [given, known] = await Promise.all(
    [token, expected].map(async (text) =>
      String(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))))
    ),
  );
  return given === known;
}

/** The fallback while the model is unavailable, in the format of the model's own answers. */
function sorry(): Response {
  const chunk = {
    choices: [{ index: 0, delta: { content: "The assistant is away. Try later." } }],
  };
  return new Response(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`, {
    headers: { "content-type": "text/event-stream" },
  });
}
