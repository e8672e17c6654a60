/**
 * The options of `create()`, `rotate()` and `revoke()`.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import { checkedScopes, checkedText } from "./options.ts";
import { CREATE_THEIRS, ROTATE_THEIRS } from "./their-names.ts";

/** Options of `create()`. */
export interface CreateKeyOptions {
  /** The user, account or service that the key belongs to. */
  readonly owner: string;
  /**
   * The names of the operations that it permits: printable ASCII without spaces, quotes and
   * backslashes.
   * @default none
   */
  readonly scopes?: readonly string[] | undefined;
  /**
   * How long it is valid, as `"90d"`.
   * @default for ever
   */
  readonly expires?: Duration | undefined;
  /**
   * A name for people.
   * @default none
   */
  readonly name?: string | undefined;
}

/** Options of `rotate()`. */
export interface RotateKeyOptions {
  /**
   * How long the old key is still accepted; 0 to refuse it at once.
   * @default "24h"
   */
  readonly overlap?: Duration | undefined;
  /**
   * How long the new key is valid.
   * @default as long as the old one was
   */
  readonly expires?: Duration | undefined;
  /**
   * The owner that the key must have: set it when the id comes from a request.
   * @default any
   */
  readonly owner?: string | undefined;
}

/** Options of `revoke()`. */
export interface RevokeKeyOptions {
  /**
   * The owner that the key must have: set it when the id comes from a request.
   * @default any
   */
  readonly owner?: string | undefined;
}

const CREATE_OPTIONS = {
  owner: 1,
  scopes: 1,
  expires: 1,
  name: 1,
} satisfies Record<keyof CreateKeyOptions, 1>;
const ROTATE_OPTIONS = {
  overlap: 1,
  expires: 1,
  owner: 1,
} satisfies Record<keyof RotateKeyOptions, 1>;
const REVOKE_OPTIONS = { owner: 1 } satisfies Record<keyof RevokeKeyOptions, 1>;

/** Checks the options of `create()`. */
export function resolveCreateOptions(options: CreateKeyOptions): {
  owner: string;
  scopes: readonly string[];
  lifetime: number | undefined;
  name: string | undefined;
} {
  const checks = optionChecks("apiKeys: create");
  checks.known(options, CREATE_OPTIONS, CREATE_THEIRS);
  const { owner, expires, name } = options;
  return {
    owner: checkedText(checks, "owner", owner),
    scopes: checkedScopes(checks, options.scopes),
    lifetime: expires === undefined ? undefined : checks.duration("expires", expires, 1),
    name: name === undefined ? undefined : checkedText(checks, "name", name),
  };
}

/** Checks the options of `rotate()`. */
export function resolveRotateOptions(options: RotateKeyOptions): {
  overlap: number;
  lifetime: number | undefined;
  owner: string | undefined;
} {
  const checks = optionChecks("apiKeys: rotate");
  checks.known(options, ROTATE_OPTIONS, ROTATE_THEIRS);
  const { overlap = "24h", expires, owner } = options;
  return {
    overlap: checks.duration("overlap", overlap),
    lifetime: expires === undefined ? undefined : checks.duration("expires", expires, 1),
    owner: owner === undefined ? undefined : checkedText(checks, "owner", owner),
  };
}

/** Checks the options of `revoke()`. Returns the owner. */
export function resolveRevokeOptions(options: RevokeKeyOptions): string | undefined {
  const checks = optionChecks("apiKeys: revoke");
  checks.known(options, REVOKE_OPTIONS);
  return options.owner === undefined ? undefined : checkedText(checks, "owner", options.owner);
}
