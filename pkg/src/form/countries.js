// Countries by name, in the languages of the package. The smallest wasm file knows only codes; the host knows the names.
import { folded, isOneEditApart } from "./choices.js";
import { choices, normalize } from "./core.js";

const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt", "pt-PT", "ja", "zh"];

/** Names that hosts do not know: everyday, long and older ones, and those of parts of a country. They follow its code. */
const OTHER = `US America,United States of America
GB UK,Great Britain,Britain,England,Scotland,Wales,Northern Ireland,United Kingdom of Great Britain and Northern Ireland,Großbritannien,Grande-Bretagne,Gran Bretaña
NL Holland,Kingdom of the Netherlands
CZ Czech Republic
KR Korea Republic of,Republic of Korea
KP Korea Democratic People's Republic of
CD DRC,DR Congo,Congo DRC,Congo RDC,Democratic Republic of the Congo,Congo Democratic Republic of the,Congo the Democratic Republic of the
CG Republic of the Congo
CI Ivory Coast
AE UAE
CN PRC,People's Republic of China
FK Falkland Islands
HK Hong Kong,Hong Kong SAR China
IE Republic of Ireland
LA Lao People's Democratic Republic
MK Macedonia
MM Burma
MO Macao,Macau,Macao SAR China
PS Palestine
RU Russian Federation
SH Saint Helena
SY Syrian Arab Republic
SZ Swaziland
TL East Timor
TR Turkey
VA Vatican,Holy See
VG Virgin Islands British
VI Virgin Islands U.S.`;

let [codes, names, ownNames] = [];

/** Returns whether a text is the code of a country, and not only like one. */
export const isCode = (text) => (codes ??= new Set(choices("countries").map(({ value }) => value))).has(text);

/** Returns a name without case, accents, punctuation and small words, as English abbreviates it. */
const short = (name) => folded(name.replace(/\b(the|and)\b/gi, "").replace(/\bsaint\b/gi, "st"));

/** Returns a function that names countries in a language. */
function naming(language) {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  return ({ value }) => [folded(names.of(value) ?? value), value];
}

/** Returns the codes of countries by their folded names. */
function byName() {
  if (names) return names;
  const options = choices("countries");
  const others = OTHER.split("\n").flatMap((line) => line.slice(3).split(",").map((name) => [folded(name), line.slice(0, 2)]));
  names = new Map([...others, ...options.map(({ value, label }) => [folded(label), value])]);
  for (const language of globalThis.Intl?.DisplayNames ? LANGUAGES : []) {
    for (const [name, code] of options.map(naming(language))) names.set(name, code);
  }
  return names;
}

/** Returns the codes by the names that countries have in their own languages, for a text without another match. */
function byOwnName() {
  const { DisplayNames, Locale } = globalThis.Intl ?? {};
  const own = (option) => naming(new Locale(`und-${option.value}`).maximize().language)(option);
  return (ownNames ??= new Map(DisplayNames && Locale ? choices("countries").map(own) : []));
}

/** Returns the code of the country with a name, also if more follows it: `United Kingdom (UK)`, `Iran, Islamic Republic of`. */
function find(text) {
  const bare = text.replace(/\s*\(.*\)$|,.*\bof\b.*$/i, "");
  const known = byName();
  return known.get(folded(text)) ?? known.get(short(text)) ?? known.get(short(bare)) ?? byOwnName().get(folded(text));
}

/** Reads the country of a text: its code, the changes, or a fix if only one country has nearly that name. */
export function readCountry(text, options) {
  const { valid, value, changes, error } = normalize("country", text, options);
  if (valid) return { value, changes };
  const named = find(text);
  if (named) return { value: named, changes: [{ code: "country_from_name", before: text, after: named }] };
  return { value: text.trim(), changes: [], fix: error?.fix ?? nearest(folded(text)) };
}

/** Returns the code of the country that a text names, or undefined. */
export const countryOf = (text) => normalize("country", text).value ?? find(text);

/** Returns the only country whose name is one letter away; short names are too ambiguous. */
function nearest(text) {
  if (text.length < 5) return undefined;
  const near = new Set([...byName()].filter(([name]) => isOneEditApart(text, name)).map(([, code]) => code));
  return near.size === 1 ? [...near][0] : undefined;
}
