/**
 * From a request about health to its response.
 *
 * @module
 */
import type { EdgeContext } from "../core/middleware.ts";
import type { Probe, Probes, Question } from "./probes.ts";
import { prefersText, reportResponse } from "./report.ts";

/** Who may see the single checks. */
export type Details = boolean | ((c: any) => boolean);

/** Answers a question; undefined when it is about a check that is not there. */
export type Answer = (
  c: EdgeContext,
  probe: Probe,
  only: string | undefined,
) => Promise<Response | undefined>;

/** Makes what answers. */
export function answerer(
  answers: Probes,
  details: Details,
  maxAgeMs: number,
): Answer {
  return async (c, probe, only) => {
    const query = new URL(c.req.url).searchParams;
    const exclude = query.getAll("exclude").flatMap((names) => names.split(","));
    const question: Question = { only, exclude };
    const report = await answers.report(c, probe, question);
    if (report === undefined) return undefined;
    const text = prefersText(c.req.header("accept"));
    return reportResponse(report, {
      text,
      // Text stays one word unless more is asked for, as probes and people expect.
      detailed: mayLook(details, c) && (!text || query.has("verbose")),
      maxAgeMs: report.output === undefined ? maxAgeMs : 0,
      headOnly: c.req.method === "HEAD",
    });
  };
}

function mayLook(details: Details, c: EdgeContext): boolean {
  try {
    return typeof details === "function" ? details(c) === true : details;
  } catch {
    return false;
  }
}
