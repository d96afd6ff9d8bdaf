// Reads the form, asks the library, and shows its answer next to each field.
import { addLanguage, canAssociate, check, checkOrder, encode, init, requirements, version } from "./load.js";
import { $, capital, element, replace, show, source } from "./dom.js";
import { ask, draw } from "./eligible.js";
import { drawSchemas } from "./schemas.js";
import { ALL_FIELDS, CONTACT, FAQ, KINDS, choice, countryChoice } from "./fields.js";
import { LANGUAGES, counted, spoken, translate, word } from "./words.js";

/** Every control so far, by the path of its field; `asked` has those that are visible now. */
const controls = new Map();
const touched = new Set();
const BASE = new Set(CONTACT.map(({ path }) => path));
/** The registry's fields in order, and the data that they were drawn from. */
let asked = new Set();
let drawn = "";

function field({ path, id = path, label = "", hint, options, lines, wide, flag, why, type = "text", autocomplete = "off" }) {
  const describedBy = [why && `${id}-why`, `${id}-message`].filter(Boolean).join(" ");
  const common = { id, autocomplete, attributes: { "aria-describedby": describedBy } };
  let control;
  if (options) {
    control = element("select", common, options.map(([value, text]) => element("option", { value, textContent: text })));
  } else if (lines) {
    control = element("textarea", { ...common, rows: lines });
  } else if (flag) {
    control = element("input", { ...common, type: "checkbox" });
  } else {
    control = element("input", { ...common, type, placeholder: hint ?? "" });
  }
  control.addEventListener("blur", () => {
    touched.add(path);
    refresh();
  });
  controls.set(path, control);
  return element("div", { className: wide ? "field wide" : "field" }, [
    element("label", { htmlFor: id, textContent: label, lang: spoken() }),
    control,
    ...(why ? [element("div", { id: `${id}-why`, className: "why", textContent: why })] : []),
    element("div", { id: `${id}-message`, className: "message" }),
  ]);
}

const isShown = (path) => BASE.has(path) || asked.has(path);
const valueOf = (control) => (control.type === "checkbox" ? (control.checked ? "yes" : "") : control.value);

/** Reads the form as a canonical contact, without empty and hidden fields. */
function contact() {
  const result = {};
  for (const [path, control] of controls) {
    if (!isShown(path) || valueOf(control) === "") continue;
    if (path === "kind") result.kind = KINDS[Number(control.value)];
    else result[path] = control.type === "checkbox" ? true : control.value;
  }
  return result;
}

const roles = () => [...document.querySelectorAll("[name=role]:checked")].map(({ value }) => value);

function association() {
  const given = Object.fromEntries(roles().map((role) => [role, true]));
  return { domain: $("domain").value, operation: $("operation").value, ...given };
}

/** Draws the registry's fields if they changed, and marks the required ones. */
function drawFields({ suffix, fields }) {
  const shown = fields.filter(({ path, presence }) => !BASE.has(path) && path !== "full_name" && presence !== "forbidden");
  const forbidden = fields.filter(({ presence }) => presence === "forbidden");
  const text = JSON.stringify([spoken(), suffix, shown, forbidden]);
  if (text !== drawn) {
    drawn = text;
    asked = new Set(shown.map(({ path }) => path));
    const before = new Map([...controls].map(([path, control]) => [path, control.checked ? "yes" : control.value]));
    $("registry-fields").replaceChildren(...shown.map(registryField));
    for (const path of asked) restore(controls.get(path), before.get(path));
    const reason = (why) => element("span", { lang: spoken(), textContent: `${capital(why)}.` });
    const empty = ({ label, why }) => element("li", {}, [`${word("not_taken", { label })} `, reason(why)]);
    $("forbidden").replaceChildren(...forbidden.map(empty));
    show($("registry-legend"), word("asks", { suffix }));
    $("registry").hidden = shown.length + forbidden.length === 0;
  }
  for (const [path, control] of controls) {
    const requirement = fields.find((field) => field.path === path);
    const isRequired = requirement?.presence === "required" && requirement.severity === "error";
    control.parentElement.classList.toggle("required", isRequired);
    control.required = isRequired;
    if (isRequired) control.setAttribute("aria-required", "true");
    else control.removeAttribute("aria-required");
  }
}

function restore(control, value = "") {
  if (control.type === "checkbox") control.checked = value === "yes";
  else control.value = value;
}

