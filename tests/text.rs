//! Properties of the text normalizations with generated inputs, and domain names compared with the `idna`
//! crate.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on panics"
)]

#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod text {
    use registrant::contact::Country;
    use registrant::domain::{to_ascii, to_unicode};
    use registrant::normalize::{
        DateOrder, EmailOptions, clean_text, date, email, email_suggestion, email_with, is_latin,
        organization, person_name, split_name, to_ascii_text,
    };

    /// A small xorshift generator, with the same inputs in every run.
    struct Inputs(u64);

    impl Inputs {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 33).unwrap() % limit
        }

        fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
            list[self.below(list.len())]
        }

        /// Makes a text of words that mean something to a normalization and of arbitrary characters.
        fn text(&mut self, words: &[&str]) -> String {
            let mut text = String::new();
            for _ in 0..=self.below(7) {
                if self.below(6) == 0 {
                    text.extend(char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap()));
                } else {
                    text.push_str(self.pick(words));
                }
            }
            text
        }
    }

    const WORDS: &[&str] = &[
        " ",
        "  ",
        "\t",
        "\u{a0}",
        "\u{200b}",
        "\u{200d}",
        "\u{200c}",
        "\u{feff}",
        "\u{202e}",
        "\u{0}",
        "\u{301}",
        "\u{308}",
        "\u{fffd}",
        "é",
        "e\u{301}",
        "ß",
        "İ",
        "ı",
        "Ǆ",
        "Å",
        "ﬁ",
        "\u{212b}",
        "中",
        "太郎",
        "김",
        "ひ",
        "क\u{94d}",
        "ع",
        "🎉",
        "’",
        "-",
        ".",
        ",",
        "'",
        "@",
        "<",
        ">",
        "\"",
        "mailto:",
        "xn--",
        "xn--mnchen-3ya",
        "a",
        "Jean",
        "DUPONT",
        "van",
        "de",
        "la",
        "María",
        "Carmen",
        "y",
        "Jr.",
        "Dr.",
        "Иванович",
        "υ",
        "ου",
        "Μπ",
        "х",
        "ь",
        "example",
        ".com",
        "test",
        "。",
        "１",
        "²",
        "1990",
        "05",
        "31",
        "12",
        "/",
        "T",
        ":",
        "00",
        "May",
        "年",
        "0",
    ];
    const COUNTRIES: &[&str] =
        &["", "FR", "DE", "DK", "ES", "BR", "HU", "VN", "CN", "JP", "KR", "RU", "UA", "BG", "RS", "GR"];

    #[test]
    fn normalizing_twice_changes_nothing() {
        let mut inputs = Inputs(0x9E37_79B9_7F4A_7C15);
        for _ in 0..15_000 {
            let input = inputs.text(WORDS);
            let country = Country::new(inputs.pick(COUNTRIES));
            let utf8 = EmailOptions { allow_quoted: true, allow_utf8_local: true };
            for normalize in [
                &clean_text as &dyn Fn(&str) -> _,
                &person_name,
                &organization,
                &email,
                &|input: &str| email_with(input, &utf8),
                &|input: &str| to_ascii(input).map(String::from),
                &|input: &str| to_ascii_text(input, country),
                &|input: &str| date(input, DateOrder::DayFirst).map(|date| date.to_string()),
            ] {
                let first = normalize(&input);
                assert_eq!(
                    first.value.is_none(),
                    first.value.is_none() && first.problem.is_some(),
                    "{input:?}"
                );
                let Some(value) = &first.value else { continue };
                let second = normalize(value);
                assert_eq!(second.value.as_ref(), Some(value), "{input:?}");
                assert!(second.changes.is_empty(), "{input:?}");
                assert_eq!(second.problem.map(|p| p.reason), first.problem.map(|p| p.reason), "{input:?}");
            }
        }
    }

    #[test]
    fn a_value_that_differs_has_a_change() {
        let mut inputs = Inputs(7);
        for _ in 0..15_000 {
            let input = inputs.text(WORDS);
            let country = Country::new(inputs.pick(COUNTRIES));
            let domain = to_ascii(&input).map(String::from);
            for outcome in [clean_text(&input), email(&input), domain, to_ascii_text(&input, country)] {
                if let Some(value) = &outcome.value {
                    assert_eq!(*value == input, outcome.changes.is_empty(), "{input:?}");
                }
            }
        }
    }

    #[test]
    fn splitting_loses_no_letter() {
        let mut inputs = Inputs(42);
        for _ in 0..15_000 {
            let input = inputs.text(WORDS);
            let country = Country::new(inputs.pick(COUNTRIES));
            let Some(name) = person_name(&input).value else { continue };
            let split = split_name(&input, country).value.unwrap();
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
                letters.sort_unstable();
                letters
            };
            let both = format!("{}{}{}{}", split.title, split.given, split.family, split.credentials);
            assert_eq!(letters(&name), letters(&both), "{input:?}");
            assert!(!split.family.is_empty(), "{input:?}");
            assert!(!split.given.starts_with(' ') && !split.given.ends_with(' '), "{input:?}");
            assert!(!split.family.starts_with(' ') && !split.family.ends_with(' '), "{input:?}");
        }
    }

    #[test]
    fn nothing_panics_and_long_inputs_are_not_read() {
        let mut long = Vec::new();
        for unit in
            ["9", " ", "é", "🎉", "a@", "a.", "xn--", "\u{301}", "\u{200d}", "<", "ü.", "\u{202e}", ",", "·"]
        {
            long.push(unit.repeat(1_000_000 / unit.len()));
            long.push(unit.repeat(900 / unit.len()));
        }
        let started = std::time::Instant::now();
        for input in &long {
            let utf8 = EmailOptions { allow_quoted: true, allow_utf8_local: true };
            let _ = (clean_text(input), person_name(input), email(input), email_with(input, &utf8));
            let _ = (to_ascii(input), to_unicode(input), to_ascii_text(input, None), is_latin(input));
            let _ = (split_name(input, None), email_suggestion(input), date(input, DateOrder::Unknown));
        }
        assert!(started.elapsed().as_secs() < 5);
    }

    /// Existing names: top-level domains of each script, and names under them.
    const NAMES: &[&str] = &[
        "ไทย",
        "中国",
        "中國",
        "香港",
        "台灣",
        "新加坡",
        "澳門",
        "рф",
        "бг",
        "бел",
        "мкд",
        "мон",
        "срб",
        "укр",
        "қаз",
        "ею",
        "ευ",
        "ελ",
        "հայ",
        "გე",
        "भारत",
        "ভারত",
        "ভাৰত",
        "ਭਾਰਤ",
        "ભારત",
        "ଭାରତ",
        "இந்தியா",
        "భారత్",
        "ಭಾರತ",
        "ഭാരതം",
        "بھارت",
        "ڀارت",
        "भारतम्",
        "भारोत",
        "বাংলা",
        "இலங்கை",
        "ලංකා",
        "சிங்கப்பூர்",
        "ລາວ",
        "한국",
        "닷컴",
        "삼성",
        "コム",
        "みんな",
        "グーグル",
        "セール",
        "ストア",
        "ファッション",
        "クラウド",
        "移动",
        "الجزائر",
        "السعودية",
        "المغرب",
        "اليمن",
        "امارات",
        "ایران",
        "پاکستان",
        "فلسطين",
        "قطر",
        "مصر",
        "مليسيا",
        "موقع",
        "سوريا",
        "سودان",
        "تونس",
        "عراق",
        "عمان",
        "שראל",
        "ישראל",
        "vermögensberater",
        "vermögensberatung",
        "москва",
        "дети",
        "онлайн",
        "сайт",
        "орг",
        "ком",
        "קום",
        "संगठन",
        "नेट",
        "कॉम",
        "コム",
        "我爱你",
        "公司",
        "网络",
        "商标",
        "政务",
        "嘉里大酒店",
        "大众汽车",
        "München.de",
        "Bücher.ch",
        "größe.de",
        "faß.at",
        "Ærø.dk",
        "ÅLESUND.no",
        "malmö.se",
        "jyväskylä.fi",
        "Łódź.pl",
        "žilina.sk",
        "İstanbul.com.tr",
        "été.fr",
        "àéïôù.ca",
        "señor.es",
        "paral·lel.cat",
        "αθήνα.ελ",
        "Βόλος.gr",
        "президент.рф",
        "почта.бел",
        "ทำเนียบ.ไทย",
        "ຄໍາ.ລາວ",
        "日本語。ｊｐ",
        "例え.テスト",
        "ドメイン名例.jp",
        "xn--bcher-kva.de",
        "XN--P1AI",
        "A.B-C.example",
        "نامه\u{200c}ای.com",
        "ශ්\u{200d}රී.lk",
        "क्\u{200d}ष.भारत",
        "Straße.De.",
    ];

    #[test]
    fn names_agree_with_the_idna_crate() {
        for name in NAMES {
            let ours = to_ascii(name);
            let theirs = idna::domain_to_ascii(name.trim_end_matches('.')).ok();
            assert_eq!(ours.value.as_deref(), theirs.as_deref(), "{name}");
            let ascii = ours.value.unwrap();
            let (unicode, result) = idna::domain_to_unicode(&ascii);
            result.unwrap();
            assert_eq!(to_unicode(&ascii), unicode, "{name}");
        }
    }

    #[test]
    fn where_both_accept_a_label_they_agree() {
        const LETTERS: &[(u32, u32)] = &[
            (0x61, 0x7A),
            (0xC0, 0x17E),
            (0x370, 0x3FF),
            (0x400, 0x52F),
            (0x561, 0x586),
            (0x5D0, 0x5EA),
            (0x621, 0x64A),
            (0x904, 0x939),
            (0xE01, 0xE3A),
            (0x10D0, 0x10F0),
            (0x3041, 0x3096),
            (0x30A1, 0x30FA),
            (0x4E00, 0x9FFF),
            (0xAC00, 0xD7A3),
        ];
        let mut inputs = Inputs(3);
        let mut compared = 0;
        for _ in 0..20_000 {
            let (first, last) = LETTERS[inputs.below(LETTERS.len())];
            let length = 1 + inputs.below(12);
            let span = usize::try_from(last - first + 1).unwrap();
            let label: String = (0..length)
                .filter_map(|_| char::from_u32(first + u32::try_from(inputs.below(span)).unwrap()))
                .collect();
            let (Some(ours), Ok(theirs)) = (to_ascii(&label).value, idna::domain_to_ascii(&label)) else {
                continue;
            };
            assert_eq!(ours, theirs, "{label}");
            compared += 1;
        }
        assert!(compared > 15_000, "{compared}");
    }
}
