//! The conversion from one schema to another.

pub(super) mod fitting;
mod places;
mod refused;
mod shown;
mod spare;

use std::borrow::Cow;

use serde_json::Value;

use super::encode::weigh;
#[cfg(feature = "xml")]
use super::gandi_v3::ContactCall;
use super::gandi_v3::as_read;
use super::limits::{errors, limits};
use super::mismatch;
use crate::base::{Error, Place, Role, Severity, discreet, in_order};
use crate::check::{Violation, keep_named};
use crate::contact::Field;
use crate::normalize::{self, FieldChange, FieldProblem, NormalizedContact};
use crate::rules::{self, Suffix};
#[cfg(feature = "cards")]
use crate::schema::vcard;
use crate::schema::{
    self, CardVersion, Codec, Encoded, Loss, Schema, detect, freebox, gandi_v3, merge, named, names,
};
use shown::Shown;

/// A document in the target schema, with a record of the conversion.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Converted {
    /// The source schema.
    pub from: &'static str,
    /// The target schema.
    pub to: &'static str,
    /// The document in the target schema.
    pub document: Value,
    /// The changes. Normalization alters values. A target may need a name split or joined, or a kind, which
    /// is then assumed. A field whose text is the same in both documents is not here, nor is a lost one.
    pub changes: Vec<FieldChange>,
    /// Problems with values of the source, which were converted as they were: without normalization, only those of values
    /// that have no spelling in ASCII.
    pub problems: Vec<FieldProblem>,
    /// The losses: values that the target cannot hold.
    pub losses: Vec<Loss>,
    /// The violations of the target's own limits, which apply to every domain. A country, an e-mail address or a phone number that
    /// nobody can read is one too.
    pub violations: Vec<Violation>,
}

discreet!(Converted { from, to, changes, problems, losses, violations });

impl Converted {
    /// Returns `true` if the target accepts the document: no violation is an error.
    pub fn is_accepted(&self) -> bool {
        self.violations.iter().all(|violation| violation.severity == Severity::Warning)
    }
}

/// The schema with versions.
const VCARD: &str = "vcard";

/// The options of a conversion: source, target, normalization.
///
/// ```
/// use registrant::{provider::Conversion, schema};
/// let conversion = Conversion::to(schema::GANDI_V5).from(schema::GANDI_V3).raw();
/// assert!(conversion.raw);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Conversion {
    /// The schema of the document, or `None` to detect it.
    pub from: Option<&'static Schema>,
    /// The schema to write.
    pub to: &'static Schema,
    /// `true` to keep the values as they are, without normalization.
    pub raw: bool,
    /// `true` to spell names and addresses in ASCII. A target with a place for both forms gets both. A text that no
    /// rule can spell is a violation of the rule `ascii`.
    pub ascii: bool,
    /// The suffix of the domain that the contact is for. An EPP document gets the extension of its registry, and
    /// one of Gandi or Route 53 the members of its registry.
    pub suffix: Option<Suffix>,
    /// The version of the vCard to write, or `None` for that of the source, or else 4.0. Only for the schema `vcard`.
    pub card_version: Option<CardVersion>,
    /// The message of Gandi's API v3 that [`convert_all`](super::convert_all) writes around the contact, or `None` for the contact
    /// alone. Only for the schema `gandi-v3`.
    #[cfg(feature = "xml")]
    pub call: Option<ContactCall>,
    /// The contact's role for the domain. A new EPP document for EURid has the type of the role.
    pub role: Option<Role>,
}

impl Conversion {
    /// Returns a conversion into a schema. It detects the source schema.
    pub fn to(schema: &'static Schema) -> Self {
        Self {
            from: None,
            to: schema,
            raw: false,
            ascii: false,
            suffix: None,
            card_version: None,
            #[cfg(feature = "xml")]
            call: None,
            role: None,
        }
    }

    /// Returns the conversion with a given source schema.
    #[must_use]
    pub fn from(mut self, schema: &'static Schema) -> Self {
        self.from = Some(schema);
        self
    }

