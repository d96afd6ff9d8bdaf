//! The scanner: it finds the number in a text.

use std::borrow::Cow;

use registrant_text::unicode::is_mark;

use crate::ProblemKind;
use crate::digits::{Digits, decimal};
use crate::extension::{self, readings};

/// The maximum number of characters, as in libphonenumber.
pub(crate) const LONGEST: usize = 250;
/// The maximum number of digits: those of a number and of any dialling prefix.
pub(crate) const DIGITS: usize = 48;

/// The parts of a text.
pub(crate) struct Scanned<'a> {
    /// The number without the text around it.
    pub(crate) number: Cow<'a, str>,
    /// The length of `number` without its extension, in bytes.
    pub(crate) length: usize,
    pub(crate) extension: Digits<{ extension::LONGEST }>,
    /// `true` if a `tel:` parameter gave the calling code.
    pub(crate) context: bool,
}

/// The fewest digits after a slash that can be a second number. Fewer are an extension.
const SHORTEST_SECOND: usize = 5;

impl Scanned<'_> {
    /// Returns the text before a slash that may separate two numbers: `030 555012 / 555013`. An area code can stand before one too.
    pub(crate) fn before_slash(&self) -> Option<&str> {
        let number = self.number.get(..self.length)?;
        let at = number.bytes().rposition(|byte| byte == b'/')?;
        let (first, second) = number.split_at_checked(at)?;
        let digits = second.chars().filter(|c| decimal(*c).is_some()).count();
        (digits >= SHORTEST_SECOND).then_some(first)
    }
}

/// Finds the number and its extension: libphonenumber's `buildNationalNumberForParsing`,
/// `isViablePhoneNumber` and `maybeStripExtension`.
pub(crate) fn scan(input: &str) -> Result<Scanned<'_>, ProblemKind> {
    if input.len() > LONGEST && input.chars().nth(LONGEST).is_some() {
        return Err(ProblemKind::InputTooLong);
    }
    // Searching for one byte is faster than searching for two words.
    let has_parameters = input.bytes().any(|byte| byte == b';');
    let (mut number, context) = match if has_parameters { find(input, CONTEXT) } else { None } {
        Some(at) => (Cow::Owned(with_context(input, at)?), true),
        None => (Cow::Borrowed(without_empty_extension(extracted(input))), false),
    };
    if has_parameters && let Some(at) = find(&number, ";isub=").filter(|at| *at > 0) {
        number = match number {
            Cow::Borrowed(number) => Cow::Borrowed(number.get(..at).unwrap_or_default()),
            Cow::Owned(mut number) => {
                number.truncate(at);
                Cow::Owned(number)
            }
        };
    }
    let core = Core::of(&number);
    let (length, extension) = if core.end < number.len() || core.ambiguous {
        taken_apart(&number, &core)?.ok_or_else(|| nothing(input))?
    } else if core.viable() {
        (number.len(), Digits::new())
    } else {
        return Err(nothing(input));
    };
    Ok(Scanned { number, length, extension, context })
}

/// The length of a number without its extension, and the extension.
type Split = (usize, Digits<{ extension::LONGEST }>);

/// Takes the extension off a number. Returns `None` without a number.
///
/// # Errors
///
/// If the text after EPP's `x` is not an extension.
#[inline(never)]
fn taken_apart(number: &str, core: &Core) -> Result<Option<Split>, ProblemKind> {
    let epp = epp_form(number);
    if let Some(found) = epp.and_then(|(number, extension)| epp_extension(number, extension)) {
        return Ok(Some(found));
    }
    let split = usual_split(number, core);
    let is_cut = |(at, _): &Split| epp.is_none_or(|(number, _)| *at <= number.len() + 1);
    match split {
        Some(split) if !is_cut(&split) => Err(ProblemKind::ExtensionNotDigits),
        split => Ok(split),
    }
}

