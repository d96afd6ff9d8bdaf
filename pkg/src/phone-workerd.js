// The same for Cloudflare's workers, which only run a wasm file that was compiled when the worker was uploaded.
import module from "./registrant_phone_bg.wasm";
import { initSync, loadWith } from "./phone-engine.js";

export { normalize, phoneE164, version } from "./phone-engine.js";

loadWith(() => initSync({ module }));
