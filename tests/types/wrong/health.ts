/**
 * Wrong calls of health().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";
import { fetchCheck, memoryCheck } from "@djed/edge/health";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ a: Type 'number' is not assignable to type 'Check'.
djed.health({ checks: { a: 3 } });
//~ a: Type 'string' is not assignable to type 'Check'.
djed.health({ checks: { a: "http://localhost" } });
//~ critcal: 'critcal' does not exist in type 'Check'.
djed.health({ checks: { a: { check: () => true, critcal: false } } });
//~ "alive": Type '"alive"' is not assignable to type '"live" | "ready" | "startup"'. Did you mean
djed.health({ checks: { a: { check: () => true, tags: ["alive"] } } });
//~ checks: Type '(() => boolean)[]' is not assignable to type 'Readonly<Record<string, Check>>'.
djed.health({ checks: [() => true] });
//~ check: 'check' does not exist in type 'HealthOptions<EdgeEnv>'. Did you mean to write 'checks'?
djed.health({ check: {} });
//~ path: 'path' does not exist in type 'HealthOptions<EdgeEnv>'. Did you mean to write 'paths'?
djed.health({ path: "/a" });
//~ alive: 'alive' does not exist in type 'ProbePaths'. Did you mean to write 'live'?
djed.health({ paths: { alive: "/a" } });
//~ details: Type 'string' is not assignable to type 'boolean | ((c: EdgeContext) => boolean |
djed.health({ details: "yes" });
//~ details: Type '(c: Context<Env, any, {}>) => number' is not assignable to type 'boolean | ((c:
djed.health<Env>({ details: (c) => c.get("id") });
//~ 3: Argument of type 'number' is not assignable to parameter of type 'string | URL'.
fetchCheck(3);
//~ {: Argument of type '{ max: number; }' is not assignable to parameter of type 'Size'.
memoryCheck({ max: 3 });
