/**
 * Wrong calls of tracing().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";
import { adaptive, otlp, parentBased, probability, rateLimited } from "@djed/edge/tracing";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ sampler: Type 'number' is not assignable to type 'Sampler'.
djed.tracing({ sampler: 0.1 });
//~ exporter: Type 'string' is not assignable to type 'Exporter'.
djed.tracing({ exporter: "http://localhost" });
//~ url: 'url' does not exist in type 'Exporter'.
djed.tracing({ exporter: { url: "http://localhost" } });
//~ sampling: 'sampling' does not exist in type 'TracingOptions<EdgeEnv>'.
djed.tracing({ sampling: 1 });
//~ enabled: Type 'string' is not assignable to type 'boolean | ((c: EdgeContext) => boolean) |
djed.tracing({ enabled: "yes" });
//~ service: Type 'number' is not assignable to type 'string | { readonly name: string; readonly
djed.tracing({ service: 3 });
//~ nam: 'nam' does not exist in type '{ readonly name: string; readonly version?: string |
djed.tracing({ service: { nam: "a" } });
//~ propagator: Type '"b3"' is not assignable to type '"none" |
djed.tracing({ propagator: "b3" });
//~ propagateTo: Type 'string' is not assignable to type 'readonly string[]'.
djed.tracing({ propagateTo: "https://a.example" });
//~ error: 'error' does not exist in type '{ readonly errors?: boolean | undefined; readonly
djed.tracing({ keep: { error: true } });
//~ "shop": Type '"shop"' has no properties in common with type 'TracingOptions<EdgeEnv>'.
djed.tracing("shop");
//~ enabled: Type '(c: Context<Env, any, {}>) => string' is not assignable to type 'boolean | ((c:
djed.tracing<Env>({ enabled: (c) => c.get("name") });
//~ trust: Type '(c: Context<Env, any, {}>) => number' is not assignable to type '(c: Context<Env,
djed.tracing<Env>({ trust: (c) => c.get("id") });
//~ "a": Argument of type 'string' is not assignable to parameter of type 'EdgeContext'.
djed.span("a", "b", () => 1);
//~ "https://a.example": Argument of type 'string' is not assignable to parameter of type
djed.tracedFetch("https://a.example");
//~ setRoute: Expected 2 arguments, but got 1.
djed.setRoute("/a");
//~ "http://localhost": Type '"http://localhost"' has no properties in common with type
otlp("http://localhost");
//~ endpoint: 'endpoint' does not exist in type 'OtlpOptions'.
otlp({ endpoint: "http://localhost" });
//~ "0.1": Argument of type 'string' is not assignable to parameter of type 'number'.
probability("0.1");
//~ target: 'target' does not exist in type '{ readonly targetPerSecond: number; readonly clock?:
adaptive({ target: 3 });
//~ "3": Argument of type 'string' is not assignable to parameter of type '{ readonly perSecond:
rateLimited("3");
//~ 0: Argument of type 'number' is not assignable to parameter of type 'Sampler'.
parentBased(0.1);
