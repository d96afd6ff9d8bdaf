//! Time and memory grow no faster than the input, for the worst inputs that we know.

#![cfg(all(not(target_arch = "wasm32"), feature = "cards", feature = "xml", feature = "provider-calls"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unsafe_code,
    reason = "a counting allocator is unsafe by its trait"
)]

#[path = "bounds/documents.rs"]
mod documents;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::Duration;

use registrant::json::{call, call_text, check_lines};
use serde_json::{Value, json};

struct Counting;

thread_local! {
    /// The bytes in use, the most that were in use, and all that were ever asked for.
    static USED: Cell<[usize; 3]> = const { Cell::new([0; 3]) };
}

fn add(size: usize) {
    let [now, most, all] = USED.get();
    let now = now.wrapping_add(size);
    USED.set([now, if now < usize::MAX / 2 { most.max(now) } else { most }, all + size]);
}

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller upholds the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let [now, most, all] = USED.get();
        USED.set([now.wrapping_sub(layout.size()), most, all]);
        // SAFETY: the caller upholds the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The cost of a call.
#[derive(Clone, Copy, Debug)]
struct Cost {
    /// The most bytes in use at once.
    peak: usize,
    /// All bytes that were asked for.
    asked: usize,
    time: Duration,
}

fn cost(work: &dyn Fn()) -> Cost {
    USED.set([0; 3]);
    let start = now();
    work();
    let time = now().saturating_sub(start);
    let [_, peak, asked] = USED.get();
    Cost { peak, asked, time }
}

/// Returns the time that this thread has run. What other processes take does not count.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn now() -> Duration {
    unsafe extern "C" {
        fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    }
    const CLOCK_THREAD_CPUTIME_ID: i32 = 3;
    let mut time = [0; 2];
    // SAFETY: the C library writes the seconds and the nanoseconds, of 64 bits each.
    unsafe { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    Duration::new(time[0].try_into().unwrap(), time[1].try_into().unwrap())
}

/// Returns the time since the first call.
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
fn now() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

/// The most bytes in use for each byte of the input, besides those that every call needs.
const BYTES: usize = 400;
const ALWAYS: usize = 1_000_000;

/// An input that grows: its name, and the call that it makes at a size in bytes.
type Grower = (String, Box<dyn Fn(usize) -> Box<dyn Fn()>>);

