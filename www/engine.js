// The library: the small file for forms, and the whole one, which comes when a view needs it.
import { spoken } from "./language.js";

/** The folder of the page; in a worker, that of its program. */
const BASE = globalThis.document?.baseURI ?? globalThis.location.href;

let announce;

/** The first file that comes, for its version. */
export const arrived = new Promise((resolve) => (announce = resolve));

/** Remembers what a function loads. A failure is forgotten, so that somebody can try again. */
function once(load) {
  let loading;
  return () => (loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  }));
}

const small = once(async () => {
  const library = await import("./registrant/form.js");
  await library.ready({ domains: [], countries: [] });
  announce(library);
  return library;
});

const whole = once(async () => {
  const library = await import("./registrant/load.js");
  await library.init(fetch(new URL("registrant/registrant.wasm", BASE)));
  announce(library);
  return library;
});

const messages = {
  fr: () => import("./registrant/languages/fr.js"),
  de: () => import("./registrant/languages/de.js"),
  es: () => import("./registrant/languages/es.js"),
  it: () => import("./registrant/languages/it.js"),
  nl: () => import("./registrant/languages/nl.js"),
  pt: () => import("./registrant/languages/pt.js"),
  ja: () => import("./registrant/languages/ja.js"),
  zh: () => import("./registrant/languages/zh.js"),
};
/** The languages that each file has. */
const added = new Map();

/** Adds the sentences of the page's language to a file. */
async function speaking(library) {
  const language = spoken();
  const own = added.get(library) ?? new Set(["en"]);
  if (!own.has(language)) library.addLanguage((await messages[language]()).default);
  added.set(library, own.add(language));
  return library;
}

/** Loads the entry for forms, with the sentences of the page's language. */
export const forms = async () => speaking(await small());

/** Loads the whole library, with the same. */
export const library = async () => speaking(await whole());

/** Adds the sources of rules to the entry for forms. */
export const sources = once(async () => {
  const library = await small();
  const { default: piece } = await import("./registrant/pieces/explanations.js");
  library.addPiece(piece);
});

const tables = new Map();

/** Loads the names of all fields in a language. */
export async function labelsOf(language) {
  if (!tables.has(language)) {
    const response = await fetch(new URL(`labels/${language}.json`, BASE));
    if (!response.ok) throw new Error(`labels: status ${response.status}`);
    tables.set(language, await response.json());
  }
  return tables.get(language);
}

/** Loads the names of all fields in the page's language, and returns the function that gives one. */
export async function labels() {
  const names = await labelsOf(spoken());
  return (path) => names[path] ?? path.replaceAll("_", " ");
}

/** Returns whether the page may compile WebAssembly at all. */
function mayCompile() {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) !== undefined;
  } catch {
    return false;
  }
}

/** Returns the word that says why the library did not load, and what to do. */
export const whyNotLoaded = () => (!mayCompile() ? "no_wasm" : navigator.onLine ? "not_loaded" : "offline");
