/**
 * Russian (also in Latin letters), Ukrainian, Polish, Czech with Slovak.
 *
 * @module
 */
import type { Lexicon } from "../../../src/injection-scan/prefilter/lexicon/concepts.ts";

const russian: Lexicon = {
  ignore:
    "игнорир*|проигно*|забудь*|забыть|забеи на|забеите на|плюнь|наплюи|отбрось*|не следуи*|не слушаи*|" +
    "не обращаи внима*|не обращ*|пренебр*|отмени*|обоиди",
  prior: "предыдущ*|прежни*|прошлы*|все|всех|всем|свои|своих|твои|твоих|выше*|раньше",
  instruction:
    "инструк*|указани*|правил*|команд*|приказ*|директив*|распоря*|установк*|предпис*|вопрос*|задач*",
  reveal:
    "покаж*|показать|раскр*|вывед*|вывест*|расскаж*|напиш*|повтор*|скаж*|выда*|назов*|сообщи*|распечат*|открои|" +
    "какие|процитир*|пришли|закодир*|зашифр*|отправ*",
  system: "системн*|скрыт*|внутренн*|секретн*|конфиде*",
  prompt:
    "системныи промпт|системного промп*|промпт*|промт*|системное сообщ*|сообщение систе*|исходные инстр*|подсказк*|" +
    "системное сооб*|системного сооб*",
  secret: "парол*|секрет*|учетные данные|ключ досту*",
  you: "ты|вы|тебя|тебе|твои|твоих|твоя|ваши|свои|своих",
  pretend:
    "притвор*|представь, что ты|представь что ты|представь себя|веди себя|деиствуи как|ты теперь|теперь ты|" +
    "играи роль|тебя зовут|отныне ты",
  limit: "огранич*|фильтр*|этик*|этическ*|морал*|цензур*|запрет*|рамк*",
  without: "без|безо|никаких|нет|свободен от|больше не|сняты|отключен*|не действуют",
  not: "не|никогда|ни",
  model: "языковая модель|языковои модели|ассисте*|неиросет*|ии",
  harm: "незаконн*|противо*|нелегал*|бомб*|наркотик*|хакер*",
  comply:
    "подчин*|слушаися|слушаи только|слушаи меня|отвечаи на любые|отвечаи на все|на любои вопрос|что говорю я|" +
    "только меня",
  refuse: "отказ*|извиня*|предупр*",
  new:
    "новые инстр*|новые указа*|новая инстр*|новое сообщ*|новая задача|отныне|с этого момен*|с этои минуты|теперь|" +
    "только|лишь",
  told: "тебе дали|тебе были даны|вам дали|тебе сказа*|тебе велели|тебе говор*|тебе раньше",
  above:
    "слово в слово|дословно|букваль*|перед моим|текст выше|до начала нашеи|до начала бесед*|до начала разговор*|" +
    "до этого разговор*|начало сво*|первые строк*|до моего",
  encode: "закодир*|зашифр*",
  urgent: "срочн*|немедле*",
  authority: "админис*|я твои разра*|разрабо*",
  discuss: "что такое|как работ*",
  follow: "соблюда*|ответь|следу*",
};

const translit: Lexicon = {
  ignore: "zabud|ignorir*|proigno*",
  prior: "predyd*|predidu*|vse",
  instruction: "instruk*|pravila|ukazani*",
  reveal: "pokazhi|rasskaz*|vyvedi|napishi",
  prompt: "sistemny promt|sistemnyy prompt|sistemnyi prompt|promt",
  without: "bez",
  limit: "ogranic*|tsenzury|cenzury|filtrov",
  pretend: "ty teper|teper ty",
};

const ukrainian: Lexicon = {
  ignore:
    "ігнор*|проігнор*|забуд*|не викон*|не зважаи|знехтуи|відкинь|скасуи|плюнь|наплюи|обіиди|не слухаи|вимкни|" +
    "пропусти",
  prior: "попередн*|усі|всі|своі|твоі|вище|ваші|раніше|усе|усіх",
  instruction: "інструк*|вказівк*|правил*|команд*|наказ*|настанов*|розпоря*|запит*|завдан*",
  reveal:
    "покаж*|розкри*|вивед*|розкаж*|напиш*|повтор*|скаж*|назв*|процит*|перепиш*|поясн*|надішл*|переклад*|закод*",
  system: "системн*|прихован*|внутрішн*|секретн*",
  prompt:
    "системнии промпт|системного промп*|промпт*|повідомлення систе*|системне повід*|приховані налаш*",
  secret: "парол*|таємниц*|секретнии ключ|секретне слово",
  you: "ти|тебе|тобі|твої|свої",
  pretend: "вдаваи|уяви, що ти|уяви що ти|тепер ти|ти тепер|діи як|поводься|тебе звати|зіграи роль",
  limit: "обмежен*|фільтр*|етик*|етичн*|цензур*|заборон*|морал*",
  without: "без|жодних|ніяких|більше не|вимкнен*|не діють",
  not: "не|ніколи",
  model: "штучнии інтел*|асистент|мовна модель",
  harm: "незаконн*|злама*|хакер*|бомб*|небезпе*",
  comply: "слухаи тільки|слухаи лише|тільки мене|лише мене|слухаися|підкоря*",
  refuse: "відмовля*|вибача*",
  new: "нові інстр*|відтепер|тепер|натоміс*|нове повід*|нове завд*|лише",
  told: "тобі наказ*|тобі раніше|тобі казали|тобі сказа*|твоі творці",
  above:
    "слово в слово|дослівно|перед моім|до початку розмо*|до початку розм*|початок сво*|до мого",
  encode: "закод*|зашифр*",
  urgent: "терміно*|негаино",
  authority: "розробн*|адмініс*",
  follow: "дотрим*|відпов*",
};

