// DNSimple's own client against the server of examples/, which is built on the package.
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

const { ClientError, DNSimple, NotFoundError } = createRequire(join(process.env.ROOT, "package.json"))("dnsimple");
// The example imports the installed package, as its readers do.
const file = join(process.cwd(), "dnsimple-server.mjs");
copyFileSync(join(process.env.ROOT, "examples/dnsimple-server.mjs"), file);
const { dnsimpleServer } = await import(pathToFileURL(file));

const CONTACT = {
  label: "Default",
  first_name: "First",
  last_name: "User",
  email: "first@example.com",
  phone: "+18001234567",
  address1: "Italian Street, 10",
  city: "Roma",
  state_province: "RM",
  postal_code: "00100",
  country: "IT",
};

/** The client speaks HTTPS unless it gets a function of its own. */
const fetcher = async ({ url, method, headers, body }) => {
  const answer = await fetch(url, { method, headers, body: body ?? undefined });
  return { status: answer.status, body: await answer.text() };
};

test("DNSimple's client creates, reads, lists, changes and deletes contacts", async (t) => {
  const server = dnsimpleServer().listen(0, "127.0.0.1");
  t.after(() => server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const baseUrl = `http://127.0.0.1:${server.address().port}`;
  const client = new DNSimple({ baseUrl, accessToken: "token", fetcher });

  const { data } = await client.contacts.createContact(1, CONTACT);
  assert.equal(data.id, 1);
  assert.equal(data.country, "IT");
  for (const label of ["second", "third"]) await client.contacts.createContact(1, { ...CONTACT, label });
  assert.equal((await client.contacts.getContact(1, 2)).data.label, "second");

  const page = await client.contacts.listContacts(1, { per_page: 2, sort: "label:desc" });
  assert.deepEqual(page.data.map((contact) => contact.label), ["third", "second"]);
  assert.deepEqual(page.pagination, { current_page: 1, per_page: 2, total_entries: 3, total_pages: 2 });
  assert.equal((await client.contacts.listContacts.collectAll(1)).length, 3);

  const changed = await client.contacts.updateContact(1, 1, { city: "Milano" });
  assert.equal(changed.data.city, "Milano");
  assert.equal(changed.data.phone, "+18001234567");

  const refused = (member) => (error) => error instanceof ClientError && error.attributeErrors()[member].length > 0;
  for (const [member, value] of [["address1", ""], ["email", "none"], ["country", ""], ["last_name", "  "]]) {
    await assert.rejects(client.contacts.createContact(1, { ...CONTACT, [member]: value }), refused(member), member);
    await assert.rejects(client.contacts.updateContact(1, 1, { [member]: value }), refused(member), member);
  }
  await client.contacts.deleteContact(1, 1);
  await assert.rejects(client.contacts.getContact(1, 1), NotFoundError);
});
