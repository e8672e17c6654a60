// Reads decisions of the injection scan from lines of logs.

/** Longer lines are skipped: a line of the logger has at most a few times 32 KB. */
const MAX_LINE = 1_048_576;
const GUARD = "injection-scan";

/** Yields the lines of a stream of bytes; undefined for a line that is too long. */
export async function* linesOf(stream) {
  const decoder = new TextDecoder();
  let rest = "";
  let isSkipping = false;
  for await (const chunk of stream) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const parts = text.split("\n");
    for (let i = 0; i < parts.length - 1; i++) {
      if (isSkipping) yield undefined;
      else if (rest !== "" || parts[i] !== "") yield rest + parts[i];
      isSkipping = false;
      rest = "";
    }
    if (!isSkipping) rest += parts.at(-1);
    if (rest.length > MAX_LINE) {
      isSkipping = true;
      rest = "";
    }
  }
  if (isSkipping) yield undefined;
  else if (rest.trim() !== "") yield rest;
}

/**
 * Returns the refusals and reports of the scan in one line, and the clients in it, also without a
 * finding; undefined when the line is not one of a logger or a decision.
 */
export function readLine(line) {
  const value = parsed(line);
  if (!isRecord(value)) return undefined;
  const logged = isLogged(value) ? [value] : wrapped(value);
  if (logged.length === 0) return undefined;
  return {
    events: logged.flatMap((one) => eventsOfLogged(one, value)),
    clients: logged.map(clientOf).filter(({ client }) => client !== undefined),
  };
}

function clientOf({ guard, client }) {
  return { kind: typeof guard === "string" ? "event" : "request", client: text(client) };
}

/**
 * The lines of loggers in a line of a log agent: container runtimes and collectors put the line
 * into a member of their own, and Workers all lines of an invocation into `logs`.
 */
function wrapped(value) {
  const { log, message, msg, textPayload, jsonPayload, decision, logs = value.Logs } = value;
  const lines = Array.isArray(logs)
    ? logs.flatMap((entry) => isRecord(entry) ? entry.message ?? entry.Message ?? [] : [])
    : [];
  return [log, message, msg, textPayload, jsonPayload, decision, ...lines]
    .map((inner) => typeof inner === "string" && inner.includes("{") ? parsed(inner) : inner)
    .filter(isLogged);
}

function isLogged(value) {
  return isRecord(value) &&
    (value.msg === "request" || Array.isArray(value.decisions) ||
      (typeof value.guard === "string" && typeof value.action === "string"));
}

function eventsOfLogged(logged, outer) {
  const isEvent = typeof logged.guard === "string";
  const decisions = isEvent ? [logged] : Array.isArray(logged.decisions) ? logged.decisions : [];
  return decisions
    .filter((made) => isRecord(made) && made.guard === GUARD && made.action !== "allow")
    .map((made) => {
      const detail = isRecord(made.detail) ? made.detail : {};
      return {
        kind: isEvent ? "event" : "request",
        request: text(logged.span_id) ?? text(logged.trace_id) ?? text(detail.traceId),
        time: text(logged.time) ?? isoTime(made.atMs) ?? text(outer.time),
        client: text(logged.client),
        trace: text(logged.trace_id) ?? text(detail.traceId),
        action: made.action === "deny" ? "deny" : "report",
        code: text(made.code) ?? "injection-detected",
        findings: findingsOf(made, detail, text(logged.route)),
      };
    });
}

/** The findings of a decision that reached their thresholds, each with its place. */
function findingsOf(made, detail, route) {
  const others = Array.isArray(detail.others) ? detail.others.filter(isRecord) : [];
  return [{ ...detail, family: detail.family ?? made.reason }, ...others].flatMap((found) => {
    const allow = isRecord(found.allow) ? found.allow : {};
    const rule = text(allow.rule) ?? text(found.rule);
    const place = text(allow.place) ?? placeOf(found);
    if (rule === undefined || place === undefined) return [];
    return [{
      route: text(allow.route) ?? route,
      place,
      // Without a ready entry, the place could lift more, or not be the one of the request.
      isReady: text(found.noAllow) === undefined,
      rule,
      family: text(found.family) ?? "unknown",
      score: typeof found.score === "number" && Number.isFinite(found.score) ? found.score : 0,
      evidence: text(found.evidence),
      // Before there was `enforce`, every finding was enforced.
      isEnforced: found.verdict !== "reported",
    }];
  });
}

function placeOf({ in: surface, pointer }) {
  if (typeof surface !== "string") return undefined;
  const path = typeof pointer === "string" ? pointer : "";
  return surface + path.replaceAll(/\/\d+(?=\/|$)/g, "/*");
}

function isoTime(ms) {
  const date = new Date(typeof ms === "number" ? ms : NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Parses the JSON in a line, which may follow other text. */
function parsed(line) {
  for (let start = line.indexOf("{"), tries = 0; start >= 0 && tries < 3; tries++) {
    try {
      return JSON.parse(line.slice(start));
    } catch {
      start = line.indexOf("{", start + 1);
    }
  }
  return undefined;
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const MAX_TEXT = 300;

/** A text to print: short, and without characters that a terminal would act on. */
function text(value) {
  if (typeof value !== "string" || value === "") return undefined;
  return value.slice(0, MAX_TEXT).replace(UNPRINTABLE, "\ufffd");
}

// deno-lint-ignore no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
