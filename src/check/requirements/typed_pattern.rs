//! Patterns for what people type, as the attribute `pattern` of HTML takes them.

use super::Requirement;
use crate::base::Severity;
use crate::contact::FieldType;
use crate::rules::Demand;

impl Requirement {
    /// Returns a regular expression for the field as people type it, for the attribute `pattern` of HTML.
    ///
    /// It refuses no value that a check accepts. So a field whose values normalization repairs has none: names, phone
    /// numbers, postal codes, identifiers. It compiles with JavaScript's flag `v` and without flags.
    pub fn pattern(&self) -> Option<String> {
        let is_kept = self.field.is_registry_data()
            && self.field.kind() == FieldType::Text
            && self.field.identifiers().is_none();
        let patterns = self.certain().filter(|rule| is_kept && rule.severity == Severity::Error);
        let texts = patterns.filter_map(|rule| match &rule.demand {
            // Several spaces become one.
            Some(Demand::Pattern(pattern)) if !pattern.text.contains(' ') => Some(pattern.text.as_ref()),
            _ => None,
        });
        let text = texts.last()?.strip_prefix('^')?.strip_suffix('$')?;
        Some(format!(r"^\s*(?:{})\s*$", escaped(text)))
    }
}

/// The characters with a meaning outside a class, and in a class. The flag `v` wants them escaped.
const OUTSIDE: &str = r"^$\.*+?()[]{}|/";
const INSIDE: &str = r"^\()[]{}|/-";

/// Escapes what the flag `v` refuses in a pattern of the rule language, and takes away escapes that it does not know.
fn escaped(pattern: &str) -> String {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    let mut in_class = false;
    // In a class: whether a hyphen continues a range, and whether the next character ends one.
    let (mut may_continue, mut ends_range) = (false, false);
    while let Some(c) = chars.next() {
        match (c, in_class) {
            ('\\', _) => {
                let c = chars.next().unwrap_or(c);
                let is_own =
                    matches!(c, 'd' | 'n' | 't') || if in_class { INSIDE } else { OUTSIDE }.contains(c);
                put(c, is_own || is_doubled(c, in_class, &out), &mut out);
                (may_continue, ends_range) = (!ends_range, false);
            }
            ('[', false) => {
                out.push('[');
                (in_class, may_continue) = (true, false);
                out.extend(chars.next_if_eq(&'^'));
            }
            (']', true) => {
                out.push(']');
                in_class = false;
            }
            ('-', true) if may_continue && chars.peek().is_some_and(|next| *next != ']') => {
                out.push('-');
                (may_continue, ends_range) = (false, true);
            }
            (_, true) => {
                put(c, INSIDE.contains(c) || is_doubled(c, true, &out), &mut out);
                may_continue = !ends_range;
                ends_range = false;
            }
            (_, false) => put(c, c == ']', &mut out),
        }
    }
    out
}

fn put(c: char, is_escaped: bool, out: &mut String) {
    if is_escaped {
        out.push('\\');
    }
    out.push(c);
}

/// Returns whether a character would make a double punctuation mark, which the flag `v` keeps for itself in a class.
fn is_doubled(c: char, in_class: bool, out: &str) -> bool {
    in_class && c.is_ascii_punctuation() && out.ends_with(c)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_pattern_compiles_with_the_flag_v() {
        for (pattern, expected) in [
            (r"\d{2}-?\d{3}", r"\d{2}-?\d{3}"),
            (r"[A-Z .'-]+", r"[A-Z .'\-]+"),
            (r"[-a]", r"[\-a]"),
            (r"[^!-&(-,:-@\[-_{-~]*", r"[^!-&\(-,:-@\[-_\{-~]*"),
            (r"[a-c-e]", r"[a-c\-e]"),
            (r"C3[12](/[A-Z]{2})?", r"C3[12](/[A-Z]{2})?"),
            (r"[/|]\-\/\.", r"[\/\|]-\/\."),
            (r"[\d&&]", r"[\d&\&]"),
            (r"a\@b]", r"a@b\]"),
        ] {
            assert_eq!(escaped(pattern), expected, "{pattern}");
        }
    }
}
