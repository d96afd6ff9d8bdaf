//! The normalization of one value, as JSON: a line of `registrant normalize`.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::normalized::{Normalized, SaidProblems};
use crate::base::{Change, Code, Error, ErrorKind, Outcome, Place, Problem, json, nearest};
use crate::contact::{Contact, Country};
use crate::identifier;
use crate::language::Language;
use crate::normalize::{self, DateOptions, DateOrder, NormalizedContact};

/// The kinds of value that can be normalized on their own.
pub const KINDS: &[&str] = &[
    "phone",
    "country",
    "subdivision",
    "postal-code",
    "email",
    "name",
    "organization",
    "street",
    "text",
    "date",
    "identifier",
    "address",
];

/// The context of a value.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The contact's country.
    pub country: Option<Country>,
    /// The kind of an identifier: `fr.siren`.
    pub kind: Option<String>,
    /// The date for checking birth dates in identifiers.
    pub today: Option<chrono::NaiveDate>,
    /// The order of day and month in a date.
    pub order: DateOrder,
    /// The language of the messages. With a language, changes have messages too.
    pub language: Option<Language>,
    /// `true` to spell a name, an organization or a text in ASCII letters.
    pub ascii: bool,
}

impl Context {
    /// Reads `{"country": …, "kind": …, "today": …, "order": "dmy" | "mdy", "language": …, "ascii": …}`. All
    /// members may be absent or null. An empty `country` counts as absent.
    ///
    /// # Errors
    ///
    /// If the value is not an object, or if a member is unknown or has an impossible value.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        let mut value = Cow::Borrowed(value);
        let mut context = Self { ascii: super::flag(&mut value, "ascii")?, ..Self::default() };
        for option in super::texts(&value)? {
            let (key, text, place) = option?;
            match key {
                // An empty form field means no country.
                "country" if text.trim().is_empty() => {}
                "country" => context.country = Some(read_country(text, place)?),
                "kind" => context.kind = Some(text.to_owned()),
                "today" => context.today = Some(crate::base::read_day(text, place)?),
                "order" => {
                    context.order = match text {
                        "dmy" => DateOrder::DayFirst,
                        "mdy" => DateOrder::MonthFirst,
                        _ => return Err(Error::wrong_value(place, "dmy or mdy")),
                    }
                }
                "language" => {
                    context.language =
                        Some(text.parse::<Language>().map_err(|error| error.moved_to(&place))?);
                }
                _ => {
                    let known = ["country", "kind", "today", "order", "language", "ascii"];
                    return Err(Error::unknown_member(place, key, known.into_iter()));
                }
            }
        }
        Ok(context)
    }
}

/// Reads the country of an argument, by any name that [`normalize::country`] knows.
pub(super) fn read_country(text: &str, place: Place) -> Result<Country, Error> {
    find_country(text).map_or_else(|| named_country(normalize::country(text), place), Ok)
}

/// Returns the country of an outcome, or an error that lists the candidates.
pub(super) fn named_country(found: Outcome<Country>, place: Place) -> Result<Country, Error> {
    found.value.ok_or_else(|| {
        let error = Error::wrong_value(place, "a country");
        let Some(problem) = found.problem else { return error };
        let candidates = problem.params.iter().find(|(name, _)| *name == "candidates");
        match (candidates, &problem.fix) {
            (Some((_, codes)), _) => error.with_remedy(format!("use one of: {codes}")),
            (None, Some(code)) => error.with_remedy(format!("did you mean `{code}`?")),
            (None, None) => error,
        }
    })
}

pub(crate) fn find_country(text: &str) -> Option<Country> {
    let known = Country::new(text).filter(|country| country.is_assigned());
    // Two letters outside of ISO 3166 may still be a region of the phone plan: AC, TA.
    known.or_else(|| normalize::country_value(text)).or_else(|| Country::new(text))
}

