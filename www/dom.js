// Functions that make and change the elements of the page.

/** Makes an element with properties, attributes and children. */
export function element(name, { attributes = {}, on = {}, ...properties } = {}, children = []) {
  const node = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  for (const [type, listener] of Object.entries(on)) node.addEventListener(type, listener);
  node.append(...children.filter((child) => child !== undefined && child !== false && child !== ""));
  return node;
}

/** Sets a text only if it changed, so that a screen reader does not read it again. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Replaces the children of a node only if they changed, so that the focus stays, and a click that has begun. */
export function replace(node, children) {
  const next = element("div", {}, children);
  if (node.innerHTML !== next.innerHTML) node.replaceChildren(...next.childNodes);
}

export const text = (name, content, more = {}) => element(name, { textContent: content, ...more });

/** Makes a button. */
export const button = (label, listener, more = {}) => element("button", { type: "button", textContent: label, on: { click: listener }, ...more });

let last = 0;

/** Makes a labelled control. */
export function labelled(label, control, { hint, className = "field" } = {}) {
  control.id ||= `page-${(last += 1)}`;
  const hints = hint ? [element("p", { className: "hint", id: `${control.id}-hint`, textContent: hint })] : [];
  if (hint) control.setAttribute("aria-describedby", [`${control.id}-hint`, control.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  return element("div", { className }, [element("label", { htmlFor: control.id, textContent: label }), control, ...hints]);
}

/** Makes a select from pairs of value and text. */
export function select(options, value, listener) {
  const node = element("select", { on: { change: () => listener(node.value) } }, options.map(([value, text]) => element("option", { value, textContent: text })));
  node.value = value;
  return node;
}

/** Makes a link to a source, or its name if it has no address. */
export function source({ source: where, date }, label) {
  if (!where) return undefined;
  if (!/^https?:\/\//.test(where)) return element("span", { className: "source", lang: "en", textContent: date ? `${where} (${date})` : where });
  return element("a", { className: "source", href: where, target: "_blank", rel: "noopener noreferrer", textContent: label, title: date ? `${where} (${date})` : where });
}

/** Offers a text as a file. */
export function download(name, parts, type = "application/json") {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
