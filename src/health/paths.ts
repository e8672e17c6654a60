/**
 * The paths of the probes.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { Probe } from "./probes.ts";

const DEFAULT_PATHS: Readonly<Record<keyof ProbePaths, string>> = {
  health: "/health",
  live: "/livez",
  ready: "/readyz",
  startup: "/startupz",
};

/**
 * The paths of the probes: full request paths, or paths below the mount of the middleware; `false`
 * turns a probe off.
 */
export interface ProbePaths {
  /** All checks. */
  readonly health?: string | false | undefined;
  /** Whether this process is alive. */
  readonly live?: string | false | undefined;
  /** Whether this process can take requests. */
  readonly ready?: string | false | undefined;
  /** Whether this process has started. */
  readonly startup?: string | false | undefined;
}

/** A probe, and the check that the path names: `/readyz/redis`. */
type ProbePath = readonly [probe: Probe | undefined, only: string | undefined];

/** Finds the probe of a request path, for a middleware that was registered for a pattern. */
export interface PathTable {
  /** Whether the path ends like that of a probe; costs no lookup of the pattern. */
  mayHave(path: string): boolean;
  /** The pattern is a route of Hono, such as `/api/*`. */
  find(path: string, pattern: string | undefined): ProbePath;
}

/** Checks the option `paths` and makes its table. */
export function pathTable(given: ProbePaths): PathTable {
  const checks = optionChecks("health");
  checks.known(given, Object.keys(DEFAULT_PATHS), "=ready");
  const table = new Map<string, Probe>();
  const ends = new Set<string>();
  for (const [probe, standard] of Object.entries(DEFAULT_PATHS)) {
    const { [probe as Probe]: path = standard } = given;
    if (path === false) continue;
    if (typeof path !== "string" || !path.startsWith("/")) {
      throw checks.error(`paths.${probe}`, 'a path like "/health", or false', path);
    }
    table.set(path, probe as Probe);
    ends.add(path.slice(path.lastIndexOf("/") + 1));
  }

  function at(path: string): ProbePath {
    const probe = table.get(path);
    if (probe !== undefined) return [probe, undefined];
    const slash = path.lastIndexOf("/");
    const group = slash > 0 ? table.get(path.slice(0, slash)) : undefined;
    return group === undefined ? NO_PROBE : [group, decoded(path.slice(slash + 1))];
  }

  return {
    mayHave(path) {
      const last = path.lastIndexOf("/");
      return ends.has(path.slice(last + 1)) ||
        last > 0 && ends.has(path.slice(path.lastIndexOf("/", last - 1) + 1, last));
    },
    find(path, pattern) {
      const full = at(path);
      if (isProbe(full)) return full;
      const mount = mountOf(path, pattern);
      const below = path.slice(mount.length);
      // A path of the option that starts with the mount is a full path.
      if (mount === "" || below.startsWith(mount + "/")) return full;
      const mounted = at(below);
      return full[0] === undefined || isProbe(mounted) ? mounted : full;
    },
  };
}

/** Whether a path is that of a probe, and does not name a check (not answered for everyone). */
export function isProbe([probe, only]: ProbePath): boolean {
  return probe !== undefined && only === undefined;
}

const NO_PROBE: ProbePath = [undefined, undefined];

/** The part of a path that the pattern has before its last `/*`: `/v1` of `/:version/*`. */
function mountOf(path: string, pattern: string | undefined): string {
  if (pattern === undefined || !pattern.endsWith("/*")) return "";
  const depth = pattern.split("/").length - 2;
  return path.split("/", depth + 1).join("/");
}

/** Decodes a part of a URL; returns it as it is when it is not encoded correctly. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
