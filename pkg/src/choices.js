// Options of selects in the reader's language. The wasm file has English names of countries; the host has all others.

/** The names and the order of each language so far. */
const known = new Map();

/** The territories whose long names are not those of every host: Chromium has its own. */
const DISPUTED = new Set(["FK", "HK", "MO", "PS"]);

function of(language) {
  if (!known.has(language)) known.set(language, made(language));
  return known.get(language);
}

function made(tag) {
  // The wasm file takes an underscore, too.
  const language = tag.replace(/_/g, "-");
  const { DisplayNames, Collator } = globalThis.Intl ?? {};
  // A host without the language's data would answer in another language.
  const has = (type) => type?.supportedLocalesOf(language).length > 0;
  const names = (style) => has(DisplayNames) && new DisplayNames(language, { type: "region", fallback: "none", style });
  const [long, short] = [names("long"), names("short")];
  const order = has(Collator) && new Collator(language);
  return {
    // A server and a browser must agree, or React would draw the form twice.
    name: (code) => (long ? (DISPUTED.has(code) ? short.of(code)?.replace(/\s*[(（].*/, "") : long.of(code)) : undefined),
    compare: order ? (a, b) => order.compare(a.label, b.label) : undefined,
  };
}

/** Returns options with the names of countries in a language, in its order. */
export function inLanguage(options, language, areCountries) {
  if (typeof language !== "string" || /^en\b/i.test(language)) return options;
  const { name, compare } = of(language);
  const named = areCountries ? options.map(({ value, label }) => ({ value, label: name(value) ?? label })) : options;
  return compare ? named.sort(compare) : named;
}

/** Does so for each field of a form. */
export function fieldsInLanguage(answer, language) {
  for (const field of answer.fields) {
    if (field.enum) field.enum = inLanguage(field.enum, language, field.type === "country");
  }
  return answer;
}
