/**
 * A streaming chat route with a budget of model tokens per user and day.
 *
 * The cost of an answer is known only after it was streamed: the route reserves an estimate, and
 * settles it with the tokens that the answer used.
 */
import { Hono } from "hono";
import { streamText } from "hono/streaming";
import * as djed from "@djed/edge";

/** A language model that streams its answer; the last piece has the number of tokens used. */
export interface Model {
  answer(prompt: string): AsyncIterable<{ text: string } | { tokensUsed: number }>;
}

type Env = { Variables: djed.RateLimitVariables };

const TOKENS_PER_DAY = 50_000;
/** A generous estimate for one answer; unused tokens are given back. */
const ESTIMATE = 2_000;

export function chatApp(model: Model): Hono<Env> {
  const app = new Hono<Env>();

  app.use(
    "/chat",
    djed.rateLimit({
      name: "tokens-per-day",
      limit: TOKENS_PER_DAY,
      window: "1d",
      cost: 0, // the request is free, its answer is not
      key: (c) => c.req.header("x-user"),
    }),
  );

  app.post("/chat", async (c) => {
    const hold = await c.var.rateLimit.reserve(ESTIMATE);
    if (!hold.allowed) {
      const seconds = Math.ceil(hold.retryAfterMs / 1_000);
      return c.json({ error: "today's tokens are used up" }, 429, { "Retry-After": `${seconds}` });
    }
    const prompt = await c.req.text();
    return streamText(c, async (stream) => {
      // A client that disconnects pays the estimate.
      let used = 0;
      try {
        for await (const piece of model.answer(prompt)) {
          if ("tokensUsed" in piece) used = piece.tokensUsed;
          else await stream.write(piece.text);
        }
      } finally {
        await hold.settle(used || ESTIMATE);
      }
    });
  });

  return app;
}