/// Normalizes one value of a kind from [`KINDS`].
///
/// The answer has `input`, `value` (null if invalid), `valid`, `changes` and `error` (null if valid). Each
/// kind adds members. For a phone number these are `e164`, `epp`, `national`, `international`, `extension`,
/// `possible`, `region`, `type` and others. An address is the text of the whole address, which is taken apart,
/// or a JSON object of its parts. Its `value` is an object, and it has `problems`, `lines`, `latin_lines`, `latin` and
/// `confidence`.
///
/// # Errors
///
/// If the kind is unknown.
///
/// ```
/// use registrant::json::{Context, normalize};
/// let context = Context { country: registrant::contact::Country::new("FR"), ..Context::default() };
/// let answer = normalize("phone", "01 42 68 53 00", &context).unwrap();
/// assert_eq!(answer["e164"], "+33142685300");
/// assert_eq!(answer["valid"], true);
/// ```
pub fn normalize(kind: &str, input: &str, context: &Context) -> Result<Value, Error> {
    let country = context.country;
    let (value, details, changes, problem) = match kind {
        "address" | "name" if !cfg!(feature = "spellings") => {
            let what = "kind of value";
            return Err(Error::left_out(ErrorKind::Argument, what, "spellings"));
        }
        "address" => return super::address::normalize(&Value::from(input), context),
        "phone" => {
            let outcome = normalize::phone(input, country);
            return super::answer(Normalized::of_phone(input, &outcome, context.language));
        }
        "country" => parts(normalize::country(input), |country| {
            (json!(country.as_str()), Some(country_members(*country)))
        }),
        "subdivision" => {
            let outcome = normalize::subdivision(input, country);
            let parts = parts(outcome, |area| {
                let name = Some(area.name()).filter(|name| !name.is_empty());
                (json!(area.code()), Some(members([("code", json!(area.code())), ("name", json!(name))])))
            });
            match parts {
                // Without a list for the country, any name may be right.
                (Value::Null, more, changes, Some(problem)) if problem.code == Code::Unsupported => {
                    (json!(input.trim()), more, changes, Some(problem))
                }
                parts => parts,
            }
        }
        "postal-code" => match country {
            Some(country) => parts(normalize::postal_code(input, country), |code| {
                let areas = normalize::subdivisions_of(code, country);
                (json!(code), (!areas.is_empty()).then(|| members([("subdivisions", json!(areas))])))
            }),
            None => parts(normalize::clean_text(input), |code| (json!(code), None)),
        },
        "email" => parts(normalize::email(input), |email| {
            (json!(email), Some(members([("suggestion", json!(normalize::email_suggestion(email)))])))
        }),
        "name" => parts(spelled(normalize::person_name(input), normalize::to_ascii_name, context), |name| {
            // The split needs the letters of the language.
            let split = normalize::split_name(if context.ascii { input } else { name }, country).value;
            let part = |part: Option<&str>| {
                let part = part.filter(|part| !part.is_empty());
                let ascii = part
                    .filter(|_| context.ascii)
                    .and_then(|part| normalize::to_ascii_name(part, country).value);
                json!(ascii.as_deref().or(part))
            };
            let title = part(split.as_ref().map(|split| split.title.as_str()));
            let given = part(split.as_ref().map(|split| split.given.as_str()));
            let family = part(split.as_ref().map(|split| split.family.as_str()));
            let confidence = json!(split.as_ref().map(|split| split.confidence.as_str()));
            let credentials = part(split.as_ref().map(|split| split.credentials.as_str()));
            let all = [
                ("title", title),
                ("given", given),
                ("family", family),
                ("credentials", credentials),
                ("confidence", confidence),
            ];
            (json!(name), Some(members(all)))
        }),
        "organization" => {
            let outcome = spelled(normalize::organization(input), normalize::to_ascii_text, context);
            parts(outcome, |name| (json!(name), None))
        }
        "street" => parts(normalize::clean_text(input), |line| {
            let po_box = normalize::address::is_po_box(line, country);
            (json!(line), Some(members([("po_box", json!(po_box))])))
        }),
        "text" => {
            let outcome = spelled(normalize::clean_text(input), normalize::to_ascii_text, context);
            parts(outcome, |text| (json!(text), None))
        }
        "date" => {
            let options = DateOptions { order: context.order, country, ..DateOptions::default() };
            parts(normalize::date_with(input, &options), |day| (json!(day.to_string()), None))
        }
        "identifier" => {
            let kind = context.kind.as_deref().ok_or_else(|| {
                let place = Place::argument("options").member("kind");
                Error::at(place, "expected a kind of identifier, found none", "add one such as fr.siren")
            })?;
            let outcome = identifier::identifier_in(kind, input, country, context.today);
            parts(outcome, |id| (json!(id.compact()), Some(identifier_members(id))))
        }
        _ => {
            let remedy = match nearest(kind, KINDS.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use one of: {}", KINDS.join(", ")),
            };
            return Err(
                Error::at(Place::argument("kind"), "unknown kind of value", remedy).coded("unknown_name")
            );
        }
    };
    let valid = !value.is_null() && problem.is_none();
    let (changes, problem, language) = (&changes, problem.as_ref(), context.language);
    super::answer(Normalized { input, value, valid, changes, problem, language, details: details.as_ref() })
}

/// Normalizes a contact by `{ascii, language}`. With `ascii`, the answer has the problems of fields without a spelling.
pub(super) fn contact(contact: Contact, options: &Value) -> Result<Value, Error> {
    let mut options = Cow::Borrowed(options);
    let is_ascii = super::flag(&mut options, "ascii")?;
    let mut language = Language::English;
    for option in super::texts(&options)? {
        let (key, text, place) = option?;
        match key {
            "language" => language = text.parse::<Language>().map_err(|error| error.moved_to(&place))?,
            _ => return Err(Error::unknown_member(place, key, ["ascii", "language"].into_iter())),
        }
    }
    let NormalizedContact { contact, mut changes, .. } = normalize::contact(contact);
    if !is_ascii {
        return super::answer(json!({"contact": contact, "changes": changes}));
    }
    let spelled = normalize::to_ascii_contact(contact);
    changes.extend(spelled.changes);
    let problems = SaidProblems(&spelled.problems, language);
    super::answer(json!({"contact": spelled.contact, "changes": changes, "problems": problems}))
}

