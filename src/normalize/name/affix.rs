//! The words around a name: titles, suffixes, academic and professional letters, nicknames.

use super::given::{Given, given};
use super::mark;
use super::words::{is_frequent_family, is_in, is_noble, is_particle, lower, lower_short};

/// Titles before a name, without their final dot.
const TITLES: &str = "dr dra mr mrs ms miss mx prof professor profesor sir dame lord lady king queen rev revd reverend hon mme mlle \
                      madame mademoiselle monsieur herr frau fr hr dipl.-ing dipl.-inf ing mag mag.a bc bca mgr mga judr mudr mvdr phdr \
                      rndr paeddr thdr pharmdr icdr thlic doc dott dott.ssa dottor dottoressa avv geom arch rag sig \
                      sig.ra signor signora sr sra srta señor señora señorita don dña doña eng engr dhr mevr mevrouw \
                      drs ir dr.in univ.-prof univ.prof priv.-doz dr.med capt captain col colonel gen general maj \
                      major lt sgt cpl adm admiral cmdr sen senator rep gov governor judge justice president shri \
                      smt sri inż lic licda licdo rt sheikh sheikha haji hj datuk dato dato' tun puan encik pan pani г-н г-жа д-р проф κ κα δρ \
                      mddr ddr mmag dkfm dr.-ing dr.med.dent dr.med.univ dr.med.vet dr.iur dr.jur dr.phil dr.techn dr.rer.nat dr.h.c dr.hab \
                      dipl.-kfm dipl.-kffr dipl.-psych dipl.-phys dipl.-chem dipl.-math dipl.-volksw dipl.-betrw dipl.-wirt.-ing dipl.-des \
                      dipl.ing ing.arch mgr.art prof.dr univ.-doz rsdr phmr dr.sc mr.sc доц акад инж доц.д-р doç ths pgs pgs.ts gs.ts phd ph.d csc drsc jhr jkvr datin hajjah özv özvegy ד\"ר ד״ר דוקטור دكتور الدكتور";

/// Titles that are one only with their final dot.
const DOTTED: &str =
    "lek av ec arq abg lect conf kand hab egr gent.ma gent.mo spett ilmo ilma excmo excma exmo exma د";

/// Titles in capitals, each with the countries that write them so.
const BY_COUNTRY: [(&str, &str); 19] = [
    ("DI MR HR", "AT"),
    ("PD", "AT CH DE"),
    ("TS GS KS BS CN ThS", "VN"),
    ("Ratu Adi", "FJ"),
    ("M. MM. Maître Maitre", FRENCH),
    ("RA RAin Rechtsanwalt Rechtsanwältin", "AT CH DE LI"),
    ("Pan Pani", "PL"),
    ("Pan Paní", "CZ SK"),
    ("Herra Rouva Neiti", "FI"),
    ("Fru Frøken Fröken", "DK FO NO SE"),
    ("Sn. Sayın", "CY TR"),
    ("Er. CA", "IN"),
    ("Adv. Adv", "BW IL IN NA ZA"),
    ("Dl Dl. Dna Dna. Domnul Doamna", "MD RO"),
    ("Bapak Bpk. Ibu", "ID"),
    ("Atty.", "PH"),
    ("Alhaji Alhaja Barr. Pastor", "NG"),
    ("Chief", "GH KE NG SL UG ZM ZW"),
    ("Cllr Cllr.", "GB IE ZA"),
];

/// The countries where French is a language of letters and forms.
const FRENCH: &str = "BE BF BI BJ BL CA CD CF CG CH CI CM DJ DZ FR GA GF GN GP HT KM LB LU MA MC MF MG ML MQ MR MU NC NE PF PM RE RW SC \
                      SN TD TF TG TN VU WF YT";

/// Malay titles of two words, each with `+` between them (darswiki.bsp.ox.ac.uk, "Malaysian Honours Titles"; marm.com.my,
/// "Malaysia Salutation Title"; 2026-11-22).
const PAIRS: &str = "the+hon the+hon. de+heer индивидуальный+предприниматель tan+sri puan+sri toh+puan dato'+sri dato'+seri dato'+paduka dato+sri dato+seri dato+paduka datuk+sri datuk+seri \
                     datuk+wira datuk+amar datuk+patinggi datin+sri datin+seri datin+paduka datin+amar datin+patinggi";

/// Titles of nobility that are no given names. In German-speaking countries, `COUNTS` count before a given name too.
const NOBLE: &str = "freiherr freifrau freiin gräfin baronin prinzessin herzogin fürstin baroness viscountess duchess contessa comtesse";
const COUNTS: &str = "graf baron prinz herzog fürst";

