/** The app of `outgoing-app.ts` as a Worker. */
import { outgoingApp } from "./outgoing-app.ts";

export default outgoingApp();
