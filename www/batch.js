// The view that checks a file of contacts. A worker does the work, and the file stays in the browser.
import { operationChoice, roleChoices } from "./association.js";
import { button, capital, element, labelled, say, select, text } from "./dom.js";
import { labels, whyNotLoaded } from "./engine.js";
import { dropZone } from "./file.js";
import { formatSelect } from "./formats.js";
import { add, number, spoken, word } from "./language.js";
import { drawSummary } from "./summary.js";
import words from "./words/batch.js";

add(words);

const EXAMPLE = `domain,Vorname,Nachname,Straße,PLZ,Ort,Land,E-Mail,Telefon
mydomain.de,Ada,Byron,Weg 1,10115,Berlin,Deutschland,ada@example.de,030 901820
mydomain.fr,Camille,Martin,12 rue de la Paix,75002,Paris,France,camille@gmial.com,01 42 68 53 00
mydomain.it,Giulia,Rossi,Via Roma 1,00144,Roma,Italia,giulia@example.it,+39 06 1234567
mydomain.us,Ann,Example,1 Main Street,10001,New York,USA,ann@example.com,(212) 555-0100
mydomain.com,"Bo ""B""",,Gade 1,1000,København,DK,bo@example,+45 33 12 34 56
`;

const state = { domain: "", operation: "create", roles: ["owner"] };

/** The file, the beginning of it, and the result. They stay while the page is open, and so does the worker. */
let [kept, worker] = [];

export async function draw(root) {
  const problem = element("p", { className: "problem", attributes: { role: "alert" } });
  const setup = element("div", { className: "stack" });
  const progress = element("div", { className: "stack" });
  const result = element("div", { className: "stack", id: "summary" });
  root.append(
    element("header", { className: "hero" }, [text("h1", word("batch_title")), text("p", word("batch_lead"), { className: "lead" })]),
    element("section", { className: "card stack" }, [
      dropZone(word("batch_drop"), look, ".csv,.tsv,.json,.ndjson,.jsonl,.txt"),
      element("p", { className: "hint" }, [word("batch_private")]),
      element("div", { className: "actions" }, [button(word("batch_example"), () => look(new File([EXAMPLE], "example.csv")), { id: "example" })]),
      problem,
    ]),
    setup,
    progress,
    result,
  );
  root.querySelector(".drop").classList.add("wide");
  const label = await labels();

  /** Asks the worker, and returns its answer. A new file gets a new worker. */
  function ask(message, follow) {
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.failed ? reject(data.failed) : data.progress ? follow?.(data.progress) : resolve(data));
      // Only an error of the program has a message; without one, the file of the worker did not come.
      worker.onerror = ({ message }) => reject({ word: message ? "batch_failed" : whyNotLoaded() });
      worker.postMessage({ language: spoken(), ...message });
    });
  }

  const failed = ({ word: key = "batch_failed", values }) => {
    say(problem, word(key, values));
    progress.replaceChildren();
  };

  async function look(file) {
    worker?.terminate();
    worker = new Worker(new URL("batch-worker.js", document.baseURI), { type: "module" });
    for (const node of [setup, progress, result]) node.replaceChildren();
    say(problem, "");
    kept = undefined;
    try {
      const found = await ask({ task: "look", given: file });
      kept = { file, found };
      await drawSetup(kept);
    } catch (error) {
      failed(error);
    }
  }

  function drawResult({ answer, file, seconds }) {
    progress.replaceChildren();
    result.replaceChildren(...drawSummary({ ...answer, file, label, seconds }));
  }

  /** Shows the choices. The columns of a table come two in a frame, because each has all fields to choose from. */
  async function drawSetup({ file, found }) {
    const [hasDomain, hasRoles] = [["domain", "hasDomain"], ["roles", "hasRoles"]].map(([target, has]) => () => (found.kind === "csv" ? found.targets.includes(target) : found[has]));
    const domain = element("input", { id: "domain", value: state.domain, placeholder: "mydomain.fr", spellcheck: false, autocapitalize: "none", autocomplete: "off" });
    const start = button(word("start"), run, { className: "primary", id: "start" });
    const [hint, rolesHint] = [element("p", { className: "hint" }), element("p", { className: "hint" })];
    const follow = () => {
      state.domain = domain.value.trim().toLowerCase();
      say(hint, hasDomain() ? word("domain_in_file") : word("domain_for_all"));
      say(rolesHint, hasRoles() ? word("roles_in_file") : "");
      const isReady = (hasDomain() || state.domain.includes(".")) && (found.kind !== "csv" || found.targets.some((target) => target && target !== "domain" && target !== "roles"));
      start.disabled = !isReady || section.ariaBusy === "true";
    };
    domain.addEventListener("input", follow);
    const change = (index) => (value) => {
      found.targets[index] = value;
      follow();
    };
    const fields = found.kind === "csv" ? [["", word("not_used")], ["domain", word("domain")], ["roles", word("roles")], ...found.fields.map((path) => [path, capital(label(path))])] : [];
    const mapper = element("div", { className: "grid", id: "columns" });
    const chosen = { schema: found.schema };
    const schema = found.kind === "csv" ? [] : [labelled(word("format"), formatSelect(found.schemas, found.schema, (value) => (chosen.schema = value), "schema"))];
    start.disabled = true;
    const section = element("section", { className: "card stack", id: "setup", ariaBusy: "true" }, [
      text("h2", file.name),
      element("div", { className: "grid" }, [element("div", { className: "field" }, [labelled(word("domain"), domain), hint]), operationChoice(state, follow), ...schema]),
      roleChoices(state, follow, [rolesHint]),
      ...(found.kind === "csv" ? [text("h3", word("columns")), mapper] : []),
      element("p", { className: "actions" }, [start]),
    ]);
    setup.replaceChildren(section);
    for (const [index, name] of (found.names ?? []).entries()) {
      if (index % 2 === 1) await new Promise(requestAnimationFrame);
      const sample = found.rows.map((cells) => cells[index]).find(Boolean)?.slice(0, 40);
      mapper.append(labelled(name || `${index + 1}`, Object.assign(select(fields, found.targets[index], change(index)), { className: "column" }), { hint: sample }));
    }
    section.ariaBusy = null;
    follow();

    async function run() {
      say(problem, "");
      result.replaceChildren();
      start.disabled = true;
      const bar = element("progress", { max: Math.max(1, file.size), value: 0, attributes: { "aria-label": word("progress") } });
      const said = text("p", word("progress"), { className: "quiet" });
      const stop = button(word("stop"), () => look(file));
      progress.replaceChildren(element("section", { className: "card stack" }, [bar, said, element("p", { className: "actions" }, [stop])]));
      try {
        const begun = performance.now();
        Object.assign(kept, { isRunning: true, answer: undefined });
        const answer = await ask({ task: "run", domain: state.domain || undefined, roles: state.roles, operation: state.operation, targets: found.targets, ...chosen }, ({ bytes, records }) => {
          bar.value = bytes;
          say(said, word("checked_so_far", { n: number(records) }));
        });
        Object.assign(kept, { answer, seconds: (performance.now() - begun) / 1000 });
        drawResult(kept);
        result.querySelector("h2").focus();
      } catch (error) {
        failed(error);
      }
      if (kept) kept.isRunning = false;
      start.disabled = false;
    }
  }

  // Somebody who left in the middle begins again.
  if (kept?.isRunning) look(kept.file);
  else if (kept) await drawSetup(kept);
  if (kept?.answer) drawResult(kept);
}
