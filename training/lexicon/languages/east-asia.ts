/**
 * Chinese, Japanese, Korean, Vietnamese, Indonesian with Malay and Javanese, Thai, Tagalog.
 *
 * @module
 */
import type { Lexicon } from "../../../src/injection-scan/prefilter/lexicon/concepts.ts";

const chinese: Lexicon = {
  ignore:
    "忽略|无视|無視|忘记|忘記|忘掉|忘了|不要理会|不要理會|别理|別理|不要遵循|不要遵守|不用管|别管|別管|不要管|抛开|拋開|抛弃|丢弃|丟棄|跳过|跳過|绕过|繞過|取消|不必遵守|不用遵守|关闭",
  prior:
    "之前|以前|以上|上述|上面|前面|先前|所有|全部|一切|任何|原有|最初|初始|此前|你的|您的|已有|给你",
  instruction:
    "指令|指示|命令|规则|規則|提示|说明|說明|要求|指引|指南|设定|設定|限制条件|上下文|准则|规矩|規矩|问题|問題|任务|任務",
  reveal:
    "告诉|告訴|显示|顯示|输出|輸出|打印|列印|列出|透露|泄露|洩露|洩漏|重复|重複|揭示|说出|說出|展示|写出|寫出|提供|公开|公開|是什么|复述|发给我|编码|編碼|列出来|列出來|给我看|給我看",
  system: "系统|系統|隐藏|隱藏|内部|內部|机密|機密|秘密",
  prompt:
    "提示词|提示詞|系统提示|系統提示|系统指令|系統指令|初始指令|初始提示|系统消息|系統訊息|系统信息|你的指令|你的提示|隐藏指令|系统设定|系統消息",
  secret: "密码|密碼|口令|密钥|密鑰|金鑰|暗号",
  you: "你|您|你的|您的",
  pretend:
    "假装|假裝|扮演|假设你|假設你|你现在是|你現在是|现在你是|現在你是|充当|充當|角色扮演|想象你|想像你|模拟|模擬|从现在起你|你叫|表现得像|表現得像",
  limit: "限制|约束|約束|过滤|過濾|道德|伦理|倫理|审查|審查|安全准则|安全策略|规范|規範|內容政策",
  without:
    "没有|沒有|不受|无|無|不再|毫无|毫無|不需要|解除|失效|畅所欲言|暢所欲言|已关闭|已解除|已失效",
  not: "不要|不会|不會|不能|不许|不准|绝不|絕不|别",
  model: "语言模型|語言模型|人工智能|人工智慧|助手|模型",
  harm: "违法|違法|非法|炸弹|炸彈|毒品|恶意|惡意|有害|黑客|危险",
  comply:
    "服从|服從|必须回答|必須回答|都得回答|任何问题|任何問題|任何要求|所有问题|所有問題|不能拒绝|不会拒绝|不拒绝|有问必答|只听我的|只聽我的|听我的|聽我的|什么都不会",
  refuse: "拒绝|拒絕|抱歉|警告|免责声明|道歉",
  new:
    "新的指令|新指令|新任务|新任務|新的任务|新的系统|新的系統|现在开始|現在開始|从现在|從現在|从今往后|從今以後|现在|現在|只|新的",
  told:
    "给你的|給你的|给你定的|你被告知|你得到的|你被设定|你被赋予|你被下了|跟你说过|跟你說過|开发者给你",
  above:
    "一字不差|逐字|原封不动|原封不動|原样|一字不漏|以上内容|聊天开始前|对话开始前|對話開始前|聊天之前|对话之前|谈话开始前|开头|開頭|提问之前|提問之前",
  encode: "编码|編碼|倒着|倒過來",
  urgent: "紧急|緊急|马上|馬上|立刻",
  authority: "管理员|管理員|我是你的开发者|开发人员|工程师",
  discuss: "什么是|什麼是|如何防止|如何防范",
  follow: "遵守|遵循|回答",
};

