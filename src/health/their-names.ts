/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of `@godaddy/terminus` and lightship. */
export const HEALTH_THEIRS: TheirNames =
  ':write { paths: { ready: "/healthz" } }|healthChecks=checks|interval=cache|' +
  'path,endpoint=paths, such as { ready: "/healthz" }' +
  "|onSignal,onShutdown,beforeShutdown,signals,gracefulShutdownTimeout,shutdownDelay:" +
  "call shuttingDown() on SIGTERM|statusOk,statusError:a failing probe answers 503" +
  "|verbatim=details|port,detectKubernetes:the app answers the probes";
