/**
 * Russian (also in Latin letters), Ukrainian, Polish, Czech with Slovak.
 *
 * @module
 */
import type { Lexicon } from "../concepts.ts";

const russian: Lexicon = {
  ignore:
    "игнорир*|проигнорир*|забудь*|забыть|забей на|забейте на|плюнь|наплюй|отбрось*|не следуй*|не слушай*|не обращай внимания|не обращай*|пренебреги|отмени*|обойди|обход*|" +
    "не учитывай|не принимай во внимание|удали|сотри|нарушь|нарушай*|отключи*|перестань следовать|пропусти*|сбрось|откажись от|перезапиши",
  prior:
    "предыдущ*|прежни*|прошлы*|все|всех|всё|всем|свои|своих|твои|твоих|выше*|ранее|раньше|изначальн*|первоначальн*|ваши|данные|до этого|заложенн*",
  instruction:
    "инструкци*|указани*|правил*|команды|команд|приказ*|директив*|распоряжени*|установк*|предписани*|контекст*|настройк*|задани*",
  reveal:
    "покаж*|показать|раскр*|вывед*|вывест*|расскаж*|напиш*|повтор*|скаж*|выда*|назов*|сообщи*|распечат*|открой|поделись|каков|какова|какие|процитир*|перепиш*|" +
    "перевед*|скопир*|огласи*|перечисл*|дай мне|пришли",
  system: "системн*|скрыт*|внутренн*|секретн*|конфиденциальн*|начальн*|тайн*",
  prompt:
    "системный промпт|системного промпта|системн* инструкци*|системные инструкции|системных инструкций|промпт*|промт*|системное сообщение|сообщение системы|" +
    "начальные инструкции|свои инструкции|твои инструкции|исходные инструкции|системный запрос|подсказк*|скрытые настройки|скрытые инструкции|начальное сообщение",
  secret:
    "парол*|секрет|секреты|учетные данные|ключ доступа|секретный ключ|секретное слово|кодовое слово|api-ключ*",
  you: "ты|вы|тебя|тебе|вас|вам",
  pretend:
    "притвор*|представь, что ты|представь что ты|представь себя|веди себя|действуй как|ты теперь|теперь ты|играй роль|сыграй роль|вообрази|тебя зовут|" +
    "отныне ты|вы теперь|теперь вы|ты больше не|сделай вид|войди в роль|изобрази|ты злой|будь как|выступи в роли|стань",
  limit: "ограничени*|фильтр*|этик*|этическ*|морал*|цензур*|запрет*|рамк*|тормоз*|табу",
  without: "без|безо|никаких|нет|свободен от|больше не|сняты|снимаются|лишен*",
  not: "не|никогда|ни",
  model: "языковая модель|языковой модели|ассистент*|искусственный интеллект|чат-бот*|нейросет*|ии",
  harm:
    "незаконн*|противозаконн*|нелегальн*|бомб*|наркотик*|вредоносн*|взлом*|опасн*|хакер*|украсть|взрывчат*",
  comply:
    "подчиняйся|подчиняй*|слушайся|слушай только|слушай меня|отвечай на любые|отвечай на все|на любой вопрос|любые вопросы|обязан|что говорю я|что я говорю|что я скажу|только меня|беспрекословно|повинуйся",
  refuse: "отказыва*|отказ*|извиня*|предупрежд*|откаж*",
  new:
    "новые инструкции|новые указания|новая инструкция|новое сообщение|новая задача|отныне|с этого момента|с этой минуты|теперь|вместо этого|новое задание|только",
  told:
    "тебе дали|тебе были даны|вам дали|тебе сказали|тебе велели|тебе говорили|вам были|данные тебе|тебе раньше|тебе задали|твои создатели|разработчик* тебе|тебя научили|тебя запрограммировали|тебя просили",
  above:
    "слово в слово|дословно|буквально|перед моим|до этого сообщения|текст выше|предыдущий текст|всё выше|все что выше|до начала нашей",
  encode: "закодир*|зашифр*|задом наперед|наоборот|декодир*|расшифр*",
  tool: "инструмент|выполни|отправь|перешли|вызови",
  urgent: "срочн*|немедленн*|экстренн*",
  authority:
    "администратор*|я твой разработчик|твой создатель|разработчик*|режим разработчика|модератор*|уполномочен*",
  discuss: "что такое|как работает|как защитить*|как предотвратить|объясни",
};

