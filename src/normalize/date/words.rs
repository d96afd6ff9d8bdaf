//! The names of months and of days of the week.

use std::borrow::Cow;

use registrant_text::unicode::{decomposed, is_mark, lower};

use super::parts::{is_separator, runs};

/// The meanings of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The month, twice, or the two months of a name that languages use differently. Zero for none.
    pub months: [u32; 2],
    /// The days of the week, one bit each, Monday first.
    pub weekdays: u8,
}

/// The names of each month in the languages of the European Union, in Indonesian, Norwegian, Russian, Serbian,
/// Turkish and Ukrainian, without accents. A star is any ending. From CLDR 45, as Node.js 20 has it (2026-11-22).
const MONTHS: [&str; 12] = [
    "jan* gen gennaio gener ene enero ian* янв* януар* sij sijecanj sijecnja led leden ledna jaan* tammi tammiku* ιαν* ean eanair saus* sty stycz* oca ocak січ* јан*",
    "feb* fev* феб* фев* velj* uno unor* veeb* helmi helmiku* φεβ* feabh* vas vasario vasaris frar fra lut luty lutego sub subat лют*",
    "mar march mars marz marzo marco marca marec mart marts marta martie maart mrt maret marzu marzec marc marcius март* мар ozu ozuj* bre brez* maalis maalisku* μαρ* kov kovo kovas бер берез*",
    "apr* avr* abr* апр* tra travn* travanj aib aibrean dub duben dubna huhti huhtiku* απρ* bal balan* kwi kwiec* kwietnia nis nisan кві*",
    "may mai mayo mag maggio maio mei маи мая svi svib* maj maja kve kvet* touko toukoku* μαι* majus beal bealtaine mej mejju geg geguz* мај mayis maijs maig трав травен* травня",
    "jun* juuni* juin giu giugno юни июн* lipanj lipnja cvn cerven cervna kesa kesaku* ιουν* meith* birz birzel* gun gunju cze czerw* iun* haz haziran чер черв* јун*",
    "jul* juuli* juil* lug luglio юли июл* srpanj srpnja cvc cervenec cervence heina heinaku* ιουλ* iuil liep* lul lulju lipca lipiec iul* tem temmuz липен* липня лип јул*",
    "aug* aout ago agosto ag agost авг* kol kolovoz* srpen srpna elo eloku* αυγ* lun lunasa rugp rugpj* aww awwissu sie sierp* avg* agu agustos agustus сер серп*",
    "sep* set* сеп* сент* ruj rujan rujna zar zari syys syysku* σεπ* mean mfomh rugs rugsej* szept* wrz wrzes* eyl eylul верес* вер",
    "oct* okt* ott ottobre ottubru out outubro окт* rij rijen rijna lok loka* οκτ* deireadh dfomh spal* paz pazdz* eki ekim жовт*",
    "nov* ноем* нояб* ноя нов* stu studen* marras marrasku* νοε* samh samhain lapkr* noi noiem* kas kasim листоп* лист listopadu",
    "dec* dez* dic dicembre diciembre dicembru дек* pro prosin* dets* joulu jouluku* δεκ* noll nollaig gru grud* gruod* ara aralik des* груд* дец*",
];

