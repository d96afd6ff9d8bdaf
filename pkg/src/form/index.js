// The functions for forms.
export { createContactForm } from "./create.js";
export { contactSchema } from "./schema.js";
