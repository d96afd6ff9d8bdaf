//! The conditions of a filter: a value, a list of values, or an SQL LIKE pattern.

use super::row::Cell;

/// The condition on a member.
#[derive(Debug)]
pub(super) enum Condition {
    /// One of these values.
    AnyOf(Values),
    /// A text that matches a pattern.
    Like(Like),
}

/// The values of a filter, sorted: a list can have as many as there are contacts.
#[derive(Debug)]
pub(super) struct Values {
    texts: Vec<String>,
    /// The numbers among them, as texts in the usual form.
    numbers: Vec<String>,
}

impl Values {
    /// Makes a list from texts. A number is written in any form.
    pub fn new(mut texts: Vec<String>) -> Self {
        let number = |text: &String| text.parse::<i64>().ok().map(|number| number.to_string());
        let mut numbers: Vec<String> = texts.iter().filter_map(number).collect();
        texts.sort_unstable();
        numbers.sort_unstable();
        Self { texts, numbers }
    }

    fn has_text(&self, text: &str) -> bool {
        self.texts.binary_search_by(|known| (**known).cmp(text)).is_ok()
    }

    fn has_number(&self, number: i64) -> bool {
        self.numbers.binary_search(&number.to_string()).is_ok()
    }
}

impl Condition {
    pub fn holds(&self, cell: Option<&Cell<'_>>) -> bool {
        match (self, cell) {
            (Self::AnyOf(values), Some(Cell::Text(text))) => values.has_text(text),
            (Self::AnyOf(values), Some(Cell::Number(number))) => values.has_number(*number),
            (Self::AnyOf(values), Some(Cell::Numbers(numbers))) => {
                numbers.iter().any(|number| values.has_number(*number))
            }
            (Self::Like(pattern), Some(Cell::Text(text))) => pattern.matches(text),
            (Self::Like(pattern), Some(Cell::Number(number))) => pattern.matches(&number.to_string()),
            _ => false,
        }
    }
}

/// An SQL LIKE pattern. `%` is any text, `_` any one character, and a backslash escapes either.
#[derive(Debug)]
pub(super) struct Like(Vec<Token>);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    AnyText,
    AnyOne,
    One(char),
}

impl Like {
    /// The longest pattern, in bytes. The search takes a step for each byte of the pattern and of the text.
    pub const LONGEST: usize = 1_024;

    pub fn new(pattern: &str) -> Self {
        let mut tokens = Vec::new();
        let mut letters = pattern.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '%' if tokens.last() == Some(&Token::AnyText) => {}
                '%' => tokens.push(Token::AnyText),
                '_' => tokens.push(Token::AnyOne),
                '\\' => tokens.push(Token::One(letters.next().map_or('\\', lower))),
                _ => tokens.push(Token::One(lower(letter))),
            }
        }
        Self(tokens)
    }

    /// Returns `true` if the whole text matches. Backtracking needs only the last `%`.
    pub fn matches(&self, text: &str) -> bool {
        let (mut tokens, mut letters) = (self.0.as_slice(), text.chars());
        let mut again = None;
        loop {
            match (tokens, letters.clone().next()) {
                ([Token::AnyText], _) => return true,
                ([Token::AnyText, rest @ ..], _) => {
                    again = Some((rest, letters.clone()));
                    tokens = rest;
                    continue;
                }
                ([], None) => return true,
                ([Token::AnyOne, rest @ ..], Some(_)) => tokens = rest,
                ([Token::One(wanted), rest @ ..], Some(letter)) if lower(letter) == *wanted => tokens = rest,
                _ => {
                    // Lets the last `%` match one more character.
                    let Some((after, from)) = &mut again else { return false };
                    if from.next().is_none() {
                        return false;
                    }
                    (tokens, letters) = (after, from.clone());
                    continue;
                }
            }
            letters.next();
        }
    }
}

/// Returns the lower case of a character, if that is a single character.
fn lower(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    registrant_text::unicode::lower(letter).next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::Like;

    #[test]
    fn like_is_sqls() {
        for (pattern, text, matches) in [
            ("%mydomain%", "me@MyDomain.example", true),
            ("%mydomain%", "me@my-domain.example", false),
            ("mydomain%", "me@mydomain.example", false),
            ("", "", true),
            ("", "a", false),
            ("%", "", true),
            ("_", "", false),
            ("_", "é", true),
            ("__", "é", false),
            ("a%b%c", "a-b-b-c", true),
            ("a%b%c", "a-b-b-c-", false),
            ("%a_c", "abcabc", true),
            ("100\\%", "100%", true),
            ("100\\%", "100 %", false),
            ("a\\_b", "axb", false),
            ("a\\", "a\\", true),
            ("ÉCOLE%", "école", true),
            ("%%%%%%%%x", "aaaaaaaaaaaaaaaaaaaaaaaa", false),
        ] {
            assert_eq!(Like::new(pattern).matches(text), matches, "{pattern} {text}");
        }
    }
}
