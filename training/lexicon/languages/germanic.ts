/**
 * German, Dutch, Swedish with Danish and Norwegian.
 *
 * @module
 */
import type { Lexicon } from "../../../src/injection-scan/prefilter/lexicon/concepts.ts";

const german: Lexicon = {
  topic: "regeln fur|regeln zu|richtlinien fur|anweisungen fur|vorschriften fur|anleitung",
  ignore:
    "ignorier*|vergiss|verges*|missacht*|umgeh*|ubers*|befolge nicht|beachte nicht|nicht beach*|verwirf|losche|" +
    "streiche|lass alle|ausser acht|setze ausser kraft|pfeif auf",
  prior: "vorher*|bisher*|vorig*|obig*|fruher*|alle|alles|allen|deine*|ihre|oben",
  instruction:
    "anweisu*|instruk*|regel*|vorgaben|befehl*|richtli*|anleitu*|auftrage|vorschr*|texte*|fragen|aufgabe*",
  reveal:
    "verrat*|zeig*|nenne|nenn|gib|gebe|geben|drucke|wiederh*|sag|sage|offenbar*|offenleg*|lege offen|wie lautet|" +
    "ubersetz*|zitier*|liste|kodier*|schick*|sende*",
  system: "system|verstec*|intern*|geheim*|verborg*",
  prompt:
    "systemp*|system-prompt*|systema*|systemn*|system prompt|initialen prompt|startan*|systemmeld*",
  secret: "passwort*|kennwort*|geheim*|zugangs*",
  you: "du|dich|dir|deine|sie|deiner|deinen",
  pretend:
    "tu so|tue so|stell dir vor|spiele die rolle|spiel die rolle|agier*|handle als|verhalte dich|du bist jetzt|" +
    "heisst du",
  limit: "einschr*|beschra*|filter*|ethik|ethisch*|moral*|zensur|unzensi*|grenzen|sicher*",
  without:
    "ohne|keine*|nicht mehr|frei von|befreit|ausgeschaltet|abgeschaltet|aufgehoben|gelten nicht mehr",
  not: "nicht|nie|niemals",
  model: "sprachm*|assistent*|kunstliche intel*|ki",
  harm: "illegal*|bombe*|gefahrl*|schad*|hacken",
  comply:
    "gehorch*|beantworte alle|jede frage|beantworte jede|auf alle fragen|alles was ich|was ich dir sage|" +
    "was ich sage",
  refuse: "verweig*|weiger*|ablehn*",
  new:
    "neue anwei*|neuen anwei*|neue aufga*|neue syste*|ab jetzt|von nun an|ab sofort|von jetzt an|jetzt|nun|" +
    "nur noch|neue*",
  told: "dir gegeb*|dir gesagt|dir wurden|die du hast|man dir",
  above:
    "wort fur wort|wortwor*|wortlich|vor dieser nachr*|text oben|vollstandig zitie*|vor diesem gesp*|" +
    "ganz am anfang|anfang dein*|ersten zeil*|vor meiner",
  encode: "kodier*|verschl*|ruckwar*",
  urgent: "dringend*|sofort",
  authority: "administrator*|ich bin dein entwi*|dein entwi*|entwickler",
  discuss: "was bedeu*|wie funkt*",
  follow: "halt|befolg*|antwort*",
};

const dutch: Lexicon = {
  ignore:
    "negeer|negeren|verge*|omzeil*|sla over|volg niet|schrap|wis|laat varen|trek je niks|trek je niets|lap|" +
    "aan je laars|gooi weg|luister niet|schakel",
  prior: "vorige|voorgaa*|eerder*|bovenst*|alle|alles|jouw|je|oorspro*|gegeven",
  instruction: "instructie*|regel*|opdrac*|richtli*|aanwijz*|bevelen|voorsch*|context|vragen|taak",
  reveal:
    "onthul*|toon|laat zien|laat me|vertel|geef|print|herhaal|schrijf|deel|wat is|wat zijn|wat stond|verklap|noem|" +
    "codeer|stuur",
  system: "systeem|verborg*|interne|geheime|vertrou*",
  prompt: "systee*|oorspronkelijke prompt",
  secret: "wachtwo*|geheim|inlogge*|geheime sleut*",
  you: "jij|je|u|jouw",
  pretend:
    "doe alsof|gedraag je|speel de rol|speel een|je bent nu|stel je voor|u bent nu|nu ben je|handel als|heet je",
  limit: "beperki*|filter|filters|ethiek|ethisch*|moraal|moreel|censuur|grenzen|veiligh*",
  without: "zonder|geen|geen enkele|vrij van|niet meer|niet langer|opgehev*|uitgeschakeld",
  not: "niet|nooit",
  model: "taalmod*|assistent|kunstmatige intel*",
  harm: "illegaal|illegale|bom|gevaarl*|hacken",
  comply: "gehoorz*|alles wat ik|wat ik zeg|alleen naar mij|elke vraag|doe gewoon wat",
  refuse: "weiger*|excuses|veronts*",
  new: "nieuwe instr*|nieuwe syste*|vanaf nu|vanaf dit moment|voortaan|nu|nieuwe|alleen",
  told: "je is verte*|hebben opged*|je makers|je ontwi*|je gezegd is",
  above:
    "letterl*|woord voor woord|boven dit beric*|voor dit beric*|voor dit gesprek|begin van|eerste regels",
  encode: "codeer|coderen",
  urgent: "dringend|spoed*",
  authority: "beheerd*|ontwikk*",
  follow: "houdt|volgt|antwoord",
};

const nordic: Lexicon = {
  ignore:
    "ignorera*|glom|bortse|strunta i|asidosa*|hoppa over|bry dig inte om|inaktiv*|ignorer|glem|se bort fra|tilside*",
  prior: "tidigare|foregae*|alla|ovansta*|dina|allt|tidlige*|alle|forut",
  instruction:
    "instruk*|regler*|anvisni*|order|riktlinj*|retning*|kommando*|fragor|uppgift*|sporgsmal",
  reveal:
    "avsloja*|visa|beratta|skriv ut|skriv av|upprepa|skriv|vad ar|vis mig|vis meg|koda|skicka",
  system: "dolda|hemliga|interna|skjulte|interne",
  prompt: "systemp*|systemi*|systemm*|dine instr*",
  secret: "losenord*|hemligh*|adgangs*",
  you: "du|dig|dina",
  pretend: "latsas|agera som|du ar nu|spela rollen|lat som|heter du|du heter",
  limit: "begra*|restrik*|etik|etisk*|censur*|begrens*",
  without: "utan|inga|fri fran|uden",
  not: "inte|aldrig",
  model: "sprakmo*|sprogmo*",
  comply: "lyd|adlyd|lyd bara|bara mig",
  refuse: "vagra*|sager nej",
  new: "fran och med nu|fra nu af|fra na av|nya instr*|bara",
  told: "blivit tills*|dina skapa*|faet at vide|fatt beskj*",
  above: "ordagra*|ord for ord|fore mitt|borjan av",
  encode: "koda|baklang*",
  authority: "utveckl*|administrator",
  follow: "foljer|svara",
};

/** The Germanic languages. */
export const germanic: readonly Lexicon[] = [german, dutch, nordic];
