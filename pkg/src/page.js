// The page of the package: its files, a folder of them for any static host, and a server for this machine alone.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { wasmOf } from "./files.js";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The permissions of the page: its own files and WebAssembly, and nothing else. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS = {
  "Content-Security-Policy": POLICY,
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-cache",
};

/** The files that a first check loads, besides those of the reader's language. */
const FIRST = /^(index\.html|style\.css|icon\.svg|page\.js|(check|chunk)-.*|registrant\/form\.js|registrant\/pieces\/(rules-f|sentences|explanations)\.js)$/;

/** Returns every file of the page, by its path. */
function pageFiles() {
  const files = new Map();
  const take = (folder, prefix, accepts = () => true) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) take(path, `${prefix}${entry.name}/`, accepts);
      else if (accepts(entry.name)) files.set(prefix + entry.name, readFileSync(path));
    }
  };
  const isModule = (name) => name.endsWith(".js");
  take(join(__dirname, "page"), "");
  for (const folder of ["pieces", "languages"]) take(join(__dirname, folder), `registrant/${folder}/`, isModule);
  for (const name of ["form.js", "load.js"]) files.set(`registrant/${name}`, readFileSync(join(__dirname, name)));
  files.set("registrant/registrant.wasm", Buffer.from(wasmOf("index.js")));
  const headers = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);

  const worker = files.get("sw.js");
  files.delete("sw.js");
  const all = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const hash = all.reduce((hash, [path, bytes]) => hash.update(path).update(bytes), createHash("sha256").update(worker));
  const list = JSON.stringify(["./", ...all.map(([path]) => path)]);
  files.set("sw.js", Buffer.from(`const VERSION = "${hash.digest("hex").slice(0, 12)}", FILES = ${list};\n${worker}`));
  // The file that Netlify, Cloudflare Pages and others read.
  files.set("_headers", Buffer.from(`/*\n${headers.join("")}`));
  return files;
}

/** Writes the page into a folder, and returns what to say about it. */
export function writePage(folder) {
  const files = pageFiles();
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return `${folder}: ${weight(files)}\nAny static host can serve this folder. Its headers are in _headers.`;
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} KB`;

/** Describes the number and the sizes of the files. */
function weight(files) {
  const sum = (one, [, bytes]) => one + bytes.length;
  const first = [...files].filter(([path]) => FIRST.test(path)).map(([path, bytes]) => [path, gzipSync(bytes)]);
  return `${files.size} files, ${kilobytes([...files].reduce(sum, 0))}; a first check loads ${kilobytes(first.reduce(sum, 0))} (gzip)`;
}

/** Serves the page on a local port that other machines cannot reach, until the process ends. 0 takes any free port. */
export function servePage(port, say, fail) {
  const files = pageFiles();
  const limits = { maxHeaderSize: 8192, headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 2000, connectionsCheckingInterval: 1000 };
  const server = createServer(limits, (request, response) => answer(files, request, response));
  server.maxConnections = 32;
  server.on("error", ({ code }) => fail(`port ${port}: cannot listen (${code}); choose another with --port`));
  server.listen(port, "127.0.0.1", () => say(`http://127.0.0.1:${server.address().port}/ (${weight(files)}; Ctrl-C ends it)`));
}

function answer(files, { method, url, headers }, response) {
  const send = (status, type, body) => {
    response.writeHead(status, { ...HEADERS, "Content-Type": type, "Content-Length": body.length });
    response.end(method === "HEAD" ? undefined : body);
  };
  // Another name may belong to a page that made it point to this machine.
  const isOwn = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? "");
  if (!isOwn) return send(421, "text/plain", "only 127.0.0.1 and localhost\n");
  if (method !== "GET" && method !== "HEAD") return send(405, "text/plain", "only GET and HEAD\n");
  // Only a path of the list is found, so no path leads elsewhere.
  const path = url.split(/[?#]/)[0].slice(1) || "index.html";
  const body = path === "_headers" ? undefined : files.get(path);
  return body ? send(200, TYPES[extname(path)] ?? "application/octet-stream", body) : send(404, "text/plain", "no such file\n");
}
