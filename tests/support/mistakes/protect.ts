/** Wrong options of `protect()` and its parts. */
import * as djed from "../../../mod.ts";
import type { Mistake } from "./mistake.ts";
import { wrongValues } from "./value.ts";

const protect = (options: unknown) => djed.protect(options as djed.ProtectOptions);

/** Mistakes in `protect()`. */
export const protectValues: readonly Mistake[] = wrongValues(
  [
    "an option of a part",
    "protect({ limit: 5 })",
    () => protect({ limit: 5 }),
    'protect: unknown option "limit", which belongs to rateLimit: protect({ rateLimit: { limit } })',
    "protect({ rateLimit: { limit: 5 } })",
  ],
  [
    "an option of another library",
    "protect({ windowMs: 60_000 })",
    () => protect({ windowMs: 60_000 }),
    'protect: unknown option "windowMs", which belongs to rateLimit: this is "window" here',
    'protect({ rateLimit: { window: "1m" } })',
  ],
  [
    "an option of another library in a part",
    "protect({ rateLimit: { max: 5 } })",
    () => protect({ rateLimit: { max: 5 } }),
    'protect.rateLimit: unknown option "max" (5): this is "limit" here',
    "protect({ rateLimit: { limit: 5 } })",
  ],
  [
    "a wrong value in a part",
    'protect({ logger: { level: "trace" } })',
    () => protect({ logger: { level: "trace" } }),
    'protect.logger: level must be one of "debug", "info", "warn", "error", "silent", got "trace"',
    'protect({ logger: { level: "debug" } })',
  ],
  [
    "a number in place of a part",
    "protect({ rateLimit: 100 })",
    () => protect({ rateLimit: 100 }),
    "false to leave it out, got 100; write { limit: 100 }",
    "protect({ rateLimit: { limit: 100 } })",
  ],
  [
    "a part that is true",
    "protect({ tracing: true })",
    () => protect({ tracing: true }),
    "protect: tracing must be an object with its options, or false to leave it out, got true",
    "protect()",
  ],
  [
    "a part in report mode by name",
    'protect({ injectionScan: "report" })',
    () => protect({ injectionScan: "report" }),
    'got "report"; to only report: protect({ injectionScan: { mode: "report" } })',
    'protect({ injectionScan: { mode: "report" } })',
  ],
  [
    "security headers with true",
    "protect({ securityHeaders: true })",
    () => protect({ securityHeaders: true }),
    'protect: securityHeaders must be one of "api", "html", false, got true: use ' +
    "securityHeaders() of @djed/edge/security-headers",
    'protect({ securityHeaders: "api" })',
  ],
  [
    "a mode that does not exist",
    'protect({ mode: "dry-run" })',
    () => protect({ mode: "dry-run" }),
    'protect: mode must be one of "enforce", "report", got "dry-run"',
    'protect({ mode: "report" })',
  ],
);
