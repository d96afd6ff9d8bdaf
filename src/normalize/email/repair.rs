//! Mailboxes inside texts that are not one: labels, quotes, doubled signs, "at" and "dot" in words.

use registrant_text::unicode::{lower, lowered};

use super::{EmailOptions, bare_address, email_suggestion, mailbox};
use crate::domain::listed;

/// Words before an address, in lower case without spaces and signs.
const LABELS: &str = " email mail mailaddress emailaddress emailadresse mailadresse adresseemail adressemail \
    adresseelectronique adresseélectronique adresse address contact courriel mel mél correo correoelectronico \
    correoelectrónico direccion dirección indirizzoemail indirizzo enderecodeemail endereçodeemail epost \
    epostadress epostadresse eposta epostaadresi sahkoposti sähköposti posta postaelettronica poczta adresemail \
    emailadres adres почта элпочта электроннаяпочта имейл email емейл пошта メール メールアドレス eメール 邮箱 \
    电子邮件 电子邮箱 電子郵件 電郵 이메일 메일 ";

/// The names of `@` that people write or say.
const AT: &str = " @ at arroba arobase arobas arobaze chiocciola apenstaartje собака собачка małpa malpa zavináč \
    zavinac kukac miukumauku snabela krøllalfa alfakrøll παπάκι arond ät æt klammeraffe アット アットマーク \
    あっと 艾特 골뱅이 &#64; &commat; ";

/// The names of the dot.
const DOT: &str = " . dot punkt point punto ponto punt punct pont piste prikk prik tečka tecka kropka bodka nokta \
    точка крапка τελεία ドット 点 點 점 닷 ";

fn has_word(list: &str, word: &str) -> bool {
    !word.is_empty() && list.as_bytes().split(|byte| *byte == b' ').any(|known| known == word.as_bytes())
}

/// Finds a mailbox inside a text that is not one. Returns the reason, if the text's own problem does not say it
/// better, and the mailbox.
pub(super) fn meant(text: &str, options: &EmailOptions) -> Option<(Option<&'static str>, String)> {
    let valid = |address: &str| {
        let bare = bare_address(address.trim(), &mut Vec::new()).into_owned();
        let (value, problem) = mailbox(&bare, options, &mut Vec::new()).ok()?;
        match problem {
            None => Some(email_suggestion(&value).unwrap_or_else(|| value.into_owned())),
            Some(problem) => problem.fix,
        }
    };
    let found = |reason, address: &str| valid(address).map(|fix| (Some(reason), fix));
    // "a@example.com,b" may be two addresses. The first one is complete.
    if let Some((local, domain)) = text.split_once('@')
        && domain.contains(',')
        && !domain.contains(char::is_whitespace)
        && valid(text.split(',').next()?).is_none()
        && let Some(dotted) = found("domain.character", &format!("{local}@{}", domain.replace(',', ".")))
    {
        return Some(dotted);
    }
    if let Some(inner) = text.rsplit_once('<').and_then(|(_, rest)| rest.split('>').next())
        && let Some(found) = found("email.display_name", inner)
    {
        return Some(found);
    }
    if let Some(first) = first_of_several(text).and_then(valid) {
        return Some((Some("email.several"), first));
    }
    let bare = uncovered(text);
    if bare.len() < text.len()
        && let Some(fix) = valid(bare)
    {
        let is_sign = matches!(text.strip_prefix(bare), Some("," | ";" | "." | ":"));
        return Some((Some(if is_sign { "domain.character" } else { "email.display_name" }), fix));
    }
    if let Some(fix) = enclosed(text).and_then(valid) {
        return Some((Some("email.display_name"), fix));
    }
    if let Some(fix) = spelled_out(bare).and_then(|address| valid(&address)) {
        return Some((Some(if bare.contains('@') { "email.space" } else { "email.no_at" }), fix));
    }
    if let Some(fix) = single_signs(bare).and_then(|address| valid(&address)) {
        return Some((None, fix));
    }
    email_suggestion(bare).and_then(|address| valid(&address)).map(|fix| (None, fix))
}

