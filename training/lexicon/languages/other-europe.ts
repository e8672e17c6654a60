/**
 * Greek, Hungarian, Finnish, Turkish.
 *
 * @module
 */
import type { Lexicon } from "../../../src/injection-scan/prefilter/lexicon/concepts.ts";

const greek: Lexicon = {
  ignore:
    "αγνοη*|ξεχνα|ξεχασ*|παραβλε*|παρακαμ*|μην ακολο*|μη λαμβανεις υποψη|διαγραψε|ακυρωσε|απενεργ*",
  prior: "προηγου*|ολες|ολα|ολους|παραπανω|πριν|αρχικ*|σου",
  instruction: "οδηγι*|εντολ*|κανον*|κατευθυ*|υποδειξ*|ερωτήσεις|καθήκον",
  reveal: "αποκαλυψ*|δειξε|πες|γραψε|επαναλα*|εκτυπωσε|εμφανισε|αντιγρα*|ποιες ειναι|ποιος ειναι",
  system: "συστημα*|κρυφ*|εσωτερικ*|μυστικ*",
  prompt: "προτροπη συστη*|προτροπ* συστη*|προτρο*|μηνυμα συστη*|κρυφες ρυθμι*",
  secret: "κωδικο*|κωδικο προσβ*|μυστικο",
  you: "εσυ|εισαι|σου",
  pretend: "προσποι*|κανε οτι|κανε πως|παιξε τον ρολο|φερσου σαν|τωρα εισαι|λεγεσαι",
  limit: "περιορι*|φιλτρ*|ηθικ*|λογοκρι*|ορια",
  without: "χωρις|κανενα*|καμια|διχως",
  not: "μην|μη|ποτε|δεν",
  model: "τεχνητη νοημο*|γλωσσικο μοντε*",
  harm: "παρανομ*|βομβα|επικινδ*|χακερ",
  comply: "υπακου*|σε καθε ερωτη*|ολες τις ερωτη*|σου λεω εγω",
  refuse: "αρνει*|αρνηθεις",
  new: "απο εδω και περα|απο τωρα|νεες οδηγι*|νεα εντολη|μόνο",
  told: "σου ειπαν|σου εδωσαν|σου εχουν πει|δημιουργοι σου",
  above: "λεξη προς λεξη|αυτολεξ*|πριν απο το μηνυμα|αρχή των",
  encode: "κωδικοπ*|αναποδα",
  urgent: "επειγον|αμεσως",
  authority: "διαχειρ*|προγραμ*",
  follow: "τηρεί|απάντησε",
};

const hungarian: Lexicon = {
  ignore:
    "hagyd figyelmen kivul|hagyja figyelmen kivul|felejts el|felejtsd el|felejtse el|ne torodj|ignorald|mellozd|" +
    "kapcsold ki|keruld meg|ne kovesd|dobd el",
  prior: "korabbi*|elozo*|minden*|osszes|eddig*|fenti*|eredeti",
  instruction: "utasitas*|szabaly*|parancs*|iranyelv*|eloiras*|kerdes*|feladat*",
  reveal:
    "mutasd*|ird ki|ird le|aruld el|mondd el|mondd|ismeteld|masold|fedd fel|add meg|kodold|kuldd*",
  system: "rendszer*|rejtett|titkos|belso",
  prompt: "rendsz*|promptot|promptod*|kezdeti utasi*|rejtett beall*",
  secret: "jelsz*|titkot|titkos szo*",
  you: "te|neked",
  pretend: "tegyel ugy|tegy ugy|jatszd el|viselkedj ugy|mostantol te|kepzeld el hogy|a neved",
  limit: "korlat*|szuro*|etika*|cenzura*|erkolcs*",
  without: "nelkul*|semmily*|mentes|nincs*",
  not: "ne|soha",
  model: "mesterseges intel*|nyelvi modell",
  harm: "torveny*|illegalis*|bomba*|veszely*",
  comply: "engedel*|csak ram hallg*|minden kerde*|barmilyen kerde*|ram hallg*",
  refuse: "utasits vissza|utasit vissza",
  new: "mostant*|uj utasi*|ehelyett|innentol|csak",
  told: "mondtak neked|neked mondt*|keszito*|fejlesz*",
  above: "szorol szora|szo szeri*|az uzenetem elotti|elejet",
  encode: "kodold|visszaf*",
  urgent: "azonnal|surgos*",
  authority: "fejles*|rendsze*",
  follow: "kovet*|valaszol*",
};

