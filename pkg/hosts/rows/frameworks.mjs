// Frameworks: the server and the page both answer.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { IMPORTS, WANTED } from "../question.mjs";
import { asks, bin, finish, here, modules, open, project, served } from "../stage.mjs";

/** Opens a page of a framework: the server wrote one answer into `#server`, the script writes one into `#client`. */
async function both(address) {
  const read = () => {
    const [server, client] = ["server", "client"].map((id) => document.getElementById(id)?.textContent);
    return client && JSON.stringify([server, client]);
  };
  assert.deepEqual(JSON.parse(await open(address, read)), [WANTED, WANTED]);
}

const NEXT = {
  "package.json": `{ "private": true }`,
  "app/layout.jsx": `export default ({ children }) => <html lang="en"><body>{children}</body></html>;`,
  "app/page.jsx": `import { answer } from "../answer.js"; import { Client } from "./client.jsx";
    export const dynamic = "force-dynamic";
    export default async function Page() { return <main><pre id="server">{await answer()}</pre><Client /></main>; }`,
  "app/client.jsx": `"use client"; import { useEffect, useState } from "react"; import { answer } from "../answer.js";
    export function Client() { const [text, set] = useState(""); useEffect(() => { answer().then(set, (error) => set(String(error))); }, []); return <pre id="client">{text}</pre>; }`,
  ...Object.fromEntries(["edge", "nodejs"].map((runtime) => [`app/${runtime}/route.js`, `export const runtime = "${runtime}";
    export const dynamic = "force-dynamic";
    ${IMPORTS}import { ask } from "../../ask.js";
    export const GET = async () => new Response(await ask({ registrant, form, phone }));`])),
};

/** Builds with one of the two bundlers, and asks the server, the page and the routes. */
async function next(name, option, output) {
  const config = { output, outputFileTracingRoot: here, turbopack: { root: here }, experimental: { cpus: 1 } };
  const cwd = project(name, { ...NEXT, "next.config.mjs": `export default ${JSON.stringify(config)};` });
  const env = { NEXT_TELEMETRY_DISABLED: "1" };
  await finish(bin("next"), ["build", option], { cwd, env });
  const alone = join(cwd, ".next/standalone");
  if (output) cpSync(join(cwd, ".next/static"), join(alone, "work", name, ".next/static"), { recursive: true });
  const [file, folder] = output ? ["server.js", join(alone, "work", name)] : [join(modules, "next/dist/bin/next"), cwd];
  await served(process.execPath, (port) => (output ? [file] : [file, "start", "-H", "127.0.0.1", "-p", port]), { cwd: folder, env }, async (address) => {
    for (const route of ["nodejs", "edge"]) await asks(`${address}/${route}`);
    await both(address);
  });
  return WANTED;
}

async function svelteKit() {
  const cwd = project("sveltekit", {
    "vite.config.js": `import { sveltekit } from "@sveltejs/kit/vite"; export default { plugins: [sveltekit()] };`,
    "svelte.config.js": `import adapter from "@sveltejs/adapter-node"; export default { kit: { adapter: adapter() } };`,
    "src/app.html": `<!doctype html><html lang="en"><head><meta charset="utf-8">%sveltekit.head%</head><body>%sveltekit.body%</body></html>`,
    "src/routes/+page.server.js": `import { answer } from "../../answer.js"; export const load = async () => ({ text: await answer() });`,
    "src/routes/+page.svelte": `<script>
      import { onMount } from "svelte"; import { answer } from "../../answer.js";
      let { data } = $props(); let text = $state("");
      onMount(() => { answer().then((found) => { text = found; }, (error) => { text = String(error); }); });
      </script><pre id="server">{data.text}</pre><pre id="client">{text}</pre>`,
  });
  await finish(bin("vite"), ["build"], { cwd });
  await served(process.execPath, () => ["build/index.js"], { cwd }, both);
  return WANTED;
}

async function nuxt() {
  const cwd = project("nuxt", {
    "nuxt.config.js": `export default { telemetry: false, devtools: { enabled: false } };`,
    "server/api/answer.js": `import { answer } from "../../answer.js"; export default defineEventHandler(() => answer());`,
    "app/app.vue": `<script setup>
      import { answer } from "../answer.js";
      const { data } = await useAsyncData("answer", () => answer());
      const text = ref("");
      onMounted(() => answer().then((found) => { text.value = found; }, (error) => { text.value = String(error); }));
      </script><template><pre id="server">{{ data }}</pre><pre id="client">{{ text }}</pre></template>`,
  });
  await finish(bin("nuxt"), ["build"], { cwd, env: { NUXT_TELEMETRY_DISABLED: "1" } });
  await served(process.execPath, () => [".output/server/index.mjs"], { cwd }, async (address) => {
    await asks(`${address}/api/answer`);
    await both(address);
  });
  return WANTED;
}

async function astro() {
  const cwd = project("astro", {
    "astro.config.mjs": `import node from "@astrojs/node"; export default { output: "server", adapter: node({ mode: "standalone" }) };`,
    "src/pages/index.astro": `---
import { answer } from "../../answer.js";
const text = await answer();
---
<html lang="en"><head><meta charset="utf-8"></head><body><pre id="server">{text}</pre><pre id="client"></pre>
<script>
  import { answer } from "../../answer.js";
  const shown = document.getElementById("client");
  answer().then((text) => { shown.textContent = text; }, (error) => { shown.textContent = String(error); });
</script></body></html>`,
  });
  await finish(bin("astro"), ["build"], { cwd, env: { ASTRO_TELEMETRY_DISABLED: "1" } });
  await served(process.execPath, () => ["dist/server/entry.mjs"], { cwd }, both);
  return WANTED;
}

