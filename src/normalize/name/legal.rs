//! Names of organizations among the names of people.

use super::affix;
use super::forms::{
    AFTER_AND, ANYWHERE, ENDINGS, FIRST, FORM_FIRST, LAST, LAST_SMALL, LOCAL, OPENINGS, PARTS, STEMS,
    TRADERS, WEAK, WORDS,
};
use super::given::{Given, given};
use super::role::are_roles;
use super::words::{begins_with_one, fold, is_in, is_in_sorted, is_particle, items, lower};
use crate::contact::Country;

/// Returns whether a name is an organization's, because of a legal form or a word such as `Foundation`.
///
/// The country decides about forms such as `AS` and `PT`, which are names or initials elsewhere. Without a country, they
/// count in front of other words.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::is_organization;
/// assert!(is_organization("Ford Foundation", None));
/// assert!(is_organization("PT Pertamina", Country::new("ID")));
/// assert!(!is_organization("PT Barnum", Country::new("US")));
/// ```
pub fn is_organization(name: &str, country: Option<Country>) -> bool {
    let country = country.as_ref().map_or("", Country::as_str);
    let all: Vec<&str> = name.split_whitespace().collect();
    let [first, rest @ ..] = all.as_slice() else { return false };
    if rest.is_empty() {
        return has_part(name) || are_roles(&all);
    }
    let local = local_forms(country);
    let is_weak = || all.iter().any(|word| is_in(WEAK, &bare(word)));
    has_part(name)
        || begins_with_form(first, rest, country, local)
        || ends_with_form(&all, country, local)
        || is_trader(&all)
        || are_roles(&all)
        || begins_as_one(&all)
        // `Barnardo's Charity`
        || all.iter().any(|word| word.ends_with("'s") || word.ends_with("’s"))
        || (first.starts_with(char::is_uppercase) && rest.last().is_some_and(|last| is_in(LAST_SMALL, last)))
        || is_firm(&all)
        || (is_no_given(first) && (rest.len() > 1 || rest.iter().all(|word| is_no_given(word))) && is_weak())
        || all.iter().any(|word| is_of_organization(word))
}

/// Returns whether a name has a part such as `株式会社`, and says more. `林中学` may be a person.
fn has_part(name: &str) -> bool {
    let is_sure = |part: &str| part.chars().count() == 1 || name.chars().count() > 3;
    !name.is_ascii() && items(PARTS, b' ').any(|part| name.contains(part) && name != part && is_sure(part))
}

/// Returns the legal forms of a country, with a space between them.
fn local_forms(country: &str) -> &'static str {
    let own = |forms: &'static str| forms.strip_prefix(country)?.strip_prefix(' ');
    items(LOCAL, b';').find_map(own).unwrap_or_default()
}

/// Returns whether a word is one of these legal forms.
fn is_local(word: &str, forms: &str) -> bool {
    is_in(forms, word) || (is_upper(word) && is_in(&lower(forms), &lower(word)))
}

