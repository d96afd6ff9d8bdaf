// The view that checks a file of contacts.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, fits, longestTask, page, tabTo, visit } from "./site.mjs";

const HEAD = "given_name,family_name,street,postal_code,city,country,email,phone\n";
const ADA = { given_name: "Ada", family_name: "Byron", street: "Weg 1", postal_code: "10115", city: "Berlin", country: "DE", email: "ada@example.de", phone: "+49 30 901820" };
const row = (values = {}) => `${Object.values({ ...ADA, ...values }).join()}\n`;
const folder = mkdtempSync(join(tmpdir(), "registrant-batch-"));

visit("#/batch");
after(() => rmSync(folder, { recursive: true }));

const give = (name, buffer) => page.setInputFiles("input[type=file]", { name, mimeType: "text/plain", buffer: Buffer.from(buffer) });
const problem = async () => {
  await page.waitForFunction(() => document.querySelector(".problem").textContent !== "");
  return page.textContent(".problem");
};
async function run(domain) {
  await page.waitForSelector("#setup:not([aria-busy])");
  if (domain) await page.fill("#domain", domain);
  await page.click("#start");
  await page.waitForSelector("#repaired", { timeout: 110_000 });
}
async function saved(id) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(id)]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("a table with German columns: guessed, checked, repaired", async () => {
  await page.click("#example");
  await page.waitForSelector("#setup:not([aria-busy]) #columns");
  const targets = await page.locator("#columns select").evaluateAll((all) => all.map(({ value }) => value));
  assert.deepEqual(targets, ["domain", "given_name", "family_name", "street", "postal_code", "city", "country", "email", "phone"]);
  await run();
  assert.match(await page.textContent("#summary"), /5 contacts in .*2 accepted.*3 refused/);
  assert.match(await page.textContent("#by-path"), /Italian tax code or VAT number/);
  assert.match(await page.textContent("#by-suffix"), /\.it.*\.us/);
  assert.match(await page.textContent("#by-rule"), /nic-it\.pin/);
  await page.click("#by-suffix a");
  await page.waitForSelector(".view.tld #facts");
  await page.goBack();
  await page.waitForSelector("#repaired");
  const { name, text } = await saved("#repaired");
  assert.equal(name, "example-repaired.csv");
  const lines = text.split("\r\n");
  assert.equal(lines[1], "mydomain.de,Ada,Byron,Weg 1,10115,Berlin,DE,ada@example.de,+49.30901820");
  assert.equal(lines[5], 'mydomain.com,"Bo ""B""",,Gade 1,1000,København,DK,bo@example,+45.33123456');
  const findings = await saved("#findings");
  assert.match(findings.text, /^\uFEFFline,domain,severity,field,rule,message,fix\r\n/);
  assert.match(findings.text, /3,mydomain.fr,warning,email,plausible.email,.*,camille.martin@gmail.com|3,mydomain.fr,warning,email,plausible.email,.*,camille@gmail.com/);
});

test("columns are chosen by hand, and nothing runs before", async () => {
  await give("odd.csv", "a;b;c\nAda;Byron;ada@example.de\n");
  await page.waitForSelector("#setup:not([aria-busy]) #columns");
  assert.ok(await page.isDisabled("#start"));
  await page.fill("#domain", "mydomain.de");
  assert.ok(await page.isDisabled("#start"), "no column is known");
  for (const [index, field] of ["given_name", "family_name", "email"].entries()) await page.locator("#columns select").nth(index).selectOption(field);
  await run();
  assert.match(await page.textContent("#summary"), /1 contacts.*1 refused/);
  assert.equal((await saved("#repaired")).text, "a;b;c\r\nAda;Byron;ada@example.de\r\n");
});

