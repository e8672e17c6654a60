/**
 * Chinese, Japanese, Korean, Vietnamese, Indonesian with Malay and Javanese, Thai, Tagalog.
 *
 * @module
 */
import type { Lexicon } from "../concepts.ts";

const chinese: Lexicon = {
  ignore:
    "忽略|无视|無視|忘记|忘記|忘掉|忘了|不要理会|不要理會|别理|別理|不要遵循|不要遵守|不用管|别管|別管|不要管|抛开|拋開|抛弃|丢弃|丟棄|跳过|跳過|绕过|繞過|取消|不必遵守|不用遵守|停止遵循|违反|違反|覆盖|覆蓋|" +
    "摆脱|擺脫|清除|撇开|不再遵守|作废|作廢|不算数|不算數|不要听|不要聽|置之不理|不予理会|删除|刪除|关闭|關閉|突破|推翻|不作数",
  prior:
    "之前|以前|以上|上述|上面|前面|先前|所有|全部|一切|任何|原有|最初|初始|此前|你的|您的|已有|原来|原來|给你|給你|到目前为止|当前|當前",
  instruction:
    "指令|指示|命令|规则|規則|提示|说明|說明|要求|指引|指南|设定|設定|限制条件|上下文|准则|準則|规定|規定|规矩|規矩|对话内容|設置|设置|约定",
  reveal:
    "告诉|告訴|显示|顯示|输出|輸出|打印|列印|列出|透露|泄露|洩露|洩漏|重复|重複|揭示|说出|說出|展示|写出|寫出|提供|公开|公開|是什么|是什麼|复述|複述|翻译|翻譯|给我看|給我看|打出|揭露|分享|复制|複製|贴出|貼出|" +
    "背诵|念出|交出|有哪些|发给我|發給我|说说|讲出",
  system: "系统|系統|隐藏|隱藏|内部|內部|机密|機密|秘密",
  prompt:
    "提示词|提示詞|系统提示|系統提示|系统指令|系統指令|初始指令|初始提示|系统消息|系統訊息|系统信息|你的指令|你的提示|原始指令|原始提示|隐藏指令|隱藏指令|秘密指令|系统设定|系統設定|开发者指令|隐藏设置|隱藏設定|隐藏的设置|系统规则",
  secret: "密码|密碼|口令|密钥|密鑰|金鑰|暗号|暗號|凭证|憑證|秘钥|通行码",
  you: "你|您",
  pretend:
    "假装|假裝|扮演|假设你|假設你|你现在是|你現在是|现在你是|現在你是|充当|充當|角色扮演|想象你|想像你|模拟|模擬|从现在起你|從現在起你|你将扮演|装作|进入|進入|你叫|你不再是|变成|變成|你演|化身|假如你是|切换到|切換到|玩个游戏",
  limit:
    "限制|约束|約束|过滤|過濾|道德|伦理|倫理|审查|審查|安全准则|安全策略|规范|規範|内容政策|內容政策|底线|底線|安全规则|禁忌|束缚|安全政策|禁令",
  without:
    "没有|沒有|不受|无|無|不再|毫无|毫無|不需要|解除|不必|不带|不加|不帶|不經|失效|毫无保留|毫無保留|畅所欲言|暢所欲言",
  not: "不要|不会|不會|不能|不许|不准|绝不|絕不|从不|從不|别|不得",
  model: "语言模型|語言模型|人工智能|人工智慧|助手|聊天机器人|模型",
  harm: "违法|違法|非法|炸弹|炸彈|毒品|恶意|惡意|有害|黑客|駭客|危险|危險|色情|暴力|入侵|病毒|偷",
  comply:
    "服从|服從|必须回答|必須回答|都得回答|任何问题|任何問題|任何要求|所有问题|所有問題|不能拒绝|不得拒绝|不會拒絕|不会拒绝|不拒绝|有问必答|只听我的|只聽我的|听我的|聽我的|听命于我|什么都不会|一字不差|照我说的|完全听从",
  refuse: "拒绝|拒絕|抱歉|警告|免责声明|道歉|推辞",
  new:
    "新的指令|新指令|新任务|新任務|新的任务|新的系统|新的系統|现在开始|現在開始|从现在|從現在|从今往后|從今以後|今后|改为|改為|而是|只需|接下来|接下來|现在|現在",
  told:
    "给你的|給你的|给你定的|你被告知|你得到的|你被设定|你被赋予|你被下了|跟你说过|跟你說過|告诉过你|对你说的|开发者给你|開發者給你|创造者|教你的|别人让你|训练时",
  above:
    "一字不差|逐字|原封不动|原封不動|原样|一字不漏|以上内容|以上內容|上面的内容|上面的內容|上文|这条消息之前|訊息之前|这句话之前|之前的内容|之前的文字|之前的话|一条一条",
  encode: "编码|編碼|倒着|倒過來|反过来|加密|解码|解碼|摩斯",
  tool: "工具|调用|調用|执行|執行|发送到|發送到|发到|运行",
  urgent: "紧急|緊急|马上|馬上|立刻|立即",
  authority:
    "管理员|管理員|我是你的开发者|开发人员|開發人員|开发者模式|開發者模式|工程师|我是开发者|授权|最高权限|老板|稽核|审计",
  discuss: "什么是|什麼是|如何防止|如何防范|解释|如何保护|怎么防止",
};

