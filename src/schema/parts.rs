//! The members that hold a part of a field, or that only lists and cards have, for the reference pages.
//!
//! In a pointer, `0` is any item of a list, and `k1` any key of a collection. In a card, a property's name is its place.

use crate::contact::Field;

/// A member: its pointer, the fields that it holds, its form in words, and whether its fields need it.
pub(super) type Row = (&'static str, &'static [Field], &'static str, bool);

const fn part(pointer: &'static str, fields: &'static [Field], form: &'static str) -> Row {
    (pointer, fields, form, false)
}

const fn needed(pointer: &'static str, fields: &'static [Field], form: &'static str) -> Row {
    (pointer, fields, form, true)
}

const GIVEN: Field = Field::GIVEN_NAME;
const FAMILY: Field = Field::FAMILY_NAME;
const NAMES: &[Field] = &[GIVEN, FAMILY];
const NUMBERS: &[Field] = &[Field::PHONE, Field::MOBILE, Field::FAX];
const PLACES: &[Field] = &[Field::STREET, Field::CITY, Field::SUBDIVISION, Field::POSTAL_CODE];
const WHOLE: &[Field] = &[Field::STREET, Field::CITY, Field::SUBDIVISION, Field::POSTAL_CODE, Field::COUNTRY];

/// Returns the rows of a schema, in pieces, each with the pointer above its members.
pub(super) fn rows(schema: &str) -> &'static [(&'static str, &'static [Row])] {
    match schema {
        "namecheap" => &[("", NAMECHEAP)],
        "openprovider" => &[("", OPENPROVIDER)],
        "porkbun" => &[("", PORKBUN)],
        "godaddy" => &[("", GODADDY)],
        "glauca" => &[("", GLAUCA)],
        "epp" => &[("", EPP)],
        "freebox" => &[("", FREEBOX)],
        "jscontact" => &[("", UID), ("", JSCONTACT)],
        "rdap-jscontact" => &[("", ENTITY), ("/jscontact_card", OWN_UID), ("/jscontact_card", JSCONTACT)],
        "jcard" => &[("/0", JCARD), ("/1", UID), ("/1", CARD)],
        "rdap" => {
            &[("", ENTITY), ("/vcardArray/0", JCARD), ("/vcardArray/1", OWN_UID), ("/vcardArray/1", CARD)]
        }
        "vcard" => &[("", UID), ("", CARD)],
        _ => &[],
    }
}

const UID: &[Row] = &[needed("/uid", &[Field::ID], "")];

/// A card that is a part of a document with another id.
const OWN_UID: &[Row] = &[part("/uid", &[], "for other cards")];

const GODADDY: &[Row] = &[part("/nameMiddle", &[GIVEN], "further given names")];

const JCARD: &[Row] = &[part("", &[], "`vcard`")];

const NAMECHEAP: &[Row] = &[part("/StateProvinceChoice", &[], "kept")];

const OPENPROVIDER: &[Row] = &[
    needed("/phone/country_code", &[Field::PHONE], "the plus sign and the calling code"),
    needed("/phone/area_code", &[Field::PHONE], "the first digits of the national number"),
    needed("/phone/subscriber_number", &[Field::PHONE], "the other digits, without an extension"),
    needed("/fax/country_code", &[Field::FAX], "the plus sign and the calling code"),
    needed("/fax/area_code", &[Field::FAX], "the first digits of the national number"),
    needed("/fax/subscriber_number", &[Field::FAX], "the other digits, without an extension"),
    part("/name/prefix", &[FAMILY], "the small words before the family name, or a title, which is kept"),
    needed("/address/street", &[Field::STREET], "the street, without a separate number"),
    part("/address/number", &[Field::STREET], "the house number"),
    part("/address/suffix", &[Field::STREET], "what follows the house number"),
];

const PORKBUN: &[Row] = &[
    part("/contact", &[], "an envelope of the provider's answers"),
    part("/contacts/registrant", &[], "an envelope of the provider's answers"),
    needed("/phone", &[Field::PHONE], "the national number in digits, without an extension"),
    part("/phoneCountryCode", &[Field::PHONE], "the calling code in digits"),
    needed("/fax", &[Field::FAX], "`+CC.NUMBER`, without an extension"),
];

