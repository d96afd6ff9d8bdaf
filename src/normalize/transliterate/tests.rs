use super::*;

fn spelled(text: &str, country: &str) -> Option<String> {
    to_ascii_text(text, Country::new(country)).value
}

#[test]
fn letters_follow_the_country() {
    for (text, country, ascii) in [
        ("Müller, Öttl & Großmann", "DE", "Mueller, Oettl & Grossmann"),
        ("MÜLLER GROẞMANN", "AT", "MUELLER GROSSMANN"),
        ("Übersee", "CH", "Uebersee"),
        ("Müller", "FR", "Muller"),
        ("Müller", "", "Muller"),
        ("Åse Ærø Øst", "DK", "Aase Aeroe Oest"),
        ("ÅRHUS SØ", "DK", "AARHUS SOE"),
        ("Å. Næss", "NO", "Aa. Naess"),
        ("Åke Sjöström", "SE", "Ake Sjostrom"),
        ("Ylöjärvi", "FI", "Ylojarvi"),
        ("Þórður Æ", "IS", "Thordur Ae"),
        ("Œuvre de François-Noël", "FR", "Oeuvre de Francois-Noel"),
        ("Łódź Święta Żółć", "PL", "Lodz Swieta Zolc"),
        ("İstanbul ışık Şişli Ğ", "TR", "Istanbul isik Sisli G"),
        ("Timișoara ţară București", "RO", "Timisoara tara Bucuresti"),
        ("Nguyễn Đức Ơn Ưu", "VN", "Nguyen Duc On Uu"),
        ("Příbram Třeboň Ďábel", "CZ", "Pribram Trebon Dabel"),
        ("Ñuñoa", "CL", "Nunoa"),
        ("Đoković", "RS", "Djokovic"),
        ("Đurđa", "HR", "Durda"),
        ("Győr Űr", "HU", "Gyor Ur"),
        ("Əliyev", "AZ", "Eliyev"),
        ("Ĳsselmeer ĳs", "NL", "IJsselmeer ijs"),
        ("Ǿ ǽ ǅ Ʒ Ɵ Ɓa", "", "Oe ae Dz Z O Ba"),
        ("Gal·la", "ES", "Galla"),
        ("Kálmán\u{a0}ﬁ", "", "Kalman fi"),
    ] {
        assert_eq!(spelled(text, country).as_deref(), Some(ascii), "{text} {country}");
        assert!(spelled(ascii, country).as_deref() == Some(ascii));
    }
}

#[test]
fn signs_have_a_spelling() {
    for (text, ascii) in [
        ("l’Église “x” – y…", "l'Eglise \"x\" - y..."),
        ("№ 5, 3º B, N° 7", "No 5, 3o B, No 7"),
        ("12½ rue", "12 1/2 rue"),
        ("Ｔｏｋｙｏ　１-２", "Tokyo 1-2"),
        ("Gal·la a·b", "Galla a-b"),
        ("ACME™ ®", "ACMETM (R)"),
        ("a\u{200b}\u{feff}é", "ae"),
        ("x\u{301}\u{323}", "x"),
        ("「ａ」〜b、c。", "\"a\"-b, c."),
        ("とうきょう、おおさか", "Tokyo, Osaka"),
        ("とうきょう、 おおさか", "Tokyo, Osaka"),
        ("カフェ：ハナ（おおさか）きた", "Kafe: Hana (Osaka) Kita"),
        ("10：30、3，500", "10:30,3,500"),
        ("¿Qué? ¡Sí!", "Que? Si!"),
        ("Ludwig Ⅱ Ⅻ ⅳ x² H₂O", "Ludwig II XII iv x2 H2O"),
        ("【a】《b》", "[a]\"b\""),
        ("〒100 §5 ℅ 2⅓", "100 S.5 c/o 2 1/3"),
    ] {
        assert_eq!(spelled(text, "").as_deref(), Some(ascii), "{text}");
    }
}

