/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of pino, winston, morgan and pino-http. */
export const LOGGER_THEIRS: TheirNames =
  "=level|transport,transports,stream,destination=sinks, such as [sink]" +
  '|enabled,silent:write level: "silent"' +
  '|prettyPrint,pretty,format,formatters:lines are pretty where NODE_ENV is "development"' +
  "|base,defaultMeta,mixin,customProps:use c.var.log.set(fields)|serializers=redact" +
  '|skip,autoLogging=sample, such as { "2xx": 0.01 }';

/** Levels of pino and winston. */
export const LEVEL_THEIRS: TheirNames = "trace,verbose,silly=debug|http=info|fatal=error";
