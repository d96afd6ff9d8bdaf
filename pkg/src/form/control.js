// The controls of one field: what they hold, and what the field makes of them. Several are the lines of one street, or radio
// buttons.
import { chosen, labelOf } from "./choices.js";
import { countryOf } from "./countries.js";
import { tokenOf } from "./found.js";
import { element, fillOptions, setAttributes, writePhone } from "./dom.js";
import { word } from "./words.js";

/** The attributes that a field sets. They come back at the end. */
const OWN = ["required", "inputmode", "autocomplete", "autocapitalize", "aria-invalid", "aria-describedby"];

export function createControl(controls, isMade) {
  const [control] = controls;
  const before = controls.map((node) => Object.fromEntries(OWN.map((name) => [name, node.getAttribute(name) ?? undefined])));
  const isSelect = control.localName === "select";
  /** A copy of the page's list while the form's is in its place. */
  let ofPage;
  let isTold = false;

  const read = () => readFrom(controls);
  const off = new Set();
  let last;

  function put(field) {
    const { value, type, options } = field;
    if (control.type === "checkbox") control.checked = value === true;
    else if (control.type === "radio") for (const node of controls) node.checked = node.value === value;
    else if (controls.length > 1) putLines(String(value));
    else if (isSelect && !isMade) putOption(field);
    else if (options && !isSelect) putName(field);
    else if (type === "phone") writePhone(control, value);
    else if (control.value !== value) control.value = value;
  }

  /** Returns the option that a text names. */
  const named = ({ type, options = [] }, text) => (type === "country" ? countryOf(text) : chosen(options, text, type));

  /** Writes a choice by its name, however the person has spelled it. */
  function putName(field) {
    const { value, options } = field;
    if (control.value !== value && named(field, control.value) !== value) control.value = labelOf(options, value);
  }

  function putLines(value) {
    // The boxes of a number or a date stay as they were filled in: nobody knows their form.
    if (read() === value || (value && areJoined(controls))) return;
    const lines = value.split("\n");
    const last = controls.length - 1;
    for (const [index, node] of controls.entries()) node.value = index === last ? lines.slice(last).join(", ") : (lines[index] ?? "");
  }

  /** Chooses the page's option for a value, however the page spells it. */
  function putOption(field) {
    const { value, options } = field;
    const all = [...control.options];
    const option = all.find((one) => one.value === value) ?? all.find((one) => value && isNamed(field, one, value));
    if (option) option.selected = true;
    else if (value === "") control.selectedIndex = all.findIndex((one) => one.value === "");
    // The page lacks it. An empty list is still on its way.
    else if (options?.length !== 0) control.append(element(control.ownerDocument, "option", { value, selected: true }, labelOf(options, value)));
  }

  const isNamed = (field, option, value) => [option.value, option.label].some((text) => named(field, text) === value);

  /** Puts the form's list into a select whose own has no answer, such as one with the states of another country. */
  function putOptions(field, choose) {
    if (isMade) return fillOptions(control, field.options, choose);
    const offered = field.options.filter(({ value }) => !field.refusal || value !== field.value);
    const isAnswer = (option) => [option.value, option.label].some((text) => offered.some(({ value }) => value === named({ ...field, options: offered }, text)));
    const all = [...(ofPage ?? control).options];
    const isUsable = all.length > 1 && (all.some(isAnswer) || offered.length === 0);
    const [choice] = control.selectedOptions;
    if (!isTold && field.refusal && choice?.value && !isAnswer(choice)) {
      isTold = true;
      console.error(`expected an option of the field \`${field.name}\`, found <option value="${choice.value}">; use one such as "${offered[0]?.value}"`);
    }
    if (ofPage && isUsable) {
      control.replaceChildren(...ofPage.childNodes);
      ofPage = undefined;
    }
    if (!isUsable) ofPage ??= control.cloneNode(true);
    if (ofPage) fillOptions(control, field.options, choose);
    return undefined;
  }

  return {
    read: () => (last = read()),
    /** Returns whether the value is another than the last one that was read or shown. */
    isChanged: () => (last === undefined ? read() !== "" && read() !== false : read() !== last),
    show(field, { language, describedBy }) {
      if (isSelect && controls.length === 1 && field.options) putOptions(field, word(language, "choose"));
      put(field);
      last = read();
      for (const [index, node] of controls.entries()) {
        const own = before[index];
        setAttributes(node, {
          required: own.required !== undefined || (index === 0 && field.required && node.type !== "checkbox"),
          inputmode: field.inputMode,
          autocomplete: controls.length > 1 ? own.autocomplete : (inSection(own.autocomplete, field.autocomplete) ?? own.autocomplete),
          autocapitalize: field.autoCapitalize,
          "aria-invalid": String(field.error !== undefined),
          "aria-describedby": [own["aria-describedby"], ...describedBy].filter(Boolean).join(" ") || undefined,
        });
        node.setCustomValidity(index === 0 ? (field.refusal ?? "") : "");
      }
    },
    /** Takes the controls out of the form, or back in. */
    disable(isOff) {
      // The page's own scripts read hidden controls, and may disable any control.
      for (const node of controls) {
        if (isOff && !node.disabled && node.type !== "hidden") {
          off.add(node);
          node.disabled = true;
        }
        if (!isOff && off.delete(node)) node.disabled = false;
        if (isOff) node.setCustomValidity("");
      }
    },
    restore() {
      for (const [index, node] of controls.entries()) {
        setAttributes(node, before[index]);
        node.setCustomValidity("");
      }
      if (ofPage) control.replaceChildren(...ofPage.childNodes);
      ofPage = undefined;
    },
  };
}