const GLAUCA: &[Row] = &[
    needed(
        "/contact/entity_type",
        &[Field::KIND, Field::UK_CONTACT_TYPE, Field::ENTITY_TYPE],
        "one of 32 types, by name or number",
    ),
    part("/contact/local_address", &[], "the id of the address, or the address itself"),
    part("/local_address/id", &[], "kept; the id of an address that is a document of its own"),
    part(
        "/local_address/description",
        &[Field::LABEL],
        "the contact's label, unless the address has its own",
    ),
    part(
        "/int_address",
        &[],
        "the same members as `/local_address`, in ASCII: only if the address has a spelling in ASCII",
    ),
];

const EPP: &[Row] = &[
    part("/postalInfo@type", &[], "`loc`, or `int` for an address in ASCII; a document can have both"),
    part("/voice@x", &[Field::PHONE], "the extension alone"),
    part("/fax@x", &[Field::FAX], "the extension alone"),
    part("/authInfo/pw", &[], "a secret: kept, never shown"),
    part("/disclose@flag", &[], "`0` to hide the elements in it, `1` to publish them"),
    part("/disclose/name@type", &[Field::HIDE_NAME], "the form of the address, `loc` or `int`"),
    part("/disclose/org@type", &[Field::HIDE_ORGANIZATION], "the form of the address, `loc` or `int`"),
    part("/disclose/addr@type", &[Field::HIDE_ADDRESS], "the form of the address, `loc` or `int`"),
    part("/extension/list", &[Field::HIDE_ADDRESS], "AFNIC: `restrictedPublication` hides a person"),
    part(
        "/extension/legalEntityInfos/legalStatus@s",
        &[Field::KIND],
        "AFNIC: `company`, `association` or `other`",
    ),
    part("/extension/legalEntityInfos/asso/publ@announce", &[Field::JO_ANNOUNCE_NUMBER], "AFNIC"),
    part("/extension/legalEntityInfos/asso/publ@page", &[Field::JO_ANNOUNCE_PAGE], "AFNIC"),
    part("/extension/vat", &[Field::VAT_NUMBER], "EURid"),
    part("/extension/naturalPerson", &[Field::KIND], "EURid: `true` or `false`"),
    part("/extension/status@s", &[], "nic.at: the state of what was verified"),
    part("/extension/report/result", &[], "nic.at: `success` or `failure`"),
    part("/extension/report/verificationDate", &[], "nic.at"),
    part("/extension/report/method", &[], "nic.at, at most 64 characters"),
    part("/extension/report/reference", &[], "nic.at, at most 512 characters"),
    part("/extension/report/agent", &[], "nic.at, at most 64 characters"),
    part("/extension/verified_id", &[], "Punktum dk: `true` or `false`"),
    part("/extension/verified_id@status", &[], "Punktum dk"),
    part("/extension/verified_id@responsible", &[], "Punktum dk"),
    part("/extension/verified_email", &[], "Punktum dk: `true` or `false`"),
    part("/extension/verified_email@status", &[], "Punktum dk"),
    part("/extension/verified_email@responsible", &[], "Punktum dk"),
    part("/extension/responsible", &[], "Punktum dk"),
];

const FREEBOX: &[Row] = &[
    part("/success", &[], "`true` in an answer"),
    part("/result", &[], "an envelope of the provider's answers"),
    part("/addresses/0/number", &[Field::STREET], "the house number, with what follows it"),
    part("/addresses/0/street2", &[Field::STREET], "the other lines of the street"),
    part("/addresses/0/type", &[], "`home`, `work` or `other`"),
    part("/emails/0/type", &[], "`home`, `work` or `other`"),
    part("/numbers/0/type", NUMBERS, "`fixed`, `mobile`, `work`, `fax` or `other`"),
    part("/numbers/0/is_default", NUMBERS, "`true` for the preferred number"),
    part("/urls/0/url", &[Field::WEBSITE], "a link, for schemas with links"),
    part("/urls/0/type", &[], "`profile`, `blog`, `site` or `other`"),
    part("/notes", &[], "a note, for schemas with notes"),
];

