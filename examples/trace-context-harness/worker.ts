/** The harness as a Worker; `workerd.mjs` starts it. */
import { harness } from "./app.ts";

export default harness();
