/** Wrong options of compress(). */
import { compress } from "../../../src/compress/mod.ts";
import type { Mistake } from "./mistake.ts";
import { theirOptions } from "./their-name.ts";
import { wrongValues } from "./value.ts";

const made = (options: unknown) => compress(options as never);
const here = (name: string) => `this is "${name}" here`;

/** Mistakes in `compress()`. */
export const compressValues: readonly Mistake[] = [
  ...wrongValues(
    [
      "a coding that is not offered",
      'compress({ encodings: ["deflate"] })',
      () => made({ encodings: ["deflate"] }),
      'compress: encodings must be a list of "br", "zstd", "gzip", got "deflate"',
      'compress({ encodings: ["gzip"] })',
    ],
    [
      "one coding in place of a list",
      'compress({ encodings: "gzip" })',
      () => made({ encodings: "gzip" }),
      'compress: encodings must be a list of "br", "zstd", "gzip", got "gzip"',
      'compress({ encodings: ["gzip"] })',
    ],
    [
      "a level that takes milliseconds for each response",
      "compress({ level: { br: 11 } })",
      () => made({ level: { br: 11 } }),
      "compress: level.br must be a whole number from 0 to 9, got 11",
      "compress({ level: { br: 5 } })",
    ],
    [
      "one level for all codings",
      "compress({ level: 6 })",
      () => made({ level: 6 }),
      "compress: level must be an object such as { br: 4, gzip: 6, zstd: 3 }, got 6",
      "compress({ level: { gzip: 6 } })",
    ],
    [
      "the level of a coding that is not offered",
      "compress({ level: { deflate: 6 } })",
      () => made({ level: { deflate: 6 } }),
      'compress: level must be of br, zstd, gzip, got "deflate"',
      "compress({ level: { gzip: 6 } })",
    ],
    [
      "types as a pattern of another language",
      "compress({ types: [/json/] })",
      () => made({ types: [/json/] }),
      "compress: types must be a list of media types, such as " +
      '"application/json", "text/*", "*+json", got an object',
      'compress({ types: ["application/json", "*+json"] })',
    ],
    [
      "an extension in place of a type",
      'compress({ types: [".json"] })',
      () => made({ types: [".json"] }),
      "compress: types must be a list of media types, such as " +
      '"application/json", "text/*", "*+json", got ".json"',
      'compress({ types: ["application/json"] })',
    ],
    [
      "the value of an ordinary switch",
      "compress({ flush: true })",
      () => made({ flush: true }),
      'compress: flush must be one of "auto", "always", "never", got true',
      'compress({ flush: "always" })',
    ],
    [
      "a list of paths in place of a function",
      'compress({ skip: ["/token"] })',
      () => made({ skip: ["/token"] }),
      "compress: skip must be a function, got an array of 1",
      'compress({ skip: (c) => c.req.path === "/token" })',
    ],
  ),
  ...theirOptions("hono/compress", "compress", made, [
    ["encoding", "gzip", here("encodings"), 'compress({ encodings: ["gzip"] })'],
    ["contentTypeFilter", () => true, here("types"), 'compress({ types: ["application/json"] })'],
  ]),
  ...theirOptions("compression", "compress", made, [
    ["filter", () => true, here("types"), 'compress({ types: ["application/json"] })'],
  ]),
  ...theirOptions("@fastify/compress", "compress", made, [
    ["brotliOptions", {}, here("level"), "compress({ level: { br: 4 } })"],
  ]),
];
