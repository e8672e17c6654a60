/**
 * Upstash's REST interface in front of a real redis-server: `POST /`, `/pipeline` and `/multi-exec`
 * with bearer token and base64 results. Counts requests and commands.
 */
import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "redis";

type Command = (string | number)[];
type Answer = { result: unknown } | { error: string };

export interface BridgeOptions {
  redisPort: number;
  token?: string;
  /**
   * Removes `#!lua flags=allow-key-locking` from scripts, as if the server knew the flag. Without
   * this the server rejects it, as Redis does.
   * @default false
   */
  stripFlag?: boolean;
  /** The database of the server. @default 0 */
  database?: number;
  /** Waits before every answer, in ms. */
  delay?: number;
}

export interface Bridge {
  readonly url: string;
  readonly token: string;
  /** Counts of HTTP requests, commands, and of each path and command. */
  readonly counts: {
    http: number;
    commands: number;
    paths: Record<string, number>;
    names: Record<string, number>;
  };
  /** Resets the counts. */
  reset(): void;
  stop(): Promise<void>;
}

const FLAG = /^#!lua flags=allow-key-locking[^\n]*\n/;

export async function startUpstashBridge(options: BridgeOptions): Promise<Bridge> {
  const { redisPort, token = "test-token", stripFlag = false, delay = 0, database = 0 } = options;
  const redis = createClient({
    socket: { port: redisPort, host: "127.0.0.1", reconnectStrategy: 50 },
    disableOfflineQueue: true,
    database,
  });
  redis.on("error", () => {});
  await redis.connect();

  const counts: Bridge["counts"] = { http: 0, commands: 0, paths: {}, names: {} };
  const stripped = new Map<string, string>();

  /** EVAL and EVALSHA of a flagged script become those of the script without the flag. */
  function rewrite(command: Command): string[] {
    const words = command.map(String);
    const name = words[0].toUpperCase();
    if (stripFlag && name === "EVAL" && FLAG.test(words[1])) {
      const script = words[1].replace(FLAG, "");
      stripped.set(sha1(words[1]), sha1(script));
      words[1] = script;
    } else if (stripFlag && name === "EVALSHA") {
      words[1] = stripped.get(words[1]) ?? words[1];
    }
    return words;
  }

  function count(command: Command): void {
    const name = String(command[0]).toUpperCase();
    counts.commands++;
    counts.names[name] = (counts.names[name] ?? 0) + 1;
  }

  async function run(command: Command): Promise<Answer> {
    count(command);
    try {
      return { result: await redis.sendCommand(rewrite(command)) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  }

  /** Queued at once, so that no other request runs between MULTI and EXEC. */
  async function runTransaction(commands: Command[]): Promise<Answer[]> {
    const replies = [["MULTI"], ...commands.map(rewrite), ["EXEC"]].map((c) =>
      redis.sendCommand(c)
    );
    commands.forEach(count);
    await Promise.allSettled(replies);
    const results = await replies.at(-1) as unknown as unknown[];
    return results.map((result) =>
      result instanceof Error ? { error: result.message } : { result }
    );
  }

  async function answer(path: string, body: unknown): Promise<[number, unknown]> {
    if (path === "/") {
      const one = await run(body as Command);
      return ["error" in one ? 400 : 200, one];
    }
    if (path === "/pipeline") return [200, await Promise.all((body as Command[]).map(run))];
    if (path === "/multi-exec") {
      try {
        return [200, await runTransaction(body as Command[])];
      } catch (error) {
        return [400, { error: (error as Error).message }];
      }
    }
    return [404, { error: `no such path: ${path}` }];
  }

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = new URL(request.url!, "http://bridge").pathname;
    let [status, payload]: [number, unknown] = [401, { error: "Unauthorized" }];
    if (request.headers.authorization === `Bearer ${token}`) {
      counts.http++;
      counts.paths[path] = (counts.paths[path] ?? 0) + 1;
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      try {
        [status, payload] = await answer(path, JSON.parse(Buffer.concat(chunks).toString()));
      } catch {
        [status, payload] = [400, { error: "ERR failed to parse command" }];
      }
      if (request.headers["upstash-encoding"] === "base64") payload = encodeAnswers(payload);
    }
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(payload));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    counts,
    reset() {
      Object.assign(counts, { http: 0, commands: 0, paths: {}, names: {} });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      redis.destroy();
    },
  };
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/** Strings in results are base64, except the plain OK; errors and numbers stay. */
function encodeAnswers(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(encodeAnswers);
  const answer = payload as Answer;
  return "result" in answer
    ? { result: answer.result === "OK" ? "OK" : encode(answer.result) }
    : answer;
}

function encode(value: unknown): unknown {
  if (typeof value === "string") return Buffer.from(value).toString("base64");
  return Array.isArray(value) ? value.map(encode) : value;
}
