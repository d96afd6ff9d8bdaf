//! The table of tasks: the list that `cargo xtask` prints, and the choice of a task.

use crate::{
    bench, codegen, counts, crates, demo, format, hosts, package, picture, prose, python, refresh, release,
    rules, supply, test, wasm,
};

/// A task with its line in the list.
struct Task {
    name: &'static str,
    about: &'static str,
    /// The options with their lines in the list.
    options: &'static [(&'static str, &'static str)],
    run: fn(&[String]) -> Result<(), String>,
}

const TASKS: [Task; 19] = [
    Task {
        name: "test",
        about: "run every check and every test in every runner, as CI does",
        options: &[
            ("--quick", "run only the checks and the fast native tests"),
            ("--from STEP", "run this step and those after it"),
        ],
        run: test::run,
    },
    Task {
        name: "codegen",
        about: "make the tables from data/ and the source crates",
        options: &[
            ("--check", "only report the tables that would differ"),
            ("--phone-metadata FILE", "read this PhoneNumberMetadata.xml of libphonenumber"),
        ],
        run: codegen::task,
    },
    Task {
        name: "refresh",
        about: "refresh the data of others, then the tables: phone, iana, cldr, iso or all",
        options: &[("--from FILE", "read IANA's list from this file")],
        run: refresh::run,
    },
    Task {
        name: "format",
        about: "format every Rust file",
        options: &[("--check", "only report the files that would differ")],
        run: |arguments| format::all(has(arguments, "--check")),
    },
    Task {
        name: "prose",
        about: "check the English that people read",
        options: &[],
        run: |_| prose::check(),
    },
    Task {
        name: "rules",
        about: "report on the rule files, by one option",
        options: &[
            ("--stale DAYS", "list the files whose review is older, with its day"),
            ("--sources", "count the rules by the kind of their first source"),
            ("--weak", "list the rules that rest only on an encyclopaedia or a personal page"),
        ],
        run: rules::run,
    },
    Task {
        name: "demo",
        about: "build the page and serve it at http://127.0.0.1:8080",
        options: &[("--port N", "serve it at another port")],
        run: demo::run,
    },
    Task {
        name: "picture",
        about: "take the pictures of the page, for README.md and docs/pictures",
        options: &[],
        run: |_| picture::take(),
    },
    Task {
        name: "wasm",
        about: "build the optimized wasm files, and print their sizes",
        options: &[
            ("--only FILE", "build only this one: node, form or phone"),
            ("--twice", "build them in two folders, and compare them"),
        ],
        run: wasm::task,
    },
    Task {
        name: "package",
        about: "build the npm package and pack it",
        options: &[("--keep-wasm", "take the wasm files of the last build")],
        run: package::task,
    },
    Task {
        name: "hosts",
        about: "build and run the npm package in each host, or in those that are named",
        options: &[("--tarball FILE", "take this packed package"), ("--page", "only write docs/hosts.md")],
        run: hosts::task,
    },
    Task {
        name: "python",
        about: "build the wheel of python/, and run its tests, mypy and pyright",
        options: &[("--wheel", "only build the wheel for users")],
        run: python::task,
    },
    Task {
        name: "crates",
        about: "check the contents of each published crate",
        options: &[],
        run: |_| crates::check(),
    },
    Task {
        name: "supply",
        about: "check the licences and sources of all dependencies, and write target/sbom.cdx.json",
        options: &[],
        run: |_| supply::task(),
    },
    Task {
        name: "fuzz",
        about: "make random calls with a new seed: cargo xtask fuzz MINUTES [TARGET]",
        options: &[],
        run: test::fuzz,
    },
    Task {
        name: "bench",
        about: "measure speed and size, and compare them with others; the page is in target/bench/",
        options: &[
            ("mix", "measure only the mix, with the package of the last build"),
            ("python", "measure the columns of the Python package, and Spark"),
        ],
        run: bench::run,
    },
    Task {
        name: "counts",
        about: "count the instructions of hot paths, and compare them with the counts on file",
        options: &[("--update", "write the counts to the file")],
        run: |arguments| counts::run(has(arguments, "--update")),
    },
    Task {
        name: "load",
        about: "print the sizes and first answers of pages, beside other packages",
        options: &[],
        run: |_| bench::load(),
    },
    Task {
        name: "release",
        about: "check a release",
        options: &[("--dry-run", "do everything except the upload; required")],
        run: release::run,
    },
];

