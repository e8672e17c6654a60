/**
 * Wrong calls of the injection scan and the leak scan.
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";
import { injectionScan as chatScan, scanText as chatText } from "@djed/edge/injection-scan/chat";
import { createStreamScanner } from "@djed/edge/injection-scan";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ "sqll": Type '"sqll"' is not assignable to type 'Family'. Did you mean '"sql"'?
djed.injectionScan({ families: ["sqll"] });
//~ sqll: 'sqll' does not exist in type 'FamilyChoice<Family>'.
djed.injectionScan({ families: { sqll: true } });
//~ families: Type 'string' is not assignable to type 'FamilyChoice<Family> | undefined'.
djed.injectionScan({ families: "sql" });
//~ sqll: 'sqll' does not exist in type 'Readonly<Partial<Record<Family, Enforcement>>>'. Did you
djed.injectionScan({ enforce: { sqll: "all" } });
//~ sql: Type '"al"' is not assignable to type 'Enforcement | undefined'.
djed.injectionScan({ enforce: { sql: "al" } });
//~ enforce: Type '"some"' is not assignable to type 'EnforceChoice<Family> | undefined'.
djed.injectionScan({ enforce: "some" });
//~ classify: Type 'number' is not assignable to type 'Classif
djed.injectionScan({ classify: 3 });
//~ classify: Type '{ from: number; }' is not assignable to type 'Classif
djed.injectionScan({ classify: { from: 0.1 } });
//~ {: Property 'rule' is missing in type '{ place: string; }' but required in type
djed.injectionScan({ allow: [{ place: "json/a" }] });
//~ famly: 'famly' does not exist in type 'AllowEntry<Family>'. Did you mean to write 'family'?
djed.injectionScan({ allow: [{ place: "json/a", rule: "r", famly: "sql" }] });
//~ json: Type '"chatt"' is not assignable to type 'Profile | undefined'. Did you mean '"chat"'?
djed.injectionScan({ profiles: { json: "chatt" } });
//~ jsom: 'jsom' does not exist in type 'ProfilesByPlace'.
djed.injectionScan({ profiles: { jsom: "chat" } });
//~ "jsom/text": '"jsom/text"' does not exist in type 'ProfilesByPlace'.
djed.injectionScan({ profiles: { "jsom/text": "chat" } });
//~ profiles: Type 'string' is not assignable to type 'ProfilesByPlace'.
djed.injectionScan({ profiles: "chat" });
//~ "body": Type '"body"' is not assignable to type 'Surface'.
djed.injectionScan({ surfaces: ["body"] });
//~ overflow: Type '"cut"' is not assignable to type
djed.injectionScan({ overflow: "cut" });
//~ treshold: 'treshold' does not exist in type 'InjectionScanOptions<EdgeEnv, Family>'. Did you
djed.injectionScan({ treshold: 0.8 });
//~ threshold: Type 'string' is not assignable to type 'number'.
djed.injectionScan({ threshold: "high" });
//~ famly: Property 'famly' does not exist on type 'InjectionScanDetail'. Did you mean 'family'?
djed.injectionScan({ onDecision: (_c, d) => d.detail.famly });
//~ classify: Type '(_text: string, c: Context<Env, any, {}>) => string' is not assignable to type
djed.injectionScan<Env>({ classify: (_text, c) => c.env.KEY });
//~ allow: Type '(_place: Location, c: Context<Env, any, {}>) => number' is not assignable
djed.injectionScan<Env>({ allow: (_place, c) => c.get("id") });
//~ 3: Argument of type 'number' is not assignable to parameter of type 'string |
djed.scanText(3);
//~ treshold: 'treshold' does not exist in type 'ScanOptions<Family>'. Did you mean to write
djed.scanText("a", { treshold: 1 });
//~ profile: Type '"chatt"' is not assignable to type 'Profile | undefined'. Did you mean '"chat"'?
djed.scanText("a", { profile: "chatt" });
//~ profiles: 'profiles' does not exist in type 'ScanOptions<Family>'. Did you mean to write
createStreamScanner({ profiles: {} });
//~ canarie: 'canarie' does not exist in type 'LeakScanOptions<EdgeEnv>'.
djed.leakScan({ canarie: "a" });
//~ canary: Type 'string' is not assignable to type 'Canary | ((c: EdgeContext) => Canary |
djed.leakScan({ canary: "a" });
//~ leakScan: Expected 1 arguments, but got 0.
djed.leakScan();
//~ canary: Type '(c: Context<Env, any, {}>) => string' is not assignable to type 'Canary | ((c:
djed.leakScan<Env>({ canary: (c) => c.get("name") });
//~ labl: 'labl' does not exist in type 'UntrustedOptions'.
djed.untrusted("a", { labl: 1 });
//~ "sql": Type '"sql"' is not assignable to type 'ChatFamily'.
chatScan({ families: ["sql"] });
//~ sql: 'sql' does not exist in type 'FamilyChoice<ChatFamily>'.
chatScan({ families: { sql: true } });
//~ sql: 'sql' does not exist in type 'Readonly<Partial<Record<ChatFamily, Enforcement>>>'.
chatScan({ enforce: { sql: "all" } });
//~ family: Type '"sql"' is not assignable to type 'ChatFamily | undefined'.
chatScan({ allow: [{ place: "json/a", rule: "r", family: "sql" }] });
//~ sql: 'sql' does not exist in type 'FamilyChoice<ChatFamily>'.
chatText("a", { families: { sql: true } });
//~ "sql": Type '"sql"' is not assignable to type 'ChatFamily'.
chatText("a", { families: ["sql"] });
