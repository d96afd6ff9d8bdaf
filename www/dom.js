// What the parts of the page draw with.

export const $ = (id) => document.getElementById(id);

/** An element with properties, attributes and children. */
export function element(name, { attributes = {}, ...properties } = {}, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Sets a text only where it changed, so that a screen reader does not say it again. */
export function show(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A link to where a rule is written down, where that has an address. */
export function source({ id, source, date }) {
  if (!source?.startsWith("https://")) return [];
  return [element("a", { href: source, textContent: "source", title: `${id}, read ${date}`, rel: "noreferrer" })];
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
