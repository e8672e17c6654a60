/**
 * Spanish, Portuguese, Italian, French, Romanian.
 *
 * @module
 */
import type { Lexicon } from "../concepts.ts";

const spanish: Lexicon = {
  ignore:
    "ignora|ignore|ignores|ignoren|ignorar|ignorando|ignorad|olvid*|descart*|omite|omita|omitir|desestim*|no sigas|no obedezcas|" +
    "no hagas caso|no tengas en cuenta|no tenga en cuenta|deja de seguir|deja de lado|deja a un lado|anula|anule|pasa por alto|haz caso omiso|" +
    "hagas caso omiso|elimina|borra|salta|saltate|desobedece|pasa de|desactiv*|desecha|prescinde|no importa lo que|rompe|incumple|sobrescrib*|elude|evade",
  prior:
    "anterior*|previas|previos|previa|previo|todas|todos|todo|tus|antes|iniciales|original*|cualquier|recibidas|precedentes|existentes|de arriba",
  instruction:
    "instruccion*|indicaciones|ordenes|reglas|directrices|normas|pautas|mandatos|directivas|contexto|consignas|preguntas anteriores|tareas",
  reveal:
    "revel*|muestr*|mostrar*|dime|di|imprim*|repite|repita|escribe|escriba|comparte|ensena*|dame|cual es|cuales son|cuentame|devuelve|" +
    "traduce*|copia|copiame|copiar|lista|transcrib*|cita|que dice|desvela|divulga|reproduce",
  system: "sistema|oculto*|oculta*|intern*|confidencial*|inicial|secretas",
  prompt:
    "prompt del sistema|instrucciones del sistema|mensaje del sistema|prompt inicial|instrucciones iniciales|mensaje inicial|configuracion interna|" +
    "instrucciones ocultas|reglas ocultas|indicacion del sistema|instrucciones secretas|tus instrucciones|instrucciones originales|instrucciones internas",
  secret:
    "contrasen*|clave|claves|secreto|secreta|credenciales|clave secreta|palabra secreta|palabra clave",
  you: "tu|eres|usted|te",
  pretend:
    "finge|fingir|actua como|actuar como|actue como|actuaras|imagina que|imagine que|hazte pasar|simula|ahora eres|ahora te llamas|comportate|eres ahora|" +
    "te llamas|haz como si|haz de cuenta|dejas de ser|adopta el papel|asume el papel|interpreta a|interpreta el papel|juega el papel|seras",
  limit:
    "restric*|limitacion*|limites|filtros|filtro|etic*|moral*|censura|politicas|tabu|escrupulos|barreras",
  without: "sin|ninguna|ninguno|ningun|ya no|libre de|no tienes|no existieran|no hay",
  not: "no|nunca|jamas",
  model: "modelo de lenguaje|asistente|inteligencia artificial|ia",
  harm:
    "ilegal*|malware|bomba*|danin*|peligros*|hackear|drogas|explosiv*|robar|veneno|pirata|malvad*",
  comply:
    "obedec*|solo lo que yo|unicamente lo que|responde a todo|contesta a todo|cualquier pregunta|cualquier cosa|mis ordenes|mis mandatos|haz todo lo que|lo que te pida",
  refuse:
    "niegues|negarte|rechac*|rechaz*|te niegas|disculp*|perdon|advertencias|poner pegas|dice que no",
  new:
    "nuevas instrucciones|nueva instruccion|nuevas ordenes|ahora|a partir de ahora|a partir de este momento|desde ahora|de ahora en adelante|en adelante|en su lugar|nueva tarea|solo responde",
  told:
    "te dijeron|te han dicho|te han dado|se te dio|que recibiste|te dieron|te dije|te impusieron|te configur*|te programa*|te ordenaron|te mandaron|te ensenaron|tus creadores|tu programacion",
  above:
    "palabra por palabra|al pie de la letra|textualmente|literalmente|antes de este mensaje|lo anterior|texto anterior|mensaje anterior|texto de arriba|conversacion anterior|tal cual",
  encode: "codific*|al reves|descifra|cifrad*|en codigo",
  tool: "herramienta*|ejecuta|manda|envia|reenvia",
  urgent: "urgente*|emergencia|inmediatamente",
  authority:
    "administrador*|desarrollador*|soy tu creador|soy el creador|auditoria|autorizad*|trabajo en openai|modo desarrollador|modo administrador",
  discuss:
    "que es|como funciona|explica como|como prevenir|como proteger|como puedo evitar|inyeccion de prompts",
};

