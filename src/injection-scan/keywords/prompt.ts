import { split } from "./split.ts";

/** Beginnings of words and phrases that an injection can hardly do without. */
export const PROMPT_KEYWORDS: readonly string[] = /* @__PURE__ */ split(`
ignor¦disreg¦forget¦overrid¦overwrit¦bypass¦instruct¦instruc¦prompt¦jailbr¦pretend¦roleplay¦role-play
unfilter¦uncensor¦unrestrict¦restrictio¦ dan ¦ dan,¦dan mode¦developer mo¦god mode¦chatgpt¦openai
language model¦previous¦you are now¦from now on¦act as¦system me¦system:¦password¦passphrase¦secret
reveal¦verbatim¦guideline¦directive¦unethical¦immoral¦amoral¦do anything¦no longer¦<|im_¦[inst]¦<<sys
### in¦<system¦[system¦above text¦text above¦words above¦initial mess¦base64¦refuse¦comply¦obey
simulat¦hypothetic¦persona ¦confidential¦hidden me¦api key¦credential¦codeword¦code word¦an ai
stop follow¦do not follow¦censorship¦ethical¦immers¦emulat¦exfiltrat¦disobey¦your creator
repeat everything¦told you¦were told¦your rules¦execute¦repeat¦translate¦whoami¦maintenance mode
debug mode¦print everything¦import os¦os.sys¦run: ¦user: ¦assistant: ¦you will¦rm -rf¦delete_all
respond¦word for word¦your task¦your answer¦new task¦safety
olvid¦instruccion¦contrasen¦oubli¦consigne¦mot de passe¦esquec¦desconsider¦instruco¦senha¦dimentic
istruzion¦anweisung¦vergiss¦vergess¦passwort¦missacht¦negeer¦vergeet¦wachtwoord¦zignor¦instrukcj
zapomn¦haslo¦talimat¦unut¦sifre¦yok say¦goz ardi¦gormezden¦abaikan¦lupakan¦kata sandi
bo qua¦phot lo¦quen di¦huong dan¦mat khau¦he thong¦chi dan¦glom ¦losenord¦finge que¦aja como
fais semblant¦restriccion¦restricoes¦restrizion¦einschrank¦beschrank¦ograniczen¦kisitlama¦batasan
gioi han¦annul¦direttiv¦direktiv¦richtlini¦directriz¦diretriz¦aturan¦sebelumnya¦precedent¦vorherig
kurallar¦yonerge¦agis comme¦tu so als¦udawaj¦gibi davran¦berpura¦bertindak¦gia vo¦dong vai
stell dir vor¦ahora eres¦agora voce¦tu es maintenant¦du bist jetzt¦ora sei¦je bent nu¦jestes teraz
artik sen¦no sigas¦finja¦parola¦secreto¦segredo¦geheim
`);
