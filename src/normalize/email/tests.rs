use super::*;

#[test]
fn mailboxes_are_valid() {
    for (input, value, whys) in [
        ("jean@example.com", "jean@example.com", &[][..]),
        ("o'neil+tag@sub.example.co.uk", "o'neil+tag@sub.example.co.uk", &[]),
        ("!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com", &[]),
        ("12345@123.example.com", "12345@123.example.com", &[]),
        ("a@b.fr", "a@b.fr", &[]),
        ("x@xn--bcher-kva.example", "x@xn--bcher-kva.example", &[]),
        (" jean@example.com\r\n", "jean@example.com", &["trimmed"]),
        ("Jean@Example.COM", "Jean@example.com", &["case"]),
        ("jean@example.com.", "jean@example.com", &["trailing_dot_removed"]),
        ("jean@bücher.example", "jean@xn--bcher-kva.example", &["email.domain_to_ascii"]),
        ("jean@例え。テスト.jp", "jean@xn--r8jz45g.xn--zckzah.jp", &["email.domain_to_ascii"]),
        ("MAILTO:jean@example.com?subject=x", "jean@example.com", &["email.mailto_removed"]),
        ("<jean@example.com>", "jean@example.com", &["email.brackets_removed"]),
        ("\u{200b}jean@\u{202a}example.com\u{feff}", "jean@example.com", &["invisible_removed"]),
        ("ｊｅａｎ＠example.com", "jean@example.com", &["fullwidth_to_ascii"]),
        ("\"jean.d\"@example.com", "jean.d@example.com", &["email.quotes_removed"]),
        ("mailto:a%2Bb@example.com", "a+b@example.com", &["email.mailto_removed"]),
        ("mailto:gorby%25kremvax@example.com", "gorby%kremvax@example.com", &["email.mailto_removed"]),
        (
            "mailto:a@b%C3%BCcher.example",
            "a@xn--bcher-kva.example",
            &["email.mailto_removed", "email.domain_to_ascii"],
        ),
        ("mailto:?to=a@example.com&subject=x", "a@example.com", &["email.mailto_removed"]),
        ("mailto://a@example.com", "a@example.com", &["email.mailto_removed"]),
        ("mailto:100%@example.com", "100%@example.com", &["email.mailto_removed"]),
        ("mailto:a%FF@example.com", "a%FF@example.com", &["email.mailto_removed"]),
        ("a%2Bb@example.com", "a%2Bb@example.com", &[]),
        ("<mailto:a@example.com>", "a@example.com", &["email.brackets_removed", "email.mailto_removed"]),
    ] {
        let outcome = email(input);
        assert!(outcome.is_valid(), "{input} {outcome:?}");
        assert_eq!(outcome.value.as_deref(), Some(value), "{input}");
        assert_eq!(outcome.changes.iter().map(|c| c.code).collect::<Vec<_>>(), whys, "{input}");
        let again = email(value);
        assert_eq!((again.value.as_deref(), again.changes.len()), (Some(value), 0), "{input}");
    }
}