fn has(arguments: &[String], option: &str) -> bool {
    arguments.iter().any(|argument| argument == option)
}

/// Runs the task that the first argument names. Without one, prints the list.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let Some(name) = arguments.first().filter(|name| !["help", "--help", "-h"].contains(&name.as_str()))
    else {
        print!("{}", list());
        return Ok(());
    };
    let task = find(name)?;
    task.allow(arguments)?;
    (task.run)(arguments)
}

fn find(name: &str) -> Result<&'static Task, String> {
    let names: Vec<&str> = TASKS.iter().map(|task| task.name).collect();
    TASKS
        .iter()
        .find(|task| task.name == name)
        .ok_or_else(|| format!("expected a task, found `{name}`; the tasks are {}", names.join(", ")))
}

impl Task {
    /// Fails if an argument looks like an option, and the task has no such option.
    fn allow(&self, arguments: &[String]) -> Result<(), String> {
        let known =
            |given: &str| self.options.iter().any(|(option, _)| option.split(' ').next() == Some(given));
        match arguments.iter().find(|argument| argument.starts_with('-') && !known(argument)) {
            None => Ok(()),
            Some(other) if self.options.is_empty() => {
                Err(format!("expected no option of `{}`, found `{other}`", self.name))
            }
            Some(other) => {
                let options: Vec<&str> = self.options.iter().map(|(option, _)| *option).collect();
                Err(format!("expected {}, found `{other}`", options.join(" or ")))
            }
        }
    }
}

/// Returns the list of tasks and options, one line for each.
fn list() -> String {
    let mut text = "usage: cargo xtask <task>\n\n".to_owned();
    for task in &TASKS {
        text += &format!("  {:25} {}\n", task.name, task.about);
        for (option, about) in task.options {
            text += &format!("    {option:23} {about}\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{TASKS, find, list};
    use crate::codegen::root;

    #[test]
    fn the_list_has_one_short_line_for_each_task_and_option() {
        let lines: Vec<String> = list().lines().skip(2).map(str::to_owned).collect();
        assert_eq!(lines.len(), TASKS.iter().map(|task| 1 + task.options.len()).sum::<usize>());
        for line in lines {
            assert!(line.len() <= 110, "{line}");
        }
    }

    #[test]
    fn an_unknown_task_or_option_is_named() {
        let fault = find("tset").err().unwrap();
        assert!(fault.starts_with("expected a task, found `tset`"), "{fault}");
        for (task, option, start) in [
            ("test", "--quik", "expected --quick or --from STEP, found `--quik`"),
            ("prose", "-v", "expected no option of `prose`"),
        ] {
            let fault = find(task).ok().unwrap().allow(&[task.to_owned(), option.to_owned()]).unwrap_err();
            assert!(fault.starts_with(start), "{fault}");
        }
    }

    /// Checks every `cargo xtask TASK` in the documents.
    #[test]
    fn documents_name_tasks_that_exist() {
        let documents =
            ["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/RELEASING.md", "docs/SIZE.md"];
        for document in documents {
            let text = fs::read_to_string(root().join(document)).unwrap();
            for call in text.split("cargo xtask ").skip(1) {
                let call = call.split(['`', '\n']).next().unwrap_or_default();
                let words: Vec<String> = call.split_whitespace().map(str::to_owned).collect();
                let Some(name) = words.first() else { continue };
                let checked = find(name).and_then(|task| task.allow(&words));
                assert_eq!(checked, Ok(()), "{document}: cargo xtask {call}");
            }
        }
    }
}
