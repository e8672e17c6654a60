/**
 * Follows redirects with headers that must not leave the origin that they were added for. `fetch`
 * itself sends all headers except credentials to the target of a redirect.
 *
 * @module
 */

/** The arguments of one `fetch`. */
export interface SentCall {
  /** The `fetch` to use. */
  readonly send: typeof fetch;
  readonly input: Request | string | URL;
  readonly init: RequestInit;
  /** The method, in upper case. */
  readonly method: string;
  /** The full URL. */
  readonly url: string;
  /** The headers that the caller passed. */
  readonly headers: Headers;
}

/** Maximum number of redirects, as in the Fetch standard. */
const MAX_REDIRECTS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Headers that describe a body. */
const OF_BODY = [
  "content-encoding",
  "content-language",
  "content-length",
  "content-location",
  "content-type",
];
/** Headers that `fetch` itself does not send to another origin. */
const CREDENTIALS = ["authorization", "cookie", "host", "proxy-authorization"];

/**
 * Sends a call with additional headers, and follows redirects as the Fetch standard does
 * (https://fetch.spec.whatwg.org/#http-redirect-fetch): at most 20; POST becomes GET at a 301, 302
 * or 303; and credentials, like the additional headers, are not sent to another origin.
 *
 * @param headers The headers of the call and the additional ones.
 * @throws {TypeError} (as a rejection) As `fetch` does: for too many redirects, a target that is
 * not
 *   HTTP, and a streamed body that would have to be sent again.
 */
export async function fetchWithAdded(call: SentCall, headers: Headers): Promise<Response> {
  const { send, input, init } = call;
  const given = requestOf(input);
  if ((init.redirect ?? given?.redirect ?? "follow") !== "follow") {
    return send(input, { ...init, headers });
  }
  let { method, url } = call;
  let body = init.body;
  // The body of a Request is a stream, which can only be sent once.
  let isSpent = isPresent(body) ? !isReplayable(body) : body !== null && isPresent(given?.body);
  let response = await send(input, { ...init, headers, redirect: "manual" });
  for (let hops = 0;; hops++) {
    const target = targetOf(response, url);
    if (target === undefined) return hops === 0 ? response : redirected(response);
    response.body?.cancel().catch(ignore);
    if (hops === MAX_REDIRECTS) throw new TypeError("fetch failed: too many redirects");
    const toGet = becomesGet(method, response.status);
    if (isSpent && !toGet && response.status !== 303) {
      throw new TypeError("fetch failed: the body of a redirected request cannot be sent again");
    }
    headers = new Headers(headers);
    if (toGet) {
      method = "GET";
      body = undefined;
      isSpent = false;
      for (const name of OF_BODY) headers.delete(name);
    }
    if (target.origin !== originOf(url)) leaveOrigin(headers, call.headers);
    url = target.href;
    const signal = init.signal === undefined ? given?.signal : init.signal;
    response = await send(url, { ...init, method, headers, body, signal, redirect: "manual" });
  }
}

/** Returns the origin of an HTTP URL; undefined for anything else. */
export function originOf(url: string): string | undefined {
  try {
    const { origin, protocol } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the status of a response; undefined when a custom `fetch` did not return a Response. */
export function statusOf(response: unknown): number | undefined {
  try {
    const { status } = response as { status?: unknown };
    return typeof status === "number" ? status : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the Request that was passed to `fetch`; checks the shape, not the realm. */
export function requestOf(input: Request | string | URL): Request | undefined {
  return typeof input === "object" && "headers" in input ? input : undefined;
}

/** Returns the method of a call, in upper case. */
export function methodOf(input: Request | string | URL, init: RequestInit | undefined): string {
  return (init?.method ?? requestOf(input)?.method ?? "GET").toUpperCase();
}

/** Returns the URL of a call. */
export function urlOf(input: Request | string | URL): string {
  return requestOf(input)?.url ?? String(input);
}

/** Copies the headers of a call: those of `init` replace those of the Request, as in `fetch`. */
export function headersOf(input: Request | string | URL, init: RequestInit | undefined): Headers {
  return new Headers(init?.headers ?? requestOf(input)?.headers);
}

/** Whether a body is not a stream, so that it can be sent again. */
export function isReplayable(body: BodyInit): boolean {
  return typeof body === "string" || body instanceof URLSearchParams || body instanceof Blob ||
    body instanceof FormData || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
}

/** Returns the target of a redirect; undefined when the response is not one. */
function targetOf(response: Response, url: string): URL | undefined {
  const location = REDIRECTS.has(statusOf(response)!) ? response.headers.get("location") : null;
  if (location === null) return undefined;
  let target: URL;
  try {
    target = new URL(location, response.url || url);
  } catch {
    throw new TypeError("fetch failed: the response redirects to an invalid URL");
  }
  if (originOf(target.href) === undefined) {
    throw new TypeError(`fetch failed: the response redirects to ${target.protocol}`);
  }
  return target;
}

function becomesGet(method: string, status: number): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD";
  return method === "POST" && (status === 301 || status === 302);
}

/** Removes the additional headers and the credentials. */
function leaveOrigin(headers: Headers, own: Headers): void {
  for (const name of [...headers.keys()]) {
    const value = own.get(name);
    if (value === null) headers.delete(name);
    else if (value !== headers.get(name)) headers.set(name, value);
  }
  for (const name of CREDENTIALS) headers.delete(name);
}

/** Marks a response as redirected, as `fetch` does. */
function redirected(response: Response): Response {
  try {
    Object.defineProperty(response, "redirected", { value: true, configurable: true });
  } catch {
    // A response of a custom `fetch` may be immutable.
  }
  return response;
}

function isPresent<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}

function ignore(): void {}
