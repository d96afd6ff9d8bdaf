// The view that converts a contact.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, fits, page, tabTo, visit } from "./site.mjs";

const VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Byron;Ada;;;\r\nFN:Ada Byron\r\nEMAIL:ada@example.org\r\nTEL:+1 212 555 0123\r\nADR:;;1 Main Street;New York;NY;10001;USA\r\nEND:VCARD\r\n";

visit("#/convert", "#source");

const marks = (side, kind) => page.locator(`figure:nth-of-type(${side}) .line[data-mark=${kind}]`).allTextContents();
const file = (name, buffer) => page.setInputFiles("input[type=file]", { name, mimeType: "text/plain", buffer: Buffer.from(buffer) });
const problem = () => page.locator(".problem").first();

test("a pasted contact is recognized, and each change and each loss is marked", async () => {
  await page.click("#example");
  assert.match(await page.textContent("#detected"), /Gandi XML-RPC API v3/);
  assert.equal(await page.inputValue("#to"), "dnsimple");
  assert.deepEqual((await marks(1, "changed")).map((line) => line.trim().split(":")[0]), ['"email"', '"phone"', '"country"']);
  assert.deepEqual((await marks(1, "lost")).map((line) => line.trim().split(":")[0]), ['"type"', '"lang"', '"birth_city"', '"birth_date"']);
  assert.deepEqual(await marks(2, "changed"), ['  "email": "camille@example.fr",', '  "phone": "+33142685300",', '  "country": "FR"']);
  assert.equal(await page.locator("#losses li").count(), 4);
  assert.match(await page.textContent("#violations"), /state or province is missing/);
  assert.match(await page.textContent("#changes"), /Phone number 01 42 68 53 00 → \+33142685300/);
});

test("every other format is one click away, with what it loses", async () => {
  await page.click("#example");
  assert.ok((await page.locator("#others li").count()) >= 16);
  await page.click("#others button:has-text('EPP contact')");
  assert.equal(await page.inputValue("#to"), "epp");
  assert.match(await page.locator("figure").nth(1).textContent(), /<contact:cc>FR<\/contact:cc>/);
  assert.ok((await marks(2, "changed")).some((line) => line.includes("camille@example.fr")), "a text is marked by its values");
});

test("a vCard from a file, and the result as a file", async () => {
  await file("ada.vcf", VCARD);
  await page.waitForSelector("#outcome");
  assert.match(await page.textContent("#detected"), /vCard/);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click("button:has-text('Download')")]);
  assert.equal(saved.suggestedFilename(), "contact.json");
  assert.equal(JSON.parse(readFileSync(await saved.path(), "utf8")).last_name, "Byron");
});

test("files that are no text get a sentence that helps", async () => {
  for (const [name, bytes, said] of [
    ["table.xlsx", [0x50, 0x4b, 3, 4, 0, 0], /not a text file. Save the table/],
    ["binary.json", [0x7b, 0, 1, 2], /not a text file/],
    ["latin.json", [0x7b, 0x22, 0xe9, 0x22, 0x7d], /Save it as UTF-8/],
  ]) {
    await file(name, bytes);
    await page.waitForFunction(() => document.querySelector(".problem").textContent !== "");
    assert.match(await problem().textContent(), said, name);
    await page.click("#clear");
  }
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(200_000_000)], "large.json"));
    document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelector(".problem").textContent !== "");
  assert.match(await problem().textContent(), /The file has 200 MB/);
});

test("UTF-16 is read, and nonsense gets a sentence", async () => {
  await file("wide.json", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"first_name":"Ada","last_name":"Byron","address1":"1 Rd","state_province":"NY"}', "utf16le")]));
  await page.waitForSelector("#outcome");
  for (const typed of ["hello", "{", "[]", "42", '{"a": {"b": 1}}', "<a/>"]) {
    await page.fill("#source", typed);
    assert.match(await problem().textContent(), /No format fits this text/, typed);
    assert.equal(await page.locator("#outcome").count(), 0);
  }
});

test("by keyboard alone, and accessible with a result", async () => {
  await tabTo(page, "#source");
  await page.keyboard.insertText('{"first_name":"Ada","last_name":"Byron","address1":"1 Main Street","city":"New York","state_province":"NY","postal_code":"10001","country":"US","phone":"+1 212 555 0123","email":"ada@example.org"}');
  await tabTo(page, "#to");
  await page.keyboard.type("Route");
  await page.keyboard.press("Tab");
  await page.waitForSelector("#outcome");
  await page.setViewportSize({ width: 360, height: 740 });
  await fits(page);
  await accessible(page);
});
