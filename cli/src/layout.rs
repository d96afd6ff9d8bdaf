//! The layout of text: lines, columns and tables that fit the terminal.

use anstyle::{AnsiColor, Style};
use registrant::{Language, Source};

use crate::host;

/// Headings.
pub const BOLD: Style = Style::new().bold();
/// Details, such as sources.
pub const DIM: Style = Style::new().dimmed();
/// Refusals and errors.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// Warnings, and changes that a contact needs.
pub const DOUBTFUL: Style = AnsiColor::Yellow.on_default();
/// Acceptance.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();

/// The width of lines if nothing tells the terminal's.
const USUAL: usize = 80;
/// The narrowest and the widest lines.
const LIMITS: (usize, usize) = (40, 110);
/// The blanks between columns.
const GAP: usize = 2;

/// Puts a text into a style. A pipe does not get the style.
pub fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Returns a source with its day, if it has one. The caller's rules have none.
pub fn cited(source: &Source) -> String {
    if source.date.is_empty() {
        source.address.to_string()
    } else {
        format!("{} ({})", source.address, source.date)
    }
}

/// Returns the width of lines: that of the variable `COLUMNS`, or else of the terminal.
pub fn width() -> usize {
    let told = host::variable("COLUMNS").and_then(|text| text.parse().ok());
    told.or_else(host::columns).unwrap_or(USUAL).clamp(LIMITS.0, LIMITS.1)
}

/// Breaks a text into lines. A word that is longer than a line has a line of its own.
fn lines(width: usize, text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_ascii_whitespace() {
        for (index, part) in parts(word).enumerate() {
            let blank = if index == 0 { " " } else { "" };
            match lines.last_mut() {
                Some(line) if room(line) + blank.len() + room(part) <= width => {
                    line.push_str(blank);
                    line.push_str(part);
                }
                _ => lines.push(part.to_owned()),
            }
        }
    }
    lines
}

/// Splits a word where a line may end: before a Chinese or Japanese letter.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let letters = rest.char_indices().zip(rest.chars().skip(1));
        let end = letters.into_iter().find(|((_, before), letter)| {
            is_wide(*letter) && !CLOSING.contains(*letter) && !OPENING.contains(*before)
        });
        let end = end.map_or(rest.len(), |((at, before), _)| at + before.len_utf8());
        let part;
        (part, rest) = rest.split_at_checked(end)?;
        (!part.is_empty()).then_some(part)
    })
}

/// Signs that begin no line, and signs that end none.
const CLOSING: &str = "、。，；：？！）」』】》”’";
const OPENING: &str = "（「『【《“‘";

/// Returns the indentation of the texts after a label of `check`: the longest label of the language and its blanks.
pub fn indent(language: Language) -> usize {
    if language == Language::English { 11 } else { 13 }
}

/// Returns the columns that a text takes.
pub fn room(text: &str) -> usize {
    text.chars().map(|letter| if is_wide(letter) { 2 } else { 1 }).sum()
}

/// Returns whether a letter takes two columns: one of China, Japan or Korea.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}')
}

/// Breaks a text into indented lines.
pub fn wrapped(indent: usize, text: &str) -> String {
    painted(indent, Style::new(), text)
}

/// Breaks a text into indented lines in a style.
pub fn painted(indent: usize, style: Style, text: &str) -> String {
    let line = |line: &String| format!("{:indent$}{}\n", "", paint(style, line));
    lines(width().saturating_sub(indent), text).iter().map(line).collect()
}

/// Puts a label before a text that is broken into lines: `  error    City of birth`.
pub fn labelled(style: Style, label: &str, indent: usize, text: &str) -> String {
    let columns_left = indent.saturating_sub(GAP);
    let text = wrapped(indent, text);
    // A label that fills its room still ends with a blank. The width of a letter counts, not its number.
    let blanks = columns_left.saturating_sub(room(label)).max(1);
    format!("{:GAP$}{style}{label}{:blanks$}{style:#}{}", "", "", text.trim_start_matches(' '))
}

/// Puts names into as many columns as fit, down each one first.
pub fn columns(indent: usize, names: &[&str]) -> String {
    let room = width().saturating_sub(indent);
    let longest = |rows: usize| {
        let of_column = |names: &[&str]| names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        names.chunks(rows).map(of_column).collect::<Vec<usize>>()
    };
    let fits = |rows: &usize| longest(*rows).iter().map(|width| width + GAP).sum::<usize>() <= room + GAP;
    let rows = (1..names.len()).find(fits).unwrap_or(names.len().max(1));
    let widths = longest(rows);
    let row = |row: usize| {
        let cells = names.iter().skip(row).step_by(rows).zip(&widths);
        let cells: String = cells.map(|(name, width)| format!("{name:<width$}{:GAP$}", "")).collect();
        format!("{:indent$}{}\n", "", cells.trim_end())
    };
    (0..rows.min(names.len())).map(row).collect()
}

/// A table whose cells are broken into lines.
#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
}

/// The cells of a row with their styles, and the lines under it.
struct Row {
    cells: Vec<(Style, String)>,
    under: String,
}

