//! Punycode (RFC 3492): the ASCII form of one internationalized label, without its `xn--`.

use super::MAX_LABEL;

// The parameters of RFC 3492 section 5.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 0x80;

/// Returns the Punycode of `label`, or `None` if it would exceed the maximum length of a label.
///
/// The algorithm is quadratic in the number of code points, so a label with too many is refused first.
pub fn encode(label: &str) -> Option<String> {
    let points: Vec<u32> = label.chars().take(MAX_LABEL + 1).map(u32::from).collect();
    if points.len() > MAX_LABEL {
        return None;
    }
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut handled) = (INITIAL_N, 0_u32, INITIAL_BIAS, basic);
    while let Some(next) = points.iter().copied().filter(|&point| point >= n).min() {
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for &point in &points {
            if point < n {
                delta = delta.checked_add(1)?;
            } else if point == n {
                push_integer(&mut out, delta, bias)?;
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    (out.len() <= MAX_LABEL).then_some(out)
}

/// Decodes `punycode`, or returns `None` if it is invalid or exceeds the maximum length of a label.
pub fn decode(punycode: &str) -> Option<String> {
    if punycode.len() > MAX_LABEL || !punycode.is_ascii() {
        return None;
    }
    let (basic, extended) = punycode.rsplit_once('-').unwrap_or(("", punycode));
    let mut points: Vec<char> = basic.chars().collect();
    let (mut n, mut i, mut bias) = (INITIAL_N, 0_u32, INITIAL_BIAS);
    let mut digits = extended.bytes();
    while digits.len() > 0 {
        let before = i;
        let mut weight = 1_u32;
        for k in (BASE..).step_by(BASE as usize) {
            let digit = digit_value(digits.next()?)?;
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = threshold(k, bias);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
        }
        let length = u32::try_from(points.len()).ok()? + 1;
        bias = adapt(i - before, length, before == 0);
        n = n.checked_add(i / length)?;
        i %= length;
        points.insert(usize::try_from(i).ok()?, char::from_u32(n)?);
        i += 1;
    }
    Some(points.into_iter().collect())
}

/// Appends `delta` as a generalized variable-length integer (RFC 3492 section 3.3).
fn push_integer(out: &mut String, delta: u32, bias: u32) -> Option<()> {
    let mut rest = delta;
    for k in (BASE..).step_by(BASE as usize) {
        let threshold = threshold(k, bias);
        if rest < threshold {
            break;
        }
        let above = rest - threshold;
        out.push(char::from_digit(threshold + above % (BASE - threshold), BASE).map(to_punycode)?);
        rest = above / (BASE - threshold);
    }
    out.push(char::from_digit(rest, BASE).map(to_punycode)?);
    Some(())
}

/// Converts a digit from ordinary base 36 (`0` to `9`, then `a` to `z`) to Punycode's (`a` to `z`, then `0`
/// to `9`).
fn to_punycode(digit: char) -> char {
    match digit {
        '0'..='9' => char::from(b'a' + (digit as u8 - b'0')),
        'a'..='p' => char::from(b'k' + (digit as u8 - b'a')),
        _ => char::from(b'0' + (digit as u8).saturating_sub(b'q')),
    }
}

fn digit_value(digit: u8) -> Option<u32> {
    match digit {
        b'a'..=b'z' => Some(u32::from(digit - b'a')),
        b'A'..=b'Z' => Some(u32::from(digit - b'A')),
        b'0'..=b'9' => Some(u32::from(digit - b'0') + 26),
        _ => None,
    }
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn adapt(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go_there_and_back() {
        // The first four are samples from RFC 3492 section 7.1, in lower case.
        for (label, punycode) in [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("münchen", "mnchen-3ya"),
            ("ü", "tda"),
            ("-ü-", "---xka"),
            ("abc", "abc-"),
        ] {
            assert_eq!(encode(label).as_deref(), Some(punycode), "{label}");
            assert_eq!(decode(punycode).as_deref(), Some(label), "{punycode}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_refused() {
        for punycode in ["99999999", "ü", "a b", "-", "tda_", "mnchen-3y", "zzzzzzzzzzzzzzz"] {
            assert_eq!(decode(punycode).filter(|label| !label.is_empty()), None, "{punycode}");
        }
        assert_eq!(encode(&"ü".repeat(100)), None);
        assert_eq!(decode(&"a".repeat(100)), None);
    }
}
