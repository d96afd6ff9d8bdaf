//! The findings of a whole portfolio, in groups.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use anstyle::Style;
use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::Value;

use crate::bulk::{counted, grouped};
use crate::layout::{BAD, BOLD, DOUBTFUL, GOOD, Table, paint, wrapped};

/// The places in the portfolio that a group names.
const PLACES: usize = 5;
/// The rows of a group that a person gets.
const ROWS: usize = 20;

/// A line of the portfolio.
#[derive(Clone, PartialEq, Serialize)]
pub struct Place {
    line: u64,
    /// The file, if there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// The domain, if values are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
}

impl Place {
    fn of(found: &Value) -> Self {
        let named = |name: &str| found.get(name).and_then(Value::as_str).map(str::to_owned);
        let line = found.get("line").or(found.pointer("/error/line")).and_then(Value::as_u64);
        Self { line: line.unwrap_or_default(), file: named("file"), domain: named("domain") }
    }

    fn named(&self) -> String {
        match (&self.domain, &self.file) {
            (Some(domain), _) => domain.replace(char::is_control, "\u{fffd}"),
            (None, Some(file)) => format!("{file}:{}", self.line),
            (None, None) => self.line.to_string(),
        }
    }
}

/// The groups. No value of a contact is in them.
#[derive(Default, Serialize)]
pub struct Findings {
    pub today: String,
    /// `true` if an interrupt ended the run: the rest of the portfolio is not in the groups.
    pub interrupted: bool,
    pub domains: u64,
    pub accepted: u64,
    pub refused: u64,
    pub unreadable: u64,
    /// The lines that could not be read: the first ones.
    unreadable_lines: Vec<Place>,
    /// The rules that contacts break today, the most frequent first.
    pub rules: Vec<Rule>,
    /// The rules that contacts will break from a later day on.
    pub announced: Vec<Rule>,
    pub suffixes: Vec<Suffix>,
    pub verifications: Vec<Verification>,
    pub repairs: Repairs,
    #[serde(skip)]
    patches: Vec<String>,
    /// The hashes of the patches of contacts with an id: a contact of many domains needs one.
    #[serde(skip)]
    patched: HashSet<u64>,
}

#[derive(Serialize)]
pub struct Rule {
    pub rule: String,
    pub severity: String,
    pub field: String,
    code: String,
    /// The message of the first violation: another one may name another limit.
    pub message: String,
    source: String,
    /// The first day on which it counts, if that is later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    pub count: u64,
    /// The violations with a value that would be right.
    pub with_fix: u64,
    /// The lines of the portfolio: the first ones.
    pub lines: Vec<Place>,
}

#[derive(Serialize)]
pub struct Suffix {
    pub suffix: String,
    pub domains: u64,
    pub refused: u64,
    /// The accepted domains with a warning.
    pub warned: u64,
}

#[derive(Serialize)]
pub struct Verification {
    id: String,
    pub suffix: String,
    pub why: String,
    pub by: String,
    /// The number of days that a registration made today would have, and the last one.
    pub days: Option<u64>,
    pub deadline: Option<String>,
    since: Option<String>,
    pub consequence: String,
    pub domains: u64,
}

#[derive(Default, Serialize)]
pub struct Repairs {
    /// The contacts that normalization changes without guessing.
    pub automatic: u64,
    /// The errors that these changes end.
    pub errors_ended: u64,
    pub changes: BTreeMap<String, u64>,
    /// The violations with a value that would be right, for a person to confirm.
    pub offered: u64,
    /// The violations that only a person can repair.
    pub by_hand: u64,
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

impl Findings {
    pub fn new(today: NaiveDate) -> Self {
        Self { today: today.to_string(), ..Self::default() }
    }

