import { random } from "../../models/rows.ts";

export const LOWER = "abcdefghijklmnopqrstuvwxyz";
export const UPPER = LOWER.toUpperCase();
export const DIGITS = "0123456789";
export const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
export const BASE64 = `${UPPER}${LOWER}${DIGITS}+/`;
export const BASE64URL = `${UPPER}${LOWER}${DIGITS}-_`;
export const SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

const WORDS = ("amber basket copper dune ember fern garnet harbor island juniper kettle lantern " +
  "meadow north ocean pepper quiet river saddle tulip umbra velvet walnut yellow zephyr orders " +
  "users items report archive select update table script alert shell group order union drop " +
  "insert admin login search cat host time date sort find echo ping eval exec style image")
  .split(" ");
const PEOPLE =
  ("Anna Bruno Chloé David Elif Farid Greta Hugo Ines Jonas Katja Liam Mina Noor Olga " +
    "Pavel Rosa Søren Tomás Uma Vera Wei Yusuf Zoë O'Brien D'Angelo Müller-Lüdenscheidt Nguyễn")
    .split(" ");

/** Makes random parts of values, the same every time. */
export class Maker {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = random(seed);
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(list: ArrayLike<T>): T {
    return list[Math.floor(this.next() * list.length)];
  }

  chars(alphabet: string, length: number): string {
    let text = "";
    for (let i = 0; i < length; i++) text += this.pick(alphabet);
    return text;
  }

  hex(length: number): string {
    return this.chars("0123456789abcdef", length);
  }

  /** Base64 of random bytes, padded. */
  base64(bytes: number): string {
    const length = Math.ceil(bytes / 3) * 4;
    const padding = (3 - bytes % 3) % 3;
    return this.chars(BASE64, length - padding) + "=".repeat(padding);
  }

  digits(length: number): string {
    return this.chars(DIGITS, length);
  }

  fixed(from: number, to: number, places: number): string {
    return (from + this.next() * (to - from)).toFixed(places);
  }

  word(): string {
    return this.pick(WORDS);
  }

  words(from: number, to: number, between: string): string {
    return this.list(this.int(from, to), between, () => this.word());
  }

  person(): string {
    return this.pick(PEOPLE);
  }

  list(count: number, between: string, part: (i: number) => string): string {
    return Array.from({ length: count }, (_, i) => part(i)).join(between);
  }

  date(): string {
    return `${this.int(1970, 2039)}-${two(this.int(1, 12))}-${two(this.int(1, 28))}`;
  }

  time(): string {
    return `${two(this.int(0, 23))}:${two(this.int(0, 59))}:${two(this.int(0, 59))}`;
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join("-");
  }

  ip(): string {
    return this.list(4, ".", () => `${this.int(0, 255)}`);
  }

  host(): string {
    return `${this.pick(["www", "api", "cdn", "shop", "app"])}.${this.word()}.${
      this.pick(["com", "org", "example", "io", "de", "co.uk"])
    }`;
  }
}

export function two(n: number): string {
  return String(n).padStart(2, "0");
}

/** A kind of value. */
export type Kinds = Readonly<Record<string, (m: Maker) => string>>;