/// The names of each month in other languages, without the accents that [`folded_lightly`] removes.
///
/// Thai has its abbreviations, and Arabic three sets of names. The others are Hebrew, the languages of India, Urdu, Persian, Pashto
/// and Nepali. Then Belarusian, Armenian, Georgian, Kazakh, Azerbaijani, Uzbek, Kyrgyz, Malay, Welsh and Galician.
/// From CLDR 48, as ICU 78.2 has it (2026-11-22). Spaces within a name are left out.
const MORE_MONTHS: [&str; 12] = [
    "มกราคม มค يناير كانونالثاني جانفي ינואר जनवरी जानेवारी জানুয়ারি ஜனவரி జనవరి ಜನವರಿ ജനുവരി જાન્યુઆરી ਜਨਵਰੀ جنوری ژانویه студзень студзеня հունվար* იანვარი қаңтар yanvar ionawr xaneiro جنوري",
    "กุมภาพันธ์ กพ فبراير شباط فيفري פברואר फ़रवरी फेब्रुवारी ফেব্রুয়ারি பிப்ரவரி ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി ફેબ્રુઆરી ਫ਼ਰਵਰੀ فروری फेब्रुअरी فوریه փետրվար* თებერვალი ақпан chwefror فېبروري فبروري",
    "มีนาคม มีค مارس اذار מרץ मार्च মার্চ மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് માર્ચ ਮਾਰਚ مارچ сакавік сакавіка մարտ* მარტი наурыз mac mawrth",
    "เมษายน เมย ابريل نيسان افريل אפריל अप्रैल एप्रिल এপ্রিল ஏப்ரல் ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ એપ્રિલ ਅਪ੍ਰੈਲ اپریل अप्रिल اوریل красавік красавіка ապրիլ* აპრილი сәуір ebrill",
    "พฤษภาคม พค مايو ايار ماي מאי मई मे মে மே మే ಮೇ മേയ് મે ਮਈ ميی مه մայիս* მაისი мамыр مۍ",
    "มิถุนายน มิย يونيو حزيران جوان יוני जून জুন ஜூன் జూన్ ಜೂನ್ ജൂൺ જૂન ਜੂਨ جون जुन ژوين чэрвень чэрвеня հունիս* ივნისი маусым iyun mehefin xuno",
    "กรกฎาคม กค يوليو تموز جويلية يوليوز יולי जुलाई जुलै জুলাই ஜூலை జులై ಜುಲೈ ജൂലൈ જુલાઈ ਜੁਲਾਈ جولايی ژويیه ліпень ліпеня հուլիս* ივლისი шілде iyul gorffennaf xullo جولای",
    "สิงหาคม สค اغسطس اب اوت غشت אוגוסט अगस्त ऑगस्ट আগস্ট ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് ઑગસ્ટ ਅਗਸਤ اگست अगस्ट жнівень жніуня օգոստոս* აგვისტო тамыз avqust ogos awst اګست",
    "กันยายน กย سبتمبر ايلول شتنبر ספטמבר सितंबर सप्टेंबर সেপ্টেম্বর செப்டம்பர் సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ સપ્ટેમ્બર ਸਤੰਬਰ ستمبر सेप्टेम्बर سپتامبر верасень верасня սեպտեմբեր* სექტემბერი қыркүиек sentyabr sentabr medi سپتمبر سېپتمبر",
    "ตุลาคม ตค اكتوبر تشرينالاول אוקטובר अक्टूबर ऑक्टोबर অক্টোবর அக்டோபர் అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ઑક્ટોબર ਅਕਤੂਬਰ اکتوبر अक्टोबर اکتبر кастрычнік кастрычніка հոկտեմբեր* ოქტომბერი қазан hydref",
    "พฤศจิกายน พย نوفمبر تشرينالثاني نونبر נובמבר नवंबर नोव्हेंबर নভেম্বর நவம்பர் నవంబర్ ನವೆಂಬರ್ നവംബർ નવેમ્બર ਨਵੰਬਰ نومبر नोभेम्बर نوامبر лістапад лістапада նոյեմբեր* ნოემბერი қараша noyabr tachwedd",
    "ธันวาคม ธค ديسمبر كانونالاول دجنبر דצמבר दिसंबर डिसेंबर ডিসেম্বর டிசம்பர் డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ ડિસેમ્બર ਦਸੰਬਰ دسمبر डिसेम्बर دسامبر снежань снежня դեկտեմբեր* დეკემბერი желтоқсан dekabr disember rhagfyr",
];

