// The service on the real workerd of this machine: `node examples/uploads/workerd.mjs`.
import { serveWorkerd } from "../serve-workerd.mjs";

await serveWorkerd(new URL("./worker.ts", import.meta.url), {
  r2Buckets: ["FILES"],
  port: Number(process.env.PORT ?? 8787),
});
