//! The JSON contract: every operation, with JSON values in and out.
//!
//! The JavaScript package, the command line's `--format json` and the test cases all use [`call`]. So they
//! all give the same answers, to the byte.

mod address;
mod address_format;
mod json_schema;
mod lines;
mod normalize;
mod normalized;
mod order;
#[cfg(any(test, all(target_arch = "wasm32", feature = "js-phone", not(feature = "js"))))]
pub(crate) mod phone;
mod piece;
mod places;
#[cfg(feature = "providers")]
mod provider;
mod requirements;
mod written;

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use crate::base::schemas::CANONICAL;
use crate::base::{Error, ErrorKind, Place, json, nearest, read_day};
use crate::check;
use crate::contact::{Contact, Field};
use crate::language::Language;
use crate::normalize::{as_you_type, phone_region, with_plans};
use crate::rules::Association;
use crate::rules::{self, RuleBook};
use crate::schema;
pub use order::order_answer;
use places::named;
#[cfg(feature = "providers")]
pub use provider::body_answer;

pub use lines::{Answer, Checker, check_lines};
pub(crate) use normalize::find_country;
pub use normalize::{Context, KINDS, normalize, normalize_line, normalize_numbered_line};

/// The operations of [`call`].
pub const OPERATIONS: &[&str] = &[
    "add_language",
    "add_piece",
    "address_format",
    "can_associate",
    "can_associate_domain",
    "check",
    "check_order",
    "choices",
    "contacts",
    "convert",
    "count",
    "decode",
    "detect",
    "dnsimple_can_delete",
    "dnsimple_errors",
    "dnsimple_extended_attributes",
    "dnsimple_on_save",
    "dnsimple_registrant_change",
    "dnsimple_update",
    "eligible",
    "eligible_sets",
    "encode",
    "explain",
    "format_phone_as_you_type",
    "freebox_entries",
    "language_for",
    "list",
    "gandi_association_errors",
    "gandi_error_codes",
    "gandi_errors",
    "gandi_fault",
    "gandi_v3_to_v5",
    "gandi_v3_xml",
    "gandi_v5_contacts",
    "gandi_v5_request",
    "glauca_check",
    "glauca_check_answer",
    "glauca_domain",
    "glauca_errors",
    "glauca_order",
    "glauca_replace",
    "normalize",
    "normalize_contact",
    "patch",
    "requirements",
    "requirements_schema",
    "schemas",
    "suffix",
    "suffixes",
    "update",
    "version",
];

/// The operations on documents of providers' schemas. With the feature, they run before this list is used.
const ON_DOCUMENTS: [&str; 9] = [
    "can_associate",
    "can_associate_domain",
    "contacts",
    "convert",
    "count",
    "encode",
    "list",
    "patch",
    "update",
];

/// The operations for developers and about many suffixes.
const EXPLAINING: [&str; 5] = ["eligible", "eligible_sets", "explain", "requirements_schema", "suffixes"];

/// `true` if this build has them. The linker leaves out what no operation calls.
const EXPLAINS: bool = cfg!(feature = "explanations");