impl Table {
    /// Adds a row, and lines under it that may be as wide as the table.
    pub fn row(&mut self, cells: impl IntoIterator<Item = (Style, String)>, under: String) {
        self.rows.push(Row { cells: cells.into_iter().collect(), under });
    }

    /// Returns the text. A column is at most as wide as `shares` says, in percent of the line, or as its longest word. The
    /// last column has the rest. If that is too little, the cells of a row are below one another.
    pub fn text(&self, shares: &[usize]) -> String {
        let width = width();
        let most = |index: usize, measure: fn(&str) -> usize| {
            let cells = self.rows.iter().filter_map(|row| row.cells.get(index));
            cells.map(|(_, text)| measure(text)).max().unwrap_or(0)
        };
        let share = |(index, share): (usize, &usize)| {
            most(index, room).min((width * share / 100).max(most(index, longest)))
        };
        let mut widths: Vec<usize> = shares.iter().enumerate().map(share).collect();
        // An empty column takes no room.
        let used: usize = widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum();
        let rest = width.saturating_sub(used);
        if rest < width / LEAST {
            return self.stacked();
        }
        widths.push(rest);
        self.rows.iter().map(|row| row.text(&widths) + &row.under).collect()
    }

    /// Returns the rows after the first as paragraphs. The first row has the names of the columns.
    fn stacked(&self) -> String {
        let Some((titles, rows)) = self.rows.split_first() else { return String::new() };
        let titles = || titles.cells.iter().map(|(_, title)| title);
        rows.iter().map(|row| row.paragraph(titles()) + &row.under).collect()
    }
}

/// The part of the line that the last column needs at least: one quarter.
const LEAST: usize = 4;

/// Returns the columns of the longest word of a text.
fn longest(text: &str) -> usize {
    text.split_ascii_whitespace().flat_map(parts).map(room).max().unwrap_or(0)
}

impl Row {
    fn text(&self, widths: &[usize]) -> String {
        let cells = self.cells.iter().zip(widths).filter(|(_, width)| **width > 0);
        let cells: Vec<(Style, usize, Vec<String>)> =
            cells.map(|((style, text), width)| (*style, *width, lines(*width, text))).collect();
        let height = cells.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0);
        let mut out = String::new();
        for index in 0..height {
            let mut blanks = 0;
            for (style, width, lines) in &cells {
                let text = lines.get(index).map_or("", String::as_str);
                if !text.is_empty() {
                    out.push_str(&format!("{:blanks$}{}", "", paint(*style, text)));
                    blanks = 0;
                }
                blanks += width.saturating_sub(room(text)) + GAP;
            }
            out.push('\n');
        }
        out
    }

    /// Returns the first two cells on a line, and the others below, all but the last after their titles.
    fn paragraph<'a>(&self, titles: impl Iterator<Item = &'a String>) -> String {
        let cells = self.cells.iter().zip(titles).enumerate().filter(|(_, ((_, text), _))| !text.is_empty());
        let part = |(index, ((style, text), title)): (usize, (&(Style, String), &String))| match index {
            0 => paint(*style, text),
            1 => format!(": {}\n", paint(*style, text)),
            _ if index + 1 == self.cells.len() => painted(GAP, *style, text),
            _ => painted(GAP, *style, &format!("{title}: {text}")),
        };
        cells.map(part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, Table, lines, room};

    #[test]
    fn lines_end_between_words_and_between_chinese_letters() {
        for (width, text, wanted) in [
            (10, "a bb  ccc dddd", &["a bb ccc", "dddd"][..]),
            (4, "https://example.org a", &["https://example.org", "a"]),
            (8, "名前、住所です", &["名前、住", "所です"]),
            (6, "（名前）", &["（名", "前）"]),
            (10, "ab 名前 cd", &["ab 名前 cd"]),
            (10, "", &[]),
        ] {
            assert_eq!(lines(width, text), wanted, "{text}");
        }
    }

    #[test]
    fn a_table_is_not_wider_than_the_line_and_cuts_no_word() {
        let mut table = Table::default();
        let texts = ["a field with a long name", "required", "", "a reason of some words"];
        table.row(texts.map(|text| (Style::new(), text.to_owned())), "under\n".to_owned());
        let text = table.text(&[3, 3, 20]);
        assert!(text.lines().all(|line| room(line) <= super::width()), "{text}");
        let words: Vec<&str> = text.split_whitespace().collect();
        for word in texts.iter().flat_map(|text| text.split(' ')).filter(|word| !word.is_empty()) {
            assert!(words.contains(&word), "{text}");
        }
    }

    #[test]
    fn a_narrow_table_is_a_list() {
        let mut table = Table::default();
        let long = "word".repeat(20);
        for texts in [["Field", "Needed", "Example", "Why"], ["City", "required", &long, "Tell"]] {
            table.row(texts.map(|text| (Style::new(), text.to_owned())), String::new());
        }
        assert_eq!(table.text(&[30, 12, 20]), format!("City: required\n  Example:\n  {long}\n  Tell\n"));
    }
}
