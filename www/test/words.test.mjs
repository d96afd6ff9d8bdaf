// The words of the library, the page, the forms and the command line, as a native reader of each language wants them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");
const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"];
const read = (path) => readFileSync(join(root, path), "utf8");

/** What no text has: the languages, what to look for, and what to write instead. */
const FAULTS = [
  [["fr", "it", "nl"], /(?<=\p{L})'(?=\p{L})/u, "the apostrophe ’"],
  [["fr"], / [:;?»]|« (?! )/u, "a no-break space"],
  [["es", "it", "pt"], / [:;?]/u, "no space"],
  [["de", "es", "fr", "it", "nl", "pt"], /^[^"]*"[^"]*$/u, "the quotation marks of the language"],
  [["ja", "zh"], /\p{Script=Han}[,:;(]|[,:;)]\p{Script=Han}/u, "full-width punctuation"],
  [["de"], /Geschäftslizenz/u, "Gewerbelizenz"],
  [["es"], /sufijo|terminaci[óo]n/u, "extensión"],
  [["es"], /funciones\b/u, "roles"],
  [["fr"], /suffixe/u, "extension"],
  [["it"], /istitut[oi] (superior|.*istruzione superiore)/u, "college or istruzione universitaria: the other is a secondary school"],
  [["it"], /nome di dominio/u, "nome a dominio"],
  [["it"], /suffiss/u, "estensione"],
  [["nl"], /[Hh]et regist(er van \.|ry)/u, "de registry"],
  [["nl"], /achtervoegsel/u, "extensie"],
  [["pt"], /sufixo|terminaç/u, "extensão"],
  [["pt"], /organismo público/u, "órgão público"],
  [["ja"], /拡張子|サフィックス/u, "ドメイン末尾"],
  [["zh"], /驾驶执照/u, "驾驶证"],
];

/** Returns the texts of a language, each with its place. */
function* texts(language) {
  for (const file of readdirSync(join(root, "data/messages", language))) {
    for (const [line, text] of read(`data/messages/${language}/${file}`).split("\n").entries()) {
      const said = /^[^#]+ = "(.*)"$/u.exec(text)?.[1];
      if (said !== undefined) yield [`data/messages/${language}/${file}:${line + 1}`, said];
    }
  }
  const index = LANGUAGES.indexOf(language);
  for (const [place, all] of [...page, ...commands]) yield [place, all[index]];
  for (const text of forms[language]) yield ["pkg/src/form", text];
}

const page = [];
for (const file of readdirSync(join(root, "www/words"))) {
  const { default: words } = await import(join(root, "www/words", file));
  for (const [key, all] of Object.entries(words)) page.push([`www/words/${file}: ${key}`, all]);
}

/** The texts of the command line are lists of nine strings. */
const commands = [...read("cli/src/texts.rs").matchAll(/pub const (\w+): Text =\s*Text\(\[([^\]]*)\]\)/gu)].map(([, name, list]) => [
  `cli/src/texts.rs: ${name}`,
  [...list.matchAll(/"([^"]*)"/gu)].map(([, text]) => text.replaceAll("\\u{a0}", "\u{a0}")),
]);

/** The words of the form engine: the first ones in the code, and the rest in the file of the language. */
const forms = JSON.parse(read("pkg/src/form/words.json"));
for (const language of Object.keys(forms)) {
  const [, first] = read("pkg/src/form/words.js").match(new RegExp(`^  ${language}: "(.*)",$`, "mu"));
  forms[language] = [...first.split("|"), ...forms[language].split("|")];
}

for (const language of LANGUAGES.slice(1)) {
  test(`the words in ${language} have the signs of the language, and one word for one idea`, () => {
    const said = [...texts(language)];
    assert.ok(said.length > 2000, `${said.length} texts`);
    const faults = FAULTS.filter(([languages]) => languages.includes(language)).flatMap(([, found, better]) =>
      said.filter(([, text]) => found.test(text)).map(([place, text]) => `${place}: expected ${better}, found ${text}`),
    );
    assert.deepEqual(faults, []);
  });
}
