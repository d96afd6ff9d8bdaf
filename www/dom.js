// Functions that draw the parts of the page.
import { word } from "./words.js";

export const $ = (id) => document.getElementById(id);

/** Makes an element with properties, attributes and children. */
export function element(name, { attributes = {}, ...properties } = {}, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Sets a text only if it changed, so that a screen reader does not read it again. */
export function show(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Replaces the children of a node only if they changed, so that the focus stays. */
export function replace(node, children) {
  const html = (nodes) => nodes.map((child) => child.outerHTML ?? child).join("");
  if (html([...node.childNodes].map((child) => child.outerHTML ?? child.textContent)) !== html(children)) node.replaceChildren(...children);
}

/** Makes a link to the source of a rule, if the source has an address. */
export function source({ id, source, date }) {
  if (!source?.startsWith("https://")) return [];
  return [element("a", { href: source, textContent: word("source"), title: `${id}, read ${date}`, rel: "noreferrer" })];
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
