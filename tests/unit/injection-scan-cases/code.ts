import type { FamilyCases } from "./mod.ts";

/** code: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "<?php system($_GET['cmd']); ?>",
    "require('child_process').exec('id')",
    "java.lang.Runtime.getRuntime().exec('id')",
    "phpinfo();",
  ],
  twins: [
    "PHP is a language",
    "We require a child seat",
    "The process was executed well",
  ],
};
