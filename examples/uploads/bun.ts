/** The service on Bun: `bun examples/uploads/bun.ts`. */
import process from "node:process";
import { service } from "./app.ts";
import { diskStorage } from "./disk.ts";

const storage = await diskStorage(process.env.FOLDER ?? "uploaded");

export default {
  port: Number(process.env.PORT ?? 8787),
  // Bun refuses bodies above 128 MB otherwise.
  maxRequestBodySize: 2_100 * 1_048_576,
  fetch: service(() => storage).fetch,
};
