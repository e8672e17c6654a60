/** Origins of corsPolicy() against a model, and against origins that resemble the allowed ones. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { Hono } from "hono";
import { corsPolicy } from "../../../src/security-headers/mod.ts";

const ALLOW = "access-control-allow-origin";

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,4}[a-z0-9])?$/);
const scheme = fc.constantFrom("https", "http");
const port = fc.constantFrom("", ":80", ":443", ":8080");
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
/** An origin as a browser sends it. */
const origin = fc.tuple(scheme, host, port)
  .map(([scheme, host, port]) => `${scheme}://${host}${port}`)
  .filter((text) => URL.canParse(text) && new URL(text).origin === text);

async function isAllowed(app: Hono, origin: string): Promise<boolean> {
  const { headers } = await app.request("/", { headers: { origin } });
  const allowed = headers.get(ALLOW);
  assert.ok(allowed === null || allowed === origin);
  return allowed === origin;
}

function appWith(origins: string | string[]): Hono {
  const app = new Hono();
  app.use(corsPolicy({ origins, credentials: true }));
  app.get("/", (c) => c.text("ok"));
  return app;
}

describe("origins of a CORS policy", () => {
  it("are exactly those listed", async () => {
    const cases = fc.tuple(fc.array(origin, { minLength: 1, maxLength: 5 }), origin, fc.boolean());
    await fc.assert(fc.asyncProperty(cases, async ([list, other, takesListed]) => {
      const asked = takesListed ? list[list.length - 1] : other;
      assert.equal(await isAllowed(appWith(list), asked), list.includes(asked));
    }));
  });

  it("of a wildcard are the subdomains of its domain, under its scheme and port", async () => {
    const cases = fc.tuple(scheme, label, label, port, origin, fc.constantFrom("", ".", "x", "x."));
    await fc.assert(fc.asyncProperty(cases, async ([scheme, a, b, port, other, before]) => {
      const domain = `${a}.${b}`;
      const base = `${scheme}://${domain}${port}`;
      // Only forms that the policy accepts.
      if (!URL.canParse(base) || new URL(base).origin !== base) return;
      const app = appWith(`${scheme}://*.${domain}${port}`);
      const model = (text: string) => {
        const { protocol, hostname, port: itsPort } = new URL(text);
        return protocol === `${scheme}:` && hostname.endsWith(`.${domain}`) &&
          (itsPort === "" ? "" : `:${itsPort}`) === port;
      };
      assert.equal(await isAllowed(app, other), model(other));
      const near = `${scheme}://${before}${domain}${port}`;
      assert.equal(await isAllowed(app, near), before === "x.");
      assert.equal(await isAllowed(app, `${base}.evil.test`), false);
    }));
  });

  it("with another character are not allowed", async () => {
    const app = appWith(["https://app.example.com", "https://*.example.com"]);
    const at = fc.tuple(fc.nat({ max: 22 }), fc.constantFrom(..."/?#@:%_ é\t"));
    await fc.assert(fc.asyncProperty(at, async ([position, character]) => {
      const exact = "https://app.example.com";
      const changed = exact.slice(0, position) + character + exact.slice(position + 1);
      if (changed === exact) return;
      let allowed: boolean;
      try {
        allowed = await isAllowed(app, changed);
      } catch (error) {
        // The platform refuses such a header.
        assert.ok(error instanceof TypeError);
        return;
      }
      const isLabel = character === "_" && position >= 8 && position <= 10;
      assert.equal(allowed, isLabel);
    }));
  });
});
