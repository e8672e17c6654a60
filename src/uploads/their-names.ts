/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of busboy, multer, formidable, express-fileupload and hono/body-limit. */
export const UPLOADS_THEIRS: TheirNames =
  "=onFile|handler,onfile,onUpload,fileHandler,storage,dest,uploadDir,tempFileDir=onFile" +
  "|fileSize,maxFileSize=maxFileBytes|maxSize,maxTotalFileSize,limit=maxBytes|files=maxFiles" +
  "|fields=maxFields|fieldSize,maxFieldsSize=maxFieldBytes|fileFilter,filter,accept,mimeTypes=types" +
  "|limits:write maxFiles, maxFileBytes, maxBytes, maxFields and maxFieldBytes" +
  "|onError,errorHandler:use problems(render) to change refusals";
