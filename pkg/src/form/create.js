// The form engine: it joins what the domains ask with what the person answers. It knows no framework and no document.
import { createAnswers } from "./answers.js";
import { asked, associationsOf, rulesOf } from "./asked.js";
import { forget, optionsOf } from "./choices.js";
import { countryOf } from "./countries.js";
import { wrong, wrongType } from "./core.js";
import { naming } from "./names.js";
import { isOfRules, lacking, load, spoken } from "./pieces.js";
import { snapshotOf } from "./snapshot.js";
import { tidied } from "./tidy.js";
import { KINDS } from "./value.js";

/** The requirements of a form while the rules of its domains are on their way. */
const PENDING = { fields: new Map(), suffixes: [], notes: [], verification: [], notEligible: [], isPending: true };

export function createContactForm(given) {
  associationsOf(given);
  // The language that the caller wants. Until its messages are here, the form speaks English.
  let language = given.language ?? "en";
  let options = { ...given, language: spoken(language) };
  let names = naming(options.names);
  let cache = new Map();
  let isSubmitted = false;
  let snapshot;
  let loading;
  const listeners = new Set();
  const answers = createAnswers({
    options: () => options,
    field(path) {
      const { type = "text", ...field } = wanted().fields.get(path) ?? wanted({}).fields.get(path) ?? {};
      return { ...field, path, type: path === "country" ? "country" : type, options: optionsOf(field, options.language) };
    },
    isShown: (path) => shown().has(path),
  });

  /** Returns what the domains ask of a kind and a country: those of the answers by default. */
  function wanted(about = { kind: KINDS.includes(kind()) ? kind() : options.kind, country: answers.country() }) {
    const key = JSON.stringify(about);
    try {
      if (!cache.has(key)) cache.set(key, asked(associationsOf(options), about, rulesOf(options), options.domains));
    } catch (error) {
      if (!isOfRules(error)) throw error;
      return PENDING;
    }
    return cache.get(key);
  }

  const kind = () => answers.text("kind") || options.kind || undefined;

  function getSnapshot() {
    snapshot ??= snapshotOf({ answers, options, names, wanted, kind: kind(), isSubmitted, isComplete: unloaded().length === 0, spokenLater: language });
    return snapshot;
  }

  /** Returns the fields of the answers as they are now. */
  function shown() {
    snapshot = undefined;
    return new Set(getSnapshot().fields.map(({ path }) => path));
  }

  function changed() {
    ready().catch(() => undefined);
    snapshot = undefined;
    const thrown = [];
    // A listener that throws keeps no other from the news.
    for (const listener of [...listeners]) {
      try {
        listener(getSnapshot());
      } catch (error) {
        thrown.push(error);
      }
    }
    if (thrown.length > 0) throw thrown[0];
  }

  /** Returns the pieces that the form needs for what it shows now. */
  function unloaded() {
    const country = answers.country();
    // An example is one of the country's, or else of the domain's.
    const home = country ?? wanted().fields.get("country")?.example;
    return lacking(language, country, associationsOf(options), options.provider, { numbers: answers.numbers(), home });
  }

  async function ready() {
    if (unloaded().length === 0) return;
    loading ??= complete();
    await loading;
  }

  /** Loads what the form lacks, and shows what comes. The next change asks again for the rest. */
  async function complete() {
    try {
      for (let names = unloaded(); names.length > 0; names = unloaded()) {
        const { isPending } = wanted();
        const results = await Promise.allSettled(names.map(load));
        options = { ...options, language: spoken(language) };
        cache = new Map();
        if (isPending && !wanted().isPending) answers.readAll();
        else answers.readAgain();
        changed();
        const failed = results.find(({ status }) => status === "rejected");
        if (failed) throw failed.reason;
      }
    } finally {
      loading = undefined;
    }
  }

  function entries(values, ...at) {
    if (typeof values !== "object" || values === null) throw wrongType(at.join("/"), "an object", values);
    return Object.entries(values).map(([name, value]) => [names.path(name, at), value]);
  }
  const start = () => answers.start(entries(options.values ?? {}, "options", "values"));

  /** Sets options, or leaves everything as it was and throws. */
  function set(more) {
    if (typeof more !== "object" || more === null) throw wrongType("options", "an object", more);
    if (more.values) throw wrong(["options", "values"], "expected no values, found some", "call `fill`");
    const before = [options, names, cache, language];
    try {
      if ("language" in more) language = more.language ?? "en";
      // One name of the domains replaces the other.
      const named = "domain" in more || "domains" in more ? { domain: more.domain, domains: more.domains } : {};
      options = { ...options, ...more, ...named, language: spoken(language) };
      names = naming(options.names);
      cache = new Map();
      forget();
      wanted({ kind: options.kind });
    } catch (error) {
      [options, names, cache, language] = before;
      throw error;
    }
  }

  start();
  getSnapshot();
  ready().catch(() => undefined);

  return {
    get fields() {
      return getSnapshot().fields;
    },
    get values() {
      return getSnapshot().values;
    },
    get errors() {
      return getSnapshot().errors;
    },
    get warnings() {
      return getSnapshot().warnings;
    },
    get notes() {
      return getSnapshot().notes;
    },
    getSnapshot,
    ready,
    subscribe(listener) {
      if (typeof listener !== "function") throw wrongType("listener", "a function", listener);
      listeners.add(listener);
      listener(getSnapshot());
      return () => void listeners.delete(listener);
    },
    field(name) {
      return getSnapshot().fields.find(({ path }) => path === names.path(name));
    },
    set(name, value, at) {
      const taken = answers.take(names.path(name), value, at);
      changed();
      return taken;
    },
    fill(values) {
      answers.fill(entries(values, "values"), true);
      changed();
    },
    blur(name) {
      answers.leave(names.path(name));
      changed();
    },
    accept(name) {
      const path = names.path(name);
      const suggestion = getSnapshot().fields.find((field) => field.path === path)?.suggestion;
      if (!suggestion) return;
      answers.take(path, suggestion.value);
      answers.leave(path);
      changed();
    },
    configure(more) {
      const { country, kind } = options;
      set(more);
      if (more.country && more.country !== country) answers.take("country", countryOf(more.country) ?? more.country);
      if (more.kind && more.kind !== kind) answers.values.set("kind", more.kind);
      changed();
    },
    submit() {
      // Nothing gives a verdict without rules: this call names the missing ones.
      if (wanted().isPending) asked(associationsOf(options), null, rulesOf(options), options.domains);
      // Nor without phone numbers.
      if (getSnapshot().reading) for (const number of answers.numbers()) tidied({ type: "phone" }, number, { country: answers.country() });
      isSubmitted = true;
      for (const path of shown()) answers.leave(path);
      // Reading a value can show another field.
      for (const path of shown()) answers.visit(path);
      changed();
      const { accepted, contact, report } = getSnapshot();
      return { accepted, contact, report };
    },
    clear() {
      isSubmitted = false;
      answers.start([]);
      changed();
    },
    reset() {
      isSubmitted = false;
      start();
      changed();
    },
  };
}
