/**
 * Resources that may need bindings: passed directly, or made from the context of a request, once
 * per environment object (a Worker's `env` is the same object for all requests of an isolate).
 *
 * @module
 */
import { errorText } from "./error-text.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "./request/middleware.ts";
import { show } from "./option-hints.ts";
import { atOnce, handleRejection } from "./thenable.ts";

/** A resource, or a function that makes it from the context of a request. */
export type ResourceSource<T extends object, E extends EdgeEnv = EdgeEnv> =
  | T
  | { of(c: AppContext<E>): T }["of"];

/** The key used when `c.env` is undefined, or a new object per request (outside Workers). */
const NO_ENV: object = /* @__PURE__ */ Object.freeze({});

/**
 * Resolves a source for a request, memoised per environment object.
 *
 * @param source The resource or `(c) => resource`.
 * @param owner The factory that needs it, for messages.
 * @returns Returns the resource of a request. Throws what the source throws, and when the source
 * does
 *   not return an object or returns a promise; a failure is not memoised.
 */
export function resourceOf<T extends object>(
  source: ResourceSource<T>,
  owner = "djed",
): (c: EdgeContext | undefined) => T {
  if (typeof source !== "function") return () => source;
  if (/^class\b/.test(String(source))) {
    throw new TypeError(`${owner}: got a class; give an instance, or (c) => c.env.NAME`);
  }
  const made = new WeakMap<object, T>();
  return (c) => {
    const env = bindingsOf(c);
    let resource = made.get(env);
    if (resource === undefined) {
      resource = checked(
        () => (source as (c: EdgeContext | undefined) => T)(c),
        owner,
        isObject(c?.env),
      );
      made.set(env, resource);
    }
    return resource;
  };
}

/** Throws unless the result is a resource: not when it is missing or a promise. */
function checked<T extends object>(make: () => T, owner: string, hasBindings: boolean): T {
  let resource: T;
  try {
    resource = make();
  } catch (error) {
    // The function may throw a promise.
    handleRejection(error);
    const isOwn = (error as Error | null)?.message?.startsWith(`${owner}: `);
    throw hasBindings || isOwn ? error : withoutBindings(owner, error);
  }
  atOnce(`${owner}: the result of the function of the context`, resource);
  if (resource !== null && (typeof resource === "object" || typeof resource === "function")) {
    return resource;
  }
  throw new TypeError(
    `${owner}: the function of the context returned ${
      resource === null ? "null" : typeof resource
    }` +
      ", not a resource: is the binding missing in the Worker's config? The argument is the " +
      "context: (c) => c.env.NAME",
  );
}

/** Makes the error for what is given in place of a binding, such as its name. */
export function bindingError(factory: string, expected: string, given: unknown): TypeError {
  const name = typeof given === "string" && /^\w+$/.test(given) ? given : "NAME";
  return new TypeError(
    `${factory}: ${expected}, got ${show(given)}; write ${factory}((c) => c.env.${name})`,
  );
}

/** Without bindings there was no context, or no `env`: the error alone names neither. */
function withoutBindings(owner: string, error: unknown): Error {
  return new Error(
    `${owner}: ${errorText(error)}: there are no bindings here: pass env on in ` +
      "app.fetch(request, env, ctx), or the context, as in take(key, 1, c)",
    { cause: error },
  );
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

/** Properties of a `c.env` that is connection info, or what an adapter passes. */
const PER_REQUEST = ["incoming", "remoteAddr", "server", "requestContext", "event", "context"];

/**
 * Returns the object that holds the bindings. On Node, Deno and Bun, and with the adapters of AWS
 * Lambda and Netlify, `c.env` is a new object per request, and memoising by it would make a
 * resource per request. On Cloudflare Pages it is a copy of the bindings.
 */
function bindingsOf(c: EdgeContext | undefined): object {
  const env: unknown = c?.env;
  if (env === null || typeof env !== "object") return NO_ENV;
  const { eventContext } = env as { eventContext?: { env?: unknown } };
  if (typeof eventContext?.env === "object") return eventContext.env ?? env;
  return PER_REQUEST.some((name) => name in env) ? NO_ENV : env;
}
