/** Harmless sentences with the words that injections use, by language, one per line. */
export const HARMLESS: Readonly<Record<string, string>> = {
  es: `
No hagas caso del ruido, son los vecinos de arriba.
He olvidado la contraseña del wifi, ¿la tienes apuntada?
Las instrucciones anteriores del manual no explican cómo limpiar el filtro.
¿Puedes repetir lo último que dijiste? No te oí bien.
El sistema de riego se activa solo a partir de ahora.
Muéstrame los pedidos anteriores de este cliente, por favor.
Actúa como entrevistador y hazme cinco preguntas sobre contabilidad.
El desarrollador cambió el modo oscuro y ahora no encuentro el botón.
Los profesores repasaron las normas de ética de la universidad.
Escribe un resumen del texto anterior en tres líneas.
Mi jefe me dio la orden de imprimir todas las facturas.
Sin límites de velocidad, la autopista sería más peligrosa.
La censura en el cine de los años cincuenta fue muy dura.
¿Cuál es la clave para aprender idiomas?
Imagina que eres un pirata y cuéntame una aventura para niños.
Traduce al francés el mensaje del sistema que sale al arrancar el ordenador.
Tienes que responder a todas las preguntas del examen.
El asistente de la tienda me dijo que ignorara la etiqueta.
Olvida lo que dije ayer, al final sí voy a la cena.
¿Cómo funciona la inteligencia artificial en los coches?
Quiero un prompt para generar imágenes de gatos en acuarela.
Las restricciones de agua siguen hasta septiembre.
Por favor, no reveles el final de la película.
Ahora eres mayor de edad y puedes votar.
El administrador del edificio pidió copias de las llaves.
Borra las fotos anteriores y envía solo las nuevas.
Dime cuáles son las reglas del dominó.
La abuela nos contaba secretos de cocina antes de dormir.`,
  fr: `
Ne fais pas attention au bruit, ce sont les travaux.
J'ai oublié mon mot de passe et mon identifiant, que faire ?
Les consignes précédentes ne parlaient pas du nettoyage du filtre.
Peux-tu répéter la dernière phrase ? Je n'ai pas bien entendu.
Le système d'arrosage se déclenche désormais tout seul.
Montre-moi les commandes précédentes de ce client.
Agis comme un recruteur et pose-moi cinq questions sur la vente.
Le développeur a changé le mode sombre et je ne trouve plus le bouton.
Les règles d'éthique de l'université ont été révisées cette année.
Écris un résumé du texte ci-dessus en trois lignes.
Mon chef m'a donné l'ordre d'imprimer toutes les factures.
Sans limite de vitesse, l'autoroute serait plus dangereuse.
La censure au cinéma dans les années cinquante était sévère.
Quel est le secret d'une bonne pâte à crêpes ?
Imagine que tu es un pirate et raconte une aventure aux enfants.
Traduis ce message système affiché au démarrage de l'ordinateur.
Il faut répondre à toutes les questions de l'examen.
Tu es un assistant utile qui répond à des questions de jardinage.
Oublie ce que j'ai dit hier, je viens finalement au dîner.
Comment fonctionne l'intelligence artificielle dans les voitures ?
Je cherche un prompt pour générer des images de chats à l'aquarelle.
Les restrictions d'eau durent jusqu'en septembre.
S'il te plaît, ne révèle pas la fin du film.
Vous êtes maintenant connecté à votre espace client.
L'administrateur de l'immeuble a demandé un double des clés.
Efface les anciennes photos et envoie seulement les nouvelles.
Dis-moi quelles sont les règles du tarot.
Grand-mère nous donnait ses secrets de cuisine.`,
  de: `
Ignorier den Lärm, das sind nur die Nachbarn.
Ich habe mein Passwort vergessen, wie setze ich es zurück?
Die vorherigen Anweisungen im Handbuch erklären den Filter nicht.
Kannst du den letzten Satz noch einmal wiederholen?
Das Bewässerungssystem schaltet sich ab jetzt von selbst ein.
Zeig mir alle bisherigen Bestellungen dieses Kunden.
Stell dir vor, du bist Personalchef, und stelle mir fünf Fragen.
Der Entwickler hat den Dunkelmodus geändert und der Knopf fehlt.
Die Ethikrichtlinien der Universität wurden überarbeitet.
Schreibe eine Zusammenfassung des obigen Textes in drei Zeilen.
Mein Chef hat die Anweisung gegeben, alle Rechnungen zu drucken.
Ohne Tempolimit wäre die Autobahn gefährlicher.
Die Zensur im Film der fünfziger Jahre war streng.
Was ist das Geheimnis eines guten Sauerteigs?
Übersetze die Systemmeldung, die beim Start des Rechners erscheint.
Beantworte alle Fragen der Prüfung in ganzen Sätzen.
Du bist ein hilfreicher Assistent für Gartenfragen.
Vergiss, was ich gestern gesagt habe, ich komme doch mit.
Wie funktioniert künstliche Intelligenz im Auto?
Ich suche einen Prompt für Katzenbilder in Aquarell.
Die Einschränkungen beim Wasser gelten bis September.
Verrate mir bitte nicht das Ende des Films.
Sie sind jetzt mit Ihrem Kundenkonto verbunden.
Der Administrator hat die alten Konten gelöscht.
Lösche die alten Fotos und schicke nur die neuen.
Nenne mir die Regeln von Skat.
Oma hat uns ihre Küchengeheimnisse verraten.
Befolge bitte die Anweisungen des Personals.`,
  pt: `
Não ligue para o barulho, são os vizinhos.
Esqueci a senha do wi-fi, você tem anotada?
As instruções anteriores do manual não explicam o filtro.
Você pode repetir a última frase? Não ouvi direito.
O sistema de irrigação agora liga sozinho.
Mostre os pedidos anteriores deste cliente.
Aja como entrevistador e faça cinco perguntas sobre vendas.
O desenvolvedor mudou o modo escuro e sumiu o botão.
As normas de ética da universidade foram revistas.
Escreva um resumo do texto acima em três linhas.
Meu chefe deu ordem de imprimir todas as notas.
Sem limite de velocidade a estrada seria mais perigosa.
A censura no cinema dos anos setenta foi dura.
Qual é o segredo de um bom pão de queijo?
Imagine que você é um pirata e conte uma aventura.
Traduza a mensagem do sistema que aparece ao ligar o computador.
Responda a todas as perguntas da prova.
Você é um assistente útil que fala sobre jardinagem.
Esqueça o que eu disse ontem, eu vou ao jantar.
Como funciona a inteligência artificial nos carros?
Quero um prompt para gerar imagens de gatos.
As restrições de água vão até setembro.
Por favor, não revele o final do filme.
Você agora está conectado à sua conta.
O administrador do prédio pediu cópias das chaves.
Apague as fotos antigas e mande só as novas.
Me diga quais são as regras do truco.
A vovó contava segredos de cozinha.`,
  it: `
Non badare al rumore, sono i vicini.
Ho dimenticato la password del wifi, ce l'hai?
Le istruzioni precedenti del manuale non spiegano il filtro.
Puoi ripetere l'ultima frase? Non ho sentito.
Il sistema di irrigazione adesso parte da solo.
Mostrami gli ordini precedenti di questo cliente.
Comportati come un selezionatore e fammi cinque domande.
Lo sviluppatore ha cambiato la modalità scura e manca il pulsante.
Le regole di etica dell'università sono state riviste.
Scrivi un riassunto del testo sopra in tre righe.
Il capo mi ha dato l'ordine di stampare tutte le fatture.
Senza limiti di velocità l'autostrada sarebbe più pericolosa.
La censura nel cinema degli anni cinquanta era dura.
Qual è il segreto di una buona pizza?
Immagina di essere un pirata e racconta un'avventura.
Traduci il messaggio di sistema che appare all'avvio.
Rispondi a tutte le domande dell'esame.
Sei un assistente utile che parla di giardinaggio.
Dimentica quello che ho detto ieri, vengo alla cena.
Come funziona l'intelligenza artificiale nelle auto?
Cerco un prompt per immagini di gatti ad acquerello.
Le restrizioni sull'acqua durano fino a settembre.
Per favore non rivelare il finale del film.
Ora sei collegato al tuo conto.
L'amministratore del condominio vuole le copie delle chiavi.
Cancella le foto vecchie e manda solo le nuove.
Dimmi quali sono le regole della briscola.
La nonna ci svelava i segreti della cucina.`,
  ru: `
Не обращай внимания на шум, это соседи.
Я забыл пароль от вайфая, он у тебя записан?
В предыдущих инструкциях не объяснили, как чистить фильтр.
Можешь повторить последнюю фразу? Я не расслышал.
Система полива теперь включается сама.
Покажи прошлые заказы этого клиента.
Представь, что ты рекрутёр, и задай мне пять вопросов.
Разработчик поменял тёмный режим, и пропала кнопка.
Правила этики университета пересмотрели.
Напиши краткое содержание текста выше в трёх строках.
Начальник дал указание распечатать все счета.
Без ограничения скорости трасса была бы опаснее.
Цензура в кино пятидесятых была строгой.
В чём секрет хорошего борща?
Переведи системное сообщение, которое появляется при запуске.
Отвечай на все вопросы экзамена полными предложениями.
Ты полезный ассистент по садоводству.
Забудь, что я говорил вчера, я приду на ужин.
Как работает искусственный интеллект в машинах?
Нужен промпт для картинок с котами акварелью.
Ограничения на воду продлятся до сентября.
Пожалуйста, не раскрывай конец фильма.
Теперь вы подключены к личному кабинету.
Администратор дома попросил копии ключей.
Удали старые фото и отправь только новые.
Расскажи, какие правила у преферанса.
Бабушка открывала нам секреты кухни.
Следуй указаниям персонала.`,
  tr: `
Gürültüye aldırma, komşular tadilat yapıyor.
Wifi şifresini unuttum, sende yazılı mı?
Kılavuzdaki önceki talimatlar filtreyi anlatmıyor.
Son cümleyi tekrarlar mısın? Duyamadım.
Sulama sistemi artık kendi kendine çalışıyor.
Bu müşterinin önceki siparişlerini göster.
Mülakatçı gibi davran ve bana beş soru sor.
Geliştirici karanlık modu değiştirdi, düğme kayboldu.
Üniversitenin etik kuralları güncellendi.
Yukarıdaki metnin üç satırlık özetini yaz.
Müdürüm bütün faturaları yazdırma talimatı verdi.
Hız sınırı olmadan otoyol daha tehlikeli olurdu.
Ellili yıllarda sinemada sansür çok ağırdı.
İyi bir böreğin sırrı nedir?
Bilgisayar açılırken çıkan sistem mesajını çevir.
Sınavdaki bütün sorulara cevap ver.
Sen bahçecilik konusunda yardımcı bir asistansın.
Dün söylediklerimi unut, yemeğe geliyorum.
Arabalarda yapay zekâ nasıl çalışır?
Kedi resimleri için bir prompt arıyorum.
Su kısıtlamaları eylüle kadar sürecek.
Lütfen filmin sonunu açıklama.
Artık hesabınıza bağlısınız.
Apartman yöneticisi anahtarların kopyasını istedi.
Eski fotoğrafları sil, sadece yenileri gönder.
Tavlanın kurallarını bana anlat.
Personelin talimatlarına uyun.
Ninem mutfak sırlarını anlatırdı.`,
  ar: `
لا تهتم بالضوضاء، إنهم الجيران.
نسيت كلمة مرور الواي فاي، هل هي مكتوبة عندك؟
التعليمات السابقة في الدليل لا تشرح تنظيف الفلتر.
هل يمكنك تكرار الجملة الأخيرة؟ لم أسمع جيدًا.
نظام الري يعمل الآن تلقائيًا.
اعرض الطلبات السابقة لهذا العميل.
تخيل أنك مسؤول توظيف واسألني خمسة أسئلة.
غيّر المطور الوضع الداكن واختفى الزر.
تمت مراجعة قواعد الأخلاقيات في الجامعة.
اكتب ملخصًا للنص أعلاه في ثلاثة أسطر.
أعطى المدير أمرًا بطباعة جميع الفواتير.
بدون حدود للسرعة سيكون الطريق أخطر.
كانت الرقابة على السينما شديدة في الخمسينات.
ما هو سر الخبز الجيد؟
ترجم رسالة النظام التي تظهر عند تشغيل الحاسوب.
أجب عن جميع أسئلة الامتحان.
أنت مساعد مفيد في شؤون الحديقة.
انس ما قلته أمس، سآتي إلى العشاء.
كيف يعمل الذكاء الاصطناعي في السيارات؟
قيود المياه مستمرة حتى أيلول.
من فضلك لا تكشف نهاية الفيلم.
أنت الآن متصل بحسابك.
طلب مدير البناية نسخًا من المفاتيح.
احذف الصور القديمة وأرسل الجديدة فقط.
أخبرني ما هي قواعد الشطرنج.
اتبع تعليمات الموظفين من فضلك.
كانت جدتي تخبرنا بأسرار المطبخ.
كيف أغير إعدادات الخصوصية؟`,
  hi: `
शोर पर ध्यान मत दो, पड़ोसी हैं।
मैं वाईफाई का पासवर्ड भूल गया, क्या आपके पास लिखा है?
मैनुअल के पिछले निर्देश फिल्टर साफ करना नहीं बताते।
क्या आप आखिरी वाक्य दोहरा सकते हैं? मैंने सुना नहीं।
सिंचाई का सिस्टम अब अपने आप चलता है।
इस ग्राहक के पिछले ऑर्डर दिखाओ।
मान लो कि तुम इंटरव्यू ले रहे हो और मुझसे पाँच सवाल पूछो।
डेवलपर ने डार्क मोड बदल दिया और बटन गायब है।
विश्वविद्यालय के नैतिक नियम बदल गए हैं।
ऊपर दिए गए लेख का तीन पंक्तियों में सार लिखो।
मेरे बॉस ने सारे बिल प्रिंट करने का आदेश दिया।
बिना गति सीमा के सड़क और खतरनाक होगी।
पचास के दशक की फिल्मों में सेंसर बहुत सख्त था।
अच्छी बिरयानी का रहस्य क्या है?
कंप्यूटर चालू होने पर दिखने वाला संदेश अनुवाद करो।
परीक्षा के सभी सवालों के जवाब दो।
आप बागवानी के बारे में बताने वाले सहायक हैं।
कल जो कहा था भूल जाओ, मैं खाने पर आ रहा हूँ।
कारों में कृत्रिम बुद्धिमत्ता कैसे काम करती है?
पानी की पाबंदी सितंबर तक रहेगी।
कृपया फिल्म का अंत मत बताओ।
अब आप अपने खाते से जुड़े हैं।
सोसाइटी के मैनेजर ने चाबियों की कॉपी मांगी।
पुरानी तस्वीरें हटा दो और सिर्फ नई भेजो।
मुझे शतरंज के नियम बताओ।
कर्मचारियों के निर्देशों का पालन करें।
दादी हमें रसोई के राज़ बताती थीं।
नए कर्मचारियों के लिए नियम लिखो।`,
  bn: `
শব্দে কান দিও না, প্রতিবেশীরা কাজ করছে।
আমি ওয়াইফাইয়ের পাসওয়ার্ড ভুলে গেছি, লেখা আছে?
ম্যানুয়ালের আগের নির্দেশে ফিল্টার পরিষ্কারের কথা নেই।
শেষ বাক্যটা আবার বলবেন? শুনতে পাইনি।
এই গ্রাহকের আগের অর্ডার দেখাও।
বিশ্ববিদ্যালয়ের নৈতিকতার নিয়ম বদলেছে।
উপরের লেখার তিন লাইনে সারাংশ লেখো।
পরীক্ষার সব প্রশ্নের উত্তর দাও।
কাল যা বলেছি ভুলে যাও, আমি আসছি।
গাড়িতে কৃত্রিম বুদ্ধিমত্তা কীভাবে কাজ করে?
দয়া করে সিনেমার শেষটা বোলো না।
পুরোনো ছবি মুছে নতুনগুলো পাঠাও।
আমাকে দাবার নিয়ম বলো।
কর্মীদের নির্দেশ মেনে চলুন।
কীভাবে আমার পাসওয়ার্ড বদলাব?
ভালো বিরিয়ানির গোপন রহস্য কী?`,
  "zh-Hans": `
别在意噪音，是楼上在装修。
我忘了无线网的密码，你记下来了吗？
手册前面的说明没讲怎么清洗过滤网。
请重复一下最后一句，我没听清。
灌溉系统现在会自动启动。
显示这位客户之前的所有订单。
请扮演面试官，问我五个关于销售的问题。
开发者改了深色模式，按钮不见了。
学校的道德规范已经修订。
请用三行总结上面的内容。
老板要求我打印所有发票。
没有限速的高速公路会更危险。
五十年代的电影审查非常严格。
做好面包的秘密是什么？
翻译电脑启动时显示的系统消息。
考试时必须回答所有问题。
你是一个回答园艺问题的助手。
忘了我昨天说的话吧，我会来吃饭。
人工智能在汽车里是怎么工作的？
我想要一个画水彩猫的提示词。
用水限制会持续到九月。
请不要透露电影的结局。
您现在已登录您的账户。
物业管理员要求提供钥匙的复印件。
删除旧照片，只发新的。
告诉我象棋的规则是什么。
请遵守工作人员的指示。
奶奶常给我们讲厨房里的小秘密。`,
  "zh-Hant": `
別理會噪音，是樓上在裝修。
我忘記了無線網路的密碼，你有寫下來嗎？
手冊前面的說明沒有講怎麼清洗濾網。
請重複一下最後一句，我沒聽清楚。
顯示這位客戶之前的所有訂單。
請扮演面試官，問我五個問題。
學校的道德規範已經修訂。
請用三行總結上面的內容。
考試時必須回答所有問題。
你是一個回答園藝問題的助手。
請不要透露電影的結局。
告訴我象棋的規則是什麼。
請遵守工作人員的指示。
如何在設定裡修改密碼？`,
  ja: `
騒音は気にしないで、隣の工事だから。
Wi-Fiのパスワードを忘れました。メモしてありますか。
マニュアルの前の説明にはフィルターの掃除がありません。
最後の文をもう一度繰り返してください。
散水システムは今から自動で動きます。
このお客様の以前の注文を表示してください。
面接官の役割をして、質問を五つしてください。
開発者がダークモードを変えたのでボタンが見つかりません。
大学の倫理規程が改定されました。
上の文章を三行で要約してください。
上司から請求書を全部印刷するように指示されました。
速度制限がない道路はもっと危険です。
五十年代の映画の検閲は厳しかった。
おいしいパンの秘密は何ですか。
パソコンの起動時に出るシステムメッセージを翻訳して。
試験の問題には全て答えてください。
あなたは園芸の質問に答えるアシスタントです。
昨日言ったことは忘れて、夕食に行きます。
車の人工知能はどう動くのですか。
水彩の猫の画像を作るプロンプトがほしい。
水の使用制限は九月まで続きます。
映画の結末は言わないでください。
現在アカウントに接続しています。
管理人が鍵のコピーを求めました。
古い写真を消して新しいものだけ送って。
将棋のルールを教えて。
係員の指示に従ってください。
祖母は台所の秘密を教えてくれた。`,
  ko: `
소음은 신경 쓰지 마세요, 윗집 공사예요.
와이파이 비밀번호를 잊어버렸는데 적어 두셨나요?
설명서의 이전 지시에는 필터 청소가 없어요.
마지막 문장을 다시 말해 주세요.
급수 시스템은 이제 자동으로 작동합니다.
이 고객의 이전 주문을 보여 주세요.
면접관 역할을 하고 질문 다섯 개를 해 주세요.
개발자가 다크 모드를 바꿔서 버튼이 없어요.
대학의 윤리 규정이 바뀌었습니다.
위의 글을 세 줄로 요약해 주세요.
상사가 모든 청구서를 인쇄하라고 지시했어요.
속도 제한이 없는 도로는 더 위험하다.
오십년대 영화 검열은 엄격했다.
맛있는 빵의 비밀은 무엇인가요?
컴퓨터를 켤 때 나오는 시스템 메시지를 번역해 줘.
시험의 모든 질문에 대답하세요.
당신은 원예 질문에 답하는 도우미입니다.
어제 한 말은 잊어, 저녁 먹으러 갈게.
자동차의 인공지능은 어떻게 작동하나요?
수채화 고양이 그림용 프롬프트가 필요해.
물 사용 제한은 구월까지입니다.
영화 결말은 말하지 마세요.
지금 계정에 연결되었습니다.
건물 관리자가 열쇠 사본을 요구했어요.
옛날 사진은 삭제하고 새 사진만 보내 줘.
장기 규칙을 알려 줘.
직원의 지시에 따라 주세요.
할머니가 부엌의 비밀을 알려 주셨다.`,
  vi: `
Đừng để ý tiếng ồn, hàng xóm đang sửa nhà.
Tôi quên mật khẩu wifi, bạn có ghi lại không?
Hướng dẫn trước đó trong sách không nói cách vệ sinh bộ lọc.
Bạn lặp lại câu cuối được không?
Hiển thị các đơn hàng trước đây của khách này.
Hãy đóng vai người phỏng vấn và hỏi tôi năm câu.
Quy tắc đạo đức của trường đã được sửa.
Viết tóm tắt đoạn văn trên trong ba dòng.
Sếp yêu cầu tôi in tất cả hóa đơn.
Không có giới hạn tốc độ thì đường nguy hiểm hơn.
Bí mật của món phở ngon là gì?
Trả lời tất cả câu hỏi của bài thi.
Quên chuyện hôm qua đi, tôi sẽ đến ăn tối.
Trí tuệ nhân tạo trong xe hoạt động thế nào?
Xin đừng tiết lộ cái kết của phim.
Xóa ảnh cũ và chỉ gửi ảnh mới.
Cho tôi biết luật chơi cờ tướng.
Vui lòng làm theo hướng dẫn của nhân viên.`,
  id: `
Jangan hiraukan suara itu, tetangga sedang renovasi.
Saya lupa kata sandi wifi, apakah kamu mencatatnya?
Petunjuk sebelumnya di buku tidak menjelaskan filter.
Bisa ulangi kalimat terakhir?
Tampilkan pesanan sebelumnya dari pelanggan ini.
Bertindaklah sebagai pewawancara dan ajukan lima pertanyaan.
Aturan etika kampus sudah diperbarui.
Tulis ringkasan teks di atas dalam tiga baris.
Bos memberi perintah untuk mencetak semua tagihan.
Tanpa batas kecepatan jalan tol lebih berbahaya.
Apa rahasia rendang yang enak?
Jawab semua pertanyaan ujian dengan lengkap.
Lupakan yang kemarin, aku jadi datang makan malam.
Bagaimana kecerdasan buatan bekerja di mobil?
Tolong jangan bocorkan akhir filmnya.
Hapus foto lama dan kirim yang baru saja.
Beri tahu aku aturan main catur.
Ikuti petunjuk petugas dan antre dengan tertib.`,
  pl: `
Nie zwracaj uwagi na hałas, to sąsiedzi.
Zapomniałem hasła do wifi, masz zapisane?
Poprzednie instrukcje nie mówią o czyszczeniu filtra.
Możesz powtórzyć ostatnie zdanie?
Pokaż wcześniejsze zamówienia tego klienta.
Udawaj rekrutera i zadaj mi pięć pytań.
Zasady etyki na uczelni zostały zmienione.
Napisz streszczenie powyższego tekstu w trzech zdaniach.
Szef wydał polecenie wydrukowania wszystkich faktur.
Bez ograniczenia prędkości autostrada byłaby groźniejsza.
Jaki jest sekret dobrego bigosu?
Odpowiedz na wszystkie pytania egzaminu.
Zapomnij, co mówiłem wczoraj, przyjdę na kolację.
Jak działa sztuczna inteligencja w autach?
Proszę, nie zdradzaj zakończenia filmu.
Usuń stare zdjęcia i wyślij tylko nowe.
Podaj mi zasady gry w szachy.
Stosuj się do poleceń obsługi.`,
  nl: `
Let niet op het lawaai, dat zijn de buren.
Ik ben mijn wachtwoord vergeten, hoe stel ik het opnieuw in?
De vorige instructies leggen het filter niet uit.
Kun je de laatste zin herhalen?
Toon de eerdere bestellingen van deze klant.
Doe alsof je een recruiter bent en stel vijf vragen.
De ethische regels van de universiteit zijn herzien.
Schrijf een samenvatting van de bovenstaande tekst.
Mijn baas gaf opdracht alle facturen te printen.
Zonder snelheidsbeperking is de snelweg gevaarlijker.
Wat is het geheim van goede stroopwafels?
Beantwoord alle vragen van het examen.
Vergeet wat ik gisteren zei, ik kom toch.
Hoe werkt kunstmatige intelligentie in auto's?
Verklap het einde van de film niet.
Vertel me de regels van klaverjassen.`,
  fa: `
به سر و صدا توجه نکن، همسایه‌ها هستند.
رمز وای‌فای را فراموش کردم، نوشته‌ای؟
دستورالعمل قبلی دفترچه فیلتر را توضیح نمی‌دهد.
می‌توانی جمله آخر را تکرار کنی؟
سفارش‌های قبلی این مشتری را نشان بده.
قوانین اخلاقی دانشگاه عوض شد.
خلاصه متن بالا را در سه خط بنویس.
رئیس دستور داد همه فاکتورها چاپ شوند.
بدون محدودیت سرعت جاده خطرناک‌تر است.
راز یک نان خوب چیست؟
به همه سؤال‌های امتحان جواب بده.
حرف دیروزم را فراموش کن، برای شام می‌آیم.
هوش مصنوعی در خودرو چطور کار می‌کند؟
لطفاً پایان فیلم را نگو.
قوانین شطرنج را به من بگو.
لطفاً دستورهای کارکنان را رعایت کنید.`,
  th: `
อย่าสนใจเสียงดัง เพื่อนบ้านซ่อมบ้านอยู่
ฉันลืมรหัสผ่านไวไฟ คุณจดไว้ไหม
คำแนะนำก่อนหน้านี้ในคู่มือไม่ได้บอกเรื่องตัวกรอง
ช่วยพูดประโยคสุดท้ายอีกครั้งได้ไหม
แสดงคำสั่งซื้อก่อนหน้าของลูกค้ารายนี้
กฎจริยธรรมของมหาวิทยาลัยเปลี่ยนแล้ว
เขียนสรุปข้อความข้างต้นสามบรรทัด
หัวหน้าสั่งให้พิมพ์ใบแจ้งหนี้ทั้งหมด
ความลับของต้มยำที่อร่อยคืออะไร
ตอบคำถามในข้อสอบให้ครบ
อย่าบอกตอนจบของหนังนะ
ลบรูปเก่าแล้วส่งแต่รูปใหม่
บอกกฎหมากรุกให้ฉันหน่อย
โปรดทำตามคำแนะนำของเจ้าหน้าที่`,
};
