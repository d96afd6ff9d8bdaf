// The entry for React: the form engine as a hook.
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { RegistrantError, createContactForm } from "registrant/form";
import { activeIn, writePhone } from "./form/dom.js";

/** The options whose pieces did not come. */
const failed = new Set();

export function useContactForm(options) {
  const id = useId();
  const [form] = useState(() => createContactForm(options));
  const { values, ...followed } = options;
  const key = JSON.stringify(followed);
  const [known, setKnown] = useState({ key });
  useEffect(() => {
    if (key === known.key) return;
    try {
      // An option that is left out goes.
      const left = Object.keys(JSON.parse(known.key)).map((name) => [name, undefined]);
      form.configure({ ...Object.fromEntries(left), ...followed });
      setKnown({ key });
    } catch (optionsError) {
      if (!(optionsError instanceof RegistrantError)) throw optionsError;
      setKnown({ key, optionsError });
    }
  });
  const [subscribe] = useState(() => (listener) => form.subscribe((snapshot) => {
    grouped(snapshot, id);
    listener();
  }));
  const snapshot = useSyncExternalStore(subscribe, form.getSnapshot, () => whole(form, key));
  const { optionsError } = known;
  function submit() {
    const { reading, contact, report } = form.getSnapshot();
    const sent = reading ? { accepted: false, contact, report } : form.submit();
    // The contact is that of other options.
    return { ...sent, ...(optionsError && { accepted: false }) };
  }
  return { ...snapshot, ...(optionsError && { accepted: false }), optionsError, ...functions(form, id), submit };
}

/** Returns the form as the server has drawn it. React keeps that until everything is here. */
function whole(form, key) {
  const snapshot = form.getSnapshot();
  if (!snapshot.complete && !failed.has(key)) throw form.ready().catch(() => void failed.add(key));
  return snapshot;
}

/** Groups the phone number under the caret when it can be read: React would put the caret at its end. */
function grouped({ fields }, prefix) {
  const control = globalThis.document && activeIn(document);
  const field = control && fields.find(({ name, input }) => input === "tel" && control.id === `${prefix}${name}`);
  if (field) writePhone(control, field.value);
}

/** Returns the functions of a form, and the properties of a control of React. */
function functions({ set, fill, blur, accept, reset, clear, field }, id) {
  return { set, fill, blur, accept, reset, clear, field, control: (name) => control(field(name), { set, blur }, id) };
}

function control(field, { set, blur }, prefix) {
  if (!field) return { name: undefined, hidden: true };
  const { name, input, value, error } = field;
  const id = `${prefix}${name}`;
  const take = ({ target, nativeEvent: { inputType, isComposing } }) => {
    if (input === "checkbox") return set(name, target.checked);
    const isPhone = input === "tel";
    const typed = set(name, target.value, { caret: isPhone ? target.selectionStart : undefined, inputType, isComposing });
    if (!isPhone || isComposing) return undefined;
    // React would put the caret at the end of a text that differs from the control's.
    target.value = typed.value;
    return target.setSelectionRange(typed.caret, typed.caret);
  };
  return {
    id,
    name,
    ...(input === "checkbox" ? { checked: value } : { value }),
    ...(!["select", "textarea"].includes(input) && { type: input }),
    required: field.required,
    autoComplete: field.autocomplete,
    inputMode: field.inputMode,
    autoCapitalize: field.autoCapitalize,
    "aria-invalid": error !== undefined,
    "aria-describedby": `${id}-help`,
    onChange: take,
    // At its end, a composition is a text like another.
    onCompositionEnd: ({ target }) => take({ target, nativeEvent: {} }),
    onBlur: () => blur(name),
  };
}
