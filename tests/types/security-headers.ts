/** Types of securityHeaders() and corsPolicy(): the nonce, and the context of `origins`. */
import { Hono } from "hono";
import { Hono as HonoCopy } from "hono-copy";
import * as djed from "../../mod.ts";
import { corsPolicy, securityHeaders } from "../../src/security-headers/mod.ts";
import type {
  CorsPolicyOptions,
  SecurityHeadersOptions,
  SecurityHeadersVariables,
} from "../../src/security-headers/mod.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
const isTrue = <T extends true>(): T => true as T;

new Hono().get("/", securityHeaders("html"), (c) => {
  isTrue<Equal<typeof c.var.cspNonce, string>>();
  return c.html(`<script nonce="${c.var.cspNonce}"></script>`);
});
new HonoCopy().use(securityHeaders()).get("/", securityHeaders("html"), (c) => {
  return c.text(c.var.cspNonce);
});
new Hono<{ Variables: SecurityHeadersVariables }>()
  .use(djed.protect({ securityHeaders: "html" }))
  .get("/", (c) => c.text(c.var.cspNonce));

new Hono().use(djed.protect({ securityHeaders: "html" })).get("/", (c) => {
  isTrue<Equal<typeof c.var.cspNonce, string | undefined>>();
  return c.html(`<script nonce="${c.var.cspNonce}"></script>`);
});
new Hono().use(djed.protect()).get("/", securityHeaders("html"), (c) => c.text(c.var.cspNonce));
new Hono<{ Variables: djed.EdgeVariables }>()
  .use(djed.protect({ securityHeaders: "html" }))
  .get("/", (c) => c.text(c.var.cspNonce));

new Hono().get("/", securityHeaders("api"), (c) => {
  // @ts-expect-error: only the preset "html" has a nonce.
  return c.text(c.var.cspNonce);
});

const overrides: SecurityHeadersOptions = {
  contentSecurityPolicy: { scriptSrc: ["'self'"], objectSrc: false },
  permissionsPolicy: { camera: ["self"], usb: false },
  strictTransportSecurity: "max-age=63072000; includeSubDomains; preload",
  referrerPolicy: "same-origin",
};
new Hono().use(securityHeaders("docs", overrides));

type Env = { Bindings: { ORIGIN: string } };
new Hono<Env>().use(corsPolicy<Env>({ origins: (origin, c) => origin === c.env.ORIGIN }));
new HonoCopy().use(corsPolicy({ origins: ["https://a.test", /^https:\/\/b\.test$/] }));
const policy: CorsPolicyOptions = { origins: "*", maxAge: "10m", allowMethods: ["GET"] };
djed.metrics({ watch: [corsPolicy(policy)] });

// @ts-expect-error: origins are required.
corsPolicy({ credentials: true });
// @ts-expect-error: the preset comes first.
securityHeaders({ referrerPolicy: false });