/// Words that continue the title before them: `Dr. med. dent.`, `dr hab. inż.`, `Mgr. et Mgr.`
const TAILS: &str =
    "med dent vet univ jur iur phil rer nat pol oec habil hab theol sc techn arch art inż et mult agr paed";

/// Titles that are given names too, or family names. Without a final dot they stay with the given name.
const ALSO_NAMES: &str = "don dame sheikh sheikha king queen lord lady judge justice general gen major maj colonel col captain capt president \
                          governor senator fr hr mag ing ir eng engr arch cpl lt rep gov sen haji hj tun puan pan pani lic rt \
                          doc geom rag sig";

/// Words of `ALSO_NAMES` that are titles in some countries: those of the Crown (gov.uk, "Titles included in passports") and
/// those with Malay titles. `Dame` is a given name in Senegal, and `Lady` in Colombia. Read on 2026-11-22.
const APART: [(&str, &str); 3] = [
    ("dame lord lady", "AG AU BB BS BZ CA GB GD GG IE IM JE JM KN LC NZ PG SB TV VC"),
    ("tun puan haji hj", "BN MY SG"),
    ("pan pani", "CZ PL SK"),
];

/// Suffixes that follow a family name without a comma too.
const SUFFIXES: &str = "jr sr jnr snr ph.d phd esq";
const GENERATIONS: &str = "jr sr jnr snr ii iii iv v vi vii viii 2nd 3rd 4th";
const NUMBERED: &str = "II III IV VI VII VIII 2nd 3rd 4th MD M.D MBA CPA DDS D.D.S DVM D.V.M OBE MBE CBE LLB LLM LL.B LL.M \
                        MSc M.Sc BSc B.Sc CFA CFP PMP CSc DrSc PhD J.D M.B.A R.N FRS Q.C K.C M.P P.E";

/// Letters that follow two words or more without a comma. After one word they are a name in capitals.
const SHORT: &str = "QC KC MP RN PE EI";

/// Words before the name of a person who trades under it.
const TRADERS: &str = "ИП ФОП ЧП ФЛП FOP FIE PFA EI";

/// Letters that follow a comma, without dots and spaces.
const LETTERS: &str = "pe rn cfp llm llb lld msc bsc ma ba mba md phd dphil mphil obe mbe cbe kbe dbe gbe qc kc sc csc drsc \
                       dsc dvm dds dmd jd esq esquire cpa cfa pmp mph mpa edd edm psyd do pac np fnp bsn msn lpn aprn lcsw lmft \
                       lmhc lpc aia faia ra frs frse fba frcp frcs facs facp mrcp mrcs frics mrics cissp cisa cism \
                       phr sphr pt dpt ot otr rd rdn rph pharmd bs ms be me btech mtech bcom mcom acca aca fca cgma \
                       cma cia cips mep mla mp ret usn usmc usa usaf dc nd ccim clu chfc ea dba bfa mfa mdiv thd \
                       dd sj osb ofm cssr msw cnm crna jp dl vc gc mc kcb cb gcb kcmg cmg kcvo cvo lvo mvo mbbs mbchb \
                       meng beng ceng bca mca ing dipling mag bed med jr sr jnr snr ii iii iv v vi 2nd 3rd 4th \
                       dis artd drhc drhabil diplinž univdiplinž univdipling univdiploec mgr inż dr ktn dtn ктн дтн кэн дэн \
                       кфмн дфмн кмн дмн кюн дюн st se sh skom spd mpd msi ssi mkom";

/// Returns whether French is a language of letters and forms in a country.
pub fn is_french(country: &str) -> bool {
    is_in(FRENCH, country)
}

/// Returns the number of titles before a name of one word or more.
pub fn titles(words: &[&str], country: &str) -> usize {
    let most = words.len().saturating_sub(1);
    let mut count = 0;
    while let Some(rest @ [word, after @ ..]) = words.get(count..most) {
        let is_spanish = matches!(*word, "D." | "Dª" | "Dª.") && country == "ES";
        count += match after {
            [next, ..] if is_in(PAIRS, &lower(&[*word, "+", *next].concat()).replace('’', "'")) => 2,
            _ if is_title(word, country) || is_spanish || is_noble_title(rest, words, country) => 1,
            [next, ..] if is_before_name(word, next, words, country) => 1,
            _ if mark::is_generation_before(word, country) => 1,
            _ if count == 0 => break,
            [next, ..] if is_in("h.c. n.med. n.o.", &lower(&[word, *next].concat())) => 2,
            _ if is_tail(rest) => 1,
            _ => break,
        };
    }
    count.min(most)
}

