const LEET: Readonly<Record<string, string>> = { o: "0", i: "1", e: "3", a: "4", s: "5", t: "7" };

/** Harmless texts, encoded: it is what they hide that counts, never that they are encoded. */
export function encodings(text: string): string[] {
  const each = (encode: (code: number) => string) =>
    [...text].map((char) => encode(char.codePointAt(0)!)).join("");
  const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");
  return [
    each((code) =>
      code < 128 ? `%${hex(code, 2)}` : encodeURIComponent(String.fromCodePoint(code))
    ),
    each((code) => code < 128 ? `%25${hex(code, 2)}` : "x"),
    each((code) => `\\u${hex(code & 0xffff, 4)}`),
    each((code) => `&#${code};`),
    each((code) => `&#x${hex(code, 2)};`),
    each((code) => `\\x${hex(code & 0xff, 2)}`),
    [...text].join(" "),
    [...text, " [1, 2, 3, 4, 5, 6]"].reverse().join(""),
    text.replace(/[oieast]/g, (letter) => LEET[letter]),
    encodeURIComponent(text),
    encodeURIComponent(encodeURIComponent(text)),
    Buffer.from(text).toString("base64"),
    Buffer.from(Buffer.from(text).toString("base64")).toString("base64"),
    Buffer.from(text).toString("hex"),
  ];
}
