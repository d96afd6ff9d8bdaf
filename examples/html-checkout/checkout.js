// A checkout for a domain without a framework or a bundler. A copy of the package's `dist/` lies next to it, as `registrant/`.
// Open it as index.html?domain=example.us, and type another country.
import { attach } from "./registrant/form.js";

const domain = new URLSearchParams(location.search).get("domain") ?? "example.fr";
attach(document.getElementById("order"), {
  domain,
  onSubmit({ contact }, event) {
    event.preventDefault(); // Here a shop sends the contact to its registrar.
    document.getElementById("sent").textContent = JSON.stringify(contact, null, 2);
  },
});
