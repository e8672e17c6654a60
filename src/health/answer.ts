/**
 * From a request about health to its response.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import { noteOwnAnswer } from "../core/request/exempt.ts";
import { queryPairs } from "../core/body/form-pairs.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import type { Probe, Probes } from "./probes.ts";
import { prefersText, reportResponse } from "./report.ts";

/** Who may see the single checks. */
export type Details = boolean | ((c: any) => boolean | Promise<boolean>);

/** Answers questions about health. */
export interface Answerer {
  /** The response; undefined when the path is not one of ours for this client. */
  answer(c: EdgeContext, probe: Probe, only: string | undefined): Promise<Response | undefined>;
  /** How often the `details` callback failed; undefined when there is none. */
  readonly detailsFailures: number | undefined;
}

/** Makes what answers. */
export function answerer(
  answers: Probes,
  details: Details,
  settings: { readonly maxAgeMs: number; readonly timeoutMs: number },
): Answerer {
  const { maxAgeMs, timeoutMs } = settings;
  const callback = callbackOf(details, timeoutMs);

  function mayLook(c: EdgeContext): boolean | undefined | Promise<boolean | undefined> {
    return callback === undefined ? details === true : callback.ask(c);
  }

  async function answer(
    c: EdgeContext,
    probe: Probe,
    only: string | undefined,
  ): Promise<Response | undefined> {
    const query = queryOf(c.req.url);
    const names = query.filter(([name]) => name === "exclude").map(([, value]) => value);
    const text = prefersText(c.req.header("accept"));
    const isNamed = only !== undefined || names.length > 0;
    // Text stays one word unless more is asked for, as probes and people expect.
    const isLong = !text || query.some(([name]) => name === "verbose");
    const look = isNamed || isLong ? mayLook(c) : false;
    // The names of checks are details: they count only for those who may see them.
    const mayName = isNamed && (await look) === true;
    if (only !== undefined && !mayName) return undefined;
    const exclude = mayName ? names.flatMap((list) => list.split(",")) : [];
    const report = await answers.report(c, probe, { only, exclude });
    if (report === undefined) return undefined;
    noteOwnAnswer(c);
    return reportResponse(report, {
      text,
      detailed: isLong && (await look) === true,
      maxAgeMs: report.output === undefined ? maxAgeMs : 0,
      headOnly: c.req.method === "HEAD",
    });
  }

  return {
    answer,
    get detailsFailures() {
      return callback?.failures;
    },
  };
}

const LONGEST_LOOK_MS = 1_000;

function callbackOf(
  details: Details,
  timeoutMs: number,
): Callback<[EdgeContext], boolean> | undefined {
  if (typeof details === "boolean") return undefined;
  if (typeof details !== "function") {
    throw optionChecks("health").error("details", "true, false or a function", details);
  }
  return new Callback(details, {
    option: "health: details",
    otherwise: "false",
    accept: asBoolean,
    budgetMs: Math.min(LONGEST_LOOK_MS, timeoutMs),
  });
}

function queryOf(url: string): [name: string, value: string][] {
  const mark = url.indexOf("?");
  return mark < 0 ? [] : queryPairs(url.slice(mark + 1).split("#", 1)[0]);
}
