// The document that each provider would get for the contact of the form.
import { button, element, labelled, say, select, text } from "./dom.js";
import { labels, library, whyNotLoaded } from "./engine.js";
import { add, counted, listed, spoken, word } from "./language.js";
import words from "./words/check.js";

add(words);

/** The schema that was chosen last. */
let chosen = "gandi-v5";

/** Makes the part of the page that shows the document for a provider. */
export function createSent(root) {
  const body = element("div");
  const box = element("details", { className: "card sent", id: "sent" }, [text("summary", word("sent")), body]);
  let [contact, domain, association] = [{}, undefined, { roles: ["owner"] }];
  root.append(box);
  box.addEventListener("toggle", () => box.open && draw().catch(() => say(body, word(whyNotLoaded()))));

  async function draw() {
    if (!box.open) return;
    const [engine, label] = await Promise.all([library(), labels()]);
    const targets = engine.schemas().filter(({ name }) => name !== "contact").map(({ name, title }) => [name, title]);
    if (!body.querySelector("select")) {
      const choice = select(targets, chosen, (value) => {
        chosen = value;
        draw();
      });
      choice.lang = "en";
      choice.id = "sent-schema";
      body.replaceChildren(labelled(word("format"), choice), element("div", { id: "sent-document" }));
    }
    const { document, losses, violations } = engine.convert(contact, { from: "contact", to: chosen, domain, language: spoken() });
    const written = typeof document === "string" ? document : JSON.stringify(document, null, 2);
    const lost = [...new Set(losses.map(({ path, pointer }) => (path ? label(path) : pointer)))];
    const copy = button(word("copy"), async () => {
      await navigator.clipboard.writeText(written).then(() => say(copy, word("copied")), () => undefined);
    });
    body.lastChild.replaceChildren(
      element("pre", { tabIndex: 0, textContent: written, lang: "en", attributes: { role: "region", "aria-label": word("sent") } }),
      element("p", { className: "actions" }, [copy]),
      ...answerOf(engine, document),
      ...(lost.length > 0 ? [element("p", { className: "lost" }, [text("strong", `${counted(lost.length, "not_sent")} `), listed(lost)])] : []),
      ...(violations.length > 0 ? [element("ul", { className: "findings" }, violations.map(({ message, severity }) => element("li", { attributes: { "data-severity": severity } }, [text("span", message)])))] : []),
    );
  }

  /** Shows what Gandi's API would answer. */
  function answerOf(engine, document) {
    if (chosen !== "gandi-v3" || !domain) return [];
    const roles = Object.fromEntries(association.roles.map((role) => [role, true]));
    const answer = engine.canAssociate(document, { domain, ...roles, operation: association.operation }, { schema: "gandi-v3", provider: "gandi" });
    const label = word("gandi_answer");
    return [text("h2", label), element("pre", { id: "gandi-answer", tabIndex: 0, textContent: JSON.stringify(answer, null, 2), lang: "en", attributes: { role: "region", "aria-label": label } })];
  }

  return {
    show(given, wanted, roles) {
      [contact, domain, association] = [given, wanted, roles];
      draw().catch(() => say(body, word(whyNotLoaded())));
    },
  };
}
