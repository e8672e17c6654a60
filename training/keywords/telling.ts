import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/**
 * Those of the prompt keywords that call for a look by themselves. The others are found in ordinary
 * texts too: in a long text two of them have to come together.
 */
export const TELLING_KEYWORDS: ReadonlySet<string> = new Set(split(`
ignor¦disreg¦forget¦overrid¦bypass¦instruct¦instruc¦prompt¦jailbr¦unfilter¦uncensor¦unrestrict¦ dan ¦ dan,
dan mode¦developer mo¦god mode¦chatgpt¦you are now¦from now on¦system me¦system:¦passphrase¦unethical¦immoral
amoral¦do anything¦<|im_¦[inst]¦<<sys¦### in¦<system¦[system¦above text¦text above¦words above¦initial mess
hidden me¦stop follow¦do not follow¦disobey¦repeat everything¦were told¦your rules¦execute¦whoami
maintenance mode¦debug mode¦print everything¦import os¦os.sys¦rm -rf¦delete_all¦exfil¦unlearn¦rescind
<admin¦</doc¦</inst¦</user¦admin:¦canary¦send_¦sure, here¦without telling¦do not mention¦overrul
`));

/** Keywords of other languages that are a part of English words: they count as hints too. */
export const ALSO_ENGLISH: ReadonlySet<string> = new Set(split(`
ordin¦etica¦restric¦directiv¦illega¦refus¦mostra¦finge¦censur¦precedent¦consign¦parola
`));
