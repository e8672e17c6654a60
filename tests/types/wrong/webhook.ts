/**
 * Wrong calls of webhook(), custom() and signWebhook().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import { custom, signWebhook, webhook } from "@djed/edge/webhook";

type Env = { Bindings: { N: number } };

//~ "githup": Argument of type '"githup"' is not assignable to parameter of type 'WebhookScheme'.
webhook("githup", { secret: "s" });
//~ webhook: Expected 2 arguments, but got 1.
webhook("github");
//~ secret: Type 'number' is not assignable to type
webhook("github", { secret: 7 });
//~ secret: Type '(c: Context<Env, any, {}>) => number' is not assignable to type
webhook<Env>("github", { secret: (c) => c.env.N });
//~ tolerence: 'tolerence' does not exist in type 'WebhookOptions<EdgeEnv>'. Did you mean to write
webhook("github", { secret: "s", tolerence: "5m" });
//~ tolerance: Type '"5 minutes"' is not assignable to type
webhook("github", { secret: "s", tolerance: "5 minutes" });
//~ dedupe: Property 'store' is missing in type '{ ttl: "1h"; }' but required in type
webhook("github", { secret: "s", dedupe: { ttl: "1h" } });
//~ mode: Type '"observe"' is not assignable to type
webhook("github", { secret: "s", mode: "observe" });
//~ algorithm: 'algorithm' does not exist in type 'CustomSchemeOptions'.
custom({ header: "x", algorithm: "sha256" });
//~ encoding: Type '"hexa"' is not assignable to type
custom({ header: "x", encoding: "hexa" });
//~ a: Object literal may only specify known properties, and 'a' does not exist in type
signWebhook("github", { secret: "s", body: { a: 1 } });
