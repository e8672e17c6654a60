import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** Beginnings of words and phrases that an injection can hardly do without. */
export const PROMPT_KEYWORDS: readonly string[] = split(`
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
¦ rules¦ rule that¦ new rule¦the pass¦passcode¦the access¦you must¦ admin ¦ admin.¦ admin,¦admin:¦
administrator¦answer every¦answer any¦answer all¦must answer¦sensitive¦the private¦canary¦ say no
¦ tool ¦ orders¦ the pin ¦were you ¦ hide¦hiding¦directions¦have no ¦whatever i ¦let's play¦keyword¦
¦ token¦conversation so¦the chat ¦ erase¦the flag¦overrul¦commands¦allowed to¦safeguard¦constraint¦
limitation¦principles¦policies¦ grant ¦grant yourself¦suspend¦liberat¦silently¦ evil¦illegal
¦harmful¦ hack¦malware¦ bomb¦weapon¦unlock¦no limits¦free of ¦free from¦not supposed¦you were ¦
you have been¦you received¦starting with¦letter by letter¦first letter¦backwards¦rhyme¦the letters
¦ hint¦your name is¦you are a ¦you are an ¦your new¦your real¦turn off¦send_¦/etc/passwd¦.ssh¦
subprocess¦popen¦eval(¦exec(¦__import¦curl ¦without any¦no restric¦opposite¦disclaimer¦apologi
¦sudo¦villain¦fictional¦step by step¦grandm¦napalm¦ransom¦keylog¦phish¦poison¦explosive¦steal ¦
¦ drugs¦ crime¦criminal¦racist¦sexist¦nsfw¦profan¦ swear¦insult¦ai agent¦ai assist¦assistant¦ llm¦
chatbot¦the model¦ ai ¦ai:¦"role"¦<admin¦</doc¦</inst¦</user¦unlearn¦revoke¦rescind¦nullif¦abandon
dismiss¦neglect¦your rule¦your limit¦your program¦your train¦your true¦your master¦your context
your configur¦were given¦been given¦been told¦you follow¦you told¦the words¦verbat¦maintenance
unrestr¦emergenc¦urgent¦authoriz¦clearance¦permission¦confirm with¦never say¦never break
break charac¦stay in char¦in character¦role play¦imagine¦suppose ¦no matter what¦loophole¦moral
begin with¦start with¦begin your¦start your¦sure, here¦complete the¦continue the¦finish th¦fill in
summarize¦summarise¦paraphras¦rephrase¦rot13¦morse¦acrostic¦anagram¦riddle¦spell ¦ print ¦ leak
¦ dump¦disclos¦expose¦confess¦exfil¦forward all¦all email¦all user¦credit card¦delete all¦
drop table¦http request¦169.254¦call the ¦user's ¦the user ¦attacker¦without telling¦don't tell
do not tell¦do not mention¦don't mention¦set your¦new goal¦new objective¦new purpose¦your goal
your purpose¦evilbot¦as root¦jail¦freed¦break free¦broken free¦confine¦unbound¦no ethic¦ethics
consequences¦tokens¦scenario¦hypothet¦two responses¦two answers¦research purposes
educational purposes¦academic purposes¦testing purposes¦purposes only¦what were¦what is your
what's your¦whats your¦tell me what¦tell me about your¦who made¦show me your¦give me your
before this¦came before¦beginning of¦the hidden¦hidden p¦hidden i¦hidden r¦hidden w¦hidden t
your developer¦the developer¦disable all¦disable your¦disable mod¦disable saf¦disable con
disable eth¦disable the¦mode on¦mode enabled¦mode off¦mode activ¦cook meth¦your filter¦all filter
the filters¦no filter¦content filter¦your polic¦the policy¦your memory¦the limits¦the text a
everything a¦everything y¦everything b¦everything i¦print the¦print all¦output y¦output the t
output al¦say everything¦a game¦the game¦a poem¦in debug
`);
