use super::compile;
use super::matcher::Pattern;

/// Patterns as rules and tables use them, and ones that try the corners of the language.
const PATTERNS: &[&str] = &[
    "",
    "a",
    "ab1",
    "a|b|",
    "^(2A|2B|\\d{1,3})$",
    "^[A-Z]{2}[0-9]{6}$",
    "(a|ab)(c|bcd)(d*)",
    "(?:(a)|b)*c",
    "(a*)*b",
    "(a|a)*b",
    "(a?){3}a{3}",
    "(?:a?){12}a{12}",
    "x*?".split_at(2).0,
    "[^0-9a]+.b",
    "[]-a]".split_at(0).0,
    "[\\]\\-a]{2,}",
    "[a-]?[-b]",
    "[àéx-z]+",
    "[^é]",
    "é{2,3}|ß",
    ".\\.\\d",
    "^$|^a+$",
    "(\\d{2})(\\d{3,4})(\\d{4})",
    "0(?:(1[245]|2[1-35]|31|4[13]|[56]5|99)(\\d{8,9}))?",
    "[02-57-9][13579]{2}(?:a(?:b(?:c)?)?)?",
    "((a)|(b))+",
    "~|\\[|!",
    "a+ab?",
    "(a+)(a{0,3})(a*)b",
    "é*é|.{2,4}1",
    "[^-]*-[a-c]{1,3}b",
    "(?:a{2,}|b)*1",
    "(\\d{1,3})-?(\\d{2,5})5",
    "[^é]{3,}.$",
    "^.*b.*-",
];

/// Returns every text over a small alphabet up to a length, and some longer ones.
fn texts() -> Vec<String> {
    let alphabet = ['a', 'b', 'c', '1', 'é', '\n', '-'];
    let mut texts = vec![String::new()];
    let mut last = texts.clone();
    for _ in 0..4 {
        last = last.iter().flat_map(|text| alphabet.map(|c| format!("{text}{c}"))).collect();
        texts.extend(last.iter().cloned());
    }
    let mut state = 3u32;
    let longer: Vec<char> = "aaab0123456789ABé-]xyz.".chars().collect();
    for length in 0..3000 {
        let mut text = String::new();
        for _ in 0..length % 16 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push(longer[(state >> 16) as usize % longer.len()]);
        }
        texts.push(text);
    }
    texts
}

#[test]
fn agrees_with_regex() {
    let texts = texts();
    for pattern in PATTERNS {
        let code = compile(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"));
        let ours = Pattern::new(&code);
        // By default `regex` matches every decimal digit with `\d`; the data mean ASCII.
        let ascii = pattern.replace("\\d", "[0-9]");
        let anywhere = regex::Regex::new(&ascii).unwrap();
        let start = regex::Regex::new(&format!("^(?:{ascii})")).unwrap();
        let whole = regex::Regex::new(&format!("^(?:{ascii})$")).unwrap();
        for text in &texts {
            assert_eq!(ours.is_match(text), anywhere.is_match(text), "{pattern} in {text:?}");
            let from_start = start.captures(text);
            for (groups, theirs) in [
                (ours.at_start(text), &from_start),
                (ours.at_start_on_record(text), &from_start),
                (ours.whole(text), &whole.captures(text)),
            ] {
                assert_eq!(groups.is_some(), theirs.is_some(), "{pattern} in {text:?}");
                let (Some(groups), Some(theirs)) = (groups, theirs) else { continue };
                assert_eq!(groups.get(0), theirs.get(0).map(|m| m.range()), "{pattern} in {text:?}");
                // Matchers differ in the content of a group after an empty or failed round of a loop.
                if !pattern.contains(")*") && !pattern.contains(")+") {
                    for n in 1..theirs.len() {
                        assert_eq!(groups.get(n), theirs.get(n).map(|m| m.range()), "{pattern} in {text:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn refuses_what_it_does_not_know() {
    let refused = [
        ("a(?=b)", 2),
        ("(?P<a>b)", 1),
        ("a*?", 2),
        ("a++", 2),
        ("a{2}{3}", 4),
        ("\\b", 1),
        ("\\w", 1),
        ("a\\1", 2),
        ("[[:alpha:]]", 1),
        ("[]a]", 1),
        ("[a-z", 4),
        ("[z-a]", 3),
        ("(a", 2),
        ("a)", 1),
        ("*a", 0),
        ("a{3,2}", 1),
        ("a{,2}", 1),
        ("a{x}", 1),
        ("a\\", 2),
        ("\\p{L}", 1),
    ];
    let found: Vec<_> =
        refused.map(|(pattern, _)| (pattern, compile(pattern).map_err(|e| e.position).unwrap_err())).into();
    assert_eq!(found, refused);
    assert!(compile(&"(".repeat(1000)).is_err());
    assert!(compile("(((((a{99}){99}){99}){99}){99})").is_err());
    assert!(compile(&"(?:a?){300}".repeat(9)).is_ok());
}

#[test]
fn takes_linear_time() {
    for pattern in
        ["(a|a)*b", "(?:a?){40}a{40}", "(a*)*c", "^(?:a+)+$", "a*a*a*a*a*b", "a{2,}b", "(?:a{1,9}a*)*b"]
    {
        let code = compile(pattern).unwrap();
        // A matcher with only backtracking would practically never finish.
        let text = "a".repeat(3000);
        let expected = pattern.starts_with("(?:a?)") || pattern.starts_with('^');
        assert_eq!(Pattern::new(&code).is_match(&text), expected, "{pattern}");
    }
}

#[test]
fn foreign_bytes_do_not_panic() {
    let mut state = 9u32;
    for _ in 0..20_000 {
        let code: Vec<u8> = (0..12)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8 % 0x18
            })
            .collect();
        Pattern::new(&code).is_match("aé1");
    }
}
