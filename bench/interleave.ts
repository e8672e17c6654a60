/**
 * Compares cases on a machine under other load. They run in short alternating slices, and the
 * result is the median of the ratios within rounds: load affects neighbouring slices alike, so that
 * it cancels out. Times are CPU times of the process, which exclude the wait for a processor and
 * include the threads of the runtime, such as those that collect garbage.
 *
 * @module
 */
import process from "node:process";
import { type BenchCase, isOurs } from "./case.ts";

/** The measurement of one case. */
export interface Measurement {
  /** CPU nanoseconds per call: the median of the rounds. Only comparable within one run. */
  readonly ns: number;
  /** Its time divided by the baseline's of the same round: the median. 1 for the baseline. */
  readonly ratio: number;
  /** Nanoseconds beyond the baseline's of the same round: the median. */
  readonly over: number;
  /**
   * Its time divided by that of all cases of other libraries in the same round: the median. The
   * gate compares this, because a single calibration case may be compiled well in one process and
   * badly in the next.
   */
  readonly share: number;
}

/** The length of a measurement. */
export interface Effort {
  /** Rounds, each of one slice of every case. */
  readonly rounds: number;
  /** Milliseconds of CPU per slice. */
  readonly slice: number;
}

/** Calls something n times. */
type Loop = (call: () => unknown, n: number) => unknown;

interface Runner {
  readonly call: () => unknown;
  readonly loop: Loop;
  readonly callsPerSlice: number;
  readonly times: number[];
}

/** Measures the cases of one group against each other. */
export async function interleave(
  group: readonly BenchCase[],
  { rounds, slice }: Effort,
): Promise<Map<string, Measurement>> {
  const runners = new Map<string, Runner>();
  for (const one of group) runners.set(one.name, await prepare(one, slice));
  const order = [...runners.values()];
  for (let round = 0; round < rounds; round++) {
    for (const runner of order) runner.times.push(await timeSlice(runner));
    // In reverse order next, so that no case always runs after the same neighbour.
    order.reverse();
  }
  const references = group.filter(({ name }) => !isOurs(name)).map(({ name }) => name);
  const total = (round: number) =>
    references.reduce((sum, name) => sum + runners.get(name)!.times[round]!, 0);
  return new Map(group.map(({ name, baseline }) => {
    const { times } = runners.get(name)!;
    const base = runners.get(baseline ?? name)!.times;
    return [name, {
      ns: median(times),
      ratio: median(times.map((time, round) => time / base[round]!)),
      over: median(times.map((time, round) => time - base[round]!)),
      share: median(times.map((time, round) => time / total(round))),
    }];
  }));
}

const WARM_UP_MS = 60;
const MOST_CALLS_AT_ONCE = 2_048;
const PROBES = 5;
/** The least that a call takes: a probe may be shorter than the steps of the CPU clock. */
const LEAST_MS = 1e-6;

async function prepare(one: BenchCase, slice: number): Promise<Runner> {
  const call = await one.setup();
  const loop = loopFor(call() instanceof Promise);
  // Doubles the calls until the compiler has optimised the case. A slow case is called less often.
  let calls = 1;
  for (const start = cpuMs(); cpuMs() - start < WARM_UP_MS;) {
    await loop(call, calls);
    calls = Math.min(calls * 2, MOST_CALLS_AT_ONCE);
  }
  let best = Infinity;
  for (let probe = 0; probe < PROBES; probe++) {
    const start = cpuMs();
    await loop(call, Math.ceil(calls / 8));
    best = Math.min(best, (cpuMs() - start) / Math.ceil(calls / 8));
  }
  const callsPerSlice = Math.max(1, Math.ceil(slice / Math.max(best, LEAST_MS)));
  return { call, loop, callsPerSlice, times: [] };
}

/**
 * Makes a separate loop for each case, from text. A shared loop would be compiled for all cases,
 * and the first ones would be measured with better code than the last.
 */
function loopFor(isAsync: boolean): Loop {
  return isAsync
    ? new Function(
      "call",
      "n",
      "return (async () => { for (let i = 0; i < n; i++) await call(); })()",
    ) as Loop
    : new Function("call", "n", "let x; for (let i = 0; i < n; i++) x = call(); return x") as Loop;
}

/** CPU nanoseconds per call in one slice. */
async function timeSlice({ call, loop, callsPerSlice }: Runner): Promise<number> {
  const start = cpuMs();
  await loop(call, callsPerSlice);
  return (cpuMs() - start) / callsPerSlice * 1e6;
}

/** Milliseconds of CPU that this process has used. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The median. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1]!;
}