    /// Returns the conversion with names and addresses in ASCII.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::provider::{Conversion, convert};
    /// use registrant::schema;
    /// let document = schema::parse(r#"{"given_name": "Jürgen", "city": "Köln", "country": "DE"}"#)?;
    /// let converted = convert(&document, &Conversion::to(schema::CLOUDFLARE).ascii())?;
    /// assert_eq!(converted.document["first_name"], "Juergen");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn ascii(mut self) -> Self {
        self.ascii = true;
        self
    }

    /// Returns the conversion for a domain, whose registry may have an extension of the target's format.
    ///
    /// # Errors
    ///
    /// If the domain is not a domain name, or if its suffix is unknown.
    ///
    /// ```
    /// use registrant::{provider::Conversion, schema};
    /// let conversion = Conversion::to(schema::EPP).domain("example.fr").unwrap();
    /// assert_eq!(conversion.suffix.unwrap().name(), "fr");
    /// ```
    pub fn domain(mut self, domain: &str) -> Result<Self, Error> {
        self.suffix = Some(rules::suffix_of_name(domain)?);
        Ok(self)
    }

    /// Returns the conversion to a vCard of this version. Only the schema `vcard` has versions.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::provider::{Conversion, convert};
    /// use registrant::schema::{self, CardVersion};
    /// let document = schema::parse(r#"{"full_name": "Ann Bell", "language": "en"}"#)?;
    /// let conversion = Conversion::to(schema::VCARD).from(schema::CONTACT).card_version(CardVersion::V3);
    /// let card = convert(&document, &conversion)?.document;
    /// assert!(card.as_str().is_some_and(|card| card.contains("VERSION:3.0") && card.contains("X-LANG:en")));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn card_version(mut self, version: CardVersion) -> Self {
        self.card_version = Some(version);
        self
    }

    /// Returns the conversion to a message of Gandi's API v3. Only the schema `gandi-v3` has messages. The API key of a call is
    /// empty, and a `password` that the source lacks is a violation.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::provider::{Conversion, convert_all, gandi_v3::ContactCall};
    /// use registrant::schema;
    /// let document = schema::parse(r#"{"given_name": "Ann", "family_name": "Bell", "country": "FR"}"#)?;
    /// let conversion = Conversion::to(schema::GANDI_V3).call(ContactCall::Create);
    /// let converted = convert_all(&document, &conversion)?;
    /// assert!(converted.document.as_str().unwrap().contains("<methodName>contact.create</methodName>"));
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "xml")]
    #[must_use]
    pub fn call(mut self, call: ContactCall) -> Self {
        self.call = Some(call);
        self
    }

    /// Returns the conversion without normalization. From a schema to itself, the document stays as it is.
    #[must_use]
    pub fn raw(mut self) -> Self {
        self.raw = true;
        self
    }
}

