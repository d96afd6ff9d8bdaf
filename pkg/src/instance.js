// One wasm instance: loaded at the first call, replaced after a crash.
import { RegistrantError } from "./fault.js";

/** Makes the runner of calls to a wasm file by its glue. `refresh` restores in a fresh instance what the last one knew. */
export function instance(glue, refresh) {
  let load;
  let loaded = false;
  let refreshed = true;
  return {
    /** Sets how the first call instantiates the wasm file. */
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
