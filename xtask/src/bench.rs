//! `cargo xtask bench`: time and size, compared with other libraries in one run. The figures go to the
//! terminal and into `target/bench/index.html`.
//!
//! They are for people: a busy machine gives other figures. So the contestants take turns, and only their
//! ratio counts. No test depends on it.

mod chart;
mod memory;
mod mix;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use self::mix::Mix;
use crate::chromium;
use crate::codegen::root;
use crate::process::{cargo, output, program, target};
use crate::{package, python, setup, wasm};

/// A comparison, and the budget of our part.
pub struct Group {
    /// The group's name in the runners.
    id: &'static str,
    title: &'static str,
    /// The budget in nanoseconds or bytes.
    budget: Option<f64>,
}

const GROUPS: [Group; 8] = [
    group("phone-native", "Phone numbers, native: parse, validate, E.164", Some(500.0)),
    group("phone-node", "Phone numbers in Node.js: parse, validate, E.164", Some(1_500.0)),
    group("phone-node-first", "The same, first call in a fresh process", Some(3e6)),
    group("phone-node-import", "Import in a fresh process, before the first call", None),
    group("crossing-node", "One check in Node.js: values as JSON text, as ours, and member by member", None),
    group("check-native", "One check of a decoded contact with nothing wrong, native", Some(1_000.0)),
    group("contact-native-steps", "The steps by themselves, native, by the public functions", None),
    group("memory", "Peak memory of the command line on a stream of contacts", None),
];

/// The groups in which all lines are ours, in their own order.
const OURS: [&str; 3] = ["check-native", "contact-native-steps", "memory"];

const fn group(id: &'static str, title: &'static str, budget: Option<f64>) -> Group {
    Group { id, title, budget }
}

/// The figures of one contestant, as every runner prints them.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    group: String,
    name: String,
    unit: String,
    median: f64,
    /// The first and the third quartile.
    quartiles: [f64; 2],
    /// The number of accepted inputs, and of all inputs.
    accepted: u64,
    of: u64,
}

/// The number of fresh processes for each contestant.
const FRESH: usize = 11;

/// Measures everything but Python, or only the mix with `mix`. With `python`, measures Python.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if arguments.get(1).is_some_and(|argument| argument == "python") {
        return python::bench();
    }
    setup::npm()?;
    if arguments.get(1).is_some_and(|argument| argument == "mix") {
        built()?;
        return measure_mix().map(drop);
    }
    wasm::compile()?;
    wasm::compile_crossing()?;
    package::assemble()?;
    let folder = target().join("bench");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let phones = inputs(&folder, "phones.json", &["phones"])?;
    let contacts = inputs(&folder, "contacts.ndjson", &["contacts", "2000"])?;

    let mut lines = read(&output(&mut native(&[]))?)?;
    for (script, input) in [("phone", &phones), ("crossing", &contacts)] {
        eprintln!("{script} in Node.js …");
        lines.extend(read(&output(node(script).arg(input).arg(wasm::folder()))?)?);
    }
    let mix = measure_mix()?;
    lines.extend(first_calls()?);
    lines.extend(memory::measure()?);

    for group in &GROUPS {
        print(group, &lines);
    }
    let sizes = wasm::sizes()?;
    println!("\nThe wasm file\n  {sizes}");
    let circumstances = circumstances()?;
    let page = folder.join("index.html");
    let text = chart::page(&GROUPS, &lines, &mix, &sizes, &circumstances);
    fs::write(&page, text).map_err(|e| format!("{}: {e}", page.display()))?;
    println!("\n{}", page.display());
    Ok(())
}

/// Measures the mix natively, in Node.js and in Chromium, and writes its figures and its picture into the documents.
fn measure_mix() -> Result<Mix, String> {
    let folder = target().join("bench");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let documents = inputs(&folder, "mix.ndjson", &["mix"])?;
    let mut times = output(&mut native(&["time-mix"]))?;
    eprintln!("the mix in Node.js and Chromium …");
    times += &output(node("mix").arg(&documents))?;
    times += &output(chromium::tell(node("mix_chromium").arg(&documents), &setup::browser()?))?;
    let mix = Mix::read(&times)?;
    let (budgets, tables) = (mix.budgets(), mix.tables());
    println!("\nThe mix\n{budgets}{tables}");
    let image = "![Time of one contact in Node.js, by schema](pictures/mix.svg)";
    document(&format!("{image}\n\n{}.\n\n{budgets}{tables}", circumstances()?))?;
    let picture = root().join("docs/pictures/mix.svg");
    fs::create_dir_all(root().join("docs/pictures")).map_err(|e| format!("docs/pictures: {e}"))?;
    fs::write(&picture, chart::spread(&mix)).map_err(|e| format!("{}: {e}", picture.display()))?;
    Ok(mix)
}

/// Builds the package if no build left one.
fn built() -> Result<(), String> {
    if root().join("pkg/dist/index-node.js").exists() {
        return Ok(());
    }
    wasm::compile()?;
    package::assemble()
}

/// Prints the size of bundled pages, and the time to their first answer in Chromium. Takes the package of the last build.
pub fn load() -> Result<(), String> {
    built()?;
    let table = output(chromium::tell(&mut node("load"), &setup::browser()?))?;
    println!("{}, on a line of 10 Mbit/s:\n\n{table}", circumstances()?);
    Ok(())
}

