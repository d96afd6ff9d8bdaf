// What the form asks for. `pointer` is the field's place in a Gandi v3 document, where a report also points to.

const KINDS = [
  ["0", "individual"],
  ["1", "company"],
  ["2", "association"],
  ["3", "public body"],
];

// ISO 3166-1; the names come from the browser, in its own language.
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF " +
  "CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH " +
  "GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW " +
  "KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG " +
  "NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN " +
  "SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT " +
  "ZA ZM ZW";

const names = new Intl.DisplayNames(undefined, { type: "region" });
const COUNTRIES = CODES.split(" ")
  .map((code) => [code, names.of(code)])
  .sort(([, a], [, b]) => a.localeCompare(b));

const choice = (options) => [["", "–"], ...options];

export const CONTACT = [
  { pointer: "/type", label: "Kind", options: KINDS },
  { pointer: "/orgname", label: "Organisation", autocomplete: "organization" },
  { pointer: "/given", label: "Given name", autocomplete: "given-name" },
  { pointer: "/family", label: "Family name", autocomplete: "family-name" },
  { pointer: "/streetaddr", label: "Street", autocomplete: "street-address", wide: true, lines: 2 },
  { pointer: "/zip", label: "Postal code", autocomplete: "postal-code" },
  { pointer: "/city", label: "City", autocomplete: "address-level2" },
  { pointer: "/state", label: "State or province", autocomplete: "address-level1" },
  { pointer: "/country", label: "Country", autocomplete: "country", options: choice(COUNTRIES) },
  { pointer: "/phone", label: "Phone", autocomplete: "tel", type: "tel" },
  { pointer: "/email", label: "E-mail", autocomplete: "email", type: "email" },
];

export const BIRTH = [
  { pointer: "/extra_parameters/birth_city", label: "City of birth" },
  { pointer: "/extra_parameters/birth_date", label: "Date of birth", autocomplete: "bday", hint: "YYYY-MM-DD" },
  { pointer: "/extra_parameters/birth_department", label: "Department of birth", hint: "75, 2A, 971" },
  { pointer: "/extra_parameters/birth_country", label: "Country of birth", options: choice(COUNTRIES) },
];

/** The contact of the Gandi v3 FAQ. */
export const FAQ = {
  type: "0",
  given: "Given",
  family: "Family",
  email: "given@family.net",
  phone: "+33123456789",
  streetaddr: "my street",
  city: "My City",
  zip: "75000",
  country: "FR",
};
