// Reads the form, asks the library, and shows its answer beside each field.
import { canAssociate, check, checkOrder, encode, init, requirements, version } from "./load.js";
import { $, capital, element, show, source } from "./dom.js";
import { ask, draw } from "./eligible.js";
import { CONTACT, COUNTRY_CHOICE, FAQ, KINDS, choice } from "./fields.js";

/** Every control that has been shown, by the path of its field; what is shown now stands in `asked`. */
const controls = new Map();
const touched = new Set();
const BASE = new Set(CONTACT.map(({ path }) => path));
/** The fields that a registry asks for, in order, and what they were drawn from. */
let asked = new Set();
let drawn = "";

function field({ path, id = path, label, hint, options, lines, wide, flag, why, lang = "en", type = "text", autocomplete = "off" }) {
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
    element("label", { htmlFor: id, textContent: label, lang }),
    control,
    ...(why ? [element("div", { id: `${id}-why`, className: "why", textContent: why })] : []),
    element("div", { id: `${id}-message`, className: "message" }),
  ]);
}

const isShown = (path) => BASE.has(path) || asked.has(path);
const valueOf = (control) => (control.type === "checkbox" ? (control.checked ? "yes" : "") : control.value);

/** The form as a canonical contact: what is empty or not asked for is absent. */
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

/** Draws the fields that the registry asks for, where they are others than before, and marks what is required. */
function drawFields({ suffix, fields }) {
  const shown = fields.filter(({ path, presence }) => !BASE.has(path) && path !== "full_name" && presence !== "forbidden");
  const forbidden = fields.filter(({ presence }) => presence === "forbidden");
  const text = JSON.stringify([suffix, shown, forbidden]);
  if (text !== drawn) {
    drawn = text;
    asked = new Set(shown.map(({ path }) => path));
    const before = new Map([...controls].map(([path, control]) => [path, control.checked ? "yes" : control.value]));
    $("registry-fields").replaceChildren(...shown.map(registryField));
    for (const path of asked) restore(controls.get(path), before.get(path));
    const empty = ({ label, why }) => element("li", { textContent: `Not taken: ${label}. ${capital(why)}.` });
    $("forbidden").replaceChildren(...forbidden.map(empty));
    show($("registry-legend"), `What .${suffix} asks beside`);
    $("registry").hidden = shown.length + forbidden.length === 0;
  }
  for (const [path, control] of controls) {
    const requirement = fields.find((field) => field.path === path);
    const isRequired = requirement?.presence === "required" && requirement.severity === "error";
    control.parentElement.classList.toggle("required", isRequired);
    if (isRequired) control.setAttribute("aria-required", "true");
    else control.removeAttribute("aria-required");
  }
}

function restore(control, value = "") {
  if (control.type === "checkbox") control.checked = value === "yes";
  else control.value = value;
}

/** A field of a registry, from what `requirements` says of it. */
function registryField({ path, label, input, type, presence, autofill, why = "", required_when, any_of, example, ...rest }) {
  const isListed = input === "select" && rest.enum;
  const labelled = ({ value, label: meaning }) => [value, meaning ? `${value}: ${meaning}` : value];
  const when = required_when?.map(({ condition }) => `asked ${condition}`) ?? [];
  const others = any_of ? ["one of several fields is enough"] : [];
  const words = [presence === "optional" ? "optional" : "", ...when, ...others, why].filter(Boolean);
  return field({
    path,
    label: capital(label),
    lang: $("language").value,
    why: words.length ? `${capital(words.join("; "))}.` : "",
    options: isListed ? choice(rest.enum.map(labelled)) : type === "country" ? COUNTRY_CHOICE : undefined,
    lines: input === "textarea" ? 2 : 0,
    flag: input === "checkbox",
    type: ["email", "tel", "date"].includes(input) ? input : "text",
    hint: example,
    autocomplete: autofill,
  });
}

