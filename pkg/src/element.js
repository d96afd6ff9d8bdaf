// The entry that defines `<registrant-form>`.
import { defineRegistrantForm } from "registrant/form";

export const RegistrantForm = defineRegistrantForm();