fn is_upper(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// Recognizes `SIA Example`, `PT Example Indonesia`.
fn begins_with_form(first: &str, rest: &[&str], country: &str, local: &str) -> bool {
    const CLEAR: &str = "SIA OÜ MTÜ VšĮ SAS SCI SNC EURL EARL ETS GIE АО ТОВ ПАТ АД АТ";
    const INITIALS: &str = "AB AS PT CV";
    let first = first.trim_end_matches('.');
    if is_in(FORM_FIRST, country) && is_local(first, local) {
        return true;
    }
    // `AB de Villiers` and `SIA FURLER` are persons.
    let are_initials = is_in(INITIALS, first)
        && country.is_empty()
        && rest.first().is_some_and(|word| !is_particle(word, country) && word.chars().count() > 1);
    (is_in(CLEAR, first) || are_initials)
        && !rest.iter().any(|word| given(word) >= Given::Both)
        && (!first.is_ascii() || rest.iter().any(|word| !is_upper(word)))
}

/// Recognizes `Example SA`, `Example d.o.o.`, `Example Sp. z o. o.`
fn ends_with_form(all: &[&str], country: &str, local: &str) -> bool {
    let [before @ .., last] = all else { return false };
    let is_dotted = last.contains('.');
    // In South India, initials follow a name.
    let are_initials = is_dotted && is_in("IN LK", country) && last.split('.').all(|part| part.len() < 2);
    let is_only_given = before.len() == 1 && before.iter().all(|word| given(word) == Given::Only);
    if is_local(last, local) && !(is_only_given && last.len() < 3) {
        return true;
    }
    let is_person = before.iter().any(|word| given(word) >= Given::Both);
    let is_written = *last == "Oy" || is_dotted || last.chars().skip(1).any(char::is_uppercase);
    let whole = bare(last);
    let is_one = |form: &str| is_in(LAST, form);
    if is_written && !are_initials && (is_one(&whole) || lower(last).split('/').all(is_one)) {
        return !(is_person && all.iter().all(|word| is_upper(word))) || last.contains('/');
    }
    let single = all.iter().rev().map(|word| bare(word)).take_while(|word| word.chars().count() == 1);
    matches!(single.collect::<String>().get(..3), Some("ors" | "ooz" | "ood" | "ops" | "lrs"))
        || lower(&all.concat()).ends_with("dec.v.")
        || last.ends_with('.') && is_local(&last.replace('.', ""), local) && !are_initials
}

/// Recognizes `ИП Иванов`. With a given name, it is a person's name.
fn is_trader(all: &[&str]) -> bool {
    matches!(all, [form, _] if is_in(TRADERS, form))
}

/// Recognizes `City of Example`, `Stad Gent`. `Chiesa Federico` is a person.
fn begins_as_one(all: &[&str]) -> bool {
    let [first, second, rest @ ..] = all else { return false };
    let is_person = rest.is_empty() && given(second) == Given::Only;
    let first = lower(first);
    let two = [&*first, " ", &*lower(second).replace('’', "'")].concat();
    (!is_person && is_in(FIRST, first.trim_end_matches('.')))
        || items(OPENINGS, b'|')
            .any(|opening| two == opening || (opening.ends_with('\'') && two.starts_with(opening)))
}

/// Recognizes `Smith & Sons`, `Dupont et Fils`, `Smith & Wesson`. `John & Mary Smith` are two persons.
fn is_firm(all: &[&str]) -> bool {
    let joins = |word: &&str| is_in("& + and und et og och en y e i и", &lower(word));
    let Some(at) = all.iter().skip(1).position(joins).map(|at| at + 1) else {
        // `AT&T Services`
        return all.iter().any(|word| word.len() > 2 && word.contains('&') && is_upper(word));
    };
    let (before, rest) = all.split_at_checked(at).unwrap_or((all, &[]));
    let [sign, after @ ..] = rest else { return false };
    if after.iter().any(|word| is_in(AFTER_AND, &bare(word))) {
        return true;
    }
    let is_person = |words: &[&str]| {
        let is_one =
            |word: &&str| given(word) >= Given::Both || word.trim_end_matches('.').chars().count() == 1;
        words.iter().any(is_one) || affix::titles(&[words, &[""]].concat(), "") > 0
    };
    let are_persons = is_person(before) && is_person(after);
    // `Marks and Spencer`, not `Ortega y Gasset`.
    let are_names = matches!((before, after), ([_], [_])) && is_in("and und et og och en и", &lower(sign));
    (*sign == "&" || are_names) && !are_persons
}

/// Returns whether a word, or a part of it such as in `Technology(Shenzhen)Co.,Ltd`, shows an organization.
fn is_of_organization(word: &str) -> bool {
    let is_known = |word: &str| {
        let plain = fold(word);
        is_in_sorted(ANYWHERE, word)
            || is_in_sorted(WORDS, &plain)
            || begins_with_one(STEMS, &plain)
            || items(ENDINGS, b' ').any(|ending| plain.ends_with(ending))
    };
    let whole = bare(word);
    is_known(&whole)
        || (whole.len() < word.len()
            && lower(word).split(|c: char| !c.is_alphanumeric()).any(|part| part.len() > 2 && is_known(part)))
}

fn is_no_given(word: &str) -> bool {
    given(word) < Given::Both && bare(word).chars().count() > 1
}

/// Returns whether a name is that of an organization, in other case, with other accents or without its legal
/// form.
///
/// ```
/// use registrant::normalize::is_name_of;
/// assert!(is_name_of("SOCIETE EDITRICE du monde", "Société éditrice du Monde SA"));
/// assert!(!is_name_of("John Smith", "Smith Ltd"));
/// ```
pub fn is_name_of(name: &str, organization: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(bare).filter(|word| !word.is_empty());
        words
            .filter(|word| !is_in_sorted(ANYWHERE, word) && !is_in(LAST, word))
            .map(|word| fold(&word))
            .collect()
    };
    let of_name = words(name);
    !of_name.is_empty() && of_name == words(organization)
}

