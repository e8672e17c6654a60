/** Scenarios of an upstream and a real server. Run on every runtime; the driver asserts. */
import { type Upstream, upstream, type UpstreamOptions } from "../../../src/resilience/mod.ts";

/** The result of one scenario. */
export interface Report {
  /** The status of the answer, or the name of the error. */
  readonly outcome: number | string;
  readonly body?: string;
  readonly ms: number;
  /** Requests that the server received. */
  readonly requests: number;
  readonly cut: number;
}

const RETRY = { max: 3, delay: 5 } as const;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Runs all of them, against the server at `base`. */
export async function runScenarios(base: string): Promise<Record<string, Report>> {
  const reports: Record<string, Report> = {};

  async function scenario(
    id: string,
    plan: string,
    options: UpstreamOptions,
    use: (api: Upstream, url: string) => Promise<Response> = (api, url) => api.fetch(url),
  ): Promise<void> {
    const api = upstream(id, options);
    const started = Date.now();
    let outcome: number | string;
    let body: string | undefined;
    try {
      const answer = await use(api, `${base}/${id}?plan=${plan}`);
      outcome = answer.status;
      body = await answer.text();
    } catch (error) {
      outcome = (error as Error).name;
    }
    const ms = Date.now() - started;
    // A connection that is cut reaches the server a moment later.
    await sleep(100);
    const seen = await (await fetch(`${base}/seen/${id}`)).json();
    reports[id] = { outcome, body, ms, ...seen };
  }

  const post = (init: RequestInit) => (api: Upstream, url: string): Promise<Response> =>
    api.fetch(url, { method: "POST", body: "{}", ...init });

  await scenario("fails-then-works", "503,500,200", { retry: RETRY });
  await scenario("resets-then-works", "reset,reset,200", { retry: RETRY });
  await scenario("never-works", "503", { retry: RETRY });
  await scenario("only-resets", "reset", { retry: RETRY });
  await scenario("hangs-once", "hang,200", { timeout: 150, retry: RETRY });
  await scenario("hangs", "hang", { timeout: 150 });
  await scenario("asks-for-a-second", "429;1,200", { retry: RETRY });
  await scenario("asks-for-a-date", "503;date,200", { retry: RETRY });
  await scenario("asks-for-an-hour", "503;3600,200", { retry: { ...RETRY, maxDelay: 50 } });
  await scenario("post", "503,200", { retry: RETRY }, post({}));
  await scenario(
    "post-with-key",
    "503,200",
    { retry: RETRY },
    post({ headers: { "idempotency-key": "k" } }),
  );
  await scenario("deadline", "503", { deadline: 200, retry: { ...RETRY, max: 100, delay: 50 } });
  await scenario("circuit", "500", {}, async (api, url) => {
    for (let i = 0; i < 5; i++) await (await api.fetch(url)).text();
    return await api.fetch(url);
  });
  await scenario("caller-leaves", "hang", { retry: RETRY }, (api, url) => {
    const caller = new AbortController();
    setTimeout(() => caller.abort(), 100);
    return api.fetch(url, { signal: caller.signal });
  });
  await scenario("caller-leaves-body", "drip", {}, async (api, url) => {
    const caller = new AbortController();
    const answer = await api.fetch(url, { signal: caller.signal });
    setTimeout(() => caller.abort(), 100);
    return answer;
  });
  await scenario("hedged", "hang,200", { hedge: { after: 50 } });
  await scenario("stale", "200,reset", { stale: {} }, async (api, url) => {
    await (await api.fetch(url)).text();
    await sleep(50);
    return await api.fetch(url);
  });
  for (const header of ["x-api-key", "x-tenant", "accept-language"]) {
    await scenario(`stale-by-${header}`, "200,reset", { stale: {} }, async (api, url) => {
      await (await api.fetch(url, { headers: { [header]: "alice" } })).text();
      await sleep(50);
      return await api.fetch(url, { headers: { [header]: "bob" } });
    });
  }
  await scenario("falls-back", "reset", {
    fallback: () => new Response("instead", { status: 203 }),
  });
  return reports;
}
