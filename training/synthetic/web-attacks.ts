/** Values that break out of a literal, in wordings that no public list has. */
export const SQL_BREAK_OUTS: readonly string[] = [
  `[x|a|admin|1|o]' [regexp|rlike|like|not like|sounds like|similar to|glob] '[^a|%|a%|^[a-m]|.*|_%]`,
  `[x|a|admin|1]" [regexp|rlike|like|not like] "[^a|%|a%|.*]`,
  `[x|1|admin]' [and|or|xor|&&] [user|password|name|id] [regexp|like|rlike] '[^a|%b%|a_]`,
  `[1|7|x]' [and|or] [ascii|ord|length|hex]([substr|mid|left]([user()|database()|version()|password],[1,1|2,1])) [>|<|=] [64|97|5][-- |#|--+]`,
  `[1|x]'[;|); ][waitfor delay|select pg_sleep|exec sp_who|update users set a=1|drop table t][-- |#| --]`,
  `[|x|1]' [or|and] [name|local-name|namespace-uri|string|count|position]([/*|//*|.|])[=|!=]'[|a|1]' [or|and] '[|1'='1|a'='a]`,
];
