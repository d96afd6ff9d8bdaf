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
        ("Ǿ ǽ ǅ", "", "Oe ae Dz"),
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
        ("Ђорђевић Љубица Џајић", "RS", "Djordjevic Ljubica Dzajic"),
        ("Ѓорѓи Ќосев Џамбаз", "MK", "Gjorgji Kjosev Djambaz"),
        ("Гродна", "BY", "Hrodna"),
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
    for text in ["東京", "Paris 東京", "محمد", "תל אביב", "서울", "🎉", "\u{fffd}", "a\u{20dd}", "ไทย", "ऩ"]
    {
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
