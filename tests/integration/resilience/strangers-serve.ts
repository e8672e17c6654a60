/** The app of `strangers-app.ts` on Node, Deno and Bun: `strangers-serve.ts <port>`. */
import { serveHere } from "../../support/servers/serve.ts";
import app from "./strangers-app.ts";

await serveHere(app.fetch);