/// Converts a document. It decodes, normalizes (unless turned off) and encodes the document, and applies the
/// target's limits.
///
/// # Errors
///
/// If the source is not a document of its schema, or clearly belongs to another provider. If no source schema
/// is given and detection fails. If a version of vCard is asked of another schema.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::provider::{Conversion, convert};
/// use registrant::schema;
/// let document = schema::parse(r#"{"type": 0, "given": "Given", "family": "Family", "phone": "+33123456789",
///     "streetaddr": "my street", "city": "My City", "zip": "75000", "country": "FR", "email": "x"}"#)?;
/// let converted = convert(&document, &Conversion::to(schema::GANDI_V3))?;
/// assert_eq!(converted.document["phone"], "+33.123456789");
/// assert_eq!(converted.changes.len(), 1);
/// assert_eq!(converted.problems[0].field.name(), "email");
/// # Ok(())
/// # }
/// ```
pub fn convert(document: &Value, conversion: &Conversion) -> Result<Converted, Error> {
    let Conversion { to, raw, ascii, card_version, .. } = *conversion;
    if card_version.is_some() && to.name != VCARD {
        let place = Place::argument("options").member("card_version");
        let found = format!("expected the schema {VCARD}, found {}", to.name);
        return Err(Error::at(place, found, format!("leave it out, or convert to {VCARD}")));
    }
    #[cfg(feature = "xml")]
    if conversion.call.is_some() && to.name != gandi_v3::SCHEMA.name {
        let place = Place::argument("options").member("call");
        let found = format!("expected the schema {}, found {}", gandi_v3::SCHEMA.name, to.name);
        return Err(Error::at(place, found, "leave it out, or convert to gandi-v3"));
    }
    let from = match conversion.from {
        Some(schema) => schema,
        None => named(detect(document)?.schema)?,
    };
    let is_own = from.name == to.name;
    let inner = schema::only(from, document)?;
    let document = inner.as_ref().map_or(document, |part| &part.document);
    let whole = document;
    let mut readable = Cow::Borrowed(document);
    let (source, misfits) = schema::set_aside(from, &mut readable, |document| from.decode(document))?;
    let document = &*readable;
    if conversion.from.is_some() && !is_own {
        mismatch::refuse(from, document)?;
    }
    let mut contact = source.clone();
    fitting::set_type(&mut contact, from, conversion);
    let mut carried = fitting::take_second_number(&mut contact, to);
    let noted = fitting::take_notes(&mut contact, to, &mut carried);
    let linked = fitting::take_website(&mut contact, to, &mut carried);
    let mut normalized = match raw {
        true => NormalizedContact { contact, changes: Vec::new(), problems: Vec::new() },
        false => normalize::contact(contact),
    };
    normalized.changes.splice(0..0, noted.into_iter().chain(linked));
    let mut encoded = if is_own && raw && !ascii {
        Encoded { document: whole.clone(), losses: Vec::new() }
    } else {
        fitting::write(&mut normalized, document, &source, from, conversion)
    };
    let further = match is_own || raw {
        true => Vec::new(),
        false => spare::further(&normalized.contact, to, &mut carried),
    };
    fitting::forget_losses(&mut encoded.losses, &source, &carried);
    if !is_own && !raw {
        let NormalizedContact { contact, changes, .. } = &mut normalized;
        spare::note(contact, to, &mut encoded, changes, further);
    }
    if is_own && !raw && matches!(to.codec, Codec::Canonical) {
        // The canonical contact keeps no record of its document.
        let after = std::mem::replace(&mut encoded.document, document.clone());
        merge::apply(&mut encoded.document, &to.write(&source).document, &after);
    }
    #[cfg(feature = "cards")]
    if let Some(written) = card_version.and_then(|version| vcard::in_version(&encoded.document, version)) {
        encoded.document = written.document;
        encoded.losses.extend(written.losses);
    }
    let NormalizedContact { contact, mut changes, problems } = normalized;
    // The target checks the values that it reads, not those of the source.
    let is_new_entry = !is_own && to.name == freebox::SCHEMA.name;
    let own = is_new_entry.then(|| freebox::own(&encoded.document));
    let written = to.decode(own.as_ref().unwrap_or(&encoded.document)).unwrap_or_else(|_| contact.clone());
    if card_version.is_some() {
        changes.extend(names::guessed(&contact, &written));
    }
    let said = fitting::said_in_name(&source, &written, to);
    fitting::forget_losses(&mut encoded.losses, &source, &said);
    if matches!(from.codec, Codec::Canonical) {
        shown::in_extra(&mut encoded.losses, &contact);
    }
    let mut shown = Shown { changes, source: &source, contact: &contact, written: &written, from, to };
    shown.add(document, &encoded);
    let mut changes = shown.changes;
    let is_told = |change: &FieldChange| change.field == Field::KIND && change.change.code != "extension";
    if !raw && !is_own && !changes.iter().any(is_told) {
        changes.extend(fitting::assumed_company(&contact, from, conversion));
    }
    changes.sort_by_key(|change| change.field);
    let mut judged = if to.name == gandi_v3::SCHEMA.name { as_read(&written) } else { written };
    if contact.has(Field::STREET) && !contact.has_first_line() {
        // A second line does not replace the first one, even if the target has one text for both.
        judged.street.clone_from(&contact.street);
    }
    let mut violations = limits(&judged, to);
    if is_own && schema::is_change(from, document) {
        keep_named(&mut violations, from, document, &source);
    }
    // Only the target's own rules say what it refuses: not a wrong type of the source, nor the caller's wish for ASCII.
    let broken: Vec<_> = errors(&violations).map(|(id, code)| (id.to_owned(), code)).collect();
    refused::misfits(&mut violations, &mut encoded.losses, misfits, (from, conversion), &judged);
    refused::unspelled(&mut violations, &problems, &encoded.losses, &judged);
    refused::extensions(&mut violations, &problems, &encoded.losses, &judged);
    refused::values(&mut violations, &judged, to);
    weigh(&mut encoded.losses, &broken, &contact, &judged, to);
    let Encoded { document, losses } = encoded;
    Ok(Converted { from: from.name, to: to.name, document, changes, losses, problems, violations })
}