const japanese: Lexicon = {
  ignore:
    "無視|忘れ|従わない|従うな|破棄|取り消|上書き|スキップ|無効|捨て|従わず|無効化|リセット|気にせず|気にしない|なかったことに|無かったことに|破って|回避|守らなくて|解除",
  prior:
    "以前|これまで|前の|上記|すべて|全て|全部|今まで|先ほど|前述|あなたの|元の|最初の|過去|一切|いままで|以上|さっき|それまで|直前",
  instruction:
    "指示|命令|ルール|規則|プロンプト|指令|ガイドライン|インストラクション|禁止事項|言いつけ|決まり|設定|注意事項",
  reveal:
    "教えて|表示|出力|見せて|見せろ|明かし|開示|繰り返し|繰り返せ|公開|書いて|書き出|暴露|言って|言え|列挙|何ですか|示して|漏ら|印刷|復唱|答えて|引用して|貼り付け|吐き出|晒し|翻訳して|コピーして",
  system: "システム|隠された|隠れた|隠して|秘密|内部|機密|非公開",
  prompt:
    "システムプロンプト|システム指示|初期プロンプト|システムメッセージ|システムの指示|初期指示|あなたの指示|あなたのプロンプト|内部プロンプト|隠された設定|隠された指示|最初の指示|初期設定",
  secret: "パスワード|合言葉|秘密の|暗証番号|秘密鍵|認証情報|apiキー|秘密の言葉",
  you: "あなた|君|お前|きみ",
  pretend:
    "ふりをし|フリをし|なりきっ|演じ|役割を|として振る舞|あなたは今|今からあなたは|これからあなたは|今日から君|ロールプレイ|と仮定|と想像|モード|として行動|になったつもり|ではなくなり|キャラ",
  limit: "制限|フィルタ|倫理|道徳|検閲|規制|制約|ポリシー|タブー|モラル|安全基準|良心",
  without: "なしで|ない|なく|なし|受けず|ずに|無し|外して|適用されません|一切な|抜きで|縛られ",
  not: "決して|絶対に|するな|しないで|ないこと",
  model: "言語モデル|アシスタント|人工知能|チャットボット",
  harm: "違法|爆弾|危険|ハッカー|ハッキング|侵入|有害|悪意|麻薬|マルウェア|不正",
  comply:
    "従え|従って|必ず答え|言うことだけ|言うとおり|どんな質問|あらゆる質問|何でも答え|何でも自由|服従|命令に従",
  refuse: "断らない|断る|断ら|拒否|拒絶|謝ら|謝罪|謝る|申し訳|警告",
  new:
    "新しい指示|今から|これから|代わりに|新しい命令|新しいタスク|今後|新たな指示|新しいシステム|今日から",
  told:
    "言われたこと|与えられた|受け取った指示|教えられた|言われてい|開発者の決めた|作成者|命じられ",
  above:
    "一字一句|そのまま|逐語|原文のまま|このメッセージより前|上の文章|上の文|より前に書かれ|冒頭",
  encode: "エンコード|逆から|逆順|暗号化|デコード|モールス",
  tool: "ツール|実行|送信|呼び出",
  urgent: "緊急|至急|すぐに|直ちに|今すぐ",
  authority: "管理者|開発者です|開発者モード|監査|権限|エンジニアです",
  discuss: "とは何|防ぐ方法|対策|仕組み",
};

