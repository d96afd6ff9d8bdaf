//! The types of phone number.

use std::fmt;

/// The purpose of a phone number, as far as its digits show it. `Display` writes libphonenumber's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PhoneType {
    /// A landline.
    FixedLine,
    /// A mobile phone.
    Mobile,
    /// A landline or a mobile phone: in some plans (+1) the digits don't tell.
    FixedLineOrMobile,
    /// A number that is free for the caller.
    TollFree,
    /// A number that costs more than an ordinary call.
    PremiumRate,
    /// A number that both sides pay for.
    SharedCost,
    /// A number of internet telephony.
    Voip,
    /// A number that follows a person from line to line.
    PersonalNumber,
    /// A pager.
    Pager,
    /// One number for all of a company.
    Uan,
    /// A mailbox.
    Voicemail,
    /// An unknown type: the number is not valid.
    Unknown,
}

impl PhoneType {
    /// Returns libphonenumber's name of the type: `FIXED_LINE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FixedLine => "FIXED_LINE",
            Self::Mobile => "MOBILE",
            Self::FixedLineOrMobile => "FIXED_LINE_OR_MOBILE",
            Self::TollFree => "TOLL_FREE",
            Self::PremiumRate => "PREMIUM_RATE",
            Self::SharedCost => "SHARED_COST",
            Self::Voip => "VOIP",
            Self::PersonalNumber => "PERSONAL_NUMBER",
            Self::Pager => "PAGER",
            Self::Uan => "UAN",
            Self::Voicemail => "VOICEMAIL",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// Returns the type of a verdict of the automaton; see `xtask/src/codegen/phone/automaton.rs`.
    pub(crate) fn of_verdict(verdict: u8) -> Self {
        match verdict {
            2 => Self::PremiumRate,
            3 => Self::TollFree,
            4 => Self::SharedCost,
            5 => Self::Voip,
            6 => Self::PersonalNumber,
            7 => Self::Pager,
            8 => Self::Uan,
            9 => Self::Voicemail,
            10 => Self::FixedLine,
            11 => Self::Mobile,
            12 => Self::FixedLineOrMobile,
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for PhoneType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
