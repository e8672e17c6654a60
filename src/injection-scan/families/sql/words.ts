/**
 * The words of SQL by kind: MySQL, PostgreSQL, SQL Server, Oracle, SQLite, DB2 and Access.
 *
 * @module
 */
import { lazy } from "../../prefilter/packing/lazy.ts";
import { Kind } from "./kinds.ts";

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
  [
    Kind.variable,
    "current_user session_user system_user current_database current_schema current_catalog",
  ],
  [
    Kind.system,
    `sysobjects syscolumns sysdatabases sysusers syslogins sysprocesses sysxlogins all_tables
    all_users all_tab_columns all_tab_tables all_objects user_tables user_tab_columns user_objects
    user_users session_privs role_tab_privs sqlite_master sqlite_schema sqlite_temp_master pg_tables
    pg_shadow pg_user pg_class pg_attribute pg_database pg_roles pg_catalog pg_authid pg_stat_activity
    pg_namespace pg_settings pg_views msysobjects msysaccessobjects msysaces msysqueries global_name
    information_schema performance_schema rdb$relations rdb$database mon$attachments plan_table`,
  ],
];

/** Words that mean something only as a call: before a parenthesis. */
const CALLED: readonly (readonly [number, string])[] = [
  [
    Kind.sqlCall,
    `abs acos ascii asc atan avg bin bit_count cast ceil ceiling char char_length
    character_length chr coalesce compress concat concat_ws conv convert cos cot count crc32 curdate
    curtime datalength date_add date_format date_sub decode elt encode exists exp export_set field
    find_in_set floor format format_type from_base64 gen_random_uuid getdate greatest group_concat
    hex iif if ifnull initcap insert instr is_srvrolemember isnull json_array json_extract json_keys
    json_object json_search json_value json_build_object last_insert_id lcase least left len length
    ln locate log lower lpad ltrim make_set max md5 mid min now nullif nvl nvl2
    octet_length ord padstr patindex pi position pow power procedure quote quote_literal quotename
    rand rank repeat replace replicate reverse right rnd round row_number row_count rpad rtrim
    rownum sha sha1 sha2 sign sin soundex space sqrt stdev str strcmp string_agg strftime stuff
    substr substring substring_index sum sysdate tan to_base64 to_char to_hex to_number translate
    trim trunc truncate typeof ucase unhex unicode unistr upper uuid values weight_string xmlagg
    xmlelement starts_with array_agg array_to_string database_to_xml query_to_xml table_to_xml likely
    unlikely likelihood total_changes changes zeroblob quote_ident regexp_like regexp_replace
    regexp_substr generate_series row listagg object_id object_name readfile writefile col_name col_length rtrim`,
  ],
  [Kind.statement, "exec execute"],
  [
    Kind.variable,
    `version user database schema current_user session_user system_user db_name user_name
    suser_name suser_sname host_name app_name connection_id serverproperty current_setting
    current_database sqlite_version pg_backend_pid inet_server_addr inet_server_port has_dbaccess
    sys_context uid userenv getpgusername user_id sqlite_compileoption_used sqlite_source_id`,
  ],
  [
    Kind.danger,
    `sleep benchmark pg_sleep pg_sleep_for pg_sleep_until load_file extractvalue updatexml
    randomblob name_const openrowset opendatasource openquery lo_import lo_export lo_get lo_from_bytea
    pg_read_file pg_read_binary_file pg_ls_dir pg_stat_file xmltype sys_eval sys_exec gtid_subset
    gtid_subtract get_lock release_lock st_latfromgeohash st_longfromgeohash st_pointfromgeohash
    httpuritype sleepeachrow system$wait load_extension dblink_connect dblink_send_query dblink_exec dblink fts3_tokenizer
    fn_xe_file_target_read_file fn_get_audit_file fn_trace_gettable sys_bineval`,
  ],
];

/** Beginnings of names that are used for little but attacks; the first that fits counts. */
const PREFIXES: readonly (readonly [number, string])[] = [
  [Kind.name, "dbms_output."],
  [
    Kind.danger,
    "user_lock. xp_ sp_oa sp_password sp_addsrv sp_addlogin sp_executesql sp_makewebtask sp_configure sp_adduser dbms_ utl_ sys.dbms_ sys.utl_ master..xp_ master..sp_ master.dbo.xp_ master.dbo.sp_ ctxsys. ordsys. owa_util. dbo.xp_ sys.xp_ master.sys.xp_",
  ],
  [
    Kind.system,
    "information_schema. performance_schema. mysql. sys.all_ sys.user sys.sql_ sys.tab sys.obj sys.col sys.database sys.schema sys.dba sys.serv sys.sys sys.login sys.dm_ sysibm. syscat. sysproc. v$ sys.v v_$ dba_ pg_catalog. master.. master.dbo. msdb. pg_stat_ sysmaster. x$ gv$ pragma_ sqlite_ innodb_ msys tempdb.",
  ],
];

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
const PHRASES = "order group into procedure top case shutdown update declare set copy begin";

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

/** The beginnings by their first two letters. */
const prefixes = /* @__PURE__ */ lazy((): ReadonlyMap<string, [prefix: string, kind: number][]> => {
  const all = new Map<string, [string, number][]>();
  for (const [kind, list] of PREFIXES) {
    for (const prefix of split(list)) {
      const start = prefix.slice(0, 2);
      all.set(start, [...(all.get(start) ?? []), [prefix, kind]]);
    }
  }
  return all;
});

function split(list: string): string[] {
  return list.split(/\s+/);
}

/** What is known of a word; undefined for a name. */
export function lookUp(word: string): Word | undefined {
  return words().get(word);
}

/** The kind of a name of several parts: its beginning may tell. */
export function kindOfName(word: string): number {
  const alike = prefixes().get(word.slice(0, 2));
  for (const [prefix, kind] of alike ?? []) if (word.startsWith(prefix)) return kind;
  return Kind.name;
}

/** The kind of a word that is not called. */
export function kindOfWord(word: string): number {
  return lookUp(word)?.kind ?? (PARTS.test(word) ? kindOfName(word) : Kind.name);
}

/** Only names of several parts have beginnings that tell. */
export const PARTS: RegExp = /[_$.]/;
