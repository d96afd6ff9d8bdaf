//! What was verified of a contact, in the extensions of two registries.
//!
//! - .at: a report with the result, the time, the method, a reference and an agent, about the contact as a whole; the registry
//!   answers with a status beside it. <https://github.com/nic-at/epp-verification-extension> and at-ext-verification-1.0.xsd
//!   (2024-09-24), which .si uses too (<https://github.com/metaregistrar/php-epp-client>, 2026-08-21).
//! - .dk: whether name and address, and whether the e-mail address, are verified, each with a status; who answers for it.
//!   <https://github.com/Punktum-dk/epp-service-specification>, NIS2-EPP-documentation.md (2026-06-25), and dkhm-4.5.xsd
//!   (2026-01-15).
//!
//! docs/verification.md has the table of words.

use serde_json::{Map, Value};

use crate::contact::{Claim, Contact, VerificationResult, Verified, Verifier};
use crate::schema::xml::Element;

/// The form in which a registry has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// .at's report.
    At,
    /// .dk's two flags.
    Dk,
}

/// The sequence of elements in .at's extension.
const AT_ORDER: &[&str] =
    &["report", "result", "verificationDate", "method", "reference", "agent", "status", "actionDate"];

/// The sequence of elements in .dk's extension.
const DK_ORDER: &[&str] =
    &["responsible", "verified_id", "verified_email", "confirm_email", "confirm_secondary_email"];

/// The flags of .dk: what each says is verified, and the claims that an entry needs for it.
const FLAGS: [(&str, &[Claim], &[Claim]); 2] = [
    ("verified_id", &[Claim::Name, Claim::Address, Claim::Identity], &[Claim::Name, Claim::Address]),
    ("verified_email", &[Claim::Email], &[Claim::Email]),
];

impl Form {
    /// Returns the suffix that entries in this form have.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Dk => "dk",
        }
    }

    /// Reads what the extension says into a contact.
    pub fn read(self, element: &Element, contact: &mut Contact) {
        match self {
            Self::At => self.read_report(element, contact),
            Self::Dk => self.read_flags(element, contact),
        }
    }

    fn entry(self, claims: &[Claim], result: VerificationResult) -> Verified {
        let mut entry = Verified::new(claims, result);
        entry.suffix = Some(self.suffix().to_owned());
        entry
    }

    fn read_report(self, element: &Element, contact: &mut Contact) {
        let mut reported = None;
        if let Some(report) = element.child("report") {
            let text = |name| report.child(name).map(Element::text).filter(|text| !text.is_empty());
            let result = match text("result").as_deref() {
                Some("success") => Some(VerificationResult::Verified),
                Some("failure") => Some(VerificationResult::Failed),
                _ => None,
            };
            reported = result;
            if let Some(result) = result {
                let mut entry = self.entry(&[], result);
                for (name, element) in [
                    ("time", "verificationDate"),
                    ("method", "method"),
                    ("reference", "reference"),
                    ("agent", "agent"),
                ] {
                    if let Some(member) = entry.text_mut(name) {
                        *member = text(element);
                    }
                }
                contact.verified.push(entry);
            }
            keep_attributes(report, &["receivedDate", "clID"], contact);
        }
        let status = element.child("status").and_then(|status| match status.attribute("s")? {
            "verified" => Some(VerificationResult::Verified),
            "failed" | "serverHold" => Some(VerificationResult::Failed),
            "pending" => Some(VerificationResult::Pending),
            _ => None,
        });
        // The status is about the latest verification, of which there may be no report yet.
        if let Some(status) = status.filter(|status| Some(*status) != reported) {
            contact.verified.push(self.entry(&[], status));
        }
    }

    fn read_flags(self, element: &Element, contact: &mut Contact) {
        let responsible = element.child("responsible").map(Element::text);
        for (name, claims, _) in FLAGS {
            let Some(flag) = element.child(name) else { continue };
            let is_set = matches!(flag.text().as_str(), "true" | "1");
            let result = match flag.attribute("status") {
                Some("completed") => VerificationResult::Verified,
                Some("pending") => VerificationResult::Pending,
                Some("expired") => VerificationResult::Expired,
                Some("rejected") => VerificationResult::Failed,
                _ if is_set => VerificationResult::Verified,
                Some("notRequired") => VerificationResult::NotRequired,
                _ => continue,
            };
            let mut entry = self.entry(claims, result);
            let by = flag.attribute("responsible").or(responsible.as_deref());
            entry.by = Verifier::ALL.into_iter().find(|verifier| Some(verifier.as_str()) == by);
            contact.verified.push(entry);
            keep_attributes(flag, &["expdate"], contact);
        }
    }

    /// Tells if a command needs the extension for what a contact says.
    pub fn is_needed(self, contact: &Contact, is_create: bool) -> bool {
        match self {
            Self::At => self.report(contact).is_some(),
            Self::Dk => {
                let [id, email] = self.flags(contact).map(|flag| flag == Some(true));
                if is_create { id && email } else { id || email }
            }
        }
    }

    /// Makes the extension say what a contact says, where that differs from what it said before.
    pub fn change(
        self,
        element: &mut Element,
        before: &Contact,
        after: &Contact,
        is_create: bool,
    ) -> Option<()> {
        match self {
            Self::At => {
                let report = self.report(after);
                if report == self.report(before) {
                    return None;
                }
                match report {
                    Some(report) => write_report(element, report)?,
                    None => element.remove("report"),
                }
            }
            Self::Dk => {
                let (old, new) = (self.flags(before), self.flags(after));
                // .dk refuses a create whose flags differ, and takes an absent one for false.
                if is_create && new.contains(&Some(true)) && new != [Some(true); 2] {
                    return None;
                }
                for (index, (name, ..)) in FLAGS.into_iter().enumerate() {
                    let flag = new.get(index).copied().flatten();
                    if old.get(index) == new.get(index)
                        || (flag != Some(true) && element.child(name).is_none())
                    {
                        continue;
                    }
                    let element = element.child_or_new(name, DK_ORDER)?;
                    element.set_text(if flag == Some(true) { "true" } else { "false" });
                    forget_attributes(element, &["status", "responsible", "expdate"]);
                }
            }
        }
        Some(())
    }

    /// The entries of a contact in this form.
    fn entries(self, contact: &Contact) -> impl DoubleEndedIterator<Item = &Verified> {
        contact.verified.iter().filter(move |entry| entry.suffix.as_deref() == Some(self.suffix()))
    }

    /// The last entry that a report can hold: it has a result, and a time to the second.
    fn report(self, contact: &Contact) -> Option<&Verified> {
        self.entries(contact).rfind(|entry| {
            at_word(entry.result).is_some() && entry.time.as_deref().is_some_and(|time| time.contains('T'))
        })
    }

    /// Returns what the last entry about each flag says, or `None` without such an entry.
    fn flags(self, contact: &Contact) -> [Option<bool>; 2] {
        FLAGS.map(|(.., needed)| {
            let mut entries = self.entries(contact);
            let entry = entries.rfind(|entry| needed.iter().all(|claim| entry.claims.contains(claim)))?;
            Some(entry.result == VerificationResult::Verified)
        })
    }
}

