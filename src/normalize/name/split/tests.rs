use Confidence::{High, Low, Medium};

use super::*;

/// The name, the country, and the expected parts.
const NAMES: &[(&str, &str, &str, &str, Confidence)] = &[
    // Two words.
    ("Jean Dupont", "FR", "Jean", "Dupont", High),
    ("Jean Dupont", "", "Jean", "Dupont", High),
    ("Jean-Pierre O’Neil", "FR", "Jean-Pierre", "O’Neil", High),
    ("John Q. Public", "US", "John Q.", "Public", High),
    ("John Fitzgerald Kennedy", "US", "John Fitzgerald", "Kennedy", Medium),
    // A comma.
    ("Dupont, Jean", "", "Jean", "Dupont", High),
    ("de la Cruz, María José", "ES", "María José", "de la Cruz", High),
    ("Smith, John, Jr.", "US", "John", "Smith Jr.", High),
    ("John Smith, Jr.", "US", "John", "Smith Jr.", High),
    ("John Smith, MD, PhD", "US", "John", "Smith", High),
    ("Jane Doe, PMP", "US", "Jane", "Doe", High),
    ("Jane Doe MPH", "US", "Jane", "Doe", High),
    ("Jane Doe SHRM-CP", "US", "Jane", "Doe", High),
    ("Doe, John, Esq.", "US", "John", "Doe", High),
    ("Jane Doe CPA MBA", "US", "Jane", "Doe", High),
    ("Marie Claire DUBOIS", "FR", "Marie Claire", "DUBOIS", High),
    ("Stadt Wien", "AT", "Stadt", "Wien", Low),
    ("Rt Hon. Jane Doe", "GB", "Jane", "Doe", Low),
    ("Smith,", "US", "", "Smith", Low),
    ("a, b, c", "US", "b, c", "a", Low),
    // Suffixes and titles.
    ("John Smith III", "US", "John", "Smith III", High),
    ("John Smith MEng", "GB", "John", "Smith", High),
    ("Dr. Anna Schmidt", "DE", "Anna", "Schmidt", Low),
    ("Mme Zoé Martin", "FR", "Zoé", "Martin", Low),
    ("X Æ A-12", "US", "X Æ", "A-12", Low),
    ("Domain Administrator", "US", "Domain", "Administrator", Low),
    ("Dr. Schmidt", "DE", "", "Schmidt", Low),
    ("Mr", "GB", "", "Mr", Low),
    ("João Silva Neto", "BR", "João", "Silva Neto", High),
    // Particles.
    ("Ludwig van Beethoven", "DE", "Ludwig", "van Beethoven", High),
    ("Jan van der Berg", "NL", "Jan", "van der Berg", High),
    ("Robert De Niro", "US", "Robert", "De Niro", High),
    ("Van Morrison", "GB", "Van", "Morrison", Low),
    ("Karl-Theodor von und zu Guttenberg", "DE", "Karl-Theodor", "von und zu Guttenberg", High),
    ("Juan de la Cruz", "PH", "Juan", "de la Cruz", High),
    ("Juan Dela Cruz", "PH", "Juan", "Dela Cruz", High),
    ("JUAN DE LA CRUZ", "", "JUAN", "DE LA CRUZ", High),
    ("Anna Maria von Habsburg", "AT", "Anna Maria", "von Habsburg", Medium),
    ("Mohammed bin Salman", "SA", "Mohammed", "bin Salman", High),
    ("Yusuf al-Rashid", "AE", "Yusuf", "al-Rashid", High),
    ("García López María", "ES", "García", "López María", Low),
    ("M. S. Dhoni", "IN", "M. S.", "Dhoni", Low),
    ("Mensah Kofi", "GH", "Mensah", "Kofi", Low),
    ("Zhang Wei", "", "Zhang", "Wei", Low),
    ("Kim Da Hye", "", "Kim", "Da Hye", Low),
    ("ADC Telefones", "", "Telefones", "ADC", Low),
    ("GDPR Masked", "", "Masked", "GDPR", Low),
    ("Data Protected", "", "Data", "Protected", Low),
    ("Whois Agent", "", "Whois", "Agent", Low),
    ("Responsable Técnico", "ES", "Responsable", "Técnico", Low),
    ("Beheerder Domeinen", "NL", "Beheerder", "Domeinen", Low),
    ("Администратор домена", "RU", "Администратор", "домена", Low),
    ("Silora R&D", "", "Silora", "R&D", Low),
    ("Zine El Abidine Ben Ali", "TN", "Zine", "El Abidine Ben Ali", High),
    ("Jane St. John", "GB", "Jane", "St. John", High),
    ("Ben Johnson", "GB", "Ben", "Johnson", High),
    ("van Gogh Vincent", "NL", "Vincent", "van Gogh", Medium),
    ("van Gogh", "NL", "", "van Gogh", Low),
    ("محمد بن سلمان", "SA", "محمد", "بن سلمان", High),
    // Two family names.
    ("Juan García López", "ES", "Juan", "García López", Medium),
    ("Juan Carlos García López", "MX", "Juan Carlos", "García López", Medium),
    ("José Luis García", "ES", "José Luis", "García", Medium),
    ("Juan Carlos Pérez", "AR", "Juan Carlos", "Pérez", High),
    ("José Ortega y Gasset", "ES", "José", "Ortega y Gasset", High),
    ("María del Carmen Pérez López", "ES", "María del Carmen", "Pérez López", Medium),
    ("María del Carmen", "ES", "María", "del Carmen", Low),
    ("Juan García de la Torre", "ES", "Juan", "García de la Torre", Medium),
    ("José Luis de la Torre", "ES", "José Luis", "de la Torre", Medium),
    ("Ana Paula da Silva", "BR", "Ana Paula", "da Silva", Medium),
    ("João Pereira Santos", "PT", "João", "Pereira Santos", Low),
    // Capitals.
    ("DUPONT Jean", "FR", "Jean", "DUPONT", High),
    ("Jean DUPONT", "", "Jean", "DUPONT", High),
    ("Jan van der BERG", "NL", "Jan", "van der BERG", High),
    ("DE LA TOUR Marie Claire", "FR", "Marie Claire", "DE LA TOUR", High),
    ("Ann McDONALD", "GB", "Ann", "McDONALD", High),
    ("Wei LI", "", "Wei", "LI", Medium),
    ("LI Wei", "CN", "Wei", "LI", High),
    ("JP Morgan", "US", "JP", "Morgan", Low),
    ("JEAN DUPONT", "FR", "JEAN", "DUPONT", Medium),
    // The family name first.
    ("Nagy János", "HU", "János", "Nagy", High),
    ("Viktor Orbán", "HU", "Viktor", "Orbán", Medium),
    ("Szabó Béla", "HU", "Béla", "Szabó", High),
    ("Tony Leung Chiu-wai", "HK", "Tony Chiu-wai", "Leung", Medium),
    ("Dr. Nagy János", "HU", "János", "Nagy", Low),
    ("Nguyễn Văn An", "VN", "Văn An", "Nguyễn", High),
    ("Nguyen Van An", "", "Van An", "Nguyen", Medium),
    ("Đặng Thu Hà", "VN", "Thu Hà", "Đặng", High),
    ("Zhang Xiaoming", "CN", "Xiaoming", "Zhang", Medium),
    ("Zhang Wei", "CN", "Wei", "Zhang", Low),
    ("Xiaoming Zhang", "CN", "Xiaoming", "Zhang", Medium),
    ("Kim Cheol-su", "KR", "Cheol-su", "Kim", High),
    ("Taro Yamada", "JP", "Taro", "Yamada", Low),
    ("毛泽东", "CN", "泽东", "毛", Medium),
    ("欧阳锋", "CN", "锋", "欧阳", Medium),
    ("山田 太郎", "JP", "太郎", "山田", High),
    ("山田\u{3000}太郎", "", "太郎", "山田", High),
    ("山田太郎", "JP", "太郎", "山田", Medium),
    ("葛\u{E0100}城花子", "JP", "花子", "葛\u{E0100}城", Low),
    ("ジョン・スミス", "JP", "ジョン", "スミス", Medium),
    ("卡尔·马克思", "CN", "卡尔", "马克思", Medium),
    ("ジョン・", "JP", "", "ジョン・", Low),
    ("陈方安生", "HK", "安生", "陈方", Medium),
    ("김철수", "KR", "철수", "김", High),
    ("남궁민수", "KR", "민수", "남궁", Medium),
    ("山", "", "", "山", Low),
    // Patronymics.
    ("Иванов Иван Иванович", "RU", "Иван Иванович", "Иванов", High),
    ("Чайковский Пётр Ильич", "RU", "Пётр Ильич", "Чайковский", High),
    ("Чайковский Пётр Ильич", "", "Пётр Ильич", "Чайковский", High),
    ("Пётр Ильич Чайковский", "RU", "Пётр Ильич", "Чайковский", High),
    ("Petrov Ivan Kuzmich", "RU", "Ivan Kuzmich", "Petrov", High),
    ("Ковалич Иван Лукич", "BY", "Иван Лукич", "Ковалич", High),
    ("Олена Петрівна Бабич", "UA", "Олена Петрівна", "Бабич", High),
    ("Karl Friedrich Schmidt", "DE", "Karl Friedrich", "Schmidt", High),
    ("Нұрлан Серікұлы", "KZ", "Нұрлан", "Серікұлы", Low),
    ("Серікұлы Нұрлан", "KZ", "Нұрлан", "Серікұлы", Low),
    ("Bauyrzhan Momyshuly", "KZ", "Bauyrzhan", "Momyshuly", Low),
    ("Назарбаев Нұрсұлтан Әбішұлы", "KZ", "Нұрсұлтан Әбішұлы", "Назарбаев", High),
    ("Гурбангулы Бердымухамедов", "TM", "Гурбангулы", "Бердымухамедов", Medium),
    ("Асан Болот уулу", "KG", "Асан", "Болот уулу", Medium),
    ("Болот кызы Айгуль", "KG", "Айгуль", "Болот кызы", Medium),
    ("De Luca Maria Grazia", "IT", "Maria Grazia", "De Luca", Low),
    ("Di Stefano Alfredo", "IT", "Alfredo", "Di Stefano", Low),
    ("De Luca", "IT", "", "De Luca", Low),
    ("Van Morrison", "US", "Van", "Morrison", Low),
    ("Dos Santos Maria", "BR", "Maria", "Dos Santos", Low),
    ("Da Silva João", "PT", "João", "Da Silva", Low),
    ("MUDr. Jan Svoboda", "CZ", "Jan", "Svoboda", Low),
    ("Анна Сергеевна Орлова", "RU", "Анна Сергеевна", "Орлова", High),
    ("Иванов Пётр", "RU", "Пётр", "Иванов", High),
    ("Пётр Иванов", "RU", "Пётр", "Иванов", High),
    ("Ivanov Ivan Ivanovich", "RU", "Ivan Ivanovich", "Ivanov", High),
    // One word.
    ("Sukarno", "ID", "", "Sukarno", Low),
    ("Budi Santoso", "ID", "Budi", "Santoso", Low),
    ("John & Mary Smith", "US", "John & Mary", "Smith", Low),
    // Titles that are initials elsewhere, and those of one country.
    ("M. Jean Dupont", "FR", "Jean", "Dupont", Low),
    ("M Jean Dupont", "FR", "Jean", "Dupont", Low),
    ("M. Xavier Bettel", "LU", "Xavier", "Bettel", Low),
    ("M. Dupont", "SN", "", "Dupont", Low),
    ("Dupont, M. Jean", "FR", "Jean", "Dupont", Low),
    ("M. Jean Dupont", "", "M. Jean", "Dupont", Low),
    ("DUPONT M. Jean", "FR", "M. Jean", "DUPONT", Low),
    ("Jean M. Dupont", "FR", "Jean M.", "Dupont", High),
    ("M. Kowalski", "PL", "M.", "Kowalski", Medium),
    ("Pan Jan Kowalski", "PL", "Jan", "Kowalski", Low),
    ("Ông Trần Văn An", "VN", "Văn An", "Trần", Low),
    ("Anh Thư Nguyễn", "VN", "Anh Thư", "Nguyễn", Medium),
    ("นายสมชาย ใจดี", "TH", "สมชาย", "ใจดี", Low),
    ("นางสาวสมหญิง ใจดี", "TH", "สมหญิง", "ใจดี", Low),
    ("De heer Jan Jansen", "NL", "Jan", "Jansen", Low),
    ("Egr. Mario Rossi", "IT", "Mario", "Rossi", Low),
    ("Xyz. Mario Rossi", "IT", "Xyz. Mario", "Rossi", Low),
    ("p. Jonas Jonaitis", "LT", "p. Jonas", "Jonaitis", Low),
    ("Mehmet Demir Bey", "TR", "Mehmet Demir", "Bey", Low),
    ("ИП Иванов Иван Иванович", "RU", "Иван Иванович", "Иванов", Low),
    ("Индивидуальный предприниматель Иванов Иван Иванович", "RU", "Иван Иванович", "Иванов", Low),
    // Marks of generations, and Hungarian wives.
    ("Jan Novák ml.", "CZ", "Jan", "Novák ml.", High),
    ("Novák, Jan, ml.", "CZ", "Jan", "Novák ml.", High),
    ("Jan Novák st.", "CZ", "Jan", "Novák st.", High),
    ("Erik Berg d.y.", "SE", "Erik", "Berg d.y.", High),
    ("Erik Berg d. y.", "SE", "Erik", "Berg d. y.", High),
    ("Karl Müller d. J.", "DE", "Karl", "Müller d. J.", High),
    ("Hans Müller jun.", "DE", "Hans", "Müller jun.", High),
    ("Kim Jun", "KR", "Jun", "Kim", Medium),
    ("Jan Kowalski junior", "PL", "Jan", "Kowalski junior", High),
    ("Jean Dupont fils", "FR", "Jean", "Dupont fils", High),
    ("Jean Dupont Fils", "FR", "Jean", "Dupont Fils", Low),
    ("Иванов Иван мл.", "RU", "Иван", "Иванов мл.", High),
    ("ifj. Kovács János", "HU", "János", "ifj. Kovács", Low),
    ("özv. Nagy Éva", "HU", "Éva", "Nagy", Low),
    ("Kovácsné Nagy Mária", "HU", "Mária", "Kovácsné Nagy", Medium),
    ("Nagyné Éva", "HU", "Éva", "Nagyné", High),
    ("Kovácsné dr. Nagy Mária", "HU", "Nagy Mária", "Kovácsné dr.", Low),
    // Degrees, nicknames and remarks.
    ("Jane Smith BA (Hons)", "GB", "Jane", "Smith", Low),
    ("John Smith MEng (Oxon)", "GB", "John", "Smith", Low),
    ("John Smith BA MA", "GB", "John", "Smith", Low),
    ("Amadou Moussa BA", "SN", "Amadou Moussa", "BA", Medium),
    ("John Smith MD FACS", "US", "John", "Smith", High),
    ("Hans Müller M.A.", "DE", "Hans", "Müller", High),
    ("Hans Müller, Dipl.-Kfm.", "DE", "Hans", "Müller", High),
    ("John Smith, LEED AP", "US", "John", "Smith", Low),
    ("John \"Jack\" Smith", "US", "John \"Jack\"", "Smith", Low),
    ("Robert 'Bob' Jones", "US", "Robert 'Bob'", "Jones", Low),
    ("Smith, John \"Jack\"", "US", "John \"Jack\"", "Smith", Low),
    ("Hans Müller (Geschäftsführer)", "DE", "Hans (Geschäftsführer)", "Müller", Low),
    ("Marie Dupont née Martin", "FR", "Marie Dupont née", "Martin", Low),
    // Several persons, and two readings.
    ("Hans u. Anna Müller", "DE", "Hans u. Anna", "Müller", Low),
    ("Müller, Hans und Anna", "DE", "Hans und Anna", "Müller", Low),
    ("Jan i Anna Kowalscy", "PL", "Jan i Anna", "Kowalscy", Low),
    ("Familie Müller", "DE", "Familie", "Müller", Low),
    ("Fam. de Vries", "NL", "Fam.", "de Vries", Low),
    ("Kate O Brien", "GB", "Kate O", "Brien", Medium),
    ("Kate O Brien", "IE", "Kate", "O Brien", High),
];

