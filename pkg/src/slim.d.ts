/**
 * The same functions on a smaller file, for forms. Contacts are canonical, with the members that `requirements` names. It
 * has every rule, those of providers too: `provider: "gandi"`.
 *
 * It leaves out the schemas of providers with their functions (`convert`, `patch`, `list`, `canAssociate`,
 * `gandiV5Request`, …). It also leaves out the subdivisions of countries whose addresses rarely name one. {@link addLanguage}
 * adds languages other than English. Anything left out throws an `Error` that says so.
 */
export * from "./index.js";
