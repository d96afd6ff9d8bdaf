//! libphonenumber's metadata, derived from `PhoneNumberMetadata.xml` as its own build does.
//!
//! The meaning of each element:
//! <https://github.com/google/libphonenumber/blob/master/resources/phonemetadata.proto>. The defaults:
//! `BuildMetadataFromXml.java` in the same repository.

use std::collections::BTreeSet;

use roxmltree::{Document, Node, ParsingOptions};

/// The kinds of number in a plan, by element name, in the order in which libphonenumber tries them.
pub const KINDS: [&str; 10] = [
    "premiumRate",
    "tollFree",
    "sharedCost",
    "voip",
    "personalNumber",
    "pager",
    "uan",
    "voicemail",
    "fixedLine",
    "mobile",
];

/// One territory, or one calling code without a territory (its `region` is `001`).
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub region: String,
    pub calling_code: u16,
    pub main: bool,
    pub leading_digits: String,
    pub international_prefix: String,
    pub national_prefix: String,
    pub prefix_for_parsing: String,
    pub transform_rule: String,
    pub extension_prefix: String,
    pub general: Description,
    /// The kinds in the order of [`KINDS`].
    pub kinds: Vec<Description>,
    pub formats: Vec<Format>,
    pub international_formats: Vec<Format>,
}

/// The numbers of one kind.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// The pattern. Empty if the kind has no numbers.
    pub pattern: String,
    /// The lengths. Empty if the kind allows every length of the plan.
    pub lengths: BTreeSet<u8>,
    pub local_lengths: BTreeSet<u8>,
    pub example: String,
}

/// One way of grouping a national number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    pub pattern: String,
    /// The last and most exact pattern of leading digits. Empty if any digits match.
    pub leading_digits: String,
    pub format: String,
    pub prefix_rule: String,
}

/// Reads the plans from the text of `PhoneNumberMetadata.xml`.
pub fn from_xml(text: &str) -> Result<Vec<Plan>, String> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|e| e.to_string())?;
    document.descendants().filter(|node| node.has_tag_name("territory")).map(plan).collect()
}

fn plan(territory: Node) -> Result<Plan, String> {
    let attribute = |name| squeezed(territory.attribute(name).unwrap_or_default());
    let calling_code = attribute("countryCode")
        .parse()
        .map_err(|_| "expected a territory with a calling code".to_owned())?;
    let national_prefix = attribute("nationalPrefix");
    let prefix_for_parsing = match territory.attribute("nationalPrefixForParsing") {
        Some(pattern) => squeezed(pattern),
        None => national_prefix.clone(),
    };
    let mut plan = Plan {
        region: attribute("id"),
        calling_code,
        main: attribute("mainCountryForCode") == "true",
        leading_digits: attribute("leadingDigits"),
        international_prefix: attribute("internationalPrefix"),
        transform_rule: attribute("nationalPrefixTransformRule"),
        // Spaces matter here: ` ext. `.
        extension_prefix: territory.attribute("preferredExtnPrefix").unwrap_or_default().to_owned(),
        general: description(territory, "generalDesc")?,
        kinds: KINDS.iter().map(|kind| description(territory, kind)).collect::<Result<_, _>>()?,
        prefix_for_parsing,
        national_prefix,
        ..Plan::default()
    };
    let (mut lengths, mut local) = (BTreeSet::new(), BTreeSet::new());
    for kind in &plan.kinds {
        lengths.extend(&kind.lengths);
        local.extend(&kind.local_lengths);
    }
    plan.general.local_lengths = local.difference(&lengths).copied().collect();
    plan.general.lengths = lengths;
    formats(territory, &mut plan);
    Ok(plan)
}

fn formats(territory: Node, plan: &mut Plan) {
    let own_rule = |node: Node| {
        node.attribute("nationalPrefixFormattingRule")
            .map(|rule| rule.replace("$NP", &plan.national_prefix).replace("$FG", "$1"))
    };
    let general_rule = own_rule(territory);
    let (mut national, mut international) = (Vec::new(), Vec::new());
    let mut explicit = false;
    for node in territory.descendants().filter(|node| node.has_tag_name("numberFormat")) {
        let format = Format {
            pattern: squeezed(node.attribute("pattern").unwrap_or_default()),
            leading_digits: children(node, "leadingDigits").last().map(squeezed_text).unwrap_or_default(),
            format: children(node, "format").last().map(trimmed_text).unwrap_or_default(),
            prefix_rule: own_rule(node).or_else(|| general_rule.clone()).unwrap_or_default(),
        };
        match children(node, "intlFormat").last() {
            None => international.push(format.clone()),
            Some(text) => {
                explicit = true;
                let text = trimmed_text(text);
                if text != "NA" {
                    international.push(Format { format: text, prefix_rule: String::new(), ..format.clone() });
                }
            }
        }
        national.push(format);
    }
    plan.formats = national;
    if explicit {
        plan.international_formats = international;
    }
}

fn description(territory: Node, name: &str) -> Result<Description, String> {
    let Some(node) = children(territory, name).last() else { return Ok(Description::default()) };
    let lengths = children(node, "possibleLengths").last();
    let read = |name| lengths.and_then(|l| l.attribute(name)).map_or(Ok(BTreeSet::new()), lengths_of);
    Ok(Description {
        pattern: children(node, "nationalNumberPattern").last().map(squeezed_text).unwrap_or_default(),
        lengths: read("national")?,
        local_lengths: read("localOnly")?,
        example: children(node, "exampleNumber").last().map(squeezed_text).unwrap_or_default(),
    })
}

/// Reads a set of lengths, such as `4,[7-9]`.
fn lengths_of(text: &str) -> Result<BTreeSet<u8>, String> {
    let mut lengths = BTreeSet::new();
    for part in squeezed(text).split(',') {
        let (low, high) = match part.strip_prefix('[').and_then(|p| p.strip_suffix(']')) {
            Some(range) => range.split_once('-').ok_or_else(|| format!("expected a range, found {part}"))?,
            None => (part, part),
        };
        let number = |text: &str| text.parse::<u8>().map_err(|_| format!("expected a length, found {part}"));
        lengths.extend(number(low)?..=number(high)?);
    }
    Ok(lengths)
}

fn children<'a, 'b>(node: Node<'a, 'b>, name: &'a str) -> impl DoubleEndedIterator<Item = Node<'a, 'b>> {
    node.children().filter(move |child| child.has_tag_name(name))
}

fn squeezed_text(node: Node) -> String {
    squeezed(node.text().unwrap_or_default())
}

fn trimmed_text(node: Node) -> String {
    node.text().unwrap_or_default().trim().to_owned()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
