// The functions of the wasm files with everything, and of the one for forms.
import { __wbg_reset_state, call as callWasm, check, check_lines, initSync, phone_e164, version as versionOf } from "built-engine/registrant.js";
import { onlyTexts, placed, refuseUnknown, texts, wrong, wrongType } from "./argument.js";
import { instance } from "./instance.js";

/** The added pieces and messages, which a fresh instance does not have. */
export const pieces = new Set();

/** The loader of the rules and phone numbers that a file lacks, if the entry has pieces of them. */
export const rules = { bring: undefined };

// Only what is named here is in the package: the rest of the glue fetches the file.
const own = instance({ __wbg_reset_state, initSync }, () => {
  for (const piece of pieces) callWasm("add_piece", JSON.stringify([piece]));
});
export const { loadWith, isLoaded, start, compiled, run } = own;

export async function ready(options = {}) {
  await own.ready();
  refuseWrong(options);
  await rules.bring?.(options);
}

/** Throws if the options of `ready` name what nobody knows: it would load nothing. */
function refuseWrong(options) {
  refuseUnknown(options, ["domain", "domains", "provider", "countries"]);
  const { domain, domains = domain === undefined ? [] : [domain], provider, countries = [] } = options;
  for (const [name, list] of Object.entries({ domains, countries })) if (!Array.isArray(list)) throw wrongType(`options/${name}`, "an array", list);
  for (const [at, one] of domains.entries()) placed(options.domains ? `domains/${at}` : "domain", () => call("suffix", { domain: one }));
  for (const [at, value] of countries.entries()) {
    const { valid, error } = placed(`countries/${at}`, () => call("normalize", { kind: "country", value }));
    if (!valid) throw wrong(["options", "countries", String(at)], error.message, "pass a code such as `FR`");
  }
  if (provider !== undefined) placed("provider", () => isKnown(provider));
}

/** Asks for a provider's rules, which may still be on their way. */
function isKnown(provider) {
  try {
    call("requirements", { association: { domain: "example.com", roles: ["owner"], provider }, about: null, options: null });
  } catch (error) {
    if (error.kind !== "not_loaded") throw error;
  }
}

/** The unpacker of the messages that a call needs, if the entry carries messages. */
export const messages = { unpack: undefined };
export const bring = (args) => messages.unpack?.(args);

/** Runs one operation of the JSON API, with arguments by the names in the types. */
export function call(name, args = {}) {
  const given = texts(args);
  bring(args);
  // The most frequent operation has a function of its own.
  const operation = name === "check" ? () => check(...given) : () => callWasm(name, `[${given.join()}]`);
  return JSON.parse(run(operation));
}

/** Checks a piece of lines of JSON, with arguments as JSON, and returns lines of JSON. */
export function checkPiece(bytes, association, options) {
  return run(() => check_lines(bytes, association, options));
}

/** Returns the E.164 form of a valid phone number. */
export function phoneE164(value, country) {
  country ??= "";
  onlyTexts({ value, country });
  return run(() => {
    const answer = phone_e164(value, country);
    // No number begins with `!`, and an error does.
    if (answer?.startsWith("!")) throw answer.slice(1);
    return answer;
  });
}

/** Returns the package's version. */
export function version() {
  return run(versionOf);
}