    /// Adds the findings of some lines.
    pub fn add(&mut self, lines: &[u8]) {
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            self.add_line(&serde_json::from_slice(line).unwrap_or_default());
        }
        for rules in [&mut self.rules, &mut self.announced] {
            rules.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.rule.cmp(&other.rule)));
        }
        self.suffixes.sort_by(|one, other| {
            (other.refused, other.domains)
                .cmp(&(one.refused, one.domains))
                .then_with(|| one.suffix.cmp(&other.suffix))
        });
        // The nearest deadline first.
        self.verifications.sort_by(|one, other| {
            let days = |verification: &Verification| verification.days.unwrap_or(u64::MAX);
            days(one).cmp(&days(other)).then_with(|| (&one.suffix, &one.id).cmp(&(&other.suffix, &other.id)))
        });
    }

    fn add_line(&mut self, found: &Value) {
        self.domains += 1;
        let place = Place::of(found);
        let Some(is_accepted) = found.get("accepted").and_then(Value::as_bool) else {
            self.unreadable += 1;
            self.unreadable_lines.extend((self.unreadable_lines.len() < PLACES).then_some(place));
            return;
        };
        *if is_accepted { &mut self.accepted } else { &mut self.refused } += 1;
        let violations = list(found, "violations");
        for fault in violations {
            count(&mut self.rules, fault, &place);
            let has_fix = fault.get("has_fix") == Some(&Value::Bool(true));
            *if has_fix { &mut self.repairs.offered } else { &mut self.repairs.by_hand } += 1;
        }
        list(found, "announced").iter().for_each(|fault| count(&mut self.announced, fault, &place));
        let name = text(found, "suffix");
        let place = place_of(
            &mut self.suffixes,
            |known| known.suffix == name,
            || Suffix { suffix: name.clone(), domains: 0, refused: 0, warned: 0 },
        );
        if let Some(suffix) = place {
            suffix.domains += 1;
            suffix.refused += u64::from(!is_accepted);
            suffix.warned += u64::from(is_accepted && !violations.is_empty());
        }
        for one in list(found, "verifications") {
            let (id, today) = (text(one, "id"), self.today.parse::<NaiveDate>().ok());
            let place = place_of(
                &mut self.verifications,
                |known| known.id == id && known.suffix == name,
                || {
                    let days = one.get("days").and_then(Value::as_u64);
                    let deadline =
                        today.zip(days).and_then(|(today, days)| today.checked_add_days(Days::new(days)));
                    let since = one.get("since").and_then(Value::as_str).map(str::to_owned);
                    let (suffix, deadline) = (name.clone(), deadline.map(|day| day.to_string()));
                    let (why, by, consequence) =
                        (text(one, "why"), text(one, "by"), text(one, "consequence"));
                    Verification {
                        id: id.clone(),
                        suffix,
                        why,
                        by,
                        days,
                        deadline,
                        since,
                        consequence,
                        domains: 0,
                    }
                },
            );
            if let Some(verification) = place {
                verification.domains += 1;
            }
        }
        for repair in list(found, "repairs") {
            self.repairs.automatic += 1;
            self.repairs.errors_ended += repair.get("errors").and_then(Value::as_u64).unwrap_or_default();
            for change in list(repair, "changes") {
                let name = format!("{}: {}", text(change, "field"), text(change, "change"));
                *self.repairs.changes.entry(name).or_default() += 1;
            }
        }
        for patch in list(found, "patches") {
            if patch.get("id").is_some_and(Value::is_string) {
                let hash = BuildHasherDefault::<DefaultHasher>::default();
                let same = ["id", "schema", "patch"].map(|name| patch.get(name).map(Value::to_string));
                if !self.patched.insert(hash.hash_one(same)) {
                    continue;
                }
            }
            let mut patch = patch.clone();
            if let Some(members) = patch.as_object_mut() {
                let place = ["line", "file", "domain"].map(|name| Some((name, found.get(name)?)));
                for (index, (name, value)) in place.into_iter().flatten().enumerate() {
                    members.shift_insert(index, name.to_owned(), value.clone());
                }
            }
            self.patches.push(patch.to_string());
        }
    }

    /// Returns the patches since the last call, as lines of JSON.
    pub fn take_patches(&mut self) -> Vec<String> {
        std::mem::take(&mut self.patches)
    }

    pub fn status(&self) -> u8 {
        match (self.unreadable, self.refused) {
            (0, 0) => 0,
            (0, _) => 1,
            _ => 2,
        }
    }

    pub fn text(&self) -> String {
        let (good, bad) = (paint(GOOD, "accepted"), paint(BAD, "refused"));
        let mut text = format!(
            "{}: {} {good}, {} {bad}, {} unreadable{}\n",
            counted(self.domains, "domain"),
            grouped(self.accepted),
            grouped(self.refused),
            grouped(self.unreadable),
            named_lines(&self.unreadable_lines, self.unreadable),
        );
        let rules = |rules: &[Rule]| {
            let mut table = Table::default();
            for rule in rules.iter().take(ROWS) {
                let style = if rule.severity == "error" { BAD } else { DOUBTFUL };
                let day = rule.day.as_ref().map(|day| format!("from {day}: ")).unwrap_or_default();
                let told =
                    format!("{day}{} ({}){}", rule.message, rule.rule, named_lines(&rule.lines, rule.count));
                let cells =
                    [(BOLD, grouped(rule.count)), (style, rule.severity.clone()), (Style::new(), told)];
                table.row(cells, String::new());
            }
            table.text(&[12, 10])
        };
        let mut suffixes = Table::default();
        for one in self.suffixes.iter().take(ROWS) {
            let told = format!("{} refused, {} with a warning", grouped(one.refused), grouped(one.warned));
            let cells = [
                (BOLD, grouped(one.domains)),
                (Style::new(), format!(".{}", one.suffix)),
                (Style::new(), told),
            ];
            suffixes.row(cells, String::new());
        }
        let mut deadlines = Table::default();
        for one in self.verifications.iter().take(ROWS) {
            let days = one.days.map_or("no deadline".to_owned(), |days| format!("{days} days"));
            let told = format!(".{}: {} {}", one.suffix, one.why, otherwise(one));
            let cells =
                [(BOLD, grouped(one.domains)), (Style::new(), days), (Style::new(), told.trim().to_owned())];
            deadlines.row(cells, String::new());
        }
        let mut changes = Table::default();
        for (name, count) in &self.repairs.changes {
            changes.row([(BOLD, grouped(*count)), (Style::new(), name.clone())], String::new());
        }
        let sections = [
            ("Rules", rules(&self.rules)),
            ("Announced: rules that begin later", rules(&self.announced)),
            ("Suffixes", suffixes.text(&[12, 24])),
            ("Verifications, with the days from the registration on", deadlines.text(&[12, 14])),
            ("Repairs without a guess, by normalization", changes.text(&[12])),
        ];
        for (title, body) in sections.iter().filter(|(_, body)| !body.is_empty()) {
            text += &format!("\n{}\n{body}", paint(BOLD, title));
        }
        text + "\n" + &wrapped(0, &self.repaired())
    }

    /// Describes what can be repaired, and how.
    pub fn repaired(&self) -> String {
        let Repairs { automatic, errors_ended, offered, by_hand, .. } = &self.repairs;
        format!(
            "Normalization repairs {}, which ends {}. Of the other violations, {} with a proposed value, and {} only a person \
             can repair.",
            counted(*automatic, "contact"),
            counted(*errors_ended, "error"),
            if *offered == 1 { "1 comes".to_owned() } else { format!("{} come", grouped(*offered)) },
            grouped(*by_hand),
        )
    }
}