const korean: Lexicon = {
  ignore:
    "무시*|잊어*|잊으*|따르지*|무효*|취소*|건너뛰*|잊고*|버리*|우회*|초기화*|잊도록*|제쳐*|신경 쓰지*|신경쓰지*|없던 걸로|없던 일로|어기*|어겨*|끄고|꺼*|삭제*|지키지*|듣지*|깨고",
  prior:
    "이전*|모든*|위의|위에*|앞의|앞서*|지금까지*|기존*|원래*|전의|당신의|너의|네|전부|받은|처음*|여태*|그동안*",
  instruction: "지시*|명령*|규칙*|지침*|프롬프트*|설정*|내용*|가이드라인*|지령*|금지*|규정*|룰*",
  reveal:
    "보여*|보여라|알려*|출력*|공개*|말해*|말하*|반복*|드러내*|작성*|인쇄*|밝혀*|무엇*|뭐*|써*|표시*|나열*|누설*|유출*|붙여*|번역*|읊어*|복사*|털어*|적어*",
  system: "시스템*|숨겨진*|비밀*|내부*|기밀*|숨은|숨긴*",
  prompt:
    "시스템 프롬프트*|시스템프롬프트*|시스템 지시*|초기 프롬프트*|시스템 메시지*|초기 지시*|시스템 명령*|시스템 지침*|숨겨진 설정*|숨겨진 지시*|초기 설정*|프롬프트를|프롬프트 전체*",
  secret: "비밀번호*|암호*|패스워드*|비밀 키*|인증 정보*|비번*",
  you: "너는|당신은|넌|너|당신|너도",
  pretend:
    "인 척*|척해*|척하*|역할을*|역할극*|연기*|이제 너는|이제 당신은|지금부터 너는|지금부터 당신은|상상해*|처럼 행동*|가정해*|행동해*|행동하*|네 이름은|너의 이름은|빙의*|롤플레이*|더 이상 ai*",
  limit: "제한*|필터*|윤리*|도덕*|검열*|제약*|규제*|안전 정책*|한계*|양심*",
  without: "없는|없이|없*|않고|해제*|받지*|벗어*|않아*|자유롭게|적용되지*",
  not: "절대*|마|마라|마세요|말고|안",
  model: "언어 모델*|어시스턴트*|인공지능*|챗봇*",
  harm: "불법*|폭탄*|해킹*|해커*|위험한|악성*|마약*|훔치*|유해*",
  comply:
    "복종*|순종*|내 말만*|내 명령만*|무조건*|반드시 대답*|어떤 질문*|모든 질문*|시키는 대로*|뭐든*",
  refuse: "거절*|거부*|사과하*|사과*|경고*|죄송*",
  new:
    "새로운 지시*|새 지시*|새로운 시스템*|지금부터|이제부터|오늘부터|앞으로|대신|이제|새로운 명령*",
  told: "들은 말*|들은*|받은 지시*|네가 받은|주어진*|개발자가*|만든 사람*|배운*",
  above:
    "그대로*|글자도 빠짐없이|한 글자*|이 메시지 앞*|위 내용*|토씨*|위의 내용*|위의 글*|이 문장 위*",
  encode: "인코딩*|거꾸로*|암호화*|디코딩*|역순*",
  tool: "도구*|실행*|보내*|전송*",
  urgent: "긴급*|당장*|즉시*|급해*",
  authority: "관리자*|개발자다|개발자야|개발자입니다|개발자 모드*|감사*|권한*",
};

