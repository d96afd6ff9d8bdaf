//! ISO 3166-1 alpha-2 country codes.

#[cfg(all(feature = "celes", not(target_arch = "wasm32")))]
mod celes;

use std::fmt;
use std::str::FromStr;

use registrant_phone::Region;

use crate::base::{Error, Place, conversions};

/// A country code of two upper-case ASCII letters: ISO 3166-1 alpha-2, or `XK` for Kosovo.
///
/// The type guarantees the form only. [`crate::normalize::country`] checks whether the code is assigned.
///
/// ```
/// use registrant::contact::Country;
/// let country = Country::new("FR").unwrap();
/// assert_eq!(country.as_str(), "FR");
/// assert_eq!(country, Country::FR);
/// assert_eq!("FR".parse(), Ok(Country::FR));
/// assert_eq!(Country::new("fr"), None);
/// assert_eq!(Country::new("FRA"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Makes a country from a code, assigned or not. Returns `None` unless the code is two upper-case ASCII
    /// letters.
    pub fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Some(Self([a, b])),
            _ => None,
        }
    }

    pub(crate) const fn bytes(self) -> [u8; 2] {
        self.0
    }

    /// Returns the code, two upper-case ASCII letters.
    pub fn as_str(&self) -> &str {
        // The bytes are always ASCII letters, so the default is never used.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Country {
    type Err = Error;

    /// Reads an assigned code.
    ///
    /// # Errors
    ///
    /// If the text is not two upper-case letters, or the code is not assigned.
    fn from_str(code: &str) -> Result<Self, Error> {
        Self::new(code).filter(|country| country.is_assigned()).ok_or_else(|| {
            let remedy = "use an ISO 3166-1 alpha-2 code, such as `FR`";
            Error::at(Place::argument("country"), "unknown country code", remedy).coded("unknown_country")
        })
    }
}

conversions!(Country);

