// The bot on the real workerd of this machine: `node examples/webhooks/workerd.mjs`.
import { serveWorkerd } from "../serve-workerd.mjs";

const { WEBHOOK_SECRET, OLD_WEBHOOK_SECRET = "", MESSAGING_URL, STAFF_TOKEN } = process.env;

await serveWorkerd(new URL("./worker.ts", import.meta.url), {
  bindings: { WEBHOOK_SECRET, OLD_WEBHOOK_SECRET, MESSAGING_URL, STAFF_TOKEN },
  durableObjects: { LIMITER: { className: "DjedLimiter", useSQLite: true } },
  port: Number(process.env.PORT ?? 8787),
});