/// Replaces the figures of the mix in docs/benchmarks.md.
fn document(figures: &str) -> Result<(), String> {
    const MARKS: [&str; 2] = ["<!-- The figures of the mix begin here. -->\n", "<!-- They end here. -->"];
    let file = root().join("docs/benchmarks.md");
    let failed = |e: std::io::Error| format!("{}: {e}", file.display());
    let text = fs::read_to_string(&file).map_err(failed)?;
    let parts =
        text.split_once(MARKS[0]).and_then(|(before, rest)| Some((before, rest.split_once(MARKS[1])?.1)));
    let (before, after) = parts.ok_or("expected the marks of the mix in docs/benchmarks.md, found none")?;
    fs::write(&file, format!("{before}{}\n{figures}\n{}{after}", MARKS[0], MARKS[1])).map_err(failed)
}

/// Makes the command of the native runner with these arguments.
fn native(arguments: &[&str]) -> std::process::Command {
    let mut command = cargo();
    command.args(["bench", "--quiet", "--package", "registrant", "--bench", "native", "--"]).args(arguments);
    command
}

fn node(script: &str) -> std::process::Command {
    let mut command = program("node");
    command.arg(root().join("benches/node").join(format!("{script}.mjs")));
    command
}

/// Makes the native runner write inputs into a file.
fn inputs(folder: &Path, name: &str, arguments: &[&str]) -> Result<PathBuf, String> {
    let file = folder.join(name);
    let text = output(&mut native(arguments))?;
    fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(file)
}

fn read(text: &str) -> Result<Vec<Line>, String> {
    let lines = text.lines().filter(|line| line.starts_with('{'));
    lines.map(|line| serde_json::from_str(line).map_err(|e| format!("{line}: {e}"))).collect()
}

/// Measures the import and the first call, each in a process of its own. The contestants take turns.
fn first_calls() -> Result<Vec<Line>, String> {
    #[derive(Deserialize)]
    struct Times {
        imported: f64,
        first: f64,
    }
    const NAMES: [&str; 5] = [
        "registrant",
        "registrant/phone",
        "libphonenumber-js/max",
        "google-libphonenumber",
        "awesome-phonenumber",
    ];
    eprintln!("first calls in Node.js …");
    let mut times: BTreeMap<(&str, &str), Vec<f64>> = BTreeMap::new();
    for _ in 0..FRESH {
        for name in NAMES {
            let text = output(node("first").arg(name))?;
            let Times { imported, first } =
                serde_json::from_str(&text).map_err(|e| format!("{text}: {e}"))?;
            times.entry(("phone-node-first", name)).or_default().push(first);
            times.entry(("phone-node-import", name)).or_default().push(imported);
        }
    }
    Ok(times
        .into_iter()
        .map(|((group, name), mut times)| {
            times.sort_by(f64::total_cmp);
            Line {
                group: group.to_owned(),
                name: name.to_owned(),
                unit: "ns".to_owned(),
                median: times[FRESH / 2],
                quartiles: [times[FRESH / 4], times[FRESH * 3 / 4]],
                accepted: FRESH as u64,
                of: FRESH as u64,
            }
        })
        .collect())
}

/// Returns the lines of a group: ours first, then the others, the fastest first.
fn of<'a>(group: &Group, lines: &'a [Line]) -> Vec<&'a Line> {
    let mut own: Vec<&Line> = lines.iter().filter(|line| line.group == group.id).collect();
    if !OURS.contains(&group.id) {
        own.sort_by(|a, b| {
            (a.name != "registrant").cmp(&(b.name != "registrant")).then(a.median.total_cmp(&b.median))
        });
    }
    own
}

fn print(group: &Group, lines: &[Line]) {
    println!("\n{}", group.title);
    let own = of(group, lines);
    for line in &own {
        println!(
            "  {:<34} {:>10}   {}",
            line.name,
            amount(line.median, &line.unit),
            remark(group, &own, line)
        );
    }
}

/// Returns the text next to a figure: the budget for ours, the ratio for others, and the share of accepted
/// inputs.
fn remark(group: &Group, own: &[&Line], line: &Line) -> String {
    let first = own.first().map_or(line.median, |first| first.median);
    let mut remark = match group.budget {
        Some(budget) if line.name == "registrant" || OURS.contains(&group.id) => {
            let word = if line.median <= budget { "met" } else { "missed" };
            format!("budget {} {word}", amount(budget, &line.unit))
        }
        _ if line.name == "registrant" || line.median == first => String::new(),
        _ if OURS.contains(&group.id) => String::new(),
        _ => format!("{} × ours", ratio(line.median / first)),
    };
    if group.id.starts_with("phone") && line.accepted != line.of {
        // All inputs are numbers in use.
        let share = format!("refuses {:.1} %", 100.0 - 100.0 * line.accepted as f64 / line.of as f64);
        remark = if remark.is_empty() { share } else { format!("{remark}, {share}") };
    }
    remark
}

fn ratio(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.1}") } else { format!("{ratio:.0}") }
}

/// Formats a duration or an amount of memory for people.
fn amount(value: f64, unit: &str) -> String {
    let (value, unit) = match unit {
        "bytes" => (value / 1e6, "MB"),
        _ if value < 1e3 => (value, "ns"),
        _ if value < 1e6 => (value / 1e3, "µs"),
        _ => (value / 1e6, "ms"),
    };
    if value < 10.0 { format!("{value:.2} {unit}") } else { format!("{value:.0} {unit}") }
}

/// Returns the day and the environment of the measurement.
fn circumstances() -> Result<String, String> {
    let ask = |name: &str, arguments: &[&str]| {
        output(program(name).args(arguments)).map(|text| text.trim().to_owned())
    };
    let day = ask("node", &["--print", "new Date().toISOString().slice(0, 10)"])?;
    let versions = [ask("node", &["--version"])?, ask("rustc", &["--version"])?];
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(format!("{day}, {cores} cores, Node.js {}, {}", versions[0], versions[1]))
}
