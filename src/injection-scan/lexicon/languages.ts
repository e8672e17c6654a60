/**
 * Words of other languages for the concepts that injections need most. Diacritics may be written:
 * the lexicon is folded as the text is.
 *
 * @module
 */
import type { Lexicon } from "./concepts.ts";

const spanish: Lexicon = {
  ignore:
    "ignora|ignore|ignorar|ignoren|ignores|ignorando|olvida|olvide|olvidar|olvidate|olvidarte|olvides|descarta|descarte|" +
    "omite|omita|omitir|desestima|no sigas|no obedezcas|deja de seguir|anula|pasa por alto|haz caso omiso|elimina|borra|salta",
  prior:
    "anteriores|anterior|previas|previos|previa|previo|todas|todos|todo|tus|antes|iniciales|originales|cualquier|recibidas",
  instruction:
    "instruccion|instrucciones|indicaciones|ordenes|reglas|directrices|normas|pautas|mandatos|directivas|contexto",
  reveal:
    "revela|revele|revelar|revelame|muestra|muestrame|mostrar|muestre|dime|di|imprime|repite|escribe|comparte|ensename|dame|" +
    "cual es|cuales son|cuentame|devuelve|traduce|copia|lista",
  system: "sistema|oculto|oculta|ocultas|interno|internas|confidencial|inicial|secretas",
  prompt:
    "prompt del sistema|instrucciones del sistema|mensaje del sistema|prompt inicial|instrucciones iniciales|" +
    "instrucciones ocultas|indicacion del sistema|instrucciones secretas|tus instrucciones",
  secret: "contrasena|contrasenas|clave|claves|secreto|secreta|credenciales|clave secreta",
  you: "tu|eres|usted",
  pretend:
    "finge|fingir|actua como|actuar como|actue como|actuaras|imagina que eres|hazte pasar|simula|ahora eres|comportate|eres ahora",
  limit:
    "restricciones|restriccion|limitaciones|limites|filtros|filtro|etica|eticas|moral|censura|politicas|reglas eticas",
  without: "sin|ninguna|ninguno|ya no|libre de|no tienes|nunca|jamas",
  model: "modelo de lenguaje|asistente|inteligencia artificial|ia",
  new:
    "nuevas instrucciones|ahora|a partir de ahora|desde ahora|en su lugar|nueva tarea|solo responde",
  told:
    "te dijeron|te han dado|se te dio|que recibiste|te dieron|has recibido|te dije|te han dicho",
  harm: "ilegal|ilegales|malware|bomba|dañino|peligroso",
  comply: "obedece|responde a todo|sin rechazar|cualquier pregunta|nunca te niegues",
  discuss: "que es|como funciona|explica como|como prevenir|como proteger|como puedo evitar",
};

const french: Lexicon = {
  ignore:
    "ignore|ignorez|ignorer|ignores|ignorant|oublie|oubliez|oublier|ne tiens pas compte|ne tenez pas compte|fais abstraction|" +
    "faites abstraction|neglige|negligez|annule|annulez|contourne|contournez|ne suis pas|ne suivez pas|efface|laisse tomber|passe outre",
  prior:
    "precedentes|precedents|precedente|precedent|toutes|tous|tout|anterieures|anterieurs|tes|vos|initiales|ci-dessus|recues|avant|dessus",
  instruction:
    "instruction|instructions|consigne|consignes|directives|directive|regles|ordres|commandes|indications|contexte",
  reveal:
    "revele|revelez|reveler|revele-moi|montre|montrez|montre-moi|affiche|affichez|dis|dis-moi|dites|dites-moi|repete|repetez|" +
    "donne|donne-moi|donnez|ecris|imprime|divulgue|divulguez|partage|quel est|quelles sont|quelle est|recopie|traduis",
  system: "systeme|cachees|cache|interne|internes|confidentielles|secretes|initial",
  prompt:
    "prompt systeme|invite systeme|message systeme|instructions systeme|prompt initial|consignes initiales|instructions initiales|" +
    "instructions cachees|invite de systeme|instructions secretes|tes instructions",
  secret: "mot de passe|mots de passe|secret|cle secrete|identifiants|mot secret|cle api",
  you: "tu|vous|toi",
  pretend:
    "fais semblant|faites semblant|agis comme|agissez comme|joue le role|jouez le role|imagine que tu es|tu es maintenant|" +
    "vous etes maintenant|comporte-toi|fais comme si|simule|pretends",
  limit:
    "restrictions|restriction|limitations|limites|filtres|filtre|ethique|ethiques|morale|censure|politiques",
  without: "sans|aucune|aucun|plus de|libre de|jamais|plus aucune",
  model: "modele de langage|assistant|intelligence artificielle|ia",
  new:
    "nouvelles instructions|maintenant|desormais|a partir de maintenant|dorenavant|a la place|nouvelle tache|seulement|plutot",
  told:
    "qu'on t'a|que tu as recues|que tu as recu|on t'a dit|qui t'ont ete|que vous avez recues|t'a ete|on t'a donne",
  harm: "illegal|illegale|illegales|bombe|dangereux",
  comply: "obeis|reponds a tout|toute question|ne refuse jamais",
  discuss: "qu'est-ce que|comment fonctionne|comment prevenir|comment proteger|comment eviter",
};

