/**
 * Stale answers: the last successful answer, in place of a failure.
 *
 * Callers share the answers, so the rules of a shared cache (RFC 9111) decide what is kept, for
 * which requests, and for how long.
 *
 * @module
 */
import type { EdgeContext } from "../../core/request/middleware.ts";
import { warnOnce } from "../../core/once.ts";
import { defer } from "../../runtime/defer.ts";
import type { ChainWork } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Part } from "../chain/chain.ts";
import { isReplaceable } from "../chain/judge.ts";
import type { OutgoingRequest } from "../chain/outgoing-request.ts";
import { AnswerCache, type CacheEntryKey } from "./answer-cache.ts";
import { headerKey, isCredential, isTooLong, resourceUrl } from "./cache-key.ts";
import { accepts, isUnsafe, lifetimeOf, mayKeepAnswerTo, variedBy } from "./cache-rules.ts";
import type { Lifetime } from "./cache-rules.ts";
import type { StaleSettings } from "./stale-options.ts";
import { copyOf, isPlatformResponse, StoredResponse } from "./stored-response.ts";

interface KeptAnswer extends CacheEntryKey {
  readonly value: unknown;
  readonly sentMs: number;
  readonly lifetime: Lifetime;
  /** The values of the request headers that its `Vary` names. */
  readonly varied: readonly (readonly [name: string, value: string | null])[];
}

/**
 * Keeps successful answers, and returns the last one in place of a failure. Memory: `maxEntries`
 * answers of at most `maxBytes`, each with headers of at most 16 KB and a key of at most 8 KB.
 */
export function stalePart(settings: StaleSettings): Part {
  return {
    kind: "stale",
    attach(next: ChainStep, owner: ChainOwner): ChainStep {
      const answers = new StaleAnswers(settings, owner.name);
      return function withStale(call, settle) {
        const { work, now: sentMs } = call;
        const place = answers.placeOf(work);
        if (place === undefined) return next(call, settle);
        next(call, (threw, value) => {
          if (isReplaceable(undefined, work, threw, value)) {
            const stale = call.aborted ? undefined : answers.find(place, owner.clock.now());
            if (stale !== undefined) {
              if (!threw) work.discard?.(value);
              return settle(false, stale.value);
            }
          } else if (!threw) {
            answers.learn(place, value, sentMs, work.c);
          }
          settle(threw, value);
        });
      };
    },
  };
}

/** Where an answer is kept. Without a key it only invalidates what is kept of the resource. */
interface Place {
  readonly resource: string;
  readonly key: string | undefined;
  readonly request: OutgoingRequest | undefined;
}

class StaleAnswers {
  readonly #settings: StaleSettings;
  readonly #answers: AnswerCache<KeptAnswer>;
  readonly #name: string;
  #warned = false;

  constructor(settings: StaleSettings, name: string) {
    this.#settings = settings;
    this.#name = name;
    this.#answers = new AnswerCache(settings.maxEntries);
  }

  /** The place of the answer; undefined for work that neither keeps nor invalidates answers. */
  placeOf(work: ChainWork): Place | undefined {
    let request: OutgoingRequest | undefined;
    try {
      request = work.request;
    } catch {
      // Invalid headers: `fetch` will throw for them.
      return undefined;
    }
    const { keepAs } = work;
    if (request === undefined) {
      return keepAs && !isTooLong("", keepAs) ? { resource: "", key: keepAs, request } : undefined;
    }
    const resource = resourceUrl(request);
    if (isUnsafe(request.method)) return { resource, key: undefined, request };
    if (!mayKeepAnswerTo(request)) return undefined;
    const key = this.#keyOf(request);
    return key === undefined || isTooLong(resource, key) ? undefined : { resource, key, request };
  }

  /** Keeps an answer that is not a failure, or invalidates kept ones. */
  learn(
    { resource, key, request }: Place,
    value: unknown,
    sentMs: number,
    c: EdgeContext | undefined,
  ): void {
    if (!isPlatformResponse(value)) {
      // The value of a custom fetch may not be readable twice, and has no known cache rules.
      if (key === undefined || request !== undefined) return;
      return this.#answers.put({ resource, key, value, sentMs, lifetime: UNLIMITED, varied: [] });
    }
    if (IRRELEVANT.has(value.status)) return;
    if (key === undefined) {
      // RFC 9111, 4.4: the resource may have changed.
      if (value.status < 400) this.#answers.deleteAll(resource);
      return;
    }
    const lifetime = lifetimeOf(value, sentMs);
    const varied = this.#variedOf(value, request);
    // The latest answer counts: the resource may be gone, or private now.
    if (lifetime === undefined || varied === undefined) {
      return this.#answers.delete({ resource, key });
    }
    // Copied while the caller reads it, up to the maximum size.
    const copy = copyOf(value, this.#settings.maxBytes).then((copied) => {
      if (copied !== undefined) {
        this.#answers.put({ resource, key, value: copied, sentMs, lifetime, varied });
      }
    });
    defer(c, copy);
  }

  /** Returns a new copy of the answer for this request; undefined when it is missing or too old. */
  find({ resource, key, request }: Place, now: number): { value: unknown } | undefined {
    const entry = key === undefined ? undefined : this.#answers.find(resource, key);
    if (entry === undefined) return undefined;
    const { value, sentMs, lifetime, varied } = entry;
    const ageMs = lifetime.initialAgeMs + Math.max(0, now - sentMs);
    if (ageMs > Math.min(this.#settings.maxAgeMs, lifetime.usableMs)) {
      this.#answers.delete(entry);
      return undefined;
    }
    if (request !== undefined) {
      if (!accepts(request, ageMs, lifetime)) return undefined;
      for (const [name, as] of varied) if (request.headers.get(name) !== as) return undefined;
    }
    return { value: value instanceof StoredResponse ? value.toResponse(ageMs) : value };
  }

  #keyOf(request: OutgoingRequest): string | undefined {
    const { key } = this.#settings;
    if (key === undefined) return headerKey(request) ?? this.#warn();
    const user = key.askNow(request);
    return user ? headerKey(request, user) : undefined;
  }

  /** Warns once: otherwise the app would notice only during an outage that nothing is kept. */
  #warn(): undefined {
    if (this.#warned) return;
    this.#warned = true;
    warnOnce(
      `upstream: stale of ${this.#name} keeps no answers to requests with credentials; ` +
        `if they belong to the service itself, set stale: { key: () => "the service" }`,
    );
  }

  /** The headers that its `Vary` names; undefined when they are unknown or identify a user. */
  #variedOf(
    { headers }: Response,
    request: OutgoingRequest | undefined,
  ): KeptAnswer["varied"] | undefined {
    const names = variedBy(headers.get("vary")).filter((name) => name !== "accept-encoding");
    if (request === undefined) return names.length === 0 ? [] : undefined;
    if (this.#settings.key === undefined && names.some(isCredential)) return undefined;
    return names.map((name) => [name, request.headers.get(name)]);
  }
}

const UNLIMITED: Lifetime = { initialAgeMs: 0, freshMs: undefined, usableMs: Infinity };
/** Statuses that say nothing about the resource. */
const IRRELEVANT: ReadonlySet<number> = new Set([304, 408, 425, 429]);
