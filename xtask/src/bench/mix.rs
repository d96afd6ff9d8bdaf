//! The figures of the mix: the spread of the times of single documents, for each runner, contestant and schema.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::amount;

/// The time of one document, as the runners print it.
#[derive(Debug, Deserialize)]
pub struct Time {
    runner: String,
    name: String,
    schema: String,
    state: String,
    /// Nanoseconds.
    time: f64,
}

/// The spread of many times, in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    pub median: f64,
    pub ninety: f64,
    pub ninety_nine: f64,
    pub mean: f64,
}

impl Spread {
    fn of(times: impl Iterator<Item = f64>) -> Option<Self> {
        let mut times: Vec<f64> = times.collect();
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times.get(((times.len().checked_sub(1)?) as f64 * share) as usize).copied();
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        Some(Self { median: at(0.5)?, ninety: at(0.9)?, ninety_nine: at(0.99)?, mean })
    }
}

/// The times of all runners.
pub struct Mix(Vec<Time>);

/// Our name in the runners.
const OURS: &str = "registrant";

impl Mix {
    pub fn read(text: &str) -> Result<Self, String> {
        let lines = text.lines().filter(|line| line.starts_with(r#"{"runner""#));
        let times = lines.map(|line| serde_json::from_str(line).map_err(|e| format!("{line}: {e}")));
        Ok(Self(times.collect::<Result<_, _>>()?))
    }

    fn spread(&self, runner: &str, name: &str, only: impl Fn(&Time) -> bool) -> Option<Spread> {
        let own = self.0.iter().filter(|time| time.runner == runner && time.name == name && only(time));
        Spread::of(own.map(|time| time.time))
    }

    /// Returns the runners, or the schemas, or another member of the times of a runner, each once.
    fn each(&self, runner: Option<&str>, of: fn(&Time) -> &str) -> Vec<&str> {
        let own = self.0.iter().filter(|time| runner.is_none_or(|runner| time.runner == runner));
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, time) in own.enumerate() {
            first.entry(of(time)).or_insert(index);
        }
        let mut all: Vec<(usize, &str)> = first.into_iter().map(|(name, index)| (index, name)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, name)| name).collect()
    }

    /// Returns the mean of the fastest other contestant, divided by ours.
    fn ratio(&self, runner: &str, only: impl Fn(&Time) -> bool + Copy) -> Option<f64> {
        let ours = self.spread(runner, OURS, only)?.mean;
        let others = self.each(Some(runner), |time| &time.name).into_iter().filter(|name| *name != OURS);
        others
            .filter_map(|name| self.spread(runner, name, only))
            .map(|other| other.mean / ours)
            .min_by(f64::total_cmp)
    }

    /// Writes the figures as tables of Markdown: one for each runner, with the schemas, the states and the whole.
    pub fn tables(&self) -> String {
        let mut out = String::new();
        for runner in self.each(None, |time| &time.runner) {
            let with_others = self.ratio(runner, |_| true).is_some();
            let _ = write!(out, "\n### {}\n\n| documents | median | 90 % | 99 % | mean |", title(runner));
            out.push_str(if with_others { " packages, mean |\n" } else { "\n" });
            out.push_str("|---|---|---|---|---|");
            out.push_str(if with_others { "---|\n" } else { "\n" });
            let mut row = |label: &str, only: &dyn Fn(&Time) -> bool| {
                let Some(spread) = self.spread(runner, OURS, only) else { return };
                let Spread { median, ninety, ninety_nine, mean } = spread;
                let [median, ninety, ninety_nine, mean] =
                    [median, ninety, ninety_nine, mean].map(|time| amount(time, "ns"));
                let _ = write!(out, "| {label} | {median} | {ninety} | {ninety_nine} | {mean} |");
                if with_others {
                    let ratio = self.ratio(runner, |time: &Time| only(time)).unwrap_or_default();
                    let _ = write!(out, " {ratio:.1} × |");
                }
                out.push('\n');
            };
            row("**all**", &|_| true);
            let states = self.each(Some(runner), |time| &time.state);
            for state in states.iter().filter(|_| states.len() > 1) {
                row(state, &|time| time.state == *state);
            }
            for schema in self.each(Some(runner), |time| &time.schema) {
                row(&format!("`{schema}`"), &|time| time.schema == schema);
            }
        }
        out
    }