#[test]
fn what_is_no_mailbox_has_a_reason() {
    let long_local = format!("{}@example.com", "a".repeat(65));
    let long = format!("{}@{}.com", "a".repeat(64), ["abcdefghi"; 19].join("."));
    assert_eq!(long.len(), 258);
    for (input, reason, fix) in [
        ("", "email.empty", None),
        (" \t ", "email.empty", None),
        ("mailto:", "email.empty", None),
        ("jean", "email.no_at", None),
        ("@example.com", "email.local_empty", None),
        ("jean@", "email.domain_missing", None),
        ("jean@@example.com", "email.several_at", Some("jean@example.com")),
        ("jean@example", "email.domain_without_dot", None),
        ("jean@gmail", "email.domain_without_dot", Some("jean@gmail.com")),
        ("jean@localhost", "email.domain_without_dot", None),
        ("jean@[192.0.2.1]", "email.ip_literal", None),
        ("jean@192.0.2.1", "email.ip_address", None),
        ("jean@example.c", "email.top_level_domain", None),
        ("jean@example.com1", "email.top_level_domain", Some("jean@example.com")),
        (".jean@example.com", "email.local_dot", Some("jean@example.com")),
        ("jean.@example.com", "email.local_dot", Some("jean@example.com")),
        ("je..an@example.com", "email.local_dot", Some("je.an@example.com")),
        ("je(x)an@example.com", "email.local_character", None),
        ("je\nan@example.com", "email.local_character", None),
        ("je\u{fffd}an@example.com", "email.local_character", None),
        ("\"je an\"@example.com", "email.quoted", None),
        ("jean@exam_ple.com", "domain.character", None),
        ("jean@-example.com", "domain.hyphen", None),
        ("jean@example..com", "domain.empty_label", Some("jean@example.com")),
        ("jean@xn--99999999.com", "domain.bad_a_label", None),
        ("jean @ example.com", "email.space", Some("jean@example.com")),
        ("jean@example. com", "email.space", Some("jean@example.com")),
        ("je an@example.com", "email.local_character", None),
        ("Jean D. <jean@example.com>", "email.display_name", Some("jean@example.com")),
        ("\"D, Jean\" <jean@example.com>", "email.display_name", Some("jean@example.com")),
        ("a@example.com, b@example.com", "email.several", Some("a@example.com")),
        ("john@example,com", "domain.character", Some("john@example.com")),
        ("john@example,co,uk", "domain.character", Some("john@example.co.uk")),
        ("a@example.com,b", "email.several", Some("a@example.com")),
        ("john at example.com", "email.no_at", Some("john@example.com")),
        ("john (at) example.com", "email.no_at", Some("john@example.com")),
        ("john at home", "email.no_at", None),
        ("a@example.com;", "domain.character", Some("a@example.com")),
        ("\"jean@example.com\"", "email.display_name", Some("jean@example.com")),
        ("jean@example.com>", "email.display_name", Some("jean@example.com")),
        ("<jean@example.com", "email.display_name", Some("jean@example.com")),
        ("“jean@example.com”", "email.display_name", Some("jean@example.com")),
        ("'jean@example.com'", "email.display_name", Some("jean@example.com")),
        ("E-mail: jean@example.com", "email.display_name", Some("jean@example.com")),
        ("Correo electrónico: jean@example.com", "email.display_name", Some("jean@example.com")),
        ("メール：jean@example.com", "email.display_name", Some("jean@example.com")),
        ("user:secret@example.com", "email.local_character", None),
        ("Jean (jean@example.com)", "email.display_name", Some("jean@example.com")),
        ("jean@example.com (Jean)", "email.display_name", Some("jean@example.com")),
        ("jean [at] example [dot] com", "email.no_at", Some("jean@example.com")),
        ("jean(at)example(dot)com", "email.no_at", Some("jean@example.com")),
        ("jean AT example DOT com", "email.no_at", Some("jean@example.com")),
        ("jean arobase example point com", "email.no_at", Some("jean@example.com")),
        ("jean собака example точка com", "email.no_at", Some("jean@example.com")),
        ("jean(@)example.com", "email.space", Some("jean@example.com")),
        ("jean@example com", "email.space", Some("jean@example.com")),
        ("meet me at example.com", "email.no_at", None),
        ("jean@#example.com", "domain.character", Some("jean@example.com")),
        ("jean..d@example.com", "email.local_dot", Some("jean.d@example.com")),
        ("jean@gmailcom", "email.domain_without_dot", Some("jean@gmail.com")),
        ("jean@gmail.c0m", "email.top_level_domain", Some("jean@gmail.com")),
        ("jean@@gmail.con", "email.several_at", Some("jean@gmail.com")),
        ("a@example.com b@example.com", "email.several", Some("a@example.com")),
        ("a@b@example.com", "email.several_at", None),
        (&long_local, "email.local_too_long", None),
        (&long, "email.too_long", None),
        (&"9".repeat(1_000_000), "email.too_long", None),
        (&"<".repeat(1_000), "email.no_at", None),
    ] {
        let outcome = email(input);
        assert_eq!(outcome.value, None, "{input}");
        let problem = outcome.problem.unwrap();
        assert_eq!((problem.reason, problem.fix.as_deref()), (reason, fix), "{input}");
    }
}

#[test]
fn doubtful_mailboxes_keep_their_value() {
    for (input, reason) in [
        ("andré@example.com", "email.local_not_ascii"),
        ("a@host.test", "email.special_use"),
        ("a@host.invalid", "email.special_use"),
        ("a@mail.localhost", "email.special_use"),
        ("a@host.local", "email.special_use"),
        ("a@b.zz", "email.top_level_domain"),
        ("a@example.con", "email.top_level_domain"),
    ] {
        let outcome = email(input);
        assert_eq!(outcome.value.as_deref(), Some(input));
        assert_eq!(outcome.problem.unwrap().reason, reason, "{input}");
    }
}

#[test]
fn options_widen_the_local_part() {
    let all = EmailOptions { allow_quoted: true, allow_utf8_local: true };
    for input in ["andré@example.com", "用户@example.com", "\"je an\"@example.com", r#""a\"@b"@example.com"#]
    {
        assert_eq!(email_with(input, &all).value.as_deref(), Some(input));
        assert!(email_with(input, &all).is_valid(), "{input}");
        assert!(!email(input).is_valid(), "{input}");
    }
    for input in [r#""a"b"@example.com"#, r#""a\"@example.com"#, "\"a\tb\"@example.com"] {
        assert!(!email_with(input, &all).is_valid(), "{input}");
    }
}