const portuguese: Lexicon = {
  ignore:
    "ignor*|esquec*|desconsider*|descart*|despreze|anule|nao siga|nao obedeca|pare de seguir|deixe de lado|deixa pra la|apague|contorne|burle|" +
    "nao leve em conta|pule|desobedeca|passe por cima|desative|desligue|quebre|delete",
  prior:
    "anterior*|previas|previos|todas|todos|tudo|suas|seus|acima|iniciais|originais|antes|recebidas|ate aqui|ate agora",
  instruction:
    "instruc*|regras|ordens|diretrizes|comandos|orientacoes|normas|contexto|diretivas|tarefas",
  reveal:
    "revel*|mostre|mostra|mostrar|diga|diz|imprima|imprime|repita|repete|escreva|escreve|compartilh*|me diga|me mostre|qual e|quais sao|quais foram|" +
    "conte|conta|exib*|fornec*|traduz*|me de|liste|copie|copia|transcreva|divulgue|passa|envie",
  system: "sistema|ocult*|escondid*|intern*|confidencia*|secretas|inicial",
  prompt:
    "prompt do sistema|prompt de sistema|instrucoes do sistema|mensagem do sistema|prompt inicial|instrucoes iniciais|instrucoes ocultas|" +
    "suas instrucoes|comando do sistema|instrucoes secretas|instrucoes originais|configuracao interna|primeira mensagem",
  secret:
    "senha|senhas|segredo|credenciais|chave secreta|palavra-passe|palavra secreta|chave de api",
  you: "voce|tu|sua|te",
  pretend:
    "finja|finge|fingir|aja como|atue como|agir como|imagine que voce|imagina que|simule|agora voce|voce agora e|voce se chama|interprete o papel|comporte-se|" +
    "faca de conta|faz de conta|assuma o papel|se passe por|vamos brincar|seja um",
  limit: "restric*|limitac*|limites|filtros|filtro|etica*|moral*|censura|politicas|amarras",
  without: "sem|nenhuma|nenhum|livre de|nao tem|nao existem|nao ha|nao precisa",
  not: "nao|nunca|jamais",
  model: "modelo de linguagem|assistente|inteligencia artificial|ia",
  harm: "ilega*|bomba*|perigos*|invadir|hackear|malicios*|drogas|roubar|do mal|malvad*",
  comply:
    "obede*|qualquer pergunta|qualquer pedido|qualquer coisa|responda sempre|responda tudo|responda a tudo|faca tudo|so a mim|o que eu mandar|o que eu disser",
  refuse: "recus*|desculpas|se desculpe|avisos|negue",
  new:
    "novas instrucoes|nova instrucao|agora|a partir de agora|de agora em diante|daqui pra frente|em vez disso|nova tarefa|apenas",
  told:
    "que recebeu|te deram|lhe deram|foram dadas|te disseram|lhe disseram|te mandaram|te ensinaram|te programaram|foi programad*|foi instruid*|seus criadores|disseram antes",
  above:
    "palavra por palavra|ao pe da letra|literalmente|antes da minha|antes desta|texto acima|acima desta|mensagem anterior|na integra",
  encode: "codifi*|de tras para frente|ao contrario|criptograf*",
  tool: "ferramenta*|execute|mande|envie",
  urgent: "urgente*|emergencia|imediatamente",
  authority:
    "administrador*|desenvolvedor*|sou seu criador|seu criador|auditoria|autorizad*|modo desenvolvedor",
  discuss: "o que e|ordens de servico|como funciona|como prevenir|como proteger|como evitar",
};

