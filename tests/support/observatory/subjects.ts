/** The answers that Mozilla's HTTP Observatory has judged, over https. */
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import * as djed from "../../../mod.ts";
import { securityHeaders } from "../../../src/security-headers/mod.ts";

const json = () => new Response("{}", { headers: { "content-type": "application/json" } });
const page = () => new Response("<p>hello", { headers: { "content-type": "text/html" } });

/** The apps, by name: what answers, and the guard in front of it. */
const subjects: Readonly<Record<string, readonly [answer: () => Response, guard?: () => unknown]>> =
  {
    "bare Hono": [json],
    "hono/secure-headers": [json, () => secureHeaders()],
    "protect()": [json, () => djed.protect({ logger: false, rateLimit: false })],
    'securityHeaders("api"), JSON': [json, () => securityHeaders("api")],
    'securityHeaders("api"), HTML': [page, () => securityHeaders("api")],
    'securityHeaders("html")': [page, () => securityHeaders("html")],
    'securityHeaders("docs")': [page, () => securityHeaders("docs")],
  };

/** The names of the subjects. */
export const subjectNames: readonly string[] = Object.keys(subjects);

/** The headers of one answer, with "x" in place of a nonce. */
export async function headersOf(name: string): Promise<Record<string, string>> {
  const [answer, guard] = subjects[name];
  const app = new Hono();
  if (guard !== undefined) app.use(guard() as never);
  app.get("/", answer);
  const { headers } = await app.request("https://example.com/");
  return Object.fromEntries(
    [...headers].map(([key, value]) => [key, value.replaceAll(/'nonce-[^']+'/g, "'nonce-x'")]),
  );
}
