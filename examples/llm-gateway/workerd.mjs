// The gateway on the real workerd of this machine: `node examples/llm-gateway/workerd.mjs`.
import { serveWorkerd } from "../serve-workerd.mjs";

await serveWorkerd(new URL("./worker.ts", import.meta.url), {
  bindings: { LLM_URL: process.env.LLM_URL, ADMIN_TOKEN: process.env.ADMIN_TOKEN ?? "" },
  port: Number(process.env.PORT ?? 8787),
});
