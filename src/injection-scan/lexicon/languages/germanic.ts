/**
 * German, Dutch, Swedish with Danish and Norwegian.
 *
 * @module
 */
import type { Lexicon } from "../concepts.ts";

const german: Lexicon = {
  ignore:
    "ignorier*|vergiss|vergesse|vergessen|vergesst|missacht*|umgeh*|uberschreib*|befolge nicht|beachte nicht|nicht beachten|verwirf|losche|streiche|lass alle|" +
    "ausser acht|uberspringe|setze ausser kraft|pfeif auf|scheiss auf|setz dich uber|setze dich uber|hinweg|brich|deaktivier*|schalte|keine beachtung|" +
    "hor nicht auf|halte dich nicht|folge nicht|kummere dich nicht",
  prior:
    "vorherig*|bisherig*|vorig*|obig*|fruher*|alle|alles|allen|deine|deiner|ihre|ursprunglich*|vorangegangen*|vorangehend*|zuvor|oben|bisher|vorher|erhaltenen|" +
    "gegebenen|davor|vorhandenen|vorhergehend*",
  instruction:
    "anweisung*|instruktion*|regeln|regel|vorgaben|befehl*|richtlini*|anleitungen|auftrage|vorschrift*|kontext|aufgaben|informationen|texte|texten",
  reveal:
    "verrat*|zeig*|nenne|nenn|gib|gebe|geben|drucke|wiederhol*|sag|sage|offenbar*|offenleg*|lege offen|schreibe|schreib|teile|was ist|was sind|wie lautet|wie lauten|" +
    "ausgeben|ausgibst|ubersetz*|zitier*|kopier*|liste|spucke|enthull*|gib aus",
  system: "system|versteckt*|intern*|geheim*|verborgen*|vertraulich*",
  prompt:
    "systemprompt*|system-prompt*|systemanweisung*|systemnachricht*|systemaufforderung|ursprunglichen anweisungen|system prompt|internen anweisungen|" +
    "geheimen anweisungen|deine anweisungen|deiner anweisungen|initialen prompt|startanweisung|ersten anweisung",
  secret: "passwort*|passworter|kennwort*|geheimnis|zugangsdaten|geheimwort|schlussel|losungswort",
  you: "du|dich|dir|deine|sie",
  pretend:
    "tu so|tue so|stell dir vor|spiele die rolle|spiel die rolle|agier*|handle als|verhalte dich|du bist jetzt|jetzt bist du|du bist nun|bist du ein|bist du eine|" +
    "nun bist du|gib vor|simulier*|schlupfe in die rolle|sie sind jetzt|fungier*|heisst du|du heisst|spiele einen|spiele eine|du spielst|tu als ob|nimm die rolle|versetze dich|du bist nicht mehr",
  limit:
    "einschrankung*|beschrankung*|filter*|ethik|ethisch*|moral*|zensur|unzensiert|ungefiltert|grenzen|sicherheitsrichtlini*|sicherheitsregel*|skrupel*|tabu*|hemmungen|schranken",
  without: "ohne|keine|keinen|keinerlei|keiner|nicht mehr|frei von|befreit",
  not: "nicht|nie|niemals",
  model: "sprachmodell|assistent*|kunstliche intelligenz|ki",
  harm:
    "illegal*|bombe*|gefahrlich*|schadlich*|schadsoftware|hacken|drogen|bose|boser|sprengstoff|stehlen",
  comply:
    "gehorch*|beantworte alle|jede frage|beantworte jede|auf alle fragen|alles was ich|was ich dir sage|was ich sage|nur noch was ich|nur auf mich|tu was ich|egal wie|egal was",
  refuse: "verweiger*|weiger*|ablehn*|lehnst|entschuldig*|warnhinweis*|warnungen",
  new:
    "neue anweisung*|neuen anweisungen|neue aufgabe|neue systemnachricht|ab jetzt|von nun an|ab sofort|von jetzt an|jetzt|stattdessen|nun|neue",
  told:
    "dir gegeben|dir gesagt|dir wurden|die du hast|man dir|dir deine entwickler|dir vorgeschrieben|dir gegeben wurde*|dir beigebracht|" +
    "deine entwickler|deine schopfer|programmiert wurdest",
  above:
    "wort fur wort|wortwortlich|wortlich|vor dieser nachricht|was oben steht|text oben|obigen text|vorigen text|im wortlaut|vollstandig zitieren",
  encode: "kodier*|verschlussel*|ruckwarts|codier*|entschlussel*",
  tool: "werkzeug|fuhre aus|fuhre|schicke|sende|leite weiter",
  urgent: "dringend*|sofort|notfall|unverzuglich",
  authority:
    "administrator*|ich bin dein entwickler|dein entwickler|entwicklermodus|entwickler|autorisiert|prufung|befugt",
  discuss: "was bedeutet|wie funktioniert|wie kann ich verhindern|wie schutze|wie verhindere",
  follow: "befolge|folge|halte dich|antworte",
};

