// The page's own words. The words about a contact and its fields come from the library, in the same languages.
import { $ } from "./dom.js";

export const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"];

/** Each text in the order of the languages; values replace the names in braces. */
const WORDS = {
  title: ["Would the registry accept this contact?", "Le registre accepterait-il ce contact ?", "Würde die Registry diesen Kontakt annehmen?", "¿Aceptaría el registro este contacto?", "Il registro accetterebbe questo contatto?", "Zou het register dit contact aannemen?", "O registo aceitaria este contacto?", "レジストリはこの連絡先を受け付けるか", "注册局会接受此联系人吗？"],
  intro: ["This page checks the contact in your browser as you type. It sends nothing.", "Le contact est vérifié ici, dans votre navigateur, pendant la saisie. Rien n'est envoyé.", "Der Kontakt wird hier im Browser geprüft, während Sie tippen. Nichts wird verschickt.", "El contacto se comprueba aquí, en su navegador, mientras escribe. No se envía nada.", "Il contatto è verificato qui, nel browser, mentre si scrive. Nulla viene inviato.", "Het contact wordt hier in uw browser gecontroleerd, terwijl u typt. Er wordt niets verstuurd.", "O contacto é verificado aqui, no seu navegador, enquanto escreve. Nada é enviado.", "連絡先は入力中にこのブラウザー内で確認されます。どこにも送信されません。", "联系人在您输入时于浏览器内检查，不会发送到任何地方。"],
  domain: ["Domain", "Domaine", "Domain", "Dominio", "Dominio", "Domein", "Domínio", "ドメイン", "域名"],
  domain_name: ["Domain name", "Nom de domaine", "Domainname", "Nombre de dominio", "Nome di dominio", "Domeinnaam", "Nome de domínio", "ドメイン名", "域名名称"],
  operation: ["Operation", "Opération", "Vorgang", "Operación", "Operazione", "Handeling", "Operação", "操作", "操作"],
  create: ["registration", "création", "Registrierung", "registro", "registrazione", "registratie", "registo", "登録", "注册"],
  transfer: ["transfer", "transfert", "Transfer", "transferencia", "trasferimento", "verhuizing", "transferência", "移管", "转移"],
  update: ["update", "modification", "Änderung", "modificación", "modifica", "wijziging", "alteração", "変更", "修改"],
  trade: ["change of owner", "changement de titulaire", "Inhaberwechsel", "cambio de titular", "cambio di titolare", "houderwissel", "mudança de titular", "名義変更", "更换所有人"],
  provider: ["Provider", "Prestataire", "Anbieter", "Proveedor", "Fornitore", "Aanbieder", "Fornecedor", "事業者", "服务商"],
  none: ["None (registry rules only)", "Aucun (règles du registre seules)", "Keiner (nur Regeln der Registry)", "Ninguno (solo reglas del registro)", "Nessuno (solo regole del registro)", "Geen (alleen regels van het register)", "Nenhum (só regras do registo)", "なし（レジストリの規則のみ）", "无（仅注册局规则）"],
  language: ["Language", "Langue", "Sprache", "Idioma", "Lingua", "Taal", "Idioma", "言語", "语言"],
  roles: ["Roles of the contact", "Rôles du contact", "Rollen des Kontakts", "Roles del contacto", "Ruoli del contatto", "Rollen van het contact", "Papéis do contacto", "連絡先の役割", "联系人的角色"],
  owner: ["owner", "titulaire", "Inhaber", "titular", "titolare", "houder", "titular", "所有者", "所有人"],
  admin: ["admin", "administratif", "administrativ", "administrativo", "amministrativo", "administratief", "administrativo", "管理", "管理"],
  tech: ["tech", "technique", "technisch", "técnico", "tecnico", "technisch", "técnico", "技術", "技术"],
  bill: ["billing", "facturation", "Abrechnung", "facturación", "fatturazione", "facturatie", "faturação", "請求", "账务"],
  contact: ["Contact", "Contact", "Kontakt", "Contacto", "Contatto", "Contact", "Contacto", "連絡先", "联系人"],
  individual: ["individual", "particulier", "Privatperson", "particular", "persona fisica", "particulier", "particular", "個人", "个人"],
  company: ["company", "entreprise", "Unternehmen", "empresa", "impresa", "bedrijf", "empresa", "会社", "公司"],
  association: ["association", "association", "Verein", "asociación", "associazione", "vereniging", "associação", "団体", "协会"],
  public_body: ["public body", "organisme public", "Behörde", "organismo público", "ente pubblico", "overheidsinstantie", "organismo público", "公的機関", "公共机构"],
  check: ["Check", "Vérifier", "Prüfen", "Comprobar", "Verifica", "Controleren", "Verificar", "確認", "检查"],
  faq: ["Load the FAQ contact", "Charger le contact de la FAQ", "Kontakt aus der FAQ laden", "Cargar el contacto de las FAQ", "Carica il contatto delle FAQ", "Contact uit de FAQ laden", "Carregar o contacto das FAQ", "FAQ の連絡先を読み込む", "载入 FAQ 的联系人"],
  clear: ["Clear", "Effacer", "Leeren", "Borrar", "Svuota", "Wissen", "Limpar", "クリア", "清除"],
  loading: ["Loading…", "Chargement…", "Wird geladen…", "Cargando…", "Caricamento…", "Laden…", "A carregar…", "読み込み中…", "正在加载…"],
  not_loaded: ["Cannot load the library: {why}", "La bibliothèque n'a pas été chargée : {why}", "Die Bibliothek wurde nicht geladen: {why}", "La biblioteca no se cargó: {why}", "La libreria non è stata caricata: {why}", "De bibliotheek is niet geladen: {why}", "A biblioteca não foi carregada: {why}", "ライブラリーを読み込めませんでした：{why}", "库未能加载：{why}"],
  accepted: ["Accepted for {domain}", "Accepté pour {domain}", "Angenommen für {domain}", "Aceptado para {domain}", "Accettato per {domain}", "Aanvaard voor {domain}", "Aceite para {domain}", "{domain} で受付可", "{domain} 可接受"],
  refused: ["Refused for {domain}", "Refusé pour {domain}", "Abgelehnt für {domain}", "Rechazado para {domain}", "Rifiutato per {domain}", "Geweigerd voor {domain}", "Recusado para {domain}", "{domain} で受付不可", "{domain} 被拒绝"],
  error: ["{n} error", "{n} erreur", "{n} Fehler", "{n} error", "{n} errore", "{n} fout", "{n} erro", "エラー {n} 件", "{n} 个错误"],
  errors: ["{n} errors", "{n} erreurs", "{n} Fehler", "{n} errores", "{n} errori", "{n} fouten", "{n} erros", "エラー {n} 件", "{n} 个错误"],
  warning: ["{n} warning", "{n} avertissement", "{n} Warnung", "{n} advertencia", "{n} avviso", "{n} waarschuwing", "{n} aviso", "警告 {n} 件", "{n} 个警告"],
  warnings: ["{n} warnings", "{n} avertissements", "{n} Warnungen", "{n} advertencias", "{n} avvisi", "{n} waarschuwingen", "{n} avisos", "警告 {n} 件", "{n} 个警告"],
  unchecked: ["Cannot be checked: {why}.", "Vérification impossible : {why}.", "Nicht prüfbar: {why}.", "No se puede comprobar: {why}.", "Non verificabile: {why}.", "Niet te controleren: {why}.", "Não é possível verificar: {why}.", "確認できません：{why}", "无法检查：{why}"],
  asks: ["Required by .{suffix}", "Exigé par .{suffix}", "Von .{suffix} verlangt", "Exigido por .{suffix}", "Richiesto da .{suffix}", "Vereist door .{suffix}", "Exigido por .{suffix}", ".{suffix} が求める項目", ".{suffix} 的要求"],
  not_taken: ["Leave empty: {label}.", "À laisser vide : {label}.", "Leer lassen: {label}.", "Dejar vacío: {label}.", "Da lasciare vuoto: {label}.", "Leeg laten: {label}.", "Deixar vazio: {label}.", "空欄にする項目：{label}。", "请留空：{label}。"],
  optional: ["optional", "facultatif", "freiwillig", "opcional", "facoltativo", "optioneel", "opcional", "任意", "可选"],
  required: ["required", "obligatoire", "erforderlich", "obligatorio", "obbligatorio", "verplicht", "obrigatório", "必須", "必填"],
  any_of: ["one of several fields is enough", "un champ parmi plusieurs suffit", "eines von mehreren Feldern genügt", "basta uno de varios campos", "basta uno di più campi", "een van meerdere velden volstaat", "basta um de vários campos", "複数のうち一つで可", "多个字段中填一个即可"],
  source: ["source", "source", "Quelle", "fuente", "fonte", "bron", "fonte", "出典", "来源"],
  use: ["Use {fix}", "Utiliser {fix}", "{fix} übernehmen", "Usar {fix}", "Usa {fix}", "Gebruik {fix}", "Usar {fix}", "{fix} を使う", "使用 {fix}"],
  notes: ["Further requirements", "Autres exigences", "Weitere Anforderungen", "Otros requisitos", "Altri requisiti", "Overige eisen", "Outros requisitos", "その他の要件", "其他要求"],
  verification: ["What will be verified", "Ce qui sera vérifié", "Was überprüft wird", "Qué se verificará", "Che cosa sarà verificato", "Wat wordt geverifieerd", "O que será verificado", "検証されること", "需要验证的内容"],
  generic: ["Generic rules apply: registrant has no rules for .{suffix}.", "Les règles générales s'appliquent : registrant n'a pas de règles pour .{suffix}.", "Es gelten allgemeine Regeln: registrant hat keine Regeln für .{suffix}.", "Se aplican reglas generales: registrant no tiene reglas para .{suffix}.", "Valgono le regole generali: registrant non ha regole per .{suffix}.", "Er gelden algemene regels: registrant heeft geen regels voor .{suffix}.", "Aplicam-se regras gerais: registrant não tem regras para .{suffix}.", "一般の規則を適用します。registrant には .{suffix} の規則がありません。", "适用一般规则：registrant 没有 .{suffix} 的规则。"],
  missing: ["The registry also requires a contact for: {roles}.", "Le registre exige aussi un contact pour : {roles}.", "Die Registry verlangt auch einen Kontakt für: {roles}.", "El registro también exige un contacto para: {roles}.", "Il registro richiede anche un contatto per: {roles}.", "Het register vereist ook een contact voor: {roles}.", "O registo também exige um contacto para: {roles}.", "レジストリは次の役割の連絡先も必要とします：{roles}", "注册局还需要以下角色的联系人：{roles}"],
  unstored: ["The registry does not store the contact for: {roles}.", "Le registre ne conserve pas le contact pour : {roles}.", "Die Registry speichert den Kontakt nicht für: {roles}.", "El registro no guarda el contacto para: {roles}.", "Il registro non conserva il contatto per: {roles}.", "Het register bewaart het contact niet voor: {roles}.", "O registo não guarda o contacto para: {roles}.", "レジストリは次の役割の連絡先を保存しません：{roles}", "注册局不保存以下角色的联系人：{roles}"],
  report: ["Report as JSON", "Rapport en JSON", "Bericht als JSON", "Informe en JSON", "Rapporto in JSON", "Rapport als JSON", "Relatório em JSON", "JSON 形式の結果", "JSON 报告"],
  gandi: ["Response of Gandi's API", "Réponse de l'API de Gandi", "Antwort der Gandi-API", "Respuesta de la API de Gandi", "Risposta dell'API di Gandi", "Antwoord van de API van Gandi", "Resposta da API da Gandi", "Gandi の API の応答", "Gandi API 的应答"],
  which: ["Which domains can this contact register?", "Quels domaines ce contact peut-il enregistrer ?", "Welche Domains kann dieser Kontakt registrieren?", "¿Qué dominios puede registrar este contacto?", "Quali domini può registrare questo contatto?", "Welke domeinen kan dit contact registreren?", "Que domínios pode este contacto registar?", "この連絡先で登録できるドメイン", "此联系人可以注册哪些域名？"],
  by: ["Based on the form and the roles selected above. Warnings do not count.", "D'après le formulaire et les rôles cochés ci-dessus. Les avertissements ne comptent pas.", "Nach den Angaben im Formular und den oben gewählten Rollen. Warnungen zählen nicht.", "Según el formulario y los roles marcados arriba. Las advertencias no cuentan.", "In base al modulo e ai ruoli scelti sopra. Gli avvisi non contano.", "Op basis van het formulier en de rollen hierboven. Waarschuwingen tellen niet mee.", "Com base no formulário e nos papéis marcados acima. Os avisos não contam.", "入力内容と上で選んだ役割に基づきます。警告は数えません。", "依据已填内容和上方所选角色。警告不计入。"],
  filter: ["Filter suffixes", "Filtrer les suffixes", "Endungen filtern", "Filtrar sufijos", "Filtra i suffissi", "Extensies filteren", "Filtrar sufixos", "サフィックスを絞り込む", "筛选后缀"],
  of: ["{n} suffixes ({counts}).", "{n} suffixes ({counts}).", "{n} Endungen ({counts}).", "{n} sufijos ({counts}).", "{n} suffissi ({counts}).", "{n} extensies ({counts}).", "{n} sufixos ({counts}).", "{n} 件（{counts}）。", "{n} 个后缀（{counts}）。"],
  verdict_accepted: ["Accepted", "Accepté", "Angenommen", "Aceptado", "Accettato", "Aanvaard", "Aceite", "受付可", "可接受"],
  verdict_acceptable: ["Needs changes", "À compléter ou corriger", "Zu ergänzen oder zu berichtigen", "Por completar o corregir", "Da completare o correggere", "Aan te vullen of te verbeteren", "A completar ou corrigir", "記入または訂正が必要", "需补充或更正"],
  verdict_not_eligible: ["Not eligible", "Non éligible", "Nicht berechtigt", "No admisible", "Non ammissibile", "Niet gerechtigd", "Não elegível", "資格なし", "不符合资格"],
  fill_in: ["fill in: {fields}", "à remplir : {fields}", "auszufüllen: {fields}", "rellenar: {fields}", "da compilare: {fields}", "in te vullen: {fields}", "preencher: {fields}", "記入：{fields}", "需填写：{fields}"],
  put_right: ["correct: {fields}", "à corriger : {fields}", "zu berichtigen: {fields}", "corregir: {fields}", "da correggere: {fields}", "te verbeteren: {fields}", "corrigir: {fields}", "訂正：{fields}", "需更正：{fields}"],
  schemas: ["Which provider holds which field?", "Quel prestataire conserve quel champ ?", "Welcher Anbieter speichert welches Feld?", "¿Qué proveedor guarda qué campo?", "Quale fornitore conserva quale campo?", "Welke aanbieder bewaart welk veld?", "Que fornecedor guarda que campo?", "どの事業者がどの項目を保存するか", "哪个服务商保存哪个字段？"],
  schemas_hint: ["A dot marks a field that a provider's contact holds. Without a dot, a conversion reports the field as lost.", "Un point marque un champ que le contact du prestataire contient. Sans point, une conversion signale le champ comme perdu.", "Ein Punkt zeigt, dass der Kontakt des Anbieters das Feld hat. Ohne Punkt meldet eine Umwandlung das Feld als verloren.", "Un punto indica que el contacto del proveedor tiene el campo. Sin punto, una conversión informa de que el campo se pierde.", "Un punto indica che il contatto del fornitore ha il campo. Senza punto, una conversione segnala il campo come perso.", "Een stip betekent dat het contact van de aanbieder het veld heeft. Zonder stip meldt een omzetting het veld als verloren.", "Um ponto indica que o contacto do fornecedor tem o campo. Sem ponto, uma conversão indica que o campo se perde.", "点は、その事業者の連絡先に項目があることを示します。点がない項目は、変換で失われると報告されます。", "圆点表示该服务商的联系人包含此字段；没有圆点的字段在转换时会报告为丢失。"],
  rules_of: ["rules as of", "règles du", "Regeln vom", "reglas del", "regole del", "regels van", "regras de", "規則の日付", "规则日期"],
};

/** Returns the language of the page. */
export const spoken = () => $("language").value;

/** Returns a text of the page. */
export function word(key, values = {}) {
  const text = WORDS[key]?.[LANGUAGES.indexOf(spoken())] ?? WORDS[key]?.[0] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Writes a number with a noun. */
export function counted(number, noun) {
  const isOne = new Intl.PluralRules(spoken()).select(number) === "one";
  return word(isOne ? noun : `${noun}s`, { n: number });
}

/** Translates the page's own texts. */
export function translate() {
  document.documentElement.lang = spoken() === "zh" ? "zh-Hans" : spoken();
  document.title = `registrant: ${word("title")}`;
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = word(node.dataset.word);
  }
}
