/**
 * The request's body: bytes read once, text decoded once, JSON parsed once, for all guards of a
 * request, and still there for the handler.
 * Caps belong to those who read. A guard reads up to its own cap; what lies beyond stays unread and
 * is neither lost nor buffered: the next guard reads on, and the handler gets the whole body.
 *
 * @module
 */
import { heldLength, join, readCached } from "./body-source.ts";
import type { RequestWithCache } from "./body-source.ts";
import { facts } from "./facts.ts";
import { mayHoldPrototypeKeys, parseAsSent, removePrototypeKeys } from "./json.ts";
import type { EdgeContext } from "./middleware.ts";
import { isUtf8 } from "./payload/unicode.ts";

/**
 * How far the body has been read: to its end (`complete`), past the reader's cap with more to come
 * (`over-limit`), or not at all, because the client left or someone else consumed it
 * (`unreadable`).
 */
export type BodyState = "complete" | "over-limit" | "unreadable";

/** The body of one request, shared by its guards. */
export interface RequestBody {
  /**
   * Reads until the end, or until more than `maxBytes` are in hand; at most one chunk more than
   * that is ever held. Content-Length is not believed. Never rejects.
   */
  read(maxBytes: number): Promise<BodyState>;
  /** The bytes in hand: all of them once the state is `complete`, else the first ones. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * The complete body as text, without a byte order mark; undefined when it is not valid UTF-8 or
   * not complete.
   */
  text(): string | undefined;
  /**
   * The complete body as JSON, to look at and not to keep or change; undefined when it is not JSON
   * or not complete. Keys that reach prototypes are removed (see `json.ts`).
   */
  json(): unknown;
  /**
   * As `json()`, with the keys that it removes, for those who look for them. Free before `json()`
   * is asked, and after it where nothing was removed.
   */
  jsonAsSent(): unknown;
  /** As `json()`, to own and to change: who asks next gets a parse of their own. */
  takeJson(): unknown;
  /** The complete body as form data (URL-encoded or multipart); undefined when it is not. */
  form(): Promise<FormData | undefined>;
}

/** The body of this request; nothing is read until a guard asks. */
export function requestBody(c: EdgeContext): RequestBody {
  return facts(c).body ??= new SharedBody(c);
}

/** Puts U+FFFD in the place of what is not UTF-8; keeps a byte order mark, for us to see it. */
const utf8: TextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
const BYTE_ORDER_MARK = 0xfeff;
const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

