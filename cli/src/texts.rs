//! The labels and headings of the commands, in every language. Sentences about contacts come from the library.

use registrant::Language;

/// A text in every language, in the order of [`Language::ALL`].
#[derive(Clone, Copy)]
pub struct Text([&'static str; Language::ALL.len()]);

impl Text {
    /// Returns the text in a language.
    pub fn of(self, language: Language) -> &'static str {
        let index = Language::ALL.iter().position(|known| *known == language);
        index.and_then(|index| self.0.get(index)).copied().unwrap_or_default()
    }

    /// Returns the text in a language, with a value instead of `{}`.
    pub fn with(self, language: Language, value: impl std::fmt::Display) -> String {
        self.of(language).replace("{}", &value.to_string())
    }
}

pub const ERROR: Text =
    Text(["error", "erreur", "Fehler", "error", "errore", "fout", "erro", "エラー", "错误"]);
pub const WARNING: Text =
    Text(["warning", "alerte", "Warnung", "aviso", "avviso", "let op", "aviso", "警告", "警告"]);
pub const NOTE: Text = Text(["note", "note", "Hinweis", "nota", "nota", "info", "nota", "注記", "说明"]);
pub const VERIFY: Text =
    Text(["verify", "contrôle", "Prüfung", "control", "verifica", "controle", "controle", "確認", "核验"]);
pub const VERIFIED: Text = Text([
    "verified",
    "vérifié",
    "geprüft",
    "verificado",
    "verificato",
    "bevestigd",
    "verificado",
    "確認済み",
    "已核验",
]);
pub const CHANGED: Text = Text([
    "changed",
    "modifié",
    "geändert",
    "cambiado",
    "cambiato",
    "gewijzigd",
    "alterado",
    "変更",
    "已更改",
]);
pub const ACCEPTED: Text = Text([
    "accepted",
    "accepté",
    "angenommen",
    "aceptado",
    "accettato",
    "geaccepteerd",
    "aceito",
    "受理",
    "接受",
]);
pub const REFUSED: Text = Text([
    "refused",
    "refusé",
    "abgelehnt",
    "rechazado",
    "rifiutato",
    "geweigerd",
    "recusado",
    "拒否",
    "拒绝",
]);
pub const NOT_ELIGIBLE: Text = Text([
    "not eligible",
    "non éligible",
    "nicht berechtigt",
    "no admisible",
    "non ammesso",
    "niet toegestaan",
    "não elegível",
    "対象外",
    "不符合条件",
]);
pub const NOT_CHECKED: Text = Text([
    "not checked",
    "non vérifié",
    "nicht geprüft",
    "no comprobado",
    "non controllato",
    "niet gecontroleerd",
    "não verificado",
    "未確認",
    "未检查",
]);
pub const AT: Text = Text([
    " at {}",
    " chez {}",
    " bei {}",
    " en {}",
    " presso {}",
    " bij {}",
    " na {}",
    "、事業者：{}",
    "，服务商：{}",
]);
pub const GENERIC_RULES: Text = Text([
    "no special rule known, generic rules applied",
    "aucune règle particulière connue, règles générales appliquées",
    "keine besondere Regel bekannt, allgemeine Regeln angewandt",
    "sin reglas especiales conocidas, se aplican las generales",
    "nessuna regola speciale nota, applicate le regole generali",
    "geen bijzondere regel bekend, algemene regels toegepast",
    "nenhuma regra especial conhecida, aplicadas as regras gerais",
    "個別の規則は不明なため、一般的な規則を適用",
    "没有已知的特别规则，已采用通用规则",
]);
pub const IN_DOCUMENT: Text = Text([
    "at {} in the document",
    "dans le document\u{a0}: {}",
    "im Dokument: {}",
    "en el documento: {}",
    "nel documento: {}",
    "in het document: {}",
    "no documento: {}",
    "文書内の位置：{}",
    "文档中的位置：{}",
]);
pub const RULE: Text = Text(["rule", "règle", "Regel", "regla", "regola", "regel", "regra", "規則", "规则"]);
pub const MISSING_ROLES: Text = Text([
    "the registry wants a contact for",
    "le registre demande un contact pour",
    "die Registry verlangt einen Kontakt für",
    "el registro pide un contacto para",
    "il registro chiede un contatto per",
    "de registry vraagt een contact voor",
    "o registro pede um contato para",
    "レジストリが求める連絡先",
    "注册局要求的联系人",
]);
pub const UNSTORED_ROLES: Text = Text([
    "the registry does not store the contact for",
    "le registre n’enregistre pas le contact pour",
    "die Registry speichert keinen Kontakt für",
    "el registro no guarda el contacto para",
    "il registro non conserva il contatto per",
    "de registry bewaart geen contact voor",
    "o registro não guarda o contato para",
    "レジストリが保存しない連絡先",
    "注册局不保存的联系人",
]);
pub const WITHIN_DAYS: Text = Text([
    "within {} days",
    "dans les {} jours",
    "binnen {} Tagen",
    "en {} días",
    "entro {} giorni",
    "binnen {} dagen",
    "em {} dias",
    "{} 日以内",
    "{} 天内",
]);
pub const SINCE: Text = Text([
    "since {}",
    "depuis le {}",
    "seit {}",
    "desde {}",
    "dal {}",
    "sinds {}",
    "desde {}",
    "{} 以降",
    "自 {} 起",
]);
pub const SUSPENDED: Text = Text([
    "otherwise the domain is suspended",
    "sinon le domaine est suspendu",
    "sonst wird die Domain gesperrt",
    "si no, se suspende el dominio",
    "altrimenti il dominio è sospeso",
    "anders wordt het domein geblokkeerd",
    "caso contrário, o domínio é suspenso",
    "さもないとドメインは停止されます",
    "否则域名将被暂停",
]);
pub const DELETED: Text = Text([
    "otherwise the domain is deleted",
    "sinon le domaine est supprimé",
    "sonst wird die Domain gelöscht",
    "si no, se elimina el dominio",
    "altrimenti il dominio è cancellato",
    "anders wordt het domein verwijderd",
    "caso contrário, o domínio é excluído",
    "さもないとドメインは削除されます",
    "否则域名将被删除",
]);
pub const NOT_REGISTERED: Text = Text([
    "otherwise the domain is not registered",
    "sinon le domaine n’est pas enregistré",
    "sonst wird die Domain nicht registriert",
    "si no, no se registra el dominio",
    "altrimenti il dominio non è registrato",
    "anders wordt het domein niet geregistreerd",
    "caso contrário, o domínio não é registrado",
    "さもないとドメインは登録されません",
    "否则域名不予注册",
]);
pub const CONTACT_DATA: Text = Text([
    "Contact data for .{}",
    "Données du contact pour .{}",
    "Kontaktdaten für .{}",
    "Datos del contacto para .{}",
    "Dati del contatto per .{}",
    "Contactgegevens voor .{}",
    "Dados do contato para .{}",
    ".{} の連絡先情報",
    ".{} 的联系人资料",
]);
pub const FIELD: Text = Text(["Field", "Champ", "Feld", "Campo", "Campo", "Veld", "Campo", "項目", "字段"]);
pub const NEEDED: Text =
    Text(["Needed", "Saisie", "Angabe", "Necesidad", "Obbligo", "Nodig", "Exigência", "要否", "是否必填"]);
pub const EXAMPLE: Text =
    Text(["Example", "Exemple", "Beispiel", "Ejemplo", "Esempio", "Voorbeeld", "Exemplo", "例", "示例"]);
pub const WHY: Text = Text(["Why", "Raison", "Grund", "Motivo", "Motivo", "Reden", "Motivo", "理由", "原因"]);
pub const REQUIRED: Text = Text([
    "required",
    "obligatoire",
    "Pflicht",
    "obligatorio",
    "obbligatorio",
    "verplicht",
    "obrigatório",
    "必須",
    "必填",
]);
pub const ADVISED: Text = Text([
    "advised",
    "conseillé",
    "empfohlen",
    "aconsejado",
    "consigliato",
    "aanbevolen",
    "aconselhado",
    "推奨",
    "建议填写",
]);
pub const FORBIDDEN: Text = Text([
    "forbidden",
    "à laisser vide",
    "leer lassen",
    "dejar vacío",
    "lasciare vuoto",
    "leeg laten",
    "deixar vazio",
    "入力不可",
    "须留空",
]);
pub const ONE_OF: Text = Text([
    "one of",
    "un parmi",
    "eines davon",
    "uno de varios",
    "uno tra più",
    "een van",
    "um de vários",
    "いずれか",
    "其中之一",
]);
pub const DEPENDS: Text = Text([
    "depends",
    "selon le cas",
    "je nachdem",
    "según el caso",
    "dipende",
    "afhankelijk",
    "depende",
    "条件付き",
    "视情况",
]);
pub const OPTIONAL: Text = Text([
    "optional",
    "facultatif",
    "freiwillig",
    "opcional",
    "facoltativo",
    "optioneel",
    "opcional",
    "任意",
    "选填",
]);
pub const GIVE_ONE: Text = Text([
    "Give one: {}",
    "Indiquez l’un de ces champs\u{a0}: {}",
    "Eines davon angeben: {}",
    "Indique uno: {}",
    "Indicare uno: {}",
    "Geef er één op: {}",
    "Informe um: {}",
    "いずれかを入力：{}",
    "请填写其中一项：{}",
]);
pub const ADVISED_ONE: Text = Text([
    "Advised, one of: {}",
    "Conseillé, l’un de ces champs\u{a0}: {}",
    "Empfohlen, eines davon: {}",
    "Aconsejado, uno de: {}",
    "Consigliato, uno tra: {}",
    "Aanbevolen, een van: {}",
    "Aconselhado, um de: {}",
    "いずれかの入力を推奨：{}",
    "建议填写其中一项：{}",
]);
pub const ROLES: Text = Text([
    " as {}",
    ", rôles\u{a0}: {}",
    ", Rollen: {}",
    ", roles: {}",
    ", ruoli: {}",
    ", rollen: {}",
    ", papéis: {}",
    "、役割：{}",
    "，角色：{}",
]);
pub const COLON: Text = Text([": ", "\u{a0}: ", ": ", ": ", ": ", ": ", ": ", "：", "："]);
const VERDICT: Text = Text([
    "{}, by the rules of .{suffix}",
    "{}, selon les règles de .{suffix}",
    "{}, nach den Regeln von .{suffix}",
    "{}, según las reglas de .{suffix}",
    "{}, secondo le regole di .{suffix}",
    "{}, volgens de regels van .{suffix}",
    "{}, segundo as regras de .{suffix}",
    "{}、.{suffix} の規則による",
    "{}，按 .{suffix} 的规则",
]);

pub const FILL_IN: Text = Text([
    "fill in",
    "à compléter",
    "auszufüllen",
    "por completar",
    "da completare",
    "in te vullen",
    "a completar",
    "要入力",
    "需补充",
]);
pub const OF_SUFFIXES: Text = Text([
    "of {} suffixes",
    "sur {} extensions",
    "von {} Endungen",
    "de {} extensiones",
    "su {} estensioni",
    "van {} extensies",
    "de {} extensões",
    "／全 {} 種のドメイン末尾",
    "／共 {} 个后缀",
]);
pub const MORE_REASONS: Text = Text([
    "and {} more reasons",
    "et {} autres raisons",
    "und {} weitere Gründe",
    "y {} motivos más",
    "e altri {} motivi",
    "en {} andere redenen",
    "e mais {} motivos",
    "ほか {} 件の理由",
    "另有 {} 个原因",
]);
pub const CORRECT: Text = Text([
    "correct {}",
    "à corriger\u{a0}: {}",
    "zu berichtigen: {}",
    "corregir: {}",
    "da correggere: {}",
    "te verbeteren: {}",
    "corrigir: {}",
    "要修正：{}",
    "需更正：{}",
]);
pub const HINT: Text = Text([
    "--all lists the suffixes, and --domain mydomain.fr shows one with its reason.",
    "--all liste les extensions\u{a0}; --domain mydomain.fr en montre une avec la raison.",
    "--all listet die Endungen auf, --domain mydomain.fr zeigt eine mit ihrem Grund.",
    "--all muestra las extensiones, y --domain mydomain.fr una con su motivo.",
    "--all elenca le estensioni; --domain mydomain.fr ne mostra una con il motivo.",
    "--all toont de extensies, --domain mydomain.fr toont er één met de reden.",
    "--all lista as extensões; --domain mydomain.fr mostra uma com o motivo.",
    "--all でドメイン末尾の一覧、--domain mydomain.fr で理由を表示します。",
    "--all 列出后缀，--domain mydomain.fr 显示某个后缀及其原因。",
]);

/// Returns a subject with the suffix whose rules judge it.
pub fn by_rules(language: Language, about: &str, suffix: &str) -> String {
    VERDICT.with(language, about).replace("{suffix}", suffix)
}

/// Adds a condition to a sentence.
pub fn on_condition(language: Language, sentence: &str, condition: &str) -> String {
    match language {
        _ if condition.is_empty() => sentence.to_owned(),
        Language::Japanese | Language::Chinese => format!("{sentence}（{condition}）"),
        Language::English => match condition.strip_prefix("if ") {
            Some(condition) if sentence.ends_with('?') => format!("{sentence} If {condition}"),
            _ => format!("{sentence} {condition}"),
        },
        _ => format!("{sentence} ({condition})"),
    }
}
