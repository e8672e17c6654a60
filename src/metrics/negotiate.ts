/**
 * Negotiates the text format of a scrape (RFC 9110, `Accept`).
 *
 * @module
 */

/** Media type of Prometheus' text format. */
export const PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
/** Media type of OpenMetrics 1.0. */
export const OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/** A longer header is ignored: no scraper sends one. */
const MAX_ACCEPT_LENGTH = 1_024;

/**
 * Whether the client prefers OpenMetrics 1.0, or accepts both formats equally. Wildcards, an absent
 * header and anything else mean Prometheus' text, which every scraper reads.
 */
export function prefersOpenMetrics(accept: string | null | undefined): boolean {
  if (!accept || accept.length > MAX_ACCEPT_LENGTH) return false;
  let openMetrics = 0;
  let text = 0;
  for (const range of accept.toLowerCase().replace(/[\s"]/g, "").split(",")) {
    const [type, ...parameters] = range.split(";");
    const { version, q } = Object.fromEntries(parameters.map((text) => `${text}=`.split("=")));
    const quality = q === undefined ? 1 : QUALITY.test(q) ? Number(q) : 0;
    if (type === "application/openmetrics-text" && (version ?? "1.0.0") === "1.0.0") {
      openMetrics = Math.max(openMetrics, quality);
    }
    if (type === "text/plain" && (version ?? "0.0.4") === "0.0.4") text = Math.max(text, quality);
  }
  return openMetrics > 0 && openMetrics >= text;
}

/** A weight of RFC 9110; a range with another text is not accepted. */
const QUALITY = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/;
