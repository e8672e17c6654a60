/** One model's weights as a TypeScript module: base64 of int8, in one line. */
export function weightsModule(model: "prompt" | "web", weights: Int8Array): string {
  const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.length);
  return `/**
 * The ${model} model's learned weights, int8 as base64. Made by scripts/scan-train.ts; see
 * docs/injection-model.md.
 *
 * @module
 */
// deno-fmt-ignore-file

/** The weights. */
export const ${model.toUpperCase()}_WEIGHTS: string = "${bytes.toString("base64")}";
`;
}
