// The result of a batch: how many, charts of what is wrong, where and by which rule, the first findings, and the files.
import { button, capital, download, element, text } from "./dom.js";
import { number, word } from "./language.js";

const ENDINGS = { csv: ["csv", "text/csv"], json: ["json", "application/json"], ndjson: ["ndjson", "application/x-ndjson"] };

export function drawSummary({ summary, kind, repaired, findings, file, label, seconds }) {
  const { records, accepted, refused, unreadable, by } = summary;
  const name = file.name.replace(/\.[^.]*$/, "");
  const [ending, type] = ENDINGS[kind];
  const share = (part, state, key) => (part > 0 ? [element("li", { attributes: { "data-verdict": state } }, [text("strong", number(part)), ` ${word(key)}`])] : []);
  return [
    element("section", { className: "card stack" }, [
      text("h2", word("batch_done", { n: number(records), seconds: number(Math.max(0.1, Math.round(seconds * 10) / 10)) }), { tabIndex: -1 }),
      meter({ records, accepted, refused }),
      element("ul", { className: "shares" }, [...share(accepted, "accepted", "share_accepted"), ...share(refused, "refused", "share_refused"), ...share(unreadable, "none", "share_unreadable")]),
      element("p", { className: "actions" }, [
        button(word("download_repaired"), () => download(`${name}-repaired.${ending}`, [repaired], type), { className: "primary", id: "repaired" }),
        button(word("download_findings"), () => download(`${name}-findings.csv`, [findings], "text/csv"), { id: "findings" }),
      ]),
      text("p", word("repaired_hint"), { className: "hint" }),
    ]),
    element("div", { className: "charts" }, [
      chart("by-path", word("by_path"), by.path.map(([path, count]) => [capital(label(path)), count])),
      chart("by-suffix", word("by_suffix"), by.suffix.map(([suffix, count]) => [text("a", suffix, { href: `#/tld/${suffix.slice(1)}` }), count])),
      chart("by-rule", word("by_rule"), by.rule.map(([rule, count]) => [text("code", rule, { lang: "en" }), count])),
    ].filter(Boolean)),
    ...table(summary, label),
  ];
}

/** Draws the share of accepted and refused records as one bar. The list below says the same in words. */
function meter({ records, accepted, refused }) {
  const part = (count, state) => {
    const node = element("span", { attributes: { "data-verdict": state } });
    node.style.flexGrow = String(count);
    return node;
  };
  return element("div", { className: "meter", ariaHidden: "true" }, [part(accepted, "accepted"), part(refused, "refused"), part(records - accepted - refused, "none")]);
}

function chart(id, title, rows) {
  if (rows.length === 0) return undefined;
  const longest = Math.max(...rows.map(([, count]) => count));
  return element("section", { className: "card stack", id }, [
    text("h2", title),
    element("ul", { className: "bars" }, rows.map(([name, count]) => {
      const bar = element("span", { className: "bar-fill" });
      bar.style.width = `${Math.max(1, (count / longest) * 100)}%`;
      return element("li", {}, [element("span", {}, [name]), text("strong", number(count)), element("span", { className: "bar-track", ariaHidden: "true" }, [bar])]);
    })),
  ]);
}

/** Lists the first findings. */
function table({ findings }, label) {
  if (findings.length === 0) return [];
  const head = ["column_line", "column_field", "column_problem"].map((key) => text("th", word(key), { scope: "col" }));
  const rows = findings.map(({ line, path, message, fix, error }) =>
    element("tr", {}, [
      text("td", number(line)),
      text("td", path ? capital(label(path)) : ""),
      element("td", {}, error ? [word(error.word, error.values), error.said ? text("span", ` (${error.said})`, { lang: "en", className: "quiet" }) : ""] : [message, fix ? text("strong", ` → ${fix}`) : ""]),
    ]),
  );
  return [element("section", { className: "card stack", id: "first-findings" }, [
    text("h2", word("first_findings")),
    element("div", { className: "scroll", tabIndex: 0, attributes: { role: "region", "aria-label": word("first_findings") } }, [element("table", { className: "findings-table" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)])]),
  ])];
}
