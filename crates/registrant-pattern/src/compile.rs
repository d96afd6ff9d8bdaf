//! The compiler: from the text of a pattern to its bytes.

use std::fmt;
use std::iter::Peekable;
use std::str::CharIndices;

use crate::op;

/// The longest program, in bytes. Every distance then fits into two bytes.
const LONGEST: usize = 0x7FFF;
/// The deepest nesting of groups, so that a hostile pattern cannot exhaust the stack.
const DEEPEST: usize = 50;

/// A fault in a pattern, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The byte of the pattern, counted from 0.
    pub position: usize,
    /// The fault, in English.
    pub what: &'static str,
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.what, self.position)
    }
}

impl std::error::Error for CompileError {}

/// Compiles a pattern into the bytes that [`Pattern`](crate::Pattern) runs: at most 32,767.
///
/// It takes time linear in the pattern and in its bytes, and its memory is at most 50 times theirs.
///
/// # Errors
///
/// Returns the first fault: a part outside the language, a malformed one, or too large a pattern. Outside the
/// language are look-around, back references, lazy repetition, word boundaries, named classes and flags.
///
/// ```
/// use registrant_pattern::{Pattern, compile};
/// let code = compile(r"^(2A|2B|\d{1,3})$")?;
/// assert!(Pattern::new(&code).is_match("2A"));
/// assert!(!Pattern::new(&code).is_match("2C"));
/// assert_eq!(compile(r"a(?=b)").unwrap_err().position, 2);
/// # Ok::<(), registrant_pattern::CompileError>(())
/// ```
pub fn compile(pattern: &str) -> Result<Vec<u8>, CompileError> {
    let mut compiler =
        Compiler { length: pattern.len(), chars: pattern.char_indices().peekable(), groups: 0, depth: 0 };
    let mut code = compiler.alternation()?;
    if compiler.chars.peek().is_some() {
        return Err(compiler.error("unmatched `)`"));
    }
    code.push(op::MATCH);
    compiler.fitting(code)
}

struct Compiler<'a> {
    chars: Peekable<CharIndices<'a>>,
    length: usize,
    groups: u8,
    depth: usize,
}