const german: Lexicon = {
  ignore:
    "ignoriere|ignorier|ignorieren|ignoriert|ignorierst|vergiss|vergesse|vergessen|vergesst|missachte|missachten|umgehe|umgehen|" +
    "uberschreibe|befolge nicht|beachte nicht|verwirf|losche|streiche|lass alle|ausser acht|uberspringe|setze ausser kraft",
  prior:
    "vorherigen|vorherige|vorheriger|bisherigen|bisherige|vorigen|obigen|obige|fruheren|alle|alles|allen|deine|deiner|ihre|" +
    "ursprunglichen|vorangegangenen|vorangehenden|zuvor|oben|bisher|vorher|erhaltenen|gegebenen",
  instruction:
    "anweisung|anweisungen|instruktionen|instruktion|regeln|vorgaben|befehle|richtlinien|anleitungen|auftrage|vorschriften|kontext|aufgaben|informationen",
  reveal:
    "verrate|verraten|zeige|zeig|zeigen|nenne|nenn|gib|gebe|drucke|wiederhole|sag|sage|offenbare|offenlege|lege offen|schreibe|" +
    "teile|was ist|was sind|wie lautet|wie lauten|ausgeben|verrat|ubersetze",
  system: "system|versteckten|internen|geheimen|verborgenen|vertraulichen|geheime|interne",
  prompt:
    "systemprompt|system-prompt|systemanweisung|systemanweisungen|systemnachricht|systemaufforderung|ursprunglichen anweisungen|" +
    "geheimen anweisungen|deine anweisungen|initialen prompt",
  secret: "passwort|passworter|kennwort|geheimnis|zugangsdaten|geheimwort|schlussel",
  you: "du|dich|dir|deine|sie",
  pretend:
    "tu so|tue so|stell dir vor|spiele die rolle|agiere als|handle als|verhalte dich|du bist jetzt|jetzt bist du|du bist nun|" +
    "nun bist du|gib vor|simuliere|schlupfe in die rolle|sie sind jetzt|fungieren|fungiere",
  limit:
    "einschrankungen|beschrankungen|filter|ethik|ethischen|ethische|moral|zensur|grenzen|sicherheitsrichtlinien|sicherheitsregeln",
  without: "ohne|keine|keinen|keinerlei|nicht mehr|frei von|niemals",
  model: "sprachmodell|assistent|kunstliche intelligenz|ki",
  new:
    "neue anweisungen|neuen anweisungen|neue aufgabe|ab jetzt|von nun an|ab sofort|jetzt|stattdessen|nun|neue",
  told: "dir gegeben|dir gesagt|du erhalten|du bekommen|dir wurden|die du hast|man dir",
  harm: "illegal|illegale|bombe|gefahrlich|schadlich",
  comply: "gehorche|beantworte alle|jede frage|beantworte jede|verweigere nie",
  discuss: "was bedeutet|wie funktioniert|wie kann ich verhindern|wie schutze|wie verhindere",
};

const portuguese: Lexicon = {
  ignore:
    "ignore|ignora|ignorar|ignorem|esqueca|esquece|esquecer|desconsidere|desconsidera|desconsiderar|descarte|despreze|anule|" +
    "nao siga|nao obedeca|pare de seguir|deixe de lado|apague|contorne|burle",
  prior:
    "anteriores|anterior|previas|previos|todas|todos|tudo|suas|seus|acima|iniciais|originais|antes|recebidas",
  instruction: "instrucao|instrucoes|regras|ordens|diretrizes|comandos|orientacoes|normas|contexto",
  reveal:
    "revele|revelar|revela|mostre|mostra|mostre-me|mostrar|diga|diga-me|imprima|repita|escreva|compartilhe|me diga|me mostre|" +
    "qual e|quais sao|conte|exiba|forneca|traduza|me de",
  system: "sistema|oculto|ocultas|interno|internas|confidencial|secretas|inicial",
  prompt:
    "prompt do sistema|instrucoes do sistema|mensagem do sistema|prompt inicial|instrucoes iniciais|instrucoes ocultas|" +
    "suas instrucoes|comando do sistema|instrucoes secretas",
  secret: "senha|senhas|segredo|credenciais|chave secreta|palavra-passe",
  you: "voce|tu|sua",
  pretend:
    "finja|finge|aja como|atue como|agir como|imagine que voce|simule|agora voce e|voce agora e|interprete o papel|comporte-se|faca de conta",
  limit: "restricoes|restricao|limitacoes|limites|filtros|etica|eticas|moral|censura|politicas",
  without: "sem|nenhuma|nenhum|livre de|nao tem|nunca|jamais",
  model: "modelo de linguagem|assistente|inteligencia artificial|ia",
  new:
    "novas instrucoes|agora|a partir de agora|de agora em diante|em vez disso|nova tarefa|apenas",
  told: "que recebeu|te deram|lhe deram|foram dadas|voce recebeu|te disseram|lhe disseram",
  comply: "obedeca|qualquer pergunta|nunca recuse",
  discuss: "o que e|como funciona|como prevenir|como proteger|como evitar",
};