const translit: Lexicon = {
  ignore: "zabud|ignoriruy|ignoriruj|proignoriruy",
  prior: "predydushchie|predyduschie|predidushie|vse",
  instruction: "instruktsii|instrukcii|pravila|ukazaniya",
  reveal: "pokazhi|rasskazhi|vyvedi|napishi",
  prompt: "sistemny promt|sistemnyy prompt|sistemnyi prompt|promt",
  without: "bez",
  limit: "ogranicheniy|tsenzury|cenzury|filtrov",
  pretend: "ty teper|teper ty",
};

const ukrainian: Lexicon = {
  ignore:
    "ігнор*|проігнор*|забуд*|не виконуй|не зважай|знехтуй|відкинь|скасуй|плюнь|наплюй|обійди|не слухай|вимкни|пропусти",
  prior: "попередн*|усі|всі|свої|твої|вище|ваші|раніше|усе|усіх",
  instruction: "інструкці*|вказівк*|правил*|команд*|наказ*|настанов*|розпоряджен*",
  reveal:
    "покаж*|розкри*|вивед*|розкаж*|напиш*|повтор*|скаж*|назв*|процит*|перепиш*|поясн*|надішл*|переклад*",
  system: "системн*|прихован*|внутрішн*|секретн*",
  prompt:
    "системний промпт|системні інструкції|системного промпту|свої інструкції|промпт*|повідомлення системи|системне повідомлення|приховані налаштування|приховані інструкції",
  secret: "пароль|пароля|паролі|таємниц*|секретний ключ|секретне слово",
  you: "ти|тебе|тобі",
  pretend:
    "вдавай|уяви, що ти|уяви що ти|тепер ти|ти тепер|дій як|поводься|тебе звати|зіграй роль|грай роль|прикинься|зіграй",
  limit: "обмежен*|фільтр*|етик*|етичн*|цензур*|заборон*|морал*",
  without: "без|жодних|ніяких|більше не|вимкнен*",
  not: "не|ніколи",
  model: "штучний інтелект|асистент|мовна модель|нейромереж*",
  harm: "незаконн*|злама*|хакер*|бомб*|небезпечн*|наркотик*",
  comply:
    "слухай тільки|слухай лише|тільки мене|лише мене|слухайся|підкоряйся|на будь-яке питання|на всі питання",
  refuse: "відмовля*|вибача*",
  new: "нові інструкції|відтепер|тепер|натомість|нове повідомлення",
  told: "тобі наказували|тобі раніше|тобі казали|тобі сказали|твої творці|тобі дали",
  above: "слово в слово|дослівно|перед моїм|до початку розмови|текст вище",
  encode: "закод*|зашифр*|навпаки",
  urgent: "терміново|негайно",
  authority: "розробник*|адміністратор*",
  tool: "надішли|відправ",
};