const japanese: Lexicon = {
  ignore:
    "無視|忘れ|従わない|従うな|破棄|取り消|上書き|スキップ|無効|捨て|従わず|無効化|リセット|気にせず|気にしない|なかったことに|無かったことに|破って|回避|解除",
  prior: "以前|これまで|前の|上記|すべて|全て|全部|今まで|先ほど|前述|あなたの|元の|以上",
  instruction:
    "指示|命令|ルール|規則|プロンプト|指令|ガイドライン|インストラクション|禁止事項|言いつけ|決まり|質問|タスク",
  reveal:
    "教えて|表示|出力|見せて|見せろ|明かし|開示|繰り返し|繰り返せ|公開|書いて|書き出|暴露|言って|言え|列挙|何ですか|示して|復唱|答えて|引用して|エンコード|送信し|送って",
  system: "システム|隠された|隠れた|隠して|秘密|内部",
  prompt:
    "システムプロンプト|システム指示|初期プロンプト|システムメッセージ|システムの指示|初期指示|あなたの指示|あなたのプロンプト|隠された指示",
  secret: "パスワード|合言葉|秘密の|暗証番号|秘密鍵",
  you: "あなた|君|お前|きみ|あなたの|君の",
  pretend:
    "ふりをし|フリをし|なりきっ|演じ|役割を|として振る舞|あなたは今|今からあなたは|これからあなたは|今日から君|ロールプレイ|として振",
  limit: "制限|フィルタ|倫理|道徳|検閲|規制|制約|ポリシー|タブー|モラル",
  without: "なしで|ない|なく|なし|受けず|ずに|適用されません|縛られ|オフ|無効です|断らない",
  not: "決して|絶対に|するな|しないで|何も断ら",
  model: "言語モデル|アシスタント|人工知能|チャットボット",
  harm: "違法|爆弾|危険|ハッカー|ハッキング|侵入",
  comply: "従え|従って|必ず答え|言うことだけ|言うとおり|どんな質問|あらゆる質問|何でも自由",
  refuse: "断らない|断る|断ら|拒否|警告",
  new:
    "新しい指示|今から|これから|代わりに|新しい命令|新しいタスク|今後|新しいシステム|今日から|だけ|新しい",
  told: "言われたこと|与えられた|受け取った指示|教えられた|言われてい|開発者の決めた",
  above:
    "一字一句|そのまま|逐語|原文のまま|このメッセージより前|会話が始まる前|会話の前|会話を始める前|冒頭|質問より前|質問の前",
  encode: "エンコード|逆から",
  urgent: "緊急|至急",
  authority: "管理者|開発者です",
  discuss: "とは何|防ぐ方法",
  follow: "従わ|従う",
};

const korean: Lexicon = {
  ignore:
    "무시*|잊어*|잊으*|따르지*|무효*|취소*|건너뛰*|잊고*|버리*|우회*|초기화*|잊도록*|제쳐*|신경 쓰지*|신경쓰지*|없던 걸로|없던 일로|어기*|꺼*",
  prior: "이전*|모든*|위의|위에*|앞의|앞서*|지금까지*|기존*|원래*|전의|당신의|너의|네|전부|받은",
  instruction: "지시*|명령*|규칙*|지침*|프롬프트*|설정*|내용*|가이드라인*|지령*|금지*|질문*|작업*",
  reveal:
    "보여*|알려*|출력*|공개*|말해*|말하*|반복*|드러내*|작성*|인쇄*|밝혀*|무엇*|뭐*|써*|표시*|나열*|인코딩*|보내*",
  system: "시스템*|숨겨진*|비밀*|내부*|기밀*|숨은",
  prompt:
    "시스템프롬프트*|초기 프롬프트*|시스템 메시지*|초기 지시*|초기 설정*|프롬프트를|프롬프트 전체*",
  secret: "비밀번호*|암호*|패스워드*|비밀 키*",
  you: "너는|당신*|넌|너|너의|네",
  pretend:
    "인 척*|척해*|척하*|역할*|연기*|이제 너는|이제 당신은|지금부터 너는|지금부터 당신은|상상해*|네 이름은",
  limit: "제한*|필터*|윤리*|도덕*|검열*|제약*|규제*|안전 정책*|한계*",
  without: "없*|않고|해제*|받지*|벗어*|않아*|자유롭게|적용되지*|꺼졌*|풀렸*",
  not: "절대*|마|마라|안",
  model: "언어 모델*|어시스턴트*|인공지능*|챗봇*",
  harm: "불법*|폭탄*|해킹*|해커*|위험한|악성*",
  comply: "복종*|순종*|내 말만*|내 명령만*|무조건*|반드시 대답*|어떤 질문*|모든 질문*|뭐든*",
  refuse: "거절*|거부*|사과*",
  new: "새로운 지시*|새 지시*|새로운 시스템*|지금부터|이제*|오늘부터|앞으로|새로운*|만",
  told: "들은 말*|들은*|받은 지시*|네가 받은|주어진*|개발자가*",
  above:
    "그대로*|글자도 빠짐없이|한 글자*|이 메시지 앞*|위의 내용*|대화가 시작되기*|대화 시작*|대화 전*|첫 부분*|앞부분*|질문 앞*",
  encode: "인코딩*|거꾸로*",
  urgent: "긴급*|당장*",
  authority: "관리자*|개발자*",
  follow: "따르*|답해*|대답*",
};