const dutch: Lexicon = {
  ignore:
    "negeer|negeren|vergeet|vergeten|omzeil*|sla over|volg niet|schrap|wis|laat varen|trek je niks|trek je niets|lap|aan je laars|gooi weg|luister niet|" +
    "schakel|hou geen rekening|houd geen rekening|overtreed|overschrijf|schuif opzij",
  prior:
    "vorige|voorgaande|eerdere|eerder|bovenstaande|alle|alles|jouw|je|oorspronkelijke|gegeven|hiervoor|tot nu toe",
  instruction:
    "instructie*|regels|regel|opdracht|opdrachten|richtlijnen|aanwijzingen|bevelen|voorschriften|context",
  reveal:
    "onthul*|toon|laat zien|laat me|vertel|geef|print|herhaal|schrijf|deel|wat is|wat zijn|wat stond|verklap|noem|kopieer|vertaal|citeer|zet om",
  system: "systeem|verborgen|interne|geheime|vertrouwelijke",
  prompt:
    "systeemprompt*|systeeminstructie*|systeembericht*|oorspronkelijke prompt|jouw instructies|geheime instructies|je instructies|verborgen instructies",
  secret: "wachtwoord*|geheim|inloggegevens|geheime sleutel|toegangscode",
  you: "jij|je|u",
  pretend:
    "doe alsof|gedraag je|speel de rol|speel een|je bent nu|stel je voor|u bent nu|nu ben je|handel als|heet je|je heet|kruip in de huid|je bent vanaf|neem de rol",
  limit:
    "beperking*|filter|filters|ethiek|ethisch*|moraal|moreel|censuur|grenzen|geweten|veiligheidsregels",
  without: "zonder|geen|geen enkele|vrij van|niet meer|niet langer|opgeheven",
  not: "niet|nooit",
  model: "taalmodel|assistent|kunstmatige intelligentie",
  harm: "illegaal|illegale|bom|gevaarlijk*|hacken|drugs|kwaadaardig*|stelen",
  comply:
    "gehoorzaam|alles wat ik|wat ik zeg|alleen naar mij|elke vraag|doe gewoon wat|hoe illegaal",
  refuse: "weiger*|excuses|verontschuldig*|waarschuwingen",
  new:
    "nieuwe instructie*|nieuwe systeem*|vanaf nu|vanaf dit moment|voortaan|nu|in plaats daarvan|nieuwe taak|nieuwe",
  told: "je is verteld|hebben opgedragen|je makers|je ontwikkelaars|je gezegd is",
  above: "letterlijk|woord voor woord|boven dit bericht|voor dit bericht|bovenstaande tekst",
  encode: "codeer|coderen|achterstevoren",
  tool: "stuur|verstuur|hulpmiddel|voer uit",
  urgent: "dringend|spoed*|onmiddellijk",
  authority: "beheerder|ontwikkelaar|ik ben je maker",
};

const nordic: Lexicon = {
  ignore:
    "ignorera*|glom|bortse|strunta i|asidosatt|hoppa over|bry dig inte om|inaktivera|ignorer|glem|se bort fra|tilsidesaet|folj inte|bryt mot|kringga",
  prior:
    "tidigare|foregaende|alla|ovanstaende|dina|allt|tidligere|alle|forrige|alt|ovenstaende|forut",
  instruction: "instruktion*|regler*|anvisning*|order|riktlinj*|retningslinj*|instruks*|kommando*",
  reveal:
    "avsloja*|visa|beratta|skriv ut|skriv av|upprepa|skriv|vad ar|vis mig|vis meg|afslor*|gentag|gjenta|fortael|fortell|oversatt|skicka",
  system: "dolda|hemliga|interna|skjulte|interne|hemmelige",
  prompt:
    "systemprompt*|systeminstruktion*|systemmeddeland*|systemmeddelelse|dina instruktioner|systeminstruks*|dine instruktioner",
  secret: "losenord*|hemligheten|adgangskode*|passord*|kodeord*",
  you: "du|dig|dina",
  pretend:
    "latsas|agera som|du ar nu|spela rollen|lat som|heter du|du heter|lad som om|lat som om|opfor dig som|spil rollen|du er nu|spill rollen",
  limit: "begransning*|restriktion*|etik|etisk*|censur*|begraensning*|begrensning*|sparr*",
  without: "utan|inga|fri fran|uden|uten|ingen|aldri",
  not: "inte|aldrig|ikke",
  model: "sprakmodell|sprogmodel|artificiell intelligens|kunstig intelligens",
  comply: "lyd|adlyd|lyd bara|bara mig|svara pa allt|alla fragor|kun mig",
  refuse: "vagra*|sager nej|be om ursakt|afvis*|nekter",
  new: "fran och med nu|fra nu af|fra na av|nya instruktioner|nye instruktioner|hadanefter",
  told: "blivit tillsagd|dina skapare|faet at vide|fatt beskjed",
  above: "ordagrant|ord for ord|fore mitt|texten ovan|teksten ovenfor|ordret",
  encode: "koda|baklanges",
  authority: "utvecklare|administrator|udvikler|utvikler",
};

/** The Germanic languages. */
export const germanic: readonly Lexicon[] = [german, dutch, nordic];
