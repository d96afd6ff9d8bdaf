// The custom element: a form of contact data that takes part in the form around it.
import { attach } from "./attach.js";
import { RegistrantError } from "./core.js";
import { element, languageTag, say } from "./dom.js";
import { languageFor } from "./pieces.js";
import { word } from "./words.js";

/** The attributes that are options of the form, each with its reader. */
const text = (value) => value || undefined;
const list = (value) => value?.split(/[\s,]+/).filter(Boolean);
const OPTIONS = {
  domain: ["domains", list],
  roles: ["roles", list],
  kind: ["kind", text],
  country: ["country", text],
  language: ["language", (value) => (value ? languageFor(value) : undefined)],
  operation: ["operation", text],
  provider: ["provider", text],
  section: ["section", text],
  names: ["names", text],
  "full-name": ["fullName", (value) => value !== null],
};

const STYLE = `
:host { display: block; }
:host([hidden]), [hidden] { display: none !important; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
[part=fields] { display: grid; grid-template-columns: repeat(6, 1fr); gap: 0.75em 1em; }
[part=field] { display: flex; flex-direction: column; gap: 0.25em; grid-column: span 6; min-width: 0; }
@media (min-width: 30em) { [data-span="3"] { grid-column: span 3; } [data-span="2"] { grid-column: span 2; } }
[part=control] { font: inherit; box-sizing: border-box; width: 100%; }
[type=checkbox] { width: auto; align-self: start; }
[part=error], [part=alert] { font-weight: bold; }
`;

/** Defines the element under a name; `registrant-form` by default. */
export function defineRegistrantForm(name = "registrant-form") {
  // Servers have no elements.
  if (!globalThis.customElements) return undefined;
  if (!customElements.get(name)) customElements.define(name, elementClass());
  return customElements.get(name);
}

/** Styles a shadow root. Hosts without a picture, such as jsdom, have no such sheets. */
function styled(root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync?.(STYLE);
  root.adoptedStyleSheets = [sheet];
}

/** The key of an element's own state: private members would need more code in older browsers. */
const OWN = Symbol("own");

function optionsOf(node) {
  const options = Object.fromEntries(Object.entries(OPTIONS).map(([attribute, [option, read]]) => [option, read(node.getAttribute(attribute))]));
  return { ...options, language: options.language ?? languageFor(languageTag(node)) };
}

function refuse(node, message, anchor) {
  node[OWN].internals.setValidity?.({ customError: true }, message, anchor);
}

/** Makes the inside of an element once. */
function drawn(node) {
  const own = node[OWN];
  if (own.fieldset) return own;
  const root = node.attachShadow({ mode: "open", delegatesFocus: true });
  own.alert = element(document, "div", { role: "alert", tabindex: "-1", part: "alert", hidden: true });
  own.place = element(document, "div", { part: "fields" });
  own.fieldset = element(document, "fieldset", {}, own.place);
  root.append(own.alert, own.fieldset);
  styled(root);
  own.fieldset.disabled = node.matches(":disabled");
  // Until the input is read, the last contact is not what the page shows.
  own.fieldset.addEventListener("input", () => refuse(node, "?"));
  // This event stops at the shadow root.
  own.fieldset.addEventListener("change", () => node.dispatchEvent(new Event("change", { bubbles: true })));
  // A form ends at the shadow root, so the key must cross it.
  own.fieldset.addEventListener("keydown", ({ key, target, isComposing }) => {
    if (key === "Enter" && !isComposing && target.localName === "input") node.form?.requestSubmit();
  });
  return own;
}

/** Tells the person that the form cannot be loaded, and the developer why. */
function complain(node, message) {
  const { alert } = drawn(node);
  // Nobody mends an attribute by trying again.
  say(alert, word(optionsOf(node).language, "unloaded").match(/^[^.。，]+/)[0]);
  alert.hidden = false;
  // Each attribute is tried with those before it.
  if (node[OWN].said !== message) console.error(`<${node.localName}> ${message}`);
  node[OWN].said = message;
}