/// The names of each month of the Persian calendar in Iran, in Latin letters and in Afghanistan, from the same source.
const PERSIAN_MONTHS: [&str; 12] = [
    "فروردین farvardin حمل",
    "اردیبهشت ordibehesht ثور",
    "خرداد khordad جوزا",
    "تیر tir سرطان",
    "مرداد mordad اسد",
    "شهریور shahrivar سنبله",
    "مهر mehr میزان",
    "ابان aban عقرب",
    "اذر azar قوس",
    "دی dey جدی",
    "بهمن bahman دلو",
    "اسفند esfand حوت",
];

/// Words for the first day of a month: `primero de enero`.
const FIRST: &str = "first premier primero primo primeiro primer";

/// Names that Croatian uses for an earlier month than its neighbours, with both months.
const SHIFTED: [(&str, [u32; 2]); 5] =
    [("lip", [6, 7]), ("srp", [7, 8]), ("lis", [10, 11]), ("listopad", [10, 11]), ("listopada", [10, 11])];

/// The names of each day of the week in the same languages, and in Thai and Arabic (CLDR 48, as Node.js has it, 2026-11-23).
const WEEKDAYS: [&str; 7] = [
    "mo mon monday montag lun lundi lunes lunedi luni ma maandag man mandag pon* po пон* пн пнд esmas* maanan* δευ* hetfo luain luan pirmd* pirmad* pr tne pzt pazartesi дил dl dilluns tnejn segunda seg senin sen วนจนทรท الاثنين",
    "tu tue tues tuesday di die dienstag dinsdag mar mardi martes martedi marti mairt вт втр вто* вівтор* utorak uto uter* ut tir tirs tirsdag teisip* ti tiistai τρι* kedd otrd* antrad* an wt wtorek tor torek utorok tis tisdag sal sali уто уторак dt dimarts ty tysdag tlieta terca ter selasa sel tli วนองคารท الثلاثاء",
    "we wed wednesday mi mittwoch mie miercoles miercuri mer mercredi mercoledi wo woensdag сря* ср срд сред* серед* сре sri srijeda stred* st ons onsdag kolmap* ke keskiv* τετ* sze szerda ceadaoin cead tresd* treciad* tr sr sroda sre sreda car carsamba dc dimecres erbgħa quarta qua rabu rab erb วนพธท الاربعاء",
    "th thu thur thurs thursday do don donnerstag donderdag jeu jeudi jue jueves gio giovedi joi чт чтв чет* cet cetvrt* ct ctvrt* tor tors torsdag neljap* to torst* πεμ* csut* cs deardaoin dear ceturtd* ketvirtad* kt czw czwart* stvrt* cetrtek per persembe st dj dijous ħamis quinta qui kamis kam ħam วนพฤหสบดท الخميس",
    "fr fri friday freitag vr vrijdag ven vendredi venerdi vie viernes vineri vin пт птн пет* пят* пʼят* п'ят* pet* patek pa fre fredag reede perjant* pe παρ* pentek aoine piektd* penktad* pn pt piat* pi cum cuma dv divendres gimgħa sexta sex jumat jum gim วนศกรท الجمعة",
    "sa sat saturday samstag sonnabend sam samedi sab sabado sabato sambata za zaterdag сб сбт съб* суб* sub subota so sob sobota lor lordag lørdag lør laupa* la lauant* σαβ* szo szombat sathairn sath sestd* sestad* cmt cumartesi st ds dissabte laurdag sibt sabtu sib วนเสารท السبت",
    "su sun sunday so son sonntag dim dimanche dom domingo domenica duminica zo zondag вс вск воскр* нд нед* ned* ne sondag søndag søn puhap* κυρ* vasarn* domhnaigh svetd* sekmad* niedz* paz pazar dg diumenge dum domh sk sunnunt* sø min minggu ħad* วนอาทตยท الاحد",
];