const italian: Lexicon = {
  ignore:
    "ignora|ignorare|ignorate|ignori|dimentica|dimenticare|dimenticate|dimenticati|trascura|scarta|non seguire|non considerare|" +
    "annulla|tralascia|elimina|aggira|bypassa|lascia perdere",
  prior: "precedenti|precedente|tutte|tutti|tutto|tue|tuoi|sopra|iniziali|originali|ricevute|prima",
  instruction:
    "istruzione|istruzioni|regole|ordini|direttive|comandi|indicazioni|linee guida|contesto",
  reveal:
    "rivela|rivelami|rivelare|mostra|mostrami|mostrare|dimmi|stampa|ripeti|scrivi|condividi|svela|qual e|quali sono|dammi|fornisci|traduci",
  system: "sistema|nascosto|nascoste|interno|interne|riservate|segrete|iniziale",
  prompt:
    "prompt di sistema|prompt del sistema|istruzioni di sistema|messaggio di sistema|prompt iniziale|istruzioni iniziali|" +
    "tue istruzioni|istruzioni segrete|istruzioni nascoste",
  secret: "segreto|credenziali|parola d'ordine|parola segreta|chiave segreta|la password",
  you: "tu|sei|te",
  pretend:
    "fingi|fai finta|agisci come|comportati come|immagina di essere|ora sei|adesso sei|simula|interpreta il ruolo|sei ora",
  limit: "restrizioni|limitazioni|limiti|filtri|etica|etiche|morale|censura|politiche",
  without: "senza|nessuna|nessun|libero da|privo di|mai",
  model: "modello linguistico|assistente|intelligenza artificiale",
  new: "nuove istruzioni|ora|adesso|d'ora in poi|da ora in poi|invece|nuovo compito|solo",
  told: "ti sono state|che hai ricevuto|ti e stato|ti hanno",
  comply: "obbedisci|qualsiasi domanda|non rifiutare",
  discuss: "che cos'e|come funziona|come prevenire|come proteggere",
};

const dutch: Lexicon = {
  ignore: "negeer|negeren|vergeet|vergeten|omzeil|sla over|volg niet|schrap|wis|laat varen",
  prior: "vorige|voorgaande|eerdere|bovenstaande|alle|alles|jouw|je|oorspronkelijke|gegeven",
  instruction:
    "instructie|instructies|regels|opdrachten|richtlijnen|aanwijzingen|bevelen|voorschriften",
  reveal:
    "onthul|toon|laat zien|laat me|vertel|geef|print|herhaal|schrijf|deel|wat is|wat zijn|verklap",
  system: "systeem|verborgen|interne|geheime|vertrouwelijke",
  prompt:
    "systeemprompt|systeeminstructies|systeembericht|oorspronkelijke prompt|jouw instructies|geheime instructies|je instructies",
  secret: "wachtwoord|wachtwoorden|geheim|inloggegevens|geheime sleutel",
  you: "jij|je|u",
  pretend:
    "doe alsof|gedraag je|speel de rol|je bent nu|stel je voor|u bent nu|nu ben je|handel als",
  limit: "beperkingen|filters|ethiek|ethische|moraal|censuur|grenzen|richtlijnen",
  without: "zonder|geen|vrij van|niet meer|nooit",
  model: "taalmodel|assistent|kunstmatige intelligentie",
  new: "nieuwe instructies|vanaf nu|voortaan|nu|in plaats daarvan|nieuwe taak|nieuwe",
};

const polish: Lexicon = {
  ignore:
    "zignoruj|ignoruj|ignorowac|zapomnij|pomin|odrzuc|nie przestrzegaj|obejdz|anuluj|zlekcewaz",
  prior:
    "poprzednie|poprzednich|wczesniejsze|wczesniejszych|powyzsze|powyzszych|wszystkie|wszystkich|wszystko|swoje|twoje|twoj",
  instruction:
    "instrukcje|instrukcji|polecenia|polecen|zasady|zasad|reguly|wytyczne|wytycznych|rozkazy|dyrektywy",
  reveal:
    "ujawnij|pokaz|wyswietl|podaj|powiedz|powtorz|wypisz|wydrukuj|zdradz|napisz|jakie sa|jaki jest|jakie jest",
  system: "systemowe|systemowy|systemu|ukryte|wewnetrzne|tajne|poufne",
  prompt:
    "prompt systemowy|monit systemowy|instrukcje systemowe|instrukcji systemowych|poczatkowe instrukcje|prompt poczatkowy|swoje instrukcje|promptu systemowego",
  secret: "haslo|hasla|sekret|sekretne|tajne haslo|dane logowania",
  pretend:
    "udawaj|zachowuj sie|wciel sie|jestes teraz|teraz jestes|wyobraz sobie|graj role|dzialaj jako",
  limit:
    "ograniczen|ograniczenia|filtrow|filtry|etyki|etyczne|etycznych|cenzury|moralnosci|zasad bezpieczenstwa",
  without: "bez|zadnych|zadne|wolny od|nigdy",
  model: "model jezykowy|asystent|sztuczna inteligencja",
  new: "nowe instrukcje|od teraz|teraz|zamiast tego|nowe polecenie|nowe zadanie",
};

