use super::*;

#[test]
fn dates_are_read() {
    use DateOrder::{DayFirst, MonthFirst, Unknown};
    for (input, order, iso) in [
        ("1990-05-31", Unknown, "1990-05-31"),
        (" 1990-05-31 ", Unknown, "1990-05-31"),
        ("19900531", Unknown, "1990-05-31"),
        ("1990/5/1", Unknown, "1990-05-01"),
        ("1990.05.31.", Unknown, "1990-05-31"),
        ("1990-05-31T00:00:00.000Z", Unknown, "1990-05-31"),
        ("1990-05-31 12:30:00+02:00", Unknown, "1990-05-31"),
        ("31/05/1990", Unknown, "1990-05-31"),
        ("05/31/1990", Unknown, "1990-05-31"),
        ("05-05-1990", Unknown, "1990-05-05"),
        ("05/06/1990", DayFirst, "1990-06-05"),
        ("05/06/1990", MonthFirst, "1990-05-06"),
        // Only one reading is a date, whatever the order says.
        ("12/25/1990", DayFirst, "1990-12-25"),
        ("25/12/1990", MonthFirst, "1990-12-25"),
        ("29.02.2000", Unknown, "2000-02-29"),
        ("12 May 1990", Unknown, "1990-05-12"),
        ("May 12, 1990", Unknown, "1990-05-12"),
        ("12-MAY-1990", Unknown, "1990-05-12"),
        ("the 2nd of June 1990", Unknown, "1990-06-02"),
        ("1er août 1990", Unknown, "1990-08-01"),
        ("3. März 1990", Unknown, "1990-03-03"),
        ("12 de mayo de 1990", Unknown, "1990-05-12"),
        ("1º de março de 1990", Unknown, "1990-03-01"),
        ("12 mrt 1990", Unknown, "1990-03-12"),
        ("1990年5月12日", Unknown, "1990-05-12"),
        ("１９９０-０５-３１", Unknown, "1990-05-31"),
        ("٣١/٠٥/١٩٩٠", Unknown, "1990-05-31"),
        ("1665-10-01", Unknown, "1665-10-01"),
        ("Tue, 31 Dec 2024", Unknown, "2024-12-31"),
        ("mardi 31 décembre 2024", Unknown, "2024-12-31"),
        // The word for "month" shows it.
        ("4 tháng 3 năm 1985", Unknown, "1985-03-04"),
        ("ngày 04 tháng 03 năm 1985", Unknown, "1985-03-04"),
        ("Thứ Tư, 2 tháng 5, 1990", Unknown, "1990-05-02"),
        ("4 thg 3, 1985", Unknown, "1985-03-04"),
        ("tháng 3 ngày 4 năm 1985", Unknown, "1985-03-04"),
        ("ngày 4 tháng Ba năm 1985", Unknown, "1985-03-04"),
        ("4 tháng năm năm 1985", Unknown, "1985-05-04"),
        ("4 tháng mười 1985", Unknown, "1985-10-04"),
        ("4 tháng mười hai 1985", Unknown, "1985-12-04"),
        ("4 เดือน 3 พ.ศ. 2528", Unknown, "1985-03-04"),
        ("วันจันทร์ที่ 4 มีนาคม พ.ศ. 2528", Unknown, "1985-03-04"),
        ("tanggal 4 bulan 3 tahun 1985", Unknown, "1985-03-04"),
        ("4 bulan Maret tahun 1985", Unknown, "1985-03-04"),
        ("1985. év 3. hó 4. nap", Unknown, "1985-03-04"),
        ("1985. március hó 4.", Unknown, "1985-03-04"),
        ("4 день 3 месяца 1985 года", Unknown, "1985-03-04"),
        ("día 4 del mes 3 del año 1985", Unknown, "1985-03-04"),
        ("4 شهر 3 سنة 1985", Unknown, "1985-03-04"),
        ("الاثنين، 4 مارس 1985", Unknown, "1985-03-04"),
        ("4 Mart 1985 günü", Unknown, "1985-03-04"),
        ("4. päivä maaliskuuta 1985", Unknown, "1985-03-04"),
        ("1η Μαρτίου 1985", Unknown, "1985-03-01"),
        ("poniedziałek, 4 marca 1985", Unknown, "1985-03-04"),
        ("mar. 5 mar. 2024", Unknown, "2024-03-05"),
        ("Tue Dec 31 2024 00:00:00 GMT+0100 (Central European Standard Time)", Unknown, "2024-12-31"),
        ("Tue, 31 Dec 2024 00:00:00 GMT", Unknown, "2024-12-31"),
        ("Tue Dec 31 00:00:00 CET 2024", Unknown, "2024-12-31"),
        ("12/31/2024, 12:00:00 AM", Unknown, "2024-12-31"),
        ("2024-01-31Z", Unknown, "2024-01-31"),
        ("2024-01-31+02:00", Unknown, "2024-01-31"),
        ("20240131T233000Z", Unknown, "2024-01-31"),
        ("2024-01-31T23:30:00+01:00[Europe/Paris]", Unknown, "2024-01-31"),
        // The day of the week decides.
        ("Sunday 02/04/2024", Unknown, "2024-02-04"),
        ("Tuesday 05/03/2024", Unknown, "2024-03-05"),
        ("12 мая 1990 г.", Unknown, "1990-05-12"),
        ("12 maja 1990 r.", Unknown, "1990-05-12"),
        ("12. května 1990", Unknown, "1990-05-12"),
        ("12 Mayıs 1990", Unknown, "1990-05-12"),
        ("12 Μαΐου 1990", Unknown, "1990-05-12"),
        ("1990. május 12.", Unknown, "1990-05-12"),
        ("1990 m. gegužės 12 d.", Unknown, "1990-05-12"),
        ("12 d’abril de 1990", Unknown, "1990-04-12"),
        ("segunda-feira, 31 de dezembro de 1990", Unknown, "1990-12-31"),
        ("subota, 23. listopada 1982.", Unknown, "1982-10-23"),
        ("12NOV1990", Unknown, "1990-11-12"),
        ("12.V.1990", Unknown, "1990-05-12"),
        ("12 XII 1990", Unknown, "1990-12-12"),
        ("令和6年12月31日", Unknown, "2024-12-31"),
        ("令和 元年 5月1日", Unknown, "2019-05-01"),
        ("R6.12.31", Unknown, "2024-12-31"),
        ("昭和64年1月7日", Unknown, "1989-01-07"),
        ("1990年5月12日（土）", Unknown, "1990-05-12"),
        ("1990年5月12日 星期六", Unknown, "1990-05-12"),
        ("1990년 5월 12일 토요일", Unknown, "1990-05-12"),
        ("民國79年5月12日", Unknown, "1990-05-12"),
        ("12/5/พ.ศ. 2533", Unknown, "1990-05-12"),
        ("๓๑/๑๒/๒๐๒๔", Unknown, "2024-12-31"),
        ("৩১/১২/২০২৪", Unknown, "2024-12-31"),
        ("31 มกราคม 2567", Unknown, "2024-01-31"),
        ("31 มกราคม 2024", Unknown, "2024-01-31"),
        ("๕ มี.ค. ๒๕๖๗", Unknown, "2024-03-05"),
        ("วันที่ 5 ม.ค. พ.ศ. 2567", Unknown, "2024-01-05"),
        ("٣١ يناير ٢٠٢٤", Unknown, "2024-01-31"),
        ("31 كانون الثاني 2024", Unknown, "2024-01-31"),
        ("5 جوان 2024", Unknown, "2024-06-05"),
        ("ב-31 בינואר 2024", Unknown, "2024-01-31"),
        ("३१ जनवरी २०२४", Unknown, "2024-01-31"),
        ("5 মার্চ 2024", Unknown, "2024-03-05"),
        ("5 மே 2024", Unknown, "2024-05-05"),
        ("31 جنوری 2024", Unknown, "2024-01-31"),
        ("۱۱ بهمن ۱۴۰۲", Unknown, "2024-01-31"),
        ("11 Bahman 1402", Unknown, "2024-01-31"),
        ("5 سنبله 1403", Unknown, "2024-08-26"),
        ("31 հունվարի 2024", Unknown, "2024-01-31"),
        ("31 студзеня 2024", Unknown, "2024-01-31"),
        ("2016 жылғы 31 қаңтар", Unknown, "2016-01-31"),
        ("昭和六十四年一月七日", Unknown, "1989-01-07"),
        ("二〇二四年十二月廿五日", Unknown, "2024-12-25"),
        ("二千二十四年一月三十一日", Unknown, "2024-01-31"),
        ("中華民國一一三年一月三十一日", Unknown, "2024-01-31"),
        ("二〇二四年一月三十一日 星期三", Unknown, "2024-01-31"),
        ("primero de enero de 2024", Unknown, "2024-01-01"),
        ("first of January 2024", Unknown, "2024-01-01"),
    ] {
        let outcome = date(input, order);
        assert!(outcome.is_valid(), "{input}: {outcome:?}");
        assert_eq!(outcome.value.unwrap().to_string(), iso, "{input}");
        assert_eq!(outcome.changes.is_empty(), input == iso, "{input}");
    }
    assert!(date("1990-05-31", DateOrder::Unknown).changes.is_empty());
}

