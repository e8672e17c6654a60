import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** Operators, JavaScript of conditions, and commands of stores. */
export const NOSQL_KEYWORDS: readonly string[] = split(`
[$¦"$¦'$¦{$¦{ $¦$where¦$ne¦$gt¦$lt¦$regex¦$nin¦$exists¦&exists¦$elemmatch¦$expr¦$func¦$nor
db.¦detach ¦load csv¦apoc.¦call db¦redis.¦flusha¦flushdb¦config set¦slaveof¦||¦_all_docs¦[not]¦[like]¦[contains]¦swith]¦word[¦token[¦word][¦token][
`);