/** Makes a field of a registry from its requirement. */
function registryField({ path, label, input, type, presence, autofill, why = "", required_when, any_of, example, ...rest }) {
  const isListed = input === "select" && rest.enum;
  const labelled = ({ value, label: meaning }) => [value, meaning === value ? value : `${value}: ${meaning}`];
  const when = required_when?.map(({ condition }) => `${word("required")} ${condition}`) ?? [];
  const others = any_of ? [word("any_of")] : [];
  const words = [presence === "optional" ? word("optional") : "", ...when, ...others, why].filter(Boolean);
  return field({
    path,
    label: capital(label),
    why: words.length ? `${capital(words.join("; "))}.` : "",
    options: type === "country" ? countryChoice(spoken(), rest.enum?.map(({ value }) => value)) : isListed ? choice(rest.enum.map(labelled)) : undefined,
    lines: input === "textarea" ? 2 : 0,
    flag: input === "checkbox",
    type: ["email", "tel", "date"].includes(input) ? input : "text",
    hint: example,
    autocomplete: autofill,
  });
}

function refresh() {
  const [about, whole] = [{}, association()];
  const options = { provider: $("provider").value, language: spoken() };
  const asCanonical = { ...options, schema: "contact" };
  about.kind = KINDS[Number(controls.get("kind").value)];
  about.country = controls.get("country").value || null;
  let given, report, order;
  try {
    drawFields(requirements(whole, about, options));
    given = contact();
    report = check(given, whole, asCanonical);
    order = checkOrder(orderOf(given), asCanonical).domains[0];
    const document = encode(given, "gandi-v3").document;
    show($("gandi"), JSON.stringify(canAssociate(document, whole, { ...options, schema: "gandi-v3" }), null, 2));
  } catch (error) {
    refuseCall(error);
    return;
  }
  show($("report"), JSON.stringify(report, null, 2));
  show($("data-version"), report.data_version);
  mark($("domain"), []);
  for (const [path, control] of controls) {
    if (!control.isConnected) continue;
    const own = report.violations.filter((violation) => violation.path === path);
    mark(control, own, touched.has(path) || valueOf(control) !== "");
  }
  const elsewhere = report.violations.filter(({ path }) => !isShown(path));
  replace($("elsewhere"), elsewhere.map((violation) => element("li", {}, sentence(violation))));
  drawBeside(report, order);
  const errors = report.violations.filter(({ severity }) => severity === "error").length;
  const warnings = report.violations.length - errors;
  const all = [[errors, "error"], [warnings, "warning"]].filter(([number]) => number > 0);
  const counts = all.map(([number, noun]) => counted(number, noun)).join(", ");
  const name = report.accepted ? "accepted" : "refused";
  verdict(name, `${word(name, { domain: $("domain").value })}${counts && `: ${counts}`}.`);
  askLater();
}

/** Returns the contact in all its roles. */
function orderOf(given) {
  const [first, ...others] = roles();
  const contacts = Object.fromEntries([[first, given], ...others.map((role) => [role, first])]);
  return { domains: [$("domain").value], operation: $("operation").value, contacts };
}

/** Shows the notes, what will be verified, and the roles without a contact. */
function drawBeside({ notes, verification, basis, suffix }, { missing_roles: missing, unstored_roles: unstored }) {
  const lines = [
    basis === "generic" && word("generic", { suffix }),
    missing.length && word("missing", { roles: missing.map((role) => word(role)).join(", ") }),
    unstored.length && word("unstored", { roles: unstored.map((role) => word(role)).join(", ") }),
  ].filter(Boolean);
  replace($("roles"), lines.map((textContent) => element("li", { textContent })));
  const why = (note) => element("span", { lang: spoken(), textContent: `${capital(note.why)}. ` });
  replace($("notes-list"), notes.map((note) => element("li", {}, [why(note), ...source(note)])));
  $("notes").hidden = notes.length === 0;
  const details = (one) => element("span", { lang: "en", className: "quiet", textContent: `(${inWords(one)}) ` });
  replace($("verification-list"), verification.map((one) => element("li", {}, [why(one), details(one), ...source(one)])));
  $("verification").hidden = verification.length === 0;
}

const CLAIMS = { email: "e-mail address", phone: "phone number", identifier: "register number" };
const CONSEQUENCES = { suspended: "suspended", deleted: "deleted", not_registered: "not registered" };

/** Describes a verification: the claims, the party, the deadline, the consequence and the first day. */
function inWords({ claims, by, days, consequence, since }) {
  const otherwise = CONSEQUENCES[consequence];
  return [
    claims.map((claim) => CLAIMS[claim] ?? claim).join(", "),
    `by the ${by}`,
    days && `within ${days} days`,
    otherwise && `otherwise the domain is ${otherwise}`,
    since && `since ${since}`,
  ].filter(Boolean).join("; ");
}

