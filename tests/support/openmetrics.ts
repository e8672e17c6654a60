/**
 * A strict parser of OpenMetrics 1.0, written from the specification's ABNF and its rules on types,
 * not from this library's encoder. Throws for every violation.
 */

/** One sample line: a name, labels, a value and an optional exemplar. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly valueText: string;
  readonly timestamp: number | undefined;
  readonly exemplar:
    | { readonly labels: Record<string, string>; readonly value: number }
    | undefined;
}

/** One metric family. */
export interface ReadFamily {
  readonly name: string;
  type: string;
  unit: string;
  help: string;
  readonly samples: Sample[];
}

const SUFFIXES: Record<string, readonly string[]> = {
  counter: ["_total", "_created"],
  gauge: [""],
  histogram: ["_bucket", "_count", "_sum", "_created"],
  unknown: [""],
};

/** Parses an exposition. Throws an Error that names the line when it is not OpenMetrics. */
export function readOpenMetrics(text: string): ReadFamily[] {
  if (!text.endsWith("# EOF\n")) throw new Error("it must end in # EOF and a line feed");
  const lines = text.slice(0, -"# EOF\n".length).split("\n");
  if (lines.pop() !== "") throw new Error("the last line has no line feed");
  const families: ReadFamily[] = [];
  for (const line of lines) {
    try {
      readLine(line, families);
    } catch (error) {
      throw new Error(`${(error as Error).message}: ${line}`);
    }
  }
  families.forEach(checkFamily);
  checkNamesAreUnique(families);
  return families;
}

function readLine(line: string, families: ReadFamily[]): void {
  const metadata = /^# (HELP|TYPE|UNIT) ([a-zA-Z_:][a-zA-Z0-9_:]*)(?: (.*))?$/s.exec(line);
  if (metadata !== null) return readMetadata(metadata, families);
  if (line.startsWith("#") || line === "") throw new Error("no comments and no empty lines");
  const sample = new SampleReader(line).read();
  const family = families.at(-1);
  if (family === undefined || !belongs(sample.name, family)) {
    throw new Error("a sample outside its family");
  }
  family.samples.push(sample);
}

function readMetadata([, kind, name, text = ""]: RegExpExecArray, families: ReadFamily[]): void {
  let family = families.at(-1);
  if (family?.name !== name) {
    if (families.some((other) => other.name === name)) throw new Error("interleaved families");
    families.push(family = { name, type: "", unit: "", help: "", samples: [] });
  }
  if (family.samples.length > 0) throw new Error("metadata after samples");
  const field = kind.toLowerCase() as "help" | "type" | "unit";
  if (family[field] !== "") throw new Error(`a second ${kind}`);
  if (kind === "TYPE" && !(text in SUFFIXES)) throw new Error(`unknown type ${text}`);
  if (kind === "UNIT" && text && !name.endsWith("_" + text)) throw new Error("not the name's unit");
  if (kind === "HELP") unescape(text);
  family[field] = text;
}

function belongs(sample: string, family: ReadFamily): boolean {
  return SUFFIXES[family.type || "unknown"].some((suffix) => sample === family.name + suffix);
}

/** A cursor over one sample line. */
class SampleReader {
  private at = 0;
  private readonly line: string;

  constructor(line: string) {
    this.line = line;
  }

