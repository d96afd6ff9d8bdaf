//! A project outside the workspace that uses the npm package.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use super::node;
use crate::codegen::root;
use crate::package;
use crate::process::{npm_tool, program, run};

/// A project outside the workspace with the tarball installed, as users have it.
pub struct Consumer(PathBuf);

impl Consumer {
    pub fn new() -> Result<Self, String> {
        let folder = env::temp_dir().join(format!("registrant-consumer-{}", process::id()));
        fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        Ok(Self(folder))
    }

    pub fn install(&self, tarball: &Path) -> Result<(), String> {
        fs::write(self.0.join("package.json"), "{ \"private\": true }\n").map_err(|e| e.to_string())?;
        package::copy(tarball, &self.tarball())?;
        for file in fs::read_dir(root().join("pkg/test")).map_err(|e| e.to_string())?.flatten() {
            package::copy(&file.path(), &self.0.join(file.file_name()))?;
        }
        // With this file name, the compiler treats the same text as CommonJS.
        package::copy(&self.0.join("example.mts"), &self.0.join("example.cts"))?;
        run(program("npm")
            .args(["install", "--silent", "--no-package-lock", "./registrant.tgz"])
            .current_dir(&self.0))
    }

    pub fn tarball(&self) -> PathBuf {
        self.0.join("registrant.tgz")
    }

    pub fn package(&self) -> PathBuf {
        self.0.join("node_modules/registrant")
    }

    /// Runs the compiler over the example, with these type libraries.
    ///
    /// The compiler ignores a `tsconfig.json` that another program left in a folder above.
    pub fn compile(&self, libraries: &str) -> Command {
        let mut command = npm_tool("tsc");
        command
            .args([
                "--ignoreConfig",
                "--strict",
                "--noEmit",
                "--module",
                "nodenext",
                "--target",
                "es2022",
                "--lib",
                libraries,
            ])
            .args(["--types", "", "example.mts", "example.cts"])
            .current_dir(&self.0);
        command
    }

    pub fn node(&self) -> Command {
        let mut command = node(&self.0);
        command.env("ROOT", root()).args(
            ["arguments", "cases", "dnsimple", "entries", "form-file", "lines", "phone", "readme", "schema"]
                .map(|name| format!("{name}.test.mjs")),
        );
        command
    }
}

impl Drop for Consumer {
    fn drop(&mut self) {
        // This is a temporary folder, so a failure to remove it does not matter.
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}
