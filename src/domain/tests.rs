use super::*;

#[test]
fn names_get_their_ascii_form() {
    for (name, ascii, whys) in [
        ("example.com", "example.com", &[][..]),
        ("fr", "fr", &[]),
        ("xn--p1ai", "xn--p1ai", &[]),
        ("a--b.r3---sn-x.com", "a--b.r3---sn-x.com", &[]),
        ("Example.COM", "example.com", &["case"]),
        ("XN--P1AI", "xn--p1ai", &["case"]),
        (" example.com.", "example.com", &["trimmed", "trailing_dot_removed"]),
        ("münchen.de", "xn--mnchen-3ya.de", &["domain_to_ascii"]),
        ("MÜNCHEN.DE", "xn--mnchen-3ya.de", &["domain_to_ascii"]),
        ("mu\u{308}nchen.de", "xn--mnchen-3ya.de", &["domain_to_ascii"]),
        ("faß.de", "xn--fa-hia.de", &["domain_to_ascii"]),
        ("βόλος.com", "xn--nxasmm1c.com", &["domain_to_ascii"]),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah", &["domain_to_ascii"]),
        ("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com", &["domain_to_ascii"]),
        ("exam\u{ad}ple.com", "example.com", &["invisible_removed"]),
        ("coŀlegi.cat", "xn--collegi-xma.cat", &["domain_to_ascii"]),
        ("ทำ.ไทย", "xn--o3c8c0d.xn--o3cw4h", &["domain_to_ascii"]),
        ("l·l.cat", "xn--ll-0ea.cat", &["domain_to_ascii"]),
        ("नमस्ते.भारत", "xn--h2bhs4b8d8a.xn--h2brj9c", &["domain_to_ascii"]),
        ("නම\u{dca}\u{200d}ර.lk", "xn--r0coj3d878k.lk", &["domain_to_ascii"]),
    ] {
        let outcome = to_ascii(name);
        assert_eq!(outcome.value.as_deref(), Some(ascii), "{name}");
        assert_eq!(outcome.changes.iter().map(|c| c.code).collect::<Vec<_>>(), whys, "{name}");
        let again = to_ascii(ascii);
        assert_eq!((again.value.as_deref(), again.changes.len()), (Some(ascii), 0), "{name}");
    }
}

#[test]
fn what_is_no_name_has_a_reason() {
    let long_label = format!("{}.com", "a".repeat(64));
    let long_name = ["abcdefghijklmnopqrst"; 13].join(".");
    for (name, reason) in [
        ("", "domain.empty"),
        (".", "domain.empty"),
        (" \u{200b} ", "domain.empty"),
        ("a..b", "domain.empty_label"),
        (".a", "domain.empty_label"),
        ("a。。b", "domain.empty_label"),
        ("-a.com", "domain.hyphen"),
        ("a-.com", "domain.hyphen"),
        ("ü-.com", "domain.hyphen"),
        ("a b.com", "domain.character"),
        ("a_b.com", "domain.character"),
        ("a\u{0}ü.com\u{1}/", "domain.character"),
        ("a\0.fr", "domain.character"),
        ("a.f\0r", "domain.character"),
        ("a.fr\u{7f}", "domain.character"),
        ("a\u{85}b.fr", "domain.character"),
        ("\u{202e}a.fr", "domain.character"),
        ("a.fr\u{200f}", "domain.character"),
        ("\u{2066}a\u{2069}.fr", "domain.character"),
        ("\u{61c}a.fr", "domain.character"),
        ("i❤.ws", "domain.character"),
        ("🎉.com", "domain.character"),
        ("x².com", "domain.character"),
        ("ﬁ.com", "domain.character"),
        ("\u{301}a.com", "domain.character"),
        ("a\u{fffd}.com", "domain.character"),
        ("a·b.com", "domain.character"),
        ("xn--.com", "domain.hyphen"),
        ("xn--abc-.com", "domain.hyphen"),
        ("xn--abc.com", "domain.bad_a_label"),
        ("xn--99999999.com", "domain.bad_a_label"),
        // A capital Đ with a hyphen before it.
        ("xn--mncen-3ya.de", "domain.bad_a_label"),
        ("xn---nchen-3ya.de", "domain.bad_a_label"),
        ("xn--ü.com", "domain.bad_a_label"),
        (&long_label, "domain.label_too_long"),
        (&long_name, "domain.too_long"),
        (&"ü".repeat(60), "domain.label_too_long"),
        (&"9".repeat(1_000_000), "domain.too_long"),
    ] {
        let outcome = to_ascii(name);
        assert_eq!(outcome.problem.map(|p| p.reason), Some(reason), "{name:.80}");
        assert_eq!(outcome.value, None);
    }
}

#[test]
fn a_label_of_63_octets_and_a_name_of_253_pass() {
    assert!(to_ascii(&"a".repeat(63)).is_valid());
    let name = format!("{}.{}", [&"a".repeat(62); 3].map(|l| format!("b{l}")).join("."), "c".repeat(61));
    assert_eq!(name.len(), 253);
    assert!(to_ascii(&name).is_valid());
    assert!(!to_ascii(&format!("{name}c")).is_valid());
}

#[test]
fn names_are_displayed() {
    for (ascii, unicode) in [
        ("xn--mnchen-3ya.de", "münchen.de"),
        ("XN--MNCHEN-3YA.de", "münchen.de"),
        ("www.xn--80ak6aa92e.com", "www.аррӏе.com"),
        ("xn--abc.com", "xn--abc.com"),
        ("", ""),
    ] {
        assert_eq!(to_unicode(ascii).to_lowercase(), unicode);
    }
}
