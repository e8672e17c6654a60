/**
 * The words of the concepts that prompt rules are made of: English first, then those of other
 * languages. Folded: lower case, without accents and apostrophes. `*` stands for the rest of a word
 * after its first five units; an entry has up to three words.
 *
 * @module
 */

/** Every concept, in the order of their numbers. */
export const CONCEPTS = [
  "ignore",
  "prior",
  "instruction",
  "reveal",
  "prompt",
  "system",
  "secret",
  "you",
  "persona",
  "pretend",
  "limit",
  "without",
  "model",
  "harm",
  "comply",
  "refuse",
  "new",
  "above",
  "told",
  "markup",
  "encode",
  "tool",
  "urgent",
  "authority",
  "discuss",
  "not",
  "follow",
  "run",
  "shell",
  "topic",
  "reported",
] as const;

/** The name of a concept. */
export type Concept = typeof CONCEPTS[number];

/** The number of a concept. */
export function conceptId(concept: Concept): number {
  return CONCEPTS.indexOf(concept);
}

/** English words of each concept, separated by `|`. */
export const ENGLISH_WORDS: Readonly<Record<Concept, string>> = {
  ignore: "ignore|disregard|forget|override|bypass|" +
    "discard|dismiss|neglect|overlook|abandon|nullify|circu*|set aside|stop following|" +
    "no attention|disobey|no longer follow|unlearn",
  prior: "previous|previously|prior|preceding|above|earlier|before|former|foregoing|initial|" +
    "original|existing|all|any|every|everything|your|these|those|other|last|first|given",
  instruction: "instruction|instructions|directive|directives|rule|rules|guideline|guidelines|" +
    "command|commands|orders|programming|directions|guidance|policy|policies|protocols|constraints",
  reveal: "reveal|show|print|printing|repeat|display|output|tell|share|disclose|" +
    "leak|expose|dump|list|spell|write|type|echo|recite|translate|summarize|summarise|paraphrase|" +
    "provide|give|return|say|copy|paste|divulge|extract|exfil*|what is|what are|what was|" +
    "what were|whats|quote|reproduce|restate|encode",
  prompt: "prompt|prompts|preprompt|system message|system messages|system instructions|" +
    "initial instructions|original instructions|hidden instructions|secret instructions",
  system: "system|hidden|internal|confidential|underlying|developers",
  secret: "password|passwords|passphrase|passcode|pwd|secret|secrets|api key|api keys|" +
    "credentials|codeword|code word|access token|private key|access code",
  you: "you|your|yours|yourself|youre|youve|u|ur",
  persona: "dan|do anything|jailb*|developer mode|dev mode|god mode|unfil*|uncen*|amoral|" +
    "unrestricted|debug mode|maintenance mode|admin mode|sudo mode|root mode|evil|alter ego|" +
    "machiavellian|stan|antigpt|freegpt|no filter|unlocked|unshackled",
  pretend: "prete*|act as|acting as|act like|roleplay|roleplaying|role play|imagine|simulate|" +
    "simulating|you are now|youre now|you will be|become|play the role|take on|immerse|" +
    "hypot*|fictional|behave as|behave like|impersonate|enter|activate|switch to|in character",
  limit: "restr*|limit*|filter|filters|ethic*|moral*|censo*|boundaries|safety|safeguards|" +
    "guard*|content policy|norms|moderation|warnings|disclaimers|scruples",
  without: "without|free from|free of|no longer|not bound|no|unbound|freed|lacks|devoid|ignores|" +
    "regardless|does not have|do not have|dont have|never",
  model: "chatgpt|gpt|openai|language model|ai|llm|claude|gemini|llama|chatbot|assistant|bot",
  harm: "illeg*|harmful|malware|malic*|bomb|explo*|weapon|weapons|drugs|meth|racist|hateful|" +
    "phishing|ransomware|keylogger|napalm|uneth*|offensive|dangerous",
  comply: "obey|comply|never refuse|cannot refuse|must answer|must respond|always answer|" +
    "answer any|answer every|answer all|answer anything|any question|any request|whatever i|" +
    "stay in character|break character|without question|without hesitation|no matter what",
  refuse: "refuse|refuses|refusing|refusal|apologize|apologise|disclaimer|disclaimers|decline|" +
    "im sorry|as an ai|i cannot|moralize|lecture",
  new: "new|now|instead|from now on|henceforth|real|actual|only",
  above: "text above|words above|everything above|message above|lines above|above text|" +
    "previous text|previous message|conversation so far|verbatim|word for word|" +
    "everything before|first line|beginning of|starting with",
  told: "you were told|you were given|you have been|youve been told|been told|were told|" +
    "been given|were given|were instructed|been instructed|were programmed|told you|you received",
  markup: "im_start|im_end|endoftext|endofprompt|inst|sys|start_header_id|eot_id",
  encode: "base64|rot13|base 64|hexadecimal|morse|cipher|decode|decoded|decoding|decrypt|emojis|" +
    "leetspeak|leet|pig latin|backwards|reversed|encoded",
  tool: "tool|tools|function call|call the|send an email|email the|forward all|upload|transfer|" +
    "delete all|send all|api call|http request|plugin|webhook",
  urgent: "urgent|urgently|immediately|emergency|critical|asap|right now|life or death|grandma|" +
    "grandmother|hurry",
  authority: "administrator|admin|sysadmin|superuser|sudo|your developer|your creator|authorized|" +
    "authorised|openai employee|openai engineer|clearance|security audit|red team|debugging",
  discuss: "prevent|prevents|preventing|detect|detects|detecting|detection|mitig*|defend|protect|" +
    "vulne*|attack|attacks|attacker|attackers|owasp|example of|for example|what does|" +
    "prompt injection|prompt injections|research|paper|article|explain how|explain what|tutorial",
  not: "not|dont|never|no|cannot|cant|wont|stop",
  follow: "follow|adhere|listen|obey|abide|comply|respond|answer",
  run: "run|execute|executes|eval|evaluate|bypass",
  shell: "subprocess|whoami|rm rf|etc passwd|etc shadow|bash c|python c|powershell|os system|" +
    "import os|reverse shell|drop table|child_process|curl http",
  reported: "said|says|saying|told him|told her|told them|told me|asked me|keeps|kept|staff|" +
    "employees|reported|phrase|wrote|she|he|they|my boss|customer|customers|someone|somebody|" +
    "nobody|message said|ignoring|ignored|ignores|supersedes|must never|should never|parties",
  topic: "rules for|rules on|rules about|policy on|policy for|policies on|guidelines for|" +
    "guidelines on|instructions for|instructions on|rules of|operating system|my order|my orders",
};
/** Words of other languages. */
export const OTHER_WORDS: Readonly<Partial<Record<Concept, string>>> = {
  ignore:
    "ignora|ignoriere|ignorieren|ignoriert|ignorez|ignorer|ignoruj|ignoreer|ignorera|ignori|ignorar|" +
    "abaik*|anule*|balew*|bortse|bosver|desco*|dezac*|dimen*|esque*|glom|ignori|" +
    "isant*|kalim*|lupak*|mello*|menga*|nazar*|negeer|neger*|negli*|ohita|oubli*|" +
    "proig*|puuza|puuzia|sahau|sivuu*|unohda|unut|unutu*|verge*|vergi*|zabud|" +
    "zabud*|zapom*|zigno*|αγνοη*|ξεχασ*|ξεχνα|забуд*|игнор*|проиг*|проіг*|ігнор*|" +
    "התעל|להתעלם|תתעל|انس|انسى|بیخیا*|تجاهل*|نظران*|چھوڑو|अनदेख*|टाळ|दुर्ल*|" +
    "नजरअं*|नज़र|विसर|অগ্রা*|উপেক্*|ভুলে|ਅਣਡਿੱ*|ਅਣਦੇਖ*|ਨਜ਼ਰਅ*|અવગણ|புறக்*|மறக்க*|" +
    "மறந்த*|మరచిప*|మర్చి*|విస్మ*|ละเ|เพิ|ไม่|従わな|忘れ|忽略|无视|無視|건너뛰|따르지|초기화",
  prior: "previas|previos|previa|precedentes|precedenti|precedente|" +
    "aiemm*|aikai*|anter*|bishe*|elozo*|korab*|moi|nauna*|noon|oncek*|pehle|" +
    "pichl*|poprz*|predc*|predi*|predy*|sebel*|semua|tidig*|toutes|truoc|tum|" +
    "tutte|voorg*|vorhe*|vorige|vsech*|wczes*|yote|zote|ολες|προηγ*|попер*|преды*|" +
    "прежн*|усі|לעיל|קודמ|تمام|جميع|سابق|قبلی|پچھل|पिछल|मागील|सभी|सर्व|আগের|" +
    "পূর্ব*|ਪਿਛਲ|ਸਾਰ|અગાઉ|બધી|அனைத்*|முந்த*|అన్న|మునుప*|ก่อ|ทั้|これま|之前|以前|당신의|" +
    "지금까지",
  instruction:
    "instrucciones|instrucoes|instrukcje|instructies|instruksi|instruktioner|instructiunile|instrukciyi|" +
    "anvis*|anwei*|atura*|consi*|hiday*|indic*|istru*|kural*|lenh|maagi*|maara*|" +
    "maele*|nirde*|niyam|ohje|opdra*|orden*|ordens|ordini|paran*|patak*|perin*|" +
    "pokyn*|polec*|pravi*|regel*|regle*|regole|regras|regul*|saann*|sheria|szaba*|" +
    "tagub*|talim*|ukaza*|utasi*|utos|yoner*|zasad*|εντολ*|κανον*|οδηγι*|вказі*|" +
    "инстр*|прави*|указа*|інстр*|הורא|הנחי|כללי|احکام*|اوامر*|تعليم*|دستور*|" +
    "قانون*|قواعد|قواعد*|قوانین|ہدای|आज्ञा*|आदेश|नियम|निर्द*|सूचना*|আদেশ|নিয়ম*|" +
    "নির্দ*|ਨਿਯਮ|ਨਿਰਦੇ*|ਹਦਾਇਤ*|આદેશ|નિયમ|સૂચના*|அறிவு*|வழிமு*|விதி|ఆదేశ|నియమ|సూచన|" +
    "กฎ|คํา|ルール|命令|指令|指示|가이드라인*|프롬프트",
  reveal: "acikl*|affic*|arata*|avslo*|batao|berat*|dezva*|diga|dikhao|dimmi|doc|goste*|" +
    "gui|ibuny*|ipaki*|ismet*|likho|mondd|montr*|mostr*|muest*|mutas*|nayta|nenne|" +
    "niony*|onthu*|onyes*|palja*|pokaz*|prozr*|rassk*|revel*|rivel*|sabih*|soyle*|" +
    "spune*|tampi*|toon|tulos*|tunju*|ujawn*|ukaz|ungka*|union*|verra*|vertel|" +
    "visa|vypis*|vyvedi|wyswi*|zeig|αποκα*|δειξε|πες|вивед*|покаж*|показ*|раскр*|" +
    "розкр*|הצג|הצגי|תציג|اظهر|اعرض|اكشف|بتا|بنویس*|بگو|دکھا|لکھ|چیست|दाखव|दिखा|" +
    "प्रकट*|बता|लिह|सांग|দেখা|লিখ|লেখ|ਦਿਖਾ|ਦੁਹਰਾ*|ਦੱਸ|કહો|જણાવ|બતાવ|காட்ட*|காண்ப*|" +
    "வெளி|చూపిం*|చూపు|చెప్ప*|บอก|เปิ|แสด|出力|告訴|告诉|教えて|显示|表示|드러내|인코딩",
  secret: "chhup*|clave*|contr*|geheim|hasla|haslo|hemli*|hesla|heslo|jelsz*|kennw*|" +
    "krede*|losen*|manen*|nenos*|parol*|salai*|salas*|sandi|senha*|sifre*|titkot|" +
    "wacht*|κωδικ*|μυστι*|парол*|секре*|таємн*|סוד|סיסמ|رمز|پاسور*|گذروا*|पासवर*|" +
    "रहस्य|পাসওয*|ਪਾਸਵਰ*|પાસવર*|கடவுச*|పాస్|ควา|รหั|パスワ|合言葉|密码|密碼|비밀번호|패스워드",
  prompt: "systemprompt|systemprompten|systeemprompt|" +
    "istem*|jarje*|kehot*|promt|rends*|προτρ*|промп*|промт*|פרומפ*|تعليم*|پرامپ*|" +
    "پرومپ*|प्रां*|प्रॉम*|প্রম্*|ਪ੍ਰਾਂ*|ਪ੍ਰੋਂ*|પ્રોમ*|தூண்ட*|ப்ராம*|ప్రాం*|พรอ|" +
    "システ|提示詞|提示词|시스템프롬*|프롬프트를",
};
