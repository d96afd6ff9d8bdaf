//! `cargo xtask counts`: the instructions of the hot paths in `benches/counts`, against the counts on file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::codegen::root;
use crate::process::{cargo, output, program, run as finish, target};
use crate::setup;
use crate::tally::Tally;

/// The counts on file: a path and its instructions in each line.
const FILE: &str = "benches/counts/counts.tsv";

/// A path may take a tenth more than on file: compilers and C libraries differ.
const TOLERANCE: u64 = 10;

/// The function whose calls callgrind counts.
const MEASURED: &str = "registrant_counts::measured";

/// Compares the counts with those on file, or with `--update` writes the file.
pub fn run(update: bool) -> Result<(), String> {
    if update {
        let text: String = count()?.iter().map(|(path, count)| format!("{path}\t{count}\n")).collect();
        return fs::write(root().join(FILE), text).map_err(|e| format!("{FILE}: {e}"));
    }
    match check()? {
        tally if tally.is_good() => Ok(()),
        _ => Err(format!(
            "expected the counts in {FILE}, found more; `cargo xtask counts --update` accepts them"
        )),
    }
}

/// Counts each path that takes more instructions than on file as a failure.
pub fn check() -> Result<Tally, String> {
    let text = fs::read_to_string(root().join(FILE)).map_err(|e| format!("{FILE}: {e}"))?;
    let known = text.lines().map(|line| {
        let (path, count) = line.split_once('\t')?;
        Some((path, count.parse().ok()?))
    });
    let known: BTreeMap<&str, u64> = known
        .collect::<Option<_>>()
        .ok_or(format!("{FILE}: expected a path, a tab and a number in each line"))?;
    let counts = count()?;
    let mut tally = Tally {
        failed: known.keys().filter(|path| !counts.iter().any(|(one, _)| one == *path)).count(),
        ..Tally::default()
    };
    for (path, now) in &counts {
        let before = known.get(path.as_str()).copied();
        if before.is_some_and(|before| is_within(*now, before)) {
            tally.passed += 1;
            continue;
        }
        tally.failed += 1;
        let before = before.map_or("no count".to_owned(), |before| before.to_string());
        tally.reason += &format!("{path}: {now} instructions, {before} on file\n");
    }
    Ok(tally)
}

fn is_within(now: u64, before: u64) -> bool {
    now * 100 <= before * (100 + TOLERANCE)
}

/// Returns the instructions of one call of each path. Callgrind writes a file for each path into `target/counts/`.
fn count() -> Result<Vec<(String, u64)>, String> {
    setup::valgrind()?;
    finish(cargo().args(["build", "--quiet", "--profile", "counts", "--package", "registrant-counts"]))?;
    let folder = target().join("counts");
    let files = folder.join("callgrind");
    if files.is_dir() {
        fs::remove_dir_all(&files).map_err(|e| format!("{}: {e}", files.display()))?;
    }
    fs::create_dir_all(&files).map_err(|e| format!("{}: {e}", files.display()))?;
    let names = output(
        program("valgrind")
            .args(["--quiet", "--tool=callgrind"])
            .arg(format!("--callgrind-out-file={}", files.join("out").display()))
            .arg(format!("--toggle-collect={MEASURED}"))
            .arg(format!("--dump-after={MEASURED}"))
            .arg(folder.join("registrant-counts")),
    )?;
    let paths = names.lines().filter_map(|line| line.split_once('\t'));
    paths
        .enumerate()
        .map(|(index, (path, rounds))| {
            let rounds: u64 = rounds.parse().map_err(|e| format!("{path}: {e}"))?;
            Ok((path.to_owned(), total(&files.join(format!("out.{}", index + 1)))? / rounds))
        })
        .collect()
}

/// Reads the sum of a file of callgrind.
fn total(file: &Path) -> Result<u64, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    total
        .and_then(|total| total.trim().parse().ok())
        .ok_or_else(|| format!("{}: expected a line `totals: NUMBER`, found none", file.display()))
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_tenth_more_is_within_the_tolerance() {
        assert!(is_within(1_100, 1_000) && is_within(1, 1_000));
        assert!(!is_within(1_101, 1_000));
    }
}
