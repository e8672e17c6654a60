/**
 * Wrong calls of logger() and audit().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";
import { consoleSink, httpSink } from "@djed/edge/logger";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ level: Type '"trace"' is not assignable
djed.logger({ level: "trace" });
//~ sink: 'sink' does not exist in type 'LoggerOptions<EdgeEnv>'. Did you mean to write 'sinks'?
djed.logger({ sink: console.log });
//~ "stdout": Type 'string' is not assignable to type 'Sink'.
djed.logger({ sinks: ["stdout"] });
//~ sinks: Type '{ (...data: any[]): void; (message?: any, ...optionalParams: any[]): void; }' is
djed.logger({ sinks: console.log });
//~ redact: Type 'string' is not assignable to type 'false | readonly string[] | undefined'.
djed.logger({ redact: "password" });
//~ sample: Type 'string' is not assignable to type 'Sampling | undefined'.
djed.logger({ sample: "10%" });
//~ client: Type '"ip"' is not assignable to type 'ClientNaming<EdgeEnv> | undefined'.
djed.logger({ client: "ip" });
//~ "info": Type '"info"' has no properties in common with type 'LoggerOptions<EdgeEnv>'.
djed.logger("info");
//~ client: Type '(c: Context<Env, any, {}>) => number' is not assignable to type
djed.logger<Env>({ client: (c) => c.get("id") });
//~ sinks: 'sinks' does not exist in type 'AuditOptions<EdgeEnv>'. Did you mean to write 'sink'?
djed.audit({ sinks: [] });
//~ actor: Type 'string' is not assignable to type '(c: EdgeContext) => string | undefined'.
djed.audit({ actor: "userId" });
//~ actor: Type '(c: Context<Env, any, {}>) => number' is not assignable to type '(c: Context<Env,
djed.audit<Env>({ actor: (c) => c.get("id") });
//~ {: Expected 1 arguments, but got 2.
httpSink("http://localhost", { batchSize: 3 });
//~ urls: 'urls' does not exist in type 'HttpSinkOptions'. Did you mean to write 'url'?
httpSink({ urls: "http://localhost" });
//~ 3: Expected 0 arguments, but got 1.
consoleSink(3);
