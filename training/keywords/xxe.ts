import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** What declarations and inclusions of XML begin with. */
export const XXE_KEYWORDS: readonly string[] = split(`
<!¦<?xml¦xinclude¦:include¦<xi:¦xsl:¦schemalocation¦php:func¦expect:¦netdoc:¦xlink:href¦>&¦>%¦redirect:w¦adw-
`);
