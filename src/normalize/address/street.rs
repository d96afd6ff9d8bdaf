//! Fitting of street lines to the number and length of lines that a target allows.

use registrant_text::unicode::is_mark;

use crate::base::{Change, Code, Outcome, Problem, words};

/// The maximum size of all lines together, in bytes.
const MAX_BYTES: usize = 4096;

/// The unit in which a target limits the length of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LengthUnit {
    /// Unicode scalar values, as XML Schema and most databases count.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

words!(LengthUnit, "unit", "unit": Characters "characters", Bytes "bytes", Utf16 "utf16");

impl LengthUnit {
    /// Returns the length of the text in this unit.
    ///
    /// ```
    /// use registrant::normalize::address::LengthUnit;
    /// assert_eq!(LengthUnit::Characters.length("é🏠"), 2);
    /// assert_eq!(LengthUnit::Bytes.length("é🏠"), 6);
    /// assert_eq!(LengthUnit::Utf16.length("é🏠"), 3);
    /// ```
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Bytes => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }
}

/// Splits and joins street lines until they fit `max_lines` lines of `max_len` units.
///
/// Removes empty lines and surrounding spaces. Lines that then fit stay unchanged. Otherwise it breaks long
/// lines between words. If that makes too many lines, it joins the last lines with a comma, or else the first
/// ones, or else with a space. Chinese and Japanese may break between any two characters. No word is dropped.
///
/// # Errors
/// - `too_long` with reason `street.word_cut`: a word longer than a line was cut. The value has the fitted
///   lines.
/// - `too_long` with reason `street.too_long`: the lines do not fit. The value has the original lines; the
///   parameters are `lines`, `length` and `unit`. The value is absent if the lines exceed 4,096 bytes.
///
/// ```
/// use registrant::normalize::address::{LengthUnit, street_lines};
/// let fitted = street_lines(&["Building 7, Floor 12", "1 Long Street"], 2, 24, LengthUnit::Characters);
/// assert_eq!(fitted.value.unwrap(), ["Building 7, Floor 12", "1 Long Street"]);
/// let fitted = street_lines(&["Floor 12", "Building 7", "1 Long Street"], 2, 24, LengthUnit::Characters);
/// assert_eq!(fitted.value.unwrap(), ["Floor 12, Building 7", "1 Long Street"]);
/// ```
pub fn street_lines(
    lines: &[&str],
    max_lines: usize,
    max_len: usize,
    unit: LengthUnit,
) -> Outcome<Vec<String>> {
    let limits = Limits { lines: max_lines, length: max_len, unit };
    if lines.iter().map(|line| line.len()).sum::<usize>() > MAX_BYTES {
        return Outcome::refused(limits.problem("street.too_long"));
    }
    let clean: Vec<&str> = lines
        .iter()
        .flat_map(|line| line.split(['\n', '\r', '\u{2028}', '\u{2029}']))
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let mut changes = Vec::new();
    if clean != lines {
        changes.push(Change::new("trimmed", lines.join("\n"), clean.join("\n")));
    }
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    if limits.hold(&clean) {
        return Outcome::valid(owned(&clean), changes);
    }
    let Some(fitted) = limits.fit(&clean) else {
        return Outcome::doubtful(owned(&clean), changes, limits.problem("street.too_long"));
    };
    changes.push(Change::new("street_lines", clean.join("\n"), fitted.lines.join("\n")));
    if fitted.cut {
        return Outcome::doubtful(fitted.lines, changes, limits.problem("street.word_cut"));
    }
    Outcome::valid(fitted.lines, changes)
}

#[derive(Clone, Copy)]
struct Limits {
    lines: usize,
    length: usize,
    unit: LengthUnit,
}

/// Lines within the limits.
struct Fitted {
    lines: Vec<String>,
    /// `true` if fitting cut a word.
    cut: bool,
}

