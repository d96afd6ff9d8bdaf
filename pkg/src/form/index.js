// The functions for forms.
export { attach } from "./attach.js";
export { createContactForm } from "./create.js";
export { contactSchema } from "./schema.js";
export { defineRegistrantForm } from "./element.js";