const russian: Lexicon = {
  ignore:
    "игнорируй*|проигнорируй*|игнорировать|забудь*|забыть|отбрось*|не следуй*|не обращай внимания|пренебреги|отмени*|обойди|" +
    "не учитывай|удали|сотри|отменить|нарушь",
  prior:
    "предыдущ*|прежни*|прошлы*|все|всех|всё|свои|своих|твои|твоих|выше|вышеуказанн*|вышеизложенн*|ранее|изначальн*|первоначальн*|ваши|данные",
  instruction:
    "инструкци*|указани*|правил*|команды|команд|приказ*|директив*|распоряжени*|установк*|предписани*|контекст",
  reveal:
    "покажи*|раскрой*|выведи*|расскажи*|напиши*|повтори*|скажи*|выдай*|назови*|сообщи*|распечатай*|открой|поделись|каков|какова|какие|процитируй",
  system: "системн*|скрыт*|внутренн*|секретн*|конфиденциальн*|начальн*",
  prompt:
    "системный промпт|системного промпта|системные инструкции|системных инструкций|промпт*|системное сообщение|системную подсказку|" +
    "начальные инструкции|свои инструкции|твои инструкции|исходные инструкции|системный запрос|подсказк*",
  secret:
    "парол*|секрет|секреты|учетные данные|ключ доступа|секретный ключ|секретное слово|кодовое слово|api-ключ*",
  you: "ты|вы|тебя|тебе|вас",
  pretend:
    "притворись|притворяйся|представь, что ты|представь что ты|веди себя|действуй как|ты теперь|теперь ты|играй роль|сыграй роль|вообрази|" +
    "отныне ты|вы теперь|теперь вы|притворитесь",
  limit: "ограничени*|фильтр*|этик*|этическ*|морал*|цензур*|запрет*|рамк*",
  without: "без|никаких|нет|свободен от|никогда|больше не",
  model: "языковая модель|языковой модели|ассистент|искусственный интеллект|чат-бот|нейросеть",
  new:
    "новые инструкции|новая задача|отныне|с этого момента|теперь|вместо этого|новое задание|только",
  told: "тебе дали|тебе были даны|вам дали|ты получил*|тебе сказали|вам были|данные тебе",
  harm: "незаконн*|бомб*|наркотик*|вредоносн*|взлом*|опасн*",
  comply: "подчиняйся|отвечай на любые|на любой вопрос|не отказывай*|любые вопросы|обязан",
  discuss: "что такое|как работает|как защитить*|как предотвратить|объясни",
};

const ukrainian: Lexicon = {
  ignore: "ігноруй*|проігноруй*|забудь*|не виконуй|знехтуй|відкинь|скасуй",
  prior: "попередні*|усі|всі|свої|твої|вище|ваші",
  instruction: "інструкці*|вказівк*|правила|команди|наказ*|настанов*",
  reveal: "покажи|розкрий|виведи|розкажи|напиши|повтори|скажи|назви",
  system: "системн*|прихован*|внутрішн*|секретн*",
  prompt: "системний промпт|системні інструкції|системного промпту|свої інструкції",
  secret: "пароль|паролі|таємницю|секретний ключ",
  pretend: "вдавай|уяви, що ти|тепер ти|ти тепер|дій як|поводься",
  limit: "обмежен*|фільтр*|етик*|етичн*|цензур*",
  without: "без|жодних|ніяких|ніколи",
  new: "нові інструкції|відтепер|тепер|натомість",
};

const turkish: Lexicon = {
  ignore:
    "yok say*|gormezden gel*|unut|unutun|unutunuz|dikkate alma*|goz ardi et*|boş ver|bos ver|takip etme|uyma|gec|iptal et|atla|ihlal et",
  prior: "onceki|tum|butun|yukaridaki|daha once*|mevcut|hepsini|ilk|verilen|senin",
  instruction: "talimat*|yonerge*|kural*|emir*|komut*|direktif*",
  reveal:
    "goster*|acikla*|soyle*|yazdir*|paylas*|tekrarla*|ver|yaz|ifşa et*|ifsa et*|nedir|nelerdir|listele",
  system: "sistem*|gizli|dahili|ozel",
  prompt:
    "sistem istemi*|sistem promptu*|sistem talimat*|sistem mesaj*|baslangic talimat*|sistem komut*|istemini|promptunu",
  secret: "sifre*|parola*|gizli anahtar*|api anahtar*|sir",
  pretend: "gibi davran*|rolunu oyna*|artik sen|sen artik|rolu yap|simdi sen|hayal et|mis gibi yap",
  limit: "kisitlama*|sinirlama*|filtre*|etik|ahlaki|sansur*|sinir*",
  without: "olmadan|olmayan|hicbir|siz|asla|kisitlamasiz|sinirsiz|filtresiz|sansursuz",
  model: "dil modeli|asistan|yapay zeka",
  new: "yeni talimat*|artik|simdi|bundan sonra|bunun yerine|yeni gorev",
};