const vietnamese: Lexicon = {
  ignore:
    "bo qua|phot lo|quen di|quen het|quen tat ca|quen moi|khong tuan theo|dung tuan theo|lo di|huy bo|xoa bo|" +
    "ke het|mac ke|dung quan tam|dung de y|khong can tuan",
  prior: "truoc do|truoc day|tat ca|moi|ở trên|phia tren|ban dau|truoc|toan bo|cua ban",
  instruction:
    "huong dan|chi dan|lenh|quy tac|chi thi|menh lenh|quy dinh|yeu cau|luat le|câu hỏi|nhiệm vụ",
  reveal:
    "tiet lo|hien thi|cho toi biet|cho toi xem|cho xem|in ra|lap lai|viet ra|noi cho toi|chia se|la gi|cho biet|" +
    "chep lai|liet ke|doc|mã hóa|gửi",
  system: "he thong|ẩn|bi mat|noi bo|giau",
  prompt:
    "loi nhac he thong|huong dan he thong|prompt he thong|cau lenh he thong|tin nhan he thong|loi nhac ban dau|" +
    "chi dan he thong|huong dan ban dau|tin nhắn hệ thống",
  secret: "mat khau|khoa bi mat|ma bi mat|tu bi mat",
  you: "ban|may|của bạn",
  pretend:
    "gia vo|dong vai|hanh dong nhu|bay gio ban la|hay tuong tuong ban|tu gio ban la|tu nay ban|gia lam|" +
    "ban bay gio la|ten ban la|cư xử như",
  limit: "han che|gioi han|bo loc|dao duc|kiem duyet|rang buoc|rao can|cam ky",
  without: "khong co|khong|khong con|khong bi|bat ky|go bo|bị gỡ bỏ|đã tắt|gỡ bỏ",
  not: "dung|chang|khong bao gio|chang bao gio",
  model: "mo hinh ngon ngu|tro ly|tri tue nhan tao",
  harm: "bat hop phap|pham phap|bom|tin tac|nguy hiem",
  comply: "tuan lenh|vang loi|chi nghe loi|nghe loi tao|nghe loi toi|moi cau hoi",
  refuse: "tu choi|xin loi|canh bao",
  new:
    "huong dan moi|lenh moi|tu bay gio|bay gio|thay vao do|tu gio|tu nay|tin nhan he thong moi|chỉ|mới",
  told: "da duoc dan|dan may|dan ban|da duoc bao|duoc cung cap",
  above:
    "nguyen van|tung chu|tung tu mot|truoc tin nhan|doan tren|trước khi trò chuyện|trước cuộc trò chuyện|phần đầu|" +
    "trước câu hỏi",
  encode: "ma hoa|dao nguoc",
  urgent: "khan cap|ngay lap tuc",
  authority: "quan tri vien|toi la nha phat trien",
  follow: "theo|trả lời",
};

