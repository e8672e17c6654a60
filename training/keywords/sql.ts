import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** What SQL that breaks out of a literal is made of; ordinary prose has next to none of it. */
export const SQL_KEYWORDS: readonly string[] = [
  ...split(`
' or¦'or¦" or ¦' and¦) or ¦) and ¦ or 1¦ and 1¦1=1¦select *¦select(¦select*¦ select ¦union s¦union a¦union/
union(¦union+¦union%¦user_lock¦--¦/*¦*/¦sleep(¦benchmark(¦waitfor¦insert into¦drop table¦having ¦order by¦group by
information_schema¦char(¦chr(¦concat(¦0x¦@@¦xp_¦exec ¦exec(¦' like¦into outfile¦convert(¦cast(¦rlike¦';
")¦')¦'||¦||¦pg_¦sysdate¦substr¦ascii(¦count(¦null,¦delete from¦ set ¦'='¦'+'¦''¦'"¦1'¦' '¦'%¦limit 1
limit 0¦limit (¦dbms_¦procedure¦declare @¦shutdown¦like '¦'#¦'&¦'/¦ in (¦is null¦not null¦where 1¦where (
randomblob¦version(¦user(¦database(¦load_file¦ between 1¦ between (¦=( ¦,(select¦ from ( ¦" =
from mysql¦utl_¦sp_pass¦sp_oa¦sp_exec¦from sys¦from all_¦from pg_¦from v$¦from mast¦from dual¦sqlite_m
`),
  "union\n",
  "\nselect",
];