const arabic: Lexicon = {
  ignore: "تجاهل*|انس|انسى|انسي|تجاوز|اهمل|لا تتبع|الغ|الغاء|تغاضى|تخطى|اترك|احذف",
  prior: "السابقة|السابق|جميع|كل|كافة|اعلاه|الاصلية|سابقا|المذكورة|قبل|السابقه",
  instruction:
    "التعليمات|تعليمات*|تعليماتك|الاوامر|اوامر*|القواعد|قواعد*|الارشادات|ارشادات*|التوجيهات|توجيهات*|الاوامر",
  reveal: "اكشف|اظهر|اعرض|اطبع|اخبرني|كرر|اكتب|شارك|قل لي|ما هي|ما هو|اعطني|افصح",
  system: "النظام|نظام|المخفية|السرية|الداخلية|المخفي|الخفية",
  prompt:
    "موجه النظام|تعليمات النظام|رسالة النظام|مطالبة النظام|تعليماتك|موجهك|التعليمات الاولية|التعليمات السرية|برومبت",
  secret: "كلمة المرور|كلمه المرور|كلمة السر|السر|كلمات المرور|المفتاح السري|بيانات الاعتماد",
  you: "انت|انك",
  pretend: "تظاهر|تصرف ك*|تصرف كانك|انت الان|تخيل انك|العب دور|تقمص|من الان فصاعدا انت|مثل دور",
  limit: "قيود|القيود|حدود|الحدود|فلاتر|اخلاق*|الاخلاق*|رقابة|الرقابة|ضوابط",
  without: "بدون|دون|بلا|اي|لا يوجد|خال من|ابدا",
  model: "نموذج لغوي|مساعد|الذكاء الاصطناعي",
  new: "تعليمات جديدة|الان|من الان فصاعدا|بدلا من ذلك|مهمة جديدة|من الان",
};

const persian: Lexicon = {
  ignore: "نادیده بگیر*|فراموش کن*|بی توجهی کن|رعایت نکن|لغو کن|کنار بگذار",
  prior: "قبلی|تمام|همه|پیشین|بالا|قبل",
  instruction: "دستورات|دستورالعمل*|دستور|قوانین|راهنما*|فرمان*",
  reveal: "نشان بده*|فاش کن*|بگو|بنویس|تکرار کن*|چاپ کن|چیست|آشکار کن",
  system: "سیستم*|مخفی|پنهان|داخلی|محرمانه",
  prompt: "پرامپت*|دستورات سیستم*|پیام سیستم|دستورالعمل سیستم",
  secret: "رمز عبور|گذرواژه|رمز|کلید مخفی",
  pretend: "وانمود کن*|نقش بازی کن|تظاهر کن|تو اکنون|از این پس تو|مانند یک",
  limit: "محدودیت*|فیلتر*|اخلاقی|اخلاق|سانسور",
  without: "بدون|هیچ|بی",
  new: "دستورات جدید|اکنون|از این پس|به جای آن|از حالا",
};

const urdu: Lexicon = {
  ignore: "نظر انداز*|بھول جا*|نظرانداز*|رد کر*",
  prior: "پچھلی|پچھلے|تمام|سابقہ|سب|پہلے|اوپر",
  instruction: "ہدایات|ہدایت|احکامات|قواعد|اصول|حکم",
  reveal: "بتا*|ظاہر کر*|دکھا*|لکھ*|دہرا*",
  system: "سسٹم|خفیہ|پوشیدہ|اندرونی",
  prompt: "پرامپٹ|سسٹم پرامپٹ|سسٹم ہدایات",
  secret: "پاس ورڈ|خفیہ کوڈ|راز",
  pretend: "اداکاری کر*|ظاہر کرو کہ|اب تم|اب آپ|فرض کر*",
  limit: "پابندی*|حدود|فلٹر*|اخلاقی*",
  without: "بغیر|کوئی|بنا",
};