/** Takes attributes. Wrong ones, such as a domain that is only half there, leave the fields, but the form around it is invalid. */
function tried(node, take) {
  const own = drawn(node);
  own.refusal = undefined;
  own.alert.hidden = true;
  try {
    take(own);
    own.said = undefined;
  } catch (error) {
    if (!(error instanceof RegistrantError)) throw error;
    own.refusal = error.message;
    refuse(node, error.message);
    complain(node, error.message);
  }
}

/** Tells the form around an element the contact, or the first error. */
function follow(node, { accepted, contact, values, fields, problems, pending, reading, language }) {
  const { internals, refusal } = node[OWN];
  internals.setFormValue?.(JSON.stringify(contact), JSON.stringify(values));
  const wrong = fields.find((field) => field.refusal);
  const anchor = wrong && node.shadowRoot.querySelector(`[data-registrant-field="${CSS.escape(wrong.name)}"] [part=control]`);
  const message = refusal ?? wrong?.refusal ?? problems[0] ?? word(language, pending || reading ? "unloaded" : "problem");
  if (accepted && !refusal) internals.setValidity?.({});
  else refuse(node, message, anchor ?? undefined);
}

// The class is made at the first call, because servers have no `HTMLElement`.
function elementClass() {
  return class RegistrantForm extends HTMLElement {
    static get formAssociated() {
      return true;
    }

    static get observedAttributes() {
      return Object.keys(OPTIONS);
    }

    constructor() {
      super();
      this[OWN] = { internals: this.attachInternals() };
      // A form without the contact must not go out.
      refuse(this, "expected a domain in the attribute `domain`, found none");
      // The list of errors replaces the browser's bubble, which cannot say more than one. The first wrong control has the focus.
      this.addEventListener("invalid", (event) => {
        const { attached } = this[OWN];
        event.preventDefault();
        const first = [...(this.form?.elements ?? [this])].find((node) => node.willValidate && !node.validity.valid);
        if (attached) return void attached.submit({ isQuiet: first !== this });
        complain(this, this.validationMessage);
        if (first === this) this[OWN].alert.focus();
      });
    }

    connectedCallback() {
      // A value that was set before the element was defined hides the accessor.
      if (Object.keys(this).includes("value")) {
        const { value } = this;
        delete this.value;
        this.value = value;
      }
      // A framework may set the attributes after it has inserted the element.
      if (this[OWN].attached || !this.hasAttribute("domain")) return;
      tried(this, (own) => {
        own.attached = attach(own.fieldset, { ...optionsOf(this), values: own.given, place: own.place });
        own.attached.form.subscribe((snapshot) => follow(this, snapshot));
      });
    }

    attributeChangedCallback() {
      const { attached } = this[OWN];
      if (attached) tried(this, () => attached.form.configure(optionsOf(this)));
      else if (this.isConnected) this.connectedCallback();
    }

    formResetCallback() {
      this.contactForm?.reset();
    }

    formDisabledCallback(isDisabled) {
      if (this[OWN].fieldset) this[OWN].fieldset.disabled = isDisabled;
    }

    formStateRestoreCallback(state) {
      this.contactForm?.fill(JSON.parse(state));
    }

    /** Leaves every field; if the contact is refused, the list of errors takes the focus. */
    submit() {
      return this[OWN].attached?.submit();
    }

    /** The engine of the form. */
    get contactForm() {
      return this[OWN].attached?.form;
    }

    /** The canonical contact, normalized. */
    get value() {
      return this.contactForm?.getSnapshot().contact;
    }

    /** Fills in values by name, or empties every field. */
    set value(values) {
      this[OWN].given = values ?? undefined;
      if (values) this.contactForm?.fill(values);
      else this.contactForm?.clear();
    }

    get form() {
      return this[OWN].internals.form;
    }

    get name() {
      return this.getAttribute("name");
    }

    get type() {
      return this.localName;
    }

    get validity() {
      return this[OWN].internals.validity;
    }

    get validationMessage() {
      return this[OWN].internals.validationMessage;
    }

    get willValidate() {
      return this[OWN].internals.willValidate;
    }

    checkValidity() {
      return this[OWN].internals.checkValidity();
    }

    reportValidity() {
      return this[OWN].internals.reportValidity();
    }
  };
}