impl Limits {
    fn problem(&self, reason: &'static str) -> Problem {
        let unit = match self.unit {
            LengthUnit::Characters => "characters",
            LengthUnit::Bytes => "bytes",
            LengthUnit::Utf16 => "utf16",
        };
        Problem::new(Code::TooLong, reason)
            .with("lines", self.lines.to_string())
            .with("length", self.length.to_string())
            .with("unit", unit)
    }

    fn hold(&self, lines: &[&str]) -> bool {
        lines.len() <= self.lines && lines.iter().all(|line| self.unit.length(line) <= self.length)
    }

    /// Breaks and joins lines as little as possible. Returns `None` if they still do not fit.
    fn fit(&self, lines: &[&str]) -> Option<Fitted> {
        let ways: [&dyn Fn() -> Option<Fitted>; 5] = [
            // Try each line separately, then the rest in the last line, then joined whole lines, then one flow, then
            // one flow without commas.
            &|| self.flow(lines.iter().map(|line| tokens(line)).collect(), None),
            &|| self.join_last(lines),
            &|| self.join(lines),
            &|| self.flow(vec![lines.iter().flat_map(|line| tokens(line)).collect()], Some(", ")),
            &|| self.flow(vec![lines.iter().flat_map(|line| tokens(line)).collect()], Some(" ")),
        ];
        let mut cut = None;
        for way in ways {
            match way() {
                Some(fitted) if !fitted.cut => return Some(fitted),
                Some(fitted) => cut = cut.or(Some(fitted)),
                None => {}
            }
        }
        cut
    }

    /// Joins the lines that are too many with the last one: the first line often is the whole street.
    fn join_last(&self, lines: &[&str]) -> Option<Fitted> {
        let (first, rest) = lines.split_at_checked(self.lines.checked_sub(1)?)?;
        let mut last = String::new();
        for line in rest {
            if !last.is_empty() {
                last.push_str(comma_after(&last, ", "));
            }
            last.push_str(line);
        }
        let out: Vec<&str> = first.iter().copied().chain([last.as_str()]).collect();
        let lines = out.iter().map(|line| (*line).to_owned()).collect();
        self.hold(&out).then_some(Fitted { lines, cut: false })
    }

    /// Joins neighbouring lines while the result fits into one.
    fn join(&self, lines: &[&str]) -> Option<Fitted> {
        let mut out: Vec<String> = Vec::new();
        for line in lines {
            let joined = out.last().map(|last| format!("{last}{}{line}", comma_after(last, ", ")));
            match (joined.filter(|joined| self.unit.length(joined) <= self.length), out.last_mut()) {
                (Some(joined), Some(last)) => *last = joined,
                _ => out.push((*line).to_owned()),
            }
        }
        let fits = self.hold(&out.iter().map(String::as_str).collect::<Vec<_>>());
        fits.then_some(Fitted { lines: out, cut: false })
    }

    /// Fills lines with words. Each paragraph starts a new line. `comma` separates the original lines.
    fn flow(&self, paragraphs: Vec<Vec<Token<'_>>>, comma: Option<&str>) -> Option<Fitted> {
        let mut out: Vec<String> = Vec::new();
        let mut cut = false;
        for paragraph in paragraphs {
            let mut line = String::new();
            for token in paragraph {
                let gap = match (token.gap, comma) {
                    _ if line.is_empty() => "",
                    (Gap::Line, Some(comma)) => comma_after(&line, comma),
                    (Gap::Line | Gap::Space, _) => " ",
                    (Gap::None, _) => "",
                };
                let room = self.unit.length(&line) + self.unit.length(gap) + self.unit.length(token.text);
                if room <= self.length {
                    line.push_str(gap);
                    line.push_str(token.text);
                    continue;
                }
                if !line.is_empty() {
                    // The comma stays on the line that it ends, if it fits there.
                    if gap == ", " && self.unit.length(&line) < self.length {
                        line.push(',');
                    }
                    out.push(std::mem::take(&mut line));
                }
                let mut rest = token.text;
                while self.unit.length(rest) > self.length {
                    let (head, tail) = rest.split_at_checked(self.cut_at(rest)?)?;
                    out.push(head.to_owned());
                    (rest, cut) = (tail, true);
                    if out.len() > self.lines {
                        return None;
                    }
                }
                rest.clone_into(&mut line);
            }
            out.push(line);
            if out.len() > self.lines {
                return None;
            }
        }
        Some(Fitted { lines: out, cut })
    }

