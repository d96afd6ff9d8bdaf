use crate::contact::Field;
pub(super) static CODES: &[(Field, &str)] = &[];
pub(super) static FIELDS: &[(Field, &str)] = &[];
pub(super) static MEMBERS: &[(&str, &str)] = &[];
pub(super) static PREFIXES: &str = "";
