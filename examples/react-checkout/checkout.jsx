// A checkout for a domain in React. It asks what the registry asks: type another domain, country or kind, and see.
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { useContactForm } from "registrant/react";

function Control({ field, control }) {
  const { input, name, options = [] } = field;
  if (input === "textarea") return <textarea {...control(name)} />;
  if (input !== "select") return <input {...control(name)} />;
  return (
    <select {...control(name)}>
      <option value="">–</option>
      {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
    </select>
  );
}

function Field({ field, control, accept }) {
  const { name, label, required, hint, error, warning, suggestion } = field;
  const { id } = control(name);
  return (
    <p>
      <label htmlFor={id}>{label}{required && " *"}</label>
      <Control field={field} control={control} />
      <small id={`${id}-help`}>{error ?? warning ?? hint}</small>
      {suggestion && <button type="button" onClick={() => accept(name)}>{suggestion.label}</button>}
    </p>
  );
}

function Checkout() {
  const [suffix, setSuffix] = useState("fr");
  const [order, setOrder] = useState();
  const { fields, errors, control, accept, submit } = useContactForm({ domain: `example.${suffix}` });
  function send(event) {
    event.preventDefault();
    const { accepted, contact } = submit();
    setOrder(accepted ? contact : undefined); // Here a shop sends the contact to its registrar.
  }
  return (
    <form noValidate onSubmit={send}>
      <label>Your domain: example.<select value={suffix} onChange={({ target }) => setSuffix(target.value)}>
        {["fr", "us", "com", "it"].map((one) => <option key={one}>{one}</option>)}
      </select></label>
      {fields.map((field) => <Field key={field.name} field={field} control={control} accept={accept} />)}
      <button>Order</button>
      <p role="status">{order ? "Thank you" : Object.keys(errors).length > 0 && "Please check your answers"}</p>
      {order && <pre>{JSON.stringify(order, null, 2)}</pre>}
    </form>
  );
}

createRoot(document.getElementById("checkout")).render(<Checkout />);
