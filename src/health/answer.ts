/**
 * Answers health requests.
 *
 * @module
 */
import { pairsAsSent } from "../core/body/form-pairs.ts";
import { noteOwnAnswer } from "../core/request/exempt.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { HealthSettings } from "./options.ts";
import { decoded } from "./paths.ts";
import type { Probe, Probes } from "./probes.ts";
import { prefersText, reportResponse } from "./report.ts";

/** Returns the response; undefined when there is no such check that this caller may name. */
export type AnswerProbe = (
  c: EdgeContext,
  probe: Probe,
  only: string | undefined,
) => Promise<Response | undefined>;

/** Makes the function that answers health requests. */
export function probeAnswerer(
  probes: Probes,
  { details, maxAgeMs }: Pick<HealthSettings, "details" | "maxAgeMs">,
): AnswerProbe {
  return async (c, probe, only) => {
    // Not decoded: decoding a hostile query could cost milliseconds.
    const pairs = pairsAsSent(/\?([^#]*)/.exec(c.req.url)?.[1] ?? "");
    const names = pairs.filter(([name]) => name === "exclude").map(([, value]) => value);
    const text = prefersText(c.req.header("accept"));
    const isNamed = only !== undefined || names.length > 0;
    // Plain text is a single word by default, as probes and people expect.
    const isLong = !text || pairs.some(([name]) => name === "verbose");
    const look = !isNamed && !isLong
      ? false
      : typeof details === "boolean"
      ? details
      : details.ask(c);
    // The names of checks are details: only callers who may see details can use them.
    const mayName = isNamed && (await look) === true;
    if (only !== undefined && !mayName) return undefined;
    const exclude = mayName ? decoded(names.join().replaceAll("+", " ")).split(",") : [];
    const report = await probes.report(c, probe, { only, exclude });
    if (report === undefined) return undefined;
    noteOwnAnswer(c);
    return reportResponse(report, {
      text,
      detailed: isLong && (await look) === true,
      maxAgeMs: report.output === undefined ? maxAgeMs : 0,
      headOnly: c.req.method === "HEAD",
    });
  };
}
