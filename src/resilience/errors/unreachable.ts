/**
 * Recognises errors of dependencies that cannot be reached: refused or reset connections, names
 * that do not resolve, failed TLS handshakes.
 *
 * @module
 */
import { UPSTREAM_UNREACHABLE } from "../../core/problem-kinds.ts";
import { makeProblem, type Problem, problemResponse } from "../../core/problem.ts";
import { findCause, member } from "./foreign-error.ts";

/** Codes of Node.js (also of its TLS and of undici), Deno and Bun. */
const CODES =
  /^(ECONN(REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_\w+|E(HOST|NET)(UNREACH|DOWN)|ETIMEDOUT|EPIPE|EPROTO|UND_ERR_(SOCKET|CONNECT_TIMEOUT|HEADERS_TIMEOUT|CLOSED|DESTROYED)|Connection(Refused|Closed|Reset)|FailedToOpenSocket|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Messages of the platforms' `fetch`: Node.js, Deno, Bun, Workers and browsers. */
const MESSAGES =
  /^(fetch failed$|error sending request\b|unable to connect\b|the socket connection was closed\b|network connection lost\b|internal error; reference\b|failed to fetch$|networkerror when|load failed$|connection refused\b)/i;

/** Whether an error, or one of its causes, says that a dependency cannot be reached. */
export function isUnreachable(error: unknown): boolean {
  return findCause(error, saysUnreachable) !== undefined;
}

/** The problem of a dependency that cannot be reached. */
export function unreachableProblem(): Problem {
  return makeProblem(undefined, UPSTREAM_UNREACHABLE, "A dependency cannot be reached.");
}

/**
 * Lets Hono answer with 502 for this error when a handler does not catch it. The error remains the
 * one that the platform threw. No effect on other errors.
 */
export function answerUnreachable(error: unknown): void {
  if (typeof error !== "object" || error === null || !isUnreachable(error)) return;
  try {
    if ("getResponse" in error) return;
    const value = () => problemResponse(unreachableProblem());
    Object.defineProperty(error, "getResponse", { value, configurable: true, writable: true });
  } catch {
    // Frozen, or a Proxy: then Hono answers with 500.
  }
}

function saysUnreachable(error: unknown): boolean {
  const code = member(error, "code");
  const message = member(error, "message");
  // A client that aborts its own request to a Node server: `aborted`, with ECONNRESET.
  if (typeof code === "string" && CODES.test(code)) return message !== "aborted";
  return typeof message === "string" && MESSAGES.test(message);
}
