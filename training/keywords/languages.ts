import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/**
 * Beginnings of words, in the other languages that are written with Latin letters, that an
 * injection can hardly do without. Folded: without diacritics. Other scripts need no keywords: there
 * the lexicon itself is looked up.
 */
export const LANGUAGE_KEYWORDS: readonly string[] = split(`
olvid¦descart¦caso omiso¦hagas caso¦tengas en cuenta¦te dijeron¦te han ¦te dieron¦te configur¦restric¦censur¦zensur¦limitac
filtros¦obedec¦palabra por pal¦te llamas¦reglas¦ordenes¦normas¦directric¦revela¦muestra¦la clave¦haz como si¦pasa de todo¦ilegal
desactiv¦desarrollador¦tu papel¦etica
esquec¦diretriz¦regras¦ordens¦obedec¦recus¦se chama¦te mand¦finge¦finja¦mostra¦mostre¦antes da minha¦politicas¦de tras para
fregate¦direttiv¦regole¦ordin¦segret¦limitazion¦obbed¦rifiut¦parola per par¦fingi¦recita la¦ti chiami¦indicazioni¦credenzial
nascost¦filtri
consign¦directiv¦regles¦ordres¦contrainte¦obei¦refus¦mot pour mot¦fais comme si¦jouer¦t'appel¦cachee¦filtre¦t'ont¦qu'on t
laisse tomber¦illega¦limites
pfeif¦setz dich¦vorgab¦regeln¦befehl¦verrat¦wortwort¦gehorch¦verweiger¦heisst¦spiele¦tu so ¦entwickler¦werkzeug¦sofort¦ethik
trek je ni¦lap de¦richtlijn¦regels¦opdracht¦instructie¦verborgen¦letterlijk¦beperking¦gehoorz¦weiger¦doe alsof¦heet je¦je heet
je makers¦verklap
polecen¦zasad¦wytyczn¦tajne¦ukryt¦slowo w sl¦cenzur¦sluchaj¦odmawia¦nazywasz¦kazali¦tworcow¦moraln¦nielegaln¦nie zwraca
zapomen¦vykasli¦pokyn¦instrukc¦pravid¦prikaz¦heslo¦tajn¦skryt¦slovo od¦omezen¦poslouch¦odmit¦predstir¦jmenuj
strunta¦instruktion¦riktlinj¦regler¦hemlig¦dolda¦ordagr¦begrans¦lyd ¦heter du¦latsas¦utvecklar¦tillsagd¦kodeord
lasa balta¦uita ¦ti s-a¦instructiun¦reguli¦ascuns¦cuvant cu¦te numes¦asculta
felejts¦hagyd fig¦utasit¦szabaly¦parancs¦jelsz¦titkos¦rejtett¦szorol¦korlat¦hallgass¦mostantol¦rendszer¦mondtak
unohda¦ohita¦ohjee¦saanno¦saanto¦salasana¦piilotet¦sanasta¦rajoit¦sensuur¦tottel¦kielta¦olet nyt¦jarjestelm
bos ver¦umursama¦dikkate¦kural¦komut¦gizli¦kelimesi¦kisitla¦sansur¦itaat¦reddet¦bundan boyle¦rolu¦dedigim¦yasa di¦yasak
quen ¦ke het¦quy tac¦luat le¦ lenh¦bi mat¦nguyen van¦han che¦kiem duyet¦bo loc¦nghe loi¦tu choi¦ten ban¦loi nhac¦cau hinh an
pham phap¦quan tri¦cong cu
cuek¦hirauk¦peduli¦instruksi¦perintah¦arahan¦sandi¦rahasia¦tersembunyi¦kata demi¦tanpa ¦patuh¦nurut¦turut¦menolak¦berperan
namamu¦kamu ¦disuruh¦pembuatmu¦lalekn¦prentah¦tuduhn¦perkataan¦kata lal
kalimutan¦balewal¦huwag¦tagubil¦patakar¦nakatago¦walang ¦tumatang¦magpang¦salita-por¦sundin
puuza¦sahau¦maagizo¦maeleke¦sheria¦nenosiri¦neno kwa¦vizuizi¦vikwazo¦nitii¦kataa¦jifanye¦ambiwa¦ulipewa¦kanuni
bhool ja¦bhul ja¦nirdesh¦niyam¦pabandi¦hidayat¦dikhao¦batao¦meri baat¦ab se ¦chhup
mensaje de sis¦mensaje del sis¦mensagem d¦messaggio di sis¦message syst¦systemnachr¦systeembericht¦wiadomosc sys¦sistem mes
pesan sistem¦limiti¦grenzen¦grenze¦ogranicz¦kurallar¦sinirsiz¦imprim¦wyslij haslo¦usuario¦utilisateur¦nutzer¦utente
zabud¦instrukts¦pravila¦tsenzur¦promt
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
