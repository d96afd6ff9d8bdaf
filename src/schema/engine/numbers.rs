//! The choice among several phone numbers: a contact has one phone, one mobile and one fax number.
//!
//! The phone number is the preferred number. Otherwise a landline comes first, then a mobile, a work number,
//! any other number; never a fax. The mobile and the fax number are the preferred one of their type, or else
//! the first. If a contact has only a mobile number, it is the phone number too.

use serde_json::Value;

use super::edited::changed;
use super::loss::Loss;
use super::member::{is_epp, split_extension};
#[cfg(feature = "registrars")]
use crate::base::{Error, Place};
use crate::contact::{Contact, Field};

/// The use of a number, in the order of choice for the phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    Fixed,
    Mobile,
    Work,
    Other,
    Fax,
}

/// The indices of the chosen numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub phone: Option<usize>,
    pub mobile: Option<usize>,
    pub fax: Option<usize>,
}

impl Chosen {
    /// Returns the field of the number with this index.
    pub fn field(self, index: usize) -> Option<Field> {
        self.fields().find(|(_, own)| *own == index).map(|(field, _)| field)
    }

    /// Returns the index of a field's number.
    pub fn index(self, field: Field) -> Option<usize> {
        self.fields().find(|(own, _)| *own == field).map(|(_, index)| index)
    }

    /// Returns each field with the index of its number.
    pub fn fields(self) -> impl Iterator<Item = (Field, usize)> {
        let fields = [(Field::PHONE, self.phone), (Field::MOBILE, self.mobile), (Field::FAX, self.fax)];
        fields.into_iter().filter_map(|(field, index)| Some((field, index?)))
    }
}

/// Chooses among numbers, each with its use and preference. A lower preference is better.
fn choose(numbers: &mut dyn Iterator<Item = Option<(Use, u64)>>) -> Chosen {
    let [mut phone, mut mobile, mut fax]: [Option<(u64, Use, usize)>; 3] = [None; 3];
    let better = |best: &mut Option<(u64, Use, usize)>, this| {
        if best.is_none_or(|best| this < best) {
            *best = Some(this);
        }
    };
    for (index, number) in numbers.enumerate() {
        let Some((used, rank)) = number else { continue };
        let this = (rank, used, index);
        match used {
            Use::Fax => better(&mut fax, this),
            Use::Mobile => {
                better(&mut mobile, this);
                better(&mut phone, this);
            }
            _ => better(&mut phone, this),
        }
    }
    let index = |best: Option<(u64, Use, usize)>| best.map(|(_, _, index)| index);
    Chosen { phone: index(phone), mobile: index(mobile), fax: index(fax) }
}

/// Returns whether a number with its features from another card has the use that the contact gave it. A number of any other
/// use, such as a pager, counts as a landline.
#[cfg(feature = "cards")]
pub(crate) fn is_same_use(own: Option<(Use, u64)>, new: Option<(Use, u64)>) -> bool {
    let used =
        |of: Option<(Use, u64)>| of.map(|(used, _)| if used == Use::Other { Use::Fixed } else { used });
    used(own) == used(new)
}

/// Returns the loss for a single mobile number, which counts as the phone number too.
pub(crate) fn alone(contact: &Contact) -> Option<Loss> {
    let why = "the target has only a mobile number, which is also the phone number";
    let is_alone = contact.has(Field::MOBILE) && !contact.has(Field::PHONE);
    is_alone.then(|| Loss::of(Field::PHONE, why))
}

/// The functions for one number of a schema.
#[derive(Debug)]
pub(crate) struct Shape {
    /// Returns the use and preference, or `None` if the item is not a number.
    pub used: fn(&Value) -> Option<(Use, u64)>,
    /// Returns the number.
    pub text: fn(&Value) -> String,
    /// Replaces the number.
    pub set: fn(&mut Value, &str),
    /// Returns a new item.
    pub make: fn(&str, Use) -> Value,
    /// Turns a mobile number into one without the mark of a mobile.
    pub settle: fn(&mut Value),
    /// Makes one item the preferred one.
    pub prefer: fn(&mut [Value], usize),
}

impl Shape {
    pub fn choose(&self, items: &[Value]) -> Chosen {
        choose(&mut items.iter().map(self.used))
    }