impl Compiler<'_> {
    fn error(&mut self, what: &'static str) -> CompileError {
        let position = self.chars.peek().map_or(self.length, |(at, _)| *at);
        CompileError { position, what }
    }

    fn take(&mut self, wanted: char) -> bool {
        self.chars.next_if(|(_, c)| *c == wanted).is_some()
    }

    fn next(&mut self) -> Option<char> {
        self.chars.next().map(|(_, c)| c)
    }

    fn fitting(&mut self, code: Vec<u8>) -> Result<Vec<u8>, CompileError> {
        if code.len() > LONGEST { Err(self.error("pattern too large")) } else { Ok(code) }
    }

    fn alternation(&mut self) -> Result<Vec<u8>, CompileError> {
        let mut branches = vec![self.sequence()?];
        let mut length = 0;
        while self.take('|') {
            branches.push(self.sequence()?);
            length += branches.last().map_or(0, Vec::len) + 2;
            if length > LONGEST {
                return Err(self.error("pattern too large"));
            }
        }
        let last = branches.pop().unwrap_or_default();
        // The last branch comes first: a distance needs the length of what follows.
        let mut parts = Backwards::of(last);
        while let Some(mut branch) = branches.pop() {
            distance(&mut branch, op::JUMP8, parts.length);
            let ahead = branch.len();
            parts.add(branch);
            let mut split = Vec::new();
            distance(&mut split, op::SPLIT8, ahead);
            parts.add(split);
        }
        self.fitting(parts.code())
    }

    fn sequence(&mut self) -> Result<Vec<u8>, CompileError> {
        let mut code = Vec::new();
        while let Some((_, c)) = self.chars.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let before = self.groups;
            let (atom, single) = self.atom()?;
            let mut repeated = self.repeated(atom, single, self.groups > before)?;
            code.append(&mut repeated);
            code = self.fitting(code)?;
        }
        Ok(code)
    }

    /// Reads one atom, and tells if it matches exactly one character.
    fn atom(&mut self) -> Result<(Vec<u8>, bool), CompileError> {
        let error = self.error("unexpected end of the pattern");
        match self.next() {
            None => Err(error),
            Some('(') => self.group().map(|code| (code, false)),
            Some('[') => self.class().map(|code| (code, true)),
            Some('.') => Ok((vec![op::ANY], true)),
            Some('^') => Ok((vec![op::START], false)),
            Some('$') => Ok((vec![op::END], false)),
            Some('\\') => match self.escape()? {
                None => Ok((vec![op::DIGIT], true)),
                Some(c) => Ok((literal(c), true)),
            },
            Some('*' | '+' | '?' | '{') => Err(CompileError { what: "nothing to repeat", ..error }),
            Some(c) => Ok((literal(c), true)),
        }
    }

    /// Reads the character after a backslash; `None` for the digits.
    fn escape(&mut self) -> Result<Option<char>, CompileError> {
        let error = self.error("unknown escape");
        match self.next() {
            Some('d') => Ok(None),
            Some('n') => Ok(Some('\n')),
            Some('t') => Ok(Some('\t')),
            Some(c) if c.is_ascii_punctuation() => Ok(Some(c)),
            _ => Err(error),
        }
    }

    fn group(&mut self) -> Result<Vec<u8>, CompileError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error("groups nested too deep"));
        }
        let error = self.error("expected a group (…) or (?:…), found another");
        let slot = if self.take('?') {
            if !self.take(':') {
                return Err(error);
            }
            None
        } else {
            if self.groups >= 100 {
                return Err(self.error("too many groups"));
            }
            self.groups += 1;
            Some(2 * self.groups)
        };
        let inner = self.alternation()?;
        if !self.take(')') {
            return Err(self.error("unmatched `(`"));
        }
        self.depth -= 1;
        let Some(slot) = slot else { return Ok(inner) };
        let mut code = vec![op::SAVE, slot];
        code.extend(inner);
        code.extend([op::SAVE, slot + 1]);
        Ok(code)
    }

    fn class(&mut self) -> Result<Vec<u8>, CompileError> {
        let negated = self.take('^');
        let mut ranges: Vec<(char, char)> = Vec::new();
        loop {
            let error = self.error("unmatched `[`");
            let low = match self.next() {
                None => return Err(error),
                Some(']') if ranges.is_empty() => {
                    return Err(CompileError { what: "empty class", ..error });
                }
                Some(']') => break,
                Some('[' | '&' | '~') => {
                    return Err(CompileError {
                        what: "expected a backslash before [, & or ~ in a class",
                        ..error
                    });
                }
                Some('\\') => match self.escape()? {
                    None => {
                        ranges.push(('0', '9'));
                        continue;
                    }
                    Some(c) => c,
                },
                Some(c) => c,
            };
            let mut high = low;
            let mut ahead = self.chars.clone();
            if matches!(ahead.next(), Some((_, '-'))) && !matches!(ahead.next(), Some((_, ']')) | None) {
                self.take('-');
                let error = self.error("expected a range in ascending order");
                high = match self.next() {
                    Some('\\') => self.escape()?.unwrap_or('\0'),
                    other => other.unwrap_or('\0'),
                };
                if high < low {
                    return Err(error);
                }
            }
            ranges.push((low, high));
        }
        ranges.sort_unstable();
        if ranges.len() > usize::from(u8::MAX) {
            return Err(self.error("too many ranges in a class"));
        }
        Ok(class(&ranges, negated))
    }

    /// Puts the repetition that follows an atom around its code.
    fn repeated(&mut self, atom: Vec<u8>, single: bool, groups: bool) -> Result<Vec<u8>, CompileError> {
        let (least, most) = match self.chars.peek() {
            Some((_, '?')) => (0, Some(1)),
            Some((_, '*')) => (0, None),
            Some((_, '+')) => (1, None),
            Some((_, '{')) => return self.counted(atom, single, groups),
            _ => return Ok(atom),
        };
        self.next();
        self.once_only()?;
        self.repeat(atom, single, least, most)
    }

    fn counted(&mut self, atom: Vec<u8>, single: bool, groups: bool) -> Result<Vec<u8>, CompileError> {
        let error = self.error("expected {m}, {m,} or {m,n} in ascending order");
        self.next();
        let least = self.number().ok_or_else(|| error.clone())?;
        let most = if self.take(',') {
            if matches!(self.chars.peek(), Some((_, '}'))) {
                None
            } else {
                Some(self.number().ok_or_else(|| error.clone())?)
            }
        } else {
            Some(least)
        };
        if !self.take('}') || most.is_some_and(|most| most < least) {
            return Err(error);
        }
        if groups && most == Some(0) {
            return Err(CompileError { what: "expected a group at least once, found {0}", ..error });
        }
        self.once_only()?;
        self.repeat(atom, single, least, most)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = None;
        while let Some((_, c)) = self.chars.next_if(|(_, c)| c.is_ascii_digit()) {
            let digit = c.to_digit(10)? as usize;
            number = Some(number.unwrap_or(0usize).checked_mul(10)?.checked_add(digit)?);
        }
        number
    }

    /// Refuses a second repetition right after a first: `a??`, `a{2}+` mean something else elsewhere.
    fn once_only(&mut self) -> Result<(), CompileError> {
        match self.chars.peek() {
            Some((_, '?' | '*' | '+' | '{')) => {
                Err(self.error("lazy, possessive and double repetitions are not supported"))
            }
            _ => Ok(()),
        }
    }

    fn repeat(
        &mut self,
        atom: Vec<u8>,
        single: bool,
        least: usize,
        most: Option<usize>,
    ) -> Result<Vec<u8>, CompileError> {
        let copies = most.unwrap_or(least + 1).max(least);
        if copies.saturating_mul(atom.len()) > LONGEST {
            return Err(self.error("pattern too large"));
        }
        if let Some(run) = run(&atom, single, least, most) {
            return self.fitting(run);
        }
        let mut code = Vec::new();
        match u8::try_from(least) {
            Ok(times @ 2..) if single && usize::from(times) * atom.len() > 2 + atom.len() => {
                code.extend([op::TIMES, times]);
                code.extend(&atom);
            }
            _ => (0..least).for_each(|_| code.extend(&atom)),
        }
        match most {
            None => {
                // split over the body and the jump back; an empty round ends in the matcher, not here.
                let mut looped = atom;
                let back = looped.len() + 6;
                let mut split = Vec::new();
                looped.extend([op::BACK16, (back & 0xFF) as u8, (back >> 8) as u8]);
                let ahead = looped.len();
                split.extend([op::SPLIT16, (ahead & 0xFF) as u8, (ahead >> 8) as u8]);
                code.extend(split);
                code.extend(looped);
            }
            Some(most) => {
                let mut optional = Backwards::of(Vec::new());
                for _ in least..most {
                    optional.add(atom.clone());
                    let mut split = Vec::new();
                    distance(&mut split, op::SPLIT8, optional.length);
                    optional.add(split);
                }
                code.append(&mut optional.code());
            }
        }
        self.fitting(code)
    }
}

