// The types of the package, by part.
export * from "./types/contact.js";
export * from "./types/fields.js";
export * from "./types/schemas.js";
export * from "./types/check.js";
export * from "./types/rules.js";
export * from "./types/error.js";
export * from "./types/ready.js";
export * from "./types/stream.js";
export * from "./types/convert.js";
export * from "./types/list.js";
export * from "./types/normalize.js";
export * from "./types/gandi.js";
export * from "./types/glauca.js";
export * from "./types/dnsimple.js";
export * from "./types/freebox.js";