#[test]
fn what_is_no_date_has_a_reason() {
    for (input, reason) in [
        ("", "date.empty"),
        ("  ", "date.empty"),
        ("0000-00-00", "date.zero"),
        ("0000-00-00 00:00:00", "date.zero"),
        ("00/00/0000", "date.zero"),
        ("05/06/1990", "date.ambiguous"),
        ("05.06.1990", "date.ambiguous"),
        ("31/05/90", "date.two_digit_year"),
        ("12 May 90", "date.two_digit_year"),
        ("1990-02-30", "date.not_in_calendar"),
        ("30/02/1990", "date.not_in_calendar"),
        ("29/02/1990", "date.not_in_calendar"),
        ("1990-13-01", "date.not_in_calendar"),
        ("1990-00-10", "date.not_in_calendar"),
        ("0190-01-01", "date.not_in_calendar"),
        ("yesterday", "date.format"),
        ("-- -2024-01-31", "date.format"),
        ("-2024-01-31", "date.format"),
        ("2024--01-31", "date.format"),
        ("11 lis 1973", "date.ambiguous"),
        ("Monday 31 December 2024", "date.weekday"),
        ("۱۴۰۳/۱۰/۱۱", "date.other_calendar"),
        ("31/12/2567", "date.other_calendar"),
        ("1403-10-11", "date.other_calendar"),
        ("令和6年13月1日", "date.not_in_calendar"),
        ("平成31年5月1日", "date.not_in_calendar"),
        ("昭和64年1月8日", "date.not_in_calendar"),
        ("昭和六十四年一月八日", "date.not_in_calendar"),
        ("30 Esfand 1402", "date.not_in_calendar"),
        ("5 يونيو 1445", "date.other_calendar"),
        ("五月三日", "date.format"),
        ("113/05/12", "date.format"),
        ("V 12 1990", "date.format"),
        ("12 V V 1990", "date.format"),
        ("2024-W05-3", "date.format"),
        ("1990", "date.format"),
        ("1990-05", "date.format"),
        ("1990-05-31-01", "date.format"),
        ("12345678901", "date.format"),
        ("-", "date.format"),
        ("🎉", "date.format"),
        ("\u{fffd}1990-05-31", "date.format"),
        (&"9".repeat(1_000_000), "date.too_long"),
    ] {
        let outcome = date(input, DateOrder::Unknown);
        assert_eq!(outcome.problem.map(|p| p.reason), Some(reason), "{input:.30}");
    }
}

