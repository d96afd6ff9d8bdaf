// What each host answers: a contact that is accepted, one that is refused, a call that is wrong, phone numbers, and a form in French.

/** The program of every host. */
export const ASK = `const person = { kind: "individual", given_name: "Ada", family_name: "Byron", street: "1 Main Street", city: "New York",
  subdivision: "US-NY", postal_code: "10001", country: "US", phone: "+12125550123", email: "ada@example.org" };
const to = (domain) => ({ domain, roles: ["owner"], today: "2026-11-22" });
export async function ask({ registrant, form, phone }) {
  await registrant.ready();
  await form.ready({ domains: ["mydomain.fr"] });
  const wrong = () => {
    try {
      registrant.check(person, to("mydomain.nosuchsuffix"), { schema: "contact" });
    } catch (error) {
      return error instanceof registrant.RegistrantError && error.kind;
    }
  };
  const french = form.createContactForm({ domain: "mydomain.us", country: "US", language: "fr" });
  await french.ready();
  const field = (path) => french.getSnapshot().fields.find((one) => one.path === path);
  return JSON.stringify([
    registrant.check(person, to("mydomain.com"), { schema: "contact" }).accepted,
    registrant.check(person, to("mydomain.fr"), { schema: "contact" }).violations.map(({ path, code }) => path + " " + code),
    wrong(),
    form.check(person, to("mydomain.fr")).accepted,
    registrant.phoneE164("01 42 68 53 00", "FR"),
    phone.phoneE164("01 42 68 53 00", "FR"),
    field("given_name").label,
    field("subdivision").options.length > 50,
  ]);
}
`;

/** Its imports, and a function without arguments. */
export const IMPORTS = `import * as registrant from "registrant";
import * as form from "registrant/form";
import * as phone from "registrant/phone";
`;
export const ANSWER = `${IMPORTS}import { ask } from "./ask.js";
export const answer = () => ask({ registrant, form, phone });
`;

/** The answer. */
export const WANTED = `[true,["country not_eligible"],"suffix",false,"+33142685300","+33142685300","Prénom",true]`;
