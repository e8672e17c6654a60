/**
 * Token buckets, claims and API keys in Cloudflare Durable Objects: exact worldwide, without other
 * services.
 *
 * Each client has a separate object, near its first request. Limitations: a decision waits for a
 * round trip to that object, each admitted request writes a row, and one object (one client)
 * decides a few hundred times a second.
 *
 * @module
 */
import type { EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { bindingError, resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { ClaimStore } from "../core/store/claims.ts";
import type { KeyKeeper } from "../core/store/keys.ts";
import type { Charge, Store, Take, TakeResult } from "../core/store/store.ts";
import { atOnce } from "../core/thenable.ts";
import type { LimiterQuestion } from "./object-data.ts";
import { objectClaims, objectKeys } from "./object-keys.ts";
import type { AskObject } from "./object-keys.ts";
import { wellFormed } from "./script.ts";
import { sendByTag, slotTag } from "./key-tags.ts";

export { DjedLimiter } from "./djed-limiter.ts";
export type { LimiterState, LimiterStorage } from "./djed-limiter.ts";
export type { LimiterQuestion } from "./object-data.ts";
export type * from "../core/store/keys.ts";
export type * from "../core/request/context.ts";
export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/store.ts";

/** The binding: a namespace of {@link DjedLimiter} objects. */
export interface LimiterNamespace {
  /** Returns the id of the object with a name. */
  // deno-lint-ignore conventions/no-any -- an id of the platform, of any version of its types
  idFromName(name: string): any;
  /** Returns a stub for an object. */
  // deno-lint-ignore conventions/no-any -- the same id
  get(id: any): LimiterStub;
}

/** The stub of one object. */
export interface LimiterStub {
  /** Sends a request to the object. */
  fetch(url: string, init: { method: string; body: string }): Promise<LimiterAnswer>;
}

/** The part of a Response that is read. */
export interface LimiterAnswer {
  /** Whether the status is 2xx. */
  readonly ok: boolean;
  /** The status. */
  readonly status: number;
  /** Reads the body as JSON. */
  json(): Promise<unknown>;
}

/** The store that {@link durableObjectStore} creates: buckets, claims and API keys. */
export type DurableObjectStore = Store & ClaimStore & KeyKeeper;

/** The host is ignored: the request goes to the object. */
const OBJECT_URL = "https://djed-limiter.invalid/";

/**
 * Keeps token buckets, claims and API keys in Durable Objects.
 *
 * Export {@link DjedLimiter} from the Worker and bind it, with SQLite storage:
 *
 * ```jsonc
 * // wrangler.jsonc
 * "durable_objects": { "bindings": [{ "name": "LIMITER", "class_name": "DjedLimiter" }] },
 * "migrations": [{ "tag": "djed-1", "new_sqlite_classes": ["DjedLimiter"] }]
 * ```
 *
 * @param namespace The binding, usually `(c) => c.env.LIMITER`.
 * @throws {TypeError} If it is neither a namespace nor a function.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 * import { DjedLimiter, durableObjectStore } from "@djed/edge/stores/durable-object";
 *
 * const app = new Hono();
 * app.use(djed.rateLimit({ limit: 60, store: durableObjectStore((c) => c.env.LIMITER) }));
 *
 * export { DjedLimiter };
 * export default app;
 * ```
 */
export function durableObjectStore<E extends EdgeEnv = EdgeEnv>(
  namespace: ResourceSource<LimiterNamespace, E>,
): DurableObjectStore;
export function durableObjectStore(
  namespace: ResourceSource<LimiterNamespace>,
): DurableObjectStore {
  if (typeof namespace !== "function" && typeof namespace?.idFromName !== "function") {
    const expected = "namespace must be a Durable Object namespace, or (c) => namespace";
    throw bindingError("durableObjectStore", expected, namespace);
  }
  const resolve = resourceOf(namespace, "durableObjectStore");
  const namespaceOf = (c: EdgeContext | undefined): LimiterNamespace => {
    const found = resolve(c);
    if (typeof found?.idFromName === "function") return found;
    throw new Error("durableObjectStore: the binding is not a Durable Object namespace");
  };
  const askObject: AskObject = (c, name, question) => ask(namespaceOf(c), name, question);
  return {
    scope: "global",
    ...objectClaims(askObject),
    keys: objectKeys(askObject),
    // Not batched across requests: on Workers one request must not wait for another's I/O.
    async take(batch, { c }) {
      const objects = namespaceOf(c);
      return await sendByTag(
        batch,
        (takes, tag) => ask<TakeResult[]>(objects, tag, { takes: takes.map(asJson) }),
      );
    },
    lease: (key, ttl, { c }) => ask<boolean>(namespaceOf(c), slotTag(key), { lease: { key, ttl } }),
  };
}

async function ask<Answer>(
  objects: LimiterNamespace,
  name: string,
  question: LimiterQuestion,
): Promise<Answer> {
  const object = stubOf(objects, name);
  const init = { method: "POST", body: JSON.stringify(question) };
  let response: LimiterAnswer;
  try {
    response = await object.fetch(OBJECT_URL, init);
  } catch (error) {
    if (!isRetryable(error)) throw error;
    // A stub that has failed cannot be reused.
    response = await stubOf(objects, name).fetch(OBJECT_URL, init);
  }
  if (!response.ok) throw new Error(`durableObjectStore: the object answered ${response.status}`);
  return await response.json().catch(() => {
    throw new Error("durableObjectStore: the object gave no JSON: is its class_name DjedLimiter?");
  }) as Answer;
}

function stubOf(objects: LimiterNamespace, name: string): LimiterStub {
  const id = atOnce("durableObjectStore: an id", objects.idFromName(wellFormed(name)));
  return atOnce("durableObjectStore: a stub", objects.get(id));
}

/** Whether the platform reports that a retry may succeed: the object was moved or redeployed. */
function isRetryable(error: unknown): boolean {
  const { retryable, overloaded } = error as { retryable?: boolean; overloaded?: boolean };
  return retryable === true && overloaded !== true;
}

/** Replaces infinities, which JSON lacks, by the largest number. */
function asJson(take: Take): Charge[] {
  return take.map((charge) => ({
    ...charge,
    cost: Math.max(charge.cost, -Number.MAX_VALUE),
    atLeast: Math.min(charge.atLeast ?? 0, Number.MAX_VALUE),
  }));
}
