// A local server that answers like DNSimple's API for contacts, so that a program can be tried without an account:
//
//   npm install registrant && node dnsimple-server.mjs
//
// It refuses what DNSimple refuses, stores a contact as DNSimple stores it, and keeps everything in memory.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { RegistrantError, dnsimpleErrors, dnsimpleOnSave, dnsimpleUpdate, list } from "registrant";

/** The longest body, in bytes. */
const LONGEST = 100_000;

/** Returns a server with its own contacts. */
export function dnsimpleServer({ account = 1 } = {}) {
  const contacts = new Map();
  let last = 0;

  /** Answers a create or an update: the stored contact, or the errors. */
  function save(id, { document, violations }) {
    const refusal = dnsimpleErrors("write", violations);
    if (refusal) return [400, refusal];
    const now = new Date().toISOString().replace(/\.\d+/, "");
    const old = contacts.get(id);
    const contact = { ...document, id, account_id: account, created_at: old?.created_at ?? now, updated_at: now };
    contacts.set(id, contact);
    return [old ? 200 : 201, { data: contact }];
  }

  function answer(method, path, query, body) {
    const [, id] = path.match(new RegExp(`^/v2/${account}/contacts(?:/([0-9]+))?$`)) ?? [null, null];
    const contact = contacts.get(Number(id));
    if (id === null) return [404, { message: "Path not found" }];
    if (id && !contact) return [404, { message: `Contact \`${id}\` not found` }];
    switch (`${method} ${id ? "one" : "all"}`) {
      case "GET all":
        return [200, list("dnsimple", [...contacts.values()], query)];
      case "POST all":
        return save(++last, dnsimpleOnSave(body));
      case "GET one":
        return [200, { data: contact }];
      case "PATCH one":
        return save(contact.id, dnsimpleUpdate(contact, body));
      case "DELETE one":
        contacts.delete(contact.id);
        return [204];
      default:
        return [405, { message: "Method not allowed" }];
    }
  }

  return createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    let [status, body] = [400, { message: "expected JSON in the body, found something else" }];
    try {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      if (text.length > LONGEST) [status, body] = [413, { message: "expected a shorter body" }];
      else [status, body] = answer(request.method, pathname, Object.fromEntries(searchParams), text ? JSON.parse(text) : {});
    } catch (error) {
      if (error instanceof RegistrantError) body = { message: error.message };
      else if (!(error instanceof SyntaxError)) throw error;
    }
    response.writeHead(status, { "content-type": "application/json" }).end(body && JSON.stringify(body));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const server = dnsimpleServer().listen(Number(process.env.PORT ?? 8053), "127.0.0.1", () => {
    console.log(`DNSimple's API for contacts: http://127.0.0.1:${server.address().port}/v2/1/contacts`);
  });
}
