/**
 * The body of a request, shared by its guards: bytes are read once, text is decoded once and JSON
 * is parsed once, and the handler can still read the whole body.
 *
 * Each guard reads up to its own cap. The rest stays unread, neither lost nor buffered: the next
 * guard continues reading, and the handler gets the whole body.
 *
 * The parts: `body-source.ts` chooses where to read from, `byte-source.ts` reads, `intake.ts`
 * collects up to a cap, `body-timeout.ts` limits the time, `watched-request.ts` observes other
 * readers, `read-request.ts` and `unread-request.ts` serve the code after the guards.
 *
 * @module
 */
import { DEFAULT_BODY_TIMEOUT_MS, GRACE_MS, inTime } from "./body-timeout.ts";
import { incomingOf, readCached, sourceOf } from "./body-source.ts";
import type { Origin, RequestWithCache } from "./body-source.ts";
import { parseForm } from "./form-pairs.ts";
import { facts } from "../request/facts.ts";
import { Intake } from "./intake.ts";
import { mayHoldPrototypeKeys, parseAsSent, removePrototypeKeys } from "./json.ts";
import type { EdgeContext } from "../request/middleware.ts";
import type { BodyState, BodyWatcher, RequestBody } from "../request/types.ts";
import { bodyOf, prototypeOf } from "./platform-request.ts";
import { decodeUtf8, isUtf8 } from "./unicode.ts";
import { answerFor } from "./read-request.ts";
import type { ReadRequest } from "./read-request.ts";
import { unreadRequest } from "./unread-request.ts";
import { readsUnseen, watchRequest } from "./watched-request.ts";

export type { BodyState, RequestBody } from "../request/types.ts";

/** Returns the body of this request, which is read lazily. */
export function requestBody(c: EdgeContext): RequestBody {
  return facts(c).body ??= new SharedBody(c);
}

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

class SharedBody implements RequestBody, ReadRequest {
  readonly #req: RequestWithCache;
  /** The platform's request, whose body is read by this object only. */
  received: Request;
  /** The request for code that reads the body again, or that other code has set since. */
  #unread: Request | undefined;
  #origin: Origin;
  /** The content type, which the raw request may lose once it was read. */
  #type = "";
  #state: BodyState | "unread" = "unread";
  #intake: Intake = new Intake(undefined);
  #isOpen = false;
  #brokeOff = false;
  readonly #failed = (): void => void (this.#brokeOff = true);
  readonly #watchers: BodyWatcher[] = [];
  /** Null when the bytes are not UTF-8, undefined until they are decoded. */
  #text: string | null | undefined;
  /** The parsed body until a caller takes it; undefined when it is not JSON. */
  #json: unknown;
  #isClean = false;
  #form: Promise<FormData | undefined> | undefined;
  /** The text that Hono's own readers are given. */
  #cached: Promise<string> | undefined;
  /** Serialises the reads of all callers; undefined before the first. */
  #reading: Promise<BodyState> | undefined;

  constructor(c: EdgeContext) {
    this.#req = c.req as unknown as RequestWithCache;
    this.received = c.req.raw;
    this.#origin = { env: c.env, incoming: incomingOf(c) };
  }

