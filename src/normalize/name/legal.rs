//! Names of organizations among the names of people.

use super::given::{Given, given};
use super::words::{fold, is_in, is_in_sorted};

/// Legal forms that are not names of people, at any place.
const FORMS: &str = "gmbh mbh ggmbh llc llp sarl sasu eurl ooo ооо пао зао оао тоо тов ltd limited inc incorporated corp \
                     corporation ltda eireli kft zrt nyrt ohg kgaa pty plc gbr ltée ltee aktiengesellschaft gesellschaft \
                     eood ood oyj aps srl snc spzoo spółka társaság еоод оод \
                     aktsiaselts ansvarsselskap asbl bhd bidco bvba cjsc coltd corporacion corporación corporação \
                     dooel eirl gie holdco jsc kommanditgesellschaft lda lllp mvz ojsc osaühing partg pbc pjsc pllc \
                     scop scrl sdn selarl spj spk spol sprl srls uab ulc unipessoal";

/// Legal forms that count as the last word. Some of them are names too, so they are in capitals or have dots.
const LAST: &str = "ag ab as bv nv vof spa sa sas sl slu se ev kg ug kk co cv eg pte pvt bhd tbk oü uab sia ad dd \
                    sci asbl vzw oo ао doo sro oy";

/// Words of organizations' names that are seldom in a person's, sorted by their bytes.
const WORDS: &str = "abogados academia academy académie advanced advisors advogados aerospace agence agencia agency \
                     agentur agricola agro agrícola airlines airways ajuntament akademie akcionarsko aktiebolag \
                     aktieselskab alliance altenheim apartments apothecary apotheke applications architectes \
                     architects architekten archives arquitectos arquitetos asociacion asociación associació \
                     associates association associazione associação assurance assurances athletic auberge audio \
                     authority auto autohaus automation automobile automobiles automotive autos aviation avocats \
                     avvocati ayuntamento ayuntamiento baeckerei bakery bancorp baumarkt bauunternehmen bedrijf \
                     belediyesi beratung bezirk biblioteca bibliothek bibliothèque bikes biotech bistro biuro \
                     boulangerie boutique brasserie brewery broadband buero bäckerei büro capital cargo cars catering \
                     center centre centro chemical chemicals clinic clinica clinique club clube clínica coiffure \
                     colegio college collège colégio comisión commission committee commune communication \
                     communications communities community compagnia compagnie companhia company compañía computer \
                     computers computing comune concello concepts confederation conservatoire conservatorio \
                     construcciones construction constructions consulate consultancy consultants consulting controls \
                     coop cooperativa cooperative corporate corporations cosmetics council creations creative credit \
                     cyber cycles cámara câmara dachdecker dental department derneği design designs development \
                     developments dienste dienstleistungen digital diocese district drogerie drustvo društvo dynamics \
                     ecole electric electrical electronic electronics electronique electrónica elektro elektronik \
                     elektrotechnik elementary elettronica embassy energia energie energy energía engineering \
                     enterprise enterprises entertainment equipment escuela esports export express fabbrica fabrik \
                     fabrika fachhochschule factory faculdade facultad fakulteta farmacia farms fashion federation \
                     ferienwohnung feuerwehr films finance financial firma fitness floristik fondation fondazione \
                     fonden food foods forening foreningen foundation freight friseur fund fundacion fundació \
                     fundación fundação förbund förening föreningen församling galerie galería galleria gallery \
                     gaming garage gartenbau gasthof gemeente gemeinde gemeinschaft genossenschaft global gmina \
                     gobierno gouvernement government governo group groupe grundschule gruppe gug gym gymnasium \
                     haarstudio handelskammer handwerk hardware healthcare heizung hochschule hogeschool holding \
                     holdings holzbau hospital hostel hosting hotel hydraulics hôpital hôtel högskolan høgskolen \
                     imaging immobiliare immobilien immobilier import industria industrial industrias industrie \
                     industries industry informatica informatik informatique informática ingenieros ingenieurbureau \
                     ingenieurbüro initiative inmobiliaria innovation innovations institut institute instituto \
                     instrument instruments insurance intelligent internacional international internet invest \
                     investment investments istituto jewelers jewellery jewelry juwelier kanzlei kindergarten kirkko \
                     klinik klinikum kommun kommune kosmetik krankenhaus kredit kreditbank kunsthalle kunta kurier \
                     lab laboratoire laboratoires laboratories laboratorio laboratorios laboratory labs landkreis \
                     landratsamt landschaftsbau landwirtschaft league leasing library liceo limousine logistics \
                     logistik logística lycee lycée maatschap magazine mairie malerbetrieb manufacturing marketing \
                     maschinenbau mechanical mechatronics media medical menighet metallbau metzgerei mfg \
                     microelectronics microsystems mietwagen ministerio ministerium ministero ministries ministry \
                     ministère moda motel motors municipalidad municipality municipio município musee museo museu \
                     museum musée muzeum město network networks news nonprofit notaire notaires notariat obec optica \
                     optical optique općina opština orchester orchestra organisation organization osakeyhtiö ospedale \
                     panadería parafia parliament paroisse partei partido partners party pflegedienst pharma \
                     pharmaceuticals pharmacie photonics physiotherapie pizza pizzeria plastics police politechnika \
                     politecnico politeknik politécnico polytechnic praxis precision prefeitura productions productos \
                     products produits produkte program programme project projekt projet properties property proyecto \
                     przedsiębiorstwo publications publishers publishing racing radio raiffeisenbank realty \
                     rechtsanwalt rechtsanwälte registrar registry reisen rental rentals research residence resort \
                     restaurant restaurante restoran ristorante robotics salon sanayi sanitär sarlu satellite school \
                     schools schreinerei science sciences scientific scuola security seguros semiconductor \
                     semiconductors service services servicios servis servizi serviços serwis seura shipping shoes \
                     shop sindacato sindicato sirketi sistemas sistemi sociedad sociedade societa societe society \
                     società société software softwareentwicklung solution solutions sparkasse spediteur spedition \
                     sport sports sportverein spółdzielnia stadtverwaltung stadtwerke steuerberater steuerberatung \
                     stichting stiftelse stiftelsen stiftung store studio studios supplies supply syndicat system \
                     systeme systems systèmes szkola szkoła säätiö taxi teatro tech technologies technology telecom \
                     telecommunication telecommunications telecoms television televisión textil textile textiles \
                     theater theatre théâtre ticaret tischlerei tools tours toys trading transport transporte \
                     transportes transports trattoria travel treuhand trust udruga union unip universidad \
                     universidade universita universitaet universitas universitat universitatea universite \
                     universiteit universitesi universiti university università universität université univerza \
                     univerzita uniwersytet unternehmensberatung urząd usine usługi vakfı ventures verband verbund \
                     verein vereniging verlag verlagsgesellschaft versicherung versicherungen vertrieb viagens viajes \
                     video volksbank voyages web weingut werbung werke werkstatt winery wireless wirtschaftsprüfung \
                     worldwide yhdistys yliopisto zahnarztpraxis zakład zavod zoo école üniversitesi şirketi škola \
                     δήμος εταιρεία πανεπιστήμιο σύλλογος агентство администрация асоціація ассоциация банк больница \
                     гимназия группа завод издательство институт клиника клуб компания лицей магазин министерство \
                     музей обшина общество община предприятие підприємство союз студия театр товариство торговый \
                     университет університет училище фонд центр школа інститут";