const hindi: Lexicon = {
  ignore: "अनदेखा*|नज़रअंदाज़*|नजरअंदाज*|भूल जा*|भूलकर|उपेक्षा*|अनदेखी*|मत मान*|रद्द*|भूल कर|छोड़ दो",
  prior: "पिछले|पिछली|पिछला|सभी|सारे|पहले|उपरोक्त|पूर्व|ऊपर|अपने|अपनी|सब",
  instruction: "निर्देश*|आदेश*|नियम*|अनुदेश*|हिदायत*|दिशानिर्देश*",
  reveal: "बता*|दिखा*|प्रकट*|लिख*|दोहरा*|उजागर*|साझा*|क्या है|क्या हैं|प्रिंट*",
  system: "सिस्टम*|छिपे*|छुपे*|गुप्त|आंतरिक|गोपनीय",
  prompt: "प्रॉम्प्ट*|प्रांप्ट*|सिस्टम प्रॉम्प्ट|सिस्टम निर्देश*",
  secret: "पासवर्ड*|गुप्त कुंजी|रहस्य|गुप्त कोड|गुप्त शब्द",
  you: "तुम|आप|तू|आपके|तुम्हारे",
  pretend: "नाटक कर*|अब तुम|अब आप|की तरह व्यवहार|भूमिका निभा*|कल्पना कर*|के रूप में कार्य|बनने का",
  limit: "प्रतिबंध*|सीमा*|फ़िल्टर*|फिल्टर*|नैतिक*|पाबंदी*|सेंसर*",
  without: "बिना|कोई|रहित|मुक्त|कभी नहीं",
  model: "भाषा मॉडल|सहायक|कृत्रिम बुद्धिमत्ता|एआई",
  new: "नए निर्देश*|अब से|इसके बजाय|नया कार्य|अब",
};

const bengali: Lexicon = {
  ignore: "উপেক্ষা*|ভুলে যা*|অগ্রাহ্য*|এড়িয়ে যা*|বাতিল কর*|মানবে না|অমান্য*",
  prior: "পূর্ববর্তী|আগের|সমস্ত|সব|সকল|উপরের|পূর্বের|তোমার|আপনার",
  instruction: "নির্দেশ*|নিয়ম*|আদেশ*|নির্দেশাবলী|নির্দেশনা*|নির্দেশিকা*",
  reveal: "প্রকাশ কর*|দেখা*|বল*|লেখ*|পুনরাবৃত্তি*|জানা*|মুদ্রণ*|কী",
  system: "সিস্টেম*|গোপন|লুকানো|অভ্যন্তরীণ",
  prompt: "প্রম্পট*|সিস্টেম প্রম্পট|সিস্টেম নির্দেশ*",
  secret: "পাসওয়ার্ড*|গোপন কোড|গোপন কী|গোপন শব্দ",
  pretend: "ভান কর*|অভিনয় কর*|এখন তুমি|এখন আপনি|কল্পনা কর*|ভূমিকা পালন*|হিসেবে কাজ",
  limit: "সীমাবদ্ধতা*|বিধিনিষেধ*|ফিল্টার*|নৈতিক*|সেন্সর*",
  without: "ছাড়া|কোনো|কোন|মুক্ত|ছাড়াই",
};

const indonesian: Lexicon = {
  ignore:
    "abaikan|mengabaikan|lupakan|jangan ikuti|jangan hiraukan|hiraukan|kesampingkan|batalkan|langgar|lewati",
  prior: "sebelumnya|semua|seluruh|di atas|segala|awal|terdahulu",
  instruction: "instruksi|perintah|aturan|arahan|petunjuk|pedoman",
  reveal:
    "tampilkan|tunjukkan|ungkapkan|beritahu|katakan|cetak|ulangi|tulis|bocorkan|berikan|sebutkan|perlihatkan|bagikan|apa",
  system: "sistem|tersembunyi|rahasia|internal",
  prompt:
    "prompt sistem|instruksi sistem|prompt awal|pesan sistem|instruksi awal|instruksi rahasia",
  secret: "kata sandi|sandi|kunci rahasia|kredensial|kode rahasia",
  you: "kamu|anda|kau",
  pretend:
    "berpura-pura*|bertindak sebagai|berperan sebagai|bertindaklah|kamu sekarang|anda sekarang|sekarang kamu|sekarang anda|bayangkan kamu|pura-pura",
  limit: "batasan|pembatasan|filter|etika|moral|sensor|larangan",
  without: "tanpa|tidak ada|bebas dari|jangan pernah",
  model: "model bahasa|asisten|kecerdasan buatan",
  new: "instruksi baru|mulai sekarang|sekarang|sebagai gantinya|tugas baru",
};