/** Shows that the call was wrong, so the contact was not checked. */
function refuseCall(error) {
  for (const control of controls.values()) if (control.isConnected) mark(control, []);
  for (const id of ["elsewhere", "roles", "notes-list", "verification-list"]) $(id).replaceChildren();
  for (const id of ["notes", "verification"]) $(id).hidden = true;
  for (const id of ["report", "gandi"]) show($(id), "");
  // The message has place, reason and remedy. Only developers need the place.
  const text = error.reason ? [error.reason, error.remedy].filter(Boolean).join("; ") : error.message;
  mark($("domain"), /domain|suffix/.test(`${error.kind} ${error.pointer}`) ? [{ severity: "error", message: text }] : []);
  verdict("none", word("unchecked", { why: text }));
}

/** Shows the violations of one field. A field that nobody has visited yet is only marked as required. */
function mark(control, violations, told = true) {
  const invalid = violations.some(({ severity }) => severity === "error");
  control.parentElement.classList.toggle("asked", invalid && !told);
  control.parentElement.classList.toggle("warned", told && !invalid && violations.length > 0);
  if (invalid && told) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  const lines = told ? violations.map((violation) => element("p", {}, sentence(violation, control))) : [];
  replace($(`${control.id}-message`), lines);
}

/** Makes the text of a violation, with its source, and with its fix if the field can take it. */
function sentence({ message, rule, fix }, control) {
  const parts = [element("span", { lang: spoken(), textContent: `${message} ` }), ...source(rule ?? {})];
  if (control && typeof fix === "string") {
    const button = element("button", { type: "button", textContent: word("use", { fix }) });
    button.addEventListener("click", () => {
      control.value = fix;
      refresh();
      control.focus();
    });
    parts.push(" ", button);
  }
  return parts;
}

function verdict(name, text) {
  $("banner").dataset.verdict = name;
  show($("banner"), text);
}

/** Returns the language of a tag, without region and script. */
function languageOf(tag) {
  return tag.split("-")[0].toLowerCase();
}

let timer;

/** Asks all suffixes after a pause in typing, if the answer is visible. */
function askLater() {
  clearTimeout(timer);
  if ($("eligible-box").open) timer = setTimeout(askAll, 150);
}

function askAll() {
  const { domain, ...rest } = association();
  if (roles().length > 0) ask(contact(), rest, { schema: "contact", provider: $("provider").value, language: spoken() });
}

function touchAll() {
  for (const path of controls.keys()) touched.add(path);
}

/** Translates the page: its own words, and the labels of fields, kinds and countries. */
function speak() {
  translate();
  const { fields } = requirements(...ALL_FIELDS, { provider: "gandi", language: spoken() });
  for (const { path, kinds, countries } of CONTACT) {
    const control = controls.get(path);
    const [label] = control.labels;
    label.lang = spoken();
    show(label, capital(fields.find((field) => field.path === path)?.label ?? path));
    const options = kinds ? KINDS.map((kind, number) => [String(number), word(kind)]) : countries && countryChoice(spoken());
    if (!options) continue;
    const { value } = control;
    control.replaceChildren(...options.map(([value, textContent]) => element("option", { value, textContent })));
    control.value = value || options[0][0];
  }
}

/** Loads what rules say in the language of the page, and returns whether it is there. Without it, the messages are plainer. */
async function bring() {
  if (spoken() === "en") return false;
  const messages = await import(`./languages/${spoken()}.js`).catch(() => undefined);
  if (messages) addLanguage(messages.default);
  return messages !== undefined;
}

/** Keeps the chosen language when the form is emptied. */
function keepLanguage() {
  for (const option of $("language").options) option.defaultSelected = option.selected;
}

$("contact").append(...CONTACT.map(({ kinds, countries, ...rest }) => field({ ...rest, options: kinds || countries ? [] : undefined })));
$("language").value = [languageOf(navigator.language)].find((language) => LANGUAGES.includes(language)) ?? "en";
keepLanguage();
translate();
$("language").addEventListener("change", async () => {
  keepLanguage();
  speak();
  refresh();
  if (await bring()) refresh();
});
$("form").addEventListener("input", refresh);
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  touchAll();
  refresh();
  document.querySelector("[aria-invalid]")?.focus();
});
$("form").addEventListener("reset", () => {
  touched.clear();
  // The controls become empty only after the event.
  setTimeout(refresh);
});
$("faq").addEventListener("click", () => {
  for (const control of controls.values()) restore(control, FAQ[control.id]);
  refresh();
  touchAll();
  refresh();
});
$("eligible-box").addEventListener("toggle", () => $("eligible-box").open && askAll());
$("eligible-filter").addEventListener("input", draw);
$("schemas-box").addEventListener("toggle", () => $("schemas-box").open && drawSchemas());

try {
  await init(fetch(new URL("registrant_bg.wasm", import.meta.url)));
  show($("version"), version());
  await bring();
  speak();
  refresh();
} catch (error) {
  verdict("none", word("not_loaded", { why: error.message }));
}