fn write_report(element: &mut Element, entry: &Verified) -> Option<()> {
    let report = element.child_or_new("report", AT_ORDER)?;
    let members = [
        ("result", at_word(entry.result), usize::MAX),
        ("verificationDate", entry.time.as_deref(), usize::MAX),
        ("method", entry.method.as_deref(), 64),
        ("reference", entry.reference.as_deref(), 512),
        ("agent", entry.agent.as_deref(), 64),
    ];
    for (name, value, longest) in members {
        match value.filter(|value| (1..=longest).contains(&value.trim().chars().count())) {
            Some(value) => report.child_or_new(name, AT_ORDER)?.set_text(value),
            None => report.remove(name),
        }
    }
    // A client may not send them.
    forget_attributes(report, &["receivedDate", "clID"]);
    Some(())
}

/// .at's word for a result.
fn at_word(result: VerificationResult) -> Option<&'static str> {
    match result {
        VerificationResult::Verified => Some("success"),
        VerificationResult::Failed => Some("failure"),
        _ => None,
    }
}

/// Keeps attributes that no member of an entry holds.
fn keep_attributes(element: &Element, names: &[&str], contact: &mut Contact) {
    let held = |name: &&str| Some(((*name).to_owned(), Value::from(element.attribute(name)?)));
    let attributes: Map<String, Value> = names.iter().filter_map(held).collect();
    if !attributes.is_empty() {
        contact.extra.insert(format!("/extension/{}", element.local()), Value::Object(attributes));
    }
}

fn forget_attributes(element: &mut Element, names: &[&str]) {
    for name in names {
        if element.attribute(name).is_some() {
            element.set_attribute(name, None);
        }
    }
}

/// Tells if an entry that was written and read again says all that another one says.
pub(super) fn carries(read: &Verified, entry: &Verified) -> bool {
    read.result == entry.result
        && entry.claims.iter().all(|claim| read.claims.contains(claim))
        && (entry.by.is_none() || entry.by == read.by)
        && entry.texts().iter().zip(&read.texts()).all(|(wanted, held)| wanted.1.is_none() || wanted == held)
}
