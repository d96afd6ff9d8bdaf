// The view that checks a contact: the form that the registries ask for, and the verdict beside it.
import { operationChoice, roleChoices } from "./association.js";
import { button, element, labelled, say, select, text } from "./dom.js";
import { forms, sources, whyNotLoaded } from "./engine.js";
import { add, spoken, word } from "./language.js";
import { createSent } from "./sent.js";
import { createVerdict } from "./verdict.js";
import words from "./words/check.js";

add(words);

const PROVIDERS = { gandi: "Gandi", dnsimple: "DNSimple", glauca: "Glauca", route53: "Route 53", godaddy: "GoDaddy", cloudflare: "Cloudflare", opensrs: "OpenSRS", namecheap: "Namecheap", openprovider: "Openprovider", porkbun: "Porkbun" };

/** A contact with the usual mistakes: a national phone number, a country by name, and a slip in the e-mail address. */
const EXAMPLE = {
  kind: "individual", given_name: "Camille", family_name: "Martin", street: "12 rue de la Paix", postal_code: "75002", city: "Paris",
  country: "France", phone: "0142685300", email: "camille.martin@gmial.com",
};

/** The choices and values of the person. They stay in memory, while the page is open. */
export const state = { domains: "mydomain.fr", operation: "create", provider: "none", roles: ["owner"], values: {}, contact: {} };

/** Separates domains by spaces, commas and the like. */
export const domainsOf = (typed) => [...new Set(typed.toLowerCase().split(/[\s,;、，]+/).filter(Boolean))];

export async function draw(root) {
  const fields = element("div", { className: "card form", attributes: { "aria-busy": "true" } }, [text("p", word("loading"), { className: "quiet" })]);
  const problem = element("p", { className: "problem", id: "domain-problem", attributes: { role: "alert" } });
  const domain = element("input", { id: "domain", value: state.domains, spellcheck: false, autocapitalize: "none", autocomplete: "off", inputMode: "url" });
  domain.setAttribute("aria-describedby", "domain-problem");
  const side = element("aside", { className: "side", attributes: { "aria-label": word("verdict") } });
  const below = element("div");
  root.append(
    element("header", { className: "hero" }, [text("h1", word("check_title")), text("p", word("check_lead"), { className: "lead" })]),
    element("div", { className: "columns" }, [
      element("div", { className: "stack" }, [
        element("section", { className: "card" }, [labelled(word("domains"), domain, { hint: word("domains_hint"), className: "field big" }), problem, more(apply)]),
        fields,
      ]),
      side,
    ]),
    below,
  );

  const library = await forms();
  library.defineRegistrantForm();
  const names = state.values;
  let [form, known] = [undefined, []];
  const focus = (name) => form.shadowRoot.querySelector(`[data-registrant-field="${CSS.escape(name)}"] [part=control]`)?.focus();
  const accept = (name, value) => {
    form.contactForm.set(name, value);
    form.contactForm.blur(name);
    focus(name);
  };
  const verdict = createVerdict(side, { library, focus, accept });
  const sent = createSent(below);

  /** Returns the known domains, and says which others there are. */
  function read() {
    const domains = domainsOf(state.domains);
    const unknown = domains.filter((one) => !isKnown(one));
    say(problem, domains.length === 0 ? word("no_domain") : unknown.length > 0 ? word("unknown_domain", { domain: unknown.join(", ") }) : "");
    domain.setAttribute("aria-invalid", String(domains.length === 0 || unknown.length > 0));
    return domains.filter((one) => !unknown.includes(one));
  }

  function isKnown(one) {
    try {
      return library.suffix(one).suffix !== "" && one.includes(".");
    } catch {
      return false;
    }
  }

  /** Gives the choices to the form. */
  function apply() {
    const domains = read();
    if (domains.length === 0) return verdict.unknown();
    known = domains;
    // The domain is last: with it, the form begins.
    const wanted = { language: spoken(), names: "canonical", roles: state.roles.join(" "), operation: state.operation, provider: state.provider, domain: known.join(" ") };
    for (const [name, value] of Object.entries(wanted)) if (form.getAttribute(name) !== value) form.setAttribute(name, value);
    if (form.contactForm) follow(form.contactForm.getSnapshot());
    form.contactForm?.ready().catch(() => {
      verdict.unknown();
      say(problem, word(whyNotLoaded()));
    });
    return undefined;
  }

  function follow(snapshot) {
    if (snapshot.pending || snapshot.reading) return;
    state.contact = snapshot.contact;
    Object.assign(names, snapshot.values);
    fields.removeAttribute("aria-busy");
    verdict.show(snapshot, { domains: known, roles: state.roles, operation: state.operation, options: { provider: state.provider, language: spoken() } });
    sent.show(snapshot.contact, known[0], { roles: state.roles, operation: state.operation });
  }

  /** Checks the form, once its phone numbers can be read. */
  const submit = () => form.contactForm.ready().catch(() => undefined).then(() => form.submit());

  form = document.createElement("registrant-form");
  fields.replaceChildren(
    text("h2", word("contact"), { className: "card-title" }),
    form,
    element("p", { className: "actions" }, [
      button(word("check_all"), submit, { className: "primary", id: "check-all" }),
      button(word("example"), () => (form.contactForm.fill(EXAMPLE), submit()), { id: "example" }),
      button(word("clear"), () => (form.contactForm.reset(), clear(form.contactForm)), { id: "clear" }),
    ]),
  );
  const before = { ...state.values };
  apply();
  if (!form.contactForm) {
    known = ["mydomain.com"];
    form.setAttribute("domain", "mydomain.com");
  }
  if (Object.keys(before).length > 0) form.contactForm.fill(before);
  form.contactForm.subscribe(follow);
  // Between two fields of the element, no event leaves it.
  form.shadowRoot.addEventListener("focusin", ({ target }) => verdict.about(form.contactForm.getSnapshot(), target.closest("[data-registrant-field]")?.dataset.registrantField));
  domain.addEventListener("input", () => {
    state.domains = domain.value;
    apply();
  });
  await form.contactForm.ready().catch(() => undefined);
  // The sources are not urgent.
  await sources().then(() => form.contactForm.configure({}), () => undefined);
}

/** Empties every field. */
function clear(form) {
  for (const { name, input } of form.getSnapshot().fields) if (name !== "kind") form.set(name, input === "checkbox" ? false : "");
}

/** Makes the choices that most people leave as they are. */
function more(apply) {
  const take = (value) => {
    state.provider = value;
    apply();
  };
  const providers = [["none", word("provider_none")], ...Object.entries(PROVIDERS)];
  return element("details", { className: "more" }, [
    text("summary", word("more")),
    element("div", { className: "grid" }, [
      operationChoice(state, apply),
      labelled(word("provider"), Object.assign(select(providers, state.provider, take), { id: "provider" })),
    ]),
    roleChoices(state, apply),
  ]);
}
