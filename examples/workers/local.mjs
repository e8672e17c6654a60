// The example on the real workerd of this machine: `node examples/workers/local.mjs`.
import { serveWorkerd } from "../serve-workerd.mjs";

await serveWorkerd(new URL("./main.ts", import.meta.url), {
  port: Number(process.env.PORT ?? 8787),
});