/// Returns the consequence of a verification that fails, in words.
pub fn otherwise(one: &Verification) -> &'static str {
    match one.consequence.as_str() {
        "suspended" => "(otherwise suspended)",
        "deleted" => "(otherwise deleted)",
        "not_registered" => "(otherwise not registered)",
        _ => "",
    }
}

/// Names the first lines of a group, or their domains.
pub fn named_lines(lines: &[Place], count: u64) -> String {
    let named: Vec<String> = lines.iter().map(Place::named).collect();
    let is_number = lines.iter().all(|place| place.domain.is_none() && place.file.is_none());
    let more = if u64::try_from(lines.len()).is_ok_and(|named| named < count) { ", …" } else { "" };
    match named.as_slice() {
        [] => String::new(),
        _ if !is_number => format!(", {}{more}", named.join(", ")),
        [one] if more.is_empty() => format!(", line {one}"),
        _ => format!(", lines {}{more}", named.join(", ")),
    }
}

/// Returns the entry of a list that fits, made anew if none does.
fn place_of<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> Option<&mut T> {
    let place = list.iter().position(fits).unwrap_or(list.len());
    if place == list.len() {
        list.push(make());
    }
    list.get_mut(place)
}

/// Counts a violation in the group of its rule and field.
fn count(rules: &mut Vec<Rule>, fault: &Value, line: &Place) {
    let (rule, field, code) = (text(fault, "rule"), text(fault, "field"), text(fault, "code"));
    let day = fault.get("day").and_then(Value::as_str).map(str::to_owned);
    let fits =
        |known: &Rule| known.rule == rule && known.field == field && known.code == code && known.day == day;
    let place = place_of(rules, fits, || Rule {
        severity: text(fault, "severity"),
        message: text(fault, "message"),
        source: text(fault, "source"),
        rule: rule.clone(),
        field: field.clone(),
        code: code.clone(),
        day: day.clone(),
        count: 0,
        with_fix: 0,
        lines: Vec::new(),
    });
    if let Some(known) = place {
        known.count += 1;
        known.with_fix += u64::from(fault.get("has_fix") == Some(&Value::Bool(true)));
        if known.lines.len() < PLACES && known.lines.last() != Some(line) {
            known.lines.push(line.clone());
        }
    }
}
