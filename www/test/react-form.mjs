// A form in React, for a server and for a page.

/** Makes the component from React and the hook, which each host imports by itself. */
export const formOf = ({ createElement: h, useState }, { useContactForm }) =>
  function Form({ language, name = "order", domain: usual = "example.fr" }) {
    const [domain, setDomain] = useState(usual);
    const [kind, setKind] = useState("");
    const { fields, control, optionsError, accepted } = useContactForm({ domain, language, ...(kind && { kind }) });
    const row = (field) => {
      const { id, ...own } = control(field.name);
      const options = field.options?.map(({ value, label }) => h("option", { value, key: value }, label));
      const shown = options ? h("select", { id, ...own }, h("option", { value: "" }), options) : h("input", { id, ...own });
      return h("p", { key: field.name }, h("label", { htmlFor: id }, field.label), shown, h("small", { id: `${id}-help` }, field.error ?? field.hint));
    };
    const fault = h("output", null, optionsError?.kind, String(accepted));
    const fixed = h("input", { "aria-label": "Only this kind", name: "fixed", value: kind, onChange: ({ target }) => setKind(target.value) });
    return h("form", { name }, fixed, h("input", { "aria-label": "Domain", name: "domain", value: domain, onChange: ({ target }) => setDomain(target.value) }), fields.map(row), fault);
  };
