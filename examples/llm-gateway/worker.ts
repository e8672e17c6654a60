/** The gateway on Cloudflare Workers. LLM_URL, LLM_KEY and ADMIN_TOKEN are its
 * variables. */
import { gateway } from "./app.ts";

export default gateway();
