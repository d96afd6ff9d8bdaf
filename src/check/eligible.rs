//! The domains that a contact may have.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::report::{case, noted, refusals};
use crate::base::{Code, Error};
use crate::contact::{Contact, Field};
use crate::rules::{Association, Case, Note, Suffix};

/// The answer of a suffix to a contact.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Eligibility {
    /// The suffix.
    pub suffix: Suffix,
    /// The verdict on the contact.
    pub verdict: Verdict,
    /// The fields to fill in, in document order.
    pub missing: Vec<Field>,
    /// The fields with a value to correct, in document order.
    pub wrong: Vec<Field>,
    /// The ids of the rules that make the contact ineligible.
    pub reasons: Vec<String>,
    /// The registry's demands besides the contact's data, whatever the verdict.
    pub notes: Vec<&'static Note>,
}

impl Serialize for Eligibility {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = |fields: &[Field]| fields.iter().map(|field| field.name()).collect::<Vec<_>>();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("suffix", self.suffix.name())?;
        map.serialize_entry("verdict", &self.verdict)?;
        map.serialize_entry("basis", self.suffix.basis().as_str())?;
        map.serialize_entry("missing", &names(&self.missing))?;
        map.serialize_entry("wrong", &names(&self.wrong))?;
        map.serialize_entry("reasons", &self.reasons)?;
        map.serialize_entry("notes", &self.notes.iter().map(|note| note.id()).collect::<Vec<_>>())?;
        map.end()
    }
}

/// The verdict of a suffix on a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// The contact is accepted as it is.
    Accepted,
    /// The contact is accepted if fields are filled in or corrected.
    Acceptable,
    /// The contact is refused for a fact that cannot be corrected, such as its kind or country.
    NotEligible,
}

impl Verdict {
    /// Returns the verdict's name in the JSON contract: `not_eligible`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Acceptable => "acceptable",
            Self::NotEligible => "not_eligible",
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Returns the answer of every known suffix to a contact, in the association's roles and operation. The
/// association's domain does not count.
///
/// Suffixes are sorted by name. Warnings do not count.
///
/// # Errors
///
/// If the association has no role, or its provider is unknown.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::contact::{Contact, Field};
/// use registrant::check::{Verdict, eligible};
/// use registrant::{Association, Role};
///
/// let mut contact = Contact::default();
/// contact.set(Field::COUNTRY, "US");
/// let answers = eligible(&contact, &Association::new("").role(Role::Owner))?;
/// let fr = answers.iter().find(|answer| answer.suffix.name() == "fr").unwrap();
/// assert_eq!(fr.verdict, Verdict::NotEligible);
/// # Ok(())
/// # }
/// ```
pub fn eligible(contact: &Contact, association: &Association) -> Result<Vec<Eligibility>, Error> {
    let (answers, suffixes) = distinct(contact, association)?;
    let answer =
        |(suffix, index): (Suffix, usize)| Some(Eligibility { suffix, ..answers.get(index)?.clone() });
    Ok(suffixes.into_iter().filter_map(answer).collect())
}

/// The different answers, and every suffix with the index of its answer.
pub(crate) type Answers = (Vec<Eligibility>, Vec<(Suffix, usize)>);

/// Returns the different answers, and every suffix with the index of its answer. Suffixes with the same rules get the same
/// answer, unless the caller's rules distinguish them.
pub(crate) fn distinct(contact: &Contact, association: &Association) -> Result<Answers, Error> {
    if association.roles.is_empty() {
        association.clone().checked()?;
    }
    association.known_provider()?;
    let (mut answers, mut suffixes) = (Vec::new(), Vec::new());
    // What one suffix finds out about the values also counts for the next.
    let (case, mut judged) = (case(contact, association), Vec::new());
    // The answers to each set of built-in rules, by the caller's lists of suffixes.
    let mut known: Vec<Vec<(Vec<bool>, usize)>> = Vec::new();
    for suffix in Suffix::all() {
        let set = usize::from(suffix.set_number());
        known.resize(known.len().max(set + 1), Vec::new());
        let lists = association.rules.as_ref().map_or_else(Vec::new, |book| book.lists_with(suffix));
        let Some(same) = known.get_mut(set) else { continue };
        let index = match same.iter().find(|(other, _)| *other == lists) {
            Some((_, index)) => *index,
            None => {
                answers.push(judge(&case, association, suffix, &mut judged));
                same.push((lists, answers.len() - 1));
                answers.len() - 1
            }
        };
        suffixes.push((suffix, index));
    }
    Ok((answers, suffixes))
}

fn judge(
    case: &Case,
    association: &Association,
    suffix: Suffix,
    judged: &mut Vec<Option<bool>>,
) -> Eligibility {
    let mut answer = Eligibility {
        suffix,
        verdict: Verdict::Accepted,
        missing: Vec::new(),
        wrong: Vec::new(),
        reasons: Vec::new(),
        notes: noted(case, suffix),
    };
    for (rule, code) in refusals(case, association, suffix, judged) {
        match code {
            Code::NotEligible | Code::Unexpected | Code::Conflict => {
                answer.verdict = Verdict::NotEligible;
                answer.reasons.push(rule.id().to_owned());
            }
            // A contact cannot change its kind.
            _ if rule.field == Field::KIND => {
                answer.verdict = Verdict::NotEligible;
                answer.reasons.push(rule.id().to_owned());
            }
            Code::Missing => answer.missing.push(rule.field),
            _ => answer.wrong.push(rule.field),
        }
    }
    if answer.verdict == Verdict::Accepted && !(answer.missing.is_empty() && answer.wrong.is_empty()) {
        answer.verdict = Verdict::Acceptable;
    }
    for fields in [&mut answer.missing, &mut answer.wrong] {
        fields.dedup();
    }
    answer
}
