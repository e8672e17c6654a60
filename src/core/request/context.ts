// deno-lint-ignore-file conventions/no-any -- the shapes of Hono, whose own types use any here
/**
 * The types that every Hono copy accepts. Types only, so that every entry point can export all of
 * them.
 *
 * Hono's `Context` has private members, so two copies of Hono (npm and JSR, or two versions) are
 * different types to TypeScript. A guard therefore takes a context described by its shape, and its
 * type is an intersection: callable with any context, and still a `MiddlewareHandler` for
 * inference. That part is generic in the path: with a fixed one, `app.use(path, guard)` of Hono 4.4
 * to 4.10 loses the routes of the app's typed client.
 *
 * @module
 */
import type { Context } from "hono";

/** The part of Hono's request that guards use. */
export interface EdgeRequest {
  /** The Request of the platform. */
  readonly raw: Request;
  /** The HTTP method. */
  readonly method: string;
  /** The path, without query. */
  readonly path: string;
  /** The full URL. */
  readonly url: string;
  /** One request header, or undefined. */
  header(name: string): string | undefined;
  /** One query parameter, or undefined. */
  query(name: string): string | undefined;
  /** One path parameter, or undefined. */
  param(name: string): any;
  /** The body as JSON. */
  json(): Promise<any>;
  /** The body as text. */
  text(): Promise<string>;
}

/** The part of Hono's `Context` that guards and their callbacks use; any copy's context fits. */
export interface EdgeContext {
  /** The request. */
  readonly req: EdgeRequest;
  /** The response; after `next()` the one that will be sent. */
  res: Response;
  /**
   * Bindings on Workers, connection info on Deno, Bun and Node; undefined in bare `app.fetch()`.
   */
  readonly env: any;
  /** The variables set so far. */
  readonly var: any;
  /** The error that a handler threw, once Hono has caught it. */
  readonly error: Error | undefined;
  /** Whether there is a response. */
  readonly finalized: boolean;
  /** Reads a variable. */
  get(key: string): any;
  /** Sets a variable. */
  set(key: string, value: unknown): void;
  /** Sets a response header. */
  header(name: string, value?: string): void;
}

/** The environment of an app: the type argument of `new Hono<Env>()`. */
export interface EdgeEnv {
  /** The type of `c.env`. */
  readonly Bindings?: any;
  /** The types of the variables, as `c.get()` and `c.var` read them. */
  readonly Variables?: any;
}

/**
 * The context that callbacks get. Its bindings and variables are `any`, unless the environment of
 * the app is given, as in `rateLimit<Env>({ key: (c) => c.get("userId") })`: then it is the context
 * of Hono with these types. A callback may also name the type itself, `(c: Context<Env>) => …`,
 * from any copy of Hono.
 */
// By `[E][…]` the compiler takes `E` from no callback: two may name different types.
export type AppContext<E extends EdgeEnv = EdgeEnv> = EdgeEnv extends E ? EdgeContext
  : Context<[E][E extends unknown ? 0 : never]>;

/** As {@link AppContext}, for callbacks that also answer; without an environment it is `any`. */
export type AnyContext<E extends EdgeEnv = EdgeEnv> = EdgeEnv extends E ? any
  : Context<[E][E extends unknown ? 0 : never]>;

/** Runs the rest of the chain. */
export type Next = () => Promise<void>;

/**
 * A middleware that every copy and version of Hono accepts.
 *
 * @typeParam V The variables it sets (`c.var`).
 * @typeParam P The path it is used on.
 * @typeParam I The validated input it adds.
 */
export type EdgeMiddleware<
  V extends object = {},
  P extends string = string,
  I extends object = {},
> =
  & ((c: any, next: Next) => Promise<Response | void>)
  & (<Q extends P>(c: Context<{ Variables: V }, Q, I>, next: Next) => Promise<Response | void>);
