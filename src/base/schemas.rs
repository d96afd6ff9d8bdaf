//! The table of schemas: one row for each provider's contact format, built in or not.

use super::nearest::nearest;
use super::{Error, ErrorKind};

/// Calls a macro with every row of the table.
///
/// A row has the module in `src/schema/`, the schema's constant, its name, its provider and the feature that
/// builds it. Some documents keep phone numbers as they are dialled in one country; their schema names that
/// country too. If several schemas fit a document equally well, the first row wins.
macro_rules! with_schemas {
    ($call:ident) => {
        $call! {
            gandi_v3 GANDI_V3: "gandi-v3", "gandi", "providers";
            gandi_v5 GANDI_V5: "gandi-v5", "gandi", "providers";
            dnsimple DNSIMPLE: "dnsimple", "dnsimple", "providers";
            glauca GLAUCA: "glauca", "glauca", "providers";
            route53 ROUTE53: "route53", "route53", "registrars";
            godaddy GODADDY: "godaddy", "godaddy", "registrars";
            cloudflare CLOUDFLARE: "cloudflare", "cloudflare", "registrars";
            opensrs OPENSRS: "opensrs", "opensrs", "registrars";
            epp EPP: "epp", "epp", "xml";
            namecheap NAMECHEAP: "namecheap", "namecheap", "xml";
            openprovider OPENPROVIDER: "openprovider", "openprovider", "registrars";
            porkbun PORKBUN: "porkbun", "porkbun", "registrars";
            freebox FREEBOX: "freebox", "freebox", "providers", dialled_in "FR";
            jscontact JSCONTACT: "jscontact", "jscontact", "cards";
            jcard JCARD: "jcard", "vcard", "cards";
            vcard VCARD: "vcard", "vcard", "cards";
            rdap RDAP: "rdap", "vcard", "cards";
            rdap_jscontact RDAP_JSCONTACT: "rdap-jscontact", "jscontact", "cards";
        }
    };
}
pub(crate) use with_schemas;

/// The name of the canonical contact's own schema. It has no row, because it belongs to no provider.
pub(crate) const CANONICAL: &str = "contact";

/// One row of the table.
#[derive(Debug)]
pub(crate) struct Row {
    pub name: &'static str,
    pub provider: &'static str,
    pub feature: &'static str,
    pub is_built_in: bool,
    /// The country in which the documents' phone numbers are dialled, if the documents keep them in that
    /// form.
    pub dialled_in: Option<&'static str>,
}

macro_rules! dialled_in {
    () => {
        None
    };
    ($country:literal) => {
        Some($country)
    };
}

macro_rules! rows {
    ($($module:ident $constant:ident: $name:literal, $provider:literal, $feature:literal $(, dialled_in $country:literal)?;)*) => {
        /// The rows of all providers' schemas.
        pub(crate) static ROWS: &[Row] = &[$(Row {
            name: $name,
            provider: $provider,
            feature: $feature,
            is_built_in: cfg!(feature = $feature),
            dialled_in: dialled_in!($($country)?),
        }),*];
    };
}
with_schemas!(rows);

/// Returns the row with a name, even if its schema is not built in.
pub(crate) fn named(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.name == name)
}

/// Returns the names of the built-in schemas. The canonical contact's is last.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter(|row| row.is_built_in).map(|row| row.name).chain([CANONICAL])
}

/// Returns the provider of each schema, built in or not; several schemas may share one.
pub(crate) fn providers() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.provider)
}

/// Returns the name of a built-in schema as the table spells it.
///
/// # Errors
///
/// If no built-in schema has the name. The error names the nearest one, or the feature that builds it.
pub(crate) fn built_in(name: &str) -> Result<&'static str, Error> {
    if let Some(known) = names().find(|known| *known == name) {
        return Ok(known);
    }
    if let Some(row) = named(name) {
        return Err(Error::left_out(ErrorKind::Schema, "schema", row.feature));
    }
    let remedy = match nearest(name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", names().collect::<Vec<_>>().join(", ")),
    };
    Err(Error::new(ErrorKind::Schema, "unknown schema", remedy))
}
