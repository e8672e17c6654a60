/**
 * Sends random requests to the apps, and records what can be observed of each.
 *
 * @module
 */
import { decisions } from "../../../mod.ts";
import type { Context, MiddlewareHandler } from "hono";
import { makeApp } from "./apps.ts";
import type { MakeGuards, TestedApp } from "./apps.ts";
import { NameIds } from "./ids.ts";
import { withoutFrames, withSortedSeries } from "./normalise.ts";
import { randomFrom } from "./random.ts";
import { requestOf } from "./requests.ts";
import type { Sent } from "./requests.ts";
import { holdTime } from "./time.ts";
import type { Answer, Send } from "./transport.ts";

/** One request, or several at the same time, with all that was observed. */
export interface Step {
  readonly app: string;
  readonly requests: readonly {
    readonly request: Sent;
    readonly answer: Answer;
    readonly decisions: unknown;
  }[];
  readonly logs: readonly string[];
  readonly audits: readonly string[];
  readonly spans: readonly string[];
  /** Lines on the console, and unhandled rejections. */
  readonly warnings: readonly string[];
}

/** Options of {@link run}. */
export interface RunOptions {
  /** The apps, by name. */
  readonly kinds: Readonly<Record<string, MakeGuards>>;
  readonly seed: number;
  readonly requests: number;
  readonly send: Send;
  /** Receives each step. Random ids have names. */
  write(step: Step): void;
}

/** Number of steps between two readings of metrics. */
const SCRAPE_EVERY = 97;

/** Handlers that move the time or show what was counted: the order of requests would show. */
const isIndependent = ({ url }: Sent) => !/^\/(slow|upstream|metrics)/.test(url);

/** Sends the requests of a seed. */
export async function run({ kinds, seed, requests, send, write }: RunOptions): Promise<void> {
  const time = holdTime();
  const warnings = watchConsole();
  const contexts = new Map<number, Context>();
  const see: MiddlewareHandler = async (c, next) => {
    contexts.set(Number(c.req.header("x-number")), c);
    await next();
  };
  const names = Object.keys(kinds);
  const apps = new Map(names.map((name) => [name, makeApp(kinds[name]!, time, see)]));
  const ids = new NameIds();
  const random = randomFrom(seed);
  const scrape: Sent = { method: "GET", url: "/metrics", headers: [], client: "192.0.2.9" };
  let sentSoFar = 0;

  async function step(name: string, together: readonly Sent[]): Promise<void> {
    const tested = apps.get(name)!;
    time.reseed(seed + sentSoFar);
    const first = sentSoFar;
    sentSoFar += together.length;
    const answers = await Promise.all(
      together.map((sent, i) => send(name, tested.app, sent, first + i)),
    );
    await settled();
    await tested.flush();
    const observed = together.map((request, i) => {
      const context = contexts.get(first + i);
      const answer = request.url.startsWith("/metrics")
        ? withSortedSeries(answers[i]!)
        : answers[i]!;
      return { request, answer, decisions: context && decisions(context) };
    });
    contexts.clear();
    write(
      ids.name({ app: name, requests: observed, ...drained(tested), warnings: taken(warnings) }),
    );
  }

  try {
    for (let steps = 1; sentSoFar < requests; steps++) {
      time.advance(random.chance(0.02) ? random.below(40_000) : random.below(150));
      const name = random.of(names);
      const count = random.chance(0.1) && !apps.get(name)!.oneByOne ? 2 + random.below(5) : 1;
      const together = Array.from({ length: count }, () => requestOf(random));
      await step(name, count === 1 ? together : together.filter(isIndependent));
      if (steps % SCRAPE_EVERY === 0) await step(name, [scrape]);
    }
    for (const name of names) await step(name, [scrape]);
  } finally {
    time.restore();
    warnings.restore();
  }
}

function drained({ logs, audits, spans }: TestedApp): Pick<Step, "logs" | "audits" | "spans"> {
  return {
    logs: logs.splice(0).map(withoutFrames),
    audits: audits.splice(0),
    spans: spans.splice(0).map((span) => withoutFrames(JSON.stringify(span))),
  };
}

/** Observers of a stream's end and deferred work run before this resolves. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

interface Warnings {
  readonly lines: string[];
  restore(): void;
}

function watchConsole(): Warnings {
  const { warn, error, log } = console;
  const lines: string[] = [];
  const keep = (level: string) => (...values: unknown[]) => {
    lines.push(`${level} ${values.map(textOf).join(" ")}`);
  };
  Object.assign(console, { warn: keep("warn"), error: keep("error"), log: keep("log") });
  return { lines, restore: () => void Object.assign(console, { warn, error, log }) };
}

/** Stacks have lines of the bundle. */
function textOf(value: unknown): string {
  return value instanceof Error ? `${value.name}: ${value.message}` : String(value);
}

function taken({ lines }: Warnings): string[] {
  return lines.splice(0);
}
