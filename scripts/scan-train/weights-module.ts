/** The weights as a TypeScript module: base64 of int8, in lines. */
export function weightsModule(prompt: Int8Array, web: Int8Array): string {
  return `/**
 * The learned weights, int8 as base64. Made by scripts/scan-train.ts; see docs/injection-model.md.
 *
 * @module
 */
// deno-fmt-ignore-file

/** The prompt model's. */
export const PROMPT_WEIGHTS: string = ${literal(prompt)};

/** The web model's, one per family and bucket. */
export const WEB_WEIGHTS: string = ${literal(web)};
`;
}

function literal(weights: Int8Array): string {
  return `"${Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString("base64")}"`;
}
