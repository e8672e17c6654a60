// The harness on the real workerd: `node examples/trace-context-harness/workerd.mjs 5000`.
import { serveWorkerd } from "../serve-workerd.mjs";

const url = await serveWorkerd(new URL("./worker.ts", import.meta.url), {
  host: "127.0.0.1",
  port: Number(process.argv[2] ?? process.env.PORT ?? 5000),
});
console.log(`listening on ${url}`);
