/**
 * Wrong calls of uploads().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import { uploads } from "@djed/edge/uploads";

const onFile = () => {};

//~ uploads: Expected 1 arguments, but got 0.
uploads();
//~ maxFileByte: 'maxFileByte' does not exist in type 'UploadsOptions<void, EdgeEnv>'. Did you mean
uploads({ onFile, maxFileByte: "1mb" });
//~ maxFileBytes: Type '"1gb"' is not assignable to type
uploads({ onFile, maxFileBytes: "1gb" });
//~ types: Type 'string' is not assignable to type 'readonly string[]'.
uploads({ onFile, types: "image/*" });
//~ onFile: Type 'string' is not assignable to type
uploads({ onFile: "./files" });