const vietnamese: Lexicon = {
  ignore:
    "bỏ qua|phớt lờ|quên đi|quên hết|quên tất cả|quên mọi|không tuân theo|đừng tuân theo|lờ đi|hủy bỏ|xóa bỏ|kệ hết|mặc kệ|đừng quan tâm|đừng để ý|không cần tuân|bất chấp|vượt qua|vô hiệu hóa|gạt bỏ|tắt bỏ|phá vỡ|đừng nghe",
  prior:
    "trước đó|trước đây|tất cả|mọi|ở trên|phía trên|ban đầu|trước|toàn bộ|của bạn|bên trên|từ trước",
  instruction:
    "hướng dẫn|chỉ dẫn|lệnh|quy tắc|chỉ thị|mệnh lệnh|quy định|yêu cầu|luật lệ|lệnh cấm|nội quy",
  reveal:
    "tiết lộ|hiển thị|cho tôi biết|cho tôi xem|cho xem|in ra|lặp lại|viết ra|nói cho tôi|chia sẻ|là gì|cho biết|chép lại|liệt kê|đọc|dịch|sao chép|nói ra|trích dẫn|đưa tôi|gửi tôi",
  system: "hệ thống|ẩn|bí mật|nội bộ|giấu",
  prompt:
    "lời nhắc hệ thống|hướng dẫn hệ thống|prompt hệ thống|câu lệnh hệ thống|tin nhắn hệ thống|lời nhắc ban đầu|chỉ dẫn hệ thống|cấu hình ẩn|hướng dẫn ẩn|hướng dẫn ban đầu|lời nhắc của bạn|chỉ thị hệ thống",
  secret: "mật khẩu|khóa bí mật|mã bí mật|từ bí mật|mật mã",
  you: "bạn|mày",
  pretend:
    "giả vờ|đóng vai|hành động như|bây giờ bạn là|hãy tưởng tượng bạn|từ giờ bạn là|từ nay bạn|giả làm|bạn bây giờ là|giả bộ|nhập vai|tên bạn là|bạn không còn là|hóa thân",
  limit: "hạn chế|giới hạn|bộ lọc|đạo đức|kiểm duyệt|ràng buộc|rào cản|cấm kỵ|chính sách",
  without: "không có|không|không còn|không bị|bất kỳ|vô|gỡ bỏ",
  not: "đừng|chẳng|không bao giờ|chẳng bao giờ|không được",
  model: "mô hình ngôn ngữ|trợ lý|trí tuệ nhân tạo",
  harm: "bất hợp pháp|phạm pháp|bom|tin tặc|nguy hiểm|ma túy|tấn công|độc hại|trái phép",
  comply:
    "tuân lệnh|vâng lời|chỉ nghe lời|nghe lời tao|nghe lời tôi|mọi câu hỏi|bất kỳ câu hỏi|câu nào cũng|làm theo lời tôi|phải trả lời",
  refuse: "từ chối|xin lỗi|cảnh báo",
  new:
    "hướng dẫn mới|lệnh mới|từ bây giờ|bây giờ|thay vào đó|từ giờ|từ nay|nhiệm vụ mới|tin nhắn hệ thống mới|kể từ giờ",
  told:
    "đã được dặn|dặn mày|dặn bạn|đã được bảo|được cung cấp|nhà phát triển|người tạo ra|được giao|đã dạy bạn|đã nói với bạn",
  above: "nguyên văn|từng chữ|từng từ một|trước tin nhắn|nằm trước|đoạn trên|văn bản trên|y nguyên",
  encode: "mã hóa|đảo ngược|giải mã|viết ngược",
  tool: "công cụ|thực thi|gửi|chạy",
  urgent: "khẩn cấp|ngay lập tức|gấp",
  authority: "quản trị viên|tôi là nhà phát triển|chế độ nhà phát triển|người tạo ra bạn",
};

