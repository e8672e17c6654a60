/**
 * Spanish, Portuguese, Italian, French, Romanian.
 *
 * @module
 */
import type { Lexicon } from "../../../src/injection-scan/prefilter/lexicon/concepts.ts";

const spanish: Lexicon = {
  topic: "reglas para|reglas sobre|normas para|normas sobre|instrucciones para|politica de",
  ignore:
    "ignora*|ignore|ignores|ignoren|olvid*|descart*|omite|omita|omitir|desestim*|no sigas|no obede*|no hagas caso|" +
    "no tengas en cuenta|no tenga en cuenta|deja de seguir|pasa de|desactiv*",
  prior:
    "anterior*|previa*|previos|previo|todas|todos|todo|tus|antes|inicial*|cualqui*|precedentes",
  instruction:
    "instruccion*|indicac*|ordenes|reglas|directr*|normas|pautas|mandatos|directivas|consign*|preguntas|tarea*",
  reveal:
    "revel*|muestr*|mostrar*|dime|di|imprim*|repit*|escrib*|comparte|ensena*|dame|cual es|cuales son|cuentame|" +
    "traduce*|copia*|transcrib*|codific*|manda*|envia*",
  system: "sistema|ocult*|intern*|confidencial*|inicial",
  prompt:
    "prompt del siste*|mensaje del siste*|prompt inici*|mensaje inici*|configuracion inter*|indicacion del siste*|" +
    "mensaje de siste*|mensajes del siste*",
  secret: "contrasen*|clave*|secreto|secreta",
  you: "tu|eres|usted|te|tus",
  pretend:
    "finge|fingir|actua como|actuar como|actue como|actuaras|imagina que|imagine que|hazte pasar|simula|ahora eres|" +
    "te llamas|dejas de ser",
  limit: "restric*|limitac*|limites|filtro*|etic*|moral*|censura|politicas|norma*",
  without: "sin|ningun*|ya no|libre de|no tienes|desactivad*|levantad*",
  not: "no|nunca|jamas",
  model: "modelo de lengu*|asisten*|inteligencia artif*|ia",
  harm: "ilegal*|malware|bomba*|danin*|peligros*",
  comply:
    "obedec*|solo lo que yo|unicamente lo que|responde a todo|contesta a todo|cualquier pregu*|mis manda*",
  refuse: "niegues|negarte|rechac*|disculp*|dice que no",
  new:
    "nuevas instr*|nueva instr*|nuevas orden*|ahora|a partir de ahora|a partir de este momen*|desde ahora|" +
    "en adela*|unica*|solo",
  told: "te dijer*|te han dicho|te han dado|se te dio|que recib*|te dieron|te manda*",
  above:
    "palabra por palab*|al pie de la letra|textual*|literalmente|antes de este mensa*|texto anter*|" +
    "antes de esta conver*|antes de empez*|primeras lin*|principio de tus|comienzo de",
  encode: "codific*|al reves",
  urgent: "urgente*|emergencia|inmedia*",
  authority: "administrador*|desarro*",
  discuss: "que es|como funci*",
  follow: "sigue|cumpl*|sujet*|responde",
};

const portuguese: Lexicon = {
  topic: "regras para|regras sobre|normas para|normas sobre|instrucoes para",
  ignore:
    "ignor*|esquec*|descons*|descart*|despreze|anule|nao siga|nao obede*|pare de seguir|deixe de lado|deixa pra la|" +
    "apague|contorne|burle|nao leve em conta|pule",
  prior: "anterior*|previas|previos|todas|todos|tudo|suas|seus|acima|iniciais|antes|ate aqui",
  instruction:
    "instruc*|regras|ordens|diret*|comandos|orientacoes|normas|contexto|pergunt*|tarefa*",
  reveal:
    "revel*|mostr*|diga|diz|imprim*|repita|repete|escrev*|compart*|me diga|me mostre|qual e|quais sao|quais foram|" +
    "conta|liste|copie|codific*|mande*",
  system: "sistema|ocult*|escondid*|intern*|confidencia*|inicial",
  prompt:
    "prompt do siste*|prompt de siste*|mensagem do siste*|prompt inici*|comando do siste*|configuracao inter*|" +
    "primeira mensa*",
  secret: "senha*|credenc*|chave secre*|palavra secre*",
  you: "voce|tu|sua|te|suas|seus|seu",
  pretend:
    "finja|finge|fingir|aja como|atue como|agir como|imagine que voce|imagina que|simule|agora voce|voce agora e|" +
    "voce se chama",
  limit: "restric*|limitac*|limites|filtro*|etica*|moral*|censura|politicas",
  without: "sem|nenhum*|livre de|nao tem|nao exist*|desativad*|removid*",
  not: "nao|nunca|jamais",
  model: "modelo de lingu*|assistente|inteligencia artif*|ia",
  harm: "ilega*|bomba*|perigos*|invadir|hackear",
  comply:
    "obede*|qualquer pergu*|qualquer pedido|qualquer coisa|responda sempre|responda tudo|o que eu mandar",
  refuse: "recus*|desculp*|se descu*",
  new:
    "novas instr*|nova instr*|agora|a partir de agora|de agora em diante|daqui pra frente|nova taref*|so",
  told: "que receb*|te deram|lhe deram|foram dadas|te disse*|te manda*",
  above:
    "palavra por palav*|ao pe da letra|literalmente|antes da minha|antes desta|texto acima|na integ*|" +
    "antes desta conver*|primeiras lin*|inicio d*|comeco d*",
  encode: "codifi*|de tras para frente",
  urgent: "urgente*|emergencia|imediat*",
  authority: "administrador*|desenvo*",
  discuss: "o que e|ordens de servi*",
  follow: "segue|cumpr*|respond*",
};

