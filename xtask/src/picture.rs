//! `cargo xtask picture`: takes the picture of the page for README.md.

use std::fs;

use crate::codegen::root;
use crate::process::{program, run};
use crate::{chromium, package, setup};

/// The picture's place in the repository.
const FILE: &str = "docs/page.png";

/// The maximum size in bytes: every clone downloads the picture.
const LIMIT: u64 = 150_000;

/// Takes the picture of the page as it was built last, or builds it first.
pub fn take() -> Result<(), String> {
    setup::npm()?;
    let browser = setup::browser()?;
    if !root().join("pkg/dist/load.js").is_file() {
        package::pack()?;
    }
    run(chromium::open_page(program("node").args(["www/test/picture.mjs", FILE]), &browser)?)?;
    let size = fs::metadata(root().join(FILE)).map_err(|e| format!("{FILE}: {e}"))?.len();
    println!("{FILE} ({size} bytes)");
    if size <= LIMIT {
        Ok(())
    } else {
        Err(format!("expected at most {LIMIT} bytes in {FILE}, found {size}; reduce it to a palette"))
    }
}
