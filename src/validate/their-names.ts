/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of zod-validator, express-validator, Joi, yup, ajv and class-validator. */
export const VALIDATE_THEIRS: TheirNames = ":use problems(render) to change refusals" +
  "|limit,maxSize,bodyLimit=maxBytes" +
  "|stripUnknown,allowUnknown,whitelist,additionalProperties,removeAdditional,noUnknown=unknownKeys, " +
  '"schema", "strip" or "reject"' +
  "|abortEarly,allErrors,onlyFirstError=maxIssues" +
  "|convert,coerce,coerceTypes:texts are coerced to the types of the schema" +
  "|hook,onError,errorHandler,validationFunction:use problems(render) to change refusals" +
  '|target,in:give it first, as in validate("json", schema)';

/** Targets of express and of OpenAPI. */
export const TARGET_THEIRS: TheirNames = "body=json, or form|response=responses";
