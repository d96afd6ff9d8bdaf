// The part of the page that lists the suffixes open to the contact.
import { eligible, explain, requirements } from "./load.js";
import { $, element, show } from "./dom.js";
import { word } from "./words.js";

const VERDICTS = ["accepted", "acceptable", "not_eligible"];
const heading = (verdict) => word(`verdict_${verdict}`);

/** The last answers, and the question. */
let [answers, association, options] = [[], {}, {}];
/** The open lists, so that they stay open. */
const open = new Set(["acceptable", "not_eligible"]);

export function ask(contact, asked, given) {
  [association, options] = [asked, given];
  answers = eligible(contact, association, options).suffixes;
  draw();
}

/** Says in words why a contact is not eligible. */
function reasons({ suffix, reasons }) {
  const rules = explain(`example.${suffix}`, { provider: options.provider }).rules;
  return reasons.map((id) => rules.find((rule) => rule.id === id)?.why ?? id).join("; ");
}

/** Lists in words the fields to fill in or correct. */
function tasks({ suffix, missing, wrong }) {
  const { fields } = requirements({ ...association, domain: `example.${suffix}` }, null, options);
  const labels = (paths) => paths.map((path) => fields.find((field) => field.path === path)?.label ?? path).join(", ");
  const parts = [["fill_in", missing], ["put_right", wrong]].filter(([, paths]) => paths.length > 0);
  return parts.map(([key, paths]) => word(key, { fields: labels(paths) })).join("; ");
}

/** Shows the suffixes that pass the filter. */
export function draw() {
  const wanted = $("eligible-filter").value.trim().toLowerCase().replace(/^\./, "");
  const found = answers.filter(({ suffix }) => suffix.includes(wanted));
  const counts = VERDICTS.map((verdict) => {
    const count = found.filter((answer) => answer.verdict === verdict).length;
    return `${heading(verdict).toLowerCase()}: ${count}`;
  });
  show($("eligible-counts"), word("of", { n: found.length, counts: counts.join("; ") }));
  $("eligible-lists").replaceChildren(
    ...VERDICTS.map((verdict) => {
      const of = found.filter((answer) => answer.verdict === verdict);
      const groups = groupBy(of);
      const items = [...groups.values()].map((group) => {
        const words = verdict === "acceptable" ? tasks(group[0]) : verdict === "accepted" ? "" : reasons(group[0]);
        const names = element("span", { className: "names", textContent: group.map(({ suffix }) => `.${suffix}`).join(" ") });
        return element("li", {}, words ? [names, element("span", { className: "why", textContent: words })] : [names]);
      });
      const box = element("details", { open: open.has(verdict), attributes: { "data-verdict": verdict } }, [
        element("summary", { textContent: `${heading(verdict)}: ${of.length}` }),
        element("ul", {}, items),
      ]);
      box.addEventListener("toggle", () => open[box.open ? "add" : "delete"](verdict));
      return box;
    }),
  );
}

const key = ({ missing, wrong, reasons }) => JSON.stringify([missing, wrong, reasons]);

function groupBy(list) {
  const groups = new Map();
  for (const answer of list) groups.set(key(answer), [...(groups.get(key(answer)) ?? []), answer]);
  return groups;
}
