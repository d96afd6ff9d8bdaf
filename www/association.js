// The choices of an association: the operation, and the roles of the contact.
import { element, labelled, select, text } from "./dom.js";
import { add, word } from "./language.js";
import words from "./words/check.js";

add(words);

const ROLES = ["owner", "admin", "tech", "bill"];
const OPERATIONS = ["create", "transfer", "update", "trade"];

/** Makes the choice of the operation, which a state keeps. */
export function operationChoice(state, changed) {
  const take = (value) => {
    state.operation = value;
    changed();
  };
  return labelled(word("operation"), Object.assign(select(OPERATIONS.map((value) => [value, word(`operation_${value}`)]), state.operation, take), { id: "operation" }));
}

/** Makes the choice of the roles. One at least stays: without a role, nothing can be checked. */
export function roleChoices(state, changed, more = []) {
  const roles = ROLES.map((role) => {
    const box = element("input", { type: "checkbox", name: "role", value: role, checked: state.roles.includes(role) });
    box.addEventListener("change", () => {
      const chosen = ROLES.filter((one) => (one === role ? box.checked : state.roles.includes(one)));
      if (chosen.length === 0) {
        box.checked = true;
      } else {
        state.roles = chosen;
        changed();
      }
    });
    return element("label", { className: "choice" }, [box, ` ${word(`role_${role}`)}`]);
  });
  return element("fieldset", { className: "choices" }, [text("legend", word("roles")), ...roles, ...more]);
}
