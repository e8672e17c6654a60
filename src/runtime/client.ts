/**
 * The client address, from a source that the client cannot forge, on each runtime.
 *
 * @module
 */
import { canonicalAddress, parseBlock } from "../core/address.ts";
import type { AddressBlock } from "../core/address.ts";
import { warnOnce } from "../core/once.ts";
import { facts, receivedRequest } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { adapterAddress, runsOnVercel, vercelAddress } from "./adapters.ts";
import { isWorkers } from "./platform.ts";

/**
 * The trusted proxies in front of the app: a number of hops, or their address blocks (CIDR). By
 * default `X-Forwarded-For` is ignored, because every client can send it.
 */
export type TrustedProxies = number | readonly string[];

/** Reads the canonical client address of a request; undefined when it has no address. */
export type ReadClientAddress = (c: EdgeContext) => string | undefined;

/** The connection info that the three server runtimes put into `c.env`. */
interface ConnectionEnv {
  /** @hono/node-server */
  incoming?: { socket?: { remoteAddress?: string } };
  /** Deno.serve */
  remoteAddr?: { hostname?: string };
  /** Bun.serve: the server, or an object with the server */
  requestIP?(request: Request): { address: string } | null;
  server?: unknown;
}

/**
 * Makes the reader of client addresses.
 *
 * @param trustedProxies See {@link TrustedProxies}.
 * @param ipv6Prefix Number of leading bits of an IPv6 address that identify a client.
 * @throws {RangeError} When a block is not CIDR notation.
 */
export function clientAddressReader(
  trustedProxies: TrustedProxies | undefined,
  ipv6Prefix: number,
): ReadClientAddress {
  let onVercel: boolean | undefined;
  let looks = 0;
  const blocks = typeof trustedProxies === "object" ? trustedProxies.map(blockOf) : [];
  // By hops, any peer is one of them.
  const isTrusted = (address: string) =>
    typeof trustedProxies === "number"
      ? trustedProxies > 0
      : blocks.some((block) => block.contains(address));
  // The peer address that the platform reports, not canonical. A client cannot choose it. Kept,
  // because Deno has none any more once the request has become a WebSocket.
  const platformAddress: ReadClientAddress = (c) => {
    const known = facts(c);
    if (known.peer === undefined) {
      // Lazily, because the environment may not be read before the first request.
      onVercel ??= runsOnVercel();
      known.peer = (onVercel ? vercelAddress(c) : undefined) ?? readPeer(c) ?? null;
    }
    if (looks < MAX_LOOKS && known.peer !== null) {
      looks++;
      warnOfProxy(c, known.peer, isTrusted);
    }
    return known.peer ?? undefined;
  };
  const direct: ReadClientAddress = (c) => {
    const address = platformAddress(c);
    return address === undefined ? undefined : canonicalAddress(address, ipv6Prefix);
  };
  if (!trustedProxies) return direct;
  const forwarded = typeof trustedProxies === "number"
    ? byHops(trustedProxies)
    : byBlocks(isTrusted);
  return (c) => {
    const address = platformAddress(c);
    const client = forwarded(address, forwardedFor(c));
    return client === undefined ? undefined : canonicalAddress(client, ipv6Prefix);
  };
}

/** Number of requests of one guard in which a proxy is looked for. */
const MAX_LOOKS = 100;

/** Loopback, private, link-local and shared addresses (RFC 1918, 3927, 4193, 6598). */
const PRIVATE =
  /^(?:::ffff:)?(?:10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^::1$|^f(?:[cd]|e[89ab])/i;

/** Warns of a proxy that is not trusted: then all clients behind it are one. */
function warnOfProxy(c: EdgeContext, peer: string, isTrusted: (peer: string) => boolean): void {
  if (c.req.header("x-forwarded-for") === undefined) return;
  if (!PRIVATE.test(peer) || isTrusted(peer)) return;
  warnOnce(
    "trustedProxies: requests come through a proxy with a private address that is not trusted, " +
      "so all its clients are one: set trustedProxies to the number of proxies, or their addresses",
  );
}

function readPeer(c: EdgeContext): string | undefined {
  const env = (c.env ?? {}) as ConnectionEnv;
  const server = env.server as ConnectionEnv | undefined;
  return textOf(env.incoming?.socket?.remoteAddress) ??
    textOf(denoAddress(env)) ??
    // Cloudflare overwrites this header; on other platforms a client can send any value.
    (isWorkers() ? c.req.header("cf-connecting-ip") : undefined) ??
    textOf(bunAddress(typeof env.requestIP === "function" ? env : server, c)) ??
    textOf(server?.incoming?.socket?.remoteAddress) ??
    textOf(adapterAddress(c));
}

/** On Workers `c.env` has bindings of any name, which may have any property. */
function textOf(address: unknown): string | undefined {
  return typeof address === "string" ? address : undefined;
}

function denoAddress(env: ConnectionEnv): unknown {
  try {
    return env.remoteAddr?.hostname;
  } catch {
    return undefined; // it has become a WebSocket
  }
}

function bunAddress(server: ConnectionEnv | undefined, c: EdgeContext): unknown {
  try {
    return server?.requestIP?.(receivedRequest(c))?.address;
  } catch {
    return undefined; // not a server, or not a request of this server
  }
}

function forwardedFor(c: EdgeContext): string[] {
  const header = c.req.header("x-forwarded-for");
  return header === undefined ? [] : header.split(",").map(withoutPort);
}

/** Removes the port of `192.0.2.1:4711` and `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  const entry = text.trim();
  if (entry.startsWith("[")) return entry.slice(1, Math.max(1, entry.indexOf("]")));
  const colon = entry.indexOf(":");
  return colon >= 0 && colon === entry.lastIndexOf(":") ? entry.slice(0, colon) : entry;
}

type Forwarded = (peer: string | undefined, chain: readonly string[]) => string | undefined;

/** Each of `n` proxies appends one entry, so the client is the n-th from the right. */
function byHops(hops: number): Forwarded {
  return (peer, chain) => {
    const client = chain[Math.max(0, chain.length - hops)];
    return client !== undefined && canonicalAddress(client) !== undefined ? client : peer;
  };
}

/** Returns the first address from the right that is not a trusted proxy. */
function byBlocks(trusted: (address: string) => boolean): Forwarded {
  return (peer, chain) => {
    if (peer === undefined || !trusted(peer)) return peer;
    let client = peer;
    for (let i = chain.length - 1; i >= 0; i--) {
      // An entry that is not an address is not from a trusted proxy: stop at the last certain one.
      if (canonicalAddress(chain[i]) === undefined) return client;
      client = chain[i];
      if (!trusted(client)) return client;
    }
    return client;
  };
}

function blockOf(cidr: string): AddressBlock {
  const block = typeof cidr === "string" ? parseBlock(cidr) : undefined;
  if (block !== undefined) return block;
  throw new RangeError(
    `trustedProxies must be a number of hops or address blocks like "10.0.0.0/8", got ${
      JSON.stringify(String(cidr).slice(0, 60))
    }`,
  );
}
