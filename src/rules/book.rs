//! The caller's own rules, read at run time.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde_json::Value;

use super::suffix::Suffix;
use super::table::RULES;
use super::{Rule, file};
use crate::base::{Error, ErrorKind};

/// The caller's own rules, in the format of the built-in ones: see `docs/rule-language.md`.
///
/// They apply besides the built-in rules if an [`super::association::Association`] has them, and may replace
/// any of those.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::rules::RuleBook;
/// use registrant::{Association, Code, Role, check, contact::{Contact, Field}};
///
/// let book = RuleBook::from_json_text(r#"{
///     "suffixes": ["dev"],
///     "rule": [{
///         "id": "ours.job-title", "field": "job_title", "presence": "required",
///         "severity": "error", "why": "we invoice departments"
///     }]
/// }"#)?;
/// let association = Association::new("example.dev").role(Role::Owner).rules(book);
/// let report = check(&Contact::default(), &association)?;
/// let violation = report.violations.iter().find(|v| v.field == Field::JOB_TITLE).unwrap();
/// assert_eq!((violation.code, violation.rule.id.as_str()), (Code::Missing, "ours.job-title"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct RuleBook(Arc<OwnRules>);

/// The rules of a book.
#[derive(Debug)]
struct OwnRules {
    rules: Vec<file::OwnRule>,
    /// Each id that a rule of the book replaces, and the place of that rule: sorted, so that it is found without a walk
    /// through all rules.
    replaced: Vec<(String, usize)>,
}

/// The most rules of a book: twice as many as all registries and providers have here.
const MOST_RULES: usize = 2_000;
/// The longest text of a rule file, in bytes.
const LONGEST_FILE: usize = 1_000_000;
/// The most ids that the rules of a book replace.
const MOST_REPLACED: usize = 4_000;

/// Two books are equal only if they are clones of one book. Their rules are not compared.
impl PartialEq for RuleBook {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl RuleBook {
    /// Reads rules from JSON: one rule file or an array of them.
    ///
    /// A book has at most 2,000 rules. Their lists have at most 200,000 bytes together, and their compiled patterns
    /// 16,384. So a check takes time linear in the contact and in the book.
    ///
    /// # Errors
    ///
    /// If a key or value is not valid in the rule language, or the book is over a limit. The error has its JSON Pointer.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        let files = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let count = |file: &Value| file.get("rule").and_then(Value::as_array).map_or(0, Vec::len);
        let found: usize = files.iter().map(count).sum();
        if found > MOST_RULES {
            let reason = format!("expected at most {MOST_RULES} rules, found {found}");
            return Err(Error::new(
                ErrorKind::Rules,
                reason,
                "pass only the rules of the suffixes that you need",
            ));
        }
        let mut rules: Vec<file::OwnRule> = Vec::with_capacity(found);
        let room = file::Room::default();
        for (index, each) in files.iter().enumerate() {
            let read = file::read(each, &room).map_err(|error| match value.is_array() {
                true => error.under(&format!("/{index}")),
                false => error,
            })?;
            rules.extend(read);
        }
        let mut ids: Vec<&str> = Vec::with_capacity(rules.len());
        let mut replaced = Vec::new();
        for (index, own) in rules.iter().enumerate() {
            let id = own.rule.id();
            let Err(place) = ids.binary_search(&id) else {
                let reason = format!("expected each id once, found `{id}` twice");
                return Err(Error::new(ErrorKind::Rules, reason, "give each rule its own id"));
            };
            ids.insert(place, id);
            for id in own.rule.replaces.iter() {
                if replaced.len() == MOST_REPLACED {
                    let reason = format!("expected at most {MOST_REPLACED} ids to replace, found more");
                    return Err(Error::new(ErrorKind::Rules, reason, "replace only rules that there are"));
                }
                // Insert each in order: a sort would add its code to the wasm files.
                let place = replaced.partition_point(|(known, _): &(String, usize)| known.as_str() <= id);
                replaced.insert(place, (id.to_owned(), index));
            }
        }
        Ok(Self(Arc::new(OwnRules { rules, replaced })))
    }

    /// Reads rules from JSON text.
    ///
    /// # Errors
    ///
    /// The errors of [`RuleBook::from_json`], with the line. Or if the text has more than 1,000,000 bytes.
    pub fn from_json_text(text: &str) -> Result<Self, Error> {
        fits(text)?;
        let value = serde_json::from_str(text).map_err(|error| {
            let line = error.line();
            let refused = Error::new(ErrorKind::Rules, error.to_string(), "pass a rule file in JSON");
            refused.on_line(line).coded("not_json").caused_by(error)
        })?;
        Self::from_json(&value).map_err(|error| {
            let line = error.pointer().and_then(|pointer| super::place::line_in_json(text, pointer));
            line.map_or(error.clone(), |line| error.on_line(line))
        })
    }

