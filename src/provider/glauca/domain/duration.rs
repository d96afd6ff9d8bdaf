//! Durations in Django's format.

/// Returns the seconds of a duration, `[D ]HH:MM:SS[.ffffff]`, or `None` if the text is not a positive
/// duration.
///
/// Hours and minutes are optional, days may be spelled out, and ISO 8601 (`P30DT12H`) is accepted too. The
/// API does the same:
/// <https://docs.djangoproject.com/en/5.0/ref/utils/#django.utils.dateparse.parse_duration>.
pub(super) fn seconds(text: &str) -> Option<u64> {
    if text.len() > 64 {
        return None;
    }
    let seconds = match text.strip_prefix('P') {
        Some(rest) => iso(rest)?,
        None => clock(text)?,
    };
    (seconds > 0).then_some(seconds)
}

fn clock(text: &str) -> Option<u64> {
    let (days, time) = match text.rsplit_once(' ') {
        Some((days, time)) => {
            let days = days.strip_suffix(',').unwrap_or(days);
            let days = days.strip_suffix(" days").or_else(|| days.strip_suffix(" day")).unwrap_or(days);
            (number(days)?, time)
        }
        None => (0, text),
    };
    let (time, fraction) = time.split_once(['.', ',']).unwrap_or((time, "0"));
    number(fraction)?;
    let mut parts = time.split(':').map(number);
    let (first, second, third) = (parts.next()??, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let time = match (second, third) {
        (None, _) => first,
        (Some(second), None) => first.checked_mul(60)?.checked_add(second?)?,
        (Some(second), Some(third)) => {
            first.checked_mul(3_600)?.checked_add(second?.checked_mul(60)?)?.checked_add(third?)?
        }
    };
    days.checked_mul(86_400)?.checked_add(time)
}

fn iso(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut digits = String::new();
    let (mut in_time, mut any) = (false, false);
    for c in text.chars() {
        let unit = match (c, in_time) {
            ('0'..='9', _) => {
                digits.push(c);
                continue;
            }
            ('T', false) if digits.is_empty() => {
                in_time = true;
                continue;
            }
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        total = total.checked_add(number(&digits)?.checked_mul(unit)?)?;
        digits.clear();
        any = true;
    }
    (any && digits.is_empty()).then_some(total)
}

fn number(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Formats a number of seconds as a duration, `[D ]HH:MM:SS`.
pub(super) fn write(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let clock = format!("{:02}:{:02}:{:02}", rest / 3_600, rest % 3_600 / 60, rest % 60);
    if days > 0 { format!("{days} {clock}") } else { clock }
}

#[cfg(test)]
mod tests {
    use super::{seconds, write};

    #[test]
    fn durations_are_read_as_they_are_written() {
        for (text, want) in [
            ("00:10:00", Some(600)),
            ("30 00:00:00", Some(2_592_000)),
            ("1 02:03:04", Some(93_784)),
            ("3600", Some(3_600)),
            ("10:00", Some(600)),
            ("3 days, 04:05:06", Some(273_906)),
            ("1 day 00:00:01.500000", Some(86_401)),
            ("P30D", Some(2_592_000)),
            ("P1DT1H1M1S", Some(90_061)),
            ("00:00:00", None),
            ("-1 00:00:00", None),
            ("1:2:3:4", None),
            ("P", None),
            ("PT", None),
            ("P1", None),
            ("ten days", None),
            ("", None),
            (" ", None),
            ("99999999999999999999", None),
            ("99999999999999999 00:00:00", None),
        ] {
            assert_eq!(seconds(text), want, "{text}");
        }
        for text in ["00:10:00", "30 00:00:00", "1 02:03:04", "23:59:59"] {
            assert_eq!(write(seconds(text).unwrap()), text);
        }
    }
}
