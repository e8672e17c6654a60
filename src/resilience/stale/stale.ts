/**
 * Stale-while-error: the last good answer, in place of a failure.
 *
 * Answers are shared by all who ask, so the rules of a shared cache (RFC 9111) say what is kept,
 * for whom, and for how long.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { optionChecks } from "../../core/options.ts";
import type { Duration, Size } from "../../core/options.ts";
import { defer } from "../../runtime/defer.ts";
import { Answers } from "./answers.ts";
import type { Kept } from "./answers.ts";
import { headerKey, isCredential, isTooLong, resourceUrl } from "./cache-key.ts";
import type { OutgoingRequest } from "./cache-key.ts";
import { accepts, isUnsafe, lifetimeOf, mayKeepAnswerTo, variedBy } from "./cache-rules.ts";
import type { Lifetime } from "./cache-rules.ts";
import type { Host, Part, Step, Work } from "../chain/chain.ts";
import { isReplaceable } from "../chain/judge.ts";
import { copyOf, isPlatformResponse, StoredResponse } from "./stored-response.ts";

/** Options of stale answers. */
export interface StaleOptions {
  /**
   * How old an answer may be.
   * @default "5m"
   */
  maxAge?: Duration;
  /**
   * Answers kept; the one not used for longest goes first.
   * @default 100
   */
  maxEntries?: number;
  /**
   * No longer body is kept.
   * @default "64kb"
   */
  maxBytes?: Size;
  /**
   * Tells users apart, for a `fetch` that carries credentials: it stands for them. Whoever has the
   * same key, URL and other headers may be given the same answer. Undefined, an empty text or a
   * failure: the answer is not kept.
   *
   * @default with credentials nothing is kept
   */
  key?(request: { readonly url: string; readonly headers: Headers }): string | undefined;
}

/** Stale options, checked and completed. */
export interface StaleSettings {
  readonly maxAgeMs: number;
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly key: Callback<[{ readonly url: string; readonly headers: Headers }], string> | undefined;
}

interface KeptAnswer extends Kept {
  readonly value: unknown;
  readonly sentMs: number;
  readonly lifetime: Lifetime;
  /** The request headers that its `Vary` names, as they were. */
  readonly varied: readonly (readonly [name: string, value: string | null])[];
}

/** Checks and completes stale options, for the factory that was called. */
export function staleSettings(factory: string, options: StaleOptions): StaleSettings {
  const checks = optionChecks(factory);
  checks.known(options, ["maxAge", "maxEntries", "maxBytes", "key"]);
  checks.optionalFunction("key", options.key);
  return {
    maxAgeMs: checks.duration("maxAge", options.maxAge ?? "5m", 1),
    maxEntries: checks.integer("maxEntries", options.maxEntries ?? 100, 1, 1_000_000),
    maxBytes: checks.size("maxBytes", options.maxBytes ?? "64kb"),
    key: options.key && new Callback((request) => options.key!(request), {
      option: `${factory}: key`,
      otherwise: "no key: the answer is not kept",
      accept: (answer) =>
        answer === undefined ? "" : typeof answer === "string" ? answer : undefined,
    }),
  };
}

/**
 * Keeps good answers, and gives the last one in place of a failure. Memory: `maxEntries` answers of
 * at most `maxBytes`, each with headers of at most 16 KB and a key of at most 8 KB.
 */
export function stalePart(settings: StaleSettings): Part {
  return {
    kind: "stale",
    attach(next: Step, host: Host): Step {
      const answers = new StaleAnswers(settings, host.name);
      return function withStale(call, settle) {
        const { work, now: sentMs } = call;
        const place = answers.placeOf(work);
        if (place === undefined) return next(call, settle);
        next(call, (threw, value) => {
          if (isReplaceable(undefined, work, threw, value)) {
            const stale = call.aborted ? undefined : answers.find(place, host.clock.now());
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

/** Where an answer is kept; without a key it is not, but what is kept of the resource may end. */
interface Place {
  readonly resource: string;
  readonly key: string | undefined;
  readonly request: OutgoingRequest | undefined;
}

class StaleAnswers {
  readonly #settings: StaleSettings;
  readonly #answers: Answers<KeptAnswer>;
  readonly #name: string;
  #warned = false;

  constructor(settings: StaleSettings, name: string) {
    this.#settings = settings;
    this.#name = name;
    this.#answers = new Answers(settings.maxEntries);
  }

  /** Undefined for work that has nothing to do with what is kept. */
  placeOf(work: Work): Place | undefined {
    let request: OutgoingRequest | undefined;
    try {
      request = work.request;
    } catch {
      // Headers that are none: `fetch` will say so.
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

  /** Takes an answer into account that is no failure. */
  learn(
    { resource, key, request }: Place,
    value: unknown,
    sentMs: number,
    c: EdgeContext | undefined,
  ): void {
    if (!isPlatformResponse(value)) {
      // What a custom fetch makes may not be read twice, and follows no rules that are known.
      if (key === undefined || request !== undefined) return;
      return this.#answers.put({ resource, key, value, sentMs, lifetime: UNLIMITED, varied: [] });
    }
    if (SAYS_NOTHING.has(value.status)) return;
    if (key === undefined) {
      // RFC 9111, 4.4: what is kept may no longer be what is there.
      if (value.status < 400) this.#answers.deleteAll(resource);
      return;
    }
    const lifetime = lifetimeOf(value, sentMs);
    const varied = this.#variedOf(value, request);
    // The last answer counts: the one before it may be gone, or no longer be for everybody.
    if (lifetime === undefined || varied === undefined) {
      return this.#answers.delete({ resource, key });
    }
    // Copied beside the caller's own reading, and cut off when it is too long.
    const copy = copyOf(value, this.#settings.maxBytes).then((copied) => {
      if (copied !== undefined) {
        this.#answers.put({ resource, key, value: copied, sentMs, lifetime, varied });
      }
    });
    defer(c, copy);
  }

  /** The answer for this request, made anew, unless it is too old. */
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

  /** Nothing is kept in silence, and an app would learn of it in its outage. */
  #warn(): undefined {
    if (this.#warned) return;
    this.#warned = true;
    console.warn(
      `upstream: stale of ${this.#name} keeps no answers to requests with credentials; where they ` +
        `are the service's own, give stale: { key: () => "the service" } (shown once)`,
    );
  }

  /** What its `Vary` names; undefined when that cannot be told, or is a user's own. */
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
/** Answers that say something of the moment, and nothing of the resource. */
const SAYS_NOTHING: ReadonlySet<number> = new Set([304, 408, 425, 429]);
