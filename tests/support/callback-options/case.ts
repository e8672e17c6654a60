/** What the table of callback options is made of. */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";

/** A function as users pass it; it may do anything. */
export type AnyFunction = (...args: any[]) => any;

/** What one request, or call, through a guard with that function came to. */
export interface Driven {
  /** The status of the answer. */
  readonly status: number;
  /** How often the guard says that a function of its user failed; undefined when it has no count. */
  readonly failures?: number;
}

/** One function that users pass in, and how it is reached. */
export interface CallbackCase {
  /** The options it stands for, as scripts/callback-options.mjs names them. */
  readonly options: readonly string[];
  /** The ways to fail that the guard counts. */
  readonly counts: readonly Way[];
  /**
   * The statuses that are right.
   *
   * @default [200]
   */
  readonly answers?: readonly number[];
  /** Makes the guard with this function, and sends one request, or call, through it. */
  drive(callback: AnyFunction): Promise<Driven>;
}

/** How a function may fail its caller. */
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

/** Ways in which it does not come to an end, and so gives no answer. */
export const THROWN: readonly Way[] = [
  "throws",
  "throws a promise that rejects",
  "throws what cannot be read",
  "throws a proxy whose every use throws",
  "rejects",
];
/** Failures of a function that only observes, whose answer nobody looks at. */
export const OBSERVED: readonly Way[] = [
  ...THROWN,
  "gives what cannot be read",
  "gives a promise that cannot be awaited",
];
/** Failures of a function whose answer matters. */
export const ANSWERED: readonly Way[] = [...OBSERVED, "gives the wrong thing", "never settles"];
/** For guards that count nothing. */
export const NOTHING: readonly Way[] = [];

/** An app that answers 200 behind these guards. */
export function appBehind(...guards: unknown[]): Hono {
  const app = new Hono();
  for (const guard of guards) app.use(guard as MiddlewareHandler);
  app.all("*", (c) => c.text("ok"));
  // Written to no console: what reaches this is a failure of the test.
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

/** Sum of the numbers that count failures of users' functions, once what is under way is told. */
export async function failuresOf(
  guard: { stats(): Readonly<Record<string, number>> },
): Promise<number> {
  await pause(5);
  return Object.entries(guard.stats()).filter(([key]) =>
    /_(errors|failures|timeouts)_total$/.test(key)
  )
    .reduce((sum, [, value]) => sum + value, 0);
}

/** Waits for work that may never end, but not for long. */
export async function briefly(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, pause(30)]);
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
