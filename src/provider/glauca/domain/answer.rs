//! What the API's checks answer: may a domain be registered, transferred, renewed or restored, and for how much.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::base::discreet;
use crate::base::{Code, Error, Place};

/// The answer of one of the checks: `check`, `check_transfer`, `check_renew` or `check_restore`.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckAnswer {
    /// The domain.
    pub domain: String,
    /// Is true if it can be done.
    pub available: bool,
    /// Why not, in the API's words.
    pub reason: Option<String>,
    /// The price in pounds sterling, with two decimals: `19.99`.
    pub price: Option<String>,
}

discreet!(CheckAnswer { available });

impl CheckAnswer {
    /// Returns the price in pence, `None` if there is none.
    pub fn pence(&self) -> Option<u64> {
        pence(self.price.as_deref()?)
    }

    /// Returns what kind of reason it is; `None` if it can be done, or the registry's own words say why not.
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
        map.end()
    }
}

/// Reads what one of the checks answered.
///
/// # Errors
///
/// If the answer is not an object with these members; the error names the place.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::glauca::domain::check_answer, schema::parse};
/// let answer = parse(r#"{"domain": "example.com", "available": true, "reason": null, "price": "19.99"}"#)?;
/// let answer = check_answer(&answer)?;
/// assert_eq!((answer.available, answer.pence()), (true, Some(1999)));
/// # Ok(())
/// # }
/// ```
pub fn check_answer(document: &Value) -> Result<CheckAnswer, Error> {
    if !document.is_object() {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    let member = |name: &str| document.get(name).unwrap_or(&Value::Null);
    let place = |name: &str| Place::root().member(name);
    let domain = member("domain");
    let available = member("available");
    let reason = match member("reason") {
        Value::Null => None,
        Value::String(reason) => Some(reason.clone()).filter(|reason| !reason.is_empty()),
        other => return Err(Error::wrong_type(place("reason"), "a text or null", other)),
    };
    // A price is text, but an order's is a number.
    let price = match member("price") {
        Value::Null => None,
        Value::String(price) => Some(price.clone()),
        Value::Number(price) => price.as_f64().map(|price| {
            // In whole pence: the printing of floats would weigh 4 KB.
            let pence = (price.abs() * 100.0).round() as u64;
            format!("{}{}.{:02}", if price < 0.0 { "-" } else { "" }, pence / 100, pence % 100)
        }),
        other => return Err(Error::wrong_type(place("price"), "a price or null", other)),
    };
    if price.as_deref().is_some_and(|price| pence(price).is_none()) {
        return Err(Error::wrong_value(place("price"), "a price in pounds, such as `19.99`"));
    }
    Ok(CheckAnswer {
        domain: domain
            .as_str()
            .ok_or_else(|| Error::wrong_type(place("domain"), "a domain name", domain))?
            .to_owned(),
        available: available
            .as_bool()
            .ok_or_else(|| Error::wrong_type(place("available"), "true or false", available))?,
        reason,
        price,
    })
}

/// The pence of a price in pounds: at most nine digits, two of them after the dot.
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
