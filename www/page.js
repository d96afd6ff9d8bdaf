// Starts the page: the language, the colours, the navigation and the view of the address.
import { button, element, say } from "./dom.js";
import { arrived, whyNotLoaded } from "./engine.js";
import { LANGUAGES, add, day, preferred, speak, spoken, word } from "./language.js";
import frame from "./words/frame.js";

/** The views, by the first part of the address. Each exports `draw(root, rest)`. */
const VIEWS = {
  check: () => import("./check.js"),
  convert: () => import("./convert.js"),
  where: () => import("./where.js"),
  batch: () => import("./batch.js"),
  docs: () => import("./docs.js"),
  tld: () => import("./suffix.js"),
};

const THEMES = ["auto", "light", "dark"];
const $ = (id) => document.getElementById(id);

add(frame);

/** Reads a choice that the browser remembers. It may remember nothing. */
function remembered(name) {
  try {
    return localStorage.getItem(`registrant-${name}`);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`registrant-${name}`, value);
  } catch {
    // A private window keeps nothing, and needs nothing.
  }
}

/** Returns the view of the address, and the rest of the address: `#/tld/it` is `["tld", "it"]`. */
function address() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  return name in VIEWS ? [name, decoded(rest.join("/"))] : ["check", ""];
}

/** Decodes a part of an address, or returns it as it is: anybody can write an address. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let turn = 0;

/** Shows the view of the address. */
async function show({ focus }) {
  const mine = (turn += 1);
  const [name, rest] = address();
  for (const link of document.querySelectorAll("nav a")) {
    const isHere = link.dataset.views.split(" ").includes(name);
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  try {
    const view = await VIEWS[name]();
    if (mine !== turn) return;
    const root = element("div", { className: `view ${name}` });
    $("main").replaceChildren(root);
    await view.draw(root, rest);
  } catch (error) {
    if (mine !== turn) return;
    $("main").replaceChildren(failed(error));
  }
  if (mine !== turn) return;
  const title = $("main").querySelector("h1");
  document.title = `${title?.textContent ?? ""} – registrant`;
  $("main").removeAttribute("aria-busy");
  if (!focus || !title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Says why a view does not come, and what to do. */
function failed(error) {
  console.info(error);
  return element("div", { className: "card failed", attributes: { role: "alert" } }, [
    element("h1", { textContent: word("failed") }),
    element("p", { textContent: word(whyNotLoaded()) }),
    button(word("again"), () => show({ focus: true }), { className: "primary" }),
  ]);
}

/** Writes the words of the frame. */
function translate() {
  for (const node of document.querySelectorAll("[data-word]")) say(node, word(node.dataset.word));
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
  for (const option of $("theme").options) option.textContent = word(`theme_${option.value}`);
  arrived.then((library) => say($("version"), word("version", { version: library.version(), day: day(library.dataVersion()) })));
}

function paint(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

$("language").append(...Object.entries(LANGUAGES).map(([value, textContent]) => element("option", { value, textContent, lang: value === "zh" ? "zh-Hans" : value })));
speak(remembered("language") ?? preferred());
$("language").value = spoken();
$("language").addEventListener("change", () => {
  speak($("language").value);
  remember("language", spoken());
  translate();
  show({ focus: false });
});
$("theme").append(...THEMES.map((value) => element("option", { value })));
$("theme").value = THEMES.includes(remembered("theme")) ? remembered("theme") : "auto";
paint($("theme").value);
$("theme").addEventListener("change", () => {
  paint($("theme").value);
  remember("theme", $("theme").value);
});
$("skip").addEventListener("click", (event) => {
  event.preventDefault();
  $("main").focus();
});
addEventListener("hashchange", () => show({ focus: true }));

translate();
// The page works without a network after the first visit. Its other files come after the first view.
show({ focus: false }).then(() => "serviceWorker" in navigator && isSecureContext && navigator.serviceWorker.register("sw.js")).catch(() => undefined);