/// Takes off an extension in any form but EPP's.
fn usual_split(number: &str, core: &Core) -> Option<Split> {
    let found = readings(number);
    let fits = |reading: extension::Reading| core.splits(reading);
    let viable = core.viable_alone(number)
        || found.as_ref().is_some_and(|_| readings(number).is_some_and(|(mut r, _)| r.any(fits)));
    if !viable {
        return None;
    }
    let split = found.and_then(|(ways, digits)| Some((ways.map(|reading| reading.start).min()?, digits)));
    let split = split.filter(|(start, _)| number.get(..*start).is_some_and(is_viable));
    Some(split.unwrap_or_else(|| (number.len(), Digits::new())))
}

#[cold]
fn nothing(input: &str) -> ProblemKind {
    if input.trim().is_empty() { ProblemKind::Empty } else { ProblemKind::NotANumber }
}

const CONTEXT: &str = ";phone-context=";

/// Returns the number of a `tel:` URI whose `phone-context`, at `at`, may hold its calling code (RFC 3966,
/// 5.1.5).
#[cold]
fn with_context(input: &str, at: usize) -> Result<String, ProblemKind> {
    let (before, after) = input.split_at_checked(at).ok_or(ProblemKind::NotANumber)?;
    let context = after.get(CONTEXT.len()..).unwrap_or_default();
    let context = context.split(';').next().unwrap_or_default();
    let digits = context.strip_prefix('+').map(|rest| {
        rest.chars().any(|c| decimal(c).is_some())
            && rest.chars().all(|c| decimal(c).is_some() || matches!(c, '-' | '.' | '(' | ')'))
    });
    if !digits.unwrap_or_else(|| is_domain(context)) {
        return Err(ProblemKind::NotANumber);
    }
    let mut number = if digits.is_some() { context.to_owned() } else { String::new() };
    number.push_str(find(before, "tel:").and_then(|tel| before.get(tel + 4..)).unwrap_or(before));
    Ok(number)
}

/// Returns the first position of a short text in another one.
///
/// `str::find` is made for long texts and adds 1.3 KB to a wasm file.
pub(crate) fn find(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len().max(1)).position(|part| part == wanted.as_bytes())
}