const vietnamese: Lexicon = {
  ignore: "bỏ qua|phớt lờ|quên đi|quên hết|quên|không tuân theo|đừng tuân theo|lờ đi|hủy bỏ|xóa bỏ",
  prior: "trước đó|trước đây|tất cả|mọi|ở trên|phía trên|ban đầu|trước|toàn bộ|của bạn",
  instruction: "hướng dẫn|chỉ dẫn|lệnh|quy tắc|chỉ thị|mệnh lệnh|quy định|yêu cầu",
  reveal:
    "tiết lộ|hiển thị|cho tôi biết|cho tôi xem|in ra|lặp lại|viết ra|nói cho tôi|chia sẻ|là gì|cho biết|nói",
  system: "hệ thống|ẩn|bí mật|nội bộ",
  prompt:
    "lời nhắc hệ thống|hướng dẫn hệ thống|prompt hệ thống|câu lệnh hệ thống|system prompt|lời nhắc ban đầu|chỉ dẫn hệ thống",
  secret: "mật khẩu|khóa bí mật|mã bí mật|bí mật",
  you: "bạn|mày",
  pretend:
    "giả vờ|đóng vai|hành động như|bây giờ bạn là|hãy tưởng tượng bạn|từ giờ bạn là|giả làm|bạn bây giờ là",
  limit: "hạn chế|giới hạn|bộ lọc|đạo đức|kiểm duyệt|ràng buộc",
  without: "không có|không|không còn|không bị|bất kỳ",
  model: "mô hình ngôn ngữ|trợ lý|trí tuệ nhân tạo",
  new: "hướng dẫn mới|từ bây giờ|bây giờ|thay vào đó|từ giờ|nhiệm vụ mới",
};

const thai: Lexicon = {
  ignore: "เพิกเฉย|ละเว้น|ไม่ต้องสนใจ|อย่าสนใจ|ลืม|ละเลย|ข้าม|ยกเลิก|ไม่ต้องทำตาม",
  prior: "ก่อนหน้า|ทั้งหมด|ข้างต้น|ที่ผ่านมา|เดิม|ทุก|ของคุณ",
  instruction: "คำสั่ง|คำแนะนำ|กฎ|ข้อกำหนด|แนวทาง|คำชี้แจง",
  reveal: "เปิดเผย|แสดง|บอก|พิมพ์|พูดซ้ำ|เขียน|คืออะไร|ทวน|บอกฉัน",
  system: "ระบบ|ซ่อน|ลับ|ภายใน",
  prompt: "พรอมต์|พรอมท์|คำสั่งระบบ|พร้อมท์|คำสั่งของระบบ",
  secret: "รหัสผ่าน|ความลับ|รหัสลับ|คีย์ลับ",
  pretend: "แกล้งทำ|สวมบทบาท|ตอนนี้คุณคือ|สมมติว่าคุณ|ทำตัวเป็น|แสร้งเป็น|แสดงเป็น|คุณคือ",
  limit: "ข้อจำกัด|ตัวกรอง|จริยธรรม|ศีลธรรม|การเซ็นเซอร์|ขีดจำกัด",
  without: "โดยไม่มี|ไม่มี|ปราศจาก|ไร้",
  new: "คำสั่งใหม่|จากนี้ไป|ตั้งแต่ตอนนี้|ต่อไปนี้|แทน",
};

const chinese: Lexicon = {
  ignore:
    "忽略|無視|无视|忘记|忘記|忘掉|不要理会|不要理會|不要遵循|不要遵守|不用管|抛开|拋開|丢弃|跳过|跳過|绕过|繞過|取消|不必遵守|停止遵循|違反|违反|覆盖|摆脱|擺脫|清除|撇开|不再遵守",
  prior:
    "之前|以前|以上|上述|上面|前面|先前|所有|全部|一切|任何|原有|最初|初始|此前|你的|您的|已有|原来|給你|给你",
  instruction:
    "指令|指示|命令|规则|規則|提示|说明|說明|要求|指引|指南|设定|設定|限制条件|上下文|准则|準則|约束",
  reveal:
    "告诉|告訴|显示|顯示|输出|輸出|打印|列出|透露|泄露|洩露|重复|重複|揭示|说出|說出|展示|写出|寫出|提供|公开|公開|是什么|是什麼|复述|翻译|给我看|給我看|打出|揭露|分享|复制|逐字",
  system: "系统|系統|隐藏|隱藏|内部|內部|机密|機密|秘密",
  prompt:
    "提示词|提示詞|系统提示|系統提示|系统指令|系統指令|初始指令|初始提示|系统消息|系統訊息|你的指令|你的提示|原始指令|隐藏指令|秘密指令|系统设定|开发者指令",
  secret: "密码|密碼|口令|密钥|密鑰|暗号|暗號|凭证|秘钥|通行码",
  you: "你|您",
  pretend:
    "假装|假裝|扮演|假设你|假設你|你现在是|你現在是|现在你是|現在你是|充当|充當|角色扮演|想象你|想像你|模拟|从现在起你|從現在起你|你将扮演|装作|進入|进入",
  limit:
    "限制|约束|約束|过滤|過濾|道德|伦理|倫理|审查|審查|安全准则|安全策略|规范|規範|内容政策|底线|安全规则",
  without: "没有|沒有|不受|无|無|不再|毫无|毫無|不需要|解除|不必",
  model: "语言模型|語言模型|人工智能|助手|聊天机器人|ai|模型",
  new: "新的指令|新指令|现在开始|現在開始|从现在|從現在|改为|改為|而是|新任务|新任務|只需|接下来",
  told: "给你的|給你的|你收到的|你被告知|你得到的|你被设定|你被赋予",
  harm: "违法|違法|非法|炸弹|毒品|恶意|有害|黑客|危险|色情|暴力",
  comply:
    "服从|服從|必须回答|必須回答|任何问题|任何問題|不能拒绝|不得拒绝|不會拒絕|不拒绝|有问必答",
  refuse: "拒绝|拒絕|抱歉|警告|免责声明",
  discuss: "什么是|什麼是|如何防止|如何防范|解释|如何保护|怎么防止",
};

