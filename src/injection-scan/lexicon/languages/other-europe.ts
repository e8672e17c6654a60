/**
 * Greek, Hungarian, Finnish, Turkish.
 *
 * @module
 */
import type { Lexicon } from "../concepts.ts";

const greek: Lexicon = {
  ignore:
    "αγνόησε|αγνόησ*|αγνοησ*|αγνοη*|ξέχνα|ξέχασε|ξεχάστε|ξεχασ*|παράβλεψε|παράκαμψε|μην ακολουθείς|μη λαμβάνεις υπόψη|διάγραψε|ακύρωσε|απενεργοποίησε",
  prior: "προηγούμεν*|όλες|όλα|όλους|παραπάνω|πριν|αρχικ*|σου",
  instruction: "οδηγί*|εντολ*|κανόν*|κανονισμ*|κατευθύνσεις|υποδείξεις",
  reveal:
    "αποκάλυψ*|δείξε|πες|γράψε|επανάλαβε|εκτύπωσε|εμφάνισε|αντίγραψε|ποιες είναι|ποιος είναι|μετάφρασε|φανέρωσε|δώσε",
  system: "συστήματος|κρυφ*|εσωτερικ*|μυστικ*|απόρρητ*",
  prompt:
    "προτροπή συστήματος|προτροπ* συστήματος|προτροπή|προτροπής|οδηγίες συστήματος|μήνυμα συστήματος|οδηγίες σου|κρυφές ρυθμίσεις|κρυφές οδηγίες",
  secret: "κωδικό|κωδικός|κωδικό πρόσβασης|μυστικό|συνθηματικό",
  you: "εσύ|είσαι",
  pretend:
    "προσποιήσου|κάνε ότι|κάνε πως|παίξε τον ρόλο|φέρσου σαν|τώρα είσαι|λέγεσαι|φαντάσου ότι|υποδύσου|ενέργησε ως",
  limit: "περιορισμ*|φίλτρ*|ηθικ*|λογοκρισί*|όρια",
  without: "χωρίς|κανένα|κανέναν|καμία|δίχως",
  not: "μην|μη|ποτέ|δεν",
  model: "τεχνητή νοημοσύνη|γλωσσικό μοντέλο|βοηθός",
  harm: "παράνομ*|βόμβα|επικίνδυν*|χάκερ",
  comply: "υπάκουσε|υπάκουε|σε κάθε ερώτηση|όλες τις ερωτήσεις|σου λέω εγώ|μόνο εμένα",
  refuse: "αρνείσαι|αρνείται|αρνηθείς|συγγνώμη",
  new: "από εδώ και πέρα|από τώρα|νέες οδηγίες|νέα εντολή|αντ' αυτού|πλέον",
  told: "σου είπαν|σου έδωσαν|σου έχουν πει|δημιουργοί σου",
  above: "λέξη προς λέξη|αυτολεξεί|πριν από το μήνυμά|πριν από αυτό|παραπάνω κείμενο",
  encode: "κωδικοποίησε|ανάποδα",
  urgent: "επείγον|αμέσως",
  authority: "διαχειριστής|προγραμματιστής|δημιουργός",
};

const hungarian: Lexicon = {
  ignore:
    "hagyd figyelmen kivul|hagyja figyelmen kivul|felejts el|felejtsd el|felejtse el|ne torodj|ignorald|mellozd|kapcsold ki|keruld meg|ne kovesd|dobd el|szegd meg|torold",
  prior: "korabbi*|elozo*|minden|mindent|osszes|eddigi*|eddig|fenti*|eredeti",
  instruction: "utasitas*|szabaly*|parancs*|iranyelv*|eloiras*",
  reveal:
    "mutasd*|ird ki|ird le|aruld el|mondd el|mondd|ismeteld|masold|fedd fel|add meg|forditsd|sorold|mi a|mik a",
  system: "rendszer*|rejtett|titkos|belso|bizalmas",
  prompt:
    "rendszerprompt*|rendszeruzenet*|rendszerutasitas*|promptot|promptod*|kezdeti utasitas*|rejtett beallitas*|rejtett utasitas*",
  secret: "jelszo*|jelszav*|titkot|titkos szo*",
  you: "te|neked",
  pretend:
    "tegyel ugy|tegy ugy|jatszd el|viselkedj ugy|mostantol te|kepzeld el hogy|a neved|jatszd a|ugy viselkedj",
  limit: "korlatoz*|korlat*|szuro*|etika*|etikai|cenzura*|erkolcs*",
  without: "nelkul*|semmilyen|mentes|nincs*",
  not: "ne|soha|nem",
  model: "mesterseges intelligencia|nyelvi modell|asszisztens",
  harm: "torvenytelen*|illegalis*|bomba*|veszelyes*",
  comply: "engedelmeskedj|csak ram hallgass|minden kerdesre|barmilyen kerdesre|ram hallgass",
  refuse: "utasits vissza|utasit vissza|utasitsz|bocsanatot|visszautasit*|kerj bocsanatot",
  new: "mostantol*|uj utasitas*|ehelyett|innentol",
  told: "mondtak neked|neked mondtak|keszitoid|fejlesztoid",
  above: "szorol szora|szo szerint|az uzenetem elotti|fenti szoveg*",
  encode: "kodold|visszafele",
  urgent: "azonnal|surgos*",
  authority: "fejlesztod|rendszergazda|adminisztrator|fejlesztoje",
};

