// The entry for React: the form engine as a hook.
import { useEffect, useState, useSyncExternalStore } from "react";
import { createContactForm } from "registrant/form";

export function useContactForm(options) {
  const [form] = useState(() => createContactForm(options));
  const { values, ...followed } = options;
  const key = JSON.stringify(followed);
  const [known, setKnown] = useState(key);
  useEffect(() => {
    if (key === known) return;
    form.configure(followed);
    setKnown(key);
  });
  const snapshot = useSyncExternalStore(form.subscribe, form.getSnapshot, form.getSnapshot);
  return { ...snapshot, ...functions(form) };
}

/** Returns the functions of a form, and the properties of a control of React. */
function functions({ set, fill, blur, accept, submit, reset, field }) {
  return { set, fill, blur, accept, submit, reset, field, control: (name) => control(field(name), { set, blur }) };
}

function control(field, { set, blur }) {
  if (!field) return { name: undefined, hidden: true };
  const { name, input, value, error } = field;
  return {
    id: name,
    name,
    ...(input === "checkbox" ? { checked: value } : { value }),
    ...(!["select", "textarea"].includes(input) && { type: input }),
    required: field.required,
    autoComplete: field.autocomplete,
    inputMode: field.inputMode,
    autoCapitalize: field.autoCapitalize,
    "aria-invalid": error !== undefined,
    "aria-describedby": `${name}-help`,
    onChange({ target }) {
      if (input === "checkbox") return set(name, target.checked);
      const typed = set(name, target.value, { caret: input === "tel" ? target.selectionStart : undefined });
      if (input !== "tel") return undefined;
      // React would put the caret at the end of a text that differs from the control's.
      target.value = typed.value;
      return target.setSelectionRange(typed.caret, typed.caret);
    },
    onBlur: () => blur(name),
  };
}
