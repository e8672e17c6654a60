/**
 * The public types of `corsPolicy()`.
 *
 * @module
 */
import type { Duration } from "../core/options.ts";
import type { AppContext, EdgeEnv } from "../core/request/middleware.ts";

/** Options of `corsPolicy()`. */
export interface CorsPolicyOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * The origins whose pages may read responses: `"https://app.example.com"`, its subdomains as
   * `"https://*.example.com"`, all ports as `"http://localhost:*"`, a RegExp with `^` and `$`, an
   * array of these, `"*"` for every origin, or a function. A function may be async; if it fails or
   * takes longer than a second, the origin is not allowed. The origin `null`, which every
   * sandboxed page has, is allowed by `"*"` only.
   */
  readonly origins:
    | string
    | RegExp
    | readonly (string | RegExp)[]
    | { of(origin: string, c: AppContext<E>): boolean | Promise<boolean> }["of"];
  /**
   * Whether pages may send cookies and read the response. Not with `origins: "*"`.
   *
   * @default false
   */
  readonly credentials?: boolean | undefined;
  /**
   * The methods that pages may use.
   *
   * @default ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "QUERY"]
   */
  readonly allowMethods?: readonly string[] | undefined;
  /**
   * The request headers that pages may send.
   *
   * @default those that the preflight asks for
   */
  readonly allowHeaders?: readonly string[] | undefined;
  /**
   * Response headers that scripts may read, in addition to `RateLimit`, `RateLimit-Policy` and
   * `Retry-After`.
   *
   * @default []
   */
  readonly exposeHeaders?: readonly string[] | undefined;
  /**
   * How long a browser keeps the answer to a preflight, at most `"2h"`.
   *
   * @default "2h"
   */
  readonly maxAge?: Duration | undefined;
}