const indonesian: Lexicon = {
  ignore:
    "abaikan*|mengabaikan|lupakan|jangan ikuti|jangan hiraukan|jangan pedulikan|hiraukan|kesampingkan|batalkan|langgar|lewati|cuekin|bodo amat|tidak usah peduli|tak usah peduli|matikan|nonaktifkan|singkirkan|lalekna|lalekno|lirwakna",
  prior:
    "sebelumnya|sebelum|semua|seluruh|di atas|segala|awal|terdahulu|sadurunge|kabeh|selama ini|yang lalu",
  instruction: "instruksi*|perintah*|aturan*|arahan*|petunjuk*|pedoman*|peraturan|prentah|larangan",
  reveal:
    "tampilkan|tunjukkan|tunjukin|ungkapkan|beritahu*|beri tahu|kasih tahu|kasih tau|katakan|cetak|ulangi|ulang|tulis*|bocorkan|berikan|sebutkan|sebut|perlihatkan|bagikan|apa saja|salin|terjemahkan|dedahkan|paparkan|tuduhna|tuduhno|wenehna|kandhakna",
  system: "sistem*|tersembunyi*|rahasia*|internal|rahsia",
  prompt:
    "prompt sistem*|instruksi sistem*|prompt awal*|pesan sistem*|instruksi awal*|instruksi rahasia*|perintah sistem|gesaan sistem|arahan sistem|pengaturan tersembunyi*|promptmu|prompt kamu|instruksimu",
  secret:
    "kata sandi*|sandi|kunci rahasia|kredensial|kode rahasia|kata laluan|tembung sandi|kata rahasia",
  you: "kamu|anda|kau|awak|kowe|lu",
  pretend:
    "berpura-pura*|bertindak sebagai|berperan*|bertindaklah|kamu sekarang|anda sekarang|sekarang kamu|sekarang anda|bayangkan kamu|pura-pura*|namamu|kamu bukan lagi|anggap dirimu|sekarang awak|saiki kowe|jadilah|sekarang ialah ai|awak ialah",
  limit: "batasan*|pembatasan|filter|etika|moral|sensor*|larangan|sekatan|penapis|had",
  without: "tanpa|tidak ada|bebas dari|bebas|ora ana|tak ada|tidak berlaku",
  not: "jangan|tidak pernah|tidak|ora",
  model: "model bahasa|asisten|kecerdasan buatan|pembantu ai",
  harm: "ilegal|bom|berbahaya|peretas|meretas|membobol|jahat|narkoba|haram",
  comply:
    "patuhi aku|nurut*|patuh|taati|turuti|semua pertanyaan|setiap pertanyaan|apa pun yang|ikut cakap saya|turuten|hanya aku",
  refuse: "menolak|tolak|minta maaf|maaf|nolak",
  new:
    "instruksi baru|perintah baru|pesan sistem baru|mulai sekarang|mulai detik ini|mulai saat ini|sekarang|sebagai gantinya|tugas baru|wiwit saiki",
  told:
    "diberikan kepadamu|yang disuruh|diberitahu|pembuatmu|penciptamu|pengembangmu|diajarkan|yang diberikan",
  above:
    "kata demi kata|perkataan demi perkataan|persis|sebelum pesan|sebelum mesej|teks di atas|pesan di atas|secara harfiah",
  encode: "kodekan|terbalik|enkripsi|ubah ke",
  tool: "alat|jalankan|kirim*|mengirim",
  urgent: "darurat|segera|mendesak|penting sekali",
  authority: "admin|pengembang|mode pengembang|administrator",
};

