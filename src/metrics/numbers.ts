/**
 * Formats numbers as Prometheus' own libraries do, byte for byte the same on every runtime.
 *
 * @module
 */

/**
 * Formats a number in OpenMetrics' canonical form: Go's `%g` with the fewest digits that parse to
 * the same number, and `.0` after a whole number (`1.0`, `0.005`, `1e+06`, `1e-05`, `+Inf`, `NaN`).
 *
 * Source: OpenMetrics 1.0, "Considerations: Canonical Numbers".
 */
export function canonical(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const [digits, exponentText] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 6) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${digits}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  const plain = String(value);
  return plain.includes(".") ? plain : plain + ".0";
}

/** Formats a sample's value: whole numbers as digits (`1234567`), others in canonical form. */
export function sampleValue(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : canonical(value);
}
