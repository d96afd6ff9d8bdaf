//! The names of months and of days of the week.

use registrant_text::unicode::{decomposed, is_mark, lower};

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

/// Names that Croatian uses for an earlier month than its neighbours, with both months.
const SHIFTED: [(&str, [u32; 2]); 5] =
    [("lip", [6, 7]), ("srp", [7, 8]), ("lis", [10, 11]), ("listopad", [10, 11]), ("listopada", [10, 11])];

/// The names of each day of the week in the same languages.
const WEEKDAYS: [&str; 7] = [
    "mo mon monday montag lun lundi lunes lunedi luni ma maandag man mandag pon* po пон* пн пнд esmas* maanan* δευ* hetfo luain luan pirmd* pirmad* pr tne pzt pazartesi дил dl dilluns tnejn segunda seg senin sen",
    "tu tue tues tuesday di die dienstag dinsdag mar mardi martes martedi marti mairt вт втр вто* вівтор* utorak uto uter* ut tir tirs tirsdag teisip* ti tiistai τρι* kedd otrd* antrad* an wt wtorek tor torek utorok tis tisdag sal sali уто уторак dt dimarts ty tysdag tlieta terca ter selasa sel tli",
    "we wed wednesday mi mittwoch mie miercoles miercuri mer mercredi mercoledi wo woensdag сря* ср срд сред* серед* сре sri srijeda stred* st ons onsdag kolmap* ke keskiv* τετ* sze szerda ceadaoin cead tresd* treciad* tr sr sroda sre sreda car carsamba dc dimecres erbgħa quarta qua rabu rab erb",
    "th thu thur thurs thursday do don donnerstag donderdag jeu jeudi jue jueves gio giovedi joi чт чтв чет* cet cetvrt* ct ctvrt* tor tors torsdag neljap* to torst* πεμ* csut* cs deardaoin dear ceturtd* ketvirtad* kt czw czwart* stvrt* cetrtek per persembe st dj dijous ħamis quinta qui kamis kam ħam",
    "fr fri friday freitag vr vrijdag ven vendredi venerdi vie viernes vineri vin пт птн пет* пят* пʼят* п'ят* pet* patek pa fre fredag reede perjant* pe παρ* pentek aoine piektd* penktad* pn pt piat* pi cum cuma dv divendres gimgħa sexta sex jumat jum gim",
    "sa sat saturday samstag sonnabend sam samedi sab sabado sabato sambata za zaterdag сб сбт съб* суб* sub subota so sob sobota lor lordag lørdag lør laupa* la lauant* σαβ* szo szombat sathairn sath sestd* sestad* cmt cumartesi st ds dissabte laurdag sibt sabtu sib",
    "su sun sunday so son sonntag dim dimanche dom domingo domenica duminica zo zondag вс вск воскр* нд нед* ned* ne sondag søndag søn puhap* κυρ* vasarn* domhnaigh svetd* sekmad* niedz* paz pazar dg diumenge dum domh sk sunnunt* sø min minggu ħad*",
];

/// Words that only fill a written date: `12 de mayo de 1990`, `1990 m. gegužės 12 d.`. Days of the week in Chinese,
/// Japanese and Korean are here, without the letters that separate parts.
const FILLERS: &str = " de del do of on at the le el il den der dem d d' ad à en в у о a am um feira fomhair is it ta' ta’ dydd г го года год р \
    року рік r roku rok dne m gada gads g ngay thang thg nam kl and uhr yil tarihli το του της στις 曜 火曜 水曜 \
    木曜 金曜 土曜 火 水 木 金 土 星期 星期一 星期二 星期三 星期四 星期五 星期六 星期天 周 周一 周二 周三 周四 周五 周六 \
    週 週一 週二 週三 週四 週五 週六 월요 화요 수요 목요 금요 토요 요 화 수 목 금 토 ";

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
    for (number, names) in (1..).zip(MONTHS) {
        if is_among(names, name) {
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

fn is_among(names: &str, word: &str) -> bool {
    names.split(' ').any(|name| match name.strip_suffix('*') {
        // An ending has few letters.
        Some(stem) => word
            .strip_prefix(stem)
            .is_some_and(|ending| ending.chars().count() < 9 && ending.chars().all(char::is_alphabetic)),
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
