/** The entry that defines `<registrant-form>`: `import "registrant/element"`. */
import type { RegistrantForm as Element } from "./form.js";

/** The class of the element; undefined on a server. */
export const RegistrantForm: (new () => Element) | undefined;
