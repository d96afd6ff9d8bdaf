//! The answers of the API's checks. They tell if a domain can be registered, transferred, renewed or
//! restored, and the price.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::Direction;
use super::check::{Checker, type_fault};
use crate::base::discreet;
use crate::base::{Code, Error, Place};
use crate::provider::glauca::refusal::Refusal;

/// The answer of a check: `check`, `check_transfer`, `check_renew` or `check_restore`.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckAnswer {
    /// The domain, or `None` if the answer lacks it.
    pub domain: Option<String>,
    /// `true` if the operation is possible, or `None` if the answer doesn't tell.
    pub available: Option<bool>,
    /// The reason for a refusal, in the API's words.
    pub reason: Option<String>,
    /// The price in pounds sterling, with two decimals: `19.99`.
    pub price: Option<String>,
    /// The faults of the answer: values that the API would not send. They are `None` above.
    pub refusals: Vec<Refusal>,
}

discreet!(CheckAnswer { available, refusals });

impl CheckAnswer {
    /// Returns the price in pence, or `None` without a price.
    pub fn pence(&self) -> Option<u64> {
        pence(self.price.as_deref()?)
    }

    /// Returns the code of the reason. It is `None` if the operation is possible, or if the reason is in the
    /// registry's own words.
    pub fn code(&self) -> Option<Code> {
        Some(match self.reason.as_deref()? {
            "Unsupported or invalid domain"
            | "Unsupported by the registry"
            | "Extension not yet supported for transfers" => Code::Unsupported,
            "Invalid period for domain" => Code::UnknownValue,
            "Domain not eligible for transfer"
            | "Domain not in state to be renewed"
            | "Domain not in state to be restored" => Code::NotEligible,
            _ => return None,
        })
    }
}

impl Serialize for CheckAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("domain", &self.domain)?;
        map.serialize_entry("available", &self.available)?;
        map.serialize_entry("reason", &self.reason)?;
        map.serialize_entry("code", &self.code())?;
        map.serialize_entry("price", &self.price)?;
        map.serialize_entry("pence", &self.pence())?;
        map.serialize_entry("accepted", &self.refusals.is_empty())?;
        map.serialize_entry("violations", &self.refusals)?;
        map.end()
    }
}

/// Reads the answer of a check. A wrong or a missing value is one of its refusals.
///
/// # Errors
///
/// If the answer is not an object.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::glauca::domain::check_answer, schema::parse};
/// let answer = parse(r#"{"domain": "example.com", "available": true, "reason": null, "price": "19.99"}"#)?;
/// let answer = check_answer(&answer)?;
/// assert_eq!((answer.available, answer.pence()), (Some(true), Some(1999)));
/// let answer = check_answer(&parse(r#"{"domain": "example.com", "available": "yes"}"#)?)?;
/// assert_eq!((answer.available, answer.refusals[0].pointer.as_str()), (None, "/available"));
/// # Ok(())
/// # }
/// ```
pub fn check_answer(document: &Value) -> Result<CheckAnswer, Error> {
    let Some(members) = document.as_object() else {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    };
    let mut checker = Checker { direction: Direction::Answer, refusals: Vec::new() };
    let member = |name: &str| members.get(name).unwrap_or(&Value::Null);
    checker.host("/domain", member("domain"));
    let available = member("available").as_bool();
    if available.is_none() {
        checker.refuse("/available", type_fault(member("available")), "expected a boolean");
    }
    let reason = member("reason");
    if !matches!(reason, Value::Null | Value::String(_)) {
        checker.refuse("/reason", Code::InvalidFormat, "expected a string or null");
    }
    // The API sends a price as text, but an order's price as a number.
    let price = match member("price") {
        Value::String(price) => Some(price.clone()),
        Value::Number(price) => price.as_f64().map(|price| {
            // Whole pence avoid the code for printing floats, which takes 4 KB.
            let pence = (price.abs() * 100.0).round() as u64;
            format!("{}{}.{:02}", if price < 0.0 { "-" } else { "" }, pence / 100, pence % 100)
        }),
        _ => None,
    };
    let price = price.filter(|price| pence(price).is_some());
    if price.is_none() && !member("price").is_null() {
        checker.refuse("/price", Code::InvalidFormat, "expected a price in pounds, such as `19.99`, or null");
    }
    let is_wrong = |at: &str| checker.refusals.iter().any(|refusal| refusal.pointer == at);
    Ok(CheckAnswer {
        domain: member("domain").as_str().filter(|_| !is_wrong("/domain")).map(str::to_owned),
        available,
        reason: reason.as_str().filter(|reason| !reason.is_empty()).map(str::to_owned),
        price,
        refusals: checker.refusals,
    })
}

/// Returns a price in pence. It has at most nine digits, including two after the dot.
fn pence(price: &str) -> Option<u64> {
    let (pounds, rest) = price.split_once('.').unwrap_or((price, "00"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(pounds) || !is_number(rest) || pounds.len() > 12 || rest.len() > 2 {
        return None;
    }
    let tens = if rest.len() == 1 { 10 } else { 1 };
    pounds.parse::<u64>().ok()?.checked_mul(100)?.checked_add(rest.parse::<u64>().ok()? * tens)
}

#[cfg(test)]
mod tests {
    use super::pence;

    #[test]
    fn prices_are_pence() {
        for (price, want) in [
            ("19.99", Some(1999)),
            ("0", Some(0)),
            ("160.0", Some(16000)),
            ("9.", None),
            (".5", None),
            ("1.999", None),
            ("-1.00", None),
            ("", None),
            ("1,00", None),
            ("9999999999999", None),
        ] {
            assert_eq!(pence(price), want, "{price}");
        }
    }
}