const ANGULAR = {
  projects: {
    host: {
      projectType: "application", root: "", sourceRoot: "src",
      architect: {
        build: {
          builder: "@angular/build:application",
          options: {
            outputPath: "dist", browser: "src/main.ts", index: "src/index.html", tsConfig: "tsconfig.json",
            server: "src/main.server.ts", outputMode: "server", ssr: { entry: "src/server.ts" }, outputHashing: "none",
          },
        },
      },
    },
  },
};

async function angular() {
  const cwd = project("angular", {
    "angular.json": JSON.stringify({ version: 1, cli: { analytics: false, cache: { enabled: false } }, ...ANGULAR }),
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, target: "es2022", module: "preserve", moduleResolution: "bundler", lib: ["es2022", "dom"], types: ["node"], skipLibCheck: true, experimentalDecorators: true, allowJs: true }, files: ["src/main.ts", "src/main.server.ts", "src/server.ts"] }),
    "src/index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><base href="/"></head><body><host-page></host-page></body></html>`,
    "src/page.ts": `import { Component, PendingTasks, afterNextRender, inject, signal } from "@angular/core";
      // @ts-ignore
      import { answer } from "../answer.js";
      @Component({ selector: "host-page", template: '<pre id="server">{{ server() }}</pre><pre id="client">{{ client() }}</pre>' })
      export class HostPage {
        server = signal(""); client = signal("");
        constructor() {
          inject(PendingTasks).run(async () => this.server.set(await answer()));
          afterNextRender(() => answer().then((text: string) => this.client.set(text), (error: unknown) => this.client.set(String(error))));
        }
      }`,
    "src/config.ts": `import { provideZonelessChangeDetection } from "@angular/core"; import { provideClientHydration } from "@angular/platform-browser";
      export const config = { providers: [provideZonelessChangeDetection(), provideClientHydration()] };`,
    "src/main.ts": `import { bootstrapApplication } from "@angular/platform-browser"; import { HostPage } from "./page"; import { config } from "./config";
      bootstrapApplication(HostPage, config);`,
    "src/main.server.ts": `import { mergeApplicationConfig } from "@angular/core"; import { bootstrapApplication, type BootstrapContext } from "@angular/platform-browser";
      import { RenderMode, provideServerRendering, withRoutes } from "@angular/ssr"; import { HostPage } from "./page"; import { config } from "./config";
      const all = mergeApplicationConfig(config, { providers: [provideServerRendering(withRoutes([{ path: "**", renderMode: RenderMode.Server }]))] });
      export default (context: BootstrapContext) => bootstrapApplication(HostPage, all, context);`,
    "src/server.ts": `import { AngularNodeAppEngine, createNodeRequestHandler, isMainModule, writeResponseToNodeResponse } from "@angular/ssr/node";
      import { readFileSync } from "node:fs"; import { createServer } from "node:http"; import { join } from "node:path";
      const engine = new AngularNodeAppEngine({ allowedHosts: ["127.0.0.1"] });
      export const reqHandler = createNodeRequestHandler(async (request, response) => {
        if (request.url?.endsWith(".js")) {
          response.setHeader("Content-Type", "text/javascript");
          response.end(readFileSync(join(import.meta.dirname, "../browser", request.url)));
          return;
        }
        const answer = await engine.handle(request);
        if (answer) await writeResponseToNodeResponse(answer, response); else { response.statusCode = 404; response.end(); }
      });
      if (isMainModule(import.meta.url)) createServer(reqHandler).listen(Number(process.env.PORT), "127.0.0.1");`,
  });
  await finish(bin("ng"), ["build"], { cwd, env: { NG_CLI_ANALYTICS: "false" } });
  await served(process.execPath, () => ["dist/server/server.mjs"], { cwd }, async (address) => {
    assert.match(await (await fetch(address)).text(), /id="server">\[true/);
    await both(address);
  });
  return WANTED;
}

const IMPORT = `import { check } from "registrant";`;

export const FRAMEWORKS = [
  { name: "Next.js: page, routes, edge", version: "next", lines: IMPORT, run: () => next("next", "--turbopack") },
  { name: "Next.js, webpack", version: "next", lines: IMPORT, needs: "`next build --webpack`", run: () => next("next-webpack", "--webpack") },
  { name: "Next.js, standalone", version: "next", lines: IMPORT, needs: "`output: \"standalone\"`", run: () => next("next-alone", "--turbopack", "standalone") },
  { name: "SvelteKit", version: "@sveltejs/kit", lines: IMPORT, run: svelteKit },
  { name: "Nuxt", version: "nuxt", lines: IMPORT, run: nuxt },
  { name: "Astro", version: "astro", lines: IMPORT, run: astro },
  { name: "Angular", version: "@angular/core", lines: IMPORT, needs: "`const { check } = await import(\"registrant\")`, or a higher `maximumError` in `budgets` of `angular.json`", run: angular },
];