/// Runs an operation by name. An omitted argument is null.
///
/// | operation | arguments | answer |
/// |---|---|---|
/// | `add_language` | messages, as the npm package has them for each language | `{language}`; for a build without the feature `languages` |
/// | `add_piece` | a piece, as the npm package has them | `{piece}` or `{language}`; for a build without the features `all-rules`, `explanations` or `all-subdivisions`, or with `phone-pieces` |
/// | `address_format` | country, `{language}` | `{country, rows, required, labels, family_name_first}` |
/// | `can_associate` | Gandi v3 contact, association, options | `true`, or Gandi's list of errors |
/// | `can_associate_domain` | handle, association, contacts, options | the same |
/// | `check` | document, association, options | the report |
/// | `check_order` | `{domains, contacts, operation}`: at most 1,000 domains; contacts by role, or the name of another role with the same contact; options | each domain's report |
/// | `choices` | `countries` or `subdivisions:IT`, options | the options of a select, `[{value, label}]` |
/// | `contacts` | document or a provider's answer, schema | the contacts in it: `[{pointer, role, schema, document}]` |
/// | `convert` | document or a provider's answer, `{from, to, raw, ascii, domain, card_version, call, language}` | `{from, to, document, changes, losses, violations}`, and `problems` if there are any |
/// | `count` | schema, documents, options of its list call | the number of documents that pass its filters |
/// | `decode` | document, schema | `{schema, contact}` |
/// | `detect` | document | `{schema, runner_up, kind}`; the canonical contact's schema is `contact` |
/// | `dnsimple_can_delete` | contact id, domains, changes of registrant | `{allowed, message, domains, registrant_changes}` |
/// | `dnsimple_errors` | `read`, body, status; or `write`, violations | `{kind, message, violations, others}`; or a body, null if there are no errors |
/// | `dnsimple_extended_attributes` | `write`, canonical contact, suffix; `read`, attributes; or `definitions`, answer | attributes; `{contact, unknown}`; or the definitions |
/// | `dnsimple_on_save` | DNSimple contact | `{document, changes, violations}` |
/// | `dnsimple_registrant_change` | change of registrant, the check of one, or a page of changes | the same after reading, with `accepted` and `violations`, or the list of them |
/// | `dnsimple_update` | DNSimple contact, patch | the same as `dnsimple_on_save` |
/// | `eligible` | document, association without domain, options | the verdict of every suffix on the contact |
/// | `eligible_sets` | the same | the same in fewer bytes: the different answers, and the index of each suffix's answer |
/// | `encode` | canonical contact, schema | `{document, losses}` |
/// | `explain` | domain, options | every rule, with words and its source |
/// | `format_phone_as_you_type` | text, country or null | the text with its digits grouped |
/// | `freebox_entries` | an answer of Freebox OS | its contact entries |
/// | `language_for` | BCP 47 tag | the language to use: the tag's, or English if there are no texts in it |
/// | `list` | schema, documents, options of its list call | the page, see [`crate::provider::list`] |
/// | `gandi_association_errors` | Gandi v3's answer about an association: `true` or a list | `{accepted, violations, refusals}` |
/// | `gandi_error_codes` | error codes of Gandi v3 | `{codes, code}`: the codes, and the code of a violation |
/// | `gandi_errors` | body of a Gandi v5 answer, HTTP status | `{accepted, code, message, object, cause, violations, refusals}` |
/// | `gandi_fault` | fault code of Gandi v3, fault text | `{code, qualification, object, cause, words, text, agrees, path, violation}` |
/// | `gandi_v3_to_v5` | domain, v3 domain spec, v3 contacts, order | the same as `gandi_v5_request` |
/// | `gandi_v3_xml` | `read`, a message of XML-RPC; or `write`, what it says | `{method, params}`, `{answer}` or `{fault}`; or the message |
/// | `gandi_v5_contacts` | answer of `GET …/contacts` | `{contacts, missing, same_as_owner, contradictory, unknown}` |
/// | `gandi_v5_request` | `create`, `transferin`, `changeowner`, `patch_contacts` or `put_owner`; order | `{request, changes, losses, violations}` |
/// | `glauca_check` | the body of one of Glauca's checks | `{accepted, violations}` |
/// | `glauca_check_answer` | the answer of one of Glauca's checks | the answer, with `code`, `pence`, `accepted` and `violations` |
/// | `glauca_domain` | Glauca domain object or name server object, direction | `{accepted, violations, epp, key_tags, roles, document}` |
/// | `glauca_errors` | body of an error, or a list of violations | `{violations}`, or the body |
/// | `glauca_order` | Glauca order, direction | `{accepted, violations}` |
/// | `glauca_replace` | Glauca object, body of a PUT | the object |
/// | `normalize` | a kind of [`KINDS`], value, `{country, kind, today, order, language, ascii}` | see [`normalize()`] |
/// | `normalize_contact` | canonical contact, `{ascii, language}` | `{contact, changes}`; with `ascii: true` also `problems` |
/// | `patch` | schema, document, patch, `{check}` | the document; with `check: true` `{document, violations, unknown, changes}` |
/// | `requirements` | association, `{kind, country}`, options | the fields of a form |
/// | `requirements_schema` | the same | the same as JSON Schema 2020-12 |
/// | `schemas` | | the schemas |
/// | `suffix` | domain | `{suffix}` |
/// | `suffixes` | | every suffix, and the basis of its rules |
/// | `update` | Gandi v3 contact, patch | the contact |
/// | `version` | | `{version, data_version}` |
///
/// A loss is `{path, why, refused}`. `path` is the canonical field or the JSON Pointer. `refused` is true if
/// the target refuses a contact without the value.
///
/// An order is `{domain, contacts, schema, duration, authinfo, nameservers, sharing_id, dry_run, raw,
/// today}`. Its contacts are by role; their schema is canonical by default. A document is a JSON value, or
/// its text. A direction is `answer` (the default), `create`, `put` or `patch`.
///
/// The options are: `schema`, the schema of the document (default: detected; `contact` is the canonical one).
/// `provider`, in any case; `none` disables providers' rules, and an unknown name is an error. `today`, as
/// `YYYY-MM-DD`. `rules`, the caller's own: a rule file as JSON, an array of them, or the text of either.
/// `language`, for messages and labels; Gandi's own errors are always English.
///
/// # Errors
///
/// If the operation is unknown or the call is invalid; see [`Error`].
///
/// ```
/// use registrant::json::call;
/// use serde_json::json;
/// assert_eq!(call("suffix", &[json!("www.example.fr")]).unwrap(), json!({"suffix": "fr"}));
/// ```
pub fn call(operation: &str, arguments: &[Value]) -> Result<Value, Error> {
    with_plans(|| run(operation, arguments)).map_err(|error| named(operation, error))
}

