/** Wrong options of `uploads()`. */
import { uploads } from "../../../src/uploads/mod.ts";
import type { Mistake } from "./mistake.ts";
import { saidByApp } from "./said.ts";
import { wrongValues } from "./value.ts";

const make = uploads as (...values: unknown[]) => unknown;
const onFile = () => {};

/** Mistakes in `uploads()`. */
export const uploadsValues: readonly Mistake[] = [
  {
    title: "`uploads` without `()`",
    wrong: 'app.post("/files", uploads)',
    make: () => saidByApp(uploads),
    says: "uploads: got a request, not options; call it: app.use(djed.uploads({ onFile }))",
    fix: 'app.post("/files", uploads({ onFile }), handler)',
  },
  ...wrongValues(
    [
      "no function that stores files",
      'uploads({ types: ["image/*"] })',
      () => make({ types: ["image/*"] }),
      "uploads: onFile must be a function that stores a file, got undefined",
      "uploads({ onFile: (stream, info) => bucket.put(crypto.randomUUID(), stream) })",
    ],
    [
      "the function in place of the options",
      "uploads((stream, info) => …)",
      () => make(onFile),
      "uploads: options must be an object, got a function",
      "uploads({ onFile: (stream, info) => … })",
    ],
    [
      "extensions in place of media types",
      'uploads({ onFile, types: [".png", ".jpg"] })',
      () => make({ onFile, types: [".png", ".jpg"] }),
      'uploads: types must be a list of media types, like ["image/*", "application/pdf"], got ',
      'uploads({ onFile, types: ["image/png", "image/jpeg"] })',
    ],
    [
      "the limits of busboy and multer",
      "uploads({ onFile, limits: { fileSize: 1_000_000 } })",
      () => make({ onFile, limits: {} }),
      'uploads: unknown option "limits" (an object): write maxFiles, maxFileBytes, maxBytes, maxFields and ' +
      "maxFieldBytes; allowed: onFile",
      'uploads({ onFile, maxFileBytes: "1mb" })',
    ],
    [
      "the filter of multer",
      "uploads({ onFile, fileFilter })",
      () => make({ onFile, fileFilter: onFile }),
      'uploads: unknown option "fileFilter" (a function): this is "types" here',
      'uploads({ onFile, types: ["image/*"] })',
    ],
    [
      "a file that is larger than its body",
      'uploads({ onFile, maxFileBytes: "500mb" })',
      () => make({ onFile, maxFileBytes: "500mb" }),
      'uploads: maxFileBytes must be at most maxBytes, got "500mb"',
      'uploads({ onFile, maxBytes: "510mb", maxFileBytes: "500mb" })',
    ],
  ),
];
