/**
 * Which question a path asks.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { Probe } from "./probes.ts";

const DEFAULT_PATHS: Record<Probe, string> = {
  health: "/health",
  live: "/livez",
  ready: "/readyz",
  startup: "/startupz",
};

/** Where each question is answered, as full request paths; `false` for nowhere. */
export interface ProbePaths {
  /** How is it, altogether? */
  readonly health?: string | false;
  /** Is this process alive? */
  readonly live?: string | false;
  /** May it be sent requests? */
  readonly ready?: string | false;
  /** Has it started? */
  readonly startup?: string | false;
}

/** Which question a path asks, and about which check: `/readyz/redis`. */
export function pathTable(
  given: ProbePaths,
): (path: string) => [Probe | undefined, string | undefined] {
  const { error, known } = optionChecks("health");
  known(given, Object.keys(DEFAULT_PATHS));
  const table = new Map<string, Probe>();
  for (const [probe, path] of Object.entries({ ...DEFAULT_PATHS, ...given })) {
    if (path === false) continue;
    if (typeof path !== "string" || !path.startsWith("/")) {
      throw error(`paths.${probe}`, 'a path like "/health", or false', path);
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

/** Whether a path is that of a probe; one that names a check is not answered for everyone. */
export function isProbe([probe, only]: [Probe | undefined, string | undefined]): boolean {
  return probe !== undefined && only === undefined;
}

const NO_PROBE: [undefined, undefined] = [undefined, undefined];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
