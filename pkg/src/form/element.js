// The custom element: a form of contact data that takes part in the form around it.
import { attach } from "./attach.js";

/** The attributes that are options of the form, each with its reader. */
const text = (value) => value || undefined;
const list = (value) => value?.split(/[\s,]+/).filter(Boolean);
const OPTIONS = {
  domain: ["domains", list],
  roles: ["roles", list],
  kind: ["kind", text],
  country: ["country", text],
  language: ["language", text],
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
[part=error] { font-weight: bold; }
`;

/** Defines the element under a name; `registrant-form` by default. */
export function defineRegistrantForm(name = "registrant-form") {
  // Servers have no elements.
  if (!globalThis.customElements) return undefined;
  if (!customElements.get(name)) customElements.define(name, elementClass());
  return customElements.get(name);
}

// The class is made at the first call, because servers have no `HTMLElement`.
function elementClass() {
  return class RegistrantForm extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = Object.keys(OPTIONS);
    #internals = this.attachInternals();
    #attached;
    #fieldset;

    connectedCallback() {
      // A framework may set the attributes after it has inserted the element.
      if (this.#attached || !this.hasAttribute("domain")) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
      const style = new CSSStyleSheet();
      style.replaceSync(STYLE);
      root.adoptedStyleSheets = [style];
      const fields = Object.assign(document.createElement("div"), { part: "fields" });
      this.#fieldset = document.createElement("fieldset");
      this.#fieldset.append(fields);
      root.replaceChildren(this.#fieldset);
      this.#fieldset.disabled = this.matches(":disabled");
      this.#attached = attach(this.#fieldset, { ...this.#options(), place: fields });
      this.#attached.form.subscribe((snapshot) => this.#follow(snapshot));
      // The list of errors replaces the browser's bubble, which cannot say more than one.
      this.addEventListener("invalid", (event) => {
        event.preventDefault();
        this.submit();
      });
      // A form ends at the shadow root, so the key must cross it.
      this.#fieldset.addEventListener("keydown", ({ key, target, isComposing }) => {
        if (key === "Enter" && !isComposing && target.localName === "input") this.form?.requestSubmit();
      });
    }

    attributeChangedCallback() {
      if (this.#attached) this.#attached.form.configure(this.#options());
      else if (this.isConnected) this.connectedCallback();
    }

    #options() {
      return Object.fromEntries(Object.entries(OPTIONS).map(([attribute, [option, read]]) => [option, read(this.getAttribute(attribute))]));
    }

    /** Tells the form around it the contact, or the first error. */
    #follow({ accepted, contact, values, fields, problems }) {
      this.#internals.setFormValue(JSON.stringify(contact), JSON.stringify(values));
      const wrong = fields.find(({ refusal }) => refusal);
      const anchor = wrong && this.shadowRoot.querySelector(`[data-registrant-field="${CSS.escape(wrong.name)}"] [part=control]`);
      if (accepted) this.#internals.setValidity({});
      else this.#internals.setValidity({ customError: true }, wrong?.refusal ?? problems[0] ?? "?", anchor ?? undefined);
    }

    formResetCallback() {
      this.#attached?.form.reset();
    }

    formDisabledCallback(isDisabled) {
      if (this.#fieldset) this.#fieldset.disabled = isDisabled;
    }

    formStateRestoreCallback(state) {
      this.#attached?.form.fill(JSON.parse(state));
    }

    /** Leaves every field; if the contact is refused, the list of errors takes the focus. */
    submit() {
      return this.#attached?.submit();
    }

    /** The engine of the form. */
    get contactForm() {
      return this.#attached?.form;
    }

    /** The canonical contact, normalized. */
    get value() {
      return this.#attached?.form.getSnapshot().contact;
    }

    get form() {
      return this.#internals.form;
    }

    get name() {
      return this.getAttribute("name");
    }

    get type() {
      return this.localName;
    }

    get validity() {
      return this.#internals.validity;
    }

    get validationMessage() {
      return this.#internals.validationMessage;
    }

    get willValidate() {
      return this.#internals.willValidate;
    }

    checkValidity() {
      return this.#internals.checkValidity();
    }

    reportValidity() {
      return this.#internals.reportValidity();
    }
  };
}
