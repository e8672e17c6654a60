import { Hono } from "hono";
import { handle as onLambda } from "hono/aws-lambda";
import { handle as onPages } from "hono/cloudflare-pages";
import { handle as onLambdaEdge } from "hono/lambda-edge";
import { handle as onNetlify } from "hono/netlify";
import { handle as onVercel } from "hono/vercel";
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { rateLimit } from "../../../src/rate-limit/mod.ts";
import type { RateLimitVariables } from "../../../src/rate-limit/mod.ts";
import { clientAddressReader } from "../../../src/runtime/client.ts";

const runtime = globalThis as {
  process?: { env?: Record<string, string | undefined>; release?: { name?: string } };
  Deno?: unknown;
  Bun?: unknown;
};
const onWorkers = globalThis.navigator?.userAgent === "Cloudflare-Workers";
/** Whether a test may write the environment. */
const hasEnv = !onWorkers && runtime.Deno === undefined;

const read = clientAddressReader(undefined, 64);

function app(): Hono {
  const made = new Hono();
  made.get("/", (c) => c.text(read(c) ?? "none"));
  return made;
}

const SPOOFED = { "x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9" };

interface LambdaAnswer {
  readonly body: string;
}

async function lambda(
  requestContext: Record<string, unknown>,
  headers: Record<string, string> = SPOOFED,
): Promise<string> {
  const event = {
    ...{ version: "2.0", rawPath: "/", rawQueryString: "", path: "/", httpMethod: "GET" },
    ...{ resource: "/", body: null, isBase64Encoded: false, multiValueHeaders: undefined },
    ...{ headers: { host: "localhost", ...headers }, requestContext },
  };
  const answer = await onLambda(app())(event as never, {} as never) as LambdaAnswer;
  return answer.body;
}

describe("with Hono's adapters, the client address", () => {
  it("is the source of API Gateway, HTTP APIs and function URLs", async () => {
    const identity = { sourceIp: "192.0.2.1" };
    assert.equal(await lambda({ domainName: "localhost", identity }), "192.0.2.1");
    const http = { method: "GET", path: "/", sourceIp: "192.0.2.2" };
    assert.equal(await lambda({ domainName: "localhost", http }), "192.0.2.2");
  });

  it("is the entry that a load balancer of AWS appended", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9, 192.0.2.1" };
    assert.equal(await lambda({ elb: { targetGroupArn: "arn" } }, headers), "192.0.2.1");
    assert.equal(await lambda({ elb: { targetGroupArn: "arn" } }, {}), "none");
  });

  it("is not taken from headers for other events of Lambda", async () => {
    assert.equal(await lambda({ http: { method: "GET", path: "/" } }), "none");
  });

  it("is the viewer of Lambda@Edge", async () => {
    const request = { clientIp: "192.0.2.1", headers: {}, method: "GET", uri: "/" };
    const config = { distributionDomainName: "localhost" };
    const event = { Records: [{ cf: { config, request: { ...request, querystring: "" } } }] };
    // The adapter encodes some bodies as base64, so the address is not read from there.
    let seen: string | undefined;
    const edge = new Hono().get("/", (c) => c.text(seen = read(c) ?? "none"));
    await onLambdaEdge(edge)(event as never);
    assert.equal(seen, "192.0.2.1");
  });

  it("is that of Netlify's context", async () => {
    const request = new Request("http://localhost/", { headers: SPOOFED });
    const response = await onNetlify(app())(request, { ip: "192.0.2.1" } as never);
    assert.equal(await response.text(), "192.0.2.1");
  });

  it("is cf-connecting-ip on Cloudflare Pages, and nowhere else", async () => {
    const headers = { "cf-connecting-ip": "192.0.2.1", ...SPOOFED };
    const request = new Request("http://localhost/", { headers });
    const event = { request, env: {}, waitUntil() {}, passThroughOnException() {} };
    const response = await onPages(app())(event as never);
    assert.equal(await response.text(), onWorkers ? "192.0.2.1" : "none");
  });

  it("is not taken from Vercel's headers elsewhere", async () => {
    const headers = { "x-vercel-forwarded-for": "203.0.113.9", ...SPOOFED };
    const response = await onVercel(app())(new Request("http://localhost/", { headers }));
    assert.equal(await response.text(), "none");
  });

  it(
    "is what Vercel writes on Vercel, also behind its Node server",
    { skip: !hasEnv },
    async () => {
      const { env } = runtime.process!;
      env!.VERCEL = "1";
      try {
        const reader = clientAddressReader(undefined, 64);
        const vercel = new Hono().get("/", (c) => c.text(reader(c) ?? "none"));
        for (const name of ["x-vercel-forwarded-for", "x-real-ip", "x-forwarded-for"]) {
          const request = new Request("http://localhost/", { headers: { [name]: "192.0.2.1" } });
          assert.equal(await (await onVercel(vercel)(request)).text(), "192.0.2.1");
          const env = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
          assert.equal(await (await vercel.fetch(request, env)).text(), "192.0.2.1");
        }
      } finally {
        delete env!.VERCEL;
      }
    },
  );
});

describe("rateLimit() without a client address", () => {
  async function adviceFor(env?: unknown): Promise<string> {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void said.push(text);
    try {
      const limited = new Hono<{ Variables: RateLimitVariables }>();
      limited.use(rateLimit());
      limited.get("/", (c) => c.text("ok"));
      for (let i = 0; i < 3; i++) await limited.request("/", {}, env as never);
    } finally {
      console.warn = warn;
    }
    assert.equal(said.length, 1);
    return said[0];
  }

  it("says that the server's second argument is missing, and the server's form", async () => {
    const said = await adviceFor();
    assert.match(
      said,
      onWorkers
        ? /service bindings.*`key`/
        : /second argument, which has it, is not passed on: write .*trustedProxies.*`key`/,
    );
    if (runtime.Deno !== undefined) assert.match(said, /Deno\.serve\(app\.fetch\)/);
    else if (runtime.Bun !== undefined) assert.match(said, /app\.fetch\(request, server\)/);
    else if (!onWorkers) {
      assert.match(said, /serve\(\{ fetch: app\.fetch \}\), or \(request, env\) =>/);
    }
  });

  it("says otherwise if the server passes an environment without an address", async () => {
    const said = await adviceFor({ process: "of an unknown platform" });
    assert.doesNotMatch(said, /app\.fetch/);
    assert.match(said, onWorkers ? /`key`/ : /`key`.*trustedProxies/);
  });
});
