/**
 * StatsD and DogStatsD, over a socket that you open: this library opens none.
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
  /** Where datagrams are sent. */
  readonly socket: StatsdSocket;
  /**
   * `"dogstatsd"` sends labels as tags; plain `"statsd"` knows none, and gets their values as parts
   * of the name.
   *
   * @default "dogstatsd"
   */
  readonly flavour?: "dogstatsd" | "statsd";
  /** The longest datagram, in bytes. @default 1432 */
  readonly maxPacket?: number;
}

/**
 * Sends metrics to a StatsD server: counters as counts, gauges as gauges, a histogram as the counts
 * `.count`, `.sum` and `.bucket`. A datagram that is lost is lost.
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
  const { error, integer, known, oneOf } = optionChecks("statsd");
  known(options, ["socket", "flavour", "maxPacket"]);
  const { socket } = options;
  if (typeof socket?.send !== "function") throw error("socket", "an object with send()", socket);
  const tagged = oneOf("flavour", options.flavour ?? "dogstatsd", ["dogstatsd", "statsd"]) ===
    "dogstatsd";
  const maxPacket = integer("maxPacket", options.maxPacket ?? 1432, 128, 65_507);
  return {
    name: "statsd",
    push({ metrics }) {
      for (
        const packet of packets(flatten(metrics).flatMap((p) => linesOf(p, tagged)), maxPacket)
      ) {
        // A datagram that is lost is lost, also when the socket says so later.
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
  // A signed gauge is a change to StatsD: to set one below zero, it is set to zero first.
  return kind === "gauge" && value < 0 ? [`${full}:0|g${tags}`, line] : [line];
}

/** What separates the parts of a line must not be in them. */
function clean(text: string): string {
  return text.replace(/[:|#,@\s.]/g, "_");
}

/** Lines packed into as few datagrams as hold them; one that fits in none is left out. */
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
