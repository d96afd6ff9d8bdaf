// Benchmark of the mix in Chromium: `mix_chromium.mjs FILE`.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { input } from "./rounds.mjs";

const page = fileURLToPath(new URL("mix_page.mjs", import.meta.url));
const { outputFiles } = await build({ entryPoints: [page], bundle: true, format: "esm", write: false, minify: true });
const files = {
  "/": ["text/html", "<!doctype html><meta charset=utf-8><title>mix</title>"],
  "/mix.js": ["text/javascript", outputFiles[0].contents],
  "/mix.ndjson": ["text/plain", input()],
};
const server = createServer((request, response) => {
  const [type, body] = files[request.url] ?? [];
  if (body === undefined) return response.writeHead(404).end();
  // A page of its own gets a clock of 5 µs.
  const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  return response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, ...headers }).end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: process.env.CHROMIUM_FLAGS.split(" "),
});
try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const lines = await tab.evaluate(async () => (await import("/mix.js")).run());
  console.log(lines.join("\n"));
} finally {
  await browser.close();
  server.close();
}
