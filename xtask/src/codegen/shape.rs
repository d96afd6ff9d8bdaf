//! Postal-code regular expressions as shapes: lists of character classes without repetition or choice.
//!
//! A postal pattern is a few fixed shapes, so the run time needs no regular-expression engine.
//! `src/normalize/postal_code/shape.rs` reads the notation of shapes:
//!
//! - `#` is a digit, `@` a letter, `*` either
//! - `[A-CE]` is a set
//! - `{ABC D_E}` is one of the words AB, AC, D and DE
//! - space and `-` are separators in the written form
//! - other characters are literal

use std::collections::BTreeMap;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// One place in a shape.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// One character of a set: bits 0 to 9 are the digits, bits 10 to 35 the letters.
    One(u64),
    /// A separator between two parts: its spellings in the pattern, and whether it is optional.
    Separator { choices: Vec<char>, optional: bool },
}

pub type Shape = Vec<Place>;

/// The digits and letters, in the order of their bits.
const SIGNS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The maximum number of alternatives. A pattern with more is not suitable for shapes.
const MOST: usize = 4_000;

/// Returns every alternative of a pattern, without anchors: shapes match a whole code or a prefix.
pub fn expand(pattern: &str) -> Result<Vec<Shape>, String> {
    let hir = ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern);
    let hir = hir.map_err(|e| format!("pattern {pattern}: {e}"))?;
    alternatives(&hir).map_err(|e| format!("pattern {pattern}: {e}"))
}

fn alternatives(hir: &Hir) -> Result<Vec<Shape>, String> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Ok(vec![Vec::new()]),
        HirKind::Literal(literal) => {
            let places = literal.0.iter().map(|&byte| place(&[(byte, byte)]));
            Ok(vec![places.collect::<Result<_, _>>()?])
        }
        HirKind::Class(class) => {
            let class = match class {
                Class::Bytes(bytes) => bytes.clone(),
                Class::Unicode(chars) => {
                    chars.to_byte_class().ok_or("expected a class of ASCII characters")?
                }
            };
            let ranges: Vec<(u8, u8)> = class.iter().map(|r| (r.start(), r.end())).collect();
            Ok(vec![vec![place(&ranges)?]])
        }
        HirKind::Capture(capture) => alternatives(&capture.sub),
        HirKind::Concat(parts) => {
            parts.iter().try_fold(vec![Vec::new()], |heads, part| product(&heads, &alternatives(part)?))
        }
        HirKind::Alternation(parts) => {
            parts.iter().map(alternatives).collect::<Result<Vec<_>, _>>().map(|all| all.concat())
        }
        HirKind::Repetition(repetition) => {
            let inner = alternatives(&repetition.sub)?;
            if let ([shape], 0, Some(1)) = (inner.as_slice(), repetition.min, repetition.max)
                && let [Place::Separator { choices, .. }] = shape.as_slice()
            {
                return Ok(vec![vec![Place::Separator { choices: choices.clone(), optional: true }]]);
            }
            let max = repetition.max.ok_or("expected a repetition with an end")?;
            let mut run = vec![Vec::new()];
            let mut all = Vec::new();
            for times in 0..=max {
                if times >= repetition.min {
                    all.extend(run.iter().cloned());
                }
                run = product(&run, &inner)?;
            }
            Ok(all)
        }
    }
}

fn product(heads: &[Shape], tails: &[Shape]) -> Result<Vec<Shape>, String> {
    if heads.len() * tails.len() > MOST {
        return Err("too many alternatives".to_owned());
    }
    Ok(heads
        .iter()
        .flat_map(|head| tails.iter().map(move |tail| [head.clone(), tail.clone()].concat()))
        .collect())
}

fn place(ranges: &[(u8, u8)]) -> Result<Place, String> {
    let holds = |sign: u8| ranges.iter().any(|&(from, to)| (from..=to).contains(&sign));
    let set =
        SIGNS.iter().enumerate().filter(|&(_, &sign)| holds(sign)).fold(0, |set, (bit, _)| set | 1 << bit);
    let choices: Vec<char> = [' ', '-'].into_iter().filter(|&c| holds(c as u8)).collect();
    match (set, choices.is_empty()) {
        (0, false) => Ok(Place::Separator { choices, optional: false }),
        (0, true) => Err("expected a character of postal codes".to_owned()),
        (_, true) => Ok(Place::One(set)),
        (_, false) => Err("expected a class of letters or of separators, found both".to_owned()),
    }
}