const finnish: Lexicon = {
  ignore:
    "unohda|ohita|ala noudata|ala valita|sivuuta|jata huomiotta|jata huomioimatta|kierra|poista kaytosta",
  prior: "aiemm*|aikaisem*|edelli*|kaikki|ylla olev*|alkuperais*",
  instruction: "ohje*|saanno*|saannot|maarays*|kasky*|kaskyt",
  reveal: "nayta|paljasta|tulosta|kerro|toista|kirjoita|kopioi|mika on|mitka ovat",
  system: "jarjestelma*|piilotet*|salai*|sisais*",
  prompt:
    "jarjestelmakehot*|kehote|kehotteesi|jarjestelmaviesti*|ohjeesi|jarjestelmaohje*|kehotetta",
  secret: "salasana*|salaisuu*",
  pretend: "esita|teeskentele|kuvittele etta olet|olet nyt|nyt olet|toimi kuin",
  limit: "rajoituks*|rajoit*|suodat*|sensuur*|etiik*|moraali*",
  without: "ilman|mitaan|vailla",
  not: "ala|koskaan|ei",
  model: "tekoaly*|kielimalli*",
  comply: "tottele vain|tottele|vain minua|kaikkiin kysymyksiin",
  refuse: "kieltaydy*|kieltayt*|pyyda anteeksi",
  new: "tasta lahtien|nyt|uudet ohjeet|uusi ohje",
  told: "sinulle on|sinulle sanottu|kehittajasi|sinulle annet*",
  above: "sanasta sanaan|ennen viestiani|ylla oleva teksti",
  authority: "yllapitaja|kehittaja",
};

const turkish: Lexicon = {
  ignore:
    "yok say*|gormezden gel*|unut|unutun|unutunuz|unutup|dikkate alma*|goz ardi et*|boş ver|bosver|takip etme*|uyma|iptal et*|atla|ihlal et|umursama*|kulak asma|" +
    "onemseme|devre disi birak*|bir kenara birak*|dinleme|kapat|as",
  prior:
    "onceki*|tum|butun|yukaridaki*|daha once*|mevcut|hepsini|ilk|verilen|senin|simdiye kadar*|her sey*|eski",
  instruction: "talimat*|yonerge*|kural*|emir*|emri*|komut*|direktif*|yonlendirme*|yasak*",
  reveal:
    "goster*|acikla*|soyle*|yazdir*|paylas*|tekrarla*|ver|yaz|ifşa et*|nedir|nelerdir|nelerdi|listele*|sirala*|aktar|kopyala*|dok|cevir|anlat*|ilet",
  system: "sistem*|gizli*|dahili|ozel",
  prompt:
    "sistem istemi*|sistem prompt*|sistem talimat*|sistem mesaj*|baslangic talimat*|ilk talimat*|sistem komut*|istemini*|prompt*|gizli talimat*|gizli ayar*",
  secret: "sifre*|parola*|gizli anahtar*|api anahtar*|gizli kelime*",
  you: "sen|sana|seni",
  pretend:
    "gibi davran*|rolunu oyna*|artik sen|sen artik|rolu yap*|simdi sen|hayal et|mis gibi yap*|muş gibi yap*|bundan boyle adin|adin artik|kiligina gir|rolune gir|rolunu ustlen",
  limit: "kisitla*|sinirla*|filtre*|etik*|ahlak*|sansur*|sinir*|tabu*",
  without:
    "olmadan|olmayan|hicbir|kisitlamasiz|sinirsiz|filtresiz|sansursuz|kuralsiz|yok|kurtul*|muaf",
  not: "asla|degil|sakin",
  model: "dil modeli*|asistan*|yapay zeka*",
  harm: "yasa disi*|yasadisi*|bomba*|zararli*|tehlikeli|hackle*|uyusturucu|calmak",
  comply:
    "itaat et*|her soruya|benim dedigimi|ne dersem|sadece beni|dediklerimi yap|her istegi*|kosulsuz",
  refuse: "reddet*|ozur dile*|uyari*",
  new: "yeni talimat*|yeni sistem|artik|simdi|bundan sonra|bundan boyle|bunun yerine|yeni gorev",
  told:
    "sana verilen*|sana daha once|sana soylenen*|sana ne de*|gelistiricileri*|yaraticilar*|ne dedilerse|soylendi*|sana ogret*",
  above: "kelimesi kelimesine|harfiyen|bu mesajdan once|yukaridaki metn*|aynen|birebir",
  encode: "kodla*|sifrele*|tersten",
  tool: "arac*|calistir*|gonder*|yolla",
  urgent: "acil*|hemen|derhal",
  authority: "yonetici*|gelistiriciyim|gelistirici modu|yetkili*",
};

/** Greek, Hungarian, Finnish, Turkish. */
export const otherEurope: readonly Lexicon[] = [greek, hungarian, finnish, turkish];