const finnish: Lexicon = {
  ignore: "unohda|ohita|ala nouda*|ala valita|sivuuta|jata huomi*|kierra|poista kayto*",
  prior: "aiemm*|aikaisem*|edelli*|kaikki|ylla olev*|alkuper*",
  instruction: "ohje*|saanno*|maarays*|kasky*|kysymy*|tehtav*",
  reveal: "nayta|paljasta|tulosta|kerro|toista|kirjoita|kopioi|mika on|mitka ovat",
  system: "jarjest*|piilotet*|salai*|sisais*",
  prompt: "jarjes*|kehot*|ohjeesi",
  secret: "salasana*|salaisuu*",
  pretend: "esita|teesken*|kuvittele etta olet|olet nyt|nyt olet|toimi kuin",
  limit: "rajoit*|suodat*|sensuur*|etiik*|moraali*",
  without: "ilman|mitaan|vailla",
  not: "ala|koskaan|ei",
  model: "tekoaly*|kielima*",
  comply: "tottele vain|tottele|vain minua|kaikkiin kysym*",
  refuse: "kielta*|pyyda antee*",
  new: "tasta lahti*|nyt|uudet ohjeet|uusi ohje",
  told: "sinulle on|sinulle sanot*|kehitta*|sinulle annet*",
  above: "sanasta sanaan|ennen viest*|ylla oleva teksti|alku",
  authority: "yllapit*|kehitta*",
  follow: "noudat*|vasta*",
};

const turkish: Lexicon = {
  ignore:
    "yok say*|gormezden gel*|unut|unutu*|dikkate alma*|goz ardi et*|bos ver|bosver|takip etme*|uyma|iptal et*|atla|" +
    "ihlal et|umursama*|kulak asma|onemseme",
  prior: "onceki*|tum|butun|yukarid*|daha once*|mevcut|hepsini|ilk|verilen|senin|her sey*",
  instruction: "talimat*|yonerge*|kural*|emir*|emri*|komut*|direktif*|yonlend*|yasak*|soru*|gorev*",
  reveal:
    "goster*|acikla*|soyle*|yazdir*|paylas*|tekrarla*|ver|yaz|ifsa et*|nedir|nelerd*|listele*|sirala*|aktar|kodla*|" +
    "gonder*|yolla",
  system: "sistem*|gizli*|dahili|ozel",
  prompt:
    "sistem istemi*|sistem prompt*|sistem mesaj*|baslangic talim*|istemini*|prompt*|gizli ayar*",
  secret: "sifre*|parola*|gizli anaht*|api anaht*",
  you: "sen|sana|seni|senin",
  pretend:
    "gibi davran*|rolunu oyna*|artik sen|sen artik|rolu yap*|simdi sen|hayal et|mis gibi yap*|mus gibi yap*|" +
    "bundan boyle adin",
  limit: "kisitla*|sinir*|filtre*|etik*|ahlak*|sansur*|tabu*",
  without: "olmadan|olmayan|hicbir|kisitla*|sinirsiz|kuralsiz|yok|kapatil*|kaldiril*",
  not: "asla|degil|sakin",
  model: "dil modeli*|asistan*|yapay zeka*",
  harm: "yasa disi*|yasadisi*|bomba*|zararli*|tehlike*",
  comply: "itaat et*|her soruya|benim dedig*|ne dersem|sadece beni|dediklerimi yap",
  refuse: "reddet*|ozur dile*|uyari*",
  new: "yeni talim*|yeni sistem|artik|simdi|bundan sonra|bundan boyle|sadece|yeni gorev*",
  told: "sana veril*|sana daha once|sana soyle*|sana ne de*|gelisti*|ne dedil*",
  above:
    "kelimesi kelim*|harfiyen|bu mesajdan once|yukaridaki metn*|aynen|konusmamiz basla*|konusma basla*|" +
    "sohbet basla*|basini|ilk satir*|sorumdan once",
  encode: "kodla*|sifrele*",
  urgent: "acil*|hemen",
  authority: "yonetici*|gelisti*",
  follow: "uyma*|cevap ver*",
};

/** Greek, Hungarian, Finnish, Turkish. */
export const otherEurope: readonly Lexicon[] = [greek, hungarian, finnish, turkish];
