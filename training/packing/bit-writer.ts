import { type CodeBit, cutRange } from "../../src/injection-scan/prefilter/packing/unpack.ts";

/** Writes bits for `bitReader`: range-coded, as base64. */
export function bitWriter(): { readonly bit: CodeBit; finish(): string } {
  const bytes: number[] = [];
  let low = 0;
  let range = 0xffffffff;
  // Bytes that a carry may still change: one, and 0xff as often as said.
  let held = 0;
  let pending = 1;
  const shift = (): void => {
    if (low < 0xff000000 || low > 0xffffffff) {
      const carry = low > 0xffffffff ? 1 : 0;
      for (; pending > 0; pending--, held = 0xff) bytes.push(held + carry);
      held = Math.floor(low / 0x1000000) & 0xff;
    }
    pending++;
    low = (low & 0xffffff) * 0x100;
  };
  const bit: CodeBit = (chance, value) => {
    const cut = cutRange(range, chance);
    if (value === 0) range = cut;
    else {
      low += cut;
      range -= cut;
    }
    while (range < 0x1000000) {
      range = (range << 8) >>> 0;
      shift();
    }
    return value;
  };
  const finish = (): string => {
    for (let i = 0; i < 5; i++) shift();
    return Buffer.from(bytes.map((byte) => byte & 0xff)).toString("base64");
  };
  return { bit, finish };
}
