//! The rows of the numbering plans, and the parts that they refer to.

use std::collections::{BTreeSet, HashMap};

use registrant_pattern::compile;

use super::automaton::{FIRST_KIND, GENERAL, Shared, Verdict};
use super::encode::{self, Encoded};
use super::metadata::{Format, Plan};

/// The names of a plan's numbers; two names of one range stand side by side.
pub const NUMBERS: [&str; 15] = [
    "calling_code",
    "kinds",
    "general",
    "lengths",
    "local_lengths",
    "leading_digits",
    "international_prefix",
    "national_prefix",
    "groups",
    "transform",
    "extension",
    "formats",
    "formats",
    "international_formats",
    "international_formats",
];

/// The index that means "no pattern" or "no text".
pub const NONE: u16 = u16::MAX;

/// Plans with the parts that they refer to, each distinct part once.
#[derive(Default)]
pub struct Rows {
    /// The region of each plan, and its numbers.
    pub plans: Vec<(String, [u32; NUMBERS.len()])>,
    /// The pattern, the leading digits, and the national and the international text of each format.
    pub formats: Vec<[u16; 4]>,
    pub code: Vec<u8>,
    pub texts: String,
    pub automaton: Encoded,
    pub states: usize,
    patterns: HashMap<String, u16>,
    known_texts: HashMap<String, u16>,
}

impl Rows {
    pub fn of(plans: &[Plan]) -> Result<Self, String> {
        let mut whole = Shared::default();
        let mut roots = Vec::new();
        for plan in plans {
            let root = whole.add(plan).map_err(|e| format!("{} {}: {e}", plan.region, plan.calling_code))?;
            roots.push(root.ok_or("expected a plan with numbers, found one without")?);
        }
        // Keep the kinds of number apart from the plan's general shape: combined, they share less.
        let mut shared = Shared::default();
        let mut trees = Vec::new();
        for verdict in [only_kinds as fn(Verdict) -> Verdict, only_general] {
            let mut done = HashMap::new();
            for root in &roots {
                // If no number of a plan has a kind, its general shape decides for both trees.
                let tree = shared.add_with(&whole, *root, verdict, &mut done);
                trees
                    .push(tree.or_else(|| shared.add_with(&whole, *root, only_general, &mut HashMap::new())));
            }
        }
        let trees: Vec<usize> = trees
            .into_iter()
            .collect::<Option<_>>()
            .ok_or("expected a plan with numbers, found one without")?;
        let mut rows = Self {
            automaton: encode::encode(&shared.states, &trees)?,
            states: shared.states.len(),
            ..Self::default()
        };
        let places = rows.automaton.places.clone();
        let (kinds, generals) =
            places.split_at_checked(plans.len()).ok_or("expected a plan with a tree, found one without")?;
        for (plan, (kinds, general)) in plans.iter().zip(kinds.iter().zip(generals)) {
            rows.add(plan, *kinds, *general)?;
        }
        Ok(rows)
    }

    fn add(&mut self, plan: &Plan, kinds: u16, general: u16) -> Result<(), String> {
        let groups =
            plan.prefix_for_parsing.matches('(').count() - plan.prefix_for_parsing.matches("(?").count();
        let mask = |lengths: &BTreeSet<u8>| lengths.iter().fold(0u32, |mask, l| mask | 1 << l);
        let international = self.formats(&plan.international_formats)?;
        let national = self.formats(&plan.formats)?;
        let numbers = [
            plan.calling_code.into(),
            kinds.into(),
            general.into(),
            mask(&plan.general.lengths),
            mask(&plan.general.local_lengths),
            self.pattern(&plan.leading_digits)?.into(),
            self.pattern(&plan.international_prefix)?.into(),
            self.pattern(&plan.prefix_for_parsing)?.into(),
            u32::try_from(groups).map_err(|e| e.to_string())?,
            self.text(&plan.transform_rule)?.into(),
            self.text(&plan.extension_prefix)?.into(),
            national.0,
            national.1,
            international.0,
            international.1,
        ];
        self.plans.push((plan.region.clone(), numbers));
        Ok(())
    }

    /// Returns the start and the end of the formats in the table.
    fn formats(&mut self, formats: &[Format]) -> Result<(u32, u32), String> {
        let start = self.formats.len();
        for format in formats {
            // The rule replaces the first group: `$2 15-$3` with `(0$1)` is `(0$2) 15-$3`.
            let national = match (format.prefix_rule.is_empty(), format.format.find('$')) {
                (false, Some(dollar)) => {
                    let (before, rest) = format.format.split_at(dollar);
                    let (group, after) =
                        rest.split_at_checked(2).ok_or("expected a format that does not end in $")?;
                    format!("{before}{}{after}", format.prefix_rule.replace("$1", group))
                }
                _ => format.format.clone(),
            };
            let row = [
                self.pattern(&format.pattern)?,
                self.pattern(&format.leading_digits)?,
                self.text(&national)?,
                self.text(&format.format)?,
            ];
            self.formats.push(row);
        }
        let number = |n: usize| u16::try_from(n).map(u32::from).map_err(|e| e.to_string());
        Ok((number(start)?, number(self.formats.len())?))
    }

    fn pattern(&mut self, pattern: &str) -> Result<u16, String> {
        if pattern.is_empty() {
            return Ok(NONE);
        }
        if let Some(&known) = self.patterns.get(pattern) {
            return Ok(known);
        }
        let place = u16::try_from(self.code.len()).map_err(|_| "too many patterns")?;
        self.code.extend(compile(pattern).map_err(|e| format!("{pattern}: {e}"))?);
        self.patterns.insert(pattern.to_owned(), place);
        Ok(place)
    }

    fn text(&mut self, text: &str) -> Result<u16, String> {
        if text.is_empty() {
            return Ok(NONE);
        }
        if let Some(&known) = self.known_texts.get(text) {
            return Ok(known);
        }
        let place = u16::try_from(self.texts.len()).map_err(|_| "too many texts")?;
        let length = u8::try_from(text.len()).ok().filter(u8::is_ascii).ok_or("text too long")?;
        self.texts.push(char::from(length));
        self.texts.push_str(text);
        self.known_texts.insert(text.to_owned(), place);
        Ok(place)
    }
}

fn only_kinds(verdict: Verdict) -> Verdict {
    if verdict < FIRST_KIND { 0 } else { verdict }
}

fn only_general(verdict: Verdict) -> Verdict {
    verdict.min(GENERAL)
}
