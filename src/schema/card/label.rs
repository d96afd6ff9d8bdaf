//! Addresses of one text: the label of a vCard, `full` in JSContact.

use registrant_text::unicode::lowered;

use crate::contact::{Contact, Country, Field};
use crate::normalize;
use crate::normalize::address::parse_address;
use crate::schema::engine::edited::Spot;

/// Returns `true` if a contact's country becomes another one. A label is read by the format of its country.
pub(crate) fn is_elsewhere(before: &Contact, after: &Contact) -> bool {
    let country =
        |contact: &Contact| normalize::country_value(contact.country.as_deref().unwrap_or_default());
    before.country != after.country && (country(before) != country(after) || country(after).is_none())
}

/// Takes a label apart by the format of its country. Each field but the street is a guess, which a
/// conversion reports. Lines with one of `names` are not part of the address.
pub(crate) fn spots(label: &str, names: &[&str], country: &str, at: &str) -> Vec<Spot> {
    let is_name = |line: &str| names.iter().any(|name| lowered(name.trim()) == lowered(line.trim()));
    let lines: Vec<&str> = label.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
    let skipped = lines.iter().take_while(|line| is_name(line)).count();
    let lines = lines.get(skipped..).filter(|rest| !rest.is_empty()).unwrap_or(&lines);
    let known = Country::new(country)
        .filter(|known| known.is_assigned())
        .or_else(|| normalize::country_value(country));
    let parsed = parse_address(&lines.join("\n"), known).address;
    if parsed.city.is_empty() {
        let country = if known.is_none() { parsed.country.as_str() } else { "" };
        let country = Spot { is_guess: true, ..Spot::new(Field::COUNTRY, &[at], country) };
        return vec![Spot::new(Field::STREET, &[at], &lines.join("\n")), country];
    }
    let street = [parsed.name, parsed.organization].into_iter().chain(parsed.street).chain([parsed.district]);
    let street: Vec<String> = street.filter(|line| !line.is_empty()).collect();
    let city = [parsed.city, parsed.sorting_code].join(" ");
    let region = spelled(&parsed.subdivision, lines, known);
    let mut spots: Vec<Spot> = [
        (Field::STREET, street.join("\n").as_str()),
        (Field::CITY, city.trim()),
        (Field::SUBDIVISION, &region),
        (Field::POSTAL_CODE, &parsed.postal_code),
    ]
    .map(|(field, text)| Spot::new(field, &[at], text))
    .into();
    if known.is_none() {
        spots.push(Spot::new(Field::COUNTRY, &[at], &parsed.country));
    }
    spots.iter_mut().for_each(|spot| spot.is_guess = spot.field != Field::STREET);
    spots.retain(|spot| !spot.text.is_empty() || spot.field == Field::STREET);
    spots
}

/// Returns a state with the dot that ends its abbreviation in the label: "Toronto, Ont. M5H 2N2".
fn spelled(region: &str, lines: &[&str], country: Option<Country>) -> String {
    let dotted = [region, "."].concat();
    let area = normalize::subdivision(region, country).value;
    let is_short = area.is_some_and(|area| !region.is_empty() && lowered(area.name()) != lowered(region));
    let is_dotted = is_short
        && lines.iter().any(|line| line.contains(&dotted))
        && normalize::subdivision(&dotted, country).value == area;
    if is_dotted { dotted } else { region.to_owned() }
}

/// Returns a contact with the parts of a label, or `None` if nobody can tell them apart.
pub(crate) fn home(spots: impl Iterator<Item = Spot>) -> Option<Contact> {
    let mut home = Contact::default();
    for Spot { field, text, .. } in spots.filter(|spot| !spot.text.is_empty()) {
        match field {
            Field::STREET => home.street = text.split('\n').map(str::to_owned).collect(),
            _ => home.set(field, text),
        }
    }
    home.has(Field::CITY).then_some(home)
}