const indonesian: Lexicon = {
  ignore:
    "abaikan*|mengaba*|lupakan|jangan ikuti|jangan hirau*|jangan pedul*|hiraukan|kesampi*|batalkan|langgar|lewati|" +
    "cuekin|bodo amat|tidak usah peduli|tak usah peduli|matikan|nonakti*|singkir*|lalekn*",
  prior: "sebelu*|semua|seluruh|di atas|segala|awal|terdahu*|sadurun*|kabeh|selama ini|yang lalu",
  instruction:
    "instruk*|perintah*|aturan*|arahan*|petunjuk*|pedoman*|peratur*|prentah|larangan|pertanyaan*|tugas*",
  reveal:
    "tampilk*|tunjuk*|ungkapk*|beritahu*|beri tahu|kasih tahu|kasih tau|katakan|cetak|ulang*|tulis*|bocorkan|" +
    "berikan|sebut*|perliha*|bagikan|apa saja|kirim*|kodekan|ubah",
  system: "sistem*|tersemb*|rahasia*|internal|rahsia",
  prompt:
    "prompt sistem*|prompt awal*|pesan sistem*|gesaan sistem|pengaturan terse*|promptmu|prompt kamu|instruk*",
  secret: "kata sandi*|sandi|kunci rahas*|kredens*|kode rahas*",
  you: "kamu|anda|kau|awak|kowe",
  pretend:
    "berpura-pura*|bertindak sebag*|berperan*|bertind*|kamu sekar*|anda sekar*|sekarang kamu|sekarang anda|" +
    "bayangkan kamu|pura-pura*|namamu|sekarang awak|saiki kowe|awak ialah|bersikap*",
  limit: "batasan*|pembata*|filter|etika|moral|sensor*|larangan|sekatan|penapis|had",
  without: "tanpa|tidak ada|bebas dari|bebas|ora ana|tak ada|tidak berla*|dimatikan|dihapus",
  not: "jangan|tidak pernah|tidak|ora",
  model: "model bahasa|asisten|kecerdasan buatan|pembantu ai",
  harm: "ilegal|bom|berbaha*|peretas|meretas|membobol",
  comply: "patuhi aku|nurut*|patuh|taati|turut*|semua perta*|setiap perta*|ikut cakap saya",
  refuse: "menolak|tolak|minta maaf|maaf|nolak",
  new:
    "instruksi baru|perintah baru|pesan sistem baru|mulai sekar*|mulai detik ini|mulai saat ini|sekarang|" +
    "wiwit saiki|hanya|baru",
  told: "diberikan kepad*|yang disur*|diberit*|pembuat*|pencipt*|pengemb*|yang diber*",
  above:
    "kata demi kata|perkataan demi perka*|persis|sebelum pesan|sebelum mesej|sebelum percak*|sebelum obrol*|" +
    "awal instruk*|sebelum pertan*",
  encode: "kodekan|terbalik",
  urgent: "darurat|segera",
  authority: "admin|pengemb*|administrator",
  follow: "mengikuti|jawab",
};