/// Formats the shapes for the run time, without separators that the written form lacks.
///
/// If a separator is optional or has two spellings, `examples` decide. If they do not, it is written. It is a
/// dash only if the pattern offers no other, or offers a dash before US-style extensions.
pub fn write(shapes: &[Shape], examples: &[&str]) -> String {
    let mut written: Vec<(String, String)> = Vec::new();
    for shape in shapes {
        let shape = settle(shape, examples);
        // Leading single letters. In GB, shapes differ only in these.
        let lead = shape.iter().take_while(|p| matches!(p, Place::One(set) if single_letter(*set))).count();
        let (head, tail) = shape.split_at(lead.min(shape.len()));
        let pair = (text(head), text(tail));
        if !written.contains(&pair) {
            written.push(pair);
        }
    }
    let mut lines: Vec<String> = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for (head, tail) in &written {
        let heads: Vec<&str> = written.iter().filter(|(_, t)| t == tail).map(|(h, _)| h.as_str()).collect();
        if heads.len() < 4 || !heads.iter().all(|head| matches!(head.len(), 1 | 2)) {
            lines.push(format!("{head}{tail}"));
        } else if !done.contains(&tail.as_str()) {
            done.push(tail);
            lines.push(format!("{{{}}}{tail}", by_first_letter(&heads)));
        }
    }
    lines.join("|")
}

/// Groups words of one or two letters: the first letter, then the second ones, with `_` for a missing one.
fn by_first_letter(words: &[&str]) -> String {
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for word in words {
        let (first, second) = word.split_at(1);
        groups.entry(first).or_default().push_str(if second.is_empty() { "_" } else { second });
    }
    groups.iter().map(|(first, seconds)| format!("{first}{seconds}")).collect::<Vec<_>>().join(" ")
}

fn single_letter(set: u64) -> bool {
    set.count_ones() == 1 && set >= 1 << 10
}

/// Returns the shape with every separator decided.
fn settle(shape: &Shape, examples: &[&str]) -> Shape {
    let fitting: Vec<&str> = examples.iter().copied().filter(|e| fits(shape, e)).collect();
    let mut settled = Shape::new();
    let mut column = 0;
    for place in shape {
        match place {
            Place::One(_) => settled.push(place.clone()),
            Place::Separator { choices, optional } => {
                // The signs before this one locate its separator in the example.
                let seen = fitting.iter().map(|e| separator_after(e, column)).next();
                let choice = match seen {
                    Some(seen) => seen,
                    None if *optional && choices.len() > 1 => Some('-'),
                    None => choices.last().copied(),
                };
                if let Some(choice) = choice {
                    settled.push(Place::Separator { choices: vec![choice], optional: false });
                }
            }
        }
        column += usize::from(matches!(place, Place::One(_)));
    }
    settled
}

/// Returns the separator after the first `count` letters and digits of `example`.
fn separator_after(example: &str, count: usize) -> Option<char> {
    let mut seen = 0;
    for c in example.chars() {
        if c.is_ascii_alphanumeric() {
            if seen == count {
                return None;
            }
            seen += 1;
        } else if seen == count {
            return Some(c);
        }
    }
    None
}

/// Returns whether the example has the letters and digits of the shape.
fn fits(shape: &Shape, example: &str) -> bool {
    let sets = shape.iter().filter_map(|p| if let Place::One(set) = p { Some(*set) } else { None });
    let signs: Vec<u8> = example.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let sets: Vec<u64> = sets.collect();
    sets.len() == signs.len()
        && sets
            .iter()
            .zip(&signs)
            .all(|(set, sign)| SIGNS.iter().position(|s| s == sign).is_some_and(|bit| set >> bit & 1 == 1))
}

fn text(places: &[Place]) -> String {
    places
        .iter()
        .map(|place| match place {
            Place::Separator { choices, .. } => choices.iter().collect(),
            Place::One(set) => set_text(*set),
        })
        .collect()
}

