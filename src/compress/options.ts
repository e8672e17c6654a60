/**
 * The options of `compress()`.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import { Hook } from "../core/hook.ts";
import { optionChecks, show } from "../core/options.ts";
import type { OptionChecks, Size } from "../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { isWorkers } from "../runtime/platform.ts";
import type { CodingLevels, ContentCoding } from "../runtime/zlib.ts";
import type { Flush } from "./encoded-stream.ts";
import { COMPRESS_THEIRS } from "./their-names.ts";
import { compressibleTypes, TYPE_PATTERN, typeTest } from "./types.ts";

/** Why a response was compressed, or left as it is. */
export interface CompressDecision {
  /** The coding of the response; `"identity"` if it was not compressed. */
  readonly encoding: ContentCoding | "identity";
  /**
   * `encoded`; or why not. By the client: `not-accepted`. By the response: `head`, `status`,
   * `empty`, `coded` (it has a `Content-Encoding`), `range`, `no-transform`, `digest`, `cookie` (a
   * page that sets one), `type`, `small`, `slow` (a stream that paused before `threshold`),
   * `larger` (compressed, it would not be smaller). By the app: `skip`. By the runtime:
   * `unsupported`.
   */
  readonly reason: string;
  /** The size of the body before it was compressed, where it is known: not of a stream. */
  readonly bytes?: number;
  /** Its size afterwards. */
  readonly encodedBytes?: number;
}

/** Options of `compress()`. All have defaults. */
export interface CompressOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * The codings that are offered, in the order in which they are chosen if the client has no
   * preference. Zstandard is used only for clients that name it.
   * @default ["br", "zstd", "gzip"], as far as the runtime has them
   */
  readonly encodings?: readonly ContentCoding[] | undefined;
  /**
   * Minimum size of a body. It is the size of the body itself that counts, also without a
   * `Content-Length`; event streams have no minimum.
   * @default "1kb"
   */
  readonly threshold?: Size | undefined;
  /**
   * The media types that are compressed: `"application/json"`, `"text/*"`, `"*+json"`.
   * @default compressibleTypes
   */
  readonly types?: readonly string[] | undefined;
  /**
   * The level of each coding: `br` 0 to 9, `gzip` 1 to 9, `zstd` 1 to 19.
   * @default { br: 4, gzip: 6, zstd: 3 }
   */
  readonly level?: Partial<CodingLevels> | undefined;
  /**
   * When a stream is flushed, so that its client can read what was written. `"auto"`: after each
   * chunk of an event stream or of NDJSON; of others when they pause for 20 ms. `"always"`: after
   * each chunk. `"never"`: when the compressor has a full block.
   * @default "auto"
   */
  readonly flush?: Flush | undefined;
  /**
   * `"defer"` leaves responses alone on Workers, because Cloudflare compresses them. `"force"`
   * compresses there, too.
   * @default "defer"
   */
  readonly platform?: "defer" | "force" | undefined;
  /**
   * Whether a response is sent as it is: for one that has a secret and repeats input of the
   * client. May be async. If it fails, the response is not compressed.
   */
  readonly skip?: { of(c: AppContext<E>): boolean | Promise<boolean> }["of"] | undefined;
  /** Called with every decision. Only observes: what it returns or throws changes nothing. */
  readonly onDecision?:
    | { of(c: AppContext<E>, decision: CompressDecision): unknown }["of"]
    | undefined;
}

const NAMES = {
  encodings: 1,
  threshold: 1,
  types: 1,
  level: 1,
  flush: 1,
  platform: 1,
  skip: 1,
  onDecision: 1,
} satisfies Record<keyof CompressOptions, 1>;

const CODINGS = ["br", "zstd", "gzip"] as const;
const LEVELS: CodingLevels = { br: 4, gzip: 6, zstd: 3 };
/** Level 11 of br takes 5 ms for 1 KB: it is for files that are compressed once. */
const MOST: CodingLevels = { br: 9, gzip: 9, zstd: 19 };
const LEAST: CodingLevels = { br: 0, gzip: 1, zstd: 1 };

/** Complete options. */
export interface CompressSettings {
  readonly encodings: readonly ContentCoding[];
  readonly threshold: number;
  readonly isCompressible: (type: string) => boolean;
  readonly levels: CodingLevels;
  readonly flush: Flush;
  /** Whether the platform compresses the responses of this app. */
  readonly defers: boolean;
  readonly skip: Callback<[EdgeContext], boolean> | undefined;
  readonly observer: Hook<[EdgeContext, CompressDecision]> | undefined;
}

/** Checks and completes the options. */
export function resolveCompressOptions(options: CompressOptions): CompressSettings {
  const checks = optionChecks("compress");
  checks.known(options, NAMES, COMPRESS_THEIRS);
  const { skip, onDecision, types = compressibleTypes, flush, platform } = options;
  checks.optionalFunction("skip", skip);
  checks.optionalFunction("onDecision", onDecision);
  const place = checks.oneOf("platform", platform ?? "defer", ["defer", "force"]);
  return {
    encodings: checkedEncodings(checks, options.encodings ?? CODINGS),
    threshold: checks.size("threshold", options.threshold ?? "1kb"),
    isCompressible: typeTest(checkedTypes(checks, types)),
    levels: checkedLevels(checks, options.level ?? {}),
    flush: checks.oneOf("flush", flush ?? "auto", ["auto", "always", "never"]),
    defers: place === "defer" && isWorkers(),
    skip: skip && new Callback(skip as (c: EdgeContext) => unknown, {
      option: "compress: skip",
      otherwise: "an uncompressed response",
      expects: "true or false",
      accept: asBoolean,
    }),
    observer: onDecision && new Hook(onDecision, "compress: onDecision"),
  };
}

function checkedEncodings(checks: OptionChecks, given: unknown): readonly ContentCoding[] {
  const expected = `a list of ${CODINGS.map(show).join(", ")}`;
  if (!Array.isArray(given) || given.length === 0) throw checks.error("encodings", expected, given);
  const wrong = given.find((name) => !CODINGS.some((coding) => coding === name));
  if (wrong !== undefined) throw checks.error("encodings", expected, wrong);
  return [...new Set(given as ContentCoding[])];
}

function checkedTypes(checks: OptionChecks, given: unknown): readonly string[] {
  const expected = 'a list of media types, such as "application/json", "text/*", "*+json"';
  if (!Array.isArray(given) || given.length === 0) throw checks.error("types", expected, given);
  return given.map((type: unknown) => {
    if (typeof type === "string" && TYPE_PATTERN.test(type)) return type.toLowerCase();
    throw checks.error("types", expected, type);
  });
}

function checkedLevels(checks: OptionChecks, given: Partial<CodingLevels>): CodingLevels {
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    throw checks.error("level", "an object such as { br: 4, gzip: 6, zstd: 3 }", given);
  }
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(LEVELS, name));
  if (unknown !== undefined) throw checks.error("level", `of ${CODINGS.join(", ")}`, unknown);
  const levelOf = (coding: ContentCoding): number =>
    checks.integer(`level.${coding}`, given[coding] ?? LEVELS[coding], LEAST[coding], MOST[coding]);
  return { br: levelOf("br"), gzip: levelOf("gzip"), zstd: levelOf("zstd") };
}
