// Two documents side by side, with a mark on each line that a conversion changed or cannot hold.
import { element } from "./dom.js";

/** Writes a document as lines, each with its JSON Pointer. A text has no pointers. */
export function linesOf(document) {
  if (typeof document === "string") return document.trimEnd().split(/\r?\n/).map((text) => ({ text }));
  const lines = [];
  write(document, "", "", "", "");
  return lines;

  function write(value, pointer, indent, key, end) {
    const isList = Array.isArray(value);
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    if (entries.length === 0) return lines.push({ text: `${indent}${key}${JSON.stringify(value)}${end}`, pointer });
    lines.push({ text: `${indent}${key}${isList ? "[" : "{"}` });
    for (const [index, [name, one]] of entries.entries()) {
      const escaped = name.replaceAll("~", "~0").replaceAll("/", "~1");
      write(one, `${pointer}/${escaped}`, `${indent}  `, isList ? "" : `${JSON.stringify(name)}: `, index < entries.length - 1 ? "," : "");
    }
    return lines.push({ text: `${indent}${isList ? "]" : "}"}${end}` });
  }
}

const isAt = (pointer, place) => pointer !== undefined && place && (pointer === place || pointer.startsWith(`${place}/`) || pointer.endsWith(place));

/** Returns how to mark the lines of the source: by place, or by value where a line has no place. */
export function marksOfSource({ changes, losses }, schema) {
  return ({ text, pointer }) => {
    const isLost = losses.some((one) => isAt(pointer, one.pointer ?? schema.fields[one.path]));
    if (isLost) return "lost";
    return changes.some(({ path, before }) => (pointer === undefined ? has(text, before) : isAt(pointer, schema.fields[path]))) ? "changed" : undefined;
  };
}

/** Returns how to mark the lines of the result. */
export function marksOfTarget({ changes, violations }, schema) {
  return ({ text, pointer }) => {
    if (violations.some((one) => pointer !== undefined && one.pointer === pointer)) return "wrong";
    return changes.some(({ path, after }) => (pointer === undefined ? has(text, after) : isAt(pointer, schema.fields[path]))) ? "changed" : undefined;
  };
}

const has = (text, value) => value.length > 1 && text.includes(value);

/** Joins the changes of one field: the first value, and the last. */
export function joined(changes) {
  const all = new Map();
  for (const one of changes) {
    const key = `${one.at ?? one.role ?? ""} ${one.path}`;
    const before = all.get(key);
    if (before?.after === one.before) all.set(key, { ...before, after: one.after });
    else all.set(before ? `${key} ${all.size}` : key, { ...one });
  }
  return [...all.values()];
}

/** Draws lines with their marks. */
export function drawn(lines, mark, label) {
  const code = lines.map((line) => {
    const kind = mark(line);
    return element("span", { className: "line", textContent: line.text || " ", attributes: { "data-mark": kind } });
  });
  return element("pre", { className: "lines", tabIndex: 0, lang: "en", attributes: { role: "region", "aria-label": label } }, code);
}