/// Normalizes a line of NDJSON, `{"value": …, "country": …, "kind": …}`. `defaults` supplies the absent
/// members. An unreadable line gives its error, so that the next line can follow. Then `input` is its value,
/// if that was readable, and the error's pointer refers to the line.
///
/// ```
/// use registrant::json::{Context, normalize_line};
/// let answer = normalize_line("postal-code", r#"{"value": "1011ab", "country": "NL"}"#, &Context::default());
/// assert_eq!(answer["value"], "1011 AB");
/// ```
pub fn normalize_line(kind: &str, line: &str, defaults: &Context) -> Value {
    answer_line(kind, line, None, defaults)
}

/// Does the same as [`normalize_line`] for a line with a number, counted from 1. An error includes the
/// number.
///
/// ```
/// use registrant::json::{Context, normalize_numbered_line};
/// let answer = normalize_numbered_line("phone", r#"{"value": "1", "country": "Atlantis"}"#, 7, &Context::default());
/// assert_eq!((&answer["input"], &answer["error"]["line"]), (&"1".into(), &7.into()));
/// ```
pub fn normalize_numbered_line(kind: &str, line: &str, number: usize, defaults: &Context) -> Value {
    answer_line(kind, line, Some(number), defaults)
}

fn answer_line(kind: &str, line: &str, number: Option<usize>, defaults: &Context) -> Value {
    let (input, answer) = match crate::schema::parse(line) {
        Ok(mut object) => {
            let value =
                object.as_object_mut().and_then(|object| object.shift_remove("value")).unwrap_or_default();
            let answer = normalize_object(kind, &value, &object, defaults);
            (value, answer)
        }
        Err(error) => (Value::Null, Err(error)),
    };
    answer.unwrap_or_else(|error| {
        let error = match number {
            Some(number) => error.on_line(number),
            None => error,
        };
        json!({"input": input, "value": Value::Null, "valid": false, "changes": json!([]), "error": error})
    })
}

fn normalize_object(kind: &str, value: &Value, options: &Value, defaults: &Context) -> Result<Value, Error> {
    let is_address = kind == "address";
    if !(value.is_string() || value.is_null() || is_address) {
        return Err(Error::wrong_value(Place::argument("value"), "a string or null"));
    }
    let in_line = |pointer: &str| pointer.strip_prefix("/options").unwrap_or(pointer).to_owned();
    let mut context = Context::from_json(options).map_err(|error| error.map_pointer(in_line))?;
    context.country = context.country.or(defaults.country);
    context.kind = context.kind.or_else(|| defaults.kind.clone());
    context.today = context.today.or(defaults.today);
    context.language = context.language.or(defaults.language);
    context.ascii |= defaults.ascii;
    if context.order == DateOrder::Unknown {
        context.order = defaults.order;
    }
    if is_address {
        return super::address::normalize(value, &context);
    }
    normalize(kind, value.as_str().unwrap_or_default(), &context)
}

/// Spells a value in ASCII if the context asks for it. A value without a spelling stays, with its problem.
fn spelled(
    outcome: Outcome<String>,
    spell: fn(&str, Option<Country>) -> Outcome<String>,
    context: &Context,
) -> Outcome<String> {
    let Some(value) = outcome.value.as_deref().filter(|_| context.ascii) else { return outcome };
    let ascii = spell(value, context.country);
    let changes = outcome.changes.into_iter().chain(ascii.changes).collect();
    Outcome { value: ascii.value.or(outcome.value), changes, problem: outcome.problem.or(ascii.problem) }
}

type Parts = (Value, Option<Map<String, Value>>, Vec<Change>, Option<Problem>);

fn parts<T>(outcome: Outcome<T>, write: impl FnOnce(&T) -> (Value, Option<Map<String, Value>>)) -> Parts {
    let (value, more) = outcome.value.as_ref().map_or((Value::Null, None), write);
    (value, more, outcome.changes, outcome.problem)
}

fn members<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn country_members(country: Country) -> Map<String, Value> {
    members([
        ("alpha2", json!(country.as_str())),
        ("alpha3", json!(country.alpha3())),
        ("numeric", json!(country.numeric())),
        ("name", json!(country.name())),
    ])
}

fn identifier_members(id: &identifier::Identifier) -> Map<String, Value> {
    members([
        ("compact", json!(id.compact())),
        ("display", json!(id.display())),
        ("kind", json!(id.kind().name())),
    ])
}
