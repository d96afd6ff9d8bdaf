//! The operations on providers' APIs, except for contacts.

mod dnsimple;
mod freebox;
mod gandi;
mod glauca;

use serde_json::Value;

use super::super::{answer, document, text};
use crate::base::Error;
use crate::provider::glauca::domain::check_answer;

/// Runs an operation of a provider, or returns `None` if it is unknown.
pub(super) fn call(operation: &str, arguments: &[Value]) -> Result<Option<Value>, Error> {
    if let Some(rest) = operation.strip_prefix("dnsimple_") {
        return dnsimple::call(rest, arguments).transpose();
    }
    let argument = |index: usize| arguments.get(index).unwrap_or(&Value::Null);
    let document = || document(argument(0));
    let answer = match operation {
        "freebox_entries" => freebox::entries(&*document()?),
        "gandi_association_errors" => gandi::association_errors(&*document()?),
        "gandi_error_codes" => gandi::error_codes(argument(0)),
        "gandi_errors" => gandi::errors(argument(0), argument(1)),
        "gandi_fault" => gandi::fault_in_words(argument(0), argument(1)),
        #[cfg(feature = "xml")]
        "gandi_v3_xml" => gandi::xml(argument(0), argument(1)),
        "gandi_v3_to_v5" => gandi::migrate(argument(0), argument(1), argument(2), argument(3)),
        "gandi_v5_contacts" => gandi::contacts(&*document()?),
        "gandi_v5_request" => gandi::request(argument(0), argument(1)),
        "glauca_check" => glauca::check_request(&*document()?),
        "glauca_check_answer" => answer(check_answer(&*document()?)?),
        "glauca_domain" => glauca::read_domain(&*document()?, argument(1)),
        "glauca_errors" => glauca::errors(&*document()?),
        "glauca_replace" => {
            let put = super::super::document(argument(1)).map_err(|error| error.in_argument("/put"))?;
            glauca::replace(&*document()?, &put)
        }
        "glauca_order" => glauca::check_order(&*document()?, argument(1)),
        _ => return Ok(None),
    };
    answer.map(Some)
}
