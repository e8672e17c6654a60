/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of `@godaddy/terminus` and lightship. */
export const HEALTH_THEIRS: TheirNames = "healthChecks=checks" +
  '|path,endpoint=paths, such as { ready: "/healthz" }' +
  "|onSignal,onShutdown,beforeShutdown,signal,signals,gracefulShutdownTimeout,shutdownDelay:" +
  "call shuttingDown() when the process gets SIGTERM" +
  "|statusOk,statusError,sendFailuresDuringShutdown:a failing probe answers 503" +
  "|verbatim=details" +
  "|port,detectKubernetes:the app answers the probes";
