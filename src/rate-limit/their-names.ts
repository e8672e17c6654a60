/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of express-rate-limit, hono-rate-limiter, rate-limiter-flexible and `@upstash/ratelimit`. */
export const LIMITER_THEIRS: TheirNames = "=limit" +
  "|max,points,tokens,maxRequests=limit" +
  '|windowMs,timeWindow,interval=window, in ms or like "1m"' +
  '|duration=window, in ms or like "60s"' +
  "|identifier,keyPrefix,prefix=name" +
  "|redis,storeClient,client,binding=store, such as redisStore({ client })" +
  "|limiter:use limit, window and burst" +
  "|blockDuration:use limiter.block(key, duration)" +
  '|insuranceLimiter,passOnStoreError,skipOnError=failMode, "local", "open" or "closed"' +
  "|timeout,timeoutMs=storeTimeout";

/** Of the same libraries, for `rateLimit()` only. */
export const RATE_LIMIT_THEIRS: TheirNames = "|keyGenerator=key, a function of the context" +
  "|handler,message,statusCode,errorResponseBuilder:use app.use(problems(render))" +
  '|standardHeaders,legacyHeaders=headers, "standard", "legacy", "both" or false' +
  "|skipFailedRequests,skipSuccessfulRequests,requestWasSuccessful=countWhen, such as (c) => c.res.ok" +
  "|allowList,whitelist=skip, a function" +
  "|onLimitReached,onExceeded=onDecision" +
  "|ipv6Subnet=ipv6Prefix" +
  "|trustProxy=trustedProxies" +
  "|requestPropertyName:read c.var.rateLimit";
