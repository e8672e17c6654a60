import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { chatApp } from "../../../examples/token-budget.ts";
import type { Model } from "../../../examples/token-budget.ts";

/** A model that answers two words and uses as many tokens as the prompt says. */
const model: Model = {
  async *answer(prompt) {
    yield { text: "hello " };
    yield { text: "there" };
    yield { tokensUsed: await Promise.resolve(Number(prompt)) };
  },
};

async function chat(app: ReturnType<typeof chatApp>, user: string, tokens: number) {
  const response = await app.request("/chat", {
    method: "POST",
    headers: { "x-user": user },
    body: String(tokens),
  });
  return { response, text: await response.text() };
}

const left = async (app: ReturnType<typeof chatApp>, user: string) => {
  const { response } = await chat(app, user, 0.5);
  return /r=(\d+)/.exec(response.headers.get("ratelimit")!)![1];
};

describe("the token budget example", () => {
  it("streams the answer, and takes what it really used", async () => {
    const app = chatApp(model);
    const { text } = await chat(app, "ann", 700);
    assert.equal(text, "hello there");
    assert.equal(await left(app, "ann"), "49300");
  });

  it("owes what an answer used beyond the day's budget, and refuses until then", async () => {
    const app = chatApp(model);
    await chat(app, "ann", 60_000);
    const { response } = await chat(app, "ann", 1);
    assert.equal(response.status, 429);
    assert.ok(Number(response.headers.get("retry-after")) > 3_600);
  });

  it("keeps every user's budget apart", async () => {
    const app = chatApp(model);
    await chat(app, "ann", 60_000);
    assert.equal((await chat(app, "bob", 1)).response.status, 200);
  });
});