    /// Returns the budgets of the mix as lines of a table of Markdown.
    pub fn budgets(&self) -> String {
        let mut out = "| budget | measured | |\n|---|---|---|\n".to_owned();
        let mut line = |what: &str, measured: Option<f64>, unit: &str, is_met: &dyn Fn(f64) -> bool| {
            if let Some(measured) = measured {
                let word = if is_met(measured) { "met" } else { "**missed**" };
                let _ = writeln!(out, "| {what} | {measured:.1} {unit} | {word} |");
            }
        };
        let least = |runner: &str| {
            let schemas = self.each(Some(runner), |time| &time.schema);
            schemas
                .into_iter()
                .filter_map(|own| self.ratio(runner, |time| time.schema == own))
                .min_by(f64::total_cmp)
        };
        let all = |_: &Time| true;
        line("one contact in Node.js, 2.5 × as fast as the packages", self.ratio("node", all), "×", &|x| {
            x >= 2.5
        });
        line("the slowest schema there, 1.5 ×", least("node"), "×", &|x| x >= 1.5);
        line("many contacts in Node.js, 6 ×", self.ratio("node, many", all), "×", &|x| x >= 6.0);
        let native = |schema: Option<&str>, state: &str| {
            let only = |time: &Time| schema.is_none_or(|own| time.schema == own) && time.state == state;
            self.spread("native", OURS, only).map(|spread| spread.median)
        };
        let best = native(Some("gandi-v3"), "clean");
        let most = self.each(Some("native"), |time| &time.schema).into_iter();
        let most = most.filter_map(|schema| native(Some(schema), "clean")).max_by(f64::total_cmp);
        let part = |time: Option<f64>| Some(time? / best?);
        line("the slowest schema natively, 2.5 lines of Gandi v3", part(most), "×", &|x| x <= 2.5);
        line("a refused line natively, 3 ×", part(native(None, "refused")), "×", &|x| x <= 3.0);
        let form = |schema: &str| {
            self.spread("node, forms", OURS, |time| time.schema == schema).map(|own| own.median)
        };
        let check = self.spread("node", OURS, |time| time.state == "clean").map(|own| own.median);
        let asked = form("requirements").zip(check).map(|(asked, check)| asked / check);
        line("`requirements` in Node.js, 30 checks", asked, "×", &|x| x <= 30.0);
        line("`eligible` in Node.js, 1.5 ms", form("eligible").map(|time| time / 1e6), "ms", &|x| x <= 1.5);
        out
    }

    /// Returns the spreads for a chart: for each schema of a runner, each contestant's.
    pub fn spreads(&self, runner: &str) -> Vec<(&str, Vec<(&str, Spread)>)> {
        let names = self.each(Some(runner), |time| &time.name);
        let of = |schema: &str| {
            let one = |name: &&'_ str| self.spread(runner, name, |time| time.schema == schema);
            names.iter().filter_map(|name| Some((*name, one(name)?))).collect()
        };
        self.each(Some(runner), |time| &time.schema).into_iter().map(|schema| (schema, of(schema))).collect()
    }
}

/// Returns the heading of a runner's table.
fn title(runner: &str) -> &str {
    match runner {
        "native" => "Natively, a line from bytes to bytes",
        "node" => "In Node.js, one contact from object to report",
        "node, many" => "In Node.js, many contacts from bytes to bytes, each",
        "node, forms" => "In Node.js, what a form asks",
        "chromium" => "In Chromium, one contact from object to report, ten in a row",
        other => other,
    }
}
