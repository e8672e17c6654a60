/**
 * Formats metrics as text: Prometheus 0.0.4 and OpenMetrics 1.0. The beginning of every line is
 * built once per series; a scrape only appends the numbers.
 *
 * Sources: Prometheus, "Exposition formats"; OpenMetrics 1.0.
 *
 * @module
 */
import type { Exemplar, HistogramFamily } from "./histogram.ts";
import type { CounterFamily, GaugeFamily } from "./instruments.ts";
import { canonical, sampleValue } from "./numbers.ts";
import type { MetricFamily } from "./registry.ts";

/** Options of the text format. */
export interface Format {
  /** Start of the measurements, in ms since the epoch, for series without their own start. */
  readonly startedMs: number;
  /** Whether to write OpenMetrics 1.0 instead of Prometheus text 0.0.4. */
  readonly openMetrics: boolean;
  /** Whether to write the start of each series (OpenMetrics only). */
  readonly created: boolean;
}

/** Formats metrics. */
export function expose(families: readonly MetricFamily[], format: Format): string {
  let text = "";
  for (const family of families) {
    if (family.series.exposed > 0) text += header(family, format) + samples(family, format);
  }
  return format.openMetrics ? text + "# EOF\n" : text;
}

function header(family: MetricFamily, { openMetrics }: Format): string {
  const { name, help, unit } = family.descriptor;
  const shown = family.kind === "counter" && !openMetrics ? name + "_total" : name;
  const escaped = help.replace(/\\/g, "\\\\").replace(/\n/g, "\\n");
  return (help && `# HELP ${shown} ${openMetrics ? escaped.replace(/"/g, '\\"') : escaped}\n`) +
    `# TYPE ${shown} ${family.kind}\n` +
    (openMetrics && unit ? `# UNIT ${shown} ${unit}\n` : "");
}

function samples(family: MetricFamily, format: Format): string {
  return family.kind === "histogram" ? buckets(family, format) : numbers(family, format);
}

function numbers(family: CounterFamily | GaugeFamily, format: Format): string {
  const { prefixes, series, values, descriptor } = family;
  const withCreated = format.created && format.openMetrics && family.kind === "counter";
  const name = family.kind === "counter" ? descriptor.name + "_total" : descriptor.name;
  let text = "";
  for (let id = 0; id < series.size; id++) {
    if (series.removed.size > 0 && series.removed.has(id)) continue;
    const prefix = (prefixes[id] ??= [`${name}${braced(series.text[id])} `])[0];
    text += prefix + sampleValue(values[id]) + "\n";
    if (withCreated) text += createdLine(family, id, format);
  }
  return text;
}

function buckets(family: HistogramFamily, format: Format): string {
  const { series, stride, counts, values, exemplars } = family;
  const withExemplars = format.openMetrics && exemplars.size > 0;
  let text = "";
  for (let id = 0; id < series.size; id++) {
    const prefixes = family.prefixes[id] ??= bucketPrefixes(family, id);
    let count = 0;
    for (let bucket = 0, place = id * stride; bucket < stride; bucket++, place++) {
      count += counts[place];
      text += prefixes[bucket] + count;
      const exemplar = withExemplars ? exemplars.get(place) : undefined;
      text += exemplar === undefined ? "\n" : exemplarText(exemplar);
    }
    text += prefixes[stride] + count + "\n";
    text += prefixes[stride + 1] + sampleValue(values[id]) + "\n";
    if (format.created && format.openMetrics) text += createdLine(family, id, format);
  }
  return text;
}

/** Builds the beginnings of a series' lines: its buckets, its count, its sum. */
function bucketPrefixes(family: HistogramFamily, id: number): readonly string[] {
  const { name } = family.descriptor;
  const labels = family.series.text[id];
  const before = labels && labels + ",";
  return [
    ...[...family.bounds, Infinity].map((le) => `${name}_bucket{${before}le="${canonical(le)}"} `),
    `${name}_count${braced(labels)} `,
    `${name}_sum${braced(labels)} `,
  ];
}

function createdLine(family: MetricFamily, id: number, { startedMs }: Format): string {
  const { descriptor, series, created } = family;
  const seconds = (created[id] || startedMs) / 1000;
  return `${descriptor.name}_created${braced(series.text[id])} ${seconds}\n`;
}

function exemplarText({ traceId, spanId, value, atMs }: Exemplar): string {
  return ` # {trace_id="${traceId}",span_id="${spanId}"} ${canonical(value)} ${atMs / 1000}\n`;
}

function braced(labels: string): string {
  return labels && `{${labels}}`;
}
