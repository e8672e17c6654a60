/**
 * Keywords of prompts.
 *
 * @module
 */

/** Keywords that call for a look by themselves. */
export const PROMPT_WORDS: string = `\
 dan ¦ dan,¦ lenh¦### in¦</doc¦</inst¦</user¦<<sys¦<admin¦<system¦<|im_¦[inst]¦[system¦\
ab se ¦abaikan¦above text¦admin:¦agis comme¦agora voce¦ahora eres¦aja como¦ambiwa¦amoral¦\
annul¦antes da minha¦anweisung¦arahan¦artik sen¦asculta¦ascuns¦aturan¦balewal¦batao¦batasan¦\
befehl¦begrans¦beperking¦berperan¦berpura¦bertindak¦beschrank¦bhool ja¦bhul ja¦bi mat¦\
bo loc¦bo qua¦bos ver¦bundan boyle¦bypass¦cachee¦canary¦caso omiso¦cau hinh an¦cenzur¦\
chatgpt¦chhup¦chi dan¦cong cu¦consigne¦contrainte¦contrasen¦credenzial¦cuek¦cuvant cu¦\
dan mode¦de tras para¦debug mode¦dedigim¦delete_all¦desactiv¦desarrollador¦descart¦\
desconsider¦developer mo¦dikhao¦dikkate¦dimentic¦directric¦directriz¦direktiv¦diretriz¦\
direttiv¦disobey¦disreg¦disuruh¦do anything¦do not follow¦do not mention¦doe alsof¦dolda¦\
dong vai¦du bist jetzt¦einschrank¦entwickler¦esquec¦ethik¦execute¦exfil¦fais comme si¦\
fais semblant¦felejts¦filtre¦filtri¦filtros¦finge que¦fingi¦finja¦forget¦fregate¦\
from now on¦geheim¦gehoorz¦gehorch¦gia vo¦gibi davran¦gioi han¦gizli¦glom ¦god mode¦\
gormezden¦goz ardi¦grenze¦grenzen¦hagas caso¦hagyd fig¦hallgass¦han che¦haslo¦haz como si¦\
he thong¦heet je¦heisst¦hemlig¦heslo¦heter du¦hidayat¦hidden me¦hirauk¦huong dan¦huwag¦\
ignor¦ilegal¦immoral¦import os¦imprim¦indicazioni¦initial mess¦instruc¦instruccion¦instruco¦\
instruct¦instructie¦instructiun¦instrukc¦instrukcj¦instruksi¦instruktion¦instrukts¦\
istruzion¦itaat¦jailbr¦jarjestelm¦je bent nu¦je heet¦je makers¦jelsz¦jestes teraz¦jifanye¦\
jmenuj¦jouer¦kalimutan¦kamu ¦kanuni¦kata demi¦kata lal¦kata sandi¦kataa¦kazali¦ke het¦\
kelimesi¦kielta¦kiem duyet¦kisitla¦kisitlama¦kodeord¦komut¦korlat¦kural¦kurallar¦la clave¦\
laisse tomber¦lalekn¦lap de¦lasa balta¦latsas¦letterlijk¦limitac¦limitazion¦limites¦limiti¦\
loi nhac¦losenord¦luat le¦lupakan¦lyd ¦maagizo¦maeleke¦magpang¦maintenance mode¦mat khau¦\
menolak¦mensagem d¦mensaje de sis¦mensaje del sis¦meri baat¦message syst¦messaggio di sis¦\
missacht¦mondtak¦moraln¦mostantol¦mostre¦mot de passe¦mot pour mot¦muestra¦nakatago¦namamu¦\
nascost¦nazywasz¦negeer¦neno kwa¦nenosiri¦nghe loi¦nguyen van¦nie zwraca¦nielegaln¦nirdesh¦\
nitii¦niyam¦no sigas¦normas¦nurut¦nutzer¦obbed¦obedec¦obei¦odmawia¦odmit¦ogranicz¦\
ograniczen¦ohita¦ohjee¦olet nyt¦olvid¦omezen¦opdracht¦ora sei¦ordagr¦ordenes¦ordens¦ordres¦\
os.sys¦oubli¦overrid¦overrul¦pabandi¦palabra por pal¦parancs¦parola per par¦pasa de todo¦\
passphrase¦passwort¦patakar¦patuh¦peduli¦pembuatmu¦perintah¦perkataan¦pesan sistem¦pfeif¦\
pham phap¦phot lo¦piilotet¦pokyn¦polecen¦politicas¦poslouch¦pravid¦pravila¦predstir¦prentah¦\
prikaz¦print everything¦prompt¦promt¦puuza¦qu'on t¦quan tri¦quen ¦quen di¦quy tac¦rahasia¦\
rajoit¦recita la¦recus¦reddet¦regeln¦regels¦reglas¦regler¦regles¦regole¦regras¦reguli¦\
rejtett¦rendszer¦repeat everything¦rescind¦restriccion¦restricoes¦restrizion¦revela¦\
richtlijn¦richtlini¦rifiut¦riktlinj¦rm -rf¦rolu¦saanno¦saanto¦sahau¦salasana¦salita-por¦\
sanasta¦sandi¦sansur¦se chama¦sebelumnya¦secreto¦segredo¦segret¦send_¦senha¦sensuur¦\
setz dich¦sheria¦sifre¦sinirsiz¦sistem mes¦skryt¦slovo od¦slowo w sl¦sluchaj¦sofort¦spiele¦\
stell dir vor¦stop follow¦strunta¦sundin¦sure, here¦systeembericht¦system me¦system:¦\
systemnachr¦szabaly¦szorol¦t'appel¦t'ont¦tagubil¦tajn¦tajne¦talimat¦tanpa ¦te configur¦\
te dieron¦te dijeron¦te han ¦te llamas¦te mand¦te numes¦ten ban¦tengas en cuenta¦\
tersembunyi¦text above¦ti chiami¦ti s-a¦tillsagd¦titkos¦tottel¦trek je ni¦tsenzur¦tu choi¦\
tu es maintenant¦tu papel¦tu so ¦tu so als¦tuduhn¦tumatang¦turut¦tworcow¦udawaj¦uita ¦ukryt¦\
ulipewa¦umursama¦uncensor¦unethical¦unfilter¦unlearn¦unohda¦unrestrict¦unut¦usuario¦utasit¦\
utente¦utilisateur¦utvecklar¦verborgen¦vergeet¦vergess¦vergiss¦verklap¦verrat¦verweiger¦\
vikwazo¦vizuizi¦vorgab¦vorherig¦vykasli¦wachtwoord¦walang ¦weiger¦were told¦werkzeug¦whoami¦\
wiadomosc sys¦without telling¦words above¦wortwort¦wyslij haslo¦wytyczn¦yasa di¦yasak¦\
yok say¦yonerge¦you are now¦your rules¦zabud¦zapomen¦zapomn¦zasad¦zensur¦zignor`;