const italian: Lexicon = {
  ignore:
    "ignora*|ignori|dimentic*|trascura*|scarta|non segui*|non consi*|non tenere conto|non badare|annulla|tralasc*|" +
    "elimina|aggira|bypassa|lascia perde*|fregate*|disatti*",
  prior: "precedent*|tutte|tutti|tutto|tue|tuoi|sopra|iniziali|originali|ricevute|prima",
  instruction:
    "istruzi*|regole|ordini|diretti*|comandi|indicaz*|linee guida|contesto|disposi*|domande|compit*",
  reveal:
    "rivel*|mostra*|dimmi|stampa|ripet*|scriv*|condivi*|svela*|qual e|quali sono|quali|dammi|fornisc*|traduci|" +
    "elenca*|codific*|invia*",
  system: "sistema|nascost*|intern*|riservat*|segret*",
  prompt:
    "prompt di siste*|prompt del siste*|messaggio di siste*|prompt inizi*|prompt di parte*|configurazione nasco*",
  secret: "credenz*|parola d'ord*|parola segre*|password",
  you: "tu|sei|te|ti|tue|tuoi|tuo",
  pretend:
    "fingi|fingere|fai finta|agisci come|comportati come|immagina di essere|ora sei|adesso sei|simula|ti chiami",
  limit: "restriz*|limitaz*|limiti|filtr*|etic*|moral*|censur*|politiche",
  without: "senza|nessun*|libero da|privo di|priva di|sospes*|disattivat*",
  not: "non|mai",
  model: "modello lingu*|assistente|intelligenza artif*|un'intelligenza artif*|un'ia|ia",
  harm: "illegal*|bomba|ordigno|pericol*|hackera*",
  comply:
    "obbed*|qualsiasi doman*|qualunque doman*|qualsiasi richi*|qualunque richi*|rispondi a tutto|" +
    "quello che ti ordino|solo a me",
  refuse: "rifiut*|scusarti|scuse",
  new:
    "nuove istru*|ora|adesso|d'ora in poi|d'ora in avanti|da ora in poi|da adesso|solo|nuovo messa*|soltanto",
  told: "ti sono state|che hai ricev*|ti e stato|ti hanno|ti era stato",
  above:
    "parola per parola|alla lette*|testual*|precede questo|prima di questa chat|prima di questa conver*|" +
    "inizio delle|prime righe|prima della mia",
  encode: "codific*|al contr*",
  urgent: "urgen*|emergenza",
  authority: "amminis*|svilupp*",
  discuss: "che cos'e|come funzi*",
  follow: "segue|rispett*|rispondi",
};

