// The few words that a form says besides the texts of the package: one line for each language, in the order of KEYS.

const KEYS = ["choose", "optional", "example", "suggestion", "split", "problem", "fullName", "country_from_phone", "subdivision_from_postal_code", "tooLong", "unloaded", "unreadable", "conflict"];

const WORDS = {
  en: "Please choose|optional|For example: {value}|Did you mean {value}?|Given name: {given}; family name: {family}|Please check your answers|Full name|Taken from the phone number|Taken from the postal code|This text is too long|This form could not be loaded. Please try again|This value could not be read. Please enter it again|No answer suits all of these domains: {domains}. Please register them separately",
  fr: "Veuillez choisir|facultatif|Par exemple : {value}|Vouliez-vous dire {value} ?|Prénom : {given} ; nom : {family}|Veuillez vérifier vos réponses|Nom complet|D’après le numéro de téléphone|D’après le code postal|Ce texte est trop long|Le formulaire n’a pas pu être chargé. Veuillez réessayer|Cette valeur n’a pas pu être lue. Veuillez la saisir à nouveau|Aucune réponse ne convient à tous ces domaines : {domains}. Veuillez les enregistrer séparément",
  de: "Bitte wählen|freiwillig|Zum Beispiel: {value}|Meinten Sie {value}?|Vorname: {given}; Nachname: {family}|Bitte prüfen Sie Ihre Angaben|Vollständiger Name|Aus der Telefonnummer übernommen|Aus der Postleitzahl übernommen|Dieser Text ist zu lang|Das Formular konnte nicht geladen werden. Bitte versuchen Sie es erneut|Dieser Wert konnte nicht gelesen werden. Bitte geben Sie ihn erneut ein|Keine Antwort passt zu all diesen Domains: {domains}. Bitte registrieren Sie sie getrennt",
  es: "Elija una opción|opcional|Por ejemplo: {value}|¿Quería decir {value}?|Nombre: {given}; apellidos: {family}|Revise sus respuestas|Nombre completo|Según el número de teléfono|Según el código postal|Este texto es demasiado largo|No se pudo cargar el formulario. Inténtelo de nuevo|No se pudo leer este valor. Introdúzcalo de nuevo|Ninguna respuesta sirve para todos estos dominios: {domains}. Regístrelos por separado",
  it: "Selezionare un’opzione|facoltativo|Ad esempio: {value}|Forse si intendeva {value}?|Nome: {given}; cognome: {family}|Controllare le risposte|Nome completo|Dal numero di telefono|Dal codice postale|Questo testo è troppo lungo|Impossibile caricare il modulo. Riprovare|Impossibile leggere questo valore. Inserirlo di nuovo|Nessuna risposta va bene per tutti questi domini: {domains}. Registrarli separatamente",
  nl: "Maak een keuze|optioneel|Bijvoorbeeld: {value}|Bedoelt u {value}?|Voornaam: {given}; achternaam: {family}|Controleer uw antwoorden|Volledige naam|Op basis van het telefoonnummer|Op basis van de postcode|Deze tekst is te lang|Het formulier kon niet worden geladen. Probeer het opnieuw|Deze waarde kon niet worden gelezen. Voer deze opnieuw in|Geen antwoord past bij al deze domeinen: {domains}. Registreer ze apart",
  pt: "Escolha uma opção|opcional|Por exemplo: {value}|Quis dizer {value}?|Nome: {given}; sobrenome: {family}|Verifique as suas respostas|Nome completo|De acordo com o número de telefone|De acordo com o código postal|Este texto é longo demais|Não foi possível carregar o formulário. Tente novamente|Não foi possível ler este valor. Insira-o novamente|Nenhuma resposta serve para todos estes domínios: {domains}. Registre-os separadamente",
  ja: "選択してください|任意|例：{value}|{value} のことですか？|名：{given}、姓：{family}|入力内容をご確認ください|氏名|電話番号から入力しました|郵便番号から入力しました|文字数が多すぎます|フォームを読み込めませんでした。もう一度お試しください|この値を読み取れませんでした。もう一度入力してください|すべてのドメインに当てはまる回答はありません：{domains}。別々に登録してください",
  zh: "请选择|选填|例如：{value}|您是指 {value} 吗？|名：{given}；姓：{family}|请检查您填写的内容|姓名|根据电话号码填写|根据邮政编码填写|内容过长|无法加载表单，请重试|无法读取此内容，请重新填写|没有同时适用于这些域名的选项：{domains}。请分别注册",
};

/** Returns a text in the language of a tag, with its `{params}` filled in. */
export function word(language, key, params = {}) {
  const texts = WORDS[(language ?? "en").slice(0, 2).toLowerCase()] ?? WORDS.en;
  const text = texts.split("|")[KEYS.indexOf(key)];
  return text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");
}
