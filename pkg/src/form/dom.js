// The elements of a form: how they are made, and how they change without a trace in what did not.
import { signs } from "../typing.js";

let last = 0;

/** Returns an id that no other element of the page has. */
export const freshId = () => `registrant-${(last += 1)}`;

/** Makes an element with attributes and children. An undefined or false attribute is left out. */
export function element(document, name, attributes = {}, ...children) {
  const node = document.createElement(name);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

/** Sets attributes, and removes those that are undefined or false. */
export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? "" : String(value);
    if (value === undefined || value === false) node.removeAttribute(name);
    else if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

/** Returns the text of a label without the options of a select in it. */
export const titleOf = (label) => label && [...label.childNodes].map((node) => (node.options ? "" : node.textContent)).join("");

/** Sets a text only if it changed, so that a screen reader does not read it again. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Fills a select with options, after an empty one. The focus stays. */
export function fillOptions(select, options, choose) {
  const wanted = [{ value: "", label: choose }, ...options];
  const key = (list) => [...list].map(({ value, label }) => `${value}=${label}`).join("\n");
  if (key(wanted) === key(select.options)) return;
  select.replaceChildren(...wanted.map(({ value, label }) => element(select.ownerDocument, "option", { value }, label)));
}

/** Puts nodes into a container in this order, and moves only those that are elsewhere. */
export function inOrder(container, nodes) {
  let next = container.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else container.insertBefore(node, next);
  }
}

/** Returns the tag of the language that the page says a node is in, or an empty text. */
export function languageTag(node) {
  const near = node.closest("[lang]");
  const { host } = node.getRootNode();
  return near?.getAttribute("lang") ?? (host ? languageTag(host) : "");
}

/** Writes a grouped phone number. A caret in it stays before the same digits, whatever was added or removed in front. */
export function writePhone(control, value) {
  const { value: before, selectionStart, selectionEnd } = control;
  if (before === value) return;
  control.value = value;
  // Not every type of control has a caret.
  if (selectionStart === null || activeIn(control.getRootNode()) !== control) return;
  const [start, end] = [selectionStart, selectionEnd].map((place) => placeBefore(signs(before.slice(place)), value));
  control.setSelectionRange(start, end);
}

/** Returns the last place with a number of digits behind it. */
function placeBefore(count, text) {
  let place = text.length;
  while (place > 0 && signs(text.slice(place)) < count) place -= 1;
  return place;
}

/** Returns the element with the focus, in the shadow roots of a document too. */
export function activeIn(root) {
  let { activeElement: node } = root;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node;
}
