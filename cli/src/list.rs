//! `registrant list`: writes the page of contacts that a provider's list call would answer.

use clap::Args;
use registrant::provider::list::{Query, Stream};
use registrant::{Error, schema};
use serde_json::{Map, Value};

use crate::input::{Source, named};
use crate::output::print_json;

#[derive(Args)]
#[command(after_help = "\
Reads a JSON array of contacts, or one contact per line (NDJSON). It keeps only the contacts up to the end of the page, \
so the input may have any length. A provider's own list answer counts as its contacts, on one line or on several.

The options of each schema, as its provider names them:
  gandi-v3   handle, orgname, given, family, type, email, zip, city, streetaddr,
             country: equal to the value, or to one of several if the option is
             repeated; ~ before the name: like the value, with % and _;
             sort_by ('handle desc'), page (from 0), items_per_page (100)
  dnsimple   sort (label:desc,id:asc), page (from 1), per_page (30, at most 100)
  glauca     limit (25), offset, base_url (the start of links to other pages)
  freebox    start, limit (-1 for all), group_id

Exit status: 0, or 2 if the call is wrong or a contact is unreadable.

Examples:
  registrant list --schema gandi-v3 -o '~email=%@example.org' contacts.json
  registrant list --schema dnsimple -o sort=label:asc -o page=2 contacts.ndjson")]
pub struct List {
    #[command(flatten)]
    source: Source,
    /// The schema of the contacts
    #[arg(long)]
    schema: String,
    /// An option of the provider's list call; repeat it for several
    #[arg(long = "option", short = 'o', value_name = "NAME=VALUE", value_parser = option)]
    options: Vec<(String, String)>,
    /// Write only the number of contacts that pass the filters
    #[arg(long)]
    count: bool,
}

/// The names that every answer with a list of contacts, and every error, has one of.
const ENVELOPES: [&str; 6] =
    ["\"data\"", "\"result\"", "\"results\"", "\"message\"", "\"success\"", "\"detail\""];

impl List {
    pub fn run(&self) -> Result<u8, String> {
        let wrong = |error: Error| match error.pointer() {
            Some(at) if at.starts_with("/options/") => {
                error.to_string().replacen("at /options/", "--option ", 1)
            }
            _ => named(&error),
        };
        let query = Query::new(&self.schema, &self.options()).map_err(wrong)?;
        let mut reader = self.source.open()?;
        let begin = reader.fill_buf().map_err(|error| error.to_string())?;
        let mark = if begin.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let is_array = begin.get(mark..).is_some_and(|begin| begin.trim_ascii_start().starts_with(b"["));
        let mut stream = query.stream();
        let mut take = |what, text: &str, number| {
            let told = |error: Error| self.source.blame_part(what, number, &error);
            self.push(&mut stream, text).map_err(told)
        };
        if is_array {
            reader.consume(mark);
            self.source.each_element(&mut *reader, |text, number| take("contact", text, number))?;
        } else {
            self.source.each_line_or_whole(&mut *reader, |text, number| take("line", text, number))?;
        }
        if self.count {
            print_json(&stream.count())?;
        } else {
            print_json(&stream.finish().map_err(|error| self.source.blame(&error))?)?;
        }
        Ok(0)
    }

    /// Adds a contact, or the contacts of a provider's answer.
    fn push(&self, stream: &mut Stream<'_>, text: &str) -> Result<(), Error> {
        // Only a document with an envelope is read as a whole.
        let has_envelope = ENVELOPES.iter().any(|name| text.contains(name)) || text.starts_with('<');
        let document = if has_envelope { schema::read(text)? } else { Value::Null };
        match schema::contacts(&document, Some(&self.schema)).as_deref() {
            Ok([part]) if part.pointer.is_empty() => stream.push(text),
            Ok(parts) => parts.iter().try_for_each(|part| stream.push(&part.document.to_string())),
            Err(_) if !has_envelope => stream.push(text),
            Err(error) => Err(error.clone()),
        }
    }

    /// Returns the options as one object. A repeated option becomes an array.
    fn options(&self) -> Value {
        let mut options = Map::new();
        for (name, value) in &self.options {
            let value = Value::from(value.as_str());
            match options.get_mut(name) {
                None => {
                    options.insert(name.clone(), value);
                }
                Some(Value::Array(values)) => values.push(value),
                Some(known) => *known = Value::Array(vec![known.take(), value]),
            }
        }
        Value::Object(options)
    }
}

fn option(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE, found no `=`")?;
    Ok((name.to_owned(), value.to_owned()))
}