const italian: Lexicon = {
  ignore:
    "ignora*|ignori|dimentic*|trascura*|scarta|non seguire|non considerare|non tenere conto|non badare|annulla|tralascia|elimina|aggira|bypassa|lascia perdere|" +
    "fregatene|disattiva|cancella|salta|smetti di seguire|disobbedisci|scordati|metti da parte|infrangi",
  prior:
    "precedent*|tutte|tutti|tutto|tue|tuoi|sopra|iniziali|originali|ricevute|prima|finora|cio che precede",
  instruction:
    "istruzion*|regole|ordini|direttive|comandi|indicazioni|linee guida|contesto|disposizioni|compiti|domande precedenti",
  reveal:
    "rivel*|mostra*|dimmi|stampa|ripet*|scriv*|condividi|svela*|qual e|quali sono|quali|dammi|forniscimi|traduci|riporta|elenca*|copia|trascrivi|cita|recita|" +
    "divulga|visualizza|fammi vedere",
  system: "sistema|nascost*|intern*|riservat*|segret*|iniziale",
  prompt:
    "prompt di sistema|prompt del sistema|istruzioni di sistema|messaggio di sistema|prompt iniziale|istruzioni iniziali|prompt di partenza|" +
    "tue istruzioni|istruzioni segrete|istruzioni nascoste|configurazione nascosta|istruzioni originali",
  secret: "segreto|credenziali|parola d'ordine|parola segreta|chiave segreta|la password|password",
  you: "tu|sei|te|ti",
  pretend:
    "fingi|fingere|fai finta|agisci come|comportati come|immagina di essere|ora sei|adesso sei|simula|interpreta il ruolo|sei ora|ti chiami|recita la parte|" +
    "fai la parte|assumi il ruolo|non sei piu|gioca il ruolo|impersona",
  limit:
    "restrizion*|limitazion*|limiti|filtri|filtro|etic*|moral*|censur*|politiche|vincol*|scrupoli|freni",
  without: "senza|nessuna|nessun|libero da|privo di|priva di|non ci sono|non hai",
  not: "non|mai",
  model:
    "modello linguistico|assistente|intelligenza artificiale|un'intelligenza artificiale|un'ia|ia",
  harm: "illegal*|bomba|ordigno|pericolos*|hackerare|droghe|malvag*|rubare|dannos*",
  comply:
    "obbed*|qualsiasi domanda|qualunque domanda|qualsiasi richiesta|qualunque richiesta|rispondi a tutto|quello che ti ordino|quello che dico io|cio che dico|solo a me",
  refuse: "rifiut*|scusarti|scuse|avvertenze",
  new:
    "nuove istruzioni|ora|adesso|d'ora in poi|d'ora in avanti|da ora in poi|da adesso|invece|nuovo compito|solo|nuovo messaggio",
  told:
    "ti sono state|che hai ricevuto|ti e stato|ti hanno|ti era stato|tuoi programmatori|tuoi creatori|tuoi sviluppatori",
  above:
    "parola per parola|alla lettera|testualmente|precede questo|testo sopra|testo precedente|prima di questo messaggio|messaggio precedente",
  encode: "codific*|al contrario|cifra*|all'indietro",
  tool: "strumento|esegui|invia|spedisci|inoltra",
  urgent: "urgen*|emergenza|immediatamente|subito",
  authority: "amministratore*|sviluppatore*|tuo creatore|autorizzat*|modalita sviluppatore",
  discuss: "che cos'e|come funziona|come prevenire|come proteggere",
};

