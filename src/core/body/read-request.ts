/**
 * Hono's request after its body was read. Constructing a Request with the body unread costs more
 * than reading one, so Hono's own methods are answered from the request that was read, and
 * `c.req.raw` makes the other one for code that needs it.
 *
 * @module
 */
import type { RequestWithCache } from "./body-source.ts";

/** The requests that Hono's request stands for. */
export interface ReadRequest {
  /** The request that answers everything but the body: the one made, or else the one read. */
  readonly answering: Request;
  /** The text of a body that was read to its end, unless a request was made to read it again. */
  readonly sentText: string | undefined;
  /** Returns a request with the whole body unread, made on the first call. */
  unread(): Request;
  /** Called with a request that other code sets as `c.req.raw`. */
  replace(raw: Request): void;
}

const READ: unique symbol = Symbol("read request") as never;

type Instrumented = RequestWithCache & { [READ]: ReadRequest };

/** The instrumented prototypes, by the prototype that they extend: one for each copy of Hono. */
const PROTOTYPES: WeakMap<object, object> = new WeakMap();

/** Makes Hono's request answer for `read`, by its prototype. */
export function answerFor(req: RequestWithCache, read: ReadRequest): void {
  if (READ in req) return;
  const original = Object.getPrototypeOf(req);
  let prototype = PROTOTYPES.get(original);
  if (prototype === undefined) PROTOTYPES.set(original, prototype = prototypeFor(original));
  // In this order: V8 caches the change of a prototype only while `raw` is still a field.
  Object.setPrototypeOf(req, prototype);
  delete (req as Partial<RequestWithCache>).raw;
  (req as Instrumented)[READ] = read;
}

/** The part of Hono's request that is instrumented, in every version of Hono 4. */
interface HonoMethods {
  header(this: { raw: Request }, name?: string): unknown;
  text(this: RequestWithCache): Promise<string>;
  json(this: RequestWithCache): Promise<unknown>;
}

function prototypeFor(original: HonoMethods): object {
  return Object.create(original, {
    raw: {
      configurable: true,
      get(this: Instrumented) {
        return this[READ].unread();
      },
      set(this: Instrumented, raw: Request) {
        this[READ].replace(raw);
      },
    },
    method: {
      configurable: true,
      get(this: Instrumented) {
        return this[READ].answering.method;
      },
    },
    url: {
      configurable: true,
      get(this: Instrumented) {
        return this[READ].answering.url;
      },
    },
    header: {
      configurable: true,
      writable: true,
      value(this: Instrumented, name?: string) {
        const { answering } = this[READ];
        // The versions of Hono differ in the object that holds all headers.
        if (!name) return original.header.call({ raw: answering });
        return answering.headers.get(name) ?? undefined;
      },
    },
    text: {
      configurable: true,
      writable: true,
      value(this: Instrumented) {
        return textOf(this) ?? original.text.call(this);
      },
    },
    json: {
      configurable: true,
      writable: true,
      value(this: Instrumented) {
        const text = this.bodyCache.json === undefined ? textOf(this) : undefined;
        return text?.then((text) => JSON.parse(text as string)) ?? original.json.call(this);
      },
    },
  });
}

/**
 * Returns the text of the body, and keeps it as Hono does. Undefined when Hono has to read it, or
 * to derive it from what another of its readers has kept.
 */
function textOf({ bodyCache, [READ]: read }: Instrumented): Promise<unknown> | undefined {
  if (bodyCache.text !== undefined || Object.keys(bodyCache).length > 0) return bodyCache.text;
  const { sentText } = read;
  return sentText === undefined ? undefined : bodyCache.text = Promise.resolve(sentText);
}
