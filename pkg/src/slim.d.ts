/**
 * The same functions on a smaller file, for forms: contacts are canonical ones, whose members are named as `requirements` names
 * them. The schemas of providers are left out with the functions that are about them (`convert`, `patch`, `list`,
 * `canAssociate`, `gandiV5Request`, …), the messages of other languages than English, which {@link addLanguage} brings, and the
 * subdivisions of countries in whose addresses none is usual. Every rule is there, also those of providers: `provider: "gandi"`.
 * What is left out throws an `Error` that says so.
 */
export * from "./index.js";
