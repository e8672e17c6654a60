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

/** The paths of the probes, as full request paths; `false` turns a probe off. */
export interface ProbePaths {
  /** All checks. */
  readonly health?: string | false;
  /** Whether this process is alive. */
  readonly live?: string | false;
  /** Whether this process can take requests. */
  readonly ready?: string | false;
  /** Whether this process has started. */
  readonly startup?: string | false;
}

/** Returns the probe of a path, and the check that the path names: `/readyz/redis`. */
export type PathTable = (path: string) => [probe: Probe | undefined, only: string | undefined];

/** Checks the option `paths` and makes its table. */
export function pathTable(given: ProbePaths): PathTable {
  const checks = optionChecks("health");
  checks.known(given, Object.keys(DEFAULT_PATHS));
  const table = new Map<string, Probe>();
  for (const [probe, path] of Object.entries({ ...DEFAULT_PATHS, ...given })) {
    if (path === false) continue;
    if (typeof path !== "string" || !path.startsWith("/")) {
      throw checks.error(`paths.${probe}`, 'a path like "/health", or false', path);
    }
    table.set(path, probe as Probe);
  }
  return (path) => {
    const probe = table.get(path);
    if (probe !== undefined) return [probe, undefined];
    const slash = path.lastIndexOf("/");
    const group = slash > 0 ? table.get(path.slice(0, slash)) : undefined;
    return group === undefined ? NO_PROBE : [group, decoded(path.slice(slash + 1))];
  };
}

/** Whether a path is that of a probe, and does not name a check (not answered for everyone). */
export function isProbe([probe, only]: [Probe | undefined, string | undefined]): boolean {
  return probe !== undefined && only === undefined;
}

const NO_PROBE: [undefined, undefined] = [undefined, undefined];

/** Decodes a part of a URL; returns it as it is when it is not encoded correctly. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
