/**
 * The bot on Cloudflare Workers, with Durable Objects. The settings are variables and secrets of
 * the Worker; `DjedLimiter` is bound as LIMITER, with SQLite storage.
 */
import { DjedLimiter, durableObjectStore } from "@djed/edge/stores/durable-object";
import { bot } from "./app.ts";

export { DjedLimiter };
export default bot(durableObjectStore((c) => c.env.LIMITER));
