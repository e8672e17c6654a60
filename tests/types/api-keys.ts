/** Types of apiKeys(), as an app sees them. */
import { Hono } from "hono";
import * as djed from "@djed/edge";
import { apiKeys } from "@djed/edge/api-keys";
import type { ApiKeyInfo, ApiKeys, ApiKeyVariables, KeyStore } from "@djed/edge/api-keys";
import { redisStore } from "@djed/edge/stores/redis";

type Env = { Bindings: { PEPPER: string; N: number }; Variables: ApiKeyVariables };

const keys: ApiKeys = apiKeys<Env>({ prefix: "shop_live", pepper: (c) => c.env.PEPPER });
apiKeys({ pepper: (c) => c.env.ANY });
apiKeys({ pepper: async (c) => await c.env.SECRETS.get("pepper") });
// @ts-expect-error a binding that is no text
apiKeys<Env>({ pepper: (c) => c.env.N });

const app = new Hono<Env>();
app.use(keys.guard());
app.use(keys.guard({ scopes: ["orders:read"], mode: "report" }));
app.use(djed.rateLimit<Env>({ key: (c) => c.var.apiKey.owner }));
app.get("/", keys.guard(), (c) => {
  const end: number | undefined = c.var.apiKey.expiresAt;
  const scopes: readonly string[] = c.var.apiKey.scopes;
  // @ts-expect-error the key itself is not there
  void c.var.apiKey.key;
  // @ts-expect-error scopes cannot be changed
  scopes.push("admin");
  return c.json({ end });
});

// In a chain the variable is known without the environment.
new Hono().get("/", keys.guard(), (c) => c.text(c.var.apiKey.owner));

app.post("/keys", async (c) => {
  const { key, id } = await keys.create({ owner: "ann", expires: "90d" }, c);
  const next = await keys.rotate(id, { overlap: "24h", owner: "ann" }, c);
  const wasValid: boolean = await keys.revoke(next.id, { owner: "ann" }, c);
  const list: ApiKeyInfo[] = await keys.list("ann", c);
  return c.json({ key, wasValid, list });
});

// Stores: functions of the app, and those of this library.
const store: KeyStore = {
  find: () => null,
  put: () => undefined,
  list: () => [],
  revoke: () => Promise.resolve(null),
};
apiKeys({ store });
apiKeys({ store: djed.memoryStore() });
const redis = redisStore({ client: { send: () => Promise.resolve(null) } });
apiKeys({ store: redis });
apiKeys({ store: redis.keys });
// @ts-expect-error a function is missing
apiKeys({ store: { find: () => null, put: () => undefined } });
