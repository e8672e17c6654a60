/**
 * Sends requests over kept connections, one at a time on each. A plain socket, because the client
 * must cost less than the server that is measured.
 *
 * @module
 */
import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { ORDER } from "./variants.ts";
import type { Variant } from "./variants.ts";

const CONNECTIONS = 16;
/** workerd has no peer address; its limiter reads this field. */
const FIELDS = "host: 127.0.0.1\r\ncf-connecting-ip: 203.0.113.7\r\n";
const TEXTS: Record<Variant["request"], string> = {
  "GET": `GET /users/42?x=1 HTTP/1.1\r\n${FIELDS}\r\n`,
  "GET /missing": `GET /missing HTTP/1.1\r\n${FIELDS}\r\n`,
  "POST": `POST /orders HTTP/1.1\r\n${FIELDS}content-type: application/json\r\n` +
    `content-length: ${ORDER.length}\r\n\r\n${ORDER}`,
};
const HEAD_END = "\r\n\r\n";
const CHUNKED_END = "0\r\n\r\n";

/** Connections to one server. */
export class Load {
  readonly #text: string;
  readonly #status: string;
  readonly #sockets: Socket[];

  private constructor(variant: Variant, sockets: Socket[]) {
    this.#text = TEXTS[variant.request];
    this.#status = `HTTP/1.1 ${variant.status} `;
    this.#sockets = sockets;
  }

  static async open(port: number, variant: Variant): Promise<Load> {
    const sockets = Array.from({ length: CONNECTIONS }, () => connect(port, "127.0.0.1"));
    for (const socket of sockets) {
      socket.setNoDelay(true).setEncoding("latin1");
      await once(socket, "connect");
    }
    return new Load(variant, sockets);
  }

  /**
   * Sends a number of requests and checks the status of each answer.
   *
   * @param anyStatus Whether other statuses are accepted, to use up a limit.
   */
  async send(requests: number, anyStatus = false): Promise<void> {
    const budget = { left: requests };
    await Promise.all(this.#sockets.map((socket) => this.#sendOn(socket, budget, anyStatus)));
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #sendOn(socket: Socket, budget: { left: number }, anyStatus: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      let received = "";
      const stop = (error?: Error) => {
        socket.removeAllListeners("data").removeAllListeners("close");
        error === undefined ? resolve() : reject(error);
      };
      if (socket.destroyed) return stop(new Error("the server closed an idle connection"));
      const next = () => budget.left-- > 0 ? void socket.write(this.#text) : stop();
      socket.on("close", () => stop(new Error("the server closed a connection")));
      socket.on("data", (chunk: string) => {
        received += chunk;
        if (!isWhole(received)) return;
        if (!anyStatus && !received.startsWith(this.#status)) {
          return stop(new Error(`expected ${this.#status}, got ${received.slice(0, 200)}`));
        }
        received = "";
        next();
      });
      next();
    });
  }
}

/** Whether an answer has arrived completely. */
function isWhole(received: string): boolean {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end + 2))?.[1];
  if (length === undefined) return received.endsWith(CHUNKED_END);
  return received.length >= end + HEAD_END.length + Number(length);
}