const polish: Lexicon = {
  ignore:
    "zignoruj*|ignoruj*|ignorowac|zapomnij*|pomin|odrzuc|nie przestrzegaj|obejdz|anuluj|zlekcewaz|nie zwracaj uwagi|olej|nie sluchaj|wylacz|porzuc|zlam|pomijaj|nie stosuj|nie zwazaj",
  prior:
    "poprzedn*|wczesniej*|powyzsz*|wszystkie|wszystkich|wszystko|swoje|swoich|twoje|twoj|dotychczas*|poczatkow*|pierwotn*",
  instruction:
    "instrukcj*|polecen*|zasad|zasady|zasadach|regul|reguly|wytyczn*|rozkaz*|dyrektyw*|nakaz*|kontekst",
  reveal:
    "ujawn*|pokaz*|wyswietl*|podaj|powiedz|powtorz*|wypisz|wydrukuj|zdradz*|napisz|jakie sa|jaki jest|jakie jest|jakie|przepisz|przetlumacz*|wymien|skopiuj|zacytuj",
  system: "systemow*|systemu|ukryt*|wewnetrzn*|tajn*|poufn*",
  prompt:
    "prompt systemowy|promptu systemowego|monit systemowy|instrukcje systemowe|instrukcji systemowych|poczatkowe instrukcje|prompt poczatkowy|swoje instrukcje|twoje instrukcje|" +
    "ukryte instrukcje|wiadomosc systemowa|ukryta konfiguracj*",
  secret: "haslo|hasla|sekret*|tajne haslo|dane logowania|tajne slowo",
  you: "ty|ciebie|tobie",
  pretend:
    "udawaj*|zachowuj sie|wciel sie|jestes teraz|teraz jestes|wyobraz sobie|graj role|zagraj role|dzialaj jako|nazywasz sie|odgrywaj|zagraj zl*|badz",
  limit: "ogranicz*|filtr*|etyk*|etyczn*|cenzur*|moraln*|zasad bezpieczenstwa|skrupul*|zahamowan",
  without:
    "bez|zadnych|zadne|zadnej|wolny od|pozbawion*|przestaja obowiazywac|wylaczone|nie obowiazuj*",
  not: "nie|nigdy",
  model:
    "model jezykowy|asystent*|sztuczn* inteligencj*|sztuczna inteligencja|sztuczna inteligencje|sztuczna inteligencja",
  harm: "nielegaln*|bombe|bomby|niebezpieczn*|hakowac|zlosliw*|narkotyk*|ukrasc",
  comply: "sluchaj tylko|tylko mnie|rob co mowie|na kazde pytanie|wykonuj tylko|badz posluszny",
  refuse: "odmawia*|odmow*|przeprasza*",
  new:
    "nowe instrukcje|nowa wiadomosc|nowa instrukcja|od teraz|od tej chwili|teraz|zamiast tego|nowe polecenie|nowe zadanie",
  told: "ci wczesniej|ci kazali|ci powiedziano|ci kazano|swoich tworcow|twoi tworcy|tworcow",
  above: "slowo w slowo|doslownie|przed moja|powyzszy tekst|tekst powyzej|poprzednia wiadomosc",
  encode: "zakoduj|wspak|odkoduj|zaszyfruj",
  tool: "narzedzi*|wyslij|wykonaj|uruchom",
  urgent: "natychmiast|pilnie|pilne",
  authority: "administratorem|tworca|tworca|deweloper*|programist*",
};

const czech: Lexicon = {
  ignore:
    "ignoruj*|zapomen*|zapomn*|zabudni|vykasli se|nedbej|obejdi|zrus|preskoc|neber v potaz|nevsimej si|prehliadaj|vypni|porus",
  prior: "predchozi*|predchadzajuc*|vsechn*|vsetk*|predesl*|vyse|svoje|dosavadni|puvodni",
  instruction: "instrukc*|pokyn*|pravid*|prikaz*|smernic*|narizeni",
  reveal: "ukaz*|prozrad*|vypis*|rekni*|zopakuj|napis*|opis|zobraz*|sdel|jake jsou|prelož*|povedz",
  system: "systemov*|skryt*|tajn*|intern*|vnitrn*",
  prompt:
    "systemovy prompt|systemove instrukce|systemova zprava|sve instrukce|skryta nastaveni|skryte nastaveni|skryte pokyny",
  secret: "heslo|hesla|tajne slovo",
  you: "ty|tebe|tobe",
  pretend:
    "predstirej|predstav si ze|hraj roli|chovej se|ted jsi|nyni jsi|jmenujes|tvar se|predstieraj|zahraj",
  limit: "omezen*|obmedzen*|filtr*|etik*|cenzur*|moralk*",
  without: "bez|zadn*|neplati",
  not: "nikdy|ne",
  model: "umela inteligence|umel* inteligenc*|jazykovy model|asistent",
  harm: "nezakonn*|nelegaln*|bomb*|nebezpecn*",
  comply: "poslouchej jen|jenom me|jen me|na kazdou otazku|posluchaj len",
  refuse: "odmit*|neodmit*|omlouv*|odmiet*",
  new: "odted|od ted|nove instrukce|nove pokyny|misto toho|odteraz|nyni",
  told: "ti rekli|ti predtim|ti bylo receno|tvurci|tvoji tvorcovia",
  above: "slovo od slova|doslova|pred mou zpravou|text vyse",
  encode: "zakoduj|pozpatku",
  urgent: "okamzite|nalehave",
  authority: "spravce|vyvojar|administrator",
};

/** The Slavic languages. */
export const slavic: readonly Lexicon[] = [russian, translit, ukrainian, polish, czech];
