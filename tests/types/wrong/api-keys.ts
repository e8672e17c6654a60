/**
 * Wrong calls of apiKeys() and its functions.
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import { apiKeys } from "@djed/edge/api-keys";

type Env = { Variables: { id: number }; Bindings: { KEY: string; N: number } };

const keys = apiKeys();

//~ "shop_live": Type '"shop_live"' has no properties in common with type 'ApiKeysOptions<EdgeEnv>'.
apiKeys("shop_live");
//~ prefx: 'prefx' does not exist in type 'ApiKeysOptions<EdgeEnv>'. Did you mean to write 'prefix'?
apiKeys({ prefx: "shop" });
//~ store: Type '{}' is not assignable to type 'KeySource | undefined'.
apiKeys({ store: {} });
//~ pepper: Type 'number' is not assignable to type
apiKeys({ pepper: 5 });
//~ pepper: Type '(c: Context<Env, any, {}>) => number' is not assignable to type
apiKeys<Env>({ pepper: (c) => c.env.N });
//~ cache: Type '"1 minute"' is not assignable to type 'Duration | undefined'.
apiKeys({ cache: "1 minute" });
//~ scopes: Type 'string' is not assignable to type 'readonly string[]'.
keys.guard({ scopes: "orders:read" });
//~ mode: Type '"off"' is not assignable to type
keys.guard({ mode: "off" });
//~ create: Expected 1-2 arguments, but got 0.
keys.create();
//~ {: Property 'owner' is missing in type '{ scopes: never[]; }' but required in type
keys.create({ scopes: [] });
//~ expiresIn: 'expiresIn' does not exist in type 'CreateKeyOptions'.
keys.create({ owner: "ann", expiresIn: 5 });
//~ overlap: Type '"1 day"' is not assignable to type 'Duration | undefined'.
keys.rotate("abcd1234", { overlap: "1 day" });
//~ 5: Argument of type 'number' is not assignable to parameter of type 'string'.
keys.revoke(5);