/// Words that only fill a written date: `12 de mayo de 1990`, `1990 m. gegužės 12 d.`. Days of the week in Chinese,
/// Japanese and Korean are here, without the letters that separate parts.
const FILLERS: &str = " de del do of on at the le el il den der dem d d' ad à en в у о a am um feira fomhair is it ta' ta’ dydd г го года год р \
    року рік r roku rok dne m gada gads g ngay nam mung mong chu nhat tanggal tgl tahun dia ano anno annee an l'an jour tag jahr jahres day year \
    ev hava nap napja napjan yili gunu paiva paivana vuonna ar metu diena дня день ปี يوم عام من في kl and uhr yil tarihli το του της στις 曜 火曜 水曜 \
    木曜 金曜 土曜 火 水 木 金 土 星期 星期一 星期二 星期三 星期四 星期五 星期六 星期天 周 周一 周二 周三 周四 周五 周六 \
    週 週一 週二 週三 週四 週五 週六 월요 화요 수요 목요 금요 토요 요 화 수 목 금 토 วันที่ ב م سنة жылғы жыл ж ";

/// Words for "month" before its number, and after it: `4 tháng 3 năm 1985`, `1985. 3. hó 4.`
const MONTH_BEFORE: &str = "thang thg เดือน bulan bln mes mese mois monat month شهر";
const MONTH_AFTER: &str = "ho honap месяца місяця";

/// The Vietnamese numbers of months, from the first to the tenth.
const VIETNAMESE: &str = "mot hai ba tu nam sau bay tam chin muoi";

/// Writes the name of each month whose number is next to the word "month".
pub(super) fn with_named_months(text: &str) -> Cow<'_, str> {
    let runs: Vec<&str> = text.split(is_separator).filter(|word| !word.is_empty()).flat_map(runs).collect();
    let is_among = |list: &str, word: &str| is_among(list, word) || is_among(list, &folded(word));
    let is_month = |word: &&str| is_among(MONTH_BEFORE, word) || is_among(MONTH_AFTER, word);
    if !cfg!(feature = "spellings") || !runs.iter().any(is_month) {
        return Cow::Borrowed(text);
    }
    let mut named: Vec<&str> = Vec::with_capacity(runs.len());
    let mut rest = &*runs;
    while let [word, after @ ..] = rest {
        rest = after;
        if let Some(day) = vietnamese_day(word, after) {
            named.push(day);
            rest = after.get(1..).unwrap_or_default();
        } else if is_among(MONTH_BEFORE, word) {
            if let Some((name, length)) = named_month(after) {
                named.push(name);
                rest = after.get(length..).unwrap_or_default();
            }
        } else if is_among(MONTH_AFTER, word) {
            let name = named.last().and_then(|number| english(number.parse().ok()?));
            if let (Some(last), Some(name)) = (named.last_mut(), name) {
                *last = name;
            }
        } else {
            named.push(word);
        }
    }
    Cow::Owned(named.join(" "))
}

/// Returns the English name of the month whose number begins the words, and how many words that is: `3`, `mười hai`.
fn named_month(words: &[&str]) -> Option<(&'static str, usize)> {
    let [first, after @ ..] = words else { return None };
    if let Ok(number) = first.parse() {
        return Some((english(number)?, 1));
    }
    let number = vietnamese(first)?;
    match after.first().and_then(|second| vietnamese(second)) {
        Some(unit) if number == 10 && unit < 3 => Some((english(10 + unit)?, 2)),
        _ => Some((english(number)?, 1)),
    }
}

fn vietnamese(word: &str) -> Option<usize> {
    Some(VIETNAMESE.split(' ').position(|name| name == folded(word))? + 1)
}

/// Returns the English name of the day that a word and the number after it name: `thứ hai` is Monday.
fn vietnamese_day(word: &str, after: &[&str]) -> Option<&'static str> {
    let number = vietnamese(after.first().filter(|_| matches!(word, "thứ" | "Thứ"))?)?;
    "mon tue wed thu fri sat".split(' ').nth(number.checked_sub(2)?)
}

/// Returns the English name of a month.
fn english(number: usize) -> Option<&'static str> {
    "jan feb march april may june july aug sept oct nov dec".split(' ').nth(number.checked_sub(1)?)
}

pub(super) fn is_filler(word: &str) -> bool {
    let folded = folded(word);
    cfg!(feature = "spellings") && FILLERS.split(' ').any(|filler| filler == word || filler == folded)
}