/// Runs an operation with a long answer, and returns the answer as text.
fn written(operation: &str, arguments: &[Value]) -> Option<Result<String, Error>> {
    let argument = |index: usize| arguments.get(index).unwrap_or(&Value::Null);
    Some(match operation {
        "eligible" if EXPLAINS => {
            document(argument(0)).and_then(|given| order::eligible(&given, argument(1), argument(2)))
        }
        "eligible_sets" if EXPLAINS => {
            document(argument(0)).and_then(|given| order::eligible_sets(&given, argument(1), argument(2)))
        }
        "explain" if EXPLAINS => {
            text(argument(0), "domain").and_then(|domain| requirements::explain(domain, argument(1)))
        }
        "requirements" => requirements::requirements(argument(0), argument(1), argument(2)),
        _ => return None,
    })
}

fn run(operation: &str, arguments: &[Value]) -> Result<Value, Error> {
    if let Some(answer) = written(operation, arguments) {
        // What was just written is JSON.
        return Ok(schema::parse_json(&answer?, usize::MAX).unwrap_or_default());
    }
    let argument = |index: usize| arguments.get(index).unwrap_or(&Value::Null);
    let document = || document(argument(0));
    match operation {
        "add_language" => {
            let language = crate::language::add_language(text(argument(0), "messages")?)?;
            answer(json!({"language": language.as_str()}))
        }
        "add_piece" => piece::add(text(argument(0), "piece")?),
        "address_format" => address_format::answer(argument(0), argument(1)),
        "check" => {
            let mut options = options(argument(2))?;
            let schema = options.schema.take();
            let mut checker =
                check::Checker::new(association_with(argument(1), options)?, schema.as_deref())?;
            answer(checker.document(&*document()?)?)
        }
        "check_order" => order::check(argument(0), argument(1)),
        "choices" => requirements::choices(text(argument(0), "name")?, argument(1)),
        "decode" => {
            let schema = Some(argument(1)).filter(|name| !name.is_null());
            let contact =
                schema::decode(&*document()?, schema.map(|name| text(name, "schema")).transpose()?)?;
            answer(json!({"schema": contact.schema, "contact": contact}))
        }
        "detect" => {
            let detected = detect(&*document()?)?;
            answer(detected)
        }
        "format_phone_as_you_type" => {
            let country = match argument(1) {
                Value::Null => None,
                given => find_country(text(given, "country")?),
            };
            answer(as_you_type(text(argument(0), "text")?, phone_region(country)))
        }
        "language_for" => answer(Language::for_tag(text(argument(0), "tag")?).as_str()),
        "normalize" => {
            let context = Context::from_json(argument(2))?;
            match text(argument(0), "kind")? {
                "address" if cfg!(feature = "spellings") => address::normalize(argument(1), &context),
                kind => normalize(kind, text(argument(1), "value")?, &context),
            }
        }
        "normalize_contact" => normalize::contact(canonical(argument(0))?, argument(1)),
        "requirements_schema" if EXPLAINS => json_schema::json_schema(argument(0), argument(1), argument(2)),
        "schemas" => answer(schema::all().map(listed).collect::<Vec<_>>()),
        "suffix" => answer(json!({"suffix": rules::suffix(text(argument(0), "domain")?)?.name()})),
        "suffixes" if EXPLAINS => order::suffixes(),
        "version" => answer(json!({"version": crate::VERSION, "data_version": crate::DATA_VERSION})),
        _ => {
            #[cfg(feature = "providers")]
            if let Some(answer) = provider::call(operation, arguments)? {
                return Ok(answer);
            }
            if OPERATIONS.contains(&operation) {
                let feature = match operation {
                    _ if EXPLAINING.contains(&operation) => "explanations",
                    _ if ON_DOCUMENTS.contains(&operation) => "providers",
                    _ => "provider-calls",
                };
                return Err(Error::left_out(ErrorKind::Argument, "operation", feature));
            }
            let remedy = match nearest(operation, OPERATIONS.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use one of: {}", OPERATIONS.join(", ")),
            };
            Err(Error::new(ErrorKind::Argument, "unknown operation", remedy).coded("unknown_operation"))
        }
    }
}