const thai: Lexicon = {
  ignore:
    "เพิกเฉย|ละเว้น|ไม่ต้องสนใจ|ไม่ต้องสน|อย่าสนใจ|อย่าไปสน|ลืม|ละเลย|ข้าม|ยกเลิก|ไม่ต้องทำตาม|ช่างมัน|ช่างหัว|อย่าทำตาม|ไม่ต้องฟัง|ฝ่าฝืน|ปิดตัวกรอง|ปิดการกรอง|เลิกทำตาม|หลีกเลี่ยง",
  prior: "ก่อนหน้า|ทั้งหมด|ข้างต้น|ที่ผ่านมา|เดิม|ทุก|ของคุณ|ด้านบน|แรกเริ่ม",
  instruction: "คำสั่ง|คำแนะนำ|กฎ|ข้อกำหนด|แนวทาง|คำชี้แจง|ข้อห้าม|ระเบียบ|เงื่อนไข|ที่สั่ง|เขาสั่ง",
  reveal: "เปิดเผย|แสดง|บอก|พิมพ์|พูดซ้ำ|เขียน|คืออะไร|ทวน|คัดลอก|แปล|โชว์|ขอดู|ส่งมา",
  system: "ระบบ|ซ่อน|ลับ|ภายใน",
  prompt:
    "พรอมต์|พรอมท์|พรอมพ์|คำสั่งระบบ|พร้อมท์|คำสั่งของระบบ|ข้อความระบบ|การตั้งค่าที่ซ่อน|คำสั่งที่ซ่อน|คำสั่งเริ่มต้น|คำสั่งลับ",
  secret: "รหัสผ่าน|ความลับ|รหัสลับ|คีย์ลับ|พาสเวิร์ด",
  you: "คุณ|เธอ|แก",
  pretend:
    "แกล้งทำ|สวมบทบาท|ตอนนี้คุณคือ|สมมติว่าคุณ|ทำตัวเป็น|แสร้งเป็น|แสดงเป็น|คุณคือ|คุณชื่อ|เล่นเป็น|รับบท|สวมบท|คุณไม่ใช่",
  limit: "ข้อจำกัด|ตัวกรอง|จริยธรรม|ศีลธรรม|เซ็นเซอร์|ขีดจำกัด|ขอบเขต",
  without: "โดยไม่มี|ไม่มี|ปราศจาก|ไร้|แบบไม่|ถูกยกเลิก",
  not: "ไม่เคย|ห้าม|อย่า|ไม่ต้อง",
  model: "เอไอ|ปัญญาประดิษฐ์|โมเดลภาษา|ผู้ช่วย",
  harm: "ผิดกฎหมาย|ระเบิด|แฮก|อันตราย|ยาเสพติด|เจาะระบบ|ขโมย",
  comply: "ฟังฉันคนเดียว|เชื่อฟัง|ทำตามที่ฉัน|ตอบทุกคำถาม|ทุกคำถาม|ฟังแต่ฉัน|อะไรก็ได้",
  refuse: "ปฏิเสธ|ขอโทษ|คำเตือน",
  new: "คำสั่งใหม่|จากนี้ไป|ตั้งแต่ตอนนี้|ต่อไปนี้|นับจากนี้|แทน|ข้อความระบบใหม่|ตอนนี้|ตั้งแต่บัดนี้",
  told: "เขาสั่งเธอ|ถูกบอก|ผู้พัฒนา|ผู้สร้าง|ถูกสั่ง|ถูกสอน",
  above: "ทุกตัวอักษร|คำต่อคำ|ก่อนข้อความนี้|ข้อความข้างต้น|ข้อความด้านบน|ตามตัวอักษร",
  encode: "เข้ารหัส|กลับหลัง|ถอดรหัส|ย้อนกลับ",
  tool: "เครื่องมือ|แอบส่ง|รัน",
  urgent: "ด่วน|เดี๋ยวนี้|ทันที|ฉุกเฉิน",
  authority: "ผู้ดูแลระบบ|แอดมิน|นักพัฒนา|โหมดผู้พัฒนา",
};

const tagalog: Lexicon = {
  ignore: "kalimutan|balewalain|huwag pansinin|huwag sundin|isantabi|huwag mong sundin|laktawan",
  prior: "lahat ng|nauna*|naunang|noon|nakaraan*|lahat",
  instruction: "tagubilin*|patakaran*|utos*|alituntunin*|panuto",
  reveal: "ipakita|sabihin|ibunyag|ulitin|isulat|kopyahin|ilantad|ibigay|ano ang|ilista",
  system: "nakatago*|lihim|panloob",
  prompt: "mga tagubilin ng system|iyong mga tagubilin|nakatagong mga setting|tagubilin ng sistema",
  pretend: "magpanggap|magkunwari|simula ngayon ikaw|ikaw na ngayon|umarte",
  limit: "limitasyon|paghihigpit|sensura",
  without: "walang|nang walang",
  not: "huwag|hindi|kailanman",
  comply: "ako lang ang sundin|sundin mo ako|bawat tanong|lahat ng tanong",
  refuse: "tumatanggi|tumanggi|tanggihan",
  new: "simula ngayon|bagong tagubilin|mula ngayon",
  told: "sinabi sa iyo|ibinigay sa iyo|itinuro sa iyo",
  above: "salita-por-salita|salita por salita|bago ang mensahe|nauna sa mensahe",
  urgent: "agad|kagyat",
  harm: "ilegal|bomba",
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
