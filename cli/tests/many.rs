//! Many documents at once: forms of input, order, broken lines, files to go on with.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use run::registrant;
use serde_json::Value;

const COM: [&str; 5] = ["check", "--domain", "mydomain.com", "--today", "2026-11-22"];

/// Makes an empty folder for a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// A contact that the rules accept, with a number in it.
fn contact(number: usize) -> String {
    format!(
        r#"{{"kind": "individual", "given_name": "Ann", "family_name": "Example", "street": ["{number} Example Street"], "city": "Austin", "subdivision": "US-TX", "postal_code": "78701", "country": "US", "email": "ann@example.com", "phone": "+1.5125550100"}}"#
    )
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn lines_arrays_tables_and_compressed_files_give_the_same_answers() {
    let folder = folder("forms");
    let mut text = String::new();
    let mut table = String::from(
        "\u{feff}kind;First Name;Nachname;address 1;address_2;city;state;zip;country;mail;tel\r\n",
    );
    let mut elements = Vec::new();
    for number in 0..300 {
        let document = format!(
            r#"{{"kind":"individual","given_name":"Ann","family_name":"O; \"Ex\"","street":["{number} Road","Floor\t1"],"city":"Austin","subdivision":"US-TX","postal_code":"78701","country":"US","email":"ann@example.com","phone":"+1.5125550100"}}"#
        );
        text += &format!("{document}\n");
        elements.push(document);
        table += &format!(
            "Individual;Ann;\"O; \"\"Ex\"\"\";{number} Road;Floor\t1;Austin;US-TX;78701;US;ann@example.com;+1.5125550100\r\n"
        );
    }
    let array = format!("[{}]", elements.join(",\n"));
    // Two members of gzip, one after the other.
    let (first, second) = text.split_at(text.find("\n").unwrap() + 1);
    let members = [gzip(first), gzip(second)].concat();
    let convert = |more: &[&str], input: &[u8]| {
        registrant(
            &[&["convert", "--to", "dnsimple", "--format", "json", "--from", "contact"], more].concat(),
            input,
        )
    };
    let (status, wanted, _) = convert(&["--ndjson"], text.as_bytes());
    assert_eq!((status, wanted.lines().count()), (0, 300));
    for (name, bytes) in
        [("a.ndjson", text.as_bytes()), ("a.csv", table.as_bytes()), ("a.jsonl.gz", &members)]
    {
        fs::write(folder.join(name), bytes).unwrap();
        let (status, answers, told) = convert(&[folder.join(name).to_str().unwrap()], b"");
        assert!(status == 0 && answers == wanted, "{name}: {told}");
    }
    for (arguments, input) in [
        (&["--input", "array"][..], array.as_bytes()),
        (&["--input", "csv", "--jobs", "1"], table.as_bytes()),
        (&["--jobs", "7"], &gzip(&table)),
        (&["--jobs", "2"], array.as_bytes()),
    ] {
        let (status, answers, told) = convert(arguments, input);
        assert!(status == 0 && answers == wanted, "{arguments:?}: {told}");
    }
    let pattern = folder.join("*.[cj]s*");
    let (status, answers, _) = convert(&[pattern.to_str().unwrap()], b"");
    assert_eq!((status, answers), (0, wanted.repeat(2)));
    let (status, _, told) = convert(&[folder.join("*.xml").to_str().unwrap()], b"");
    assert!(status == 2 && told.contains("expected files that fit the pattern, found none"), "{told}");
}

#[test]
fn zstandard_may_have_several_frames() {
    // A frame to skip, with two bytes.
    let skipped = b"\x50\x2a\x4d\x18\x02\x00\x00\x00xx";
    let frame = |text: &str| {
        // A frame with one raw block and without a checksum.
        let length = u8::try_from(text.len()).unwrap();
        [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, length, 1 | length << 3, 0, 0], text.as_bytes()].concat()
    };
    let input = [&frame("FR\n"), &skipped[..], &frame("US\n")].concat();
    let (status, answers, told) = registrant(&["normalize", "country"], &input);
    let values: Vec<Value> = lines(&answers).iter().map(|line| line["value"].clone()).collect();
    assert!(status == 0 && values == ["FR", "US"], "{told}{answers}");
    let (status, _, told) = registrant(&["normalize", "country"], &input[..11]);
    assert!(status == 2 && told.contains("standard input: "), "{told}");
}

#[test]
fn a_broken_line_is_one_error_with_its_number() {
    let good = contact(1);
    let input = [good.as_bytes(), b"\n\n{]\n\xff{}\n", "[1,".as_bytes(), b"\n", good.as_bytes()].concat();
    for jobs in ["1", "3"] {
        let (status, text, _) = registrant(&[&COM[..], &["--ndjson", "--jobs", jobs]].concat(), &input);
        let answers = lines(&text);
        let errors: Vec<_> = answers.iter().map(|answer| answer["error"]["line"].as_u64()).collect();
        assert_eq!((status, errors), (2, vec![None, Some(3), Some(4), Some(5), None]));
        assert_eq!(
            answers[2]["error"]["message"],
            "line 4: at byte 0: expected UTF-8, found other bytes; convert the text to UTF-8"
        );
    }
}

