// The elements of a form: how they are made, and how they change without a trace in what did not.

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

/** Sets a text only if it changed, so that a screen reader does not read it again. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Fills a select with options, after an empty one. The focus stays. */
export function fillOptions(select, options, value, choose) {
  const wanted = [{ value: "", label: choose }, ...options];
  // A value that is not offered, such as one that the domain refuses, stays visible next to its error.
  if (value && !wanted.some((option) => option.value === value)) wanted.push({ value, label: value });
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