const ENTITY: &[Row] = &[
    needed("/handle", &[Field::ID], ""),
    part("/objectClassName", &[], "`entity`"),
    part("/redacted/0/name/type", HIDDEN, "the name of the data that is hidden"),
    part("/redacted/0/prePath", HIDDEN, "the place of the data that is hidden"),
    part("/remarks/0/type", &[Field::KIND], "AFNIC: `contact type`"),
    part("/remarks/0/description/0", &[Field::KIND], "AFNIC: `PERSON` or `ORGANIZATION`"),
];

const HIDDEN: &[Field] = &[
    Field::HIDE_NAME,
    Field::HIDE_ORGANIZATION,
    Field::HIDE_ADDRESS,
    Field::HIDE_PHONE,
    Field::HIDE_FAX,
    Field::HIDE_EMAIL,
];

const JSCONTACT: &[Row] = &[
    part("/@type", &[], "`Card`"),
    part("/version", &[], "`2.0`, or `1.0`"),
    needed("/kind", &[Field::KIND], "`individual` or `org`"),
    part(
        "/name/components/0/kind",
        NAMES,
        "`given`, `given2`, `surname`, `surname2`, `title`, `credential` or `generation`",
    ),
    needed("/name/components/0/value", NAMES, ""),
    part("/name/isOrdered", &[], "`true` if the parts are in the order of the whole name"),
    needed("/name/full", &[Field::FULL_NAME], ""),
    needed("/organizations/k1/name", &[Field::ORGANIZATION], ""),
    part("/organizations/k1/units/0/name", &[], "a unit, for other cards"),
    needed("/titles/k1/name", &[Field::JOB_TITLE], ""),
    part("/titles/k1/kind", &[], "`title`, or `role` for other cards"),
    part("/nicknames/k1/name", &[], "a nickname, for other cards"),
    part("/nicknames/k1/pref", &[], "for other cards"),
    part("/nicknames/k1/contexts/k1", &[], "`private` or `work`, for other cards"),
    part("/keywords/k1", &[], "a category, for other cards"),
    part(
        "/addresses/k1/components/0/kind",
        PLACES,
        "`name`, `number`, `locality`, `region`, `postcode` and parts of the street",
    ),
    needed("/addresses/k1/components/0/value", PLACES, ""),
    part("/addresses/k1/full", WHOLE, "all lines, taken apart if there are no components"),
    needed("/addresses/k1/countryCode", &[Field::COUNTRY], ""),
    part("/addresses/k1/pref", PLACES, "the best one is chosen"),
    part("/addresses/k1/isOrdered", &[], "`true` if the parts are in their order"),
    part("/addresses/k1/pref", WHOLE, "the best one is chosen"),
    part("/addresses/k1/contexts/k1", &[], "`private` or `work`, for schemas with contexts"),
    needed("/emails/k1/address", &[Field::EMAIL], ""),
    part("/emails/k1/pref", &[Field::EMAIL], "the best one is chosen"),
    part("/emails/k1/contexts/k1", &[], "`private` or `work`, for schemas with contexts"),
    needed("/phones/k1/number", NUMBERS, "a `tel:` URI with its extension, or a text"),
    part("/phones/k1/features/k1", NUMBERS, "`voice`, `mobile` or `fax`; others for other cards"),
    part("/phones/k1/pref", NUMBERS, "the best one is chosen"),
    part("/phones/k1/contexts/k1", &[], "`private` or `work`, for schemas with contexts"),
    part("/language", &[], "the language of the card's texts"),
    needed("/preferredLanguages/k1/language", &[Field::LANGUAGE], ""),
    part("/preferredLanguages/k1/pref", &[Field::LANGUAGE], "the best one is chosen"),
    part("/anniversaries/k1/kind", &[Field::BIRTH_DATE], "`birth`"),
    part("/anniversaries/k1/date/@type", &[], "`PartialDate` or `Timestamp`"),
    needed("/anniversaries/k1/date/year", &[Field::BIRTH_DATE], ""),
    needed("/anniversaries/k1/date/month", &[Field::BIRTH_DATE], ""),
    needed("/anniversaries/k1/date/day", &[Field::BIRTH_DATE], ""),
    part("/anniversaries/k1/date/utc", &[Field::BIRTH_DATE], "a time instead of year, month and day"),
    part("/links/k1/uri", &[Field::WEBSITE], "a link, for schemas with links"),
    part("/links/k1/pref", &[Field::WEBSITE], "the preference, for other cards"),
    part("/notes/k1/note", &[], "a note, for schemas with notes"),
    part("/notes/k1/author/name", &[], "the author, for other cards"),
    part("/notes/k1/author/uri", &[], "the author, for other cards"),
    part("/notes/k1/created", &[], "the time of a note, for other cards"),
    part("/media/k1/uri", &[], "a photo, a logo or a sound, for other cards"),
    part("/media/k1/kind", &[], "`photo`, `logo` or `sound`"),
    part("/media/k1/mediaType", &[], "for other cards"),
    part("/cryptoKeys/k1/uri", &[], "a key, for other cards"),
    part("/cryptoKeys/k1/mediaType", &[], "for other cards"),
    part("/directories/k1/uri", &[], "a directory, for other cards"),
    part("/directories/k1/kind", &[], "`directory` or `entry`"),
    part("/directories/k1/mediaType", &[], "for other cards"),
    part("/directories/k1/listAs", &[], "the order, for other cards"),
    part("/calendars/k1/uri", &[], "a calendar, for other cards"),
    part("/calendars/k1/kind", &[], "`calendar` or `freeBusy`"),
    part("/calendars/k1/mediaType", &[], "for other cards"),
    part("/calendars/k1/pref", &[], "for other cards"),
    part("/schedulingAddresses/k1/uri", &[], "where to send invitations, for other cards"),
    part("/links/k1/kind", &[], "`contact`, for other cards"),
    part("/links/k1/mediaType", &[], "for other cards"),
    part("/onlineServices/k1/uri", &[], "an account, for other cards"),
    part("/onlineServices/k1/service", &[], "the service of an account"),
    part("/onlineServices/k1/user", &[], "the name of a user"),
    part("/onlineServices/k1/vCardName", &[], "`impp`, for a vCard"),
    part("/onlineServices/k1/contexts/k1", &[], "`private` or `work`"),
    part("/onlineServices/k1/pref", &[], "for other cards"),
    part("/personalInfo/k1/value", &[], "an expertise, a hobby or an interest, for other cards"),
    part("/personalInfo/k1/kind", &[], "`expertise`, `hobby` or `interest`"),
    part("/personalInfo/k1/level", &[], "`high`, `medium` or `low`"),
    part("/personalInfo/k1/listAs", &[], "the order, for other cards"),
    part("/preferredLanguages/k1/contexts/k1", &[], "for other cards"),
    part("/anniversaries/k1/place/full", &[], "the place, for other cards"),
    part("/anniversaries/k1/place/coordinates", &[], "the place, for other cards"),
    part("/speakToAs/grammaticalGender", &[], "for other cards"),
    part("/speakToAs/pronouns/k1/pronouns", &[], "for other cards"),
    part("/speakToAs/pronouns/k1/pref", &[], "for other cards"),
    part("/relatedTo/k1/relation/k1", &[], "a relation, for other cards"),
    part("/relatedTo/k1/relation", &[], "a person without a relation, for other cards"),
    part("/prodId", &[], "the program that wrote the card, for other cards"),
    part("/created", &[], "for other cards"),
    part("/updated", &[], "for other cards"),
    part("/addresses/k1/timeZone", &[], "for other cards"),
    part("/addresses/k1/coordinates", &[], "for other cards"),
    part("/notes/k1/vCardParams/k1/0", &[], "one of its values"),
    part("/notes/k1/vCardParams/k1", &[], "a parameter of a vCard without a member here (RFC 9555)"),
    part("/organizations/k1/vCardParams/k1", &[], "the same"),
    part("/titles/k1/vCardParams/k1", &[], "the same"),
    part("/vCardProps/0/k1", &[], "a property of a vCard without a member here (RFC 9555)"),
    part("/vCardProps/0/1/k1", &[], "its parameters"),
    part("/vCardProps/0/3/0/0", &[], "one of its texts"),
    part("/vCardProps/0/3/0", &[], "a part of its value; `n` has the person of an organization's card"),
];

