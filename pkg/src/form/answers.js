// The person's answers: the values, the fields that the person has left, and the changes that a reading made.
import { formatPhoneAsYouType, wrong } from "./core.js";
import { countryOf, isCode } from "./countries.js";
import { phonesOf } from "./pieces.js";
import { fits, split, subdivisionOf, tidied } from "./tidy.js";
import { isTooLong, isValue } from "./value.js";

/** The fields that must be known before the others can be read. */
const FIRST = ["kind", "country"];

/** The number of characters beyond which a change is a paste and not typing. */
const TYPED = 2;

const FROM_POSTAL_CODE = "subdivision_from_postal_code";

/**
 * Makes the answers of a form. `form` has its `options()`, what is known of a `field(path)`, and whether it shows one,
 * `isShown(path)`.
 */
export function createAnswers(form) {
  const values = new Map();
  /** The fields that the person has left, and those of them that have not been typed in since. */
  const [visited, settled] = [new Set(), new Set()];
  /** The changes of each value by its reading; and its repair, or the reason against it. */
  const [changes, fixes] = [new Map(), new Map()];
  /** The values of a country's fields before another country was chosen. */
  const kept = new Map();
  /** The phone numbers that cannot be read until their piece is here; each with what was done to it. */
  const unread = new Map();
  /** The last country that was known, and the one for which the postal code was typed. */
  let before;
  let postalCountry;
  let isCountryChosen = false;
  /** The name of a country that a browser has filled into the county. */
  let stray;

  const text = (path) => values.get(path) ?? "";
  const country = () => (isCode(text("country")) ? text("country") : undefined);
  const about = () => ({ country: country(), language: form.options().language });

  function put(path, value) {
    if (path === "country") return putCountry(value);
    values.set(path, value);
  }

  /** Changes the country, keeps what fits the new one, and brings back what was there before. */
  function putCountry(value) {
    before = country() ?? before;
    values.set("country", value);
    const after = country();
    if (!after || after === before) return;
    for (const path of ["subdivision", "postal_code"]) {
      const field = form.field(path);
      const isState = path === "subdivision";
      // Georgia is a country, and a state of another.
      const isStray = isState && !text(path) && stray && fits(field, stray, after);
      const current = isStray ? stray : isState && isDerived() ? "" : text(path);
      if (before && current) kept.set(`${before} ${path}`, current);
      // MI is Michigan in one country and Milan in another. What a browser fills in before the country is not of the last one.
      const isOfBefore = isState && before && !isStray && fits(field, current, before);
      if (current && !isOfBefore && fits(field, current, after)) values.set(path, tidied(field, current, { ...about(), country: after }).value);
      else if (text(path) || kept.has(`${after} ${path}`)) {
        // A text typed before any country was chosen is not of another country.
        values.set(path, kept.get(`${after} ${path}`) ?? (before ? "" : current));
        settled.delete(path);
      }
      changes.delete(path);
      fixes.delete(path);
    }
    before = after;
    fillSubdivision();
  }

  const isDerived = () => changes.get("subdivision")?.[0]?.code === FROM_POSTAL_CODE;

  /** Reads a phone number that names its country. Nobody's choice and no address may contradict it. */
  function followPhone(region) {
    const isFree = !isCountryChosen && !text("postal_code") && !text("subdivision") && !text("city");
    if (region === country() || !isCode(region) || !isFree) return;
    changes.set("country", [{ code: "country_from_phone", before: text("country"), after: region }]);
    put("country", region);
  }

  function visit(path) {
    visited.add(path);
    settled.add(path);
  }

  /** Returns whether a phone number must wait for its piece, and remembers what was done to it. */
  function waits({ path, type }, value, done) {
    unread.delete(path);
    const isUnread = type === "phone" && typeof value === "string" && phonesOf(country(), value).length > 0;
    if (isUnread) unread.set(path, done);
    return isUnread;
  }

  /** Reads a value after the person has left its field. */
  function leave(path) {
    visit(path);
    const before = values.get(path);
    if (before === undefined) return;
    const field = form.field(path);
    if (waits(field, before, { isLeft: true })) return;
    const { value: read, changes: made, fix, reason, region } = tidied(field, before, about());
    // The name of a county stays as it is. The contact has the code.
    const value = field.type === "subdivision" && !field.options ? before.trim() : read;
    if (field.type === "subdivision" && movesCountry(field, value)) {
      stray = value;
      values.delete(path);
      changes.set(path, [{ code: "country_moved", before: value, after: "" }]);
      return;
    }
    if (field.type === "phone" && /^\s*(\+|00)/.test(before)) followPhone(region);
    put(path, value);
    if (value !== before) changes.set(path, made);
    fixes.set(path, { fix, reason });
    if (path === "postal_code") fillSubdivision();
  }

  /** Moves the name of a country, which a browser has filled into the county, to its place. */
  function movesCountry(field, value) {
    if (value.length < 3 || isTooLong(value) || (country() && fits(field, value, country()))) return false;
    const named = countryOf(value);
    if (!named || (country() && country() !== named)) return false;
    if (!country()) put("country", named);
    return true;
  }

  /** Fills in the subdivision if the postal code leaves no choice, and follows it: never over what was typed. */
  function fillSubdivision() {
    if (text("subdivision") && !isDerived()) return;
    const { options } = form.field("subdivision");
    // A code that was typed for another country says nothing of this one.
    const isKnown = country() && options && text("postal_code") && (postalCountry ?? country()) === country() && form.isShown("subdivision");
    const only = isKnown && subdivisionOf(text("postal_code"), country(), options);
    if (!only && !isDerived()) return;
    values.set("subdivision", only || "");
    changes.set("subdivision", only ? [{ code: FROM_POSTAL_CODE, before: "", after: only }] : []);
  }

  /**
   * Takes a value as a person, a browser or a program gives it. `caret` is its place in a control, and the rest what an event of
   * the control says.
   */
  function take(path, value, { caret, isComposing, inputType } = {}) {
    value ??= "";
    if (!isValue(value)) throw wrong(["value"], "expected a text, found another value", "pass a text, a number, a boolean or lines");
    const before = text(path);
    const field = form.field(path);
    changes.delete(path);
    fixes.delete(path);
    settled.delete(path);
    unread.delete(path);
    if (Array.isArray(value)) value = value.join("\n");
    if (field.input === "checkbox") values.set(path, value === true || value === "true" || value === "on");
    else {
      value = String(value);
      // A composition must not be changed before its end.
      if (isComposing || isTooLong(value)) {
        put(path, value);
        return { value, caret };
      }
      if (field.type === "phone") {
        const isPasted = value.length > before.length + TYPED && /^\s*(\+|00)/.test(value);
        if (waits(field, value, { isPasted })) {
          values.set(path, value);
          return { value, caret: caret ?? value.length };
        }
        const formatted = formatPhoneAsYouType(value, caret, country());
        values.set(path, formatted.value);
        // A deleted separator comes back, so the caret goes behind it: the next deletion takes a digit.
        if (/Forward/.test(inputType) && formatted.value === before) formatted.caret += formatted.value.slice(formatted.caret).search(/[\d+]|$/);
        if (isPasted) followPhone(tidied(field, value, about()).region);
        return formatted;
      }
      // A choice and a paste are complete at once; what is typed is read when the person leaves it.
      const isWhole = path === "kind" || value.length > before.length + TYPED || field.options?.some((option) => option.value === value);
      if (isWhole && (field.type === "country" || field.options)) value = tidied(field, value, about()).value;
      if (path === "postal_code") postalCountry = country();
      if (path === "country") isCountryChosen = value !== "";
      put(path, value);
    }
    return { value: values.get(path), caret };
  }

  /** Takes several values, those first that the others depend on. */
  function fill(entries, visit) {
    const order = (path) => (FIRST.includes(path) ? FIRST.indexOf(path) : FIRST.length);
    for (const [path, value] of [...entries].sort(([one], [other]) => order(one) - order(other))) {
      if (value === undefined || value === null) continue;
      take(path, value);
      leave(path);
      if (!visit) {
        visited.delete(path);
        settled.delete(path);
      }
    }
    splitFullName();
  }

  /** A full name without a field of its own fills the two fields of its parts. */
  function splitFullName() {
    const parts = !form.options().fullName && text("full_name") && split(text("full_name"), country());
    if (!parts) return;
    values.delete("full_name");
    if (!text("given_name") && !text("family_name")) values.set("given_name", parts.given).set("family_name", parts.family);
  }

  /** Reads a value as if the person left its field now, but keeps whether they have. */
  function reread(path) {
    const before = [visited, settled].filter((fields) => !fields.has(path));
    leave(path);
    for (const fields of before) fields.delete(path);
  }

  /** Reads the subdivision and the phone numbers that waited again, because what they need is here now. */
  function readAgain() {
    for (const [path, { isLeft, isPasted }] of [...unread]) {
      const value = text(path);
      if (isLeft) reread(path);
      else if (!waits(form.field(path), value, { isPasted })) {
        values.set(path, formatPhoneAsYouType(value, undefined, country()).value);
        if (isPasted) followPhone(tidied(form.field(path), value, about()).region);
      }
    }
    if (text("subdivision")) reread("subdivision");
    fillSubdivision();
  }

  /** Reads every value, because it is known now what each field is. The fields that the person has left stay left. */
  function readAll() {
    const left = [visited, settled].map((fields) => [fields, [...fields]]);
    fill([...values].filter(([path]) => !FIRST.includes(path)), false);
    for (const [fields, paths] of left) for (const path of paths) fields.add(path);
  }

  /** Empties the answers and sets the form's own. */
  function start(given) {
    for (const state of [values, visited, settled, changes, fixes, kept, unread]) state.clear();
    before = postalCountry = undefined;
    const { country: usual, kind } = form.options();
    if (usual) put("country", countryOf(usual) ?? usual);
    if (kind === undefined) values.set("kind", "individual");
    fill(given, false);
    stray = undefined;
    isCountryChosen = given.some(([path]) => path === "country");
  }

  /** Returns the values of phone fields. */
  const numbers = () => [...values].filter(([path, value]) => value && form.field(path).type === "phone").map(([, value]) => value);

  return { values, visited, settled, changes, fixes, text, country, numbers, take, leave, visit, fill, readAgain, readAll, start };
}
