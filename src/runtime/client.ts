/**
 * Who is calling: the address that the platform itself vouches for, on each runtime.
 *
 * @module
 */
import { canonicalAddress, parseBlock } from "../core/address.ts";
import type { AddressBlock } from "../core/address.ts";
import type { EdgeContext } from "../core/request/middleware.ts";

/**
 * Which proxies in front may be believed: a number of hops, or their address blocks (CIDR). With
 * neither, `X-Forwarded-For` is ignored, for anyone can send it.
 */
export type TrustedProxies = number | readonly string[];

/** Reads the client's canonical address from a request; undefined when there is none. */
export type ReadClientAddress = (c: EdgeContext) => string | undefined;

/** What the three server runtimes put into `c.env`. */
interface ConnectionEnv {
  /** @hono/node-server */
  incoming?: { socket?: { remoteAddress?: string } };
  /** Deno.serve */
  remoteAddr?: { hostname?: string };
  /** Bun.serve: the server itself, or an object that has it */
  requestIP?(request: Request): { address: string } | null;
  server?: unknown;
}

/**
 * Makes the reader of client addresses.
 *
 * @param trustedProxies See {@link TrustedProxies}.
 * @param ipv6Prefix Leading bits of an IPv6 address that tell clients apart.
 * @throws {RangeError} When a block is not CIDR notation.
 */
export function clientAddressReader(
  trustedProxies: TrustedProxies | undefined,
  ipv6Prefix: number,
): ReadClientAddress {
  const direct: ReadClientAddress = (c) => {
    const address = platformAddress(c);
    return address === undefined ? undefined : canonicalAddress(address, ipv6Prefix);
  };
  if (trustedProxies === undefined || trustedProxies === 0) return direct;
  const forwarded = typeof trustedProxies === "number"
    ? byHops(trustedProxies)
    : byBlocks(trustedProxies.map(blockOf));
  return (c) => {
    const address = platformAddress(c);
    const client = forwarded(address, forwardedFor(c));
    return client === undefined ? undefined : canonicalAddress(client, ipv6Prefix);
  };
}

/** The peer of the connection, as the platform knows it. Not canonical, and never from a client. */
function platformAddress(c: EdgeContext): string | undefined {
  const env = (c.env ?? {}) as ConnectionEnv;
  const server = env.server as ConnectionEnv | undefined;
  return textOf(env.incoming?.socket?.remoteAddress) ??
    textOf(env.remoteAddr?.hostname) ??
    // Cloudflare overwrites this header; everywhere else a client could write what it likes.
    (isWorkers() ? c.req.header("cf-connecting-ip") : undefined) ??
    textOf(bunAddress(typeof env.requestIP === "function" ? env : server, c.req.raw)) ??
    textOf(server?.incoming?.socket?.remoteAddress);
}

/** On Workers `c.env` holds bindings, which may have any name and answer to any property. */
function textOf(address: unknown): string | undefined {
  return typeof address === "string" ? address : undefined;
}

function bunAddress(server: ConnectionEnv | undefined, request: Request): unknown {
  try {
    return server?.requestIP?.(request)?.address;
  } catch {
    return undefined; // no server, or no request of this server's
  }
}

function isWorkers(): boolean {
  return globalThis.navigator?.userAgent === "Cloudflare-Workers";
}

function forwardedFor(c: EdgeContext): string[] {
  const header = c.req.header("x-forwarded-for");
  return header === undefined ? [] : header.split(",").map(withoutPort);
}

/** `192.0.2.1:4711` and `[2001:db8::1]:4711` without the port. */
function withoutPort(text: string): string {
  const entry = text.trim();
  if (entry.startsWith("[")) return entry.slice(1, Math.max(1, entry.indexOf("]")));
  const colon = entry.indexOf(":");
  return colon >= 0 && colon === entry.lastIndexOf(":") ? entry.slice(0, colon) : entry;
}

type Forwarded = (peer: string | undefined, chain: readonly string[]) => string | undefined;

/** `n` proxies append one entry each: the client is the n-th from the right. */
function byHops(hops: number): Forwarded {
  return (peer, chain) => {
    const client = chain[Math.max(0, chain.length - hops)];
    return client !== undefined && canonicalAddress(client) !== undefined ? client : peer;
  };
}

/** From right to left: the first address that is not a trusted proxy's. */
function byBlocks(blocks: readonly AddressBlock[]): Forwarded {
  const trusted = (address: string) => blocks.some((block) => block.contains(address));
  return (peer, chain) => {
    if (peer === undefined || !trusted(peer)) return peer;
    let client = peer;
    for (let i = chain.length - 1; i >= 0; i--) {
      // What a trusted proxy did not write as an address is garbage: stop at what is certain.
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
