//! Names of organizations among the names of people.

use super::given::{Given, given};
use super::words::{fold, is_in};

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

/// Words of organizations' names that are seldom in a person's.
const WORDS: &str = "société societe association asociación asociacion associazione associação fondation foundation fundación \
                     fundacion fundação fondazione stiftung stichting vereniging verein university université universite \
                     universität universitaet universidad universidade università ministry ministère ministerio ministero \
                     ministerium institute institut instituto istituto gemeinde commune mairie comune ayuntamiento \
                     prefeitura company compagnie compañía companhia holding holdings groupe consulting services solutions \
                     technologies software systems agency agence agencia council committee department networks enterprises \
                     industries school college academy académie akademie academia hospital clinic klinik \
                     laboratory laboratories museum trust fund center centre centro organization organisation registry registrar общество компания фонд университет universiteit \
                     uniwersytet univerzita hotel hôtel stadtwerke gemeinschaft genossenschaft stadtverwaltung landkreis \
                     bäckerei baeckerei metzgerei apotheke praxis kanzlei garage autohaus gasthof restaurant ristorante \
                     trattoria pizzeria farmacia pharmacie boulangerie panadería studio studios gemeente municipality \
                     municipio municipalidad município kommune kommun gmina obec město ayuntamento câmara parafia \
                     paroisse feuerwehr handwerk sportverein club gruppe group associates partners union federation \
                     confederation associació fundació concello ajuntament администрация банк школа \
                     abogados advanced advisors advogados aerospace agentur agricola agro agrícola airlines airways \
                     akcionarsko aktiebolag aktieselskab alliance altenheim apartments apothecary applications \
                     architectes architects architekten archives arquitectos arquitetos assurance assurances athletic \
                     auberge audio authority auto automation automobile automobiles automotive autos aviation avocats \
                     avvocati bakery bancorp baumarkt bauunternehmen bedrijf belediyesi beratung bezirk biblioteca \
                     bibliothek bibliothèque bikes biotech bistro biuro boutique brasserie brewery broadband buero \
                     büro capital cargo cars catering chemical chemicals clinica clinique clube clínica coiffure \
                     colegio collège colégio comisión commission communication communications communities community \
                     compagnia computer computers computing concepts conservatoire conservatorio construcciones \
                     construction constructions consulate consultancy consultants controls coop cooperativa \
                     cooperative corporate corporations cosmetics creations creative credit cyber cycles cámara \
                     dachdecker dental derneği design designs development developments dienste dienstleistungen \
                     digital diocese district drogerie drustvo društvo dynamics ecole electric electrical electronic \
                     electronics electronique electrónica elektro elektronik elektrotechnik elementary elettronica \
                     embassy energia energie energy energía engineering enterprise entertainment equipment escuela \
                     esports export express fabbrica fabrik fabrika fachhochschule factory faculdade facultad \
                     fakulteta farms fashion ferienwohnung films finance financial firma fitness floristik fonden \
                     food foods forening foreningen freight friseur förbund förening föreningen församling galerie \
                     galería galleria gallery gaming gartenbau global gobierno gouvernement government governo \
                     grundschule gug gym gymnasium haarstudio handelskammer hardware healthcare heizung hochschule \
                     hogeschool holzbau hostel hosting hydraulics hôpital högskolan høgskolen imaging immobiliare \
                     immobilien immobilier import industria industrial industrias industrie industry informatica \
                     informatik informatique informática ingenieros ingenieurbureau ingenieurbüro initiative \
                     inmobiliaria innovation innovations instrument instruments insurance intelligent internacional \
                     international internet invest investment investments jewelers jewellery jewelry juwelier \
                     kindergarten kirkko klinikum kosmetik krankenhaus kredit kreditbank kunsthalle kunta kurier lab \
                     laboratoire laboratoires laboratorio laboratorios labs landratsamt landschaftsbau landwirtschaft \
                     league leasing library liceo limousine logistics logistik logística lycee lycée maatschap \
                     magazine malerbetrieb manufacturing marketing maschinenbau mechanical mechatronics media medical \
                     menighet metallbau mfg microelectronics microsystems mietwagen ministries moda motel motors \
                     musee museo museu musée muzeum network news nonprofit notaire notaires notariat optica optical \
                     optique općina opština orchester orchestra osakeyhtiö ospedale parliament partei partido party \
                     pflegedienst pharma pharmaceuticals photonics physiotherapie pizza plastics police politechnika \
                     politecnico politeknik politécnico polytechnic precision productions productos products produits \
                     produkte program programme project projekt projet properties property proyecto przedsiębiorstwo \
                     publications publishers publishing racing radio raiffeisenbank realty rechtsanwalt rechtsanwälte \
                     reisen rental rentals research residence resort restaurante restoran robotics salon sanayi \
                     sanitär sarlu satellite schools schreinerei science sciences scientific scuola security seguros \
                     semiconductor semiconductors service servicios servis servizi serviços serwis seura shipping \
                     shoes shop sindacato sindicato sirketi sistemas sistemi sociedad sociedade societa society \
                     società softwareentwicklung solution sparkasse spediteur spedition sport sports spółdzielnia \
                     steuerberater steuerberatung stiftelse stiftelsen store supplies supply syndicat system systeme \
                     systèmes szkola szkoła säätiö taxi teatro tech technology telecom telecommunication \
                     telecommunications telecoms television televisión textil textile textiles theater theatre \
                     théâtre ticaret tischlerei tools tours toys trading transport transporte transportes transports \
                     travel treuhand udruga unip universita universitas universitat universitatea universitesi \
                     universiti univerza unternehmensberatung urząd usine usługi vakfı ventures verband verbund \
                     verlag verlagsgesellschaft versicherung versicherungen vertrieb viagens viajes video volksbank \
                     voyages web weingut werbung werke werkstatt winery wireless wirtschaftsprüfung worldwide \
                     yhdistys yliopisto zahnarztpraxis zakład zavod zoo école üniversitesi şirketi škola δήμος \
                     εταιρεία πανεπιστήμιο σύλλογος агентство асоціація ассоциация больница гимназия группа завод \
                     издательство институт клиника клуб лицей магазин министерство музей обшина община предприятие \
                     підприємство союз студия театр товариство торговый університет училище центр інститут";

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
    let is_known = |word: &str| is_in(FORMS, word) || is_in(WORDS, word);
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
    use super::{is_name_of, is_organization};

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