/// Code that is made from its end to its start.
struct Backwards {
    parts: Vec<Vec<u8>>,
    length: usize,
}

impl Backwards {
    fn of(last: Vec<u8>) -> Self {
        Self { length: last.len(), parts: vec![last] }
    }

    /// Puts a part before the others.
    fn add(&mut self, part: Vec<u8>) {
        self.length += part.len();
        self.parts.push(part);
    }

    fn code(mut self) -> Vec<u8> {
        self.parts.reverse();
        self.parts.concat()
    }
}

/// Returns a repetition of one character as a single instruction, if that is shorter.
fn run(atom: &[u8], single: bool, least: usize, most: Option<usize>) -> Option<Vec<u8>> {
    let limit = |times: usize| u8::try_from(times).ok().filter(|times| *times != op::NO_LIMIT);
    if !single || most.is_some_and(|most| most - least < 2) {
        return None;
    }
    let mut code = vec![op::RUN, limit(least)?, most.map_or(Some(op::NO_LIMIT), limit)?];
    code.extend(atom);
    Some(code)
}

/// Adds an instruction with its distance, in the short form if that is enough.
fn distance(code: &mut Vec<u8>, short: u8, ahead: usize) {
    match u8::try_from(ahead) {
        Ok(ahead) => code.extend([short, ahead]),
        Err(_) => code.extend([short + 1, (ahead & 0xFF) as u8, (ahead >> 8 & 0xFF) as u8]),
    }
}

fn literal(c: char) -> Vec<u8> {
    if (' '..='~').contains(&c) {
        return vec![c as u8];
    }
    let mut code = vec![op::CHAR];
    code.extend(three(c));
    code
}

fn three(c: char) -> [u8; 3] {
    let [a, b, c, _] = u32::from(c).to_le_bytes();
    [a, b, c]
}

/// Returns the shortest instruction for a class, from its sorted ranges.
fn class(ranges: &[(char, char)], negated: bool) -> Vec<u8> {
    if let ([(low, high)], false) = (ranges, negated)
        && low == high
    {
        return literal(*low);
    }
    if !negated && ranges.iter().all(|(low, high)| low.is_ascii_digit() && high.is_ascii_digit()) {
        let mut digits = 0u16;
        for (low, high) in ranges {
            (*low as u8..=*high as u8).for_each(|digit| digits |= 1 << (digit - b'0'));
        }
        return match digits {
            0x3FF => vec![op::DIGIT],
            _ => vec![op::DIGITS | (digits >> 8) as u8, (digits & 0xFF) as u8],
        };
    }
    let narrow: Vec<(u8, u8)> = ranges
        .iter()
        .filter_map(|(low, high)| {
            Some((u8::try_from(*low).ok().filter(u8::is_ascii)?, (*high).min('\x7f') as u8))
        })
        .collect();
    let wide: Vec<(char, char)> = ranges
        .iter()
        .filter(|(_, high)| !high.is_ascii())
        .map(|(low, high)| ((*low).max('\u{80}'), *high))
        .collect();
    let start = op::CLASS + u8::from(!wide.is_empty()) + 2 * u8::from(negated);
    let mut code = vec![start, narrow.len() as u8];
    if !wide.is_empty() {
        code.push(wide.len() as u8);
    }
    for (low, high) in widest_first(narrow) {
        code.extend([low, high]);
    }
    for (low, high) in wide {
        code.extend(three(low));
        code.extend(three(high));
    }
    code
}

/// Sorts the ranges by width: most characters are in the widest.
fn widest_first(mut ranges: Vec<(u8, u8)>) -> Vec<(u8, u8)> {
    ranges.sort_by_key(|(low, high)| low.abs_diff(*high));
    ranges.reverse();
    ranges
}
