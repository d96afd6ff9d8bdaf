// The documents: the rules of each suffix, the matrix of formats, the installation and the speed.
import { element, labelled, text } from "./dom.js";
import { library } from "./engine.js";
import { add, number, word } from "./language.js";
import words from "./words/docs.js";

add(words);

/** The most suffixes to list. */
const MOST = 80;

/** Documents of their own, by the rest of the address. */
const PARTS = { schemas: () => import("./schemas.js"), install: () => import("./install.js"), speed: () => import("./speed.js") };

export async function draw(root, rest) {
  if (rest in PARTS) return (await PARTS[rest]()).draw(root);
  const find = element("input", { type: "search", id: "find", spellcheck: false, autocapitalize: "none", autocomplete: "off", placeholder: ".it" });
  const list = element("ul", { className: "chips", id: "suffix-links" });
  const count = element("p", { className: "quiet", attributes: { role: "status" } });
  root.append(
    element("header", { className: "hero" }, [text("h1", word("docs_title")), text("p", word("docs_lead"), { className: "lead" })]),
    element("ul", { className: "doors" }, Object.keys(PARTS).map((name) => element("li", {}, [element("a", { href: `#/docs/${name}`, className: "card door" }, [text("strong", word(`${name}_title`)), text("span", word(`${name}_lead`))])]))),
    element("section", { className: "card stack" }, [labelled(word("find"), find), count, list]),
  );
  const { suffixes } = (await library()).suffixes();
  const show = () => {
    const wanted = find.value.trim().toLowerCase().replace(/^\./, "");
    // Those that begin with the text come first, and of these the short ones.
    const found = suffixes.map(({ suffix }) => suffix).filter((suffix) => suffix.includes(wanted))
      .sort((one, other) => Number(other.startsWith(wanted)) - Number(one.startsWith(wanted)) || (wanted ? one.length - other.length : 0));
    count.textContent = word("shown", { n: number(Math.min(MOST, found.length)), all: number(found.length) });
    list.replaceChildren(...found.slice(0, MOST).map((suffix) => element("li", {}, [text("a", `.${suffix}`, { href: `#/tld/${suffix}` })])));
  };
  find.addEventListener("input", show);
  show();
  return undefined;
}
