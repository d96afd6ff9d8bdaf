// One wasm instance: loaded at the first call, replaced after a crash.
import { fault } from "./fault.js";

/** What runs the calls of the wasm file that this glue belongs to; `refresh` brings a fresh instance to what the last one knew. */
export function instance(glue, refresh) {
  let load;
  let loaded = false;
  let refreshed = true;
  return {
    /** Says how the wasm file is instantiated when the first call needs it. */
    loadWith(loader) {
      load = loader;
    },
    isLoaded: () => loaded,
    run(call) {
      if (!loaded) {
        load();
        loaded = true;
      }
      try {
        if (!refreshed) {
          refresh?.();
          refreshed = true;
        }
        return call();
      } catch (cause) {
        if (typeof cause === "string") {
          const { kind, message, ...properties } = JSON.parse(cause);
          throw fault(kind, message, properties);
        }
        if (!(cause instanceof WebAssembly.RuntimeError) && !(cause instanceof RangeError)) throw cause;
        // The instance stopped in the middle of its work: the next call gets a fresh one.
        glue.__wbg_reset_state();
        refreshed = false;
        const [reason, remedy] = ["internal error in registrant", "please report it"];
        throw fault("internal", `${reason}, ${remedy}`, { reason, remedy, cause });
      }
    },
  };
}
