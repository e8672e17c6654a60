/**
 * One push over HTTP.
 *
 * @module
 */

/** A backend that does not answer must not hold a push, and its memory, for longer. */
const TIMEOUT_MS = 10_000;

/**
 * Posts JSON.
 *
 * @throws {Error} When there is no answer in 10 s, or one that is not a success.
 */
export async function post(
  url: string,
  payload: unknown,
  headers: Readonly<Record<string, string>> = {},
  send: typeof fetch = fetch,
): Promise<void> {
  const response = await send(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(payload),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`metrics: ${new URL(url).host} answered ${response.status}`);
}