class SharedBody implements RequestBody {
  readonly #req: RequestWithCache;
  /** The platform's request, whose body this object alone reads. */
  #raw: Request;
  #held: number | undefined;
  /** The content type, which the raw request may forget once it was read. */
  #type = "";
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #state: BodyState | "unread" = "unread";
  #chunks: Uint8Array[] = [];
  #size = 0;
  #joined: Uint8Array<ArrayBuffer> | undefined;
  /** Null when the bytes are not UTF-8, undefined before they were decoded. */
  #text: string | null | undefined;
  /** The parsed body, while nobody has taken it; undefined is no JSON. */
  #json: unknown;
  #isClean = false;
  #form: Promise<FormData | undefined> | undefined;
  /** Reads run one after another, whoever asks. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(c: EdgeContext) {
    this.#req = c.req as unknown as RequestWithCache;
    this.#raw = c.req.raw;
    this.#held = heldLength(c);
  }

  read(maxBytes: number): Promise<BodyState> {
    const result = this.#reading.then(() => this.#readTo(maxBytes));
    this.#reading = result;
    return result;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#joined ??= join(this.#chunks, this.#size);
  }

  text(): string | undefined {
    if (this.#state !== "complete") return undefined;
    if (this.#text === undefined) this.#text = this.#decode();
    return this.#text ?? undefined;
  }

  json(): unknown {
    if (this.#json === undefined) this.jsonAsSent();
    if (!this.#isClean && this.#json !== undefined) removePrototypeKeys(this.#text!, this.#json);
    this.#isClean = true;
    return this.#json;
  }

  jsonAsSent(): unknown {
    const text = this.text();
    if (text === undefined) return undefined;
    if (this.#json === undefined) {
      this.#json = parseAsSent(text);
      this.#isClean = false;
    }
    return this.#isClean && mayHoldPrototypeKeys(text) ? parseAsSent(text) : this.#json;
  }

  takeJson(): unknown {
    const value = this.json();
    this.#json = undefined;
    return value;
  }

  form(): Promise<FormData | undefined> {
    if (this.#state !== "complete") return Promise.resolve(undefined);
    return this.#form ??= this.#parseForm();
  }

  async #readTo(maxBytes: number): Promise<BodyState> {
    if (this.#state === "unread" || this.#state === "over-limit") {
      try {
        if (this.#state === "unread") await this.#open(maxBytes);
        while (this.#reader !== undefined && this.#size <= maxBytes) {
          const { done, value } = await this.#reader.read();
          if (done) this.#reader = undefined;
          else this.#keep(value);
        }
        this.#state = this.#reader === undefined ? "complete" : "over-limit";
      } catch {
        this.#state = "unreadable";
      }
    }
    return this.#state === "complete" && this.#size > maxBytes ? "over-limit" : this.#state;
  }

  async #open(maxBytes: number): Promise<void> {
    // Asked before the stream is: Bun forgets the type of a FormData body that is read as a stream.
    this.#type = this.#raw.headers.get("content-type") ?? "";
    if (Object.keys(this.#req.bodyCache).length > 0) {
      this.#keep(await readCached(this.#req));
    } else if (this.#raw.bodyUsed) {
      throw new TypeError("the body was consumed past Hono's own readers");
    } else if (this.#held !== undefined && this.#held <= maxBytes) {
      this.#keep(new Uint8Array(await this.#raw.arrayBuffer()));
      this.#offerUnreadRequest();
    } else if (this.#raw.body !== null) {
      this.#reader = this.#raw.body.getReader();
      this.#offerUnreadRequest();
    }
  }

  #keep(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    this.#joined = undefined;
  }

  #decode(): string | null {
    const text = utf8.decode(this.bytes);
    if (text.includes("\ufffd") && !isUtf8(this.bytes)) return null;
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) return text.slice(1);
    // Hono derives its other readers from a cached text. (Old copies then lack a form's type.)
    if (!FORM.test(this.#type)) this.#req.bodyCache.text ??= Promise.resolve(text);
    return text;
  }

  async #parseForm(): Promise<FormData | undefined> {
    try {
      const headers = { "content-type": this.#type };
      return await new Response(this.bytes, { headers }).formData();
    } catch {
      return undefined;
    }
  }

  /**
   * Whoever touches `c.req.raw` from now on (Hono's readers, a proxying handler) finds a request
   * with the whole body still unread. It is made on first touch, for to construct a Request costs
   * more than to read one.
   */
  #offerUnreadRequest(): void {
    let unread: Request | undefined;
    Object.defineProperty(this.#req, "raw", {
      configurable: true,
      enumerable: true,
      get: () => unread ??= this.#unreadRequest(),
      set: (replacement: Request) => {
        unread = replacement;
        if (this.#state !== "complete") this.#readAnew(replacement);
      },
    });
  }

  /** A middleware (Hono's bodyLimit) has put its own stream around the one it was offered. */
  #readAnew(raw: Request): void {
    this.#raw = raw;
    this.#held = undefined;
    this.#reader = undefined;
    this.#state = "unread";
    this.#chunks = [];
    this.#size = 0;
    this.#joined = undefined;
  }

  #unreadRequest(): Request {
    const body = this.#state === "complete" ? this.bytes : this.#replay();
    const { method } = this.#raw;
    const init = { body, duplex: "half" } as RequestInit;
    if (method !== "GET" && method !== "HEAD") return new Request(this.#raw, init);
    // Some platforms hand on what comes with a GET, and none makes such a request.
    const request = new Request(this.#raw, { ...init, method: "POST" });
    return Object.defineProperty(request, "method", { value: method });
  }

  /** The chunks in hand, then the rest straight from the client: never buffered here. */
  #replay(): ReadableStream<Uint8Array> {
    let next = 0;
    const chunks = this.#chunks;
    const reader = this.#reader;
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        if (next < chunks.length) return controller.enqueue(chunks[next++]);
        if (reader === undefined) return controller.close();
        // From here on the body is the handler's: no guard can read on.
        if (reader === this.#reader) this.#state = "unreadable";
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader?.cancel(reason),
    }, { highWaterMark: 0 });
  }
}