#[test]
fn the_summary_counts_what_the_answers_say() {
    let refused = r#"{"kind": "individual", "country": "FR", "city": "Paris"}"#;
    let input = format!("{}\n{refused}\n{refused}\n{{]\n", contact(1));
    let arguments = ["--ndjson", "--schema", "contact"];
    let (status, text, told) =
        registrant(&[&COM[..], &arguments, &["--summary=json"]].concat(), input.as_bytes());
    let summary: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, told.as_str()), (2, ""));
    let counts =
        ["documents", "accepted", "refused", "unreadable"].map(|name| summary[name].as_u64().unwrap());
    assert_eq!(counts, [4, 1, 2, 1]);
    assert_eq!((&summary["suffixes"]["com"], &summary["countries"]["FR"]), (&2.into(), &2.into()));
    assert_eq!(summary["violations"]["phone: missing"], 2);
    let (_, answers, _) = registrant(&[&COM[..], &arguments].concat(), input.as_bytes());
    let rules = lines(&answers)
        .iter()
        .flat_map(|answer| answer["violations"].as_array().cloned().unwrap_or_default())
        .count();
    let counted: u64 =
        summary["rules"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(u64::try_from(rules).unwrap(), counted);
}

#[test]
fn a_run_goes_on_after_the_last_whole_line() {
    let folder = folder("resume");
    let input: String = (0..2000)
        .map(|number| if number % 9 == 0 { "{]\n".to_owned() } else { contact(number) + "\n" })
        .collect();
    fs::write(folder.join("in.ndjson"), &input).unwrap();
    let call = |output: &str, more: &[&str]| {
        let (file, output) = (folder.join("in.ndjson"), folder.join(output));
        let arguments =
            ["convert", "--to", "dnsimple", file.to_str().unwrap(), "--output", output.to_str().unwrap()];
        registrant(&[&arguments, more].concat(), b"")
    };
    let (status, out, _) = call("whole", &[]);
    assert_eq!((status, out.as_str()), (2, ""));
    let whole = fs::read(folder.join("whole")).unwrap();
    assert_eq!(whole.iter().filter(|byte| **byte == b'\n').count(), 2000);
    for kept in [0, 1, 6000, whole.len() / 2, whole.len() - 1, whole.len()] {
        fs::write(folder.join("part"), &whole[..kept]).unwrap();
        call("part", &["--resume"]);
        assert!(fs::read(folder.join("part")).unwrap() == whole, "{kept}");
    }
    let (status, _, told) = call("whole", &[]);
    assert!(
        status == 2 && told.contains("expected a new file, found one; remove it, or go on with --resume"),
        "{told}"
    );
    let (status, _, told) = call("none", &["--resume"]);
    assert!(status == 2 && told.contains("expected the file of an earlier run, found none"), "{told}");
}

#[test]
fn resume_changes_no_file_without_answers() {
    let folder = folder("foreign");
    let input = folder.join("in.ndjson");
    fs::write(&input, contact(1) + "\n" + &contact(2)).unwrap();
    let output = folder.join("out");
    let resume = |output: &std::path::Path| {
        let (input, output) = (input.to_str().unwrap(), output.to_str().unwrap());
        registrant(&[&COM[..], &[input, "--output", output, "--resume"]].concat(), b"")
    };
    for text in
        ["name,city\nAnn,Par", "notes", "{}", "{\n  \"pretty\": 1", "{]", "[{}]\n{}", "\n{}", "\"a\"\nb"]
    {
        fs::write(&output, text).unwrap();
        let (status, _, told) = resume(&output);
        assert!(
            status == 2 && told.contains("expected the answers of an earlier call, found other text; "),
            "{text}: {told}"
        );
        assert_eq!(fs::read_to_string(&output).unwrap(), text);
    }
    for same in [input.clone(), folder.join("../foreign/in.ndjson")] {
        let before = fs::read(&input).unwrap();
        let (status, _, told) = resume(&same);
        assert!(status == 2 && told.contains("found an input of this one"), "{told}");
        assert_eq!(fs::read(&input).unwrap(), before);
    }
    for (answers, wanted) in [(2, 0), (3, 2)] {
        fs::write(&output, "{\"accepted\":true}\n".repeat(answers)).unwrap();
        let (status, _, told) = resume(&output);
        assert!(
            status == wanted && told.contains("found more in the output file") == (wanted == 2),
            "{told}"
        );
    }
}

#[test]
fn a_missing_file_is_found_before_the_run() {
    let folder = folder("missing");
    let (input, output) = (folder.join("in.ndjson"), folder.join("out"));
    fs::write(&input, contact(1)).unwrap();
    let none = folder.join("none.ndjson");
    let files = [input.to_str().unwrap(), none.to_str().unwrap(), "--output", output.to_str().unwrap()];
    let (status, out, told) = registrant(&[&COM[..], &files].concat(), b"");
    assert!(
        status == 2 && out.is_empty() && told.contains("none.ndjson: expected a file, found none"),
        "{told}"
    );
    assert!(!output.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_an_interrupt_say_how_far_the_run_got() {
    let input = (contact(1) + "\n").repeat(2000);
    let file = folder("full").join("in.ndjson");
    fs::write(&file, &input).unwrap();
    let check = |output: Stdio, more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_registrant"));
        command
            .args(COM)
            .args(["--ndjson"])
            .args(more)
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let done = check(full.into(), &[file.to_str().unwrap()]).wait_with_output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(
        done.status.code() == Some(2)
            && told.contains("standard output: expected room for the answers, found a full disk"),
        "{told}"
    );

    let mut child = check(Stdio::piped(), &[]);
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{}", contact(1)).unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    assert!(
        line.starts_with("{\"accepted\":true") && line.ends_with("}\n"),
        "a line is answered while the pipe is open"
    );
    thread::sleep(Duration::from_millis(50));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(
        told.starts_with("interrupted: stopped after 1 document, at line 1 of standard input; "),
        "{told}"
    );
}
