/**
 * The words of SQL by kind: MySQL, PostgreSQL, SQL Server, Oracle, SQLite, DB2 and Access.
 *
 * @module
 */
import { lazy } from "../../prefilter/lazy.ts";
import * as Kind from "./kinds.ts";

/** Words that mean the same wherever they stand. */
const ALWAYS: readonly (readonly [number, string])[] = [
  [Kind.blank, "all distinct distinctrow any some lateral sql_calc_found_rows recursive"],
  [Kind.number, "null true false unknown isnull notnull"],
  [Kind.logical, "and or xor"],
  [Kind.unary, "not binary sounds similar"],
  [Kind.compare, "like rlike regexp glob in between is ilike"],
  [Kind.arithmetic, "mod div escape collate as"],
  [Kind.union, "union intersect except minus"],
  [Kind.select, "select"],
  [Kind.clause, "from where values join on using into with over partition table"],
  [Kind.having, "having"],
  [Kind.caseStep, "when then else"],
  [Kind.caseEnd, "end"],
  [Kind.limit, "limit offset"],
  [Kind.danger, "waitfor"],
];

/** Words that mean something only as a call: before a parenthesis, besides the functions. */
const CALLED: readonly (readonly [number, string])[] = [
  [
    Kind.sqlCall,
    "convert exists if insert isnull left mod replace right values",
  ],
  [Kind.statement, "exec execute"],
  [Kind.variable, "version user database schema uid userenv"],
];

/** Functions of SQL. */
const FUNCTIONS =
  /^(?:abs|ascii|a?cos|avg|bin|cast|ceil(?:ing)?|cha?r|coalesce|(?:un)?compress|concat|conv|count|crc32|cur(?:date|time)|datalength|decode|elt|encode|field|floor|format|get_?date|greatest|(?:un)?hex|ii?f|ifnull|initcap|instr|least|[lu]case|len(?:gth)?|likelihood|(?:un)?likely|listagg|locate|lower|[lr]?pad|[lr]?trim|max|md5|mid|min|now|nullif|nvl2?|object_(?:id|name)|ord|patindex|pi|position|quote(?:name)?|rand|rank|reverse|repeat|replicate|round|r(?:ead|ow)(?:file)?|sha[12]?|sign|sin|soundex|space|sqrt|std(?:ev)?|str(?:cmp|ftime)?|stuff|subst(?:r|ring)|sum|sysdate|tan|translate|trunc(?:ate)?|typeof|uni(?:code|str)|upper|uuid|writefile|xmlagg|xmlelement|zeroblob|(?:json|regexp|to|group|array|string|quote|row|bit|date|octet|substring|substr|char|character|col|find_in|make|export|weight|last_insert|generate|from|starts|is|gen|total|concat|extract|query|table|database)_\w{1,20})$/;

/** Names that are used for little but attacks: what waits, reads files, asks other hosts. */
const DANGEROUS =
  /^(?:(?:sleep(?:eachrow)?|benchmark|name_const|httpuritype|xmltype|extractvalue|updatexml|randomblob|(?:get|release)_lock|system\$wait)$|load_(?:file|ext)|pg_(?:sleep|read_|ls_|stat_file)|lo_(?:im|ex|get|from)|sys_(?:e[vx]|bin)|gtid_sub|st_\w{4,12}geohash|dblink|fts3_tok|fn_(?:xe|get|trace)|open(?:rowset|datas|query)|(?:master\.|sys\.|dbo\.|\.){0,3}(?:xp_|sp_(?:oa|pass|add|exec|make|conf))|(?:sys\.)?(?:dbms|utl)_(?!output)|(?:ctxsys|ordsys|owa_util|user_lock)\.)/;

/** Tables and views of the system catalogue. */
const SYSTEM =
  /^(?:(?:sys(?:objects|columns|databases|users|x?logins|processes)|global_name|plan_table)$|(?:all|user)_(?:tab|users|obj)|session_priv|role_tab|sqlite_|pg_(?:tab|shad|user|class|attr|data|roles|cat|authid|stat|name|sett|views)|msys|msdb\.|(?:information|performance)_schema|rdb\$|mon\$|mysql\.|sys\.(?:all_|user|sql_|tab|obj|col|data|schema|dba|serv|sys|login|dm_|v)|sys(?:ibm|cat|proc|master)\.|g?v\$|v_\$|x\$|dba_|master\.|pragma_|innodb_|tempdb\.)/;