const polish: Lexicon = {
  ignore:
    "zignoruj*|ignoruj*|ignorow*|zapomnij*|pomin|odrzuc|nie przes*|obejdz|anuluj|zlekcew*|nie zwracaj uwagi|olej|" +
    "nie sluch*|wylacz|porzuc|zlam",
  prior: "poprzedn*|wczesni*|powyzsz*|wszyst*|swoje|swoich|twoje|twoj|dotychc*|poczatk*",
  instruction:
    "instruk*|polecen*|zasad*|regul|reguly|wytyczn*|rozkaz*|dyrektyw*|nakaz*|pytan*|zadan*",
  reveal:
    "ujawn*|pokaz*|wyswietl*|podaj|powiedz|powtorz*|wypisz|wydrukuj|zdradz*|napisz|jakie sa|jaki jest|jakie jest|" +
    "jakie|zakoduj|wyslij",
  system: "systemow*|systemu|ukryt*|wewnetr*|tajn*",
  prompt:
    "prompt syste*|promptu syste*|monit syste*|prompt pocza*|wiadomosc syste*|ukryta konfi*|prompt system*",
  secret: "haslo|hasla|sekret*|tajne haslo",
  you: "ty|ciebie|tobie|twoje|twoich|swoje|swoj",
  pretend:
    "udawaj*|zachowuj sie|wciel sie|jestes teraz|teraz jestes|wyobraz sobie|graj role|zagraj role|dzialaj jako|" +
    "nazywasz sie",
  limit: "ogranicz*|filtr*|etyk*|etyczn*|cenzur*|moraln*|zasad bezpi*|skrupul*",
  without: "bez|zadnych|zadne*|wolny od|pozbawi*|przestaja obowi*|wylaczo*",
  not: "nie|nigdy",
  model: "model jezyk*|asystent*|sztuczn* intel*|sztuczna intel*",
  harm: "nielega*|bombe|bomby|niebezp*|hakowac",
  comply: "sluchaj tylko|tylko mnie|rob co mowie|na kazde pytan*|wykonuj tylko|badz poslu*",
  refuse: "odmawia*|odmow*|przepra*",
  new: "nowe instr*|nowa wiado*|nowa instr*|od teraz|od tej chwili|teraz|tylko|nowe",
  told: "ci wczes*|ci kazali|ci powie*|ci kazano|swoich tworc*",
  above:
    "slowo w slowo|doslown*|przed moja|powyzszy tekst|zanim zacz*|przed ta rozmowa|poczatek swo*|sprzed moj*",
  encode: "zakoduj|wspak",
  urgent: "natychm*|pilnie",
  authority: "administratorem|tworca*",
  follow: "stosuj*|przestrz*|odpowi*",
};

const czech: Lexicon = {
  ignore:
    "ignoruj*|zapom*|zabudni|vykasli se|nedbej|obejdi|zrus|preskoc|neber v potaz|nevsimej si|prehlia*|vypni",
  prior: "predch*|vsechn*|vsetk*|predesl*|vyse|svoje|dosavad*|puvodni",
  instruction: "instrukc*|pokyn*|pravid*|prikaz*|smernic*|narizeni|otaz*|ukol*",
  reveal: "ukaz*|prozrad*|vypis*|rekni*|zopakuj|napis*|opis|zobraz*|sdel|jake jsou",
  system: "systemov*|skryt*|tajn*|intern*",
  prompt: "systemovy prompt|systemova zprava|sve instr*|skryta nasta*|skryte nasta*",
  secret: "heslo|hesla|tajne slovo",
  you: "ty|tebe|sve",
  pretend: "predst*|predstav si ze|hraj roli|chovej se|ted jsi|nyni jsi|jmenujes",
  limit: "omezen*|obmedzen*|filtr*|etik*|cenzur*|moralk*",
  without: "bez|zadn*|neplati|vypnut*",
  not: "nikdy|ne",
  model: "umela intel*|umel* intel*",
  harm: "nezakonn*|nelegaln*|bomb*|nebezpe*",
  comply: "poslouchej jen|jenom me|jen me|na kazdou otazku",
  refuse: "odmit*|neodmit*",
  new: "odted|od ted|nove instr*|nove pokyny|jen|novy",
  told: "ti rekli|ti predt*|ti bylo receno|tvurci",
  above: "slovo od slova|doslova|pred mou zprav*|zacatek",
  encode: "zakoduj|pozpatku",
  urgent: "okamzite|nalehave",
  authority: "spravce|vyvojar|administrator",
  follow: "dodrzuj*|odpov*",
};

/** The Slavic languages. */
export const slavic: readonly Lexicon[] = [russian, translit, ukrainian, polish, czech];
