//! The table of schemas: one row for each provider's format of a contact, built in or not.

use super::nearest::nearest;
use super::{Error, ErrorKind};

/// Calls a macro with every row of the table.
///
/// A row is the module in `src/schema/`, the schema's constant, its name, provider and the feature that builds it. The schema of documents that keep
/// phone numbers as they are dialled in one country names that country too. The order decides between schemas that fit a document equally well.
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
        }
    };
}
pub(crate) use with_schemas;

/// The name of the canonical contact's own schema, which has no row: it belongs to no provider.
pub(crate) const CANONICAL: &str = "contact";

/// One row of the table.
#[derive(Debug)]
pub(crate) struct Row {
    pub name: &'static str,
    pub provider: &'static str,
    pub feature: &'static str,
    pub is_built_in: bool,
    /// The country in which the documents' phone numbers are dialled, if they are kept as dialled.
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
        /// Every schema of a provider.
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

/// Returns the row of a name, whether its schema is built in or not.
pub(crate) fn named(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.name == name)
}

/// Returns the names of the schemas that are built in, the canonical contact's last.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter(|row| row.is_built_in).map(|row| row.name).chain([CANONICAL])
}

/// Returns the provider of each schema, built in or not; several schemas may share one.
pub(crate) fn providers() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.provider)
}

/// Returns the name of a schema that is built in, as the table spells it.
///
/// # Errors
///
/// If there is none: the error names the nearest one, or the feature that builds it.
pub(crate) fn built_in(name: &str) -> Result<&'static str, Error> {
    if let Some(known) = names().find(|known| *known == name) {
        return Ok(known);
    }
    if let Some(row) = named(name) {
        return Err(Error::left_out(ErrorKind::Schema, "schema", row.feature));
    }
    let remedy = match nearest(name, names()) {
        Some(near) => format!("`{near}` may be meant"),
        None => format!("the schemas are: {}", names().collect::<Vec<_>>().join(", ")),
    };
    Err(Error::new(ErrorKind::Schema, "no such schema is known", remedy))
}