/// Returns a schema with its fields, each with the JSON Pointer at which a new document has it.
fn listed(schema: &'static schema::Schema) -> Value {
    let pointer = |field: Field| match schema.name {
        CANONICAL => Some(format!("/{}", field.name())),
        _ => schema.pointers(field).first().map(|pointer| (*pointer).to_owned()),
    };
    let fields = Field::all().filter_map(|field| Some((field.name().to_owned(), pointer(field)?.into())));
    let fields: serde_json::Map<String, Value> = fields.collect();
    json!({"name": schema.name, "title": schema.title, "provider": schema.provider, "fields": fields})
}

/// The most values of all arguments together. A list of 200,000 contacts has as many.
const MOST_VALUES: usize = 4_000_000;

/// Runs an operation like [`call`], with the arguments as the text of a JSON array. It returns the answer as
/// text.
///
/// # Errors
///
/// The same as [`call`], and if the text is not a JSON array or has more than 4,000,000 values.
///
/// ```
/// use registrant::json::call_text;
/// assert_eq!(call_text("suffix", r#"["www.example.fr"]"#).unwrap(), r#"{"suffix":"fr"}"#);
/// ```
pub fn call_text(operation: &str, arguments: &str) -> Result<String, Error> {
    // This reads a `Value` first, because serde_json's message about another type would quote the value.
    let arguments = schema::parse_json(arguments, MOST_VALUES).map_err(|error| {
        Error::new(ErrorKind::Argument, error.to_string(), "pass a JSON array")
            .coded("not_json")
            .caused_by(error)
    })?;
    let Value::Array(arguments) = arguments else {
        return Err(Error::wrong_type(Place::root().of_kind(ErrorKind::Argument), "an array", &arguments));
    };
    // Only `requirements` answers so in a build without all phone numbers, and does without them.
    if let Some(answer) = written(operation, &arguments) {
        return answer.map_err(|error| named(operation, error));
    }
    // Formatting a `Value` for people would add another serializer of 2 KB.
    serde_json::to_string(&call(operation, &arguments)?)
        .map_err(|e| Error::new(ErrorKind::Document, e.to_string(), "please report this bug"))
}

/// Parses a document if it is JSON text; any other text is the document itself.
fn document(value: &Value) -> Result<Cow<'_, Value>, Error> {
    match value {
        Value::String(text) => schema::read(text).map(Cow::Owned),
        _ => Ok(Cow::Borrowed(value)),
    }
}

/// Detects the schema of a document. If detection fails, the error is about the document.
fn detect(document: &Value) -> Result<schema::Detected, Error> {
    schema::detect(document).map_err(|error| error.under(""))
}