    /// Reads rules from TOML, the format of the built-in files.
    ///
    /// # Errors
    ///
    /// The errors of [`RuleBook::from_json`], with the line.
    ///
    /// ```
    /// use registrant::rules::RuleBook;
    /// let error = RuleBook::from_toml("suffixes = [\"fr\"]\n[[rule]]\nid = \"ours.x\"\nfield = \"contry\"\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 4, at /rule/0/field: unknown field; did you mean `country`?");
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        Self::from_json(&Self::value_of_toml(text)?).map_err(|error| {
            let line = error.pointer().and_then(|pointer| super::place::line_in_toml(text, pointer));
            line.map_or(error.clone(), |line| error.on_line(line))
        })
    }

    /// Converts a rule file from TOML to the JSON that [`RuleBook::from_json`] takes. Does not check its keys
    /// and values.
    ///
    /// # Errors
    ///
    /// If the text is not TOML, or has more than 1,000,000 bytes. The error has the line.
    #[cfg(feature = "toml")]
    pub fn value_of_toml(text: &str) -> Result<Value, Error> {
        fits(text)?;
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| super::place::line_of(text, span.start));
            Error::new(ErrorKind::Rules, error.message(), "pass a rule file in TOML")
                .on_line(line)
                .coded("not_toml")
        })
    }

    /// Returns every rule, in the order of the files.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.0.rules.iter().map(|own| &own.rule)
    }

    /// Returns the rules for a suffix. Each keeps the book alive.
    pub(crate) fn handles(&self, suffix: Suffix) -> impl Iterator<Item = RuleHandle> {
        self.concerning(suffix).map(|(index, _)| RuleHandle(Handle::Own(self.0.clone(), index)))
    }

    /// Returns the rules for a suffix.
    pub(crate) fn of(&self, suffix: Suffix) -> impl Iterator<Item = &Rule> {
        self.concerning(suffix).map(|(_, own)| &own.rule)
    }

    /// Returns the rules for a suffix that replace the rule with an id.
    pub(crate) fn replacing(&self, id: &str, suffix: Suffix) -> impl Iterator<Item = &Rule> {
        let first = self.0.replaced.partition_point(|(replaced, _)| replaced.as_str() < id);
        let same =
            self.0.replaced.get(first..).unwrap_or_default().iter().take_while(move |(same, _)| same == id);
        let own = same.filter_map(|(_, index)| self.0.rules.get(*index));
        own.filter(move |own| own.concerns(suffix)).map(|own| &own.rule)
    }

    /// Returns for each list of suffixes of the book if it has the suffix. Suffixes with the same answer have the same
    /// rules of the book.
    pub(crate) fn lists_with(&self, suffix: Suffix) -> Vec<bool> {
        let lists = self.0.rules.chunk_by(|one, next| Arc::ptr_eq(&one.suffixes, &next.suffixes));
        lists.filter_map(|same| Some(same.first()?.concerns(suffix))).collect()
    }

    /// Returns the rules for a suffix with their places. Consecutive rules mostly share a list of suffixes, which is
    /// searched once.
    fn concerning(&self, suffix: Suffix) -> impl Iterator<Item = (usize, &file::OwnRule)> {
        let mut last: Option<(&Arc<[String]>, bool)> = None;
        self.0.rules.iter().enumerate().filter(move |(_, own)| match last {
            Some((list, is_concerned)) if Arc::ptr_eq(list, &own.suffixes) => is_concerned,
            _ => last.insert((&own.suffixes, own.concerns(suffix))).1,
        })
    }
}

/// Refuses a text that is longer than any rule file.
fn fits(text: &str) -> Result<(), Error> {
    if text.len() <= LONGEST_FILE {
        return Ok(());
    }
    let reason = format!("expected at most {LONGEST_FILE} bytes, found {}", text.len());
    Err(Error::new(ErrorKind::Rules, reason, "pass only the rules of the suffixes that you need"))
}

/// A rule, built-in or from a caller's book, that can be stored and keeps its book alive.
///
/// ```
/// use registrant::check::requirements;
/// use registrant::{Association, Role};
/// let asked = requirements(&Association::new("example.fr").role(Role::Owner), None, None)?;
/// assert!(asked.fields.iter().flat_map(|field| &field.rules).any(|asked| asked.rule.id() == "afnic.residence"));
/// # Ok::<(), registrant::Error>(())
/// ```
#[derive(Clone)]
pub struct RuleHandle(Handle);

#[derive(Clone)]
enum Handle {
    BuiltIn(&'static Rule),
    /// The rules of a book, and the index of this one.
    Own(Arc<OwnRules>, usize),
}

/// A substitute for a rule that is missing from its book, which cannot happen.
static FIRST: &Rule = &RULES[0];

impl From<&'static Rule> for RuleHandle {
    fn from(rule: &'static Rule) -> Self {
        Self(Handle::BuiltIn(rule))
    }
}

impl Deref for RuleHandle {
    type Target = Rule;

    fn deref(&self) -> &Rule {
        match &self.0 {
            Handle::BuiltIn(rule) => rule,
            Handle::Own(own, index) => own.rules.get(*index).map_or(FIRST, |own| &own.rule),
        }
    }
}

impl fmt::Debug for RuleHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
