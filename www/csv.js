// Rows of CSV, as the command line reads them: `cli/src/bulk/table.rs`. `tests/tables.json` has tables that both read alike.
// A broken row costs its first line only: reading goes on with the next one.

/** The characters and the lines that a row may have. A quote without an end would else swallow the rest of the table. */
const [LONGEST, MOST_LINES] = [1 << 17, 100];

/** Returns the separator that a line of Excel names, such as `sep=;`. */
const named = (line) => /^("?)sep=([\0-!#-/:-@[-`{-\x7f])\1$/i.exec(line)?.[2];

/** Returns the character that separates cells: the one that the first line has most often outside of quotes. */
function separatorOf(line) {
  const outside = line.replace(/"[^"]*("|$)/g, "");
  const count = (separator) => outside.split(separator).length;
  return [",", ";", "\t", "|"].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Reads the row at a place of a text: its cells, lines and end. Returns `"open"` if it goes on, and `"broken"` if its quotes are wrong. */
function rowAt(text, start, separator, isLast) {
  const cells = [];
  let [state, cell, from, lines] = ["start", "", start, 1];
  const close = (end) => cells.push(cell + text.slice(from, end > from && text[end] !== separator && text[end - 1] === "\r" ? end - 1 : end));
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (state === "quoted") {
      if (at - start > LONGEST || (character === "\n" && (lines += 1) > MOST_LINES)) return "broken";
      if (character !== '"') continue;
      [state, cell, from] = ["closing", cell + text.slice(from, at), at + 1];
    } else if (character === '"' && state !== "plain") {
      [state, cell, from] = ["quoted", state === "closing" ? `${cell}"` : "", at + 1];
    } else if (character === separator || character === "\n") {
      close(at);
      if (character === "\n") return { cells, lines, end: at + 1 };
      [state, cell, from] = ["start", "", at + 1];
    } else if (state === "start") {
      state = "plain";
    } else if (state === "closing" && character !== "\r") {
      return "broken";
    }
  }
  if (!isLast) return "open";
  if (state === "quoted") return "broken";
  close(text.length);
  return { cells, lines, end: text.length };
}

/** Makes a reader that takes pieces of a text. It gives the rows that are complete, each with its line, and the text of those that it cannot read. */
export function createRows() {
  let [rest, line, separator, isSkipping] = ["", 1, undefined, false];

  function read(piece, isLast = false) {
    rest += piece;
    const rows = [];
    let at = 0;
    while (at < rest.length) {
      const feed = rest.indexOf("\n", at);
      const next = feed < 0 ? rest.length : feed + 1;
      const isLong = next - at > LONGEST;
      if (isLong && !isSkipping) rows.push({ line, error: "row_long", values: { limit: 131 } });
      if (isLong || isSkipping) {
        isSkipping = feed < 0;
        [at, line] = [next, isSkipping ? line : line + 1];
        continue;
      }
      if (feed < 0 && !isLast && separator === undefined) break;
      const text = () => rest.slice(at, next).replace(/\r?\n$/, "");
      if (separator === undefined) {
        const first = text();
        separator = named(first);
        if (separator === undefined && first.trim() !== "") separator = separatorOf(first);
        else [at, line] = [next, line + 1];
        continue;
      }
      const row = rowAt(rest, at, separator, isLast);
      // A broken row ends with its line, which may still come.
      if (row === "broken" ? feed >= 0 || isLast : row === "open" && rest.length - at > LONGEST) {
        rows.push({ line, text: text(), error: "row_quote" });
        [at, line] = [next, line + 1];
        continue;
      }
      if (row === "open" || row === "broken") break;
      // A row that a person left blank is none.
      if (row.cells.some((one) => /[^\s"]/.test(one))) rows.push({ line, cells: row.cells });
      [at, line] = [row.end, line + row.lines];
    }
    rest = rest.slice(at);
    return rows;
  }
  return { read, separator: () => separator };
}

/** Writes a row. */
export const written = (cells, separator) =>
  `${cells.map((cell) => (cell.includes('"') || cell.includes("\n") || cell.includes("\r") || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\r\n`;
