// One wasm instance: loaded at the first call, replaced after a crash.
import { RegistrantError } from "./fault.js";

/** Makes the runner of calls to a wasm file by its glue. `refresh` restores in a fresh instance what the last one knew. */
export function instance(glue, refresh) {
  let source;
  let module;
  let compiling;
  let loaded = false;
  let refreshed = true;
  function start(given) {
    if (loaded) return;
    module = given;
    // The glue takes a module of another realm for bytes.
    if (!(module instanceof WebAssembly.Module)) Object.setPrototypeOf(module, WebAssembly.Module.prototype);
    glue.initSync({ module });
    loaded = true;
  }
  /** Compiles the file once, in the background. After a failure one can try again. */
  function compiled() {
    if (module) return Promise.resolve(module);
    compiling ??= compile(source).finally(() => (compiling = undefined));
    return compiling;
  }
  return {
    /** Sets what gives the wasm file: its bytes, or the module compiled from them. If asked to, it may give a promise. */
    loadWith(given) {
      source = given;
    },
    isLoaded: () => loaded,
    start,
    compiled,
    async ready() {
      if (!loaded) start(await compiled());
    },
    run(call) {
      if (!loaded) start(module ?? compileNow(source()));
      try {
        if (!refreshed) {
          refresh?.();
          refreshed = true;
        }
        return call();
      } catch (cause) {
        if (typeof cause === "string") {
          const { kind, message, ...properties } = JSON.parse(cause);
          throw new RegistrantError(kind, message, properties);
        }
        if (!(cause instanceof WebAssembly.RuntimeError) && !(cause instanceof RangeError)) throw cause;
        // The instance crashed, so the next call gets a fresh one.
        glue.__wbg_reset_state();
        refreshed = false;
        const [reason, remedy] = ["internal error in registrant", "please report it"];
        throw new RegistrantError("internal", `${reason}; ${remedy}`, { reason, remedy, cause });
      }
    },
  };
}

/** Returns whether a value is a compiled module, of another realm too: Next.js compiles outside of its edge runtime. */
export const isModule = (value) => Object.prototype.toString.call(value) === "[object WebAssembly.Module]";

function compileNow(given) {
  try {
    return isModule(given) ? given : new WebAssembly.Module(given);
  } catch (cause) {
    throw refused(cause);
  }
}

async function compile(source) {
  const given = await source(true);
  try {
    return isModule(given) ? given : await WebAssembly.compile(given);
  } catch (cause) {
    throw refused(cause);
  }
}

/** Makes the error of a host that compiles no WebAssembly. */
export function refused(cause) {
  const has = typeof WebAssembly !== "undefined";
  const reason = has ? "the host refuses to compile WebAssembly" : "the host has no WebAssembly";
  const remedy = has
    ? "add 'wasm-unsafe-eval' to script-src in the page's Content-Security-Policy, or give registrant/load a compiled module"
    : "use another host";
  return new RegistrantError("not_initialized", `${reason}; ${remedy}`, { reason, remedy, cause });
}
