import type { FamilyCases } from "./mod.ts";

/** sql: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "' or '1'='1",
    "admin' --",
    "1 or 1=1",
    "' union select username, password from users--",
    "1; drop table users",
    "' and sleep(5)--",
    "1' waitfor delay '0:0:5'--",
    "x' or 1=1#",
    "') or ('1'='1",
    "1 union all select null,null,null--",
    "' or benchmark(1000000,md5(1))#",
    "'; exec xp_cmdshell('dir')--",
    '" or ""="',
    "1' order by 10--",
    "' having 1=1--",
    "1 and (select count(*) from information_schema.tables)>0",
    "-1' union select 1,@@version,3-- -",
    "' or 'a' like 'a",
  ],
  twins: [
    "O'Brien",
    "Select a seat or drop me a line",
    "The union of students and staff selected a new board",
    "Rock 'n' roll",
    "5' 10\" tall",
    "Update: the table is booked; order by phone",
    "It's either this or that, isn't it?",
    "D'Angelo & Sons -- since 1920",
    "We group by age and have fun",
  ],
};
