//! The modules of `src/` follow the layers in docs/ARCHITECTURE.md: no module imports from a later one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Reads the list of layers: the first word of each line of the block `layers`.
fn layers() -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let block = page.split_once("```layers\n").unwrap().1.split_once("```").unwrap().0;
    block.lines().map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

/// Returns every source file with the path of its module.
fn files(folder: &Path, found: &mut Vec<(Vec<String>, PathBuf)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inside = path.strip_prefix(root().join("src")).unwrap().with_extension("");
            let mut module: Vec<String> =
                inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            module.pop_if(|last| last == "mod" || last == "lib");
            found.push((module, path));
        }
    }
}

/// Collects the top-level modules that a module's tokens name, by `crate::` or by enough `super::`.
fn named(tokens: TokenStream, module: &[String], found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    };
    let is_path = |at: usize| {
        let is_colon = |at| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        is_colon(at) && is_colon(at + 1)
    };
    let mut at = 0;
    while at < tokens.len() {
        let mut depth = match word(at).as_deref() {
            Some("crate") => Some(0),
            Some("super") => Some(module.len().saturating_sub(1)),
            _ => None,
        };
        if let Some(depth) = &mut depth {
            at += 1;
            while is_path(at) && word(at + 2).as_deref() == Some("super") {
                *depth = depth.saturating_sub(1);
                at += 3;
            }
            if *depth == 0 && is_path(at) {
                match tokens.get(at + 2) {
                    Some(TokenTree::Ident(ident)) => found.push(ident.to_string()),
                    Some(TokenTree::Group(group)) => found.extend(heads(group.stream())),
                    _ => {}
                }
            }
            continue;
        }
        // An inline module is one level further from the root.
        if word(at).as_deref() == Some("mod")
            && let (Some(name), Some(TokenTree::Group(body))) = (word(at + 1), tokens.get(at + 2))
            && body.delimiter() == Delimiter::Brace
        {
            named(body.stream(), &[module, &[name]].concat(), found);
            at += 3;
            continue;
        }
        if let Some(TokenTree::Group(group)) = tokens.get(at) {
            named(group.stream(), module, found);
        }
        at += 1;
    }
}

/// Returns the first word of each path in the braces of a `use`.
fn heads(tokens: TokenStream) -> Vec<String> {
    let mut heads = Vec::new();
    let mut is_first = true;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if is_first => {
                heads.push(ident.to_string());
                is_first = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => is_first = true,
            _ => {}
        }
    }
    heads
}

/// Returns the layers that a module imports from although they come later.
fn upward(layers: &[String], module: &[String], source: &str) -> Vec<String> {
    let place = |name: &str| layers.iter().position(|layer| layer == name);
    let mut found = Vec::new();
    named(source.parse().unwrap(), module, &mut found);
    // The crate's root only re-exports, so it may name every module.
    let Some(own) = module.first().and_then(|name| place(name)) else { return Vec::new() };
    found.retain(|name| place(name).is_some_and(|other| other > own));
    found
}

#[test]
fn no_module_imports_from_a_later_layer() {
    let layers = layers();
    let mut all = Vec::new();
    files(&root().join("src"), &mut all);
    assert!(all.len() > 150, "the source files are found");
    for (module, path) in all {
        let name = module.first().map_or("the crate's root", String::as_str);
        assert!(module.is_empty() || layers.iter().any(|layer| layer == name), "{name} is in no layer");
        let upward = upward(&layers, &module, &fs::read_to_string(&path).unwrap());
        assert!(upward.is_empty(), "{} imports from {upward:?}, which come after {name}", path.display());
    }
}

#[test]
fn an_upward_import_is_found_however_it_is_written() {
    let module = ["contact".to_owned(), "kind".to_owned()];
    for (source, expected, note) in [
        ("use crate::base::Code;", vec![], "a lower layer"),
        ("use super::field::Field;", vec![], "a sibling"),
        ("use crate::rules::Rule;", vec!["rules"], "a use of crate"),
        ("use crate::{base::Code, rules::{self, Rule}, json};", vec!["rules", "json"], "braces"),
        ("use super::super::schema::Schema;", vec!["schema"], "super, twice"),
        ("fn f() { crate::check::check() }", vec!["check"], "a path in an expression"),
        ("fn f() { json!({\"a\": crate::check::check()}) }", vec!["check"], "a path in a macro"),
        ("mod tests { use super::super::super::rules::Rule; }", vec!["rules"], "an inline module"),
        ("mod tests { use super::super::field::Field; }", vec![], "a sibling, from an inline module"),
        ("/// See [`crate::check::Report`].\nfn f() {}", vec![], "a link in a doc comment"),
        ("fn f() { \"crate::rules\" }", vec![], "a text"),
    ] {
        assert_eq!(upward(&layers(), &module, source), expected, "{note}");
    }
}