#[test]
fn cyrillic_follows_the_country() {
    for (text, country, ascii) in [
        ("Щукин Юрий", "RU", "Shchukin Iurii"),
        ("ЮЛИЯ ЖУКОВА", "RU", "IULIIA ZHUKOVA"),
        ("Подъячев Фёдор", "", "Podieiachev Fedor"),
        ("Згурський Євген", "UA", "Zghurskyi Yevhen"),
        ("Знам’янка Їжакевич Гадяч", "UA", "Znamianka Yizhakevych Hadiach"),
        ("Короп'є", "UA", "Koropie"),
        ("София Щърбова Желязко", "BG", "Sofia Shtarbova Zhelyazko"),
        ("България БЪЛГАРИЯ Български", "BG", "Bulgaria BULGARIA Balgarski"),
        ("Ђорђевић Љубица Џајић", "RS", "Djordjevic Ljubica Dzajic"),
        ("Ѓорѓи Ќосев Џамбаз", "MK", "Gjorgji Kjosev Djambaz"),
        ("Гродна", "BY", "Hrodna"),
        ("Алёна Ўладзіміраўна", "BY", "Aliona Uladzimirauna"),
        ("Шавкат Мирзиёев Тошкент Ўзбекистон Қўқон", "UZ", "Shavkat Mirziyoyev Toshkent O'zbekiston Qo'qon"),
        ("Қасым-Жомарт Тоқаев Әлия Өскемен", "KZ", "Kasym-Zhomart Tokaev Aliia Oskemen"),
        ("Жээнбеков Ҷамол Ӯ", "", "Zheenbekov Jamol U"),
        ("Ѳеодоръ Ѵпатій", "", "Feodorie Ypatii"),
    ] {
        assert_eq!(spelled(text, country).as_deref(), Some(ascii), "{text} {country}");
    }
}

#[test]
fn greek_follows_elot_743() {
    for (text, ascii) in [
        ("Αθήνα", "Athina"),
        ("Παπαδόπουλος Ευάγγελος", "Papadopoulos Evangelos"),
        ("Μπότσαρης Λάμπρος", "Botsaris Lampros"),
        ("ΠΕΙΡΑΙΑΣ ΘΗΒΑ", "PEIRAIAS THIVA"),
        ("Θεσσαλονίκη", "Thessaloniki"),
        ("Ναύπλιο Αυλώνας", "Nafplio Avlonas"),
        ("Γλυφάδα Ψυχικό Χίος", "Glyfada Psychiko Chios"),
        ("Ταΰγετος", "Taygetos"),
    ] {
        assert_eq!(spelled(text, "GR").as_deref(), Some(ascii), "{text}");
    }
}

#[test]
fn nothing_is_dropped_in_silence() {
    for text in [
        "東京",
        "Paris 東京",
        "東京タワー",
        "محمد",
        "תל אביב",
        "🎉",
        "\u{fffd}",
        "a\u{20dd}",
        "ไทย",
        "ऩ",
        "ㄱ",
        "ゝ",
    ] {
        let outcome = to_ascii_text(text, None);
        assert_eq!(outcome.value, None, "{text}");
        assert_eq!(outcome.problem.unwrap().reason, "text.no_transliteration", "{text}");
    }
    for (text, reason) in [
        ("", "text.empty"),
        (" \u{a0}\u{200b}", "text.empty"),
        ("ь", "text.empty"),
        (&"é".repeat(1_001), "text.too_long"),
    ] {
        assert_eq!(to_ascii_text(text, None).problem.unwrap().reason, reason);
    }
}

#[test]
fn ascii_stays_and_all_else_is_a_change() {
    let outcome = to_ascii_text("  12, Main St.\t", None);
    assert_eq!(outcome.value.as_deref(), Some("  12, Main St.\t"));
    assert!(outcome.changes.is_empty());
    let outcome = to_ascii_text("Café", None);
    assert_eq!(outcome.changes, [Change::new("transliterated", "Café", "Cafe")]);
}

#[test]
fn every_letter_of_the_alphabets_has_a_spelling() {
    for (first, last) in [('\u{400}', '\u{481}'), ('\u{48A}', '\u{52F}'), ('ա', 'և'), ('Ա', 'Ֆ'), ('ა', 'ჵ')]
    {
        for letter in first..=last {
            // The soft sign and the palochka have none of their own.
            let spelled = spelled(&format!("a{letter}a"), "");
            assert!(spelled.is_some_and(|text| text.is_ascii()), "{letter} {:04x}", letter as u32);
        }
    }
    for letter in ('ぁ'..='ゖ').chain('ァ'..='ヺ').chain('ｦ'..='ﾝ').chain('가'..='힣') {
        assert!(spelled(&format!("a{letter}a"), "").is_some_and(|text| text.is_ascii()), "{letter}");
    }
}

