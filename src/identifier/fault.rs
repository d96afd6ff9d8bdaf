//! The faults of identifiers.

/// A fault of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Empty,
    Short,
    Long,
    Format,
    /// A part is impossible: a date that does not exist, an unknown office code.
    Part(Part),
    Checksum,
}

/// The impossible part of a number. An enum, not a text, so that a fault takes one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Monaco,
    VatCode,
    Area,
    BirthDate,
    BirthMonth,
    BirthPlace,
    Branch,
    Category,
    Century,
    CenturySign,
    Citizenship,
    Country,
    CountryCode,
    CountryPrefix,
    County,
    Department,
    FirstCharacter,
    FirstDigit,
    FirstDigits,
    FirstLetter,
    Group,
    KeyLetter,
    LastDigit,
    LastDigitButOne,
    MemberState,
    MiddleDigits,
    Number,
    Prefix,
    Province,
    PublicBody,
    Registration,
    SecondLetter,
    SerialNumber,
    Sex,
    State,
    TaxCentre,
    TaxStatus,
    ThirdDigit,
    TypeOfEntity,
    TypeOfHolder,
    Year,
}

impl Part {
    /// Returns the part in English.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Monaco => "Monegasque mark",
            Self::VatCode => "VAT code",
            Self::Area => "area",
            Self::BirthDate => "birth date",
            Self::BirthMonth => "birth month",
            Self::BirthPlace => "birth place",
            Self::Branch => "branch",
            Self::Category => "category",
            Self::Century => "century",
            Self::CenturySign => "century sign",
            Self::Citizenship => "citizenship",
            Self::Country => "country",
            Self::CountryCode => "country code",
            Self::CountryPrefix => "country prefix",
            Self::County => "county",
            Self::Department => "department",
            Self::FirstCharacter => "first character",
            Self::FirstDigit => "first digit",
            Self::FirstDigits => "first digits",
            Self::FirstLetter => "first letter",
            Self::Group => "group",
            Self::KeyLetter => "key letter",
            Self::LastDigit => "last digit",
            Self::LastDigitButOne => "last digit but one",
            Self::MemberState => "member state",
            Self::MiddleDigits => "middle digits",
            Self::Number => "number",
            Self::Prefix => "prefix",
            Self::Province => "province",
            Self::PublicBody => "public body",
            Self::Registration => "registration",
            Self::SecondLetter => "second letter",
            Self::SerialNumber => "serial number",
            Self::Sex => "sex",
            Self::State => "state",
            Self::TaxCentre => "tax centre",
            Self::TaxStatus => "tax status",
            Self::ThirdDigit => "third digit",
            Self::TypeOfEntity => "type of entity",
            Self::TypeOfHolder => "type of holder",
            Self::Year => "year",
        }
    }
}

/// Returns `fault` if `holds` is false.
pub(super) fn demand(holds: bool, fault: Fault) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(fault) }
}