/// Endings of compound words in organizations' names: `Messtechnik`, `Sportverband`.
const ENDINGS: [&str; 9] = [
    "technik",
    "elektronik",
    "tronics",
    "hochschule",
    "gesellschaft",
    "verband",
    "systems",
    "systeme",
    "software",
];

/// Words of organizations' names that are family names too. They are no name if a given name is before them.
const WEAK: &str = "bank stadt city town church kirche parish fc banca banque banco";

/// Parts of the names of organizations in scripts without spaces.
const PARTS: [&str; 8] = ["株式会社", "有限会社", "合同会社", "公司", "법인", "주식회사", "財団", "大学"];

/// Returns whether a name is an organization's, because of a legal form or a word such as `Foundation`.
pub fn is_organization(name: &str) -> bool {
    let all: Vec<&str> = name.split_whitespace().collect();
    if all.len() < 2 {
        return PARTS.iter().any(|part| name.contains(part) && name != *part);
    }
    let is_person = all.iter().any(|word| given(word) >= Given::Both);
    let is_last = all.last().is_some_and(|word| {
        let is_written =
            *word == "Oy" || word.contains(['.', '/']) || word.chars().skip(1).any(char::is_uppercase);
        is_in(LAST, &bare(word)) && is_written && !(is_person && name.chars().all(|c| !c.is_lowercase()))
    });
    // `Sp. z o. o.`, `s. r. o.`
    let single = all.iter().rev().map(|word| bare(word)).take_while(|word| word.chars().count() == 1);
    let is_spaced = matches!(single.collect::<String>().get(..3), Some("ors" | "ooz" | "ood" | "lrs"));
    is_last
        || is_spaced
        || PARTS.iter().any(|part| name.contains(part))
        || (all.iter().any(|word| is_in(WEAK, &bare(word)))
            && all.first().is_some_and(|word| is_no_given(word)))
        || name.to_ascii_lowercase().ends_with("& sons")
        || all.iter().any(|word| is_of_organization(word))
}