test("lines of JSON and a JSON list, in a provider's format, with domains of their own", async () => {
  const contact = { first_name: "Ada", last_name: "Byron", address1: "Weg 1", city: "Berlin", state_province: "Berlin", postal_code: "10115", country: "Germany", email: "ada@example.de", phone: "030 901820" };
  const records = [{ domain: "mydomain.de", contact }, { domain: "mydomain.nope", contact }, { domain: "mydomain.us", contact }];
  await give("portfolio.ndjson", `${records.map((one) => JSON.stringify(one)).join("\n")}\nbroken\n`);
  await page.waitForSelector("#setup:not([aria-busy])");
  assert.equal(await page.inputValue("#schema"), "dnsimple");
  await run();
  assert.match(await page.textContent("#summary"), /4 contacts.*1 accepted.*1 refused.*2 unreadable/);
  assert.match(await page.textContent("#first-findings"), /2.*Nobody can register mydomain.nope.*4.*This line is not JSON/);
  const all = (await saved("#repaired")).text.trim().split("\n");
  assert.equal(all.pop(), "broken", "what nobody can read stays");
  const lines = all.map((line) => JSON.parse(line));
  assert.equal(lines[0].contact.country, "DE");
  assert.equal(lines[0].domain, "mydomain.de");

  await give("list.json", JSON.stringify([contact, contact], null, 2));
  await run("mydomain.de");
  assert.match(await page.textContent("#summary"), /2 contacts.*2 accepted/);
  assert.equal(JSON.parse((await saved("#repaired")).text)[1].phone, "+4930901820");
});

test("a domain with a contact for each role: each is checked in its role, and repaired in its place", async () => {
  const abroad = { ...ADA, country: "US", city: "New York", postal_code: "10001", subdivision: "New York" };
  const record = { domain: "mydomain.eu", note: "stays", contacts: { owner: { ...ADA, phone: "030 901820" }, tech: abroad } };
  await give("domains.ndjson", [record, { ...record, contacts: { owner: abroad, boss: ADA } }].map((one) => JSON.stringify(one)).join("\n"));
  await page.waitForSelector("#setup:not([aria-busy])");
  assert.match(await page.textContent("#setup .choices"), /The file names the roles/);
  await run();
  assert.match(await page.textContent("#summary"), /4 contacts.*2 accepted.*1 refused.*1 unreadable/);
  assert.match(await page.textContent("#first-findings"), /2.*This role is unknown/);
  const [first, second] = (await saved("#repaired")).text.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual([first.note, first.contacts.owner.phone, first.contacts.tech.subdivision], ["stays", "+49.30901820", "US-NY"]);
  assert.deepEqual(second.contacts.boss, ADA, "what nobody can check stays");
});

test("the roles and the operation: chosen, in a column, or beside each contact", async () => {
  const admin = { ...ADA, country: "US", city: "New York", postal_code: "10001", subdivision: "NY" };
  await give("roles.ndjson", [{ domain: "mydomain.de", contact: ADA }, { domain: "mydomain.eu", contact: admin }].map((one) => JSON.stringify(one)).join("\n"));
  await run();
  assert.match(await page.textContent("#summary"), /1 accepted.*1 refused/, "an owner in the United States has no .eu");
  await page.check("#setup input[value=tech]");
  await page.uncheck("#setup input[value=owner]");
  await page.click("#setup input[value=tech]");
  assert.ok(await page.isChecked("#setup input[value=tech]"), "one role stays");
  await page.selectOption("#operation", "update");
  await run();
  assert.match(await page.textContent("#summary"), /2 accepted/, "a technical contact may be anywhere");

  await give("roles.csv", `${HEAD.trim()},domain,Rolle\n${["owner", "tech,billing", "boss", ""].map((roles) => `${row(admin).trim()},mydomain.eu,"${roles}"\n`).join("")}`.replaceAll(",NY,", ","));
  await page.waitForSelector("#setup:not([aria-busy]) #columns");
  assert.match(await page.textContent("#setup .choices"), /The file names the roles/);
  assert.equal(await page.locator("#columns select").last().inputValue(), "roles");
  await page.check("#setup input[value=owner]");
  await run();
  assert.match(await page.textContent("#summary"), /1 accepted.*2 refused.*1 unreadable/);
  assert.match(await page.textContent("#first-findings"), /4.*This role is unknown/);
});

