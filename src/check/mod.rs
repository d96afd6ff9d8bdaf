//! Checks and their answers: reports, orders, requirements, explanations, eligibility.

#[cfg(not(feature = "providers"))]
mod canonical_only;
mod checker;
mod choices;
mod conditions;
#[cfg(feature = "providers")]
mod documents;
mod eligible;
mod example;
mod explain;
mod order;
mod report;
mod requirements;
mod violation;
mod weaker;
mod wording;
mod words;

#[cfg(not(feature = "providers"))]
pub(crate) use canonical_only::{OrderContact, check_documents};
#[cfg(feature = "providers")]
pub(crate) use checker::keep_named;
pub use checker::{Checker, check_many};
pub use choices::{Choice, ChoiceList};
#[cfg(feature = "providers")]
pub use documents::{OrderContact, check_documents};
pub(crate) use eligible::{Answers as DistinctAnswers, distinct as distinct_answers};
pub use eligible::{Eligibility, Verdict, eligible};
pub use explain::{Explanation, explain};
pub use order::{OrderReport, check_domains, check_order};
#[cfg(feature = "providers")]
pub(crate) use report::ProviderRules;
#[cfg(feature = "xml")]
pub(crate) use report::lack;
pub use report::{Report, check};
pub(crate) use report::{provider_violations, refuse};
pub use requirements::{Asked, Conditional, Input, Refusal, Requirement, Requirements, requirements};
#[cfg(feature = "providers")]
pub(crate) use violation::Finding;
pub use violation::{RuleRef, Violation};
pub use wording::heading;
pub(crate) use wording::{Wording, capitalized};
pub use words::in_words;
