// What the parts of the page draw with.
import { word } from "./words.js";

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

/** Puts nodes in the place of a node's own where they are others: what has the focus stays. */
export function replace(node, children) {
  const html = (nodes) => nodes.map((child) => child.outerHTML ?? child).join("");
  if (html([...node.childNodes].map((child) => child.outerHTML ?? child.textContent)) !== html(children)) node.replaceChildren(...children);
}

/** A link to where a rule is written down, where that has an address. */
export function source({ id, source, date }) {
  if (!source?.startsWith("https://")) return [];
  return [element("a", { href: source, textContent: word("source"), title: `${id}, read ${date}`, rel: "noreferrer" })];
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
