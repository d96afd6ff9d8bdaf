//! Keys for people's names in several spellings.

/// Returns a key that most spellings of one name share: `Yuri`, `Jurij` and `Iurii`, or `Zhanna` and `Zana`.
///
/// The name is in ASCII. The key is empty if the name has a character other than letters and apostrophes.
///
/// ```
/// use registrant_text::person::key;
/// assert_eq!(key("Yuriy"), key("Jurij"));
/// assert_eq!(key("Christophe"), key("Kristof") + "e");
/// assert_eq!(key("3M"), "");
/// ```
pub fn key(ascii: &str) -> String {
    let mut key = String::with_capacity(ascii.len());
    let mut before = '\0';
    for c in ascii.chars().map(|c| c.to_ascii_lowercase()).filter(|c| *c != '\'') {
        let turned = match (before, c) {
            ('p', 'h') => Some('f'),
            ('k', 'h') => Some('h'),
            ('t', 's') => Some('k'),
            _ => None,
        };
        match c {
            _ if turned.is_some() => {
                key.pop();
                key.extend(turned);
            }
            'h' if matches!(before, 't' | 's' | 'z' | 'c') => {}
            'y' | 'j' => key.push('i'),
            'w' => key.push('v'),
            'c' | 'q' => key.push('k'),
            'x' => key.push_str("ks"),
            'a'..='z' => key.push(c),
            _ => return String::new(),
        }
        before = c;
    }
    // Two equal letters count as one.
    let mut last = '\0';
    key.retain(|c| std::mem::replace(&mut last, c) != c);
    if key.starts_with("ie") {
        key.remove(0);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (one, other) in [
            ("Aleksandr", "Alexandr"),
            ("Zeljko", "Zheljko"),
            ("Yevgeniy", "Evgenii"),
            ("Filip", "Philipp"),
            ("Viktor", "Victor"),
            ("Natalya", "Natalija"),
            ("Sacha", "Saca"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("Ivan"), key("Ivana"));
        assert_eq!((key(""), key("Jean-Luc"), key("Ж")), (String::new(), String::new(), String::new()));
    }
}
