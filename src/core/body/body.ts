/**
 * The request's body: bytes read once, text decoded once, JSON parsed once, for all guards of a
 * request, and still there for the handler.
 * Caps belong to those who read. A guard reads up to its own cap; what lies beyond stays unread and
 * is neither lost nor buffered: the next guard reads on, and the handler gets the whole body.
 *
 * @module
 */
import { DEFAULT_BODY_TIMEOUT_MS, inTime } from "./body-timeout.ts";
import { incomingOf, parseForm, readCached, sourceOf } from "./body-source.ts";
import type { Incoming, RequestWithCache } from "./body-source.ts";
import { facts } from "../request/facts.ts";
import { Intake } from "./intake.ts";
import { mayHoldPrototypeKeys, parseAsSent, removePrototypeKeys } from "./json.ts";
import type { EdgeContext } from "../request/middleware.ts";
import type { BodyState, BodyWatcher, RequestBody } from "../request/types.ts";
import { isUtf8 } from "./unicode.ts";
import { unreadRequest } from "./unread-request.ts";
import { readsUnseen, watchRequest } from "./watched-request.ts";

export type { BodyState, RequestBody } from "../request/types.ts";

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
  #incoming: Incoming | undefined;
  /** The content type, which the raw request may forget once it was read. */
  #type = "";
  #state: BodyState | "unread" = "unread";
  #intake: Intake = new Intake(undefined);
  #isOpen = false;
  readonly #watchers: BodyWatcher[] = [];
  /** Null when the bytes are not UTF-8, undefined before they were decoded. */
  #text: string | null | undefined;
  /** The parsed body, while nobody has taken it; undefined is no JSON. */
  #json: unknown;
  #isClean = false;
  #form: Promise<FormData | undefined> | undefined;
  /** What Hono's own readers are given. */
  #cached: Promise<string> | undefined;
  /** Reads run one after another, whoever asks. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(c: EdgeContext) {
    this.#req = c.req as unknown as RequestWithCache;
    this.#raw = c.req.raw;
    this.#incoming = incomingOf(c);
  }

  read(maxBytes: number, timeoutMs = DEFAULT_BODY_TIMEOUT_MS): Promise<BodyState> {
    const result = this.#reading.then(() => this.#readTo(maxBytes, timeoutMs));
    this.#reading = result;
    return result;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#intake.collected.bytes;
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
    return this.#form ??= parseForm(this.bytes, this.#type);
  }

  watch(watcher: BodyWatcher): void {
    if (!this.#isOpen) {
      if (Object.keys(this.#req.bodyCache).length > 0 || this.#raw.bodyUsed) return;
      if (readsUnseen()) this.#openSource(Infinity);
      else if (this.#watchers.length === 0) this.#watch();
    }
    this.#watchers.push(watcher);
  }

  async #readTo(maxBytes: number, timeoutMs: number): Promise<BodyState> {
    if (this.#state === "unread" || this.#state === "over-limit") {
      try {
        if (!this.#isOpen) await this.#open(maxBytes);
        this.#state = this.#intake.isHandedOn
          ? "unreadable"
          : await this.#fill(this.#intake, maxBytes, timeoutMs);
      } catch {
        this.#state = "unreadable";
        if (this.#intake.refusal !== undefined) throw this.#intake.refusal;
      }
    }
    const isLonger = this.#intake.collected.size > maxBytes;
    return this.#state === "complete" && isLonger ? "over-limit" : this.#state;
  }

  async #fill(intake: Intake, maxBytes: number, timeoutMs: number): Promise<BodyState> {
    const isThere = intake.hasEnded || intake.collected.size > maxBytes;
    const reading = intake.fill(maxBytes);
    const hasEnded = await (isThere ? reading : inTime(intake, reading, timeoutMs));
    return hasEnded === undefined ? "timed-out" : hasEnded ? "complete" : "over-limit";
  }

  async #open(maxBytes: number): Promise<void> {
    const isCached = Object.keys(this.#req.bodyCache).length > 0;
    if (!isCached && this.#raw.bodyUsed) {
      throw new TypeError("the body was consumed past Hono's own readers");
    }
    if (!isCached) return this.#openSource(maxBytes);
    this.#isOpen = true;
    this.#type = this.#raw.headers.get("content-type") ?? "";
    this.#intake.collected.add(await readCached(this.#req), maxBytes);
  }

  #watch(): void {
    const sent = this.#raw;
    const current = () => this.#isOpen || this.#raw !== sent ? this.#req.raw : undefined;
    watchRequest(sent, this.#watchers, current, () => this.#openSource(Infinity));
  }

  #openSource(most: number): void {
    const { headers } = this.#raw;
    // Asked before the stream is: Bun forgets the type of a FormData body that is read as a stream.
    this.#type = headers.get("content-type") ?? "";
    const announced = Number(headers.get("content-length")) || 0;
    const source = sourceOf(this.#raw, this.#incoming, Math.min(announced, most));
    this.#isOpen = true;
    this.#intake = new Intake(source, this.#watchers);
    if (source !== undefined) this.#offerUnreadRequest();
  }

  #decode(): string | null {
    const text = utf8.decode(this.bytes);
    if (text.includes("\ufffd") && !isUtf8(this.bytes)) return null;
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) return text.slice(1);
    // Hono derives its other readers from a cached text. (Old copies then lack a form's type.)
    if (!FORM.test(this.#type)) this.#req.bodyCache.text ??= this.#cached = Promise.resolve(text);
    return text;
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
      get: () =>
        unread ??= unreadRequest(
          this.#raw,
          this.#incoming !== undefined,
          this.#state === "complete" ? this.bytes : this.#intake.stream(),
          (made) => this.#req.raw = made,
        ),
      set: (replacement: Request) => {
        unread = replacement;
        this.#readAnew(replacement);
      },
    });
  }

  /** A middleware has set a request of its own: with a stream around the rest, or another body. */
  #readAnew(raw: Request): void {
    const { bodyCache } = this.#req;
    if (bodyCache.text === this.#cached) delete bodyCache.text;
    this.#raw = raw;
    this.#incoming = undefined;
    this.#state = "unread";
    this.#isOpen = false;
    this.#intake = new Intake(undefined);
    this.#text = this.#json = undefined;
    this.#form = this.#cached = undefined;
  }
}