fn grower(name: impl Into<String>, make: impl Fn(usize) -> (&'static str, Vec<Value>) + 'static) -> Grower {
    let make = move |size| -> Box<dyn Fn()> {
        let (operation, arguments) = make(size);
        Box::new(move || drop(call(operation, &arguments)))
    };
    (name.into(), Box::new(make))
}

fn texts(name: &str, run: fn(&str), unit: &'static str) -> Grower {
    let make = move |size: usize| -> Box<dyn Fn()> {
        let text = unit.repeat(size / unit.len());
        Box::new(move || run(&text))
    };
    (format!("{name} of {unit:?}"), Box::new(make))
}

/// Values of one kind: parts that repeat.
const UNITS: &[&str] = &[
    "1", "a", "a ", "1 ", "-", "(", "+", "x", ".", ",", "/", "é", "\u{301}", "東", "１", "\u{200f}", "\n",
    "a\n", "@", "a.", "\"", "St. ", "rue ", "Bte ", "de ", "Dr. ", "ext ", "0", "Ω", "김", "か", "Jan ", "'",
    "<", "%20", "xn--", "C/O ",
];

fn of_values() -> Vec<Grower> {
    let mut all: Vec<Grower> = Vec::new();
    for unit in UNITS {
        for kind in registrant::json::KINDS {
            all.push(grower(format!("normalize {kind} of {unit:?}"), move |size| {
                let context = json!({"country": "FR", "ascii": matches!(*kind, "name" | "organization" | "street" | "text")});
                let context = if *kind == "identifier" { json!({"kind": "fr.siren"}) } else { context };
                let context = if context["ascii"] == false { json!({"country": "FR"}) } else { context };
                ("normalize", vec![json!(kind), json!(unit.repeat(size / unit.len())), context])
            }));
        }
        all.push(grower(format!("address of {unit:?}"), move |size| {
            ("normalize", vec![json!("address"), json!(unit.repeat(size / unit.len())), json!({})])
        }));
        all.push(grower(format!("as you type of {unit:?}"), move |size| {
            ("format_phone_as_you_type", vec![json!(unit.repeat(size / unit.len())), json!("FR")])
        }));
        all.push(texts("suffix", |text| drop(call("suffix", &[json!(text)])), unit));
        all.push(texts("to_unicode", |text| drop(registrant::domain::to_unicode(text).into_owned()), unit));
        all.push(grower(format!("check of {unit:?}"), move |size| {
            let text = unit.repeat(size / unit.len());
            let contact = json!({"given_name": text, "street": [text], "city": text, "subdivision": text, "country": text,
                "postal_code": text, "phone": text, "email": text, "organization": text, "birth_date": text,
                "vat_number": text});
            ("check", vec![contact, json!({"domain": "a.fr", "owner": true}), json!({"schema": "contact"})])
        }));
    }
    all
}

fn of_lists() -> Vec<Grower> {
    let association = json!({"domain": "a.fr", "owner": true});
    let contacts = |size: usize| -> Value {
        (0..size / 50)
            .map(|id| json!({"handle": format!("A{id}-GANDI"), "email": format!("{id}@b.example")}))
            .collect()
    };
    let rules = |size: usize| -> Value {
        let rule = |id: usize| {
            json!({"id": format!("t.r{id}"), "field": "job_title", "presence": "required",
            "replaces": [format!("t.r{}", id + 1)]})
        };
        json!({"suffixes": ["*"], "rule": (0..size / 60).map(rule).collect::<Vec<_>>()})
    };
    vec![
        grower("a filter of many values", move |size| {
            let values: Vec<String> = (0..size / 10).map(|id| format!("{id}@b.example")).collect();
            ("list", vec![json!("gandi-v3"), contacts(size), json!({"email": values, "sort_by": "email"})])
        }),
        grower("a pattern in a list", move |size| {
            let contact = json!([{"handle": "A", "email": "a".repeat(size)}]);
            ("count", vec![json!("gandi-v3"), contact, json!({"~email": format!("%{}b", "a".repeat(100))})])
        }),
        grower("sorting", move |size| {
            ("list", vec![json!("dnsimple"), contacts(size), json!({"sort": "email:desc"})])
        }),
        grower("an order of many domains", move |size| {
            let domains: Vec<String> = (0..size / 1_000).map(|id| format!("a{id}.fr")).collect();
            (
                "check_order",
                vec![
                    json!({"domains": domains, "contacts": {"owner": {"given": "A"}}}),
                    json!({"schema": "gandi-v3"}),
                ],
            )
        }),
        grower("own rules", move |size| {
            (
                "check",
                vec![
                    json!({"given_name": "A"}),
                    association.clone(),
                    json!({"schema": "contact", "rules": rules(size)}),
                ],
            )
        }),
        grower("requirements of own rules", move |size| {
            (
                "requirements",
                vec![json!({"domain": "a.fr", "owner": true}), json!({}), json!({"rules": rules(size)})],
            )
        }),
        grower("explanation of own rules", move |size| {
            ("explain", vec![json!("a.fr"), json!({"rules": rules(size)})])
        }),
        grower("eligibility by own rules", move |size| {
            (
                "eligible",
                vec![
                    json!({"given_name": "A"}),
                    json!({}),
                    json!({"schema": "contact", "rules": rules(size)}),
                ],
            )
        }),
        grower("a set that rules name", move |size| {
            let rule =
                |id: usize| json!({"id": format!("t.r{id}"), "field": "job_title", "one_of": ["@big"]});
            let rules = json!({"suffixes": ["*"], "rule": (0..size / 60).map(rule).collect::<Vec<_>>(),
                "sets": {"big": {"members": vec!["AA"; size / 10]}}});
            ("explain", vec![json!("a.fr"), json!({"rules": rules})])
        }),
        texts(
            "lines",
            |text| {
                drop(check_lines(
                    text.as_bytes(),
                    &json!({"domain": "a.fr", "owner": true}),
                    &json!({"schema": "gandi-v3"}),
                ));
            },
            "{\n",
        ),
        texts(
            "rules in TOML",
            |text| drop(registrant::rules::RuleBook::from_toml(&format!("a=[{text}1]"))),
            "1,",
        ),
        texts(
            "rules in JSON",
            |text| drop(registrant::rules::RuleBook::from_json_text(&format!("{{\"rule\":[{text}1]}}"))),
            "{},",
        ),
        texts("arguments", |text| drop(call_text("check", &format!("[{text}1]"))), "1,"),
        texts("a pattern", |text| drop(registrant_pattern::compile(text)), "(a|b{2,9})?"),
        texts(
            "a value of a pattern",
            |text| {
                let code = registrant_pattern::compile("^((a{0,20}){0,20})*$").unwrap();
                assert!(!registrant_pattern::Pattern::new(&code).is_match(text));
            },
            "aaaaaaaaa!",
        ),
    ]
}

/// Returns what is wrong with the growth of an input.
fn fault((name, make): &Grower) -> Option<String> {
    let [_, small] = [1_000, 10_000].map(|size| cost(&*make(size)));
    // Without optimization, no call is this slow.
    if small.time > Duration::from_secs(2) {
        return Some(format!("{name}: time: {small:?}"));
    }
    let large = cost(&*make(100_000));
    let is_linear = |small: usize, large: usize| large < 16 * small + ALWAYS;
    if large.peak > 100_000 * BYTES + ALWAYS || !is_linear(small.peak, large.peak) {
        return Some(format!("{name}: memory: {small:?} {large:?}"));
    }
    if !is_linear(small.asked, large.asked) {
        return Some(format!("{name}: allocations: {small:?} {large:?}"));
    }
    // Ten times as much takes a hundred times as long if the time is quadratic. Another process may disturb one measurement.
    let is_slow = |small: Duration, large: Duration| large > 30 * small + Duration::from_millis(60);
    let again = || {
        let [small, large] =
            [10_000, 100_000].map(|size| (0..5).map(|_| cost(&*make(size)).time).min().unwrap());
        is_slow(small, large).then(|| format!("{name}: time: {small:?} {large:?}"))
    };
    if is_slow(small.time, large.time) { again() } else { None }
}

fn assert_linear(growers: Vec<Grower>) {
    let faults: Vec<String> = growers.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{} of {} inputs:\n{}", faults.len(), growers.len(), faults.join("\n"));
}

#[test]
fn values_take_linear_time_and_memory() {
    assert_linear(of_values());
}

#[test]
fn documents_in_json_take_linear_time_and_memory() {
    assert_linear(documents::of_json());
}

#[test]
fn documents_in_other_texts_take_linear_time_and_memory() {
    assert_linear(documents::of_text());
}

#[test]
fn lists_and_rules_take_linear_time_and_memory() {
    assert_linear(of_lists());
}
