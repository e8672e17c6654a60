/** The gateway on Deno: `deno run --allow-net --allow-env examples/llm-gateway/deno.ts`. */
import { gateway } from "./app.ts";

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 8787) }, gateway().fetch);
