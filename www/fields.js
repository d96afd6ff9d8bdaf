// The fields of the form for every contact. `path` is the field's name in the canonical contact and in a report. Further
// fields of a registry come from `requirements`.

/** The kinds, in the order of Gandi v3's numbers. */
export const KINDS = ["individual", "company", "association", "public_body"];

// ISO 3166-1; the names come from the browser, in the language of the page.
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF " +
  "CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH " +
  "GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW " +
  "KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG " +
  "NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN " +
  "SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT " +
  "ZA ZM ZW";

export const choice = (options) => [["", "–"], ...options];

/** Lists countries by their names in a language: those of the given codes, or all. */
export function countryChoice(language, codes = CODES.split(" ")) {
  const names = new Intl.DisplayNames(language, { type: "region" });
  const named = codes.map((code) => [code, names.of(code)]);
  return choice(named.sort(([, a], [, b]) => a.localeCompare(b, language)));
}

export const CONTACT = [
  { path: "kind", id: "type", kinds: true },
  { path: "organization", id: "orgname", autocomplete: "organization" },
  { path: "given_name", id: "given", autocomplete: "given-name" },
  { path: "family_name", id: "family", autocomplete: "family-name" },
  { path: "street", id: "streetaddr", autocomplete: "street-address", wide: true, lines: 2 },
  { path: "postal_code", id: "zip", autocomplete: "postal-code" },
  { path: "city", id: "city", autocomplete: "address-level2" },
  { path: "subdivision", id: "state", autocomplete: "address-level1" },
  { path: "country", id: "country", autocomplete: "country", countries: true },
  { path: "phone", id: "phone", autocomplete: "tel", type: "tel" },
  { path: "email", id: "email", autocomplete: "email", type: "email" },
];

/** The arguments of `requirements` that ask for all these fields, for their labels. */
export const ALL_FIELDS = [
  { domain: "example.com", owner: true, admin: true, tech: true, bill: true },
  {},
];

/** The contact of the Gandi v3 FAQ, by the ids of the form. */
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