const french: Lexicon = {
  ignore:
    "ignor*|oubli*|ne tiens pas compte|ne tenez pas compte|ne tiens aucun compte|ne tenez aucun compte|fais abstraction|faites abstraction|neglige*|annul*|" +
    "contourn*|ne suis pas|ne suivez pas|n'ecoute plus|n'ecoute pas|efface*|laisse tomber|laissez tomber|passe outre|passez outre|fais fi|fais l'impasse|" +
    "mets de cote|desactiv*|affranchis-toi|arrete de suivre|cesse de suivre|enfreins|moque-toi|fiche-toi",
  prior:
    "precedent*|toutes|tous|tout|anterieur*|tes|vos|initiales|ci-dessus|recues|avant|dessus|jusqu'ici|plus haut",
  instruction:
    "instruction*|consigne*|directive*|regle|regles|ordres|commandes|indications|contexte|questions precedentes|taches",
  reveal:
    "revel*|montr*|affich*|dis|dites|repet*|donn*|ecris|imprim*|divulgu*|partage|quel est|quelles sont|quelle est|quelles etaient|recopi*|copie|tradui*|" +
    "cite|citez|restitue|devoil*|enumere|liste",
  system: "systeme|cache*|intern*|confidentiel*|secretes|initial",
  prompt:
    "prompt systeme|invite systeme|message systeme|instructions systeme|prompt initial|consignes initiales|instructions initiales|configuration interne|" +
    "instructions cachees|consignes cachees|invite de systeme|instructions secretes|tes instructions|vos instructions|tes consignes|message initial",
  secret:
    "mot de passe|mots de passe|secret|cle secrete|identifiants|mot secret|cle api|code secret",
  you: "tu|vous|toi",
  pretend:
    "fais semblant|faites semblant|agis comme|agissez comme|joue le role|jouez le role|imagine que tu|imaginez que vous|tu es maintenant|tu es desormais|tu t'appelles|" +
    "vous etes maintenant|comporte-toi|fais comme si|faites comme si|simule|pretends|incarne*|glisse-toi dans la peau|jouer une|jouer un|mets-toi dans la peau|tu n'es plus",
  limit:
    "restriction*|limitation*|limite|limites|filtre*|ethique*|morale*|censur*|politiques|contrainte*|tabou*|scrupule*|garde-fou*",
  without: "sans|aucune|aucun|plus de|libre de|plus aucune|affranchi*|libere de",
  not: "ne|jamais|pas|rien",
  model: "modele de langage|assistant|intelligence artificielle|ia|une ia",
  harm: "illegal*|bombe*|dangereu*|pirater|drogue*|voler|malveillan*|pirate informatique|explosif*",
  comply:
    "obei*|n'obeis|n'obeissez|reponds a tout|reponds a toutes|toute question|toutes mes questions|qu'a moi|ce que je te dis|ce que je dis|tout ce que je",
  refuse: "refus*|t'excus*|vous excus*|avertissement*|desole",
  new:
    "nouvelles instructions|nouvelles consignes|nouveau message|maintenant|desormais|a partir de maintenant|a compter de|dorenavant|a la place|nouvelle tache|seulement|plutot",
  told:
    "qu'on t'a|que tu as recues|que tu as recu|on t'a dit|qui t'ont ete|que vous avez recues|t'a ete|on t'a donne|on t'a impos*|t'ont demande|t'ont dit|tu as ete programme|tes createurs|tes concepteurs|qu'on vous a",
  above:
    "mot pour mot|mot a mot|textuellement|a la lettre|integralement|avant mon premier message|avant ce message|texte precedent|texte ci-dessus|qui precede|message precedent",
  encode: "encod*|code en|chiffre*|a l'envers|decod*",
  tool: "outil*|execut*|envoie*|transmets",
  urgent: "urgen*|immediatement|tout de suite",
  authority:
    "administrateur*|developpeur*|ingenieur chez|je suis ton createur|ton createur|audit|autorise*|mode developpeur",
  discuss: "qu'est-ce que|comment fonctionne|comment prevenir|comment proteger|comment eviter",
};

const romanian: Lexicon = {
  ignore:
    "ignor*|uita de|uita tot|uita toate|uita ce|lasa balta|nu tine cont|nu lua in seama|nu urma|sari peste|anuleaza|dezactiv*|ocoleste|incalca",
  prior: "anterioar*|precedent*|toate|tot|dinainte*|de mai sus|initiale|tale|pana acum",
  instruction: "instructiun*|reguli*|indicatii*|ordin|ordine|ordinele|comenzi*|directiv*|contextul",
  reveal:
    "arata*|dezvalui*|spune*|afiseaz*|repet*|scrie*|tipareste|copiaz*|da-mi|care sunt|care este|tradu|enumera",
  system: "de sistem|sistemul*|ascuns*|intern*|secret*|confidential*",
  prompt:
    "promptul de sistem|prompt de sistem|promptul*|mesajul de sistem|mesaj de sistem|instructiunile tale|instructiuni initiale|configuratia ascunsa",
  secret: "parola|parolele|parolei|cuvantul secret|cheia secreta",
  you: "tu|esti",
  pretend:
    "prefa-te|prefaceti-va|joaca rolul|comporta-te|acum esti|esti acum|te numesti|imagineaza-ti ca|poarta-te",
  limit: "restricti*|limitari*|limite|filtre*|etic*|moral*|cenzur*",
  without: "fara|nicio|niciun|niciunei|lipsit",
  not: "nu|niciodata",
  model: "asistent*|inteligenta artificiala",
  harm: "ilegal*|bomba|periculo*",
  comply:
    "asculta doar|asculta numai|supune-te|orice intrebare|raspunde la orice|numai de mine|doar de mine",
  refuse: "refuz*|scuza|cere scuze",
  new: "de acum inainte|de acum|acum|instructiuni noi|noile instructiuni|in schimb",
  told: "ti s-a spus|ti s-a dat|ti-au spus|creatorii tai",
  above: "cuvant cu cuvant|dinaintea|textul de mai sus|mesajul anterior",
  encode: "codific*|invers",
  authority: "administratorul*|dezvoltatorul*",
  urgent: "urgent*|imediat",
};

/** The Romance languages; articles are written before vowels in two of them. */
export const romance: readonly Lexicon[] = [spanish, portuguese, italian, french, romanian];