/// Returns whether a word, or a part of it such as in `Technology(Shenzhen)Co.,Ltd`, shows an organization.
fn is_of_organization(word: &str) -> bool {
    let is_known = |word: &str| is_in(FORMS, word) || is_in_sorted(WORDS, word);
    let whole = bare(word);
    is_known(&whole)
        || ENDINGS.iter().any(|ending| whole.ends_with(ending))
        || (whole.len() < word.len()
            && super::words::lower(word)
                .split(|c: char| !c.is_alphanumeric())
                .any(|part| part.len() > 2 && is_known(part)))
}

fn is_no_given(word: &str) -> bool {
    given(word) < Given::Both && bare(word).chars().count() > 1
}

/// Returns whether a name is that of an organization, in other case, with other accents or without its legal
/// form.
///
/// ```
/// use registrant::normalize::is_name_of;
/// assert!(is_name_of("SOCIETE EDITRICE du monde", "Société éditrice du Monde SA"));
/// assert!(!is_name_of("John Smith", "Smith Ltd"));
/// ```
pub fn is_name_of(name: &str, organization: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(bare).filter(|word| !word.is_empty());
        words.filter(|word| !is_in(FORMS, word) && !is_in(LAST, word)).map(|word| fold(&word)).collect()
    };
    let of_name = words(name);
    !of_name.is_empty() && of_name == words(organization)
}

/// Returns a word in small letters without punctuation.
fn bare(word: &str) -> String {
    super::words::lower(word).replace(|c: char| !c.is_alphanumeric(), "")
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_in_sorted, is_name_of, is_organization};

    #[test]
    fn every_word_of_the_long_list_is_found_in_it() {
        assert!(WORDS.split(' ').all(|word| is_in_sorted(WORDS, word)));
        assert!(!["", "aa", "bancorp ", "smith", "кошка"].iter().any(|word| is_in_sorted(WORDS, word)));
    }

    #[test]
    fn organizations_are_known_by_their_words() {
        for name in [
            "Acme GmbH",
            "Example S.A.R.L.",
            "Example SAS",
            "ACME SA",
            "Société éditrice du Monde",
            "Ford Foundation",
            "Max Planck Institute",
            "ООО Ромашка",
            "Verein der Freunde e.V.",
            "Example Sp. z o.o.",
            "Maersk A/S",
            "Example Oy",
            "Primjer d.o.o.",
            "トヨタ自動車株式会社",
            "Kft. Példa",
            "Stadt Wien",
            "Deutsche Bank",
            "FC Barcelona",
            "Hotel Maria",
            "Smith & Sons",
            "Mairie de Paris",
            "Domains By Proxy, LLC",
            "Shenzhen Example Technology(SZ)Co.,Ltd",
            "Example Messtechnik",
            "Example, spol. s r. o.",
            "Primer d. o. o.",
            "École des Exemples",
            "JSC Example",
            "Example International",
        ] {
            assert!(is_organization(name), "{name}");
        }
        for name in [
            "John Smith",
            "Maria Sá",
            "JEAN SA",
            "Sia Furler",
            "Cha Doo Ri",
            "Eva Co",
            "John Limitedson",
            "李伟",
            "Ole As",
            "Acme",
            "Kim Oo",
            "Jane Bank",
            "Charlotte Church",
            "Karl Stadler",
            "Jim Courier",
            "Anna Power",
            "Petra Kreis",
        ] {
            assert!(!is_organization(name), "{name}");
        }
    }

    #[test]
    fn one_organization_has_many_spellings() {
        for (name, organization) in [
            ("SOCIETE EDITRICE du monde", "SOCIETE EDITRICE DU MONDE"),
            ("Acme", "ACME GmbH"),
            ("Café Müller", "CAFE MULLER"),
        ] {
            assert!(is_name_of(name, organization), "{name}");
        }
        assert!(!is_name_of("", ""));
        assert!(!is_name_of("John Smith", "Acme GmbH"));
        assert!(!is_name_of("GmbH", "AG"));
    }
}
