/**
 * Names that expressions of templates have no business with: what reaches the host, runs something,
 * or shows what the application keeps to itself.
 *
 * @module
 */
import * as Role from "./roles.ts";

const list = (words: string): readonly string[] => words.trim().split(/\s+/);

const REACH = `
getclass getclassloader classloader forname getruntime processbuilder getprotectiondomain
getenginebyname scriptenginemanager getdeclaredmethod getdeclaredconstructor
getdeclaredfield getconstructor getsystemresource getresourceasstream urlclassloader ioutils
readallbytes newinstance loadclass defineclass getmethods mro subclasses child_process mainmodule execsync spawnsync
 execfilesync registerundefinedfiltercallback 
ognlcontext ognlutil _memberaccess lower_abc data_model file_excerpt
importlib linecache subprocess builtins open3 popen2 get_admin_log
_templatereference__context _charset _context expressionfactory elprocessor jshell groovyshell
commandprocessor getdeclaredclasses objectspace instance_eval class_eval module_eval instance_variable_get
getresolver classresolver getstaticmember scriptengine nashorn _nsattr__parent eval_string
objectwrapper smarty_internal_write_file
getstreamvariable getexternalcontext template_object getcontextclassloader
`;

const CALL = `
system exec popen passthru shell_exec proc_open pcntl_exec phpinfo file_get_contents
file_put_contents readfile highlight_file show_source ob_start ini_set call_user_func
call_user_func_array create_function assert spawn execfile getattr setattr globals locals
vars dump var_dump print_r debug_print getenv putenv require import_module unserialize
include_php ls whoami compile execute_command get_defined_vars
alert prompt confirm file_exists scandir fopen eval_js
`;

const ROOT = `
config self settings request _self lipsum cycler joiner namespace url_for get_flashed_messages
applicationscope sessionscope requestscope pagecontext this globals process debug
`;

/** What each name means. */
export const ROLES: ReadonlyMap<string, number> = /* @__PURE__ */ roles();

function roles(): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  const add = (words: string, role: number) => list(words).forEach((word) => map.set(word, role));
  add(ROOT, Role.root);
  add(CALL, Role.call);
  add(REACH, Role.reach);
  add(
    "map filter sort reduce usort uasort uksort walk find array_map array_filter array_walk",
    Role.applies,
  );
  add("print echo puts return write println", Role.verb);
  add("add plus times minus multiply divided_by divide modulo multiplied_by", Role.computes);
  add("true false none null and or not", Role.constant);
  add("new api eval interpret has_api", Role.builtIn);
  return map;
}

/** Members that reach out, by what they are members of. 3 is enough by itself. */
export const PAIRS: ReadonlyMap<string, number> = /* @__PURE__ */ pairs();

function pairs(): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  const add = (words: string, points: number) =>
    list(words).forEach((word) => map.set(word, points));
  add(
    `self.module self.template self.context self.attr _self.env self.env request.server config.items
    config.iteritems config.from_object config.from_pyfile config.secret_key settings.secret_key
    request.application request.environ os.system os.popen os.environ os.listdir os.execute os.exec
    io.popen io.read io.readlines file.open file.read file.readlines file.new dir.entries dir.glob
    dir.foreach kernel.exec kernel.system kernel.open process.spawn process.binding process.exit
    process.mainmodule process.start process.dlopen system.cmd code.eval_string string.sub
    diagnostics.process class.forname class.getresource class.inspect signer.key
    class.classloader 
    _.version _.templatesettings reflect.getprototypeof smarty.version smarty.template_object smarty.template
    smarty.server smarty.env smarty.const smarty.current_dir java.lang freemarker.template
    global.process globalthis.process root.process   

    request.getsession pagecontext.servletcontext io.file
    system.environment system.reflection system.getenv system.getproperty io.popen os.getenv applicationcontext.getbean
    thread.currentthread sub.call sub.bind sub.apply curry.call root.process
    pagecontext.setattribute session.setattribute`,
    3,
  );
  add(
    `java.util java.io java.net java.nio java.security javax.script javax.naming javax.el
    org.springframework org.apache com.sun com.opensymphony sun.misc groovy.lang org.codehaus
    org.python org.mozilla com.fasterxml net.sf request.args request.values
    request.cookies request.get_data string.split this.push process.env process.cwd
    session.secret_key application.settings config.__dict__ system.io`,
    2,
  );
  return map;
}

const OTHERS: ReadonlySet<string> = /* @__PURE__ */ others();

function others(): ReadonlySet<string> {
  return new Set(list(
    "eval printf glob array_map usort include fwrite unlink error_log mail posix_getpwuid symlink dl",
  ));
}

/** True for a function that a filter must not be given by name. */
export function isGiven(name: string): boolean {
  return ROLES.get(name) === Role.call || OTHERS.has(name);
}