  read(): Sample {
    const name = this.take(/[a-zA-Z_:][a-zA-Z0-9_:]*/y);
    const labels = this.line[this.at] === "{" ? this.labels() : {};
    this.take(/ /y);
    const valueText = this.take(NUMBER);
    const timestamp = this.timestamp();
    let exemplar: Sample["exemplar"];
    if (this.at < this.line.length) {
      this.take(/ # (?=\{)/y);
      const own = this.labels();
      const length = Object.entries(own).join("").replaceAll(",", "").length;
      if (length > 128) throw new Error("an exemplar's labels are longer than 128");
      this.take(/ /y);
      exemplar = { labels: own, value: readNumber(this.take(NUMBER)) };
      this.timestamp();
    }
    if (this.at < this.line.length) throw new Error("more than a sample");
    return { name, labels, value: readNumber(valueText), valueText, timestamp, exemplar };
  }

  private labels(): Record<string, string> {
    const labels: Record<string, string> = {};
    this.take(/\{/y);
    while (this.line[this.at] !== "}") {
      if (Object.keys(labels).length > 0) this.take(/,/y);
      const name = this.take(/[a-zA-Z_][a-zA-Z0-9_]*/y);
      this.take(/="/y);
      const value = this.take(/(?:[^"\\\n]|\\.)*/y);
      this.take(/"/y);
      if (Object.hasOwn(labels, name)) throw new Error(`a second label ${name}`);
      labels[name] = unescape(value);
    }
    this.take(/\}/y);
    return labels;
  }

  private timestamp(): number | undefined {
    if (!/ [^#]/y.test(this.line.slice(this.at, this.at + 2))) return undefined;
    this.take(/ /y);
    return readNumber(this.take(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy));
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.line);
    if (match === null) throw new Error(`expected ${pattern.source} at ${this.at}`);
    this.at = pattern.lastIndex;
    return match[0];
  }
}

const NUMBER = /[+-]?(?:inf(?:inity)?|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;

function readNumber(text: string): number {
  if (/^[+-]?inf/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^[+-]?nan$/i.test(text) ? NaN : Number(text);
}

function unescape(text: string): string {
  return text.replace(/\\(.?)/gs, (_, escaped: string) => {
    if (escaped === "n") return "\n";
    if (escaped === "\\" || escaped === '"') return escaped;
    throw new Error("a wrong escape");
  });
}

function checkFamily(family: ReadFamily): void {
  const series = new Set<string>();
  const groups: string[] = [];
  for (const sample of family.samples) {
    const key = sample.name + JSON.stringify(Object.entries(sample.labels).sort());
    if (series.has(key)) throw new Error(`a second sample ${key}`);
    series.add(key);
    const group = groupOf(sample);
    if (groups.at(-1) !== group) {
      if (groups.includes(group)) throw new Error(`interleaved series ${group}`);
      groups.push(group);
    }
    checkSample(family, sample);
  }
  if (family.type === "histogram") {
    for (const group of groups) {
      checkHistogram(family.samples.filter((sample) => groupOf(sample) === group));
    }
  }
}

function groupOf({ labels }: Sample): string {
  return JSON.stringify(Object.entries(labels).filter(([name]) => name !== "le").sort());
}

function checkSample({ name, type }: ReadFamily, sample: Sample): void {
  const suffix = sample.name.slice(name.length);
  const counts = suffix === "_total" || suffix === "_bucket" || suffix === "_count";
  if (counts && !(sample.value >= 0)) throw new Error(`${sample.name} is negative or NaN`);
  const mayHaveExemplar = suffix === "_total" || suffix === "_bucket";
  if (sample.exemplar && !mayHaveExemplar) throw new Error(`${sample.name} has an exemplar`);
  if (type === "histogram" && (suffix === "_bucket") !== ("le" in sample.labels)) {
    throw new Error(`${sample.name} has a wrong le`);
  }
}

function checkHistogram(samples: readonly Sample[]): void {
  const buckets = samples.filter(({ name }) => name.endsWith("_bucket"));
  let bound = -Infinity;
  let count = 0;
  for (const { labels, value, exemplar } of buckets) {
    const le = readNumber(labels.le);
    if (!(le > bound)) throw new Error("buckets are not in rising order");
    if (value < count) throw new Error("buckets are not cumulative");
    if (exemplar && !(exemplar.value <= le)) throw new Error("an exemplar outside its bucket");
    [bound, count] = [le, value];
  }
  if (bound !== Infinity) throw new Error("there is no bucket up to infinity");
  const total = samples.find(({ name }) => name.endsWith("_count"));
  if (total?.value !== count) throw new Error("the count is not that of the last bucket");
}

function checkNamesAreUnique(families: readonly ReadFamily[]): void {
  const owners = new Map<string, string>();
  for (const { name, type } of families) {
    for (const suffix of SUFFIXES[type || "unknown"]) {
      const owner = owners.get(name + suffix);
      if (owner !== undefined) throw new Error(`${name + suffix} is of ${owner} and ${name}`);
      owners.set(name + suffix, name);
    }
  }
}
