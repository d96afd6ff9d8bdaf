// Compiled by `tsc --strict`, as an ES module and as CommonJS, never run: the types must fit a caller's code.
import { canAssociate, check, encode, decode, suffix, update, version } from "registrant";
import type { Association, AssociationError, Code, RegistrantError, Report, Violation } from "registrant";
import { init, initSync } from "registrant/slim";

interface Customer {
  given: string;
  family?: string;
}

const customer: Customer = { given: "Given" };
const association: Association = { domain: "mydomain.fr", owner: true, operation: "transfer" };
const report: Report = check(customer, association, { schema: "gandi-v3", today: "2026-01-01" });
const first: Violation | undefined = report.violations[0];
const code: Code | undefined = first?.code;
const answer: true | AssociationError[] = canAssociate(customer, association);
if (answer !== true) answer.map(({ field, reason }) => `${field}: ${reason}`);
const { contact } = decode(update(customer, { extra_parameters: { birth_city: "Paris" } }), "gandi-v3");
const { losses } = encode(contact, "gandi-v3");
const texts: string[] = [version(), suffix("mydomain.fr"), code ?? "none", ...losses.map(({ path }) => path)];
try {
  initSync(new Uint8Array());
  void init(Promise.resolve(new ArrayBuffer(0)));
} catch (error) {
  texts.push((error as RegistrantError).remedy ?? "");
}

// @ts-expect-error: no such operation
check(customer, { domain: "mydomain.fr", operation: "delete" });
// @ts-expect-error: a contact is not text
check("Given", association);
export { texts };
