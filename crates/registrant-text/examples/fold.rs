//! Prints each argument in its clean, folded and key forms.
//!
//! `cargo run --example fold -- "  Côte d'Ivoire" "Republic of Korea" "Comunidad de Madrid"`

use registrant_text::fold::Folded;
use registrant_text::{clean, place};

fn main() {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    if names.is_empty() {
        names =
            ["  Côte\u{a0}d’Ivoire", "Trinidad & Tobago", "Comunidad de Madrid"].map(str::to_owned).into();
    }
    for name in names {
        let name = clean::clean(&name);
        println!("{name}");
        println!("  folded           {}", Folded::words_of(&name).as_str());
        println!("  as a country     {}", place::country::key(&name).as_str());
        println!("  as a subdivision {}", place::subdivision::core(&name).as_str());
    }
}
