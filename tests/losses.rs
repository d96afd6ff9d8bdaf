//! The losses on the pages of `docs/schemas/`: every loss that a conversion of the corpus reports is on the page of its schema.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::{BTreeMap, BTreeSet};

use registrant::contact::Field;
use registrant::provider::{Conversion, convert};
use registrant::schema::{self, SCHEMAS};

#[path = "corpus/documents.rs"]
mod corpus;
#[allow(dead_code, reason = "the pages are made of them")]
#[path = "../examples/schemas_md/documents.rs"]
mod documents;
#[allow(dead_code, reason = "the pages are made of them")]
#[path = "../examples/schemas_md/losses.rs"]
mod losses;

/// Returns the losses on a schema's page, by the target.
fn on_page(schema: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/docs/schemas/{schema}.md", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(path).unwrap();
    let rows = page.split_once("## Losses").unwrap().1.lines().filter_map(|line| line.strip_prefix("| ["));
    rows.map(|row| {
        let (to, rest) = row.split_once(']').unwrap();
        let cell = rest.split_once(" | ").unwrap().1.trim_end_matches(" |");
        let parts = cell.split("; ").map(|part| part.strip_prefix("in some cases ").unwrap_or(part));
        let names = parts.flat_map(|part| part.split_once(": ").map_or(part, |(names, _)| names).split(", "));
        (to.to_owned(), names.map(str::to_owned).collect())
    })
    .collect()
}

#[test]
fn every_loss_of_the_corpus_is_on_the_page_of_its_schema() {
    let (mut missing, mut seen) = (BTreeMap::new(), 0);
    let pages: BTreeMap<_, _> = SCHEMAS.iter().map(|schema| (schema.name, on_page(schema.name))).collect();
    for document in corpus::all() {
        for part in schema::contacts(&document, None).unwrap_or_default() {
            let from = part.schema;
            let Some(page) = pages.get(from.name) else { continue };
            // The pages say nothing of values of a wrong type, which no contact holds.
            if from.decode(&part.document).is_err() {
                continue;
            }
            let members = from.members();
            for to in SCHEMAS.iter().filter(|to| to.name != from.name) {
                let Ok(converted) = convert(&part.document, &Conversion::to(to).from(from)) else { continue };
                let known = page.get(to.name).unwrap();
                let has_all_data = known.iter().any(|name| name.starts_with("all registry data"));
                for lost in losses::named(from, &members, &part.document, &converted) {
                    seen += 1;
                    let is_data = || lost.what.parse::<Field>().is_ok_and(Field::is_registry_data);
                    let is_known = known.contains(&lost.what) || (has_all_data && is_data());
                    if !is_known {
                        missing
                            .entry(format!("{} to {}: {} {}", from.name, to.name, lost.what, lost.why))
                            .or_insert_with(|| part.document.to_string());
                    }
                }
            }
        }
    }
    assert!(seen > 5_000, "{seen} losses");
    assert!(missing.is_empty(), "{} of {seen}: {missing:#?}", missing.len());
}