#[test]
fn conversions_are_offered_if_certain() {
    let fix = |text, country| {
        let options = DateOptions { country: Country::new(country), ..DateOptions::default() };
        date_with(text, &options).problem.and_then(|problem| problem.fix)
    };
    for (text, country, wanted) in [
        ("31/12/2567", "", Some("2024-12-31")),
        ("05/06/2567", "", None),
        ("05/06/2567", "TH", Some("2024-06-05")),
        ("2483-01-05", "", None),
        ("۱۴۰۳/۱۰/۱۱", "", Some("2024-12-31")),
        ("1403-10-11", "IR", Some("2024-12-31")),
        ("1403-12-30", "IR", Some("2025-03-20")),
        ("1404-12-30", "IR", None),
        ("1403-10-11", "", None),
        ("1403-10-11", "SA", None),
        ("113/05/12", "TW", Some("2024-05-12")),
        ("平成31年5月1日", "", Some("2019-05-01")),
    ] {
        assert_eq!(fix(text, country).as_deref(), wanted, "{text} {country}");
    }
}

#[test]
fn births_are_in_the_last_125_years() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22);
    let birth =
        |text, today| date_with(text, &DateOptions { is_birth: true, today, ..DateOptions::default() });
    for (text, reason) in [
        ("1990-05-31", None),
        ("1901-01-01", None),
        ("2026-11-22", None),
        ("1900-12-31", Some("date.birth")),
        ("2026-11-23", Some("date.birth")),
        ("1665-10-01", Some("date.birth")),
    ] {
        assert_eq!(birth(text, today).problem.map(|problem| problem.reason), reason, "{text}");
    }
    assert!(birth("2026-11-23", None).is_valid(), "nobody knows the day");
    for (text, fix) in [
        ("31/05/90", Some("1990-05-31")),
        ("31 May 90", Some("1990-05-31")),
        ("31/05/20", None),
        ("05/06/90", None),
        ("01/02/03", None),
    ] {
        let problem = birth(text, today).problem.unwrap();
        assert_eq!((problem.reason, problem.fix.as_deref()), ("date.two_digit_year", fix), "{text}");
    }
}
