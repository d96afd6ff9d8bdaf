//! The native tests of `cargo xtask test --quick`.

use std::process::Command;

use super::OPTIONAL;
use crate::process::cargo;

/// The tests to leave out: each takes more than eight seconds without optimization, as measured on
/// 2026-11-21.
const SLOW: [&str; 13] = [
    "a_report_says_what_happened",
    "a_target_accepts_what_a_conversion_promises",
    "an_example_breaks_no_rule_that_is_certain",
    "built_in_files_read_the_same_at_run_time",
    "documents_in_json_take_linear_time_and_memory",
    "documents_in_other_texts_take_linear_time_and_memory",
    "eligible_says_what_check_says",
    "every_path_of_a_violation_is_asked_for",
    "lines_are_answered_as_one_by_one",
    "lists_and_rules_take_linear_time_and_memory",
    "phonenumber_agrees_but_for_its_known_faults",
    "rlibphonenumber_agrees_on_every_region",
    "there_and_back_loses_only_what_is_reported",
];

/// Makes the command for every test but the slow ones and those of the documentation.
pub fn command() -> Command {
    let mut command = cargo();
    command.args(["test", "--quiet", "--workspace", "--no-fail-fast", "--tests"]).args(OPTIONAL).arg("--");
    for name in SLOW {
        command.args(["--skip", name]);
    }
    command
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::SLOW;
    use crate::codegen::root;

    #[test]
    fn each_slow_test_exists_once() {
        let folders = ["tests", "cli/tests", "crates/registrant-phone/tests"];
        let files = folders.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap().flatten());
        let texts: Vec<String> = files.filter_map(|file| fs::read_to_string(file.path()).ok()).collect();
        for name in SLOW {
            let count = texts.iter().filter(|text| text.contains(&format!("fn {name}("))).count();
            assert_eq!(count, 1, "{name}");
        }
    }
}
