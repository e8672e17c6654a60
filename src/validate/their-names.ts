/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of zod-validator, express-validator, Joi, yup, ajv and class-validator. */
export const VALIDATE_THEIRS: TheirNames =
  ":use problems(render) to change refusals|limit,maxSize,bodyLimit=maxBytes" +
  "|stripUnknown,allowUnknown,whitelist,removeAdditional=unknownKeys" +
  "|abortEarly,allErrors=maxIssues|coerce,convert,coerceTypes:texts are coerced to the schema" +
  "|hook,onError,errorHandler:use problems(render) to change refusals";

/** Targets of express and of OpenAPI. */
export const TARGET_THEIRS: TheirNames = "body=json, or form|response=responses";

/** Of multer, busboy and formidable. */
export const FILES_THEIRS: TheirNames =
  "=types|fileSize,maxFileSize,maxSize=maxBytes|files,maxFiles=maxCount" +
  "|maxTotalFileSize,totalSize=maxTotalBytes|mimeTypes,mimetypes,accept,allowedTypes,fileFilter=types";
