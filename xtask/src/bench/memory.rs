//! The peak memory of the command line, over streams of different lengths.

use std::fs;
use std::io;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use super::{Line, native};
use crate::process::{cargo, program, run, target};

const LENGTHS: [u32; 3] = [1_000, 100_000, 1_000_000];

/// Streams each of these numbers of contacts through `registrant check --ndjson`. Measures nothing if the
/// system does not report a process's peak memory; Linux does.
pub fn measure() -> Result<Vec<Line>, String> {
    if peak(std::process::id()).is_none() {
        return Ok(Vec::new());
    }
    run(cargo().args(["build", "--quiet", "--release", "--package", "registrant-cli"]))?;
    let mut lines = Vec::new();
    for length in LENGTHS {
        eprintln!("{length} contacts through the command line …");
        let bytes = stream(length)?;
        lines.push(Line {
            group: "memory".to_owned(),
            name: format!("{length} contacts"),
            unit: "bytes".to_owned(),
            median: bytes as f64,
            quartiles: [bytes as f64; 2],
            accepted: 0,
            of: 0,
        });
    }
    Ok(lines)
}

fn stream(length: u32) -> Result<u64, String> {
    let failed = |error: io::Error| format!("cannot run the command line: {error}");
    let mut source = native(&["contacts", &length.to_string()]);
    let mut source = source.stdout(Stdio::piped()).spawn().map_err(failed)?;
    let input = source.stdout.take().ok_or("no standard output")?;
    let checker = program(target().join("release/registrant"))
        .args(["check", "--ndjson", "--domain", "mydomain.fr", "--as", "owner,admin", "--schema", "gandi-v3"])
        .stdin(input)
        .stdout(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let most = watch(checker).map_err(failed)?;
    source.wait().map_err(failed)?;
    Ok(most)
}

/// Returns the peak memory of a process until its end. The last reading is from a millisecond before the end
/// at most.
fn watch(mut process: Child) -> io::Result<u64> {
    let mut most = 0;
    while process.try_wait()?.is_none() {
        most = most.max(peak(process.id()).unwrap_or(0));
        thread::sleep(Duration::from_millis(1));
    }
    Ok(most)
}

/// Reads the peak of a process's resident memory, in bytes:
/// <https://man7.org/linux/man-pages/man5/proc_pid_status.5.html>.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