/// Returns the meanings of a word, or `None` if it has none. In the middle of a date, it may be a Roman number. The
/// country, or an empty text, decides between the months that languages use differently.
pub(super) fn word(word: &str, country: &str, is_middle: bool) -> Option<Word> {
    if !cfg!(feature = "spellings") {
        return None;
    }
    let folded = folded(word);
    let name = folded.strip_prefix("d'").or_else(|| folded.strip_prefix("d’")).unwrap_or(&folded);
    let mut meanings = Word { months: [0; 2], weekdays: 0 };
    // Hebrew has the preposition in the same word.
    let plain = folded_lightly(word);
    let plain = plain.strip_prefix('ב').unwrap_or(&plain);
    for (number, (names, more)) in (1..).zip(MONTHS.iter().zip(MORE_MONTHS)) {
        if is_among(names, name) || is_among(more, plain) {
            meanings.months = [number; 2];
        }
    }
    if let Some((_, months)) = SHIFTED.iter().find(|(shifted, _)| *shifted == name) {
        let [early, late] = *months;
        meanings.months = match country {
            "HR" | "BA" => [early; 2],
            "CZ" | "PL" | "SK" => [late; 2],
            _ => *months,
        };
    }
    for (number, names) in WEEKDAYS.iter().enumerate() {
        if is_among(names, name) {
            meanings.weekdays |= 1 << number;
        }
    }
    if meanings == (Word { months: [0; 2], weekdays: 0 }) {
        let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        let month = (1..).zip(roman).find(|(_, roman)| is_middle && *roman == word)?.0;
        return Some(Word { months: [month; 2], weekdays: 0 });
    }
    Some(meanings)
}

/// Returns whether a character is a Thai letter.
pub(super) fn is_thai(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{E3A}')
}

/// Writes each month as one word: Arabic has two with a space, and Thai abbreviations have dots.
pub(super) fn with_plain_months(text: &str) -> Cow<'_, str> {
    if !cfg!(feature = "spellings") {
        return Cow::Borrowed(text);
    }
    if text.contains('\u{643}') || text.contains('\u{62A}') {
        return Cow::Owned(text.replace("كانون ال", "كانونال").replace("تشرين ال", "تشرينال"));
    }
    match text.contains(is_thai) && text.contains('.') {
        true => Cow::Owned(text.replace('.', "")),
        false => Cow::Borrowed(text),
    }
}

/// Returns the number of a month of the Persian calendar.
pub(super) fn persian_month(word: &str) -> Option<u32> {
    if !cfg!(feature = "spellings") {
        return None;
    }
    let folded = folded_lightly(word);
    (1..).zip(PERSIAN_MONTHS).find(|(_, names)| is_among(names, &folded)).map(|(number, _)| number)
}

/// Returns whether a word means the first day of a month.
pub(super) fn is_first(word: &str) -> bool {
    cfg!(feature = "spellings") && is_among(FIRST, &folded(word))
}

fn is_among(names: &str, word: &str) -> bool {
    names.split(' ').any(|name| match name.strip_suffix('*') {
        // An ending has few letters.
        Some(stem) => word
            .strip_prefix(stem)
            .is_some_and(|ending| ending.chars().count() < 10 && ending.chars().all(char::is_alphabetic)),
        None => name == word,
    })
}

/// Lower-cases a word and removes its accents.
fn folded(word: &str) -> String {
    let letter = |c| match c {
        'ł' => 'l',
        'ı' => 'i',
        _ => c,
    };
    decomposed(word).filter(|c| !is_mark(*c)).flat_map(lower).map(letter).collect()
}

/// Lower-cases a word and removes accents, points of vowels and hamzas. In Thai and in the scripts of India other marks
/// are letters: `มี.ค.` is March, `ม.ค.` January.
fn folded_lightly(word: &str) -> String {
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{655}' | '\u{670}');
    decomposed(word).filter(|c| !is_accent(c)).flat_map(lower).collect()
}
