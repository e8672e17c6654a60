/**
 * Requests that an app passes on to another app or to itself: `app.mount()`, `methodOverride()`.
 * Hono makes a new context for them, which shares only what the platform made for the request.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { executionContext } from "./defer.ts";
import { isWorkers } from "./platform.ts";

const OUTER: unique symbol = Symbol.for("djed.edge.outer.1") as never;

/** An object that the platform makes for each request, and that contexts of it share. */
interface Carrier {
  [OUTER]?: EdgeContext;
}

/**
 * Returns the context from which a request was passed on; undefined if it came from a client. Not
 * recognised on Bun, whose server passes no object of the request.
 */
export function outerContext(c: EdgeContext): EdgeContext | undefined {
  const carrier = carrierOf(c);
  if (carrier === undefined) return undefined;
  const outer = carrier[OUTER];
  // A test may use one object for many requests: only one in progress can be the outer one.
  if (outer !== undefined && outer !== c && !outer.finalized) {
    return isPassedOn(outer, c) ? outer : undefined;
  }
  if (outer === undefined ? Object.isExtensible(carrier) : outer !== c) carrier[OUTER] = c;
  return undefined;
}

function carrierOf(c: EdgeContext): Carrier | undefined {
  if (isWorkers()) return executionContext(c) as Carrier | undefined;
  const env = c.env as { incoming?: unknown; remoteAddr?: unknown } | null | undefined;
  if (env === null || typeof env !== "object") return undefined;
  const { incoming } = env;
  if (incoming !== null && typeof incoming === "object") return incoming;
  return "remoteAddr" in env ? env as Carrier : undefined;
}

/** Whether a request is another one as a mount or a method override passes it on. */
function isPassedOn(outer: EdgeContext, inner: EdgeContext): boolean {
  const [from, to] = [outer.req, inner.req];
  if (from.raw === to.raw) return true;
  if (from.method !== to.method) return from.path === to.path;
  return to.path === "/" ? from.path !== "/" : from.path !== to.path && from.path.endsWith(to.path);
}
