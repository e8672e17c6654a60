/**
 * Texts derived from the original, with a way back to the original's offsets.
 *
 * @module
 */

/** A text derived from the original, with the original offset of each of its units. */
export interface Derived {
  /** The derived text. */
  readonly text: string;
  /** `origin[i]`: where unit `i` came from; undefined when no unit has moved. */
  readonly origin: Uint32Array | undefined;
  /** Where the text starts in the original when `origin` is undefined: 0 unless told. */
  readonly base?: number;
}

/** Collects units with their origins. */
export class Writer {
  #units: Uint16Array;
  /** Made when the first unit moves: most texts have none that does. */
  #origins: Uint32Array | undefined;
  /** Units so far. */
  length: number = 0;

  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity + 16);
  }

  /** Adds one unit. */
  push(unit: number, origin: number): void {
    const { length } = this;
    if (length === this.#units.length) this.#grow();
    this.#units[length] = unit;
    if (this.#origins !== undefined) this.#origins[length] = origin;
    else if (origin !== length) this.#startOrigins()[length] = origin;
    this.length = length + 1;
  }

  /** Adds one code point. */
  pushPoint(point: number, origin: number): void {
    if (point > 0xffff) {
      this.push(0xd800 + ((point - 0x10000) >> 10), origin);
      this.push(0xdc00 + ((point - 0x10000) & 0x3ff), origin);
    } else this.push(point, origin);
  }

  /** The unit at an index. */
  at(index: number): number {
    return this.#units[index];
  }

  /** Replaces the unit at an index. */
  replace(index: number, unit: number): void {
    this.#units[index] = unit;
  }

  /** The text so far. */
  text(): string {
    return fromUnits(this.#units, this.length);
  }

  /**
   * The text so far, and where each unit came from. Origins were given as offsets of `source`; `end`
   * is its offset past the last.
   */
  finish(end: number, source: Derived): Derived {
    const { length } = this;
    const text = this.text();
    if (this.#origins === undefined && length === end) {
      return { text, origin: source.origin, base: source.base };
    }
    const origin = (this.#origins ?? this.#startOrigins()).slice(0, length + 1);
    origin[length] = end;
    for (let i = 0; i <= length; i++) origin[i] = originOf(source, origin[i]);
    return { text, origin };
  }

  #startOrigins(): Uint32Array {
    const origins = this.#origins = new Uint32Array(this.#units.length + 1);
    for (let i = 0; i < this.length; i++) origins[i] = i;
    return origins;
  }

  #grow(): void {
    const units = new Uint16Array(this.length * 2);
    units.set(this.#units);
    this.#units = units;
    if (this.#origins === undefined) return;
    const origins = new Uint32Array(this.length * 2 + 1);
    origins.set(this.#origins);
    this.#origins = origins;
  }
}

function fromUnits(units: Uint16Array, length: number): string {
  const CHUNK = 8_192;
  if (length <= CHUNK) return String.fromCharCode.apply(null, units.subarray(0, length) as never);
  let text = "";
  for (let i = 0; i < length; i += CHUNK) {
    const chunk = units.subarray(i, Math.min(length, i + CHUNK));
    text += String.fromCharCode.apply(null, chunk as never);
  }
  return text;
}

/** The original offset of a derived offset. */
export function originOf(derived: Derived, offset: number): number {
  return derived.origin === undefined ? (derived.base ?? 0) + offset : derived.origin[offset];
}

/** A part of a text. */
export function cut(source: Derived, from: number, to: number): Derived {
  const { text, origin, base = 0 } = source;
  if (from === 0 && to === text.length) return source;
  return { text: text.slice(from, to), origin: origin?.subarray(from, to + 1), base: base + from };
}