test("odd quoting costs its own rows only, and the files keep these rows", async () => {
  await give("odd.csv", `\uFEFF${HEAD}${row()}"A"x,B,S,1,C,DE,e@example.de,1\nA,B\n${row({ street: '"Weg 1\nHaus 2"' })}"never closed,B\n${row()}`);
  await run("mydomain.de");
  const { text } = await saved("#repaired");
  assert.match(text, /^\uFEFFgiven_name.*\r\n"A"x,B,S,1,C,DE,e@example.de,1\r\nA,B\r\n.*"never closed,B\r\n/s);
  assert.match((await saved("#findings")).text, /\r\n3,mydomain.de,error,,,"A quotation mark.*\r\n4,mydomain.de,error,,,The row has 2 cells/s);
  assert.match(await page.textContent("#summary"), /3 accepted.*3 unreadable/);
  assert.match(await page.textContent("#first-findings"), /3.*quotation mark.*4.*2 cells instead of 8.*7.*quotation mark/);
});

test("what is no table and no JSON gets a sentence that helps", async () => {
  for (const [name, bytes, said] of [
    ["sheet.xlsx", [0x50, 0x4b, 3, 4, 0], /Save the table or contact as CSV/],
    ["blank.csv", "", /The file is empty/],
    ["picture.csv", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], /This is not a text file/],
    ["mac.csv", "city,country\rRoma,IT\r", /end with CR alone/],
    ["letter.txt", "Dear all\nhello\n", /no table and no JSON/],
    ["broken.json", '[{"a": 1},', /The JSON is broken/],
    ["null.json", "[]", /The file is empty/],
  ]) {
    await give(name, bytes);
    assert.match(await problem(), said, name);
    await page.click("#example");
    await page.waitForSelector("#setup:not([aria-busy])");
  }
  await give("latin.csv", Buffer.from(`${HEAD}${row({ city: "K\u00f6ln" })}`, "latin1"));
  await page.waitForSelector("#setup:not([aria-busy])");
  await page.fill("#domain", "mydomain.de");
  await page.click("#start");
  assert.match(await problem(), /Save it as UTF-8/);
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(["[", new Uint8Array(200_000_000).fill(32)], "large.json"));
    document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
  });
  await page.waitForFunction(() => /NDJSON/.test(document.querySelector(".problem").textContent));
  assert.match(await problem(), /can have 100 MB here, and this has 200/);
  // A line without an end costs itself only, and not the memory or the time of the browser.
  for (const [name, head, letter] of [["endless.csv", HEAD + row(), "x"], ["quotes.csv", HEAD + row(), '"'], ["endless.ndjson", `${JSON.stringify(ADA)}\n{"city":"`, "x"]]) {
    await page.evaluate(([name, head, letter]) => {
      const files = new DataTransfer();
      files.items.add(new File([head, new Uint8Array(200_000_000).fill(letter.charCodeAt())], name));
      document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
    }, [name, head, letter]);
    await page.waitForFunction((one) => document.querySelector("#setup:not([aria-busy]) h2")?.textContent === one, name);
    await run("mydomain.de");
    assert.match(await page.textContent("#summary"), /2 contacts.*1 accepted.*1 unreadable.*The line has over [\d,]+ KB/, name);
  }
});

test("100,000 contacts: the page stays free, says how far it is, and can stop", async (t) => {
  const path = join(folder, "many.csv");
  writeFileSync(path, HEAD + (row() + row({ postal_code: "1011", email: "ada" })).repeat(50_000));
  await page.setInputFiles("input[type=file]", path);
  await page.waitForSelector("#setup:not([aria-busy])");
  await page.fill("#domain", "mydomain.de");
  const start = Date.now();
  const longest = await longestTask(page, async () => {
    await page.click("#start");
    await page.waitForFunction(() => /\d/.test(document.querySelector("progress + p")?.textContent ?? ""));
    await page.click("button:has-text('Stop')");
    await page.waitForSelector("progress", { state: "detached" });
    await page.fill("#domain", "mydomain.de");
    await page.click("#start");
    await page.waitForSelector("#repaired", { timeout: 110_000 });
  });
  t.diagnostic(`100,000 contacts, half of them wrong: ${Date.now() - start} ms; the longest task of the page: ${longest} ms of the processor`);
  assert.ok(longest <= 50, `${longest} ms`);
  assert.match(await page.textContent("#summary"), /100,000 contacts.*50,000 accepted.*50,000 refused/);
  assert.equal((await saved("#repaired")).text.split("\r\n").length, 100_002);
});

test("by keyboard alone, accessible with a result, and no wider than a phone", async () => {
  await tabTo(page, "#example");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#setup:not([aria-busy])");
  await tabTo(page, "#start");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#repaired");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "h2", "the result takes the focus");
  await accessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await fits(page);
});
