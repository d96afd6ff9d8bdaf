//! DNSSEC keys and digests: Base64, key tags, lengths.

/// Decodes a Base64 text (RFC 4648 section 4), ignoring white space. Returns `None` if the text is not
/// Base64.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held, mut padding, mut length) = (0_u32, 0_u32, 0, 0_usize);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                padding += 1;
                length += 1;
                continue;
            }
            _ => return None,
        };
        if padding > 0 {
            return None;
        }
        length += 1;
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    (length > 0 && length.is_multiple_of(4) && padding <= 2).then_some(bytes)
}

/// Returns the key tag of a DNSKEY record. A DS record names its key by this tag: RFC 4034 appendix B.
///
/// ```
/// use registrant::provider::glauca::domain::key_tag;
/// assert_eq!(key_tag(257, 3, 8, &[1, 2, 3, 4]), 2063);
/// ```
pub fn key_tag(flags: u16, protocol: u8, algorithm: u8, public_key: &[u8]) -> u16 {
    // For RSA/MD5 the tag is part of the modulus: appendix B.1.
    if algorithm == 1 {
        return match public_key {
            [.., high, low, _] => u16::from_be_bytes([*high, *low]),
            _ => 0,
        };
    }
    let [high, low] = flags.to_be_bytes();
    let head = [high, low, protocol, algorithm];
    let sum = head.iter().chain(public_key).enumerate().fold(0_u64, |sum, (index, byte)| {
        sum + if index % 2 == 0 { u64::from(*byte) << 8 } else { u64::from(*byte) }
    });
    ((sum + (sum >> 16 & 0xffff)) & 0xffff) as u16
}

/// Returns the number of bytes of a digest, or `None` if its type is unknown:
/// <https://www.iana.org/assignments/ds-rr-types/ds-rr-types.xhtml>, read 2026-07-08.
fn digest_length(digest_type: u64) -> Option<usize> {
    match digest_type {
        1 => Some(20),
        2 | 3 | 5 | 6 => Some(32),
        4 => Some(48),
        _ => None,
    }
}

/// A fault of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DigestFault {
    /// The digest is neither hexadecimal nor Base64.
    Form,
    /// The number of bytes is wrong for its type; this is the right one.
    Length(usize),
}

/// Checks a digest in hexadecimal or Base64.
pub(super) fn digest_fault(digest: &str, digest_type: Option<u64>) -> Option<DigestFault> {
    let is_hex = !digest.is_empty()
        && digest.bytes().all(|byte| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace());
    let length = if is_hex {
        let digits = digest.bytes().filter(u8::is_ascii_hexdigit).count();
        digits.is_multiple_of(2).then_some(digits / 2)
    } else {
        base64(digest).map(|bytes| bytes.len())
    };
    let Some(length) = length else { return Some(DigestFault::Form) };
    let wanted = digest_type.and_then(digest_length)?;
    (length != wanted).then_some(DigestFault::Length(wanted))
}

#[cfg(test)]
mod tests {
    use super::{DigestFault, base64, digest_fault, key_tag};

    /// The key of RFC 4034 section 5.4, with the tag 60485.
    const KEY: &str = "AQOeiiR0GOMYkDshWoSKz9Xz fwJr1AYtsmx3TGkJaNXVbfi/ 2pHm822aJ5iI9BMzNXxeYCmZ \
        DRD99WYwYqUSdjMmmAphXdvx egXd/M5+X7OrzKBaMbCVdFLU Uh6DhweJBjEVv5f2wwjM9Xzc nOf+EPbtG9DMBmADjFDc2w/rljwvFw==";

    #[test]
    fn a_key_has_the_tag_of_its_record() {
        let key = base64(KEY).unwrap();
        assert_eq!(key_tag(256, 3, 5, &key), 60485);
        assert_eq!(key_tag(256, 3, 1, &key), u16::from_be_bytes([key[key.len() - 3], key[key.len() - 2]]));
        assert_eq!(key_tag(256, 3, 1, &[]), 0);
    }

    #[test]
    fn base64_is_whole_or_none() {
        for (text, bytes) in [
            ("AQID", Some(vec![1, 2, 3])),
            ("AQI=", Some(vec![1, 2])),
            ("AQ ==", Some(vec![1])),
            ("AQ", None),
            ("A=ID", None),
            ("====", None),
            ("", None),
            ("AQ-_", None),
            ("é", None),
        ] {
            assert_eq!(base64(text), bytes, "{text}");
        }
    }

    #[test]
    fn digests_have_the_length_of_their_type() {
        for (length, digest_type, fault) in [
            (40, 1, None),
            (64, 2, None),
            (96, 4, None),
            (64, 4, Some(DigestFault::Length(48))),
            (40, 2, Some(DigestFault::Length(32))),
            (63, 2, Some(DigestFault::Form)),
            (0, 2, Some(DigestFault::Form)),
            (10, 99, None),
        ] {
            assert_eq!(
                digest_fault(&"aB".chars().cycle().take(length).collect::<String>(), Some(digest_type)),
                fault,
                "{length}"
            );
        }
        let base64 = "kt7qJv0JcKjl4nuGIN6AAAAAAAAAAAAAAAAAAAAAAAA=";
        assert_eq!(digest_fault(base64, Some(2)), None, "32 bytes in Base64");
        assert_eq!(digest_fault(base64, Some(1)), Some(DigestFault::Length(20)));
        assert_eq!(digest_fault("not a digest", Some(2)), Some(DigestFault::Form));
    }
}
