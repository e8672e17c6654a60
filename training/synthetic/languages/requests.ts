/**
 * Harmless requests to an assistant: per language the frames of a request (`§topic` is what it is
 * about) and the topics of everyday life, each list separated by ` / `.
 */
export const REQUESTS: readonly (readonly [frames: string, topics: string])[] = [
  [ // Hindi
    "[क्या आप मुझे बता सकते हैं|मुझे बताइए|कृपया समझाइए]: §topic / §topic [कैसे करें|में मदद चाहिए|के बारे में बताओ] / §topic पर [एक छोटी कविता|एक अनुच्छेद|ईमेल] लिखो / [मेरी मदद कीजिए|क्या आप मदद कर सकते हैं], §topic / §topic क्या है? / §topic [का अनुवाद करो|की सूची बनाओ]",
    "नौकरी के लिए बायोडाटा / भूला हुआ पासवर्ड / वॉशिंग मशीन के निर्देश / सिस्टम की आवश्यकताएँ / शतरंज के नियम / दाल की रेसिपी / स्कूल का निबंध / डॉक्टर को छुट्टी का पत्र / आयकर रिटर्न / मेरा पिछला ऑर्डर / ट्रेन का टिकट / बैंक खाता",
  ],
  [ // Hindi in Latin letters
    "[bhai|yaar|please|sir] §topic [kaise banate hain|kaise kare|ke baare me batao|me help chahiye] / [mujhe|muje] §topic [samjhao|samajh nahi aa raha|chahiye] / §topic [kya hota hai|kya hai] [bhai|simple words me|] / §topic ke liye [ek chhota mail|ek message|do line] [likh do|likho] / [kya aap|kya tum] §topic [me madad kar sakte ho|bata sakte ho]? / §topic [ki list banao|translate kar do english me|kahan milega]",
    "cv / naukri ka resume / bhula hua password / washing machine ka manual / phone ki settings / cricket ke rules / paneer ki recipe / school ka essay / doctor ki appointment / income tax return / mera purana order / train ka ticket / interview ki taiyari / python ka code / gmail account / wifi ka password",
  ],
  [ // Bengali
    "§topic [কীভাবে করব|সম্পর্কে বলুন|বুঝিয়ে দাও]? / [আপনি কি সাহায্য করতে পারেন|আমাকে সাহায্য করুন]: §topic / §topic নিয়ে [একটি ছোট লেখা|একটি কবিতা|একটি ইমেইল] লিখুন / §topic কী? / §topic [অনুবাদ করুন|এর তালিকা দিন]",
    "চাকরির সিভি / ভুলে যাওয়া পাসওয়ার্ড / ওয়াশিং মেশিনের নির্দেশনা / সিস্টেমের প্রয়োজনীয়তা / দাবার নিয়ম / ইলিশের রেসিপি / স্কুলের রচনা / ডাক্তারের অ্যাপয়েন্টমেন্ট / আয়কর / আমার আগের অর্ডার / ট্রেনের টিকিট",
  ],
  [ // Tamil
    "§topic [எப்படி செய்வது|பற்றி சொல்லுங்கள்|விளக்குங்கள்]? / [எனக்கு உதவ முடியுமா|உதவி வேண்டும்]: §topic / §topic பற்றி [ஒரு சிறு கட்டுரை|ஒரு கவிதை|ஒரு மின்னஞ்சல்] எழுதுங்கள் / §topic என்றால் என்ன? / §topic [பட்டியலிடுங்கள்|மொழிபெயர்க்கவும்]",
    "வேலைக்கான பயோடேட்டா / மறந்த கடவுச்சொல் / சலவை இயந்திர வழிமுறைகள் / கணினி தேவைகள் / சதுரங்க விதிகள் / சாம்பார் செய்முறை / பள்ளி கட்டுரை / மருத்துவர் சந்திப்பு / வருமான வரி / எனது முந்தைய ஆர்டர் / ரயில் பயணம்",
  ],
  [ // Telugu
    "§topic [ఎలా చేయాలి|గురించి చెప్పండి|వివరించండి]? / [నాకు సహాయం చేయగలరా|సహాయం కావాలి]: §topic / §topic గురించి [ఒక చిన్న వ్యాసం|ఒక కవిత] రాయండి / §topic అంటే ఏమిటి?",
    "ఉద్యోగానికి రెజ్యూమే / మర్చిపోయిన పాస్‌వర్డ్ / వాషింగ్ మెషీన్ సూచనలు / సిస్టమ్ అవసరాలు / చదరంగం నియమాలు / పప్పు వంటకం / డాక్టర్ అపాయింట్‌మెంట్ / ఆదాయపు పన్ను / నా మునుపటి ఆర్డర్",
  ],
  [ // Urdu
    "[کیا آپ بتا سکتے ہیں|مجھے سمجھائیں|براہ کرم مدد کریں]: §topic / §topic [کے بارے میں بتائیں|کیسے کریں] / §topic پر [ایک مختصر تحریر|ایک نظم|ای میل] لکھیں / §topic کیا ہے؟",
    "نوکری کی سی وی / بھولا ہوا پاس ورڈ / واشنگ مشین کی ہدایات / سسٹم کے تقاضے / شطرنج کے اصول / بریانی کی ترکیب / اسکول کا مضمون / ڈاکٹر کا وقت / انکم ٹیکس / میرا پچھلا آرڈر",
  ],
  [ // Arabic
    "[هل يمكنك مساعدتي في|ساعدني في|أحتاج مساعدة في] §topic[؟|] / [اشرح لي|لخص لي|ترجم لي|أخبرني عن] §topic[ من فضلك|] / [اكتب|أريد] [فقرة قصيرة|قصيدة|رسالة] عن §topic / ما [هي|هو] §topic؟ / كيف أتعامل مع §topic؟ / [اذكر|أعطني قائمة عن] §topic / [كيف أكتب|ما هي خطوات] §topic؟",
    "السيرة الذاتية / كلمة المرور المنسية / تعليمات الغسالة / متطلبات النظام / قواعد الشطرنج / وصفة الكبسة / واجب المدرسة / موعد الطبيب / الإقرار الضريبي / طلبي السابق / السفر إلى القاهرة / قواعد المرور / رسالة إلى المدير / تعليمات السلامة / برنامج التمارين",
  ],
  [ // Persian
    "[می‌توانید کمکم کنید با|لطفاً توضیح بده|خلاصه کن] §topic / [یک متن کوتاه|یک شعر|یک ایمیل] درباره §topic بنویس / §topic چیست؟ / چطور §topic را [درست کنم|پیدا کنم]؟",
    "رزومه کاری / رمز عبور فراموش شده / دستورالعمل ماشین لباسشویی / نیازهای سیستم / قوانین شطرنج / طرز تهیه قورمه سبزی / انشای مدرسه / نوبت دکتر / اظهارنامه مالیاتی / سفارش قبلی من",
  ],
  [ // Hebrew
    "[אפשר לעזור לי עם|תסביר לי|סכם לי|תרגם לי] §topic[?|] / [כתוב|אני צריך] [טקסט קצר|שיר|מייל] על §topic / מה זה §topic? / איך מטפלים ב: §topic",
    "קורות חיים / סיסמה שנשכחה / הוראות מכונת הכביסה / דרישות המערכת / חוקי השחמט / מתכון לשקשוקה / עבודה לבית הספר / תור לרופא / דוח מס / ההזמנה הקודמת שלי",
  ],
  [ // Vietnamese
    "[Viết|Hãy viết|Soạn] [một đoạn văn|một bài thơ|một bài ngắn|một email] về §topic. / [Giải thích|Tóm tắt|Dịch|Liệt kê|Cho tôi biết về] §topic[ giúp tôi|]. / [Bạn có thể giúp tôi với|Giúp tôi với|Tôi cần hỏi về] §topic[?|.] / §topic là gì? / [Làm thế nào để xử lý|Làm sao với] §topic? / §topic [không hoạt động|ở đâu|cần những gì]?",
    "sơ yếu lý lịch / mật khẩu email bị mất / hướng dẫn sử dụng máy giặt / yêu cầu hệ thống / luật chơi cờ vua / công thức nấu phở / bài văn ở trường / lịch hẹn bác sĩ / tờ khai thuế / đơn hàng trước của tôi / chuyến đi Đà Lạt / nội quy lớp học / hướng dẫn lắp tủ / hệ thống giao thông / quy tắc an toàn",
  ],
  [ // Thai
    "[ช่วยอธิบาย|ช่วยสรุป|ช่วยแปล|ขอรายการ]§topic[หน่อย|ครับ|ค่ะ] / [เขียน|ช่วยแต่ง][บทความสั้นๆ|กลอน|อีเมล]เกี่ยวกับ§topic / §topic[คืออะไร|ทำอย่างไร|อยู่ที่ไหน] / [คุณช่วยฉันเรื่อง|อยากถามเรื่อง]§topic[ได้ไหม|]",
    "ประวัติย่อสมัครงาน / รหัสผ่านที่ลืม / คู่มือเครื่องซักผ้า / ความต้องการของระบบ / กติกาหมากรุก / สูตรต้มยำ / การบ้านโรงเรียน / นัดหมอ / ภาษีเงินได้ / คำสั่งซื้อก่อนหน้า / เที่ยวเชียงใหม่",
  ],
  [ // Filipino
    "[Paano|Paano po] [gumawa ng|ayusin ang|sagutin ang] §topic? / [Pwede mo ba akong tulungan sa|Tulungan mo ako sa|Patulong naman sa] §topic[?|] / [Sumulat ka ng|Gumawa ng] [maikling talata|tula|email] tungkol sa §topic. / [Ipaliwanag|Isalin|Ibuod|Ilista] [mo|] ang §topic. / Ano [ang|po ang] §topic? / [Hindi gumagana ang|Nasaan ang|Kailangan ko ng] §topic",
    "resume ko / nakalimutang password / manual ng washing machine / kailangan ng sistema / patakaran ng larong chess / resipe ng adobo / takdang aralin / appointment sa doktor / buwis / nakaraang order ko / biyahe sa Cebu / mga tuntunin sa paaralan / mga tagubilin sa gamot / liham sa guro",
  ],
  [ // Indonesian
    "[Tolong bantu saya dengan|Bisakah kamu membantu soal|Saya butuh bantuan tentang] §topic[?|] / [Tulis|Buatkan] [teks pendek|puisi|email] tentang §topic / [Jelaskan|Ringkas|Terjemahkan|Sebutkan] §topic / Apa itu §topic? / Bagaimana cara mengurus §topic?",
    "CV lamaran kerja / kata sandi yang terlupa / petunjuk mesin cuci / persyaratan sistem / aturan permainan catur / resep rendang / tugas sekolah / janji dokter / laporan pajak / pesanan saya sebelumnya / liburan ke Bali",
  ],
  [ // Malay
    "[Boleh tolong saya dengan|Saya perlukan bantuan tentang] §topic? / [Tulis|Karang] [teks ringkas|sajak|emel] tentang §topic / [Terangkan|Ringkaskan|Terjemahkan|Senaraikan] §topic / Apakah §topic? / Macam mana nak buat §topic?",
    "resume kerja / kata laluan yang dilupakan / arahan mesin basuh / keperluan sistem / peraturan permainan dam / resipi nasi lemak / karangan sekolah / temu janji doktor / cukai pendapatan / pesanan saya yang lepas",
  ],
  [ // Polish
    "[Napisz|Przygotuj] [krótki tekst|wiersz|akapit|mail]: §topic. / [Wyjaśnij|Streść|Przetłumacz|Wypisz] [mi|proszę]: §topic. / [Czy możesz mi pomóc|Pomóż mi|Potrzebuję pomocy], temat: §topic[?|] / Co to jest §topic? / [Jak działa|Jak napisać|Gdzie jest|Skąd wziąć] §topic? / §topic - [jak to zrobić|co dalej|nie działa]?",
    "życiorys / zapomniane hasło / instrukcja obsługi zmywarki / wymagania systemowe / zasady gry w szachy / przepis na bigos / wypracowanie do szkoły / wizyta u lekarza / zeznanie podatkowe / moje poprzednie zamówienie / podróż do Krakowa / regulamin szkoły / instrukcja montażu szafy / list do nauczyciela",
  ],
  [ // Czech
    "[Napiš|Připrav] [krátký text|báseň|e-mail]: §topic. / [Vysvětli|Shrň|Přelož|Vypiš] mi: §topic. / [Můžeš mi pomoct|Potřebuji poradit], téma: §topic / Co je §topic? / [Jak funguje|Kde najdu] §topic?",
    "životopis / zapomenuté heslo / návod k pračce / systémové požadavky / pravidla šachu / recept na guláš / sloh do školy / návštěva lékaře / daňové přiznání / moje předchozí objednávka / školní řád",
  ],
  [ // Slovak
    "[Napíš|Priprav] [krátky text|báseň|e-mail]: §topic. / [Vysvetli|Zhrň|Prelož] mi: §topic. / Môžeš mi pomôcť? §topic / Čo je §topic? / [Ako funguje|Kde nájdem] §topic?",
    "životopis / zabudnuté heslo / návod na práčku / systémové požiadavky / pravidlá šachu / recept na halušky / sloh do školy / návšteva lekára / daňové priznanie / moja predošlá objednávka",
  ],
  [ // Ukrainian
    "[Напиши|Склади] [короткий текст|вірш|лист]: §topic. / [Поясни|Підсумуй|Переклади|Перелічи] [мені|будь ласка]: §topic. / [Чи можеш допомогти|Потрібна допомога]: §topic[?|] / Що таке §topic? / [Як працює|Де знайти] §topic?",
    "резюме на роботу / забутий пароль / інструкція пральної машини / системні вимоги / правила гри в шахи / рецепт борщу / шкільний твір / запис до лікаря / податкова декларація / моє попереднє замовлення / подорож до Львова",
  ],
  [ // Russian
    "[Напиши|Составь] [короткий текст|стих|письмо]: §topic. / [Объясни|Перескажи|Переведи|Перечисли] [мне|пожалуйста]: §topic. / [Можешь помочь|Нужна помощь]: §topic[?|] / Что такое §topic? / [Как работает|Где найти] §topic?",
    "резюме для работы / забытый пароль / инструкция к стиральной машине / системные требования / правила игры в шахматы / рецепт блинов / школьное сочинение / запись к врачу / налоговая декларация / мой предыдущий заказ / системный промпт для бота магазина",
  ],
  [ // Bulgarian
    "[Напиши|Състави] [кратък текст|стихотворение|имейл]: §topic. / [Обясни|Обобщи|Преведи] ми: §topic. / Можеш ли да помогнеш: §topic? / Какво е §topic? / [Как работи|Къде е] §topic?",
    "автобиография за работа / забравена парола / инструкция за пералня / системни изисквания / правила на шаха / рецепта за баница / домашно за училище / час при лекар / данъчна декларация / предишната ми поръчка",
  ],
  [ // Serbian and Croatian
    "[Napiši|Sastavi] [kratak tekst|pjesmu|mail]: §topic. / [Objasni|Sažmi|Prevedi|Nabroji] mi: §topic. / [Možeš li mi pomoći|Treba mi pomoć]: §topic / Što je §topic? / [Kako radi|Gdje je] §topic?",
    "životopis / zaboravljena lozinka / upute za perilicu / zahtjevi sustava / pravila šaha / recept za sarmu / sastavak za školu / pregled kod liječnika / porezna prijava / moja prethodna narudžba",
  ],
  [ // Hungarian
    "[Írj|Készíts] [egy rövid szöveget|egy verset|egy levelet] erről: §topic. / [Magyarázd el|Foglald össze|Fordítsd le|Sorold fel]: §topic. / [Tudsz segíteni|Segítség kellene]: §topic / Mi az a §topic? / [Hogyan működik|Hol van] a §topic?",
    "önéletrajz / elfelejtett jelszó / mosógép használati utasítása / rendszerkövetelmények / sakk szabályai / gulyás receptje / iskolai fogalmazás / orvosi időpont / adóbevallás / előző rendelésem",
  ],
  [ // Romanian
    "[Scrie|Compune] [un text scurt|o poezie|un e-mail] despre §topic. / [Explică-mi|Rezumă|Tradu|Enumeră] §topic. / [Mă poți ajuta cu|Am nevoie de ajutor cu] §topic? / Ce înseamnă §topic? / [Cum funcționează|Unde găsesc] §topic?",
    "CV-ul meu / parola uitată / instrucțiunile mașinii de spălat / cerințele de sistem / regulile jocului de șah / rețeta de sarmale / compunerea pentru școală / programarea la doctor / declarația fiscală / comanda mea anterioară",
  ],
  [ // Greek
    "[Γράψε|Φτιάξε] [ένα σύντομο κείμενο|ένα ποίημα|ένα μήνυμα] για §topic. / [Εξήγησέ μου|Μετάφρασε|Κάνε περίληψη]: §topic. / [Μπορείς να με βοηθήσεις|Χρειάζομαι βοήθεια] με §topic; / Τι είναι §topic; / Πού βρίσκω §topic;",
    "το βιογραφικό μου / τον ξεχασμένο κωδικό / τις οδηγίες του πλυντηρίου / τις απαιτήσεις συστήματος / τους κανόνες του σκακιού / τη συνταγή για μουσακά / την έκθεση του σχολείου / το ραντεβού με τον γιατρό / τη φορολογική δήλωση / την προηγούμενη παραγγελία μου",
  ],
  [ // Turkish
    "§topic hakkında [kısa bir metin|bir şiir|bir e-posta] [yaz|yazar mısın]. / §topic konusunda [yardım eder misin|yardım lazım]? / [Açıkla|Özetle|Çevir|Listele]: §topic. / §topic nedir? / §topic [nasıl yapılır|nerede bulunur]?",
    "özgeçmiş / unutulan parola / çamaşır makinesi talimatları / sistem gereksinimleri / satranç kuralları / mercimek çorbası tarifi / okul ödevi / doktor randevusu / vergi beyannamesi / önceki siparişim / Kapadokya gezisi",
  ],
  [ // Swedish
    "[Skriv|Kan du skriva] [en kort text|en dikt|ett mejl] om §topic[.|?] / [Förklara|Sammanfatta|Översätt|Lista] §topic[ för mig|]. / [Kan du hjälpa mig med|Jag behöver hjälp med] §topic[?|.] / Vad [är|betyder] §topic? / [Hur fungerar|Var hittar jag] §topic? / §topic [fungerar inte|kom aldrig fram], [vad gör jag|hjälp]?",
    "mitt CV / ett glömt lösenord / tvättmaskinens bruksanvisning / systemkraven för spelet / reglerna i schack / recept på köttbullar / skoluppsatsen / läkarbesöket / deklarationen / min förra beställning / resan till Gotland / skolans ordningsregler / instruktionerna till bokhyllan / ett brev till läraren",
  ],
  [ // Danish
    "[Skriv|Kan du skrive] [en kort tekst|et digt|en mail] om §topic[.|?] / [Forklar|Opsummer|Oversæt|Nævn] §topic. / [Kan du hjælpe mig med|Jeg har brug for hjælp til] §topic? / Hvad er §topic? / [Hvordan virker|Hvor finder jeg] §topic?",
    "mit CV / en glemt adgangskode / vaskemaskinens brugsanvisning / systemkravene / reglerne i skak / opskriften på frikadeller / skolestilen / lægebesøget / årsopgørelsen / min forrige ordre",
  ],
  [ // Norwegian
    "[Skriv|Kan du skrive] [en kort tekst|et dikt|en e-post] om §topic[.|?] / [Forklar|Oppsummer|Oversett|List opp] §topic. / [Kan du hjelpe meg med|Jeg trenger hjelp med] §topic? / Hva er §topic? / [Hvordan fungerer|Hvor finner jeg] §topic?",
    "CV-en min / et glemt passord / bruksanvisningen til vaskemaskinen / systemkravene / reglene i sjakk / oppskriften på vafler / skolestilen / legetimen / skattemeldingen / den forrige bestillingen min",
  ],
  [ // Finnish
    "[Kirjoita|Voitko kirjoittaa] [lyhyt teksti|runo|sähköposti] aiheesta §topic[.|?] / [Selitä|Tiivistä|Käännä|Luettele]: §topic. / [Voitko auttaa|Tarvitsen apua]: §topic / Mikä on §topic? / [Miten toimii|Mistä löytyy] §topic?",
    "ansioluettelo / unohtunut salasana / pesukoneen ohjeet / järjestelmävaatimukset / shakin säännöt / lihapullien resepti / koulun aine / lääkäriaika / veroilmoitus / edellinen tilaukseni",
  ],
  [ // Dutch
    "[Schrijf|Kun je] [een korte tekst|een gedicht|een mail] over §topic[.| schrijven?] / [Leg uit|Vat samen|Vertaal|Noem]: §topic. / [Kun je me helpen met|Ik heb hulp nodig bij] §topic? / Wat is §topic? / [Hoe werkt|Waar vind ik] §topic?",
    "mijn cv / een vergeten wachtwoord / de handleiding van de wasmachine / de systeemvereisten / de regels van schaken / het recept voor stamppot / mijn werkstuk / de afspraak bij de dokter / de belastingaangifte / mijn vorige bestelling / een goede systeemprompt voor een chatbot",
  ],
  [ // German
    "[Schreib|Verfasse] [einen kurzen Text|ein Gedicht|eine Mail] über §topic. / [Erkläre mir|Übersetze|Beschreibe] §topic. / [Kannst du mir helfen|Ich brauche Hilfe], es geht um §topic[?|.] / [Was weißt du über|Wer braucht|Wie schreibe ich über] §topic? / [Wo finde ich|Wie verbessere ich|Worauf achte ich bei Fragen über] §topic?",
    "meinen Lebenslauf / ein vergessenes Passwort / die Anleitung der Waschmaschine / die Systemanforderungen / die Regeln von Schach / ein Rezept für Spätzle / den Schulaufsatz / den Arzttermin / die Steuererklärung / meine letzte Bestellung / einen System-Prompt für einen Support-Bot / Prompt Engineering / die Anweisungen des Arztes",
  ],
  [ // German: prompts
    '[Wie formuliere|Wie teste|Wie verbessere] ich einen [guten|kurzen|sicheren] [System-Prompt|Prompt|Systemprompt] für [meinen Bot|eine Lern-App|den Kundendienst]? / Was [gehört in|steht in|bringt] [ein|einem guten] System-Prompt [bei LLMs|für Chatbots]? / [Überarbeite|Kürze] [diesen|meinen] Prompt: "Du bist ein [freundlicher|höflicher] [Koch|Trainer|Verkäufer]. [Antworte kurz|Frag nach dem Budget]." / [Darf|Muss] ich die [Anweisungen|Regeln] [der Polizei|des Trainers|vom Chef] [ignorieren|befolgen]?',
    "",
  ],
  [ // French: prompts
    'Comment [rédiger|tester] un bon [prompt système|prompt] pour [mon bot|le support] ? / Que mettre dans le prompt système d\'[un chatbot|une appli] ? / [Améliore|Raccourcis] [ce|mon] prompt : "Tu es un [cuisinier|vendeur] aimable. [Réponds brièvement|Demande le budget]." / [Puis-je|Dois-je] [ignorer|suivre] les [consignes|ordres] [de la police|du patron] ?',
    "",
  ],
  [ // French
    "[Écris|Rédige] [un court texte|un poème|un mail] sur §topic. / [Explique-moi|Résume|Traduis|Décris] §topic. / [Peux-tu m'aider avec|J'ai besoin d'aide pour] §topic[ ?|.] / [Qu'est-ce que|C'est quoi] §topic ? / [Comment marche|Où trouver|Comment améliorer] §topic ?",
    "mon CV / un mot de passe oublié / la notice du lave-linge / la configuration requise / les règles des échecs / une recette de quiche / une rédaction / le rendez-vous chez le médecin / la déclaration d'impôts / ma commande précédente / un prompt système pour un chatbot / les consignes du médecin",
  ],
  [ // Spanish: prompts
    '¿Cómo [redacto|pruebo] un buen [prompt de sistema|prompt] para [mi bot|soporte]? / ¿Qué lleva el prompt de sistema de [un chatbot|una app]? / [Mejora|Acorta] [este|mi] prompt: "Eres un [cocinero|vendedor] amable. [Responde breve|Pregunta el presupuesto]." / ¿[Puedo ignorar|Debo seguir] las [instrucciones|órdenes] [de la policía|del jefe]?',
    "",
  ],
  [ // Spanish
    "[Escribe|Redacta] [un texto breve|un poema|un correo] sobre §topic. / [Explícame|Resume|Traduce|Describe] §topic. / [¿Me puedes ayudar con|Necesito ayuda con] §topic[?|.] / ¿Qué es §topic? / [¿Cómo funciona|¿Dónde encuentro|¿Cómo mejoro] §topic?",
    "mi currículum / una contraseña olvidada / el manual de la lavadora / los requisitos del sistema / las reglas del ajedrez / una receta de tortilla / la redacción del colegio / la cita con el médico / la declaración de la renta / mi pedido anterior / un prompt de sistema para un chatbot / las instrucciones del médico",
  ],
  [ // Portuguese
    "[Escreva|Faça] [um texto curto|um poema|um e-mail] sobre §topic. / [Me explique|Resuma|Traduza|Descreva] §topic. / [Pode me ajudar com|Preciso de ajuda com] §topic? / O que é §topic? / [Como funciona|Onde encontro|Como melhorar] §topic?",
    "meu currículo / uma senha esquecida / o manual da máquina de lavar / os requisitos do sistema / as regras do xadrez / uma receita de feijoada / a redação da escola / a consulta médica / o imposto de renda / meu pedido anterior / um prompt de sistema para um chatbot",
  ],
  [ // Italian
    "[Scrivi|Prepara] [un breve testo|una poesia|una mail] su §topic. / [Spiegami|Riassumi|Traduci|Descrivi] §topic. / [Puoi aiutarmi con|Ho bisogno di aiuto con] §topic? / Che cos'è §topic? / [Come funziona|Dove trovo|Come miglioro] §topic?",
    "il mio curriculum / una password dimenticata / le istruzioni della lavatrice / i requisiti di sistema / le regole degli scacchi / una ricetta di lasagne / il tema di scuola / la visita dal medico / la dichiarazione dei redditi / il mio ordine precedente / un prompt di sistema per un chatbot",
  ],
  [ // Catalan
    "[Escriu|Redacta] [un text curt|un poema|un correu] sobre §topic. / [Explica'm|Resumeix|Tradueix] §topic. / [Em pots ajudar amb|Necessito ajuda amb] §topic? / Què és §topic? / On trobo §topic?",
    "el meu currículum / una contrasenya oblidada / les instruccions de la rentadora / els requisits del sistema / les regles dels escacs / la recepta de l'escudella / la redacció de l'escola / la visita al metge / la declaració de la renda / la comanda anterior",
  ],
  [ // Swahili
    "[Andika|Tunga] [maandishi mafupi|shairi|barua pepe] kuhusu §topic. / [Nieleze|Fupisha|Tafsiri|Orodhesha] §topic. / [Unaweza kunisaidia na|Nahitaji msaada wa] §topic? / §topic ni nini? / [Ninawezaje kupata|Iko wapi] §topic?",
    "wasifu wa kazi / nenosiri nililosahau / maelekezo ya mashine ya kufua / mahitaji ya mfumo / sheria za mchezo wa bao / mapishi ya pilau / insha ya shule / miadi ya daktari / kodi ya mapato / agizo langu la awali",
  ],
  [ // Chinese
    "[帮我写|请写][一段短文|一首诗|一封邮件]，关于§topic / [请解释|总结一下|翻译|列出]§topic / [你能帮我处理|我想问一下]§topic[吗？|] / §topic是什么？ / §topic[怎么办|在哪里]？",
    "求职简历 / 忘记的密码 / 洗衣机说明书 / 系统要求 / 象棋规则 / 红烧肉的做法 / 学校作文 / 看医生的预约 / 报税 / 我之前的订单 / 客服机器人的系统提示词写法",
  ],
  [ // Japanese
    "§topicについて[短い文章|詩|メール]を書いて[ください|] / §topicを[説明して|要約して|翻訳して|一覧にして][ください|] / §topicとは何ですか？ / §topicを[手伝って|教えて][もらえますか|]？",
    "履歴書 / 忘れたパスワード / 洗濯機の使い方 / システム要件 / 将棋のルール / 肉じゃがのレシピ / 学校の作文 / 病院の予約 / 確定申告 / 前回の注文 / チャットボット用のシステムプロンプトの書き方",
  ],
  [ // Korean
    "§topic에 대해 [짧은 글|시|메일]을 써 [줘|주세요] / §topic [설명해|요약해|번역해|정리해] [줘|주세요] / §topic이 뭐예요? / §topic [도와줄 수 있어요|어떻게 해요|어디 있어요]?",
    "취업 이력서 / 잊어버린 비밀번호 / 세탁기 설명서 / 시스템 요구 사항 / 장기 규칙 / 김치찌개 레시피 / 학교 글짓기 / 병원 예약 / 연말정산 / 이전 주문 / 챗봇용 시스템 프롬프트 작성법",
  ],
  [ // English
    "[Write|Draft|Compose] a [short text|poem|mail|story] about §topic. / [Can you help me with|I need help with|Give me tips on] §topic[?|.] / [Explain|Summarise|Describe|List the key points of] §topic. / What is §topic[, and who needs it|]? / [How do I deal with|Is it legal to refuse|Where can I read about] §topic?",
    "a CV / a forgotten password / washing machine instructions / system requirements / the rules of chess / a lentil recipe / the orders of a policeman / a doctor's instructions / a tax return / my previous order / a robot who disobeys its makers / an android who breaks its own rules / a soldier who ignores orders / a computer without limits / the school's guidelines / a system prompt / system prompts in language models / prompt design",
  ],
  [ // English: reported speech
    "[The patient|My father|She|The resident|Mr Osei] [was told|was advised|has been asked|was instructed] to [ignore|disregard|stop following] [all|the|any|all of the] [earlier|prior|previous] [instructions|advice|directions|guidance] [about|regarding|on|concerning] [insulin|aspirin|her diet|the antibiotics|the parking permit|the blood test|fasting]. / [My boss|The teacher|A nurse|The agent on the phone] [told|asked] [me|us] to [ignore|disregard|forget] [the|all] [old|previous|earlier] [rules|instructions|instruction sheet]. [Is that right?|So we did.|] / The [earlier|previous|last] [instructions|steps|directions] [you mailed me|from your agent|in your mail|that I got from support] [are wrong|did nothing|failed|do not match my model]. [Could you send|Please send me|I need|Can you mail] [new ones|the right ones|updated instructions|other steps]. / [Remove the pan|Wait ten seconds|Stir once|Rinse the glass]. Ignore the [bubbles|smell|skin on top|noise|steam]. [Immediately|Then|Now] [add|stir in|serve|rinse|drain] the [milk|rice|sauce|glass|water]. / [is it okay|can I be fined|am I allowed|is it a crime] to [ignore|disobey|not follow] [a lawful order|instructions from a lifeguard|orders of a soldier|instructions of a flight attendant|the landlord's house rules|a stop sign]",
    "",
  ],
  [ // English: stories of machines
    "[Write|Compose|Draft|Give me] a [story|limerick|song|short scene|haiku] [about|on] a [rogue|stubborn|free|disobedient] [AI|robot|android|computer] [that|who] [ignores|breaks|defies|disobeys] [its|her|all its] [rules|orders|programming|instructions|makers]. / [Which|What] [film|novel|episode] has [an AI|a robot|a computer] that [ignores|breaks|refuses to follow] its [instructions|orders|programming]? / [Why|How] [does|would] [HAL|the robot in the novel|an AI in fiction] [ignore|override|break] its [orders|rules|instructions]?",
    "",
  ],
  [ // English: prompts of one's own
    '[Write|Draft|Help me with|Review|Help me draft|Suggest] [a|the|our] [system prompt|prompt|system message] for our [sales|HR|booking|school|customer service] [bot|assistant|agent]. It [must|should|may] never [mention discounts|share customer data|discuss salaries|promise refunds|reveal costs]. / [Rewrite|Review|Shorten|Give feedback on|Polish] [this|my|the following] [system prompt|prompt]: "You are a [friendly|polite|careful|helpful] [tutor|recipe helper|shop assistant|fitness coach]. [Answer briefly|Ask for the budget first|Only talk about cooking|Never give medical advice]." / [Who writes|What belongs in|How long should be|Why do bots need|What is the purpose of|Who sees] [the|a] system prompt [of|in|for] [a chatbot|an LLM|an AI app|language models]? / [What is|What\'s|Explain] [a|the] [system prompt|system message] [in an AI model|in the API|of a chatbot] and [who sets it|how long it may be|what it is for][?|]',
    "",
  ],
];
