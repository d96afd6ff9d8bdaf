//! Names of functions, in the place of a person's.

use super::words::{is_in, is_in_sorted, lower};

/// Words of functions: `Domain Administrator`, `Redacted for Privacy`. Sorted by their bytes.
const ROLES: &str = "\
    abteilung abuse accounting accounts admin administrador administrateur administration administrative administrator \
    administratör adminisztrátor afdeling agent amministratore anonymous avdelning beheer beheerder billing contact \
    contacto contacts contatto customer department dept desk disclosed dns domain domaine domaines domains domeinen \
    domeinnaam domen domeny domini dominio dominios domén domény domínio domínios email gestor gestore helpdesk hidden \
    hostmaster info kontakt leitung mail manager masked masking nobody noc operations operator owner postmaster privacy \
    protected protection proxy redacted registrant registrar registration registry responsabile responsable responsável \
    service services správce support sysadmin team technical technique technischer tecnico técnico ufficio unknown \
    webmaster webmestre whois withheld администратор адміністратор дирекция домена доменов отдел поддержки служба \
    техподдержка";

/// Other words in the names of functions and organizations: `IT Manager`, `Example China`. Sorted by their bytes.
const OF_ROLES: &str = "\
    america and argentina australia beijing brasil canada chile china colombia counsel da de deutschland di directeur \
    director du españa europe for für germany india indonesia israel it italia japan korea mexico n/a na nederland \
    netherlands network nic none of office officer polska private réseau schweiz shanghai shenzhen sistemas suisse systems \
    système taiwan test the uk usa user österreich";

/// Returns whether `word` is a function's or an organization's, not a person's.
pub fn is_function(word: &str) -> bool {
    let word = lower(word);
    is_in_sorted(ROLES, &word) || (!is_in("de du di da", &word) && is_in_sorted(OF_ROLES, &word))
}

/// Returns whether a name is only a function: `Hostmaster`, `Whois Agent`.
pub fn is_role(name: &str) -> bool {
    are_roles(&name.split_whitespace().collect::<Vec<_>>())
}

/// Does the same as [`is_role`] for the words of a name.
pub fn are_roles(words: &[&str]) -> bool {
    let is_of = |list: &str, word: &str| is_in_sorted(list, &lower(word));
    words.iter().any(|word| is_of(ROLES, word))
        && words.iter().all(|word| is_of(ROLES, word) || is_of(OF_ROLES, word))
}

#[cfg(test)]
mod tests {
    use super::{OF_ROLES, ROLES, is_in_sorted};

    #[test]
    fn every_word_of_the_lists_is_found_in_them() {
        for list in [ROLES, OF_ROLES] {
            assert!(list.split(' ').all(|word| is_in_sorted(list, word)));
        }
    }
}