  read(maxBytes: number, timeoutMs = DEFAULT_BODY_TIMEOUT_MS): Promise<BodyState> {
    if (this.#state === "complete") return Promise.resolve(this.#stateWithin(maxBytes));
    return this.#reading = this.#reading === undefined
      ? this.#readTo(maxBytes, timeoutMs)
      : this.#reading.then(() => this.#readTo(maxBytes, timeoutMs));
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
      if (Object.keys(this.#req.bodyCache).length > 0 || this.received.bodyUsed) return;
      if (readsUnseen()) this.#openSource(Infinity, 0);
      else if (this.#watchers.length === 0) this.#watch();
    }
    this.#watchers.push(watcher);
  }

  get brokeOff(): boolean {
    return this.#brokeOff;
  }

  async #readTo(maxBytes: number, timeoutMs: number): Promise<BodyState> {
    if (this.#state === "unread" || this.#state === "over-limit") {
      try {
        if (this.#intake.isHandedOn) this.#startOver();
        if (!this.#isOpen) await this.#open(maxBytes, timeoutMs);
        this.#state = this.#intake.isHandedOn
          ? "unreadable"
          : await this.#fill(this.#intake, maxBytes, timeoutMs);
      } catch {
        this.#state = "unreadable";
        if (this.#intake.refusal !== undefined) throw this.#intake.refusal;
      }
    }
    return this.#stateWithin(maxBytes);
  }

  #stateWithin(maxBytes: number): BodyState {
    const isLonger = this.#intake.collected.size > maxBytes;
    return this.#state === "complete" && isLonger ? "over-limit" : this.#state as BodyState;
  }

  /** Reads the handler's request again, if only a clone of it was read: it still has the body. */
  #startOver(): void {
    const { raw } = this.#req;
    if (!raw.bodyUsed && bodyOf(raw)?.locked === false) this.#reset(raw);
  }

  async #fill(intake: Intake, maxBytes: number, timeoutMs: number): Promise<BodyState> {
    const isThere = intake.hasEnded || intake.collected.size > maxBytes;
    const reading = intake.fill(maxBytes);
    const hasEnded = await (isThere ? reading : inTime(intake, reading, timeoutMs));
    return hasEnded === undefined ? "timed-out" : hasEnded ? "complete" : "over-limit";
  }

  async #open(maxBytes: number, timeoutMs: number): Promise<void> {
    const isCached = Object.keys(this.#req.bodyCache).length > 0;
    if (!isCached && this.received.bodyUsed) {
      throw new TypeError("the body was consumed without Hono's readers");
    }
    if (!isCached) return this.#openSource(maxBytes, timeoutMs);
    this.#isOpen = true;
    this.#type = this.received.headers.get("content-type") ?? "";
    this.#intake.collected.add(await readCached(this.#req, this.#type), maxBytes);
    // As Hono's validator: the form that other code has read, and may have changed.
    const { formData } = this.#req.bodyCache;
    if (formData !== undefined) this.#form = settled(formData as Promise<FormData>);
  }

  /** Instruments the raw request, without reading it. */
  #watch(): void {
    const sent = this.received;
    const current = () => this.#isOpen || this.received !== sent ? this.#req.raw : undefined;
    const open = () => this.#openSource(Infinity, 0);
    watchRequest(sent, { watchers: this.#watchers, current, open, failed: this.#failed });
  }

  #openSource(most: number, timeoutMs: number): void {
    // Read before the stream: Bun loses the type of a FormData body that is read as a stream.
    this.#type = this.received.headers.get("content-type") ?? "";
    const source = sourceOf(this.received, this.#origin, most, timeoutMs < GRACE_MS);
    this.#isOpen = true;
    this.#intake = new Intake(source, this.#watchers, this.#failed);
    this.#unread = source === undefined ? this.received : undefined;
    if (source !== undefined) answerFor(this.#req, this);
  }

  #decode(): string | null {
    const text = decodeUtf8(this.bytes);
    if (text.includes("\ufffd") && !isUtf8(this.bytes)) return null;
    // Hono derives its other readers from a cached text. (Old versions then lose a form's type.)
    // Without a type, a blob made of a text has that of texts; a byte order mark (0xef) is lost.
    if (this.#type !== "" && this.bytes[0] !== 0xef && !FORM.test(this.#type)) {
      this.#req.bodyCache.text ??= this.#cached = Promise.resolve(text);
    }
    return text;
  }

  get sentText(): string | undefined {
    if (this.#state !== "complete" || this.#unread !== undefined) return undefined;
    return this.#text ?? decodeUtf8(this.bytes);
  }

  get answering(): Request {
    return this.#unread ?? this.received;
  }

  unread(): Request {
    return this.#unread ??= unreadRequest(
      this.received,
      prototypeOf(this.received) !== Request.prototype,
      this.#state === "complete" ? this.bytes : this.#intake.stream(),
      (made) => this.replace(made),
    );
  }

  replace(raw: Request): void {
    this.#reset(raw);
    this.#unread = raw;
  }

  /** Starts over with a request that a middleware has set: it may have another body. */
  #reset(raw: Request): void {
    const { bodyCache } = this.#req;
    if (bodyCache.text === this.#cached) delete bodyCache.text;
    this.received = raw;
    this.#origin = { env: undefined, incoming: undefined };
    this.#state = "unread";
    this.#isOpen = false;
    this.#intake = new Intake(undefined);
    this.#text = this.#json = undefined;
    this.#form = this.#cached = undefined;
  }
}

/** Returns undefined for a form that could not be parsed. */
async function settled(form: Promise<FormData>): Promise<FormData | undefined> {
  try {
    return await form;
  } catch {
    return undefined;
  }
}
