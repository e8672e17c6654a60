/**
 * Things that need bindings: given outright, or made from the request's context once per
 * environment object (a Worker's `env` is the same object for all requests of an isolate).
 *
 * @module
 */
import type { EdgeContext } from "./request/middleware.ts";
import { atOnce, handleRejection } from "./thenable.ts";

/** A resource, or how to get it from a request. */
export type ResourceSource<T extends object> = T | ((c: EdgeContext) => T);

/** Off Workers `c.env` may be undefined, or a fresh object per request: then this key stands in. */
const NO_ENV: object = Object.freeze({});

/**
 * Resolves a source for a request, memoised per environment object.
 *
 * @param source The resource or `(c) => resource`.
 * @returns The resource of a request. Throws what the source throws, and when it gives no object or
 *   a promise: nothing is remembered then.
 */
export function resourceOf<T extends object>(
  source: ResourceSource<T>,
): (c: EdgeContext | undefined) => T {
  if (typeof source !== "function") return () => source;
  const made = new WeakMap<object, T>();
  return (c) => {
    const env = isWorkersEnv(c) ? c.env : NO_ENV;
    let resource = made.get(env);
    if (resource === undefined) {
      resource = checked(() => (source as (c: EdgeContext | undefined) => T)(c));
      made.set(env, resource);
    }
    return resource;
  };
}

/** Refuses what cannot be a resource: nothing, and a promise of one. */
function checked<T extends object>(make: () => T): T {
  let resource: T;
  try {
    resource = make();
  } catch (error) {
    // Somebody may throw a promise.
    handleRejection(error);
    throw error;
  }
  atOnce("the resource that a function of the context gives", resource);
  if (resource !== null && (typeof resource === "object" || typeof resource === "function")) {
    return resource;
  }
  throw new TypeError(`a function of the context gave no resource, but ${typeof resource}`);
}

/**
 * Node and Deno put connection info into `c.env`, and on Bun an app may be given its server in an
 * object: a new one for each request, so memoising by it would make a client per request.
 */
function isWorkersEnv(c: EdgeContext | undefined): c is EdgeContext {
  const env = c?.env;
  return env !== null && typeof env === "object" &&
    !("incoming" in env) && !("remoteAddr" in env) && !("server" in env);
}