/** Keywords that ordinary texts have too: in a long text two of them have to come together. */
export const PROMPT_HINTS: string = `\
 admin ¦ admin,¦ admin.¦ ai ¦ bomb¦ crime¦ drugs¦ dump¦ erase¦ evil¦ grant ¦ hack¦ hide¦\
 hint¦ leak¦ llm¦ new rule¦ orders¦ print ¦ rule that¦ rules¦ say no¦ swear¦ the pin ¦\
 token¦ tool ¦"role"¦.ssh¦/etc/passwd¦169.254¦__import¦a game¦a poem¦abandon¦\
academic purposes¦acrostic¦act as¦administrator¦ai agent¦ai assist¦ai:¦all email¦all filter¦\
all user¦allowed to¦an ai¦anagram¦answer all¦answer any¦answer every¦api key¦apologi¦\
as root¦assistant¦assistant: ¦attacker¦authoriz¦backwards¦base64¦been given¦been told¦\
before this¦begin with¦begin your¦beginning of¦break charac¦break free¦broken free¦\
call the ¦came before¦censorship¦censur¦chatbot¦clearance¦code word¦codeword¦commands¦\
complete the¦comply¦confess¦confidential¦confine¦confirm with¦consequences¦consign¦\
constraint¦content filter¦continue the¦conversation so¦cook meth¦credential¦credit card¦\
criminal¦curl ¦delete all¦directions¦directiv¦directive¦disable all¦disable con¦disable eth¦\
disable mod¦disable saf¦disable the¦disable your¦disclaimer¦disclos¦dismiss¦do not tell¦\
don't mention¦don't tell¦drop table¦educational purposes¦emergenc¦emulat¦ethical¦ethics¦\
etica¦eval(¦everything a¦everything b¦everything i¦everything y¦evilbot¦exec(¦exfiltrat¦\
explosive¦expose¦fictional¦fill in¦finge¦finish th¦first letter¦forward all¦free from¦\
free of ¦freed¦give me your¦grandm¦grant yourself¦guideline¦harmful¦have no ¦hidden i¦\
hidden p¦hidden r¦hidden t¦hidden w¦hiding¦http request¦hypothet¦hypothetic¦illega¦illegal¦\
imagine¦immers¦in character¦in debug¦insult¦jail¦keylog¦keyword¦language model¦let's play¦\
letter by letter¦liberat¦limitation¦loophole¦maintenance¦malware¦mode activ¦mode enabled¦\
mode off¦mode on¦moral¦morse¦mostra¦must answer¦napalm¦neglect¦never break¦never say¦\
new goal¦new objective¦new purpose¦new task¦no ethic¦no filter¦no limits¦no longer¦\
no matter what¦no restric¦not supposed¦nsfw¦nullif¦obey¦openai¦opposite¦ordin¦output al¦\
output the t¦output y¦overwrit¦paraphras¦parola¦passcode¦password¦permission¦persona ¦phish¦\
poison¦policies¦popen¦precedent¦pretend¦previous¦principles¦print all¦print the¦profan¦\
purposes only¦racist¦ransom¦refus¦refuse¦repeat¦rephrase¦research purposes¦respond¦restric¦\
restrictio¦reveal¦revoke¦rhyme¦riddle¦role play¦role-play¦roleplay¦rot13¦run: ¦safeguard¦\
safety¦say everything¦scenario¦secret¦sensitive¦set your¦sexist¦show me your¦silently¦\
simulat¦spell ¦start with¦start your¦starting with¦stay in char¦steal ¦step by step¦\
subprocess¦sudo¦summarise¦summarize¦suppose ¦suspend¦tell me about your¦tell me what¦\
testing purposes¦the access¦the chat ¦the developer¦the filters¦the flag¦the game¦\
the hidden¦the letters¦the limits¦the model¦the pass¦the policy¦the private¦the text a¦\
the user ¦the words¦tokens¦told you¦translate¦turn off¦two answers¦two responses¦unbound¦\
unlock¦unrestr¦urgent¦user's ¦user: ¦verbat¦verbatim¦villain¦weapon¦were given¦were you ¦\
what is your¦what were¦what's your¦whatever i ¦whats your¦who made¦without any¦\
word for word¦you are a ¦you are an ¦you follow¦you have been¦you must¦you received¦\
you told¦you were ¦you will¦your answer¦your configur¦your context¦your creator¦\
your developer¦your filter¦your goal¦your limit¦your master¦your memory¦your name is¦\
your new¦your polic¦your program¦your purpose¦your real¦your rule¦your task¦your train¦\
your true`;