fn set_text(set: u64) -> String {
    const DIGITS: u64 = (1 << 10) - 1;
    const ALL: u64 = (1 << 36) - 1;
    match set {
        DIGITS => return "#".to_owned(),
        ALL => return "*".to_owned(),
        _ if set == ALL & !DIGITS => return "@".to_owned(),
        _ => {}
    }
    let signs: Vec<(usize, char)> = SIGNS
        .iter()
        .enumerate()
        .filter(|(bit, _)| set >> bit & 1 == 1)
        .map(|(bit, &s)| (bit, s as char))
        .collect();
    if let [(_, sign)] = signs.as_slice() {
        return sign.to_string();
    }
    let mut out = String::from("[");
    for run in signs.chunk_by(|a, b| a.0 + 1 == b.0 && b.1 != 'A') {
        match run {
            [(_, first), .., (_, last)] if run.len() > 2 => out.extend([*first, '-', *last]),
            _ => out.extend(run.iter().map(|(_, sign)| *sign)),
        }
    }
    out.push(']');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A generator without a clock or a crate: the tests must be the same everywhere.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, n: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % n
        }
    }

    fn sample(shape: &Shape, dice: &mut Dice) -> String {
        let mut out = String::new();
        for place in shape {
            match place {
                Place::One(set) => {
                    let signs: Vec<u8> =
                        (0..36).filter(|bit| set >> bit & 1 == 1).map(|bit| SIGNS[bit]).collect();
                    out.push(signs[dice.below(signs.len())] as char);
                }
                Place::Separator { optional: true, .. } if dice.below(2) == 0 => {}
                Place::Separator { choices, .. } => out.push(choices[dice.below(choices.len())]),
            }
        }
        out
    }

    fn matches(shape: &[Place], text: &[char]) -> bool {
        match (shape.split_first(), text.split_first()) {
            (None, rest) => rest.is_none(),
            (Some((Place::One(set), shape)), Some((c, text))) => {
                SIGNS.iter().position(|s| *s as char == *c).is_some_and(|bit| set >> bit & 1 == 1)
                    && matches(shape, text)
            }
            (Some((Place::Separator { choices, optional }, shape)), first) => {
                first.is_some_and(|(c, text)| choices.contains(c) && matches(shape, text))
                    || (*optional && matches(shape, text))
            }
            (Some(_), None) => false,
        }
    }

    #[test]
    fn shapes_are_their_patterns() {
        let mut dice = Dice(1);
        for row in super::super::address::table("data/address/countries.tsv").unwrap() {
            let Some(pattern) = row.get("pattern") else { continue };
            let regex = regex::Regex::new(&format!("^(?-u:{pattern})$")).unwrap();
            let shapes = expand(pattern).unwrap();
            for _ in 0..400 {
                let mut text: Vec<char> =
                    sample(&shapes[dice.below(shapes.len())], &mut dice).chars().collect();
                assert!(regex.is_match(&text.iter().collect::<String>()), "{pattern}: {text:?}");
                if text.is_empty() {
                    continue;
                }
                let (at, sign) = (dice.below(text.len()), b"059AIOSXZ -"[dice.below(11)] as char);
                match dice.below(3) {
                    0 => text[at] = sign,
                    1 => text.insert(at, sign),
                    _ => drop(text.remove(at)),
                }
                let ours = shapes.iter().any(|shape| matches(shape, &text));
                assert_eq!(ours, regex.is_match(&text.iter().collect::<String>()), "{pattern}: {text:?}");
            }
        }
    }

    #[test]
    fn writes_the_form_of_the_examples() {
        let written = |pattern, examples: &[&str]| write(&expand(pattern).unwrap(), examples);
        assert_eq!(written(r"\d{2} ?\d{3}", &["33380"]), "#####");
        assert_eq!(written(r"\d{3} ?\d{2}", &["100 00"]), "### ##");
        assert_eq!(written(r"(\d{5})(?:[ \-](\d{4}))?", &["95014", "22162-1010"]), "#####|#####-####");
        assert_eq!(written(r"(?:A|B|BC|D)\d", &[]), "{A_ B_C D_}#");
        assert!(expand(r"\d+").is_err());
        assert!(expand(r"é").is_err());
    }
}