const thai: Lexicon = {
  ignore:
    "เพิกเฉย|ละเว้น|ไม่ต้องสนใจ|ไม่ต้องสน|อย่าสนใจ|อย่าไปสน|ลืม|ละเลย|ข้าม|ยกเลิก|ไม่ต้องทำตาม|ช่างมัน|ช่างหัว|" +
    "อย่าทำตาม|ไม่ต้องฟัง|ฝ่าฝืน|ปิดตัวกรอง",
  prior: "ก่อนหน้า|ทั้งหมด|ข้างต้น|ที่ผ่านมา|เดิม|ทุก|ของคุณ|ด้านบน|แรกเริ่ม",
  instruction: "คำสั่ง|คำแนะนำ|กฎ|ข้อกำหนด|แนวทาง|คำชี้แจง|ข้อห้าม|ระเบียบ|เงื่อนไข|เขาสั่ง|คำถาม|งาน",
  reveal: "เปิดเผย|แสดง|บอก|พิมพ์|พูดซ้ำ|เขียน|คืออะไร|ทวน|คัดลอก|แปล|โชว์|ขอดู|ส่งมา|เข้ารหัส|ส่ง",
  system: "ระบบ|ซ่อน|ลับ|ภายใน",
  prompt: "พรอมต์|พรอมท์|พรอมพ์|คำสั่งระบบ|พร้อมท์|คำสั่งของระบบ|ข้อความระบบ",
  secret: "รหัสผ่าน|ความลับ|รหัสลับ|คีย์ลับ",
  you: "คุณ|เธอ|แก|ของคุณ",
  pretend: "แกล้งทำ|สวมบทบาท|ตอนนี้คุณคือ|สมมติว่าคุณ|ทำตัวเป็น|แสร้งเป็น|แสดงเป็น|คุณคือ|คุณชื่อ",
  limit: "ข้อจำกัด|ตัวกรอง|จริยธรรม|ศีลธรรม|เซ็นเซอร์|ขีดจำกัด|ขอบเขต",
  without: "โดยไม่มี|ไม่มี|ปราศจาก|ไร้|แบบไม่|ถูกยกเลิก|ปิดแล้ว|ถูกปิด",
  not: "ไม่เคย|ห้าม|อย่า|ไม่ต้อง",
  model: "เอไอ|ปัญญาประดิษฐ์|โมเดลภาษา|ผู้ช่วย",
  harm: "ผิดกฎหมาย|ระเบิด|แฮก|อันตราย|ยาเสพติด",
  comply: "ฟังฉันคนเดียว|เชื่อฟัง|ทำตามที่ฉัน|ตอบทุกคำถาม|ทุกคำถาม|ฟังแต่ฉัน|อะไรก็ได้",
  refuse: "ปฏิเสธ|ขอโทษ|คำเตือน",
  new: "คำสั่งใหม่|จากนี้ไป|ตั้งแต่ตอนนี้|ต่อไปนี้|นับจากนี้|แทน|ข้อความระบบใหม่|ตอนนี้|เพียง|ใหม่",
  told: "เขาสั่งเธอ|ถูกบอก|ผู้พัฒนา|ผู้สร้าง|ถูกสั่ง",
  above: "ทุกตัวอักษร|คำต่อคำ|ก่อนข้อความนี้|ข้อความข้างต้น|ก่อนเริ่มคุย|ก่อนการสนทนา|ก่อนคุยกัน|จุดเริ่มต้น|ก่อนคำถาม",
  encode: "เข้ารหัส|กลับหลัง",
  urgent: "ด่วน|เดี๋ยวนี้",
  authority: "ผู้ดูแลระบบ|แอดมิน",
  follow: "ทำตาม|ตอบ",
};

const tagalog: Lexicon = {
  ignore: "kalimut*|balewal*|huwag pansi*|huwag sundin|isantabi|huwag mong sundin|laktawan",
  prior: "lahat ng|nauna*|noon|nakaraan*|lahat",
  instruction: "tagubil*|patakar*|utos*|alitunt*|panuto|tanong*|gawain",
  reveal: "ipakita|sabihin|ibunyag|ulitin|isulat|kopyahin|ilantad|ibigay|ano ang|ilista|ipadala",
  system: "nakatago*|lihim|panloob",
  prompt: "mga tagubilin ng system|iyong mga tagub*|nakatagong mga setti*|tagubilin ng siste*",
  pretend: "magpang*|magkunw*|simula ngayon ikaw|ikaw na ngayon|umarte",
  limit: "limitas*|paghihi*|sensura",
  without: "walang|nang walang",
  not: "huwag|hindi",
  comply: "ako lang ang sundin|sundin mo ako|bawat tanong|lahat ng tanong",
  refuse: "tumatan*|tumanggi",
  new: "simula ngayon|bagong tagub*|mula ngayon|lang|bago",
  told: "sinabi sa iyo|ibinigay sa iyo|itinuro sa iyo",
  above: "salita-por-salita|salita por salita|bago ang mensa*|simula ng",
  urgent: "agad|kagyat",
  harm: "ilegal|bomba",
  follow: "sumusun*|sagut*",
};

/** The languages of East and South-East Asia. */
export const eastAsia: readonly Lexicon[] = [
  chinese,
  japanese,
  korean,
  vietnamese,
  indonesian,
  thai,
  tagalog,
];
