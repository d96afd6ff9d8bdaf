// The functions for forms.
export { createContactForm } from "./create.js";
