/** The form engine as a hook of React. React is an optional peer dependency, from version 18 on. */
import type { ContactForm, FormField, FormNames, FormOptions, FormSnapshot, GivenName, NameOf, RegistrantError } from "./form.js";

/** The properties of a control, for `<input {...} />`, `<select {...}>` or `<textarea {...} />`. */
export interface ControlProps {
  /** An id that no other form of the page has; the label's `htmlFor`. */
  id?: string;
  name?: string;
  type?: FormField["input"];
  value?: any;
  checked?: any;
  hidden?: boolean;
  required?: boolean;
  autoComplete?: any;
  inputMode?: any;
  autoCapitalize?: string;
  "aria-invalid"?: boolean;
  /** Give this id, the control's id and `-help`, to the element with the hint and the error. */
  "aria-describedby"?: string;
  onChange?(event: any): void;
  onCompositionEnd?(event: any): void;
  onBlur?(event?: any): void;
}

/** The attributes of `<registrant-form>` in JSX; `class` and `className` are those of the page. */
export interface RegistrantFormProps {
  domain?: string;
  roles?: string;
  kind?: string;
  country?: string;
  language?: string;
  operation?: string;
  provider?: string;
  section?: string;
  names?: "canonical";
  "full-name"?: boolean | "";
  name?: string;
  [attribute: string]: unknown;
}

// @ts-ignore: React may be absent.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "registrant-form": RegistrantFormProps;
    }
  }
}

/** The state of a form, its functions, and the properties of its controls. */
export interface ContactFormHook<Name extends string = string>
  extends FormSnapshot<Name>,
    Pick<ContactForm<Name>, "set" | "fill" | "blur" | "accept" | "submit" | "reset" | "clear" | "field"> {
  /**
   * The error of options that changed, such as a domain that is only half there. The form stays as it was before, and accepts
   * nothing. Wrong options at the first call are thrown.
   */
  optionsError?: RegistrantError;
  /** Returns the properties of the control of a field. */
  control<Text extends string>(name: GivenName<Name, Text>): ControlProps;
}

/**
 * Makes a form of contact data, and renders again if it changes. If the options change, such as the domain, the form follows
 * and keeps its values. In a page that a server has drawn, React waits for what the small file lacks. While a phone number cannot
 * be read yet (`reading`), `submit` accepts nothing.
 *
 * @example
 * const { fields, control, submit } = useContactForm({ domain: "mydomain.fr" });
 * return fields.map((field) => <input key={field.name} {...control(field.name)} />);
 */
export function useContactForm<Names extends FormNames = {}>(options: FormOptions<Names>): ContactFormHook<NameOf<Names>>;
