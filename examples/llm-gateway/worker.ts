/** The gateway on Cloudflare Workers. LLM_URL and LLM_KEY are variables of the Worker. */
import { gateway } from "./app.ts";

export default gateway();