    /// Returns the place to cut a word so that as much as possible fits and no accent leaves its letter.
    fn cut_at(&self, word: &str) -> Option<usize> {
        let mut length = 0;
        let mut best = None;
        for (at, c) in word.char_indices() {
            if at > 0 && !is_mark(c) && c != '\u{200D}' {
                best = Some(at);
            }
            length += match self.unit {
                LengthUnit::Characters => 1,
                LengthUnit::Bytes => c.len_utf8(),
                LengthUnit::Utf16 => c.len_utf16(),
            };
            if length > self.length {
                return best;
            }
        }
        best
    }
}

/// Returns the separator, without its comma if the line already ends in one.
fn comma_after<'s>(line: &str, separator: &'s str) -> &'s str {
    if line.ends_with([',', ';', '،', '、', '，']) { separator.trim_start_matches(',') } else { separator }
}

/// The gap before a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Line,
}

/// A piece of a line that must not be broken.
#[derive(Clone, Copy)]
struct Token<'l> {
    text: &'l str,
    gap: Gap,
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for word in line.split_whitespace() {
        let mut gap = if tokens.is_empty() { Gap::Line } else { Gap::Space };
        let mut rest = word;
        while let Some(at) = ideographic_break(rest) {
            let Some((head, tail)) = rest.split_at_checked(at) else { break };
            tokens.push(Token { text: head, gap });
            (gap, rest) = (Gap::None, tail);
        }
        tokens.push(Token { text: rest, gap });
    }
    tokens
}

/// Returns the first place to break Chinese or Japanese: between two characters, the first of them from these
/// scripts.
fn ideographic_break(word: &str) -> Option<usize> {
    let mut before = None;
    for (at, c) in word.char_indices() {
        if before.is_some_and(is_ideographic) && c.is_alphanumeric() && c != 'ー' {
            return Some(at);
        }
        before = Some(c);
    }
    None
}

fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(lines: &[&str], max_lines: usize, max_len: usize) -> Outcome<Vec<String>> {
        street_lines(lines, max_lines, max_len, LengthUnit::Characters)
    }

    #[test]
    fn leaves_what_fits() {
        let fitted = fit(&["1 Main  St", "Floor 2"], 3, 20);
        assert_eq!(fitted.value.unwrap(), ["1 Main  St", "Floor 2"]);
        assert!(fitted.changes.is_empty());
        assert_eq!(fit(&[], 3, 20).value, Some(Vec::new()));
    }

    #[test]
    fn keeps_the_comma_on_the_line_that_it_ends() {
        let fitted = fit(&["aaaa bbbb cc", "ddddd", "e"], 3, 8);
        assert_eq!(fitted.value.unwrap(), ["aaaa", "bbbb cc,", "ddddd, e"]);
    }

    #[test]
    fn drops_only_emptiness() {
        let fitted = fit(&[" 1 Main St ", "", "Floor 2\nRoom 3"], 3, 20);
        assert_eq!(fitted.value.unwrap(), ["1 Main St", "Floor 2", "Room 3"]);
        assert_eq!(fitted.changes.len(), 1);
    }

    #[test]
    fn breaks_between_words_before_it_joins() {
        let fitted = fit(&["Attention of the third floor", "1 Main St"], 3, 16);
        assert_eq!(fitted.value.unwrap(), ["Attention of the", "third floor", "1 Main St"]);
        let fitted = fit(&["Attention of the third floor", "1 Main St"], 2, 22);
        assert_eq!(fitted.value.unwrap(), ["Attention of the third", "floor, 1 Main St"]);
    }

    #[test]
    fn joins_with_a_comma_or_a_space() {
        assert_eq!(fit(&["A 1", "B 2", "C 3"], 1, 13).value.unwrap(), ["A 1, B 2, C 3"]);
        assert_eq!(fit(&["A 1,", "B 2", "C 3"], 1, 13).value.unwrap(), ["A 1, B 2, C 3"]);
        assert_eq!(fit(&["A 1", "B 2", "C 3"], 1, 11).value.unwrap(), ["A 1 B 2 C 3"]);
        assert_eq!(fit(&["A 1", "B 2", "C 3"], 1, 10).problem.unwrap().reason, "street.too_long");
    }

    #[test]
    fn gives_everything_back_where_nothing_fits() {
        let lines = ["one two three", "four five six"];
        let fitted = fit(&lines, 1, 10);
        assert_eq!(fitted.value.unwrap(), lines);
        assert_eq!(fitted.problem.unwrap().code, Code::TooLong);
        for (lines_max, len_max) in [(0, 10), (10, 0), (0, 0)] {
            let fitted = fit(&lines, lines_max, len_max);
            assert_eq!(fitted.value.unwrap(), lines);
            assert!(fitted.problem.is_some());
        }
    }

    #[test]
    fn cuts_a_word_only_where_it_is_longer_than_a_line() {
        let fitted = fit(&["Donaudampfschifffahrtsweg 3"], 2, 20);
        assert_eq!(fitted.value.as_deref().unwrap(), ["Donaudampfschifffahr", "tsweg 3"]);
        assert_eq!(fitted.problem.unwrap().reason, "street.word_cut");
        let accents = fit(&["aaae\u{301}e"], 2, 4);
        assert_eq!(accents.value.unwrap(), ["aaa", "e\u{301}e"]);
        let house = street_lines(&["🏠🏠"], 5, 3, LengthUnit::Bytes);
        assert_eq!(house.problem.unwrap().reason, "street.too_long");
    }

    #[test]
    fn breaks_chinese_and_japanese_anywhere() {
        let fitted = fit(&["北京市海淀区清河路甲1号院2号楼"], 2, 8);
        let value = fitted.value.unwrap();
        assert_eq!(value.concat(), "北京市海淀区清河路甲1号院2号楼");
        assert!(fitted.problem.is_none());
    }

    #[test]
    fn counts_in_the_unit_of_the_target() {
        let line = ["é é é é"];
        assert!(street_lines(&line, 1, 7, LengthUnit::Characters).changes.is_empty());
        assert!(street_lines(&line, 1, 7, LengthUnit::Bytes).problem.is_some());
        assert_eq!(street_lines(&line, 2, 8, LengthUnit::Bytes).value.unwrap(), ["é é é", "é"]);
    }

    #[test]
    fn is_idempotent_and_loses_no_letter() {
        let words =
            ["Suite 12", "The Very Long Building Name", "1234 Avenue of the Americas,", "c/o Somebody Else"];
        let letters =
            |lines: &[String]| lines.concat().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for max_lines in 0..6 {
            for max_len in 0..80 {
                let first = fit(&words, max_lines, max_len).value.unwrap();
                let original: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
                assert_eq!(letters(&first), letters(&original));
                let again: Vec<&str> = first.iter().map(String::as_str).collect();
                let second = fit(&again, max_lines, max_len);
                assert_eq!(second.value.unwrap(), first, "{max_lines} x {max_len}");
                assert!(second.changes.is_empty());
            }
        }
    }

    #[test]
    fn does_not_read_a_megabyte() {
        let long = "x".repeat(1_000_000);
        assert!(fit(&[&long], 3, 40).value.is_none());
    }
}
