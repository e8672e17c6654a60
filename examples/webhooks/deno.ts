/**
 * The bot on Deno, with Deno KV in a file, or in memory without KV_FILE:
 * `deno run --unstable-kv --allow-net --allow-env examples/webhooks/deno.ts`.
 */
import { denoKvStore } from "@djed/edge/stores/deno-kv";
import { bot } from "./app.ts";

const store = denoKvStore({ kv: () => Deno.openKv(Deno.env.get("KV_FILE") ?? ":memory:") });

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 8787) }, bot(store).fetch);