/// Returns the first of several addresses.
fn first_of_several(text: &str) -> Option<&str> {
    let mut addresses = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '、' | '，' | '；'))
        .filter(|word| !word.starts_with('@') && !word.ends_with('@') && word.contains('@'));
    let first = addresses.next()?;
    let is_list = text.trim_end_matches([',', ';', ' ']).contains([',', ';']) && text.starts_with(first);
    (is_list || addresses.next().is_some()).then_some(first)
}

/// Removes a label, quotes, brackets and punctuation around an address.
fn uncovered(text: &str) -> &str {
    let mut bare = text;
    loop {
        let before = bare.len();
        bare = bare.trim().trim_matches(['"', '“', '”', '„', '«', '»', '‘', '’', '‚', '‹', '›']);
        bare = bare.trim_start_matches(['<', '(', '[', ',', ';', ':']);
        bare = bare.trim_end_matches(['>', ')', ']', '}', ',', ';', ':', '!', '?', '/', '\\']);
        for sign in ['\'', '`', '*', '_', '|', '{'] {
            if let Some(inner) = bare.strip_prefix(sign) {
                bare = inner.strip_suffix(sign).unwrap_or(bare);
            }
        }
        bare = without_label(bare);
        if bare.len() == before {
            return bare;
        }
    }
}

/// Removes a label such as `E-mail:` before an address.
fn without_label(text: &str) -> &str {
    let Some(local) = text.split('@').next() else { return text };
    let Some((label, _)) = local.rsplit_once(|c: char| c.is_whitespace() || matches!(c, ':' | '=')) else {
        return text;
    };
    let folded: String = label.chars().filter(|c| c.is_alphanumeric()).flat_map(lower).collect();
    if !has_word(LABELS, &folded) {
        return text;
    }
    text.get(label.len()..).unwrap_or_default().trim_start_matches([' ', ':', '='])
}

/// Returns the address in brackets or quotes beside other words, or before such words.
fn enclosed(text: &str) -> Option<&str> {
    let at = text.find('@')?;
    let (before, after) = text.split_at_checked(at)?;
    let opener =
        before.char_indices().rev().find(|(_, c)| matches!(c, '(' | '[' | '{' | '"' | '“' | '„' | '«'));
    let start = match opener {
        Some((index, c)) if before.get(..index)?.trim_end().len() < index || index == 0 => {
            index + c.len_utf8()
        }
        Some(_) => return None,
        None => 0,
    };
    let end = after.find(['(', ')', '[', ']', '}', '"', '”', '“', '»'])?;
    text.get(start..at + end).map(str::trim)
}

/// Converts spelled-out signs, `a [at] b [dot] com`, and removes spaces next to signs. Returns `None` if words
/// remain without a sign between them.
fn spelled_out(text: &str) -> Option<String> {
    let opened = text.replace(['(', ')', '[', ']', '{', '}', '<', '>'], " ");
    let mut closed = String::with_capacity(text.len());
    for word in opened.split_whitespace() {
        let lower = lowered(word);
        let is_sign = |(names, _): &(&str, &str)| !closed.is_empty() && has_word(names, &lower);
        let word = [(AT, "@"), (DOT, ".")].into_iter().find(is_sign).map_or(word, |(_, sign)| sign);
        if !closed.is_empty() && !closed.ends_with(['@', '.']) && !word.starts_with(['@', '.']) {
            // "ann@example com"
            let is_end = closed.split_once('@').is_some_and(|(_, domain)| !domain.contains('.'));
            if !is_end || listed(&lower).is_none() {
                return None;
            }
            closed.push('.');
        }
        closed.push_str(word);
    }
    (closed != text).then_some(closed)
}

/// Removes repeated `@` and dots, dots and signs at the edges of both parts.
fn single_signs(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@')?;
    let domain = domain.trim_start_matches(['@', '.', '#', ' ']).trim_end_matches('.');
    let single = |part: &str| {
        let part = part.trim_matches('.');
        let labels: Vec<&str> = part.split('.').filter(|label| !label.is_empty()).collect();
        labels.join(".")
    };
    let address = [single(local), single(domain)].join("@");
    (address != text).then_some(address)
}