function refresh() {
  const [about, whole] = [{}, association()];
  const options = { provider: $("provider").value, language: $("language").value };
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
  $("elsewhere").replaceChildren(...elsewhere.map((violation) => element("li", {}, sentence(violation))));
  drawBeside(report, order);
  const errors = report.violations.filter(({ severity }) => severity === "error").length;
  const warnings = report.violations.length - errors;
  const counts = [plural(errors, "error"), plural(warnings, "warning")].filter(Boolean).join(" and ");
  const word = report.accepted ? "Accepted" : "Refused";
  verdict(report.accepted ? "accepted" : "refused", `${word} for ${$("domain").value}${counts && `: ${counts}`}.`);
  askLater();
}

/** The contact in all its roles. */
function orderOf(given) {
  const [first, ...others] = roles();
  const contacts = Object.fromEntries([[first, given], ...others.map((role) => [role, first])]);
  return { domains: [$("domain").value], operation: $("operation").value, contacts };
}

/** What is asked beside the contact's data, and the roles that nobody has. */
function drawBeside({ notes, basis, suffix }, { missing_roles: missing, unstored_roles: unstored }) {
  const lines = [
    basis === "generic" && `No special rule of .${suffix} is known; generic rules are applied.`,
    missing.length && `The registry also wants a contact for: ${missing.join(", ")}.`,
    unstored.length && `The registry does not store the contact for: ${unstored.join(", ")}.`,
  ].filter(Boolean);
  $("roles").replaceChildren(...lines.map((textContent) => element("li", { textContent })));
  const items = notes.map((note) => element("li", {}, [`${capital(note.why)}. `, ...source(note)]));
  $("notes-list").replaceChildren(...items);
  $("notes").hidden = notes.length === 0;
}

/** The call itself was wrong: nothing is known about the contact. */
function refuseCall(error) {
  for (const control of controls.values()) if (control.isConnected) mark(control, []);
  for (const id of ["elsewhere", "roles", "notes-list"]) $(id).replaceChildren();
  $("notes").hidden = true;
  for (const id of ["report", "gandi"]) show($(id), "");
  const text = [error.message, error.remedy].filter(Boolean).join(": ");
  mark($("domain"), /domain|suffix/.test(`${error.kind} ${error.pointer}`) ? [{ severity: "error", message: text }] : []);
  verdict("none", `Cannot be checked: ${text}.`);
}

/** Shows what is wrong with one field; one that nobody has been at yet is only marked as asked for. */
function mark(control, violations, told = true) {
  const invalid = violations.some(({ severity }) => severity === "error");
  control.parentElement.classList.toggle("asked", invalid && !told);
  control.parentElement.classList.toggle("warned", told && !invalid && violations.length > 0);
  if (invalid && told) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  const lines = told ? violations.map((violation) => element("p", {}, sentence(violation, control))) : [];
  $(`${control.id}-message`).replaceChildren(...lines);
}

/** A violation as text, with its source, and with its fix where the field can take it. */
function sentence({ message, rule, fix }, control) {
  const parts = [element("span", { lang: $("language").value, textContent: `${message} ` }), ...source(rule ?? {})];
  if (control && typeof fix === "string") {
    const button = element("button", { type: "button", textContent: `use ${fix}` });
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

const plural = (count, noun) => (count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`);

let timer;

/** Asks all suffixes once nobody types any more, where the answer is looked at. */
function askLater() {
  clearTimeout(timer);
  if ($("eligible-box").open) timer = setTimeout(askAll, 150);
}

function askAll() {
  const { domain, ...rest } = association();
  if (roles().length > 0) ask(contact(), rest, { schema: "contact", provider: $("provider").value, language: $("language").value });
}

function touchAll() {
  for (const path of controls.keys()) touched.add(path);
}

$("contact").append(...CONTACT.map(field));
$("form").addEventListener("input", refresh);
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  touchAll();
  refresh();
  document.querySelector("[aria-invalid]")?.focus();
});
$("form").addEventListener("reset", () => {
  touched.clear();
  // The controls are only empty once the event has passed.
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

try {
  await init(fetch(new URL("registrant_bg.wasm", import.meta.url)));
  show($("version"), version());
  refresh();
} catch (error) {
  verdict("none", `The library did not load: ${error.message}`);
}