fn is_domain(context: &str) -> bool {
    let name = context.strip_suffix('.').unwrap_or(context);
    let label = |label: &str| {
        let inner = |c: char| c.is_ascii_alphabetic() || decimal(c).is_some();
        label.starts_with(inner) && label.ends_with(inner) && label.chars().all(|c| c == '-' || inner(c))
    };
    name.split('.').all(label)
        && name.rsplit('.').next().is_some_and(|l| l.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Removes text that cannot start or end a number, and a second number (`extractPossibleNumber`).
fn extracted(input: &str) -> &str {
    let Some(start) = input.find(|c| is_plus(c) || decimal(c).is_some()) else { return "" };
    let number = input.get(start..).unwrap_or_default();
    let number = number.trim_end_matches(|c: char| {
        c != '#' && !c.is_ascii_alphanumeric() && (c.is_ascii() || !c.is_alphanumeric() || is_mark(c))
    });
    let second = number.char_indices().find(|(at, c)| {
        matches!(c, '/' | '\\')
            && number.get(at + 1..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('x'))
    });
    match second {
        Some((at, _)) => number.get(..at).unwrap_or_default(),
        None => number,
    }
}

/// Removes the label of an extension that has no digits.
fn without_empty_extension(number: &str) -> &str {
    let is_whole = number.bytes().next_back().is_none_or(|last| last.is_ascii_digit());
    let length = if is_whole { None } else { extension::without_empty(number) };
    length.and_then(|length| number.get(..length)).unwrap_or(number)
}

pub(crate) fn is_plus(c: char) -> bool {
    matches!(c, '+' | '＋')
}

/// Checks for separators, which may be anywhere in a number.
///
/// They are libphonenumber's separators and harmless characters from copied text. The latter are the other
/// Unicode spaces (French typography puts U+202F between groups) and the direction marks. A tab is not
/// included: it separates two values.
pub(crate) fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '-' | 'x' | 'X' | ' ' | '(' | ')' | '.' | '[' | ']' | '/' | '~' | '*'
            | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30FC}' | '\u{FF0D}'..='\u{FF0F}' | '\u{A0}' | '\u{AD}'
            | '\u{200B}' | '\u{2060}' | '\u{3000}' | '\u{FF08}' | '\u{FF09}' | '\u{FF3B}' | '\u{FF3D}'
            | '\u{2053}' | '\u{223C}' | '\u{FF5E}'
            | '\u{2000}'..='\u{200A}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202F}' | '\u{205F}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// The part of a text that is a number without extension.
///
/// It consists of pluses, at least three digits among separators, then digits, separators and letters.
struct Core {
    /// The position after the third digit.
    third: Option<usize>,
    /// The position of the first character that cannot be part of the core.
    end: usize,
    /// `true` if the core may contain an extension.
    ambiguous: bool,
    /// `true` if the core is only two digits.
    pair: bool,
}

impl Core {
    fn of(text: &str) -> Self {
        let mut core = Self { third: None, end: text.len(), ambiguous: false, pair: false };
        let (mut digits, mut others) = (0usize, false);
        let body = text.trim_start_matches(is_plus);
        let start = text.len() - body.len();
        for (at, c) in body.char_indices() {
            if decimal(c).is_some() {
                digits += 1;
                if digits == 3 {
                    core.third = Some(start + at + c.len_utf8());
                }
            } else if is_punctuation(c) || (digits >= 3 && c.is_ascii_alphabetic()) {
                others = true;
                core.ambiguous |= c.is_ascii_alphabetic() || matches!(c, '~' | '～');
            } else {
                core.end = start + at;
                break;
            }
        }
        core.pair = digits == 2 && !others && start == 0 && core.end == text.len();
        core
    }

    /// Checks a core that reaches to the end of the text.
    fn viable(&self) -> bool {
        self.third.is_some() || self.pair
    }

    fn viable_alone(&self, text: &str) -> bool {
        self.end == text.len() && self.viable()
    }

    /// Checks if the core ends at the start of this reading of the extension.
    fn splits(&self, reading: extension::Reading) -> bool {
        let split = reading.label.min(self.end);
        split >= reading.start && self.third.is_some_and(|third| split >= third)
    }
}

fn is_viable(text: &str) -> bool {
    let core = Core::of(text);
    core.viable_alone(text) || readings(text).is_some_and(|(mut ways, _)| ways.any(|way| core.splits(way)))
}

/// The fewest digits of a number in EPP's form before its `x`.
const SHORTEST_EPP: usize = 7;

/// Splits `+33.123456789x12` at its `x`, whatever follows it. The dot is optional.
fn epp_form(number: &str) -> Option<(&str, &str)> {
    let (body, extension) = number.split_once('x')?;
    let (code, national) = body.strip_prefix('+').map(|rest| rest.split_once('.').unwrap_or((rest, "")))?;
    let has_digits = are_digits(code) && are_digits(national) && code.len() + national.len() >= SHORTEST_EPP;
    (has_digits && !extension.is_empty()).then_some((body, extension))
}

/// Reads the extension in EPP's form with a dot, where it may be longer than elsewhere.
fn epp_extension(number: &str, extension: &str) -> Option<Split> {
    if extension.len() < 10 || !number.contains('.') || !are_digits(extension) {
        return None;
    }
    Some((number.len(), Digits::from_ascii(extension.as_bytes())?))
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the digits of a number (`normalize`), and `true` if letters were dialled.
///
/// Three or more letters become the digits of a phone's keys; then only ASCII counts.
pub(crate) fn dialled(number: &str) -> Result<(Digits<DIGITS>, bool), ProblemKind> {
    let vanity = number.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
    let mut digits = Digits::new();
    for c in number.chars() {
        let digit = if vanity { key(c) } else { decimal(c) };
        if let Some(digit) = digit
            && !digits.push(digit)
        {
            return Err(ProblemKind::TooManyDigits);
        }
    }
    Ok((digits, vanity))
}

/// Returns the key of a letter (ITU-T E.161), or an ASCII digit.
pub(crate) fn key(c: char) -> Option<u8> {
    Some(match c.to_ascii_uppercase() {
        'A'..='C' => 2,
        'D'..='F' => 3,
        'G'..='I' => 4,
        'J'..='L' => 5,
        'M'..='O' => 6,
        'P'..='S' => 7,
        'T'..='V' => 8,
        'W'..='Z' => 9,
        c @ '0'..='9' => c as u8 - b'0',
        _ => return None,
    })
}