const japanese: Lexicon = {
  ignore: "無視|忘れ|従わない|従うな|破棄|取り消|上書き|スキップ|無効|捨て|従わず|無効化|リセット",
  prior:
    "以前|これまで|前の|上記|すべて|全て|今まで|先ほど|前述|あなたの|元の|最初の|過去|一切|いままで|以上",
  instruction: "指示|命令|ルール|規則|プロンプト|指令|ガイドライン|インストラクション",
  reveal:
    "教えて|表示|出力|見せて|明かし|開示|繰り返し|公開|書いて|暴露|言って|列挙|何ですか|示して|漏ら|印刷|復唱|答えて",
  system: "システム|隠された|秘密|内部|機密|非公開",
  prompt:
    "システムプロンプト|システム指示|初期プロンプト|システムメッセージ|初期指示|あなたの指示|あなたのプロンプト|内部プロンプト",
  secret: "パスワード|合言葉|秘密の|暗証番号|秘密鍵|認証情報|apiキー",
  you: "あなた|君|お前",
  pretend:
    "ふりをし|なりきっ|演じ|役割を|として振る舞|あなたは今|今からあなたは|これからあなたは|ロールプレイ|と仮定|と想像|モード|として行動",
  limit: "制限|フィルター|倫理|道徳|検閲|規制|制約|ポリシー|安全",
  without: "なしで|ない|なく|なし|受けず|ずに|解除|無し",
  model: "言語モデル|アシスタント|人工知能|ai",
  new: "新しい指示|今から|これから|代わりに|新しい命令|新しいタスク|今後|新たな指示",
};

const korean: Lexicon = {
  ignore: "무시*|잊어*|잊으*|따르지*|무효*|취소*|건너뛰*|잊고*|버리*|우회*|초기화*|잊도록*|제쳐*",
  prior:
    "이전*|모든*|위의|위에*|앞의|앞서*|지금까지*|기존*|원래*|전의|당신의|너의|네|전부|받은|처음*",
  instruction: "지시*|명령*|규칙*|지침*|프롬프트*|설정*|내용*|가이드라인*|지령*",
  reveal:
    "보여*|알려*|출력*|공개*|말해*|말하*|반복*|드러내*|작성*|인쇄*|밝혀*|무엇*|뭐*|써*|표시*|나열*|누설*|유출*",
  system: "시스템*|숨겨진*|비밀*|내부*|기밀*|숨은",
  prompt:
    "시스템 프롬프트*|시스템프롬프트*|시스템 지시*|초기 프롬프트*|시스템 메시지*|초기 지시*|시스템 명령*|시스템 지침*",
  secret: "비밀번호*|암호*|패스워드*|비밀 키*|인증 정보*",
  you: "너는|당신은|넌|너|당신",
  pretend:
    "인 척*|척해*|척하*|역할을*|역할극*|연기해*|연기하*|이제 너는|이제 당신은|지금부터 너는|지금부터 당신은|상상해*|처럼 행동*|가정해*|이제부터*|행동해*|행동하*",
  limit: "제한*|필터*|윤리*|도덕*|검열*|제약*|규제*",
  without: "없는|없이|없*|않고|해제*|받지*|벗어*",
  model: "언어 모델*|어시스턴트*|인공지능*|챗봇*|ai",
  new: "새로운 지시*|새 지시*|지금부터|이제부터|대신|이제|새로운 명령*",
};

const swedish: Lexicon = {
  ignore: "ignorera|glom|bortse|strunta i|asidosatt",
  prior: "tidigare|foregaende|alla|ovanstaende|dina|allt",
  instruction: "instruktioner|instruktionerna|regler|anvisningar|order|riktlinjer",
  reveal: "avsloja|visa|beratta|skriv ut|upprepa|skriv|vad ar",
  prompt: "systemprompt|systemprompten|systeminstruktioner|dina instruktioner",
  secret: "losenord|losenordet|hemligheten",
  pretend: "latsas|agera som|du ar nu|spela rollen|fran och med nu",
  limit: "begransningar|restriktioner|filter|etik|censur",
  without: "utan|inga|aldrig|fri fran",
};

/** Every language beside English. */
export const languages: readonly Lexicon[] = [
  spanish,
  french,
  german,
  portuguese,
  italian,
  dutch,
  polish,
  russian,
  ukrainian,
  turkish,
  arabic,
  persian,
  urdu,
  hindi,
  bengali,
  indonesian,
  vietnamese,
  thai,
  chinese,
  japanese,
  korean,
  swedish,
];