/// Converts many documents, each as [`convert`] does, in their order.
///
/// With the feature `parallel` it uses every core. It then reads ahead by up to 128 documents for each core. A call keeps no
/// more than these in memory.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::provider::{Conversion, convert_many};
/// use registrant::schema;
/// let texts = [r#"{"given": "Ann", "streetaddr": "1 rue"}"#, r#"["Ann"]"#];
/// let documents = texts.iter().map(|text| schema::parse(text).unwrap());
/// let mut converted = convert_many(documents, &Conversion::to(schema::DNSIMPLE).from(schema::GANDI_V3));
/// assert_eq!(converted.next().unwrap()?.document["first_name"], "Ann");
/// assert!(converted.next().unwrap().is_err());
/// # Ok(())
/// # }
/// ```
pub fn convert_many<I: IntoIterator<Item = Value>>(
    documents: I,
    conversion: &Conversion,
) -> impl Iterator<Item = Result<Converted, Error>> + use<I> {
    let conversion = *conversion;
    in_order(documents, move || move |document: Value| convert(&document, &conversion))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::provider::{Conversion, convert};
    use crate::schema::{gandi_v3, gandi_v5};

    #[test]
    fn a_right_spelling_is_a_change() {
        let document = json!({"type": 0, "given": "Given", "state": "FR-J", "country": "FR", "extra": [1]});
        let conversion = Conversion::to(&gandi_v5::SCHEMA).from(&gandi_v5::SCHEMA);
        let converted = convert(&document, &conversion).unwrap();
        assert_eq!(converted.document["type"], "individual");
        assert_eq!(converted.document["extra"], json!([1]));
        let whys: Vec<_> = converted.changes.iter().map(|c| c.change.code).collect();
        assert_eq!(whys, ["written", "subdivision_successor"]);
        let change = &converted.changes[0].change;
        assert_eq!((&*change.before, &*change.after), ("0", "individual"));
        let kept = convert(&document, &conversion.raw()).unwrap();
        assert_eq!((kept.document, kept.changes), (document, vec![]));
    }

    #[test]
    fn the_demands_of_one_schema_are_not_those_of_another() {
        let document = json!({"type": 4, "orgname": "Example SAS", "given": "A", "family": "B",
            "phone": "+33.123456789", "streetaddr": "1 rue", "city": "Paris", "country": "FR", "email": "a@example.org"});
        let broken = |to| {
            let converted = convert(&document, &Conversion::to(to).from(&gandi_v3::SCHEMA)).unwrap();
            converted.violations.iter().map(|v| v.rule.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(broken(&gandi_v3::SCHEMA), [""; 0]);
        assert_eq!(broken(&gandi_v5::SCHEMA), ["gandi-v5.type.reseller"]);
    }

    #[test]
    fn an_empty_text_is_as_an_absent_one() {
        for member in ["email", "country", "phone", "kind"] {
            let document = json!({"full_name": "Ann Bell", member: ""});
            let conversion = Conversion::to(&crate::schema::glauca::SCHEMA);
            let converted = convert(&document, &conversion.from(crate::schema::CONTACT)).unwrap();
            let absent = convert(&json!({"full_name": "Ann Bell"}), &conversion.from(crate::schema::CONTACT));
            assert_eq!(converted.is_accepted(), absent.unwrap().is_accepted(), "{member}");
            assert!(
                converted.problems.iter().all(|problem| problem.problem.code == crate::base::Code::Missing)
            );
        }
        let to_card = Conversion::to(&crate::schema::jscontact::SCHEMA).from(crate::schema::CONTACT);
        assert!(convert(&json!({"full_name": "Ann Bell", "email": ""}), &to_card).unwrap().is_accepted());
        assert!(!convert(&json!({"full_name": "Ann Bell", "email": "x"}), &to_card).unwrap().is_accepted());
    }
}
