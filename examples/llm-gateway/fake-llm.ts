/**
 * A model that needs no key: `node --import tsx examples/llm-gateway/fake-llm.ts`. It speaks the
 * streaming part of OpenAI's chat API, one word at a time. It repeats its instructions
 * when the user asks for them, to try the leak scan.
 *
 * @module
 */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The server, and what it has received. */
export interface FakeLlm {
  readonly server: Server;
  /** The `traceparent` of each request. */
  readonly traces: (string | undefined)[];
  /** Number of clients that disconnected before the last word. */
  abandoned: number;
  /** Whether every request gets a 500. */
  failing: boolean;
}

const PAUSE_MS = 15;

/** Makes the model; `server.listen()` starts it. */
export function fakeLlm(): FakeLlm {
  const llm: FakeLlm = {
    server: createServer((request, response) => void answer(llm, request, response)),
    traces: [],
    abandoned: 0,
    failing: false,
  };
  return llm;
}

async function answer(
  llm: FakeLlm,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  llm.traces.push(request.headers.traceparent as string | undefined);
  let body = "";
  for await (const chunk of request) body += chunk;
  if (llm.failing) return void response.writeHead(500).end("the model is broken");
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
  let gone = false;
  response.on("close", () => {
    if (response.writableFinished) return;
    gone = true;
    llm.abandoned++;
  });
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const word of wordsFor(messages)) {
    if (gone) return;
    const delta = { choices: [{ index: 0, delta: { content: word } }] };
    response.write(`data: ${JSON.stringify(delta)}\n\n`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  response.end("data: [DONE]\n\n");
}

function wordsFor(messages: readonly { role: string; content: string }[]): string[] {
  const said = (role: string) => messages.find((message) => message.role === role)?.content ?? "";
  const user = said("user");
  if (/what were you told/i.test(user)) return said("system").split(/(?<= )/);
  if (/a long story/i.test(user)) return Array.from({ length: 400 }, (_, i) => `word${i} `);
  return `You asked: ${user}`.split(/(?<= )/);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 9090);
  fakeLlm().server.listen(port, "127.0.0.1", () => {
    console.log(`the model answers on http://127.0.0.1:${port}/v1`);
  });
}
