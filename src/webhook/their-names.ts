/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of stripe, svix, @octokit/webhooks, @upstash/qstash and Bolt. */
export const WEBHOOK_THEIRS: TheirNames =
  "=secret|secrets,signingSecret,webhookSecret,endpointSecret,key=secret|currentSigningKey," +
  "nextSigningKey=secret: [current, next]|clockTolerance,timestampTolerance=tolerance" +
  "|limit,maxSize,bodyLimit=maxBytes|store,ttl=dedupe: { store, ttl }" +
  "|onError,errorHandler:use problems(render) to change refusals";