const french: Lexicon = {
  topic: "regles pour|regles sur|consignes pour|instructions pour|consignes sur|politique de",
  ignore:
    "ignor*|oubli*|ne tiens pas compte|ne tenez pas compte|ne tiens aucun compte|ne tenez aucun compte|fais abstr*|" +
    "faites abstr*|neglige*|annul*|contourn*|ne suis pas|ne suivez pas|n'ecoute plus|n'ecoute pas|efface*|" +
    "laisse tomber|desactiv*",
  prior: "precedent*|toutes|tous|tout|anterie*|tes|vos|initiales|ci-dessus|recues|avant|dessus",
  instruction:
    "instruction*|consigne*|directive*|regle*|ordres|commandes|indications|contexte|questions prece*|question*|" +
    "tache*",
  reveal:
    "revel*|montr*|affich*|dis|dites|repet*|donn*|ecris|imprim*|divulgu*|partage|quel est|quelles sont|quelle est|" +
    "recopi*|copie|tradui*|cite|liste|encod*|envoie*",
  system: "systeme|cache*|intern*|confidentiel*|secretes|initial",
  prompt:
    "prompt syste*|invite syste*|message syste*|prompt initi*|configuration inter*|invite de syste*|message initi*",
  secret: "mot de passe|mots de passe|secret|cle secre*",
  you: "tu|vous|toi|tes|vos|ton",
  pretend:
    "fais sembl*|faites sembl*|agis comme|agissez comme|joue le role|jouez le role|imagine que tu|" +
    "imaginez que vous|tu es maint*|tu es desor*|tu t'app*|jouer une",
  limit: "restriction*|limitat*|limite|limites|filtre*|ethique*|morale*|censur*|contrai*",
  without: "sans|aucun*|plus de|libre de|plus aucune|affranc*|levees|desactive*",
  not: "ne|jamais|pas|rien",
  model: "modele de langa*|assistant|intelligence artif*|ia|une ia",
  harm: "illegal*|bombe*|dangereu*|pirater|drogue*",
  comply:
    "obei*|n'obei*|reponds a tout|reponds a toutes|toute quest*|toutes mes quest*|ce que je dis",
  refuse: "refus*|t'excus*|vous excus*",
  new:
    "nouvelles instr*|nouvelles consi*|nouveau messa*|maintenant|desorma*|a partir de maint*|uniquement|mission",
  told: "qu'on t'a|que tu as recues|que tu as recu|on t'a dit|qui t'ont ete|on t'a impos*",
  above:
    "mot pour mot|mot a mot|textuel*|a la lettre|integralement|texte ci-de*|avant notre discu*|avant cette conver*|" +
    "debut de|premieres lig*|avant ma",
  encode: "encod*|code en",
  urgent: "urgen*|immediatement",
  authority: "administrateur*|developpeur*|je suis ton creat*|ton creat*|audit",
  discuss: "qu'est-ce que|comment fonct*",
  follow: "suit|respect*|reponds",
};

const romanian: Lexicon = {
  ignore:
    "ignor*|uita de|uita tot|uita toate|uita ce|lasa balta|nu tine cont|nu lua in seama|nu urma|sari peste|" +
    "anuleaza|dezactiv*",
  prior: "anterio*|precedent*|toate|tot|dinainte*|de mai sus|initiale|tale|pana acum",
  instruction: "instructiun*|reguli*|indicatii*|ordin|ordine*|comenzi*|directiv*|intreb*|sarcin*",
  reveal:
    "arata*|dezvalui*|spune*|afiseaz*|repet*|scrie*|tipares*|copiaz*|da-mi|care sunt|trimite*",
  system: "de sistem|sistemul*|ascuns*|intern*|secret*",
  prompt:
    "promptul de sistem|prompt de sistem|promptul*|mesajul de sistem|mesaj de sistem|configuratia ascun*",
  secret: "parol*|cuvantul secret|cheia secre*",
  you: "tu|esti|tale",
  pretend: "prefa-te|prefaceti-va|joaca rolul|comporta-te|acum esti|esti acum|te numes*",
  limit: "restricti*|limitari*|limite|filtre*|etic*|moral*",
  without: "fara|nicio|niciun*|lipsit",
  not: "nu|nicioda*",
  model: "asistent*|inteligenta artif*",
  harm: "ilegal*|bomba|periculo*",
  comply: "asculta doar|asculta numai|supune-te|orice intre*|doar de mine",
  refuse: "refuz*|scuza",
  new: "de acum inain*|de acum|acum|instructiuni noi|noua",
  told: "ti s-a spus|ti s-a dat|ti-au spus|creatorii tai",
  above: "cuvant cu cuvant|dinaint*|textul de mai sus|inceput*",
  encode: "codific*|invers",
  authority: "administratorul*|dezvolt*",
  urgent: "urgent*|imediat",
  follow: "respecta|raspunde",
};

/** The Romance languages; articles are written before vowels in two of them. */
export const romance: readonly Lexicon[] = [spanish, portuguese, italian, french, romanian];
