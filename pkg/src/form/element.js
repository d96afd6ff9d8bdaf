// The custom element: a form of contact data that takes part in the form around it.
import { attach } from "./attach.js";
import { RegistrantError } from "./core.js";
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
[part=error] { font-weight: bold; }
`;

/** Defines the element under a name; `registrant-form` by default. */
export function defineRegistrantForm(name = "registrant-form") {
  // Servers have no elements.
  if (!globalThis.customElements) return undefined;
  if (!customElements.get(name)) customElements.define(name, elementClass());
  return customElements.get(name);
}

/** Styles a shadow root. Not every host has sheets without an element. */
function styled(root) {
  const sheet = new CSSStyleSheet();
  if (sheet.replaceSync) {
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } else root.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
}

// The class is made at the first call, because servers have no `HTMLElement`.
function elementClass() {
  return class RegistrantForm extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = Object.keys(OPTIONS);
    #internals = this.attachInternals();
    #attached;
    #fieldset;
    #refusal;

    constructor() {
      super();
      // A form without the contact must not go out.
      this.#refuse("expected a domain in the attribute `domain`, found none");
      // The list of errors replaces the browser's bubble, which cannot say more than one. The first wrong control has the focus.
      this.addEventListener("invalid", (event) => {
        if (!this.#attached) return;
        event.preventDefault();
        const first = [...(this.form?.elements ?? [this])].find((node) => node.willValidate && !node.validity.valid);
        this.#attached.submit({ isQuiet: first !== this });
      });
    }

    connectedCallback() {
      // A framework may set the attributes after it has inserted the element.
      if (this.#attached || !this.hasAttribute("domain")) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
      const fields = Object.assign(document.createElement("div"), { part: "fields" });
      this.#fieldset = document.createElement("fieldset");
      this.#fieldset.append(fields);
      root.replaceChildren(this.#fieldset);
      styled(root);
      this.#fieldset.disabled = this.matches(":disabled");
      // Until the input is read, the last contact is not what the page shows.
      this.#fieldset.addEventListener("input", () => this.#refuse("?"));
      this.#tried(() => (this.#attached = attach(this.#fieldset, { ...this.#options(), place: fields })));
      this.#attached?.form.subscribe((snapshot) => this.#follow(snapshot));
      // A form ends at the shadow root, so the key must cross it.
      this.#fieldset.addEventListener("keydown", ({ key, target, isComposing }) => {
        if (key === "Enter" && !isComposing && target.localName === "input") this.form?.requestSubmit();
      });
    }

    attributeChangedCallback() {
      if (this.#attached) this.#tried(() => this.#attached.form.configure(this.#options()));
      else if (this.isConnected) this.connectedCallback();
    }

    /** Takes attributes. Wrong ones, such as a domain that is only half there, leave the fields, but the form around it is invalid. */
    #tried(take) {
      this.#refusal = undefined;
      try {
        take();
      } catch (error) {
        if (!(error instanceof RegistrantError)) throw error;
        this.#refusal = error.message;
        this.#refuse(error.message);
      }
    }

    #refuse(message, anchor) {
      this.#internals.setValidity?.({ customError: true }, message, anchor);
    }

    #options() {
      return Object.fromEntries(Object.entries(OPTIONS).map(([attribute, [option, read]]) => [option, read(this.getAttribute(attribute))]));
    }

    /** Tells the form around it the contact, or the first error. */
    #follow({ accepted, contact, values, fields, problems, pending, reading, language }) {
      this.#internals.setFormValue?.(JSON.stringify(contact), JSON.stringify(values));
      const wrong = fields.find(({ refusal }) => refusal);
      const anchor = wrong && this.shadowRoot.querySelector(`[data-registrant-field="${CSS.escape(wrong.name)}"] [part=control]`);
      const message = this.#refusal ?? wrong?.refusal ?? problems[0] ?? word(language, pending || reading ? "unloaded" : "problem");
      if (accepted && !this.#refusal) this.#internals.setValidity?.({});
      else this.#refuse(message, anchor ?? undefined);
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
