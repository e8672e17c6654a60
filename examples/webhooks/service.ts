/**
 * A messaging service that needs no account: `node --import tsx examples/webhooks/service.ts`. It
 * signs its deliveries, sends them again until they are accepted, and takes messages.
 *
 * @module
 */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { signWebhook } from "@djed/edge/webhook";

/** A message to a customer. */
export interface Message {
  readonly to: string;
  readonly text: string;
}

/** The server, and what it has received. */
export interface MessagingService {
  readonly server: Server;
  /** The messages that customers got. */
  readonly sent: Message[];
  /** Whether every message gets a 503. */
  failing: boolean;
  /** How long it takes to send a message, in ms. */
  delayMs: number;
}

/** How {@link deliver} sends a message of a customer. */
export interface DeliverOptions {
  /** The URL of the bot. */
  readonly url: string;
  /** The secret of the webhook. */
  readonly secret: string;
  /** The id of the delivery, the same for each attempt. */
  readonly id: string;
  /** The first pause, in ms; each further one is twice as long. */
  readonly pauseMs?: number;
  /** Maximum pause, also of `Retry-After`, in ms. */
  readonly longestPauseMs?: number;
  /** Called with the status of each attempt; 0 without a response. */
  attempted?(status: number): void;
}

const MAX_ATTEMPTS = 10;
const TIMEOUT_MS = 15_000;

/** Delivers a message of a customer. Returns the status of each attempt. */
export async function deliver(
  data: { readonly from: string; readonly text: string },
  { url, secret, id, pauseMs = 500, longestPauseMs = 60_000, attempted }: DeliverOptions,
): Promise<number[]> {
  const body = JSON.stringify({ type: "message.received", data });
  const statuses: number[] = [];
  while (statuses.length < MAX_ATTEMPTS) {
    // The id stays, the time does not: an old signature is refused as stale.
    const signature = await signWebhook("standard", { secret, id, body });
    const response = await post(url, body, signature);
    statuses.push(response?.status ?? 0);
    attempted?.(response?.status ?? 0);
    if (response?.ok) break;
    const retryAfterMs = 1_000 * Number(response?.headers.get("retry-after") ?? 0);
    const wait = Math.max(retryAfterMs, pauseMs * 2 ** (statuses.length - 1));
    await sleep(Math.min(wait, longestPauseMs));
  }
  return statuses;
}

/** Returns the response; undefined if there is none. */
async function post(
  url: string,
  body: string,
  signature: Record<string, string>,
): Promise<Response | undefined> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...signature },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.text();
    return response;
  } catch {
    return undefined;
  }
}

/** Makes the service; `server.listen()` starts it. */
export function messagingService(): MessagingService {
  const service: MessagingService = {
    server: createServer((request, response) => {
      answer(service, request, response).catch(() => response.writeHead(400).end("not accepted\n"));
    }),
    sent: [],
    failing: false,
    delayMs: 0,
  };
  return service;
}

async function answer(
  service: MessagingService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body = "";
  // A character may be in two chunks.
  request.setEncoding("utf8");
  for await (const chunk of request) body += chunk;
  if (request.url === "/incoming") return incoming(body, response);
  await sleep(service.delayMs);
  if (service.failing) return void response.writeHead(503).end("the service is broken");
  service.sent.push(JSON.parse(body) as Message);
  response.writeHead(201, { "content-type": "application/json" });
  response.end(JSON.stringify({ id: `message-${service.sent.length}` }));
}

/** Takes a message of a customer, and delivers it. */
function incoming(body: string, response: ServerResponse): void {
  const id = `msg_${crypto.randomUUID()}`;
  const { HOOK_URL: url = "http://127.0.0.1:8787/hooks/messages", WEBHOOK_SECRET: secret = "" } =
    process.env;
  const attempted = (status: number) => console.log(`${id}: ${status}`);
  deliver(JSON.parse(body), { url, secret, id, attempted }).catch(console.error);
  response.writeHead(202).end(`${id}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 9091);
  const service = messagingService();
  service.server.listen(port, "127.0.0.1", () => {
    console.log(`the messaging service listens on http://127.0.0.1:${port}`);
  });
}