#[test]
fn names_are_split() {
    for &(name, country, given, family, confidence) in NAMES {
        let split = split_name(name, Country::new(country)).value.unwrap();
        assert_eq!(
            (split.given.as_str(), split.family.as_str(), split.confidence),
            (given, family, confidence),
            "{name} {country}"
        );
    }
}

#[test]
fn no_letter_is_lost() {
    for &(name, ..) in NAMES {
        for country in ["", "FR", "ES", "BR", "HU", "JP", "VN", "RU"] {
            let split = split_name(name, Country::new(country)).value.unwrap();
            let sorted = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
                letters.sort_unstable();
                letters
            };
            assert_eq!(
                sorted(name),
                sorted(&format!("{}{}{}{}", split.title, split.given, split.family, split.credentials)),
                "{name} {country}"
            );
            assert!(!split.family.is_empty(), "{name}");
        }
    }
}

#[test]
fn what_is_no_name_is_not_split() {
    assert_eq!(split_name("", None).value, None);
    assert_eq!(split_name(&"a ".repeat(500_000), None).problem.unwrap().reason, "text.too_long");
    let doubtful = split_name("...", None);
    assert_eq!(doubtful.value.unwrap().family, "...");
    assert_eq!(
        format!("{:?}", split_name("Jean Dupont", None).value.unwrap()),
        "SplitName { confidence: High, .. }"
    );
}