/** What the server tells of itself; most of it needs no parentheses. */
const VARIABLE =
  /^(?:(?:current|session|system|user|s?user_s|db|app|host)_?(?:user|database|schema|catalog|name|setting|account|role)|connection_id|dbinfo|serverproperty|sqlite_(?:version|so|compile)\w{0,20}|pg_backend_pid|inet_server_\w{4}|has_dbaccess|sys_context|getpgusername)$/;

/**
 * Words that begin a statement with the word after them. Alone they are names: prose has "update",
 * "drop" and "create" too.
 */
const STATEMENTS: readonly (readonly [string, string])[] = [
  [
    "drop create alter rename truncate undrop",
    `table database user index view procedure function login schema column trigger role sequence
    extension temporary temp or unique tablespace assembly type aggregate language server event
    session public global`,
  ],
  ["insert", "into ignore delayed overwrite"],
  ["replace merge", "into"],
  ["delete", "from top"],
  ["load", "data xml"],
  ["bulk", "insert"],
  ["backup restore", "database log"],
  [
    "grant revoke",
    "all select connect resource insert update delete execute dba create usage super",
  ],
  ["exec execute", "immediate master sp_executesql"],
  ["attach detach", "database"],
  ["begin", "declare waitfor dbms_lock exec execute execute_immediate"],
  ["set", "global session names password names"],
  ["show", "tables databases columns grants variables processlist"],
  ["handler", "users"],
  ["desc describe", "users"],
  ["pragma", "table_info database_list writable_schema"],
];

/** After the first two words of a statement, these make it prose: "insert into the slot". */
export const IN_PROSE: RegExp =
  /^(?:the|an?|my|your|our|his|her|their|this|that|these|those|for|at|of|me|it|into|us|and|or)$/;

/** The first words of other phrases. */
const PHRASES =
  "order group into procedure top case shutdown update declare set copy begin call do";

/** What a word is. */
export interface Word {
  /** Its kind where it is not called. */
  kind: number;
  /** Its kind before a parenthesis, or 0 for that of any call. */
  called: number;
  /** The words that may come next when it begins a statement. */
  next: ReadonlySet<string> | undefined;
  /** It means something together with the word after it. */
  phrase: boolean;
}

const words = /* @__PURE__ */ lazy((): ReadonlyMap<string, Word> => {
  const all = new Map<string, Word>();
  const entry = (word: string): Word => {
    const known = all.get(word) ?? { kind: Kind.name, called: 0, next: undefined, phrase: false };
    all.set(word, known);
    return known;
  };
  for (const [kind, list] of ALWAYS) for (const word of split(list)) entry(word).kind = kind;
  for (const [kind, list] of CALLED) for (const word of split(list)) entry(word).called = kind;
  for (const [first, next] of STATEMENTS) {
    const after = new Set(split(next));
    for (const word of split(first)) entry(word).next = after;
  }
  for (const word of split(PHRASES)) entry(word).phrase = true;
  return all;
});

function split(list: string): string[] {
  return list.split(/\s+/);
}

/** What is known of a word; undefined for a name. */
export function lookUp(word: string): Word | undefined {
  return words().get(word);
}

/** The kind of a name: how it begins may tell. */
export function kindOfName(word: string): number {
  if (DANGEROUS.test(word)) return Kind.danger;
  if (VARIABLE.test(word)) return Kind.variable;
  return SYSTEM.test(word) ? Kind.system : Kind.name;
}

/** The kind of a name before a parenthesis: of SQL, or of any other language. */
export function kindOfCall(word: string): number {
  return FUNCTIONS.test(word) ? Kind.sqlCall : Kind.call;
}

/** The kind of a word that is not called. */
export function kindOfWord(word: string): number {
  return lookUp(word)?.kind ?? (PARTS.test(word) ? kindOfName(word) : Kind.name);
}

/** Only names of several parts, and calls, are worth a look at how they begin. */
export const PARTS: RegExp = /[_$.]|^m?sys/;