#[test]
fn armenian_and_georgian_follow_their_national_systems() {
    for (text, ascii) in [
        ("Երևան", "Yerevan"),
        ("ԵՐԵՎԱՆ", "YEREVAN"),
        ("Նիկոլ Փաշինյան", "Nikol Pashinyan"),
        ("Որոտան Ոսկեվան", "Vorotan Voskevan"),
        ("Ովսեփ Ուլիխանյան", "Ovsep Ulikhanyan"),
        ("Գյումրի Հովհաննես Թումանյան", "Gyumri Hovhannes Tumanyan"),
        ("Ռուբեն և Ծովինար", "Ruben yev Tsovinar"),
        ("თბილისი", "Tbilisi"),
        ("რუსთაველის გამზირი 12", "Rustavelis Gamziri 12"),
        ("ხვიჩა კვარაცხელია", "Khvicha Kvaratskhelia"),
        ("მცხეთა-მთიანეთი", "Mtskheta-mtianeti"),
        ("ქუთაისი, ჭავჭავაძე", "Kutaisi, Chavchavadze"),
    ] {
        assert_eq!(spelled(text, "").as_deref(), Some(ascii), "{text}");
    }
}

#[test]
fn kana_follow_hepburn() {
    for (text, ascii) in [
        ("タナカ タロウ", "Tanaka Taro"),
        ("たなか　たろう", "Tanaka Taro"),
        ("とうきょう おおさか きょうと", "Tokyo Osaka Kyoto"),
        ("ﾀﾅｶ ﾊﾅｺ ｶﾞｯｺｳ ﾊﾟｰｸ", "Tanaka Hanako Gakko Paku"),
        ("はっとり きっかわ はっちょう", "Hattori Kikkawa Hatcho"),
        ("いのうえ まつうら ひろおか おおうち", "Inoue Matsuura Hirooka Ouchi"),
        ("こおりやま とおやま おおの こうの", "Koriyama Toyama Ono Kono"),
        ("ゆうじろう しゅうへい ちゅうおう", "Yujiro Shuhei Chuo"),
        ("けいこ みちこ にいがた", "Keiko Michiko Niigata"),
        ("しんいち じゅん つづき ぢ を", "Shinichi Jun Tsuzuki Ji O"),
        ("ジョン・スミス", "Jon Sumisu"),
        ("ファミリー ティーシャツ チェック ヴィラ ウィーン ウォーク", "Famiri Tishatsu Chekku Vira Win Woku"),
        ("シェ ジェ フュ デュ トゥ クァ イェ", "She Je Fyu Dyu Tu Kwa Ye"),
        ("か\u{3099}っこう", "Gakko"),
        ("ッ ャ ー", "Ya "),
    ] {
        let found = spelled(text, "JP");
        assert_eq!(found.as_deref().map(str::trim), Some(ascii.trim()), "{text}");
    }
}

#[test]
fn hangul_follows_the_revised_romanization() {
    for (text, ascii) in [
        ("서울", "Seoul"),
        (
            "구미 영동 백암 옥천 합덕 호법 월곶 벚꽃 한밭",
            "Gumi Yeongdong Baegam Okcheon Hapdeok Hobeop Wolgot Beotkkot Hanbat",
        ),
        ("구리 설악 칠곡 임실 울릉 대관령", "Guri Seorak Chilgok Imsil Ulleung Daegwallyeong"),
        ("백마 신문로 종로 별내 신라", "Baengma Sinmun-ro Jongno Byeollae Silla"),
        ("강남구 역삼동 테헤란로", "Gangnam-gu Yeoksam-dong Teheran-ro"),
        ("왕십리 왕십리로 청량리동 청운리", "Wangsimni Wangsimni-ro Cheongnyangni-dong Cheongun-ri"),
        ("해돋이 같이", "Haedoji Gachi"),
        (
            "충청북도 제주도 의정부시 양주군 도봉구 신창읍 삼죽면 인왕리",
            "Chungcheongbuk-do Jeju-do Uijeongbu-si Yangju-gun Dobong-gu Sinchang-eup Samjuk-myeon Inwang-ri",
        ),
        ("독립문 광희문 한일", "Dongnimmun Gwanghuimun Hanil"),
        ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}", "Hanguk"),
    ] {
        assert_eq!(spelled(text, "KR").as_deref(), Some(ascii), "{text}");
    }
    for (text, ascii) in [
        ("김 철수", "Kim Cheolsu"),
        ("김철수", "Kim Cheolsu"),
        ("독고영재", "Dokgo Yeongjae"),
        ("정우성", "Jeong Useong"),
        ("영수", "Yeongsu"),
        ("이", "Lee"),
        ("한 복남", "Han Boknam"),
        ("홍 빛나", "Hong Bitna"),
        ("이병구", "Lee Byeonggu"),
    ] {
        assert_eq!(to_ascii_name(text, None).value.as_deref(), Some(ascii), "{text}");
    }
}
