// Rows of CSV, as RFC 4180 has it. A broken row costs its first line only: reading goes on with the next one.

/** The characters and the lines that a row may have. A quote without an end would else swallow the rest of the table. */
const [LONGEST, MOST_LINES] = [1 << 17, 100];

/** Returns the character that separates cells: the one that the first line has most often. */
export function separatorOf(line) {
  const outside = line.replace(/"[^"]*"/g, "");
  const count = (separator) => outside.split(separator).length;
  return [",", ";", "\t", "|"].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Reads the row at a place of a text: its cells and its end, `open` if it goes on, or `broken`. */
function rowAt(text, start, separator) {
  const cells = [];
  let [at, lines] = [start, 1];
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      for (;;) {
        const quote = text.indexOf('"', at + 1);
        if (quote < 0) return { state: text.length - start > LONGEST ? "broken" : "open" };
        const part = text.slice(at + 1, quote);
        lines += part.split("\n").length - 1;
        if (quote - start > LONGEST || lines > MOST_LINES) return { state: "broken" };
        cell += part;
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      if (at < text.length && text[at] !== separator && text[at] !== "\n" && !(text[at] === "\r" && text[at + 1] !== " ")) return { state: "broken" };
    } else {
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n") at += 1;
      cell = text.slice(from, text[at] === "\n" && text[at - 1] === "\r" ? at - 1 : at);
    }
    cells.push(cell);
    if (text[at] === "\r") at += 1;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (at >= text.length) return { state: "open", cells, end: at, lines };
    return { state: "row", cells, end: at + 1, lines };
  }
}

/** Makes a reader that takes pieces of a text and gives the rows that are complete, each with its line. */
export function createRows(separator) {
  let [rest, line] = ["", 1];
  return (piece, isLast = false) => {
    rest += piece;
    const rows = [];
    let at = 0;
    while (at < rest.length) {
      const row = rowAt(rest, at, separator);
      if (row.state === "open" && !(isLast && row.cells)) {
        if (!isLast) break;
        row.state = "broken";
      }
      if (row.state === "broken") {
        const end = rest.indexOf("\n", at) + 1 || rest.length;
        rows.push({ line, error: "row_quote" });
        [at, line] = [end, line + 1];
        continue;
      }
      if (row.cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells: row.cells });
      [at, line] = [row.end, line + row.lines];
    }
    rest = rest.slice(at);
    return rows;
  };
}

/** Writes a row. */
export const written = (cells, separator) =>
  `${cells.map((cell) => (cell.includes('"') || cell.includes("\n") || cell.includes("\r") || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\r\n`;
