//! `cargo xtask picture`: takes a picture of each view of the page, for a desk and for a phone.

use std::fs;

use crate::codegen::root;
use crate::process::{program, run};
use crate::{chromium, package, setup};

/// The pictures' folder in the repository.
const FOLDER: &str = "docs/pictures/page";

/// The maximum size of a picture in bytes: every clone downloads it.
const LIMIT: u64 = 60_000;

/// Takes the pictures of the page as it was built last, or builds it first.
pub fn take() -> Result<(), String> {
    setup::npm()?;
    let browser = setup::browser()?;
    if !root().join("pkg/dist/page").is_dir() {
        package::pack()?;
    }
    run(chromium::tell(program("node").args(["www/test/picture.mjs", FOLDER]), &browser))?;
    for file in fs::read_dir(root().join(FOLDER)).map_err(|e| format!("{FOLDER}: {e}"))? {
        let file = file.map_err(|e| format!("{FOLDER}: {e}"))?;
        let size = file.metadata().map_err(|e| format!("{FOLDER}: {e}"))?.len();
        println!("{} ({size} bytes)", file.path().display());
        if size > LIMIT {
            return Err(format!(
                "expected at most {LIMIT} bytes in {}, found {size}; take less of the view",
                file.path().display()
            ));
        }
    }
    Ok(())
}
