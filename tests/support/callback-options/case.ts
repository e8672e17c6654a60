/** Types and helpers of the table of callback options. */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";

/** A function that a user passes. It may do anything. */
export type AnyFunction = (...args: any[]) => any;

/** The outcome of one request, or call, through a guard with that function. */
export interface Driven {
  /** The status of the response. */
  readonly status: number;
  /** Failures of callbacks that the guard has counted; undefined when it does not count them. */
  readonly failures?: number;
}

/** A callback option, and a way to make its guard call it. */
export interface CallbackCase {
  /** Names of the options, as in scripts/callback-options.mjs. */
  readonly options: readonly string[];
  /** The ways to fail that the guard counts. */
  readonly counts: readonly Way[];
  /**
   * The allowed statuses.
   *
   * @default [200]
   */
  readonly answers?: readonly number[];
  /** Makes the guard with this function and sends one request, or call, through it. */
  drive(callback: AnyFunction): Promise<Driven>;
}

/** A way in which a callback may fail. */
export type Way =
  | "throws"
  | "throws a promise that rejects"
  | "throws what cannot be read"
  | "throws a proxy whose every use throws"
  | "rejects"
  | "never settles"
  | "gives the wrong thing"
  | "gives what cannot be read"
  | "gives a promise that cannot be awaited";

/** Ways to fail without returning a value. */
export const THROWN: readonly Way[] = [
  "throws",
  "throws a promise that rejects",
  "throws what cannot be read",
  "throws a proxy whose every use throws",
  "rejects",
];
/** Failures of a callback whose return value is not used. */
export const OBSERVED: readonly Way[] = [
  ...THROWN,
  "gives what cannot be read",
  "gives a promise that cannot be awaited",
];
/** Failures of a callback whose return value is used. */
export const ANSWERED: readonly Way[] = [...OBSERVED, "gives the wrong thing", "never settles"];
/** For guards that count nothing. */
export const NOTHING: readonly Way[] = [];

/** An app that answers 200 behind these guards. */
export function appBehind(...guards: unknown[]): Hono {
  const app = new Hono();
  for (const guard of guards) app.use(guard as MiddlewareHandler);
  app.all("*", (c) => c.text("ok"));
  // Not printed: an error that gets here fails the test by its status.
  app.onError((_error, c) => c.text("failed", 500));
  return app;
}

/** The status of one request, once its body has been read. */
export async function statusOf(
  app: Hono,
  path = "/",
  init?: RequestInit,
  context?: unknown,
): Promise<number> {
  const response = await app.request(path, init, {}, context as never);
  await response.text();
  return response.status;
}

/** The status of one request through these guards. */
export function through(...guards: unknown[]): Promise<number> {
  return statusOf(appBehind(...guards));
}

/** Sum of the counts of callback failures, after pending ones have been counted. */
export async function failuresOf(
  guard: { stats(): Readonly<Record<string, number>> },
): Promise<number> {
  await pause(5);
  return Object.entries(guard.stats()).filter(([key]) =>
    /_(errors|failures|timeouts)_total$/.test(key)
  )
    .reduce((sum, [, value]) => sum + value, 0);
}

/** Waits for work that may never settle, at most 30 ms. */
export async function briefly(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, pause(30)]);
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
