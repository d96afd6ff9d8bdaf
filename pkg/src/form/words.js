// The few words that a form says besides the texts of the package: one line for each language, in the order of KEYS.

const KEYS = ["choose", "optional", "example", "suggestion", "use", "split", "problem", "fullName", "source"];

const WORDS = {
  en: "Please choose|optional|For example: {value}|Did you mean {value}?|Use {value}|Given name: {given}; family name: {family}|Please check your answers|Full name|Source",
  fr: "Veuillez choisir|facultatif|Par exemple : {value}|Vouliez-vous dire {value} ?|Utiliser {value}|Prénom : {given} ; nom : {family}|Veuillez vérifier vos réponses|Nom complet|Source",
  de: "Bitte wählen|freiwillig|Zum Beispiel: {value}|Meinten Sie {value}?|{value} übernehmen|Vorname: {given}; Nachname: {family}|Bitte prüfen Sie Ihre Angaben|Vollständiger Name|Quelle",
  es: "Elija una opción|opcional|Por ejemplo: {value}|¿Quería decir {value}?|Usar {value}|Nombre: {given}; apellidos: {family}|Revise sus respuestas|Nombre completo|Fuente",
  it: "Scegli un'opzione|facoltativo|Ad esempio: {value}|Intendevi {value}?|Usa {value}|Nome: {given}; cognome: {family}|Controlla le risposte|Nome completo|Fonte",
  nl: "Maak een keuze|optioneel|Bijvoorbeeld: {value}|Bedoelt u {value}?|{value} gebruiken|Voornaam: {given}; achternaam: {family}|Controleer uw antwoorden|Volledige naam|Bron",
  pt: "Escolha uma opção|opcional|Por exemplo: {value}|Quis dizer {value}?|Usar {value}|Nome: {given}; apelido: {family}|Verifique as suas respostas|Nome completo|Fonte",
  ja: "選択してください|任意|例：{value}|{value} のことですか？|{value} を使う|名：{given}、姓：{family}|入力内容をご確認ください|氏名|出典",
  zh: "请选择|选填|例如：{value}|您是指 {value} 吗？|使用 {value}|名：{given}；姓：{family}|请检查您填写的内容|姓名|来源",
};

/** Returns a text in the language of a tag, with its `{params}` filled in. */
export function word(language, key, params = {}) {
  const texts = WORDS[(language ?? "en").slice(0, 2).toLowerCase()] ?? WORDS.en;
  const text = texts.split("|")[KEYS.indexOf(key)];
  return text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");
}