    /// Writes the numbers that differ between two contacts into a list.
    pub fn edit(&self, items: &mut Vec<Value>, before: &Contact, after: &Contact) {
        let chosen = self.choose(items);
        let [phone, mobile, fax] =
            [Field::PHONE, Field::MOBILE, Field::FAX].map(|field| changed(field, before, after));
        if [phone, mobile, fax] == [None; 3] {
            return;
        }
        self.put(items, chosen.fax, fax.filter(|_| chosen.fax.is_some()), Use::Fax);
        let wanted = |field| after.text(field).filter(|text| !text.is_empty());
        match (wanted(Field::PHONE), wanted(Field::MOBILE)) {
            // One mobile number serves as both.
            (Some(a), Some(b)) if a == b && chosen.phone == chosen.mobile => {
                self.put(items, chosen.mobile, mobile.or(phone), Use::Mobile);
            }
            (Some(_), Some(_)) if chosen.phone == chosen.mobile && chosen.phone.is_some() => {
                let both = chosen.phone.unwrap_or_default();
                let Some(mut copy) = items.get(both).cloned() else { return };
                if let Some(Some(text)) = mobile {
                    (self.set)(&mut copy, text);
                }
                items.insert(both.saturating_add(1), copy);
                items.get_mut(both).into_iter().for_each(self.settle);
                self.put(items, chosen.phone, phone, Use::Fixed);
            }
            (Some(_), None) if chosen.phone == chosen.mobile => {
                items.get_mut(chosen.phone.unwrap_or(usize::MAX)).into_iter().for_each(self.settle);
                self.put(items, chosen.phone, phone, Use::Fixed);
            }
            (None, Some(_)) if chosen.phone == chosen.mobile => {
                self.put(items, chosen.mobile, mobile, Use::Mobile);
            }
            _ => {
                let same = chosen.phone == chosen.mobile;
                self.put(items, chosen.phone, phone, Use::Fixed);
                self.put(
                    items,
                    chosen.mobile,
                    mobile.filter(|_| !same || chosen.phone.is_none()),
                    Use::Mobile,
                );
            }
        }
        self.put(items, None, fax.filter(|_| chosen.fax.is_none()), Use::Fax);
        items.retain(|item| !item.is_null());
        self.keep_choice(items, wanted(Field::PHONE));
    }

    /// Replaces the old number with the new one, or appends it.
    fn put(&self, items: &mut Vec<Value>, at: Option<usize>, text: Option<Option<&str>>, used: Use) {
        match (text, at.and_then(|at| items.get_mut(at))) {
            (Some(Some(text)), Some(item)) => (self.set)(item, text),
            (Some(Some(text)), None) => items.push((self.make)(text, used)),
            (Some(None), Some(item)) => *item = Value::Null,
            (None, _) | (Some(None), None) => {}
        }
    }

    /// Marks the contact's phone number as preferred, if another one would be chosen otherwise.
    pub fn keep_choice(&self, items: &mut [Value], phone: Option<&str>) {
        let Some(phone) = phone.map(dialled) else { return };
        let says = |item: &Value| dialled(&(self.text)(item)) == phone;
        let chosen = self.choose(items).phone.and_then(|index| items.get(index));
        if chosen.is_some_and(says) {
            return;
        }
        let is_phone = |item: &Value| (self.used)(item).is_some_and(|(used, _)| used != Use::Fax);
        if let Some(index) = items.iter().position(|item| is_phone(item) && says(item)) {
            (self.prefer)(items, index);
        }
    }
}

/// Returns a number as people dial it, without EPP's dot.
pub(crate) fn dialled(text: &str) -> String {
    let (number, extension) = split_extension(text);
    let mut number = if is_epp(number) { number.replacen('.', "", 1) } else { number.to_owned() };
    if let Some(extension) = extension {
        number.push('x');
        number.push_str(extension);
    }
    number
}

/// Joins a calling code and the rest of a number, which schemas have apart. A code of signs is left out. So is one next to a number
/// with a plus sign, which has its own.
///
/// # Errors
///
/// If the code has a letter. The place is that of the code.
#[cfg(feature = "registrars")]
pub(crate) fn with_calling_code(
    code: &str,
    number: &str,
    place: impl Fn() -> Place,
) -> Result<String, Error> {
    let code = registrant_text::clean::clean(code);
    if code.contains(char::is_alphabetic) {
        return Err(Error::wrong_value(place(), "the digits of a calling code, such as 33"));
    }
    let code = code.trim_start_matches(['+', ' ']);
    if !has_digit(code) || number.trim_start().starts_with('+') {
        return Ok(number.to_owned());
    }
    Ok(["+", code, ".", number].concat())
}

/// Returns `true` if a text has a digit of any script.
#[cfg(feature = "registrars")]
pub(crate) fn has_digit(text: &str) -> bool {
    text.contains(char::is_numeric)
}