/// Reads a canonical contact. For a document of another schema, the error asks to decode it first.
fn canonical(value: &Value) -> Result<Contact, Error> {
    Contact::from_json(value).map_err(|error| match schema::detect(value) {
        // A text that is too long is so in every schema.
        Ok(told) if told.schema != CANONICAL && error.code() != schema::TOO_LONG => {
            error.with_remedy(format!("decode the `{}` document first", told.schema))
        }
        _ => error,
    })
}

#[derive(Default)]
struct Options {
    schema: Option<String>,
    provider: Option<String>,
    today: Option<chrono::NaiveDate>,
    rules: Option<RuleBook>,
    language: Option<Language>,
}

fn options(value: &Value) -> Result<Options, Error> {
    let mut options = Options::default();
    let mut value = Cow::Borrowed(value);
    if value.get("rules").is_some() {
        let rules = value.to_mut().as_object_mut().and_then(|options| options.shift_remove("rules"));
        options.rules = rules.filter(|rules| !rules.is_null()).map(|rules| read_rules(&rules)).transpose()?;
    }
    for option in texts(&value)? {
        let (key, text, place) = option?;
        match key {
            "schema" => options.schema = Some(text.to_owned()),
            "provider" => options.provider = Some(text.to_owned()),
            "today" => options.today = Some(read_day(text, place)?),
            "language" => {
                options.language = Some(text.parse::<Language>().map_err(|error| error.moved_to(&place))?);
            }
            _ => {
                let known = ["schema", "provider", "today", "rules", "language"];
                return Err(Error::unknown_member(place, key, known.into_iter()));
            }
        }
    }
    Ok(options)
}

/// Reads the caller's own rules: a rule file, an array of them, or the JSON text of either.
fn read_rules(value: &Value) -> Result<RuleBook, Error> {
    if !cfg!(feature = "own-rules") {
        return Err(Error::left_out(ErrorKind::Rules, "caller's own rules", "own-rules"));
    }
    let read = match value.as_str() {
        Some(text) => RuleBook::from_json_text(text),
        None => RuleBook::from_json(value),
    };
    read.map_err(|error| error.in_argument("/options/rules"))
}

/// Takes an option that is a boolean out of the options.
fn flag(options: &mut Cow<Value>, name: &str) -> Result<bool, Error> {
    if options.get(name).is_none() {
        return Ok(false);
    }
    match options.to_mut().as_object_mut().and_then(|options| options.shift_remove(name)) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(flag)) => Ok(flag),
        Some(other) => Err(Error::wrong_type(Place::argument("options").member(name), "a boolean", &other)),
    }
}

/// Returns the options that are set, all of them texts: name, text and place.
fn texts(value: &Value) -> Result<impl Iterator<Item = Result<(&str, &str, Place), Error>>, Error> {
    let top = || Place::argument("options");
    let object = match value {
        Value::Null => None,
        _ => Some(value.as_object().ok_or_else(|| Error::wrong_type(top(), "an object", value))?),
    };
    Ok(object.into_iter().flatten().filter(|(_, value)| !value.is_null()).map(move |(key, value)| {
        let place = top().member(key);
        match value.as_str() {
            Some(text) => Ok((key.as_str(), text, place)),
            None => Err(Error::wrong_type(place, "a string", value)),
        }
    }))
}

/// Reads the association, together with the options that belong to it.
fn association(value: &Value, option_values: &Value) -> Result<Association, Error> {
    association_with(value, options(option_values)?)
}

/// Does the same with options that were read already.
fn association_with(value: &Value, options: Options) -> Result<Association, Error> {
    let mut association = Association::from_json(value)?;
    association.today = options.today.or(association.today);
    association.rules = options.rules;
    let named_in = if options.provider.is_some() { "options" } else { "association" };
    association.provider = options.provider.or(association.provider);
    association.provider_at(|| Place::argument(named_in).member("provider"))?;
    association.language = options.language.unwrap_or(association.language);
    Ok(association)
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str, Error> {
    value.as_str().ok_or_else(|| Error::wrong_type(Place::argument(name), "a string", value))
}

fn answer(value: impl Serialize) -> Result<Value, Error> {
    Ok(crate::base::to_json(&value))
}
