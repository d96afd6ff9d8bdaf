// Reads the form, asks the library, and shows its answer beside each field.
import { canAssociate, check, init, version } from "./load.js";
import { BIRTH, CONTACT, FAQ } from "./fields.js";

const $ = (id) => document.getElementById(id);

/** An element with properties, attributes and children. */
function element(name, { attributes = {}, ...properties } = {}, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Every control of the contact, by its JSON Pointer in the document. */
const controls = new Map();
const touched = new Set();

function field({ pointer, label, hint, options, lines, wide, type = "text", autocomplete = "off" }) {
  const id = pointer.split("/").pop();
  const common = { id, autocomplete, attributes: { "aria-describedby": `${id}-message` } };
  let control;
  if (options) {
    control = element("select", common, options.map(([value, text]) => element("option", { value, textContent: text })));
  } else if (lines) {
    control = element("textarea", { ...common, rows: lines });
  } else {
    control = element("input", { ...common, type, placeholder: hint ?? "" });
  }
  control.addEventListener("blur", () => {
    touched.add(pointer);
    refresh();
  });
  controls.set(pointer, control);
  const message = element("div", { id: `${id}-message`, className: "message" });
  return element("div", { className: wide ? "field wide" : "field" }, [
    element("label", { htmlFor: id, textContent: label }),
    control,
    message,
  ]);
}

/** The form as a Gandi v3 document: what is empty or not asked for is absent. */
function contact() {
  const result = {};
  for (const [pointer, control] of controls) {
    if (control.value === "" || (pointer.startsWith("/extra_parameters/") && $("birth").hidden)) continue;
    const keys = pointer.slice(1).split("/");
    const last = keys.pop();
    const parent = keys.reduce((object, key) => (object[key] ??= {}), result);
    parent[last] = last === "type" ? Number(control.value) : control.value;
  }
  return result;
}

function association() {
  const roles = [...document.querySelectorAll("[name=role]:checked")].map(({ value }) => [value, true]);
  return { domain: $("domain").value, operation: $("operation").value, ...Object.fromEntries(roles) };
}

function refresh() {
  $("birth").hidden = controls.get("/type").value !== "0";
  const options = { schema: "gandi-v3", provider: $("provider").value, language: $("language").value };
  const parameters = [contact(), association(), options];
  let report;
  try {
    report = check(...parameters);
    show($("gandi"), JSON.stringify(canAssociate(...parameters), null, 2));
  } catch (error) {
    refuseCall(error);
    return;
  }
  show($("report"), JSON.stringify(report, null, 2));
  show($("data-version"), report.data_version);
  mark($("domain"), []);
  const elsewhere = report.violations.filter(({ source }) => !controls.has(source));
  for (const [pointer, control] of controls) {
    mark(control, report.violations.filter(({ source }) => source === pointer), touched.has(pointer) || control.value !== "");
  }
  $("elsewhere").replaceChildren(...elsewhere.map((violation) => element("li", {}, sentence(violation))));
  const errors = report.violations.filter(({ severity }) => severity === "error").length;
  const warnings = report.violations.length - errors;
  const counts = [plural(errors, "error"), plural(warnings, "warning")].filter(Boolean).join(" and ");
  const word = report.accepted ? "Accepted" : "Refused";
  verdict(report.accepted ? "accepted" : "refused", `${word} for ${$("domain").value}${counts && `: ${counts}`}.`);
}

/** The call itself was wrong: nothing is known about the contact. */
function refuseCall(error) {
  for (const control of controls.values()) mark(control, []);
  $("elsewhere").replaceChildren();
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
  const parts = [element("span", { lang: $("language").value, textContent: `${message} ` })];
  if (rule?.source?.startsWith("https://")) {
    parts.push(element("a", { href: rule.source, textContent: "source", title: `${rule.id}, read ${rule.date}`, rel: "noreferrer" }));
  }
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

/** Sets a text only where it changed, so that a screen reader does not say it again. */
function show(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const plural = (count, noun) => (count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`);

function touchAll() {
  for (const pointer of controls.keys()) touched.add(pointer);
}

$("contact").append(...CONTACT.map(field));
$("birth-fields").append(...BIRTH.map(field));
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
  for (const [pointer, control] of controls) control.value = FAQ[pointer.slice(1)] ?? "";
  touchAll();
  refresh();
});

try {
  await init(fetch(new URL("registrant_bg.wasm", import.meta.url)));
  show($("version"), version());
  refresh();
} catch (error) {
  verdict("none", `The library did not load: ${error.message}`);
}