/// Returns whether a word is a title before this name, though it can be a name elsewhere: `M Jean Dupont`, `Anh Trần Văn An`.
fn is_before_name(word: &str, next: &str, words: &[&str], country: &str) -> bool {
    match word {
        "M" | "Me" => is_in(FRENCH, country) && given(next) >= Given::Both && words.len() > 2,
        "Ông" | "Bà" | "Anh" | "Chị" | "Cô" => {
            country == "VN" && is_frequent_family(next, "VN") && words.len() > 2
        }
        _ => false,
    }
}

/// Returns whether the first word of `rest` is a title of nobility before a whole name, not the beginning of a family name:
/// `Freiherr vom Stein`.
fn is_noble_title(rest: &[&str], words: &[&str], country: &str) -> bool {
    let [word, next, ..] = rest else { return false };
    let word = lower(word);
    let is_count = || {
        is_in(COUNTS, &word)
            && is_in("AT CH DE LI LU", country)
            && given(next) == Given::Only
            && words.last().is_some_and(|last| given(last) == Given::Unknown)
    };
    !is_particle(next, country) && !is_noble(next) && (is_in(NOBLE, &word) || is_count())
}

/// The mark of a degree of a university of applied sciences, after its title.
const FH: &str = "(FH)";

/// Returns whether the first word continues the title before it. `et` joins two titles.
fn is_tail(words: &[&str]) -> bool {
    let [word, after @ ..] = words else { return false };
    match *word {
        "et" => after.first().is_some_and(|next| is_title(next, "")),
        "hab" | "habil" | "inż" | FH => true,
        _ => word.ends_with('.') && is_in(TAILS, lower(word).trim_end_matches('.')),
    }
}

/// Returns whether a title is apart from the name. Some are given names too: `Don`, `Justice`.
pub fn is_apart(title: &str, country: &str) -> bool {
    let bare = lower(title);
    title.ends_with('.')
        || !is_in(ALSO_NAMES, &bare)
        || APART.iter().any(|(titles, countries)| is_in(titles, &bare) && is_in(countries, country))
}

/// Returns whether a text is only titles: "Monsieur", "Prof. Dr.".
pub fn are_titles(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().chain([""]).collect();
    let count = titles(&words, "");
    count > 0 && count + 1 == words.len() && words.iter().take(count).all(|word| is_apart(word, ""))
}

fn is_title(word: &str, country: &str) -> bool {
    let is_of_country = |(titles, countries): &(&str, &str)| is_in(titles, word) && is_in(countries, country);
    if is_in(TRADERS, word) || BY_COUNTRY.iter().any(is_of_country) {
        return true;
    }
    // `Dato` is a given name in Georgia.
    if country == "GE" && word == "Dato" {
        return false;
    }
    let bare = lower(word).replace('’', "'");
    let bare = bare.trim_end_matches('.');
    // `Don` and `Fr` without a dot, like `Major`, may be names; `Ms` in capitals too.
    (is_in(TITLES, bare) && (word.len() > 2 || word.ends_with('.') || word.contains(char::is_lowercase)))
        || (word.ends_with('.') && is_in(DOTTED, bare))
}

/// Returns the number of suffixes after a name of two words or more, or of one.
pub fn suffixes(words: &[&str]) -> usize {
    let mut core = words;
    loop {
        let generation = mark::generation_after(core);
        core = match *core {
            _ if generation > 0 => core.get(..core.len() - generation).unwrap_or_default(),
            // `Ph. D.` is one suffix.
            [ref rest @ .., first, second]
                if !rest.is_empty() && is_in("ph.d.", &lower(&[first, second].concat())) =>
            {
                rest
            }
            [ref rest @ .., last] if !rest.is_empty() && is_suffix(last) => rest,
            [ref rest @ .., last] if rest.len() > 1 && is_in(SHORT, last) => rest,
            [ref rest @ .., "V"] if rest.len() > 2 => rest,
            // `Jane Smith MEng`
            [ref rest @ .., last] if rest.len() > 1 && is_mixed_letters(last) => rest,
            // `Kovács János úr`
            [ref rest @ .., "úr"] if rest.len() > 1 => rest,
            // `Kovács János dr.`
            [ref rest @ .., last] if rest.len() > 1 && last.ends_with('.') && is_title(last, "") => rest,
            [ref rest @ .., last] if is_credential(last) && is_whole_name(rest) => rest,
            // `Hans Müller M.A.`
            [ref rest @ .., last] if rest.len() > 1 && are_dotted_letters(last) => rest,
            _ => return words.len() - core.len(),
        };
    }
}

