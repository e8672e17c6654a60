/** Serves the app on the runtime that runs this file, on the port that is its argument. */
import { serveHere } from "../../support/servers/serve.ts";
import { app } from "./app.ts";

await serveHere(app.fetch);