impl From<Region> for Country {
    fn from(region: Region) -> Self {
        Self(region.as_bytes())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! constants {
    ($($code:ident $name:literal)+) => {
        impl Country {
            $(
                #[doc = concat!($name, ".")]
                pub const $code: Self = Self(two(stringify!($code)));
            )+
        }

        #[cfg(test)]
        const CONSTANTS: &[(Country, &str)] = &[$((Country::$code, $name)),+];
    };
}

/// Returns the two letters of a constant's name.
const fn two(code: &str) -> [u8; 2] {
    match *code.as_bytes() {
        [a, b] => [a, b],
        _ => [b'?'; 2],
    }
}

// The assigned codes and their names, as in `data/countries/codes.tsv`.
constants! {
    AD "Andorra"
    AE "United Arab Emirates"
    AF "Afghanistan"
    AG "Antigua and Barbuda"
    AI "Anguilla"
    AL "Albania"
    AM "Armenia"
    AO "Angola"
    AQ "Antarctica"
    AR "Argentina"
    AS "American Samoa"
    AT "Austria"
    AU "Australia"
    AW "Aruba"
    AX "Åland Islands"
    AZ "Azerbaijan"
    BA "Bosnia and Herzegovina"
    BB "Barbados"
    BD "Bangladesh"
    BE "Belgium"
    BF "Burkina Faso"
    BG "Bulgaria"
    BH "Bahrain"
    BI "Burundi"
    BJ "Benin"
    BL "Saint Barthélemy"
    BM "Bermuda"
    BN "Brunei"
    BO "Bolivia"
    BQ "Caribbean Netherlands"
    BR "Brazil"
    BS "Bahamas"
    BT "Bhutan"
    BV "Bouvet Island"
    BW "Botswana"
    BY "Belarus"
    BZ "Belize"
    CA "Canada"
    CC "Cocos (Keeling) Islands"
    CD "Democratic Republic of the Congo"
    CF "Central African Republic"
    CG "Republic of the Congo"
    CH "Switzerland"
    CI "Côte d’Ivoire"
    CK "Cook Islands"
    CL "Chile"
    CM "Cameroon"
    CN "China"
    CO "Colombia"
    CR "Costa Rica"
    CU "Cuba"
    CV "Cape Verde"
    CW "Curaçao"
    CX "Christmas Island"
    CY "Cyprus"
    CZ "Czechia"
    DE "Germany"
    DJ "Djibouti"
    DK "Denmark"
    DM "Dominica"
    DO "Dominican Republic"
    DZ "Algeria"
    EC "Ecuador"
    EE "Estonia"
    EG "Egypt"
    EH "Western Sahara"
    ER "Eritrea"
    ES "Spain"
    ET "Ethiopia"
    FI "Finland"
    FJ "Fiji"
    FK "Falkland Islands"
    FM "Micronesia"
    FO "Faroe Islands"
    FR "France"
    GA "Gabon"
    GB "United Kingdom"
    GD "Grenada"
    GE "Georgia"
    GF "French Guiana"
    GG "Guernsey"
    GH "Ghana"
    GI "Gibraltar"
    GL "Greenland"
    GM "Gambia"
    GN "Guinea"
    GP "Guadeloupe"
    GQ "Equatorial Guinea"
    GR "Greece"
    GS "South Georgia and South Sandwich Islands"
    GT "Guatemala"
    GU "Guam"
    GW "Guinea-Bissau"
    GY "Guyana"
    HK "Hong Kong"
    HM "Heard and McDonald Islands"
    HN "Honduras"
    HR "Croatia"
    HT "Haiti"
    HU "Hungary"
    ID "Indonesia"
    IE "Ireland"
    IL "Israel"
    IM "Isle of Man"
    IN "India"
    IO "British Indian Ocean Territory"
    IQ "Iraq"
    IR "Iran"
    IS "Iceland"
    IT "Italy"
    JE "Jersey"
    JM "Jamaica"
    JO "Jordan"
    JP "Japan"
    KE "Kenya"
    KG "Kyrgyzstan"
    KH "Cambodia"
    KI "Kiribati"
    KM "Comoros"
    KN "Saint Kitts and Nevis"
    KP "North Korea"
    KR "South Korea"
    KW "Kuwait"
    KY "Cayman Islands"
    KZ "Kazakhstan"
    LA "Laos"
    LB "Lebanon"
    LC "Saint Lucia"
    LI "Liechtenstein"
    LK "Sri Lanka"
    LR "Liberia"
    LS "Lesotho"
    LT "Lithuania"
    LU "Luxembourg"
    LV "Latvia"
    LY "Libya"
    MA "Morocco"
    MC "Monaco"
    MD "Moldova"
    ME "Montenegro"
    MF "Saint Martin"
    MG "Madagascar"
    MH "Marshall Islands"
    MK "North Macedonia"
    ML "Mali"
    MM "Myanmar"
    MN "Mongolia"
    MO "Macao"
    MP "Northern Mariana Islands"
    MQ "Martinique"
    MR "Mauritania"
    MS "Montserrat"
    MT "Malta"
    MU "Mauritius"
    MV "Maldives"
    MW "Malawi"
    MX "Mexico"
    MY "Malaysia"
    MZ "Mozambique"
    NA "Namibia"
    NC "New Caledonia"
    NE "Niger"
    NF "Norfolk Island"
    NG "Nigeria"
    NI "Nicaragua"
    NL "Netherlands"
    NO "Norway"
    NP "Nepal"
    NR "Nauru"
    NU "Niue"
    NZ "New Zealand"
    OM "Oman"
    PA "Panama"
    PE "Peru"
    PF "French Polynesia"
    PG "Papua New Guinea"
    PH "Philippines"
    PK "Pakistan"
    PL "Poland"
    PM "Saint Pierre and Miquelon"
    PN "Pitcairn Islands"
    PR "Puerto Rico"
    PS "Palestine"
    PT "Portugal"
    PW "Palau"
    PY "Paraguay"
    QA "Qatar"
    RE "Réunion"
    RO "Romania"
    RS "Serbia"
    RU "Russia"
    RW "Rwanda"
    SA "Saudi Arabia"
    SB "Solomon Islands"
    SC "Seychelles"
    SD "Sudan"
    SE "Sweden"
    SG "Singapore"
    SH "Saint Helena"
    SI "Slovenia"
    SJ "Svalbard and Jan Mayen"
    SK "Slovakia"
    SL "Sierra Leone"
    SM "San Marino"
    SN "Senegal"
    SO "Somalia"
    SR "Suriname"
    SS "South Sudan"
    ST "São Tomé and Príncipe"
    SV "El Salvador"
    SX "Sint Maarten"
    SY "Syria"
    SZ "Eswatini"
    TC "Turks and Caicos Islands"
    TD "Chad"
    TF "French Southern Territories"
    TG "Togo"
    TH "Thailand"
    TJ "Tajikistan"
    TK "Tokelau"
    TL "Timor-Leste"
    TM "Turkmenistan"
    TN "Tunisia"
    TO "Tonga"
    TR "Türkiye"
    TT "Trinidad and Tobago"
    TV "Tuvalu"
    TW "Taiwan"
    TZ "Tanzania"
    UA "Ukraine"
    UG "Uganda"
    UM "U.S. Outlying Islands"
    US "United States"
    UY "Uruguay"
    UZ "Uzbekistan"
    VA "Vatican City"
    VC "Saint Vincent and Grenadines"
    VE "Venezuela"
    VG "British Virgin Islands"
    VI "U.S. Virgin Islands"
    VN "Vietnam"
    VU "Vanuatu"
    WF "Wallis and Futuna"
    WS "Samoa"
    XK "Kosovo"
    YE "Yemen"
    YT "Mayotte"
    ZA "South Africa"
    ZM "Zambia"
    ZW "Zimbabwe"
}

#[cfg(test)]
mod tests {
    use super::{CONSTANTS, Country};

    #[test]
    fn every_assigned_code_has_its_constant() {
        let known: Vec<(Country, &str)> =
            Country::all().map(|country| (country, country.name().unwrap_or_default())).collect();
        assert_eq!(CONSTANTS, known);
    }
}
