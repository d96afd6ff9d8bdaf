//! The facts of a rule that a violation carries.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::outcome::Problem;
use super::values::Values;

/// The facts of a rule that a message, a form or a translation needs, by name: `min`, `pattern`, `one_of`, …
///
/// There are few, and most borrow from the built-in tables.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Association, Code, Param, Role, check, contact::{Contact, Field}};
/// let mut contact = Contact::default();
/// contact.set(Field::COUNTRY, "US");
/// let report = check(&contact, &Association::new("mydomain.fr").role(Role::Owner))?;
/// let refused = report.violations.iter().find(|violation| violation.code == Code::NotEligible).unwrap();
/// let countries = refused.params.get("one_of").and_then(Param::as_list).unwrap();
/// assert!(countries.contains("FR"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(Cow<'static, str>, Param)>);

/// One fact of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// A text: a pattern, an example, the key of a reason.
    Text(Cow<'static, str>),
    /// A limit.
    Number(u64),
    /// The values to choose from.
    List(Values),
}

impl Params {
    /// Returns the fact with a name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, param)| param)
    }

    /// Returns every fact with its name, in written order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Param)> {
        self.0.iter().map(|(name, param)| (&**name, param))
    }

    /// Returns whether there are no facts.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the facts of a problem, with its reason.
    pub(crate) fn of(problem: &Problem) -> Self {
        let mut params = Self::default();
        params.insert_problem(problem);
        params
    }

    /// Adds the facts of a problem, and its reason.
    pub(crate) fn insert_problem(&mut self, problem: &Problem) {
        self.insert("reason", problem.reason);
        for (name, value) in &problem.params {
            self.insert(*name, value.clone());
        }
    }

    /// Adds a fact, or replaces the one with the same name.
    pub(crate) fn insert(&mut self, name: impl Into<Cow<'static, str>>, param: impl Into<Param>) {
        let (name, param) = (name.into(), param.into());
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, held)) => *held = param,
            None => self.0.push((name, param)),
        }
    }

    /// Returns the text with a name.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// Returns the number with a name.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.get(name)?.as_u64()
    }
}

impl Param {
    /// Returns the text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number, if it is one.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the values, if it is a list.
    pub fn as_list(&self) -> Option<&Values> {
        match self {
            Self::List(values) => Some(values),
            _ => None,
        }
    }
}

impl From<Cow<'static, str>> for Param {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u64> for Param {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<Values> for Param {
    fn from(values: Values) -> Self {
        Self::List(values)
    }
}

impl<P: Into<Param>> FromIterator<(&'static str, P)> for Params {
    fn from_iter<I: IntoIterator<Item = (&'static str, P)>>(facts: I) -> Self {
        let mut params = Self::default();
        for (name, param) in facts {
            params.insert(name, param);
        }
        params
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Through serde_json's map, which keeps the order.
        let facts = serde_json::Map::deserialize(deserializer)?;
        let read = |(name, fact): (String, serde_json::Value)| {
            Ok((Cow::Owned(name), Param::deserialize(fact).map_err(D::Error::custom)?))
        };
        facts.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }
}
