/**
 * Sends a request to an app in this process.
 *
 * @module
 */
import type { Hono } from "hono";
import type { Sent } from "./requests.ts";

/** An answer, as data. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Sends a request to an app. */
export type Send = (kind: string, app: Hono<any>, sent: Sent, number: number) => Promise<Answer>;

/** Calls the app directly. */
export const sendInProcess: Send = async (_kind, app, sent, number) => {
  const request = new Request(`http://localhost${sent.url}`, {
    method: sent.method,
    headers: [...sent.headers.map(([name, value]) => [name, value] as [string, string]), [
      "x-number",
      String(number),
    ]],
    ...(sent.body !== undefined && { body: new TextEncoder().encode(sent.body.text) }),
  });
  const env = { incoming: { socket: { remoteAddress: sent.client } } };
  const response = await app.fetch(request, env);
  return {
    status: response.status,
    headers: [...response.headers],
    body: await response.text().catch((error) => `broken off: ${error}`),
  };
};
