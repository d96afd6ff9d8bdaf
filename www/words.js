// The page's own words. The words about a contact and its fields come from the library, in the same languages.
import { $ } from "./dom.js";

export const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"];

/** Each text in the order of the languages; values replace the names in braces. */
const WORDS = {
  title: ["Would the registry take this contact?", "Le registre accepterait-il ce contact ?", "Würde die Registry diesen Kontakt annehmen?", "¿Aceptaría el registro este contacto?", "Il registro accetterebbe questo contatto?", "Zou het register dit contact aannemen?", "O registo aceitaria este contacto?", "レジストリはこの連絡先を受け付けるか", "注册局会接受此联系人吗？"],
  intro: ["The contact is checked here, in your browser, as you type. Nothing is sent anywhere.", "Le contact est vérifié ici, dans votre navigateur, pendant la saisie. Rien n'est envoyé.", "Der Kontakt wird hier im Browser geprüft, während Sie tippen. Nichts wird verschickt.", "El contacto se comprueba aquí, en su navegador, mientras escribe. No se envía nada.", "Il contatto è verificato qui, nel browser, mentre si scrive. Nulla viene inviato.", "Het contact wordt hier in uw browser gecontroleerd, terwijl u typt. Er wordt niets verstuurd.", "O contacto é verificado aqui, no seu navegador, enquanto escreve. Nada é enviado.", "連絡先は入力中にこのブラウザー内で確認されます。どこにも送信されません。", "联系人在您输入时于浏览器内检查，不会发送到任何地方。"],
  domain: ["Domain", "Domaine", "Domain", "Dominio", "Dominio", "Domein", "Domínio", "ドメイン", "域名"],
  domain_name: ["Domain name", "Nom de domaine", "Domainname", "Nombre de dominio", "Nome di dominio", "Domeinnaam", "Nome de domínio", "ドメイン名", "域名名称"],
  operation: ["Operation", "Opération", "Vorgang", "Operación", "Operazione", "Handeling", "Operação", "操作", "操作"],
  create: ["create", "création", "Registrierung", "registro", "registrazione", "registratie", "registo", "登録", "注册"],
  transfer: ["transfer", "transfert", "Transfer", "transferencia", "trasferimento", "verhuizing", "transferência", "移管", "转移"],
  update: ["update", "modification", "Änderung", "modificación", "modifica", "wijziging", "alteração", "変更", "修改"],
  trade: ["trade (change of owner)", "changement de titulaire", "Inhaberwechsel", "cambio de titular", "cambio di titolare", "houderwissel", "mudança de titular", "名義変更", "更换所有人"],
  provider: ["Provider", "Prestataire", "Anbieter", "Proveedor", "Fornitore", "Aanbieder", "Fornecedor", "事業者", "服务商"],
  none: ["none: the registry alone", "aucun : le registre seul", "keiner: nur die Registry", "ninguno: solo el registro", "nessuno: solo il registro", "geen: alleen het register", "nenhum: só o registo", "なし（レジストリのみ）", "无：仅注册局"],
  language: ["Language", "Langue", "Sprache", "Idioma", "Lingua", "Taal", "Idioma", "言語", "语言"],
  roles: ["The contact is the domain's", "Le contact est, pour le domaine,", "Der Kontakt ist für die Domain", "El contacto es, para el dominio,", "Il contatto è, per il dominio,", "Het contact is voor het domein", "O contacto é, para o domínio,", "ドメインに対する連絡先の役割", "联系人在域名中的角色"],
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
  faq: ["Load the FAQ's contact", "Charger le contact de la FAQ", "Kontakt aus der FAQ laden", "Cargar el contacto de las FAQ", "Carica il contatto delle FAQ", "Contact uit de FAQ laden", "Carregar o contacto das FAQ", "FAQ の連絡先を読み込む", "载入 FAQ 的联系人"],
  clear: ["Clear", "Effacer", "Leeren", "Borrar", "Svuota", "Wissen", "Limpar", "クリア", "清除"],
  loading: ["Loading…", "Chargement…", "Wird geladen…", "Cargando…", "Caricamento…", "Laden…", "A carregar…", "読み込み中…", "正在加载…"],
  not_loaded: ["The library did not load: {why}", "La bibliothèque n'a pas été chargée : {why}", "Die Bibliothek wurde nicht geladen: {why}", "La biblioteca no se cargó: {why}", "La libreria non è stata caricata: {why}", "De bibliotheek is niet geladen: {why}", "A biblioteca não foi carregada: {why}", "ライブラリーを読み込めませんでした：{why}", "库未能加载：{why}"],
  accepted: ["Accepted for {domain}", "Accepté pour {domain}", "Angenommen für {domain}", "Aceptado para {domain}", "Accettato per {domain}", "Aanvaard voor {domain}", "Aceite para {domain}", "{domain} で受付可", "{domain} 可接受"],
  refused: ["Refused for {domain}", "Refusé pour {domain}", "Abgelehnt für {domain}", "Rechazado para {domain}", "Rifiutato per {domain}", "Geweigerd voor {domain}", "Recusado para {domain}", "{domain} で受付不可", "{domain} 被拒绝"],
  error: ["{n} error", "{n} erreur", "{n} Fehler", "{n} error", "{n} errore", "{n} fout", "{n} erro", "エラー {n} 件", "{n} 个错误"],
  errors: ["{n} errors", "{n} erreurs", "{n} Fehler", "{n} errores", "{n} errori", "{n} fouten", "{n} erros", "エラー {n} 件", "{n} 个错误"],
  warning: ["{n} warning", "{n} avertissement", "{n} Warnung", "{n} advertencia", "{n} avviso", "{n} waarschuwing", "{n} aviso", "警告 {n} 件", "{n} 个警告"],
  warnings: ["{n} warnings", "{n} avertissements", "{n} Warnungen", "{n} advertencias", "{n} avvisi", "{n} waarschuwingen", "{n} avisos", "警告 {n} 件", "{n} 个警告"],
  unchecked: ["Cannot be checked: {why}.", "Vérification impossible : {why}.", "Nicht prüfbar: {why}.", "No se puede comprobar: {why}.", "Non verificabile: {why}.", "Niet te controleren: {why}.", "Não é possível verificar: {why}.", "確認できません：{why}", "无法检查：{why}"],
  asks: ["What .{suffix} asks beside", "Ce que .{suffix} demande en plus", "Was .{suffix} außerdem verlangt", "Lo que .{suffix} pide además", "Che cosa chiede in più .{suffix}", "Wat .{suffix} verder vraagt", "O que .{suffix} pede também", ".{suffix} が追加で求める項目", ".{suffix} 的附加要求"],
  not_taken: ["Not taken: {label}.", "Non accepté : {label}.", "Nicht angenommen: {label}.", "No se admite: {label}.", "Non accettato: {label}.", "Niet aanvaard: {label}.", "Não aceite: {label}.", "受け付けない項目：{label}。", "不接受：{label}。"],
  optional: ["optional", "facultatif", "freiwillig", "opcional", "facoltativo", "optioneel", "opcional", "任意", "可选"],
  any_of: ["one of several fields is enough", "un champ parmi plusieurs suffit", "eines von mehreren Feldern genügt", "basta uno de varios campos", "basta uno di più campi", "een van meerdere velden volstaat", "basta um de vários campos", "複数のうち一つで可", "多个字段中填一个即可"],
  source: ["source", "source", "Quelle", "fuente", "fonte", "bron", "fonte", "出典", "来源"],
  use: ["use {fix}", "prendre {fix}", "{fix} übernehmen", "usar {fix}", "usa {fix}", "neem {fix}", "usar {fix}", "{fix} を使う", "使用 {fix}"],
  notes: ["What else will be asked", "Ce qui sera demandé en outre", "Was sonst noch verlangt wird", "Qué más se pedirá", "Che altro sarà chiesto", "Wat nog meer wordt gevraagd", "O que mais será pedido", "ほかに求められること", "其他要求"],
  verification: ["What will be verified", "Ce qui sera vérifié", "Was überprüft wird", "Qué se verificará", "Che cosa sarà verificato", "Wat wordt geverifieerd", "O que será verificado", "検証されること", "需要验证的内容"],
  generic: ["No special rule of .{suffix} is known; generic rules are applied.", "Aucune règle propre à .{suffix} n'est connue ; les règles générales s'appliquent.", "Keine eigene Regel von .{suffix} ist bekannt; allgemeine Regeln gelten.", "No se conoce ninguna regla propia de .{suffix}; se aplican las generales.", "Nessuna regola propria di .{suffix} è nota; valgono quelle generali.", "Er is geen eigen regel van .{suffix} bekend; algemene regels gelden.", "Não se conhece regra própria de .{suffix}; aplicam-se as gerais.", ".{suffix} 固有の規則は知られておらず、一般の規則を適用します。", "没有已知的 .{suffix} 专门规则，适用一般规则。"],
  missing: ["The registry also wants a contact for: {roles}.", "Le registre veut aussi un contact pour : {roles}.", "Die Registry will auch einen Kontakt für: {roles}.", "El registro también quiere un contacto para: {roles}.", "Il registro vuole anche un contatto per: {roles}.", "Het register wil ook een contact voor: {roles}.", "O registo também quer um contacto para: {roles}.", "レジストリは次の役割の連絡先も求めます：{roles}", "注册局还需要以下角色的联系人：{roles}"],
  unstored: ["The registry does not store the contact for: {roles}.", "Le registre ne conserve pas le contact pour : {roles}.", "Die Registry speichert den Kontakt nicht für: {roles}.", "El registro no guarda el contacto para: {roles}.", "Il registro non conserva il contatto per: {roles}.", "Het register bewaart het contact niet voor: {roles}.", "O registo não guarda o contacto para: {roles}.", "レジストリは次の役割の連絡先を保存しません：{roles}", "注册局不保存以下角色的联系人：{roles}"],
  report: ["Report as JSON", "Rapport en JSON", "Bericht als JSON", "Informe en JSON", "Rapporto in JSON", "Rapport als JSON", "Relatório em JSON", "JSON 形式の結果", "JSON 报告"],
  gandi: ["What Gandi's API would answer", "Ce que répondrait l'API de Gandi", "Was Gandis API antworten würde", "Lo que respondería la API de Gandi", "Che cosa risponderebbe l'API di Gandi", "Wat de API van Gandi zou antwoorden", "O que a API da Gandi responderia", "Gandi の API の応答", "Gandi API 的应答"],
  which: ["Which domains could this contact have?", "Quels domaines ce contact pourrait-il avoir ?", "Welche Domains könnte dieser Kontakt haben?", "¿Qué dominios podría tener este contacto?", "Quali domini potrebbe avere questo contatto?", "Welke domeinen zou dit contact kunnen hebben?", "Que domínios poderia ter este contacto?", "この連絡先が取得できるドメイン", "此联系人可拥有哪些域名？"],
  by: ["By what has been filled in, for the roles that are ticked above. Warnings keep nobody out.", "D'après ce qui est rempli, pour les rôles cochés ci-dessus. Un avertissement n'exclut personne.", "Nach dem, was ausgefüllt ist, für die oben gewählten Rollen. Warnungen schließen niemanden aus.", "Según lo rellenado, para los roles marcados arriba. Las advertencias no excluyen a nadie.", "In base a quanto compilato, per i ruoli scelti sopra. Gli avvisi non escludono nessuno.", "Naar wat is ingevuld, voor de rollen die hierboven zijn gekozen. Waarschuwingen sluiten niemand uit.", "Pelo que foi preenchido, para os papéis marcados acima. Os avisos não excluem ninguém.", "入力内容と上で選んだ役割によります。警告があっても除外されません。", "依据已填内容和上方所选角色。警告不会排除任何人。"],
  filter: ["Suffixes that contain", "Suffixes contenant", "Endungen, die enthalten", "Sufijos que contienen", "Suffissi che contengono", "Extensies met", "Sufixos que contêm", "次を含むサフィックス", "后缀包含"],
  of: ["Of {n} suffixes, {counts}.", "Sur {n} suffixes, {counts}.", "Von {n} Endungen, {counts}.", "De {n} sufijos, {counts}.", "Su {n} suffissi, {counts}.", "Van {n} extensies, {counts}.", "De {n} sufixos, {counts}.", "{n} 件中、{counts}。", "共 {n} 个后缀，{counts}。"],
  verdict_accepted: ["Accepted as it is", "Accepté tel quel", "Angenommen, wie er ist", "Aceptado tal cual", "Accettato così com'è", "Aanvaard zoals het is", "Aceite tal como está", "そのまま受付可", "直接可接受"],
  verdict_acceptable: ["Accepted once filled in or put right", "Accepté une fois complété ou corrigé", "Angenommen, wenn ergänzt oder berichtigt", "Aceptado una vez completado o corregido", "Accettato una volta completato o corretto", "Aanvaard na aanvulling of verbetering", "Aceite depois de completado ou corrigido", "記入または訂正すれば受付可", "补充或更正后可接受"],
  verdict_not_eligible: ["Not eligible", "Non éligible", "Nicht berechtigt", "No admisible", "Non ammissibile", "Niet gerechtigd", "Não elegível", "資格なし", "不符合资格"],
  fill_in: ["fill in: {fields}", "à remplir : {fields}", "auszufüllen: {fields}", "rellenar: {fields}", "da compilare: {fields}", "in te vullen: {fields}", "preencher: {fields}", "記入：{fields}", "需填写：{fields}"],
  put_right: ["put right: {fields}", "à corriger : {fields}", "zu berichtigen: {fields}", "corregir: {fields}", "da correggere: {fields}", "te verbeteren: {fields}", "corrigir: {fields}", "訂正：{fields}", "需更正：{fields}"],
  rules_of: ["rules of", "règles du", "Regeln vom", "reglas del", "regole del", "regels van", "regras de", "規則の日付", "规则日期"],
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
