/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of express-rate-limit, rate-limiter-flexible and `@upstash/ratelimit`, for one policy. */
export const POLICY_THEIRS: TheirNames = "=limit|max,points,tokens=limit" +
  '|windowMs,windowSeconds,duration,interval,ttl=window, in ms or like "60s"' +
  "|prefix,keyPrefix=name|limiter:use limit and window";

/** Of the same libraries, for `createLimiter()` and `rateLimit()`. */
export const LIMITER_THEIRS: TheirNames = "|redis,storeClient,binding=store" +
  "|blockDuration:use limiter.block(key, duration)" +
  "|insuranceLimiter,passOnStoreError=failMode|timeout,timeoutMs=storeTimeout";

/** Of the same libraries and hono-rate-limiter, for `rateLimit()` only. */
export const RATE_LIMIT_THEIRS: TheirNames =
  "|keyGenerator=key|handler,message,statusCode:use app.use(problems(render))" +
  "|standardHeaders,legacyHeaders=headers|skipFailedRequests,skipSuccessfulRequests," +
  "requestWasSuccessful=countWhen, such as (c) => c.res.ok|onLimitReached,onLimit=onDecision" +
  "|ipv6Subnet=ipv6Prefix|trustProxy=trustedProxies|requestPropertyName:read c.var.rateLimit" +
  '|exclude=skip, such as (c) => c.req.path === "/"' +
  '|preset:write rateLimit("chat", options)';
