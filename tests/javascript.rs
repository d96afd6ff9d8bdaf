//! Every operation of the JSON contract has a function and a type in the npm package.

#![cfg(not(target_arch = "wasm32"))]

use registrant::json::OPERATIONS;

#[test]
fn every_operation_has_a_function_and_a_type() {
    let functions = include_str!("../pkg/src/api.js");
    let types = types();
    // The function `eligible` asks for the answer in fewer bytes.
    assert!(functions.contains("call(\"eligible_sets\""), "pkg/src/api.js does not call eligible_sets");
    for operation in OPERATIONS.iter().filter(|operation| !operation.starts_with("eligible")) {
        assert!(
            functions.contains(&format!("call(\"{operation}\"")),
            "pkg/src/api.js does not call {operation}"
        );
        let name = camel_case(operation);
        assert!(
            functions.contains(&format!("function {name}(")) || *operation == "version",
            "pkg/src/api.js has no {name}"
        );
        let typed =
            types.contains(&format!("function {name}(")) || types.contains(&format!("function {name}<"));
        assert!(typed, "pkg/src/types has no {name}");
    }
}

/// Returns the package's types: those in every file that its index names.
#[allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]
fn types() -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/src");
    let index = include_str!("../pkg/src/index.d.ts");
    let names =
        index.lines().filter_map(|line| line.strip_prefix("export * from \"./")?.strip_suffix(".js\";"));
    let texts: Vec<String> =
        names.map(|name| std::fs::read_to_string(folder.join(format!("{name}.d.ts"))).unwrap()).collect();
    assert_eq!(
        texts.len(),
        std::fs::read_dir(folder.join("types")).unwrap().count(),
        "index.d.ts names every file"
    );
    texts.concat()
}

/// Returns `can_associate` as JavaScript writes it.
fn camel_case(operation: &str) -> String {
    let mut words = operation.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}