/// Returns a word in small letters without punctuation.
fn bare(word: &str) -> String {
    lower(word).replace(|c: char| !c.is_alphanumeric(), "")
}

#[cfg(test)]
mod tests {
    use super::{ANYWHERE, STEMS, WORDS, begins_with_one, is_in_sorted, is_name_of, is_organization};

    #[test]
    fn every_word_of_the_long_lists_is_found_in_them() {
        for list in [ANYWHERE, WORDS] {
            assert!(list.split(' ').all(|word| is_in_sorted(list, word)));
        }
        let stems: Vec<&str> = STEMS.split(' ').collect();
        assert!(stems.iter().all(|stem| begins_with_one(STEMS, &format!("{stem}x"))));
        assert!(stems.windows(2).all(|two| two[0] < two[1] && !two[1].starts_with(two[0])));
        assert!(!["", "aa", "cinem", "smith"].iter().any(|word| begins_with_one(STEMS, word)));
        assert!(!["", "aa", "bancorp ", "smith", "кошка"].iter().any(|word| is_in_sorted(WORDS, word)));
    }

    #[test]
    fn organizations_are_known_by_their_words() {
        for name in [
            "Acme GmbH",
            "Example S.A.R.L.",
            "Example SAS",
            "ACME SA",
            "Société éditrice du Monde",
            "Ford Foundation",
            "Max Planck Institute",
            "ООО Ромашка",
            "Verein der Freunde e.V.",
            "Example Sp. z o.o.",
            "Maersk A/S",
            "Example Oy",
            "Primjer d.o.o.",
            "トヨタ自動車株式会社",
            "Kft. Példa",
            "Stadt Wien",
            "Deutsche Bank",
            "FC Barcelona",
            "Hotel Maria",
            "Smith & Sons",
            "Mairie de Paris",
            "Domains By Proxy, LLC",
            "Shenzhen Example Technology(SZ)Co.,Ltd",
            "Example Messtechnik",
            "Example, spol. s r. o.",
            "Primer d. o. o.",
            "École des Exemples",
            "JSC Example",
            "Example International",
        ] {
            assert!(is_organization(name, None), "{name}");
        }
        for name in [
            "John Smith",
            "Maria Sá",
            "JEAN SA",
            "Sia Furler",
            "Cha Doo Ri",
            "Eva Co",
            "John Limitedson",
            "李伟",
            "Ole As",
            "Acme",
            "Kim Oo",
            "Jane Bank",
            "Charlotte Church",
            "Karl Stadler",
            "Jim Courier",
            "Anna Power",
            "Petra Kreis",
        ] {
            assert!(!is_organization(name, None), "{name}");
        }
    }

    #[test]
    fn one_organization_has_many_spellings() {
        for (name, organization) in [
            ("SOCIETE EDITRICE du monde", "SOCIETE EDITRICE DU MONDE"),
            ("Acme", "ACME GmbH"),
            ("Café Müller", "CAFE MULLER"),
        ] {
            assert!(is_name_of(name, organization), "{name}");
        }
        assert!(!is_name_of("", ""));
        assert!(!is_name_of("John Smith", "Acme GmbH"));
        assert!(!is_name_of("GmbH", "AG"));
    }
}