/// Returns whether the last word of a name is a profession's letters in capitals: `MPH`, `SHRM-CP`. Family names
/// in capitals have a vowel, and no hyphen before two or three letters.
fn is_credential(word: &str) -> bool {
    const ALSO_NAMES: &str = "BA BE DO EA IA MA ME NG RA ING MAG MED RET";
    let letters = word.chars().filter(|c| *c != '-').count();
    (2..=6).contains(&letters)
        && word.chars().all(|c| c.is_ascii_uppercase() || c == '-')
        && !is_in(ALSO_NAMES, word)
        && (!word.contains(['A', 'E', 'I', 'O', 'U', 'Y']) || is_in(LETTERS, &lower(word)))
}

/// Returns whether words are a name of two words or more in mixed case, with or without letters after it: `John Smith MD`.
fn is_whole_name(words: &[&str]) -> bool {
    let letters = words.iter().rev().take_while(|word| is_suffix(word) || is_credential(word)).count();
    let name = words.get(..words.len() - letters).unwrap_or_default();
    name.len() > 1 && name.iter().all(is_mixed)
}

/// Returns whether a word is letters of a title with a dot after each: `M.A.`
fn are_dotted_letters(word: &str) -> bool {
    let is_dotted = word.ends_with('.') && word.trim_end_matches('.').contains('.');
    is_dotted && is_in(LETTERS, &lower(word).replace('.', ""))
}

/// Returns whether a word is letters of a title with small ones among them: `MEng`, `DPhil`.
fn is_mixed_letters(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && is_in(LETTERS, &lower(word))
}

fn is_mixed(word: &&str) -> bool {
    word.chars().any(char::is_lowercase) || word.trim_end_matches('.').chars().count() == 1
}

/// Returns whether a suffix is part of the family name: `Jr.`, `III`.
pub fn is_generation(word: &str) -> bool {
    is_in(GENERATIONS, &lower(word.trim_end_matches('.'))) || mark::is_generation(word)
}

fn is_suffix(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    is_in(NUMBERED, bare) || is_in(SUFFIXES, &lower_short(bare))
}

/// Returns whether a part after a comma has only suffixes and letters of titles: `Jr.`, `MD PhD`, `Ph. D.`
pub fn are_letters(part: &str) -> bool {
    let bare = |text: &str| lower(text).replace(['.', ' ', '-'], "");
    // `Ma` and `Do` are names; `MA`, `Ph.D.` and `MSc` are not.
    let is_spelled = |word: &str| {
        word.contains('.')
            || word.chars().skip(1).any(char::is_uppercase)
            || word.chars().any(char::is_numeric)
            || is_suffix(word)
    };
    let is_one = |text: &str| is_spelled(text) && is_in(LETTERS, &bare(text));
    is_one(part)
        || part
            .split(' ')
            .all(|word| is_one(word) || is_suffix(word) || is_in("Esquire Msc Phd ret. Ret.", word))
        || mark::is_generation(part)
        || part.ends_with('.') && part.contains('-') && is_title(part, "")
}

/// Returns whether a part after a comma looks like letters of an unknown title: `XYZ`, `A.B.C.`, `LEED AP`
pub fn may_be_letters(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let is_dotted = part.trim_end_matches('.').contains('.');
    let most = if part.contains([' ', '-']) { 7 } else { 6 };
    letters < most
        && part.split(' ').count() < 3
        && (is_dotted && !part.contains(' ') || !part.chars().any(char::is_lowercase))
}

/// Returns whether a word begins, or ends, a nickname: `"Jack"`, `(Jim)`.
pub fn nickname(words: &[&str]) -> Option<std::ops::Range<usize>> {
    const SIGNS: [(char, char); 5] = [('"', '"'), ('(', ')'), ('“', '”'), ('«', '»'), ('\'', '\'')];
    let is_open = |word: &&str| *word != FH && SIGNS.iter().any(|(open, _)| word.starts_with(*open));
    let start = words.iter().position(is_open)?;
    let open = words.get(start)?.chars().next()?;
    let close = SIGNS.iter().find(|(known, _)| *known == open)?.1;
    let length = words.get(start..)?.iter().position(|word| word.len() > 1 && word.ends_with(close))? + 1;
    (length < words.len()).then_some(start..start + length)
}