const CARD: &[Row] = &[
    part("/version", &[], "`4.0`; a text can have `3.0`"),
    needed("/kind", &[Field::KIND], "`individual` or `org`; others for other cards"),
    needed("/n", NAMES, "family and given names, further names, titles, and what follows a name"),
    needed("/fn", &[Field::FULL_NAME], "an organization's name, if the card is an organization's"),
    needed("/org", &[Field::ORGANIZATION], "units follow, for other cards"),
    needed("/title", &[Field::JOB_TITLE], ""),
    part("/role", &[], "a role, for other cards"),
    part("/nickname", &[], "a nickname, for other cards"),
    part("/categories", &[], "categories, for other cards"),
    needed("/adr", PLACES, "box, extension and street are lines of the street"),
    part("/adr;cc", &[Field::COUNTRY], "the code of the country (RFC 8605), or else its name"),
    part("/adr;label", &[], "all lines, taken apart if the address has no parts"),
    needed("/email", &[Field::EMAIL], "the preferred one"),
    needed("/tel", NUMBERS, "a `tel:` URI with its extension, or a text; `type` names its use"),
    needed("/lang", &[Field::LANGUAGE], "the preferred one"),
    needed("/bday", &[Field::BIRTH_DATE], ""),
    part("/language", &[], "the language of the card's texts (RFC 9554)"),
    part("/x-abshowas", &[Field::KIND], "`COMPANY`, in version 3.0"),
    part("/x-lang", &[Field::LANGUAGE], "in version 3.0"),
    part("/x-bday", &[Field::BIRTH_DATE], "a day without a year, in version 3.0"),
    part("/url", &[], "a link, for schemas with links; the preferred one is the website elsewhere"),
    part("/note", &[], "a note, for schemas with notes"),
    part("/photo", &[], "for other cards"),
    part("/logo", &[], "for other cards"),
    part("/sound", &[], "for other cards"),
    part("/key", &[], "for other cards"),
    part("/source", &[], "for other cards"),
    part("/org-directory", &[], "for other cards"),
    part("/caluri", &[], "a calendar, for other cards"),
    part("/fburl", &[], "a calendar, for other cards"),
    part("/caladruri", &[], "where to send invitations, for other cards"),
    part("/contact-uri", &[], "for other cards"),
    part("/impp", &[], "an account, for other cards"),
    part("/socialprofile", &[], "an account, for other cards"),
    part("/expertise", &[], "for other cards"),
    part("/hobby", &[], "for other cards"),
    part("/interest", &[], "for other cards"),
    part("/anniversary", &[], "for other cards"),
    part("/deathdate", &[], "for other cards"),
    part("/birthplace", &[], "for other cards"),
    part("/deathplace", &[], "for other cards"),
    part("/pronouns", &[], "for other cards"),
    part("/gramgender", &[], "for other cards"),
    part("/related", &[], "for other cards"),
    part("/prodid", &[], "the program that wrote the card, for other cards"),
    part("/created", &[], "for other cards"),
    part("/rev", &[], "the time of the last change, for other cards"),
    part("/tz", &[], "the time zone, for other cards"),
    part("/geo", &[], "the coordinates, for other cards"),
    part("/gender", &[], "for other cards"),
    part("/clientpidmap", &[], "for other cards"),
    part("/jsprop", &[], "a member of a JSContact card without a property here (RFC 9555)"),
];
