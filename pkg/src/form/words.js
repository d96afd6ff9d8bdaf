// The few words that a form says besides the texts of the package: one line for each language, in the order of KEYS.

const KEYS = ["unloaded", "loading", "choose", "optional", "example", "suggestion", "split", "problem", "fullName", "country_from_phone", "subdivision_from_postal_code", "tooLong", "unreadable", "conflict", "fullNameMissing"];

/** All words in English, and of other languages those that a form says before its messages are here. The rest is in words.json. */
const WORDS = {
  en: "This form could not be loaded. Please try again|Loading…|Please choose|optional|For example: {value}|Did you mean {value}?|Given name: {given}; family name: {family}|Please check your answers|Full name|Taken from the phone number|Taken from the postal code|This text is too long|This value could not be read. Please enter it again|No answer suits all of these domains: {domains}. Please register them separately|Enter your full name",
  fr: "Le formulaire n’a pas pu être chargé. Veuillez réessayer",
  de: "Das Formular konnte nicht geladen werden. Bitte versuchen Sie es erneut",
  es: "No se pudo cargar el formulario. Inténtelo de nuevo",
  it: "Impossibile caricare il modulo. Riprovare",
  nl: "Het formulier kon niet worden geladen. Probeer het opnieuw",
  pt: "Não foi possível carregar o formulário. Tente novamente",
  ja: "フォームを読み込めませんでした。もう一度お試しください",
  zh: "无法加载表单，请重试",
};

/** Adds the other words of a language. */
export function addWords(language, words) {
  WORDS[language] += `|${words}`;
}

/** Returns a text in the language of a tag, with its `{params}` filled in. */
export function word(language, key, params = {}) {
  const textOf = (tag) => WORDS[tag]?.split("|")[KEYS.indexOf(key)];
  const text = textOf((language ?? "en").slice(0, 2).toLowerCase()) ?? textOf("en");
  return text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");
}
