//! The findings as a web page with charts. It needs no script and no network.

use std::fmt::Write;

use super::findings::{Findings, Rule, named_lines, otherwise};
use crate::bulk::{counted, grouped};

/// The rows of a chart.
const ROWS: usize = 40;

/// A part of a bar: its class, its name, and its count.
type Part<'a> = (&'a str, &'a str, u64);

/// Returns the page.
pub fn page(findings: &Findings) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Audit of a portfolio</title>\n<style>\n{}</style>\n</head>\n<body>\n<h1>Audit of a portfolio</h1>\n\
         <p class=\"dim\">{} on {}, by registrant {} with the rules of {}</p>\n",
        include_str!("page.css"),
        counted(findings.domains, "domain"),
        findings.today,
        registrant::VERSION,
        registrant::DATA_VERSION,
    );
    if findings.interrupted {
        page += "<p class=\"alert\">The run was interrupted: this page has the first part of the portfolio only.</p>\n";
    }
    let warned = findings.suffixes.iter().map(|suffix| suffix.warned).sum();
    page += &keyed(&[
        ("good", "accepted", findings.accepted.saturating_sub(warned)),
        ("doubt", "accepted with a warning", warned),
        ("bad", "refused", findings.refused),
        ("rest", "unreadable", findings.unreadable),
    ]);
    page += "<h2>Repairs</h2>\n";
    let repairs = &findings.repairs;
    page += &format!("<p>{}</p>\n", escaped(&findings.repaired()));
    page += &keyed(&[
        ("good", "errors that normalization ends", repairs.errors_ended),
        ("part", "violations with a proposed value", repairs.offered),
        ("rest", "violations that only a person can repair", repairs.by_hand),
    ]);
    let most = repairs.changes.values().max().copied().unwrap_or_default();
    let changes = repairs.changes.iter().take(ROWS);
    page += &list(
        changes.map(|(name, count)| row(*count, &escaped(name), &bar("", &[("good", name, *count)], most))),
    );
    for (title, rules) in [("Rules", &findings.rules), ("Announced rules", &findings.announced)] {
        if !rules.is_empty() {
            let most = rules.iter().map(|rule| rule.count).max().unwrap_or_default();
            page += &format!(
                "<h2>{title}</h2>\n{}",
                list(rules.iter().take(ROWS).map(|rule| of_rule(rule, most)))
            );
        }
    }
    if !findings.suffixes.is_empty() {
        let most = findings.suffixes.iter().map(|suffix| suffix.domains).max().unwrap_or_default();
        page += "<h2>Suffixes</h2>\n";
        page += &list(findings.suffixes.iter().take(ROWS).map(|one| {
            let clean = one.domains.saturating_sub(one.refused + one.warned);
            let parts = [
                ("bad", "refused", one.refused),
                ("doubt", "with a warning", one.warned),
                ("good", "accepted", clean),
            ];
            let told = format!(
                "<span class=\"code\">.{}</span> <span class=\"dim\">{}</span>",
                escaped(&one.suffix),
                named(&parts)
            );
            row(one.domains, &told, &bar("", &parts, most))
        }));
    }
    if !findings.verifications.is_empty() {
        page += "<h2>Verifications</h2>\n<p class=\"dim\">The days count from the registration, or from the change of the contact.</p>\n";
        let most = findings.verifications.iter().filter_map(|one| one.days).max().unwrap_or_default();
        page += &list(findings.verifications.iter().take(ROWS).map(|one| {
            let days = one.days.zip(one.deadline.as_ref());
            let days =
                days.map(|(days, deadline)| format!("{days} days: until {deadline} if it began today"));
            let told = format!(
                "<span class=\"code\">.{}</span> {} <span class=\"dim\">{} {}</span>",
                escaped(&one.suffix),
                escaped(&one.why),
                escaped(&days.unwrap_or_else(|| "no deadline known".to_owned())),
                otherwise(one)
            );
            let chart = one.days.map(|days| bar("", &[("part", "days", days)], most)).unwrap_or_default();
            row(one.domains, &told, &chart)
        }));
    }
    page + "</body>\n</html>\n"
}

fn of_rule(rule: &Rule, most: u64) -> String {
    let class = if rule.severity == "error" { "bad" } else { "doubt" };
    let mut told = String::new();
    if let Some(day) = &rule.day {
        told += &format!("from {}: ", escaped(day));
    }
    told += &format!(
        "{}<br><span class=\"dim\"><span class=\"code\">{}</span>, {}{}</span>",
        escaped(&rule.message),
        escaped(&rule.rule),
        escaped(&rule.severity),
        escaped(&named_lines(&rule.lines, rule.count))
    );
    row(rule.count, &told, &bar("", &[(class, rule.severity.as_str(), rule.count)], most))
}

fn list(rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    if rows.is_empty() { rows } else { format!("<ul>\n{rows}</ul>\n") }
}

fn row(count: u64, told: &str, chart: &str) -> String {
    format!("<li class=\"row\"><b>{}</b><div>{told}{chart}</div></li>\n", grouped(count))
}

/// Returns a bar with its parts named below.
fn keyed(parts: &[Part<'_>]) -> String {
    let total = parts.iter().map(|(_, _, count)| count).sum();
    let mut text = bar("tall", parts, total) + "<p class=\"key\">";
    for (class, name, count) in parts.iter().filter(|(_, _, count)| *count > 0) {
        let _ = write!(
            text,
            "<span><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect class=\"{class}\" width=\"1\" height=\"1\"/></svg>{} {name}</span>",
            grouped(*count)
        );
    }
    text + "</p>\n"
}

/// Draws a bar of several parts, as long as its share of `most`.
fn bar(class: &str, parts: &[Part<'_>], most: u64) -> String {
    let mut text = format!(
        "<svg class=\"{class}\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">",
        named(parts)
    );
    let mut start = 0;
    for (class, _, count) in parts {
        let width = count.saturating_mul(1000).checked_div(most).unwrap_or_default();
        if width > 0 {
            let _ = write!(text, "<rect class=\"{class}\" x=\"{start}\" width=\"{width}\" height=\"1\"/>");
        }
        start += width;
    }
    text + "</svg>"
}

fn named(parts: &[Part<'_>]) -> String {
    let parts = parts.iter().filter(|(_, _, count)| *count > 0);
    parts
        .map(|(_, name, count)| format!("{} {}", grouped(*count), escaped(name)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Returns a text for HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{bar, escaped};

    #[test]
    fn marks_of_html_are_written_as_text() {
        assert_eq!(escaped("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
        let bar = bar("", &[("bad", "x", 1), ("good", "y", 3)], 4);
        assert!(bar.contains("x=\"0\" width=\"250\"") && bar.contains("x=\"250\" width=\"750\""), "{bar}");
    }
}
