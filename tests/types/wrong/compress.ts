/**
 * Wrong calls of compress().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import { compress } from "@djed/edge/compress";

type Env = { Variables: { isSecret: string } };

//~ treshold: 'treshold' does not exist in type 'CompressOptions<EdgeEnv>'.
compress({ treshold: "1kb" });
//~ threshold: Type '"1 kilobyte"' is not assignable to type 'Size | undefined'.
compress({ threshold: "1 kilobyte" });
//~ "deflate": Type '"deflate"' is not assignable to type 'ContentCoding'.
compress({ encodings: ["deflate"] });
//~ level: Type 'number' has no properties in common with type
compress({ level: 6 });
//~ flush: Type 'true' is not assignable to type 'Flush | undefined'.
compress({ flush: true });
//~ skip: Type '(c: Context<Env, any, {}>) => string' is not assignable to type
compress<Env>({ skip: (c) => c.get("isSecret") });
//~ 5: Type '5' has no properties in common with type 'CompressOptions<EdgeEnv>'.
compress(5);