/** Returns the token of a field after what the page has before its own, such as `shipping`. */
function inSection(own, token) {
  const [before] = own?.match(/^.*\s(?=\S)/) ?? [];
  return before && token ? before + token.split(" ").at(-1) : token;
}

/** Returns whether controls are the boxes of a number or a date. */
const areJoined = (controls) => controls.some((control) => /^(bday|tel)/.test(tokenOf(control)));

/** Returns the value of the controls of one field. */
export function readFrom(controls) {
  const [control] = controls;
  if (control.type === "checkbox") return control.checked;
  if (control.type === "radio") return controls.find(({ checked }) => checked)?.value ?? "";
  if (controls.length === 1) return control.value;
  const texts = controls.map(({ value }) => value.trim());
  const tokens = controls.map(tokenOf);
  if (tokens.includes("additional-name")) return texts.filter(Boolean).join(" ");
  if (!areJoined(controls)) return controls.map(({ value }) => value).join("\n").trimEnd();
  const of = (token) => texts[tokens.indexOf(token)] ?? "";
  return /^bday/.test(tokens[0]) ? dateOf(of("bday-year"), monthOf(controls[tokens.indexOf("bday-month")]), of("bday-day")) : numberOf(tokens, texts, of);
}

const dateOf = (year, month, day) => year + month + day && (/\D/.test(month) ? `${day} ${month} ${year}` : [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"));

/** Returns the month of a box. A list of names has twelve, in any language. */
function monthOf(control) {
  const { value = "", options, selectedIndex } = control ?? {};
  return options && /\D/.test(value) ? String(Math.max(0, selectedIndex - options.length + 13) || "") : value.trim();
}

/** Returns the number of some boxes. A calling code alone means nothing, and a number may have its own. */
function numberOf(tokens, texts, of) {
  const number = texts.filter((_, index) => !/country-code|extension/.test(tokens[index])).join("");
  const code = /^(\+|00)/.test(number) ? "" : of("tel-country-code").replace(/^(?!\+|00)\D*(?=\d)/, "+");
  const extension = of("tel-extension") && ` ext. ${of("tel-extension")}`;
  return number && `${code}${number}${extension}`;
}
