/**
 * Content negotiation by `Accept-Encoding` (RFC 9110, 12.5.3).
 *
 * @module
 */
import type { ContentCoding } from "../runtime/zlib.ts";

/** One member of the header: a coding and an optional weight. */
const MEMBER =
  /^[ \t]*([\w!#$%&'*+.^`|~-]+)[ \t]*(?:;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?[ \t]*$/i;

/**
 * Returns the coding that the client prefers; of equals, the first that is offered. Undefined for
 * identity: also when the client accepts nothing that is offered, not even identity. A member that
 * is malformed is ignored.
 */
export function negotiate(
  field: string | undefined,
  offered: readonly ContentCoding[],
): ContentCoding | undefined {
  if (field === undefined || field === "") return undefined;
  const weights = weightsOf(field);
  const others = weights.get("*");
  let best: ContentCoding | undefined;
  // Identity is acceptable if it is not named, but every coding that is named is preferred to it.
  let most = weights.get("identity") ?? others ?? 0;
  for (const coding of offered) {
    const weight = weights.get(coding) ?? (coding === "zstd" ? undefined : others) ?? 0;
    if (weight > most || best === undefined && weight > 0 && weight === most) {
      best = coding;
      most = weight;
    }
  }
  return best;
}

function weightsOf(field: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const member of field.split(",")) {
    const [, name, weight = "1"] = MEMBER.exec(member) ?? [];
    if (name === undefined) continue;
    const coding = name.toLowerCase().replace(/^x-gzip$/, "gzip");
    weights.set(coding, Math.max(weights.get(coding) ?? 0, Number(weight)));
  }
  return weights;
}
