/**
 * StatsD and DogStatsD, over a socket that the app opens.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import { handleRejection } from "../../core/thenable.ts";
import type { MetricsBackend } from "../push.ts";
import { flatten } from "./flatten.ts";
import type { Point } from "./flatten.ts";

/** A connected datagram socket: Node's `dgram` socket after `connect()`, or any object like it. */
export interface StatsdSocket {
  /** Sends one datagram. */
  send(packet: Uint8Array): unknown;
}

/** Options of {@link statsd}. */
export interface StatsdOptions {
  /** Socket that datagrams are sent with. */
  readonly socket: StatsdSocket;
  /**
   * `"dogstatsd"` sends labels as tags. Plain `"statsd"` has no tags: label values become parts of
   * the name.
   *
   * @default "dogstatsd"
   */
  readonly flavour?: "dogstatsd" | "statsd" | undefined;
  /**
   * Maximum size of a datagram, in bytes, from 128 to 65507.
   *
   * @default 1432
   */
  readonly maxPacket?: number | undefined;
}

const NAMES = { socket: 1, flavour: 1, maxPacket: 1 } satisfies Record<keyof StatsdOptions, 1>;

/**
 * Sends metrics to a StatsD server: counters as counts, gauges as gauges, a histogram as the counts
 * `.count`, `.sum` and `.bucket`. Lost datagrams are not sent again.
 *
 * @example
 * ```ts
 * import { createSocket } from "node:dgram";
 * import { type Metrics, metrics, statsd } from "@djed/edge/metrics";
 *
 * export function measured(host: string): Metrics {
 *   const socket = createSocket("udp4");
 *   socket.connect(8125, host);
 *   return metrics({ backends: [statsd({ socket })] });
 * }
 * ```
 */
export function statsd(options: StatsdOptions): MetricsBackend {
  const checks = optionChecks("statsd");
  checks.known(options, NAMES);
  const { socket } = options;
  if (typeof socket?.send !== "function") {
    throw checks.error("socket", "an object with send()", socket);
  }
  const flavour = checks.oneOf("flavour", options.flavour ?? "dogstatsd", ["dogstatsd", "statsd"]);
  const tagged = flavour === "dogstatsd";
  const maxPacket = checks.integer("maxPacket", options.maxPacket ?? 1432, 128, 65_507);
  return {
    name: "statsd",
    push({ metrics }) {
      const lines = flatten(metrics).flatMap((point) => linesOf(point, tagged));
      for (const packet of packets(lines, maxPacket)) {
        // A failure that the socket reports later is ignored.
        handleRejection(socket.send(packet));
      }
    },
  };
}

function linesOf({ name, kind, value, labels }: Point, tagged: boolean): string[] {
  const type = kind === "gauge" ? "g" : "c";
  const entries = Object.entries(labels).map(([label, text]) => [clean(label), clean(text)]);
  const full = tagged ? name : [name, ...entries.map(([, text]) => text)].join(".");
  const tags = tagged && entries.length > 0 ? `|#${entries.map((e) => e.join(":")).join(",")}` : "";
  const line = `${full}:${value}|${type}${tags}`;
  // StatsD reads a signed gauge as a change: a negative value is set from zero.
  return kind === "gauge" && value < 0 ? [`${full}:0|g${tags}`, line] : [line];
}

/** Replaces the characters that separate the parts of a line. */
function clean(text: string): string {
  return text.replace(/[:|#,@\s.]/g, "_");
}

/** Packs lines into datagrams. A line that is longer than a datagram is left out. */
function packets(lines: readonly string[], maxPacket: number): Uint8Array[] {
  const encoder = new TextEncoder();
  const packed: Uint8Array[] = [];
  let pending = "";
  let size = 0;
  const flush = () => {
    if (pending !== "") packed.push(encoder.encode(pending));
    pending = "";
    size = 0;
  };
  for (const line of lines) {
    const length = encoder.encode(line).length;
    if (length > maxPacket) continue;
    if (size + length + 1 > maxPacket) flush();
    pending += pending === "" ? line : "\n" + line;
    size += length + 1;
  }
  flush();
  return packed;
}
