// How to install the library, for each way to use it.
import { button, element, say, text } from "./dom.js";
import { word } from "./language.js";

/** The lines for each way. They are those of README.md and pkg/README.md. */
const WAYS = [
  ["Node.js", "npm install registrant", `import { check } from "registrant";

const report = check(contact, { domain: "mydomain.fr", owner: true });
for (const { pointer, message } of report.violations) console.log(pointer, message);`],
  ["HTML", "npm install registrant", `<form><registrant-form domain="mydomain.fr" roles="owner" name="contact"></registrant-form></form>
<script type="module">import "registrant/element";</script>`],
  ["Python", "pip install registrant", `import registrant

report = registrant.check(contact, {"domain": "mydomain.fr", "roles": ["owner"]})
for violation in report["violations"]:
    print(violation["pointer"], violation["message"])`],
  ["Rust", "cargo add registrant", `use registrant::{Association, Role, check, normalize, schema};

let document = schema::parse(text)?;
let contact = schema::named("gandi-v3")?.decode(&document)?;
let contact = normalize::contact(contact).contact;
let report = check(&contact, &Association::new("mydomain.fr").role(Role::Owner))?;`],
  ["Shell", "npx registrant check contact.json --domain mydomain.fr", `npx registrant page           # this page, on your machine
npx registrant page FOLDER    # this page, for any static host`],
];

export function draw(root) {
  const code = (written, label) => element("pre", { textContent: written, tabIndex: 0, lang: "en", attributes: { role: "region", "aria-label": label } });
  root.append(
    element("header", { className: "hero" }, [text("h1", word("install_title")), text("p", word("install_lead"), { className: "lead" })]),
    element("div", { className: "ways" }, WAYS.map(([name, command, example]) => {
      const copy = button(word("copy"), () => navigator.clipboard.writeText(command).then(() => say(copy, word("copied")), () => undefined), { ariaLabel: `${word("copy")}: ${name}` });
      return element("section", { className: "card stack" }, [element("div", { className: "actions spread" }, [text("h2", name), copy]), code(command, name), code(example, `${name}: ${word("example")}`)]);
    })),
  );
}
