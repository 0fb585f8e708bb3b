import assert from "node:assert/strict";
import { api, to } from "./support/answers.mjs";
import { everywhere, once, withScript } from "./support/visit.mjs";

const results = to("/search", { q: "inflation" });
const forms = ["text", "markdown", "bibtex", "ris"];

everywhere("a hit is quoted as text, Markdown, BibTeX and RIS, with a link to its sentence", async (page) => {
  await page.goto(results);
  const [hit] = (await api("/api/search", { q: "inflation" })).hits;
  const box = page.locator("#hit-1-quote");
  await box.locator("summary").click();
  const values = {};
  for (const form of forms) {
    const field = page.locator(`#hit-1-quote-${form}`);
    assert.ok(await field.isVisible(), form);
    values[form] = await field.inputValue();
    assert.ok(values[form].includes("#:~:text="), `${form}: ${values[form]}`);
    assert.ok(values[form].includes(hit.post.url.split("#")[0]), form);
  }
  const speaker = hit.speaker;
  assert.ok(values.text.includes(speaker) && values.text.startsWith("«"), values.text);
  assert.ok(values.markdown.startsWith(">") && values.markdown.includes("]("), values.markdown);
  assert.match(values.bibtex, /^@\w+\{/);
  assert.match(values.ris, /^TY {2}- /);
  assert.match(values.ris, /\nER {2}- /);
});

withScript(
  "each form is copied by its button, which says so",
  async (page) => {
    await page.goto(results);
    await page.locator("#hit-1-quote summary").click();
    for (const form of forms) {
      const button = page.locator(`[data-copy=hit-1-quote-${form}]`);
      const name = await button.innerText();
      await button.click();
      await page.waitForFunction((element) => element.textContent === element.dataset.done, await button.elementHandle());
      const copied = (await page.evaluate(() => navigator.clipboard.readText())).replace(/\r\n/g, "\n");
      const field = (await page.locator(`#hit-1-quote-${form}`).inputValue()).replace(/\r\n/g, "\n");
      assert.equal(copied, field, form);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.copy), `hit-1-quote-${form}`);
      assert.notEqual(name, await button.innerText());
    }
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

everywhere("a quotation's own link tells that it stands there word for word", async (page) => {
  await page.goto(results);
  await page.locator("#hit-1-quote summary").click();
  await page.locator("#hit-1-quote a[href^='/verify']").click();
  await page.waitForURL(/\/verify\?/);
  assert.equal(await page.locator("#verdict").getAttribute("data-standing"), "verbatim");
  assert.ok(await page.locator("#unchanged").isVisible());
  const { standing } = await api(`/api/verify${new URL(page.url()).search}`);
  assert.equal(standing, "verbatim");
});

everywhere("a quotation that was changed does not stand, and the nearest sentence is shown", async (page) => {
  const { passage } = await api(`/api/passages/${encodeURIComponent("41304#3")}`);
  const sentence = passage.text.split(/[.!?]/)[0];
  const changed = sentence.split(" ").reverse().join(" ");
  await page.goto("/verify");
  await page.fill("#verify-text", changed);
  await page.click("#verify button");
  await page.waitForURL(/text=/);
  assert.equal(await page.locator("#verdict").getAttribute("data-standing"), "absent");
  assert.equal(await page.inputValue("#verify-text"), changed);
  await page.fill("#verify-text", sentence);
  await page.click("#verify button");
  await page.waitForSelector("#verdict[data-standing=verbatim]");
  assert.ok((await page.locator("#verdict [data-passage='41304#3']").count()) > 0);
});

once("a quotation with other capitals and signs stands in its words", async (page) => {
  const { passage } = await api(`/api/passages/${encodeURIComponent("41304#3")}`);
  await page.goto(to("/verify", { text: passage.text.split(/[.!?]/)[0].toUpperCase(), id: "41304#3" }));
  assert.equal(await page.locator("#verdict").getAttribute("data-standing"), "words");
  await page.goto(to("/verify", { text: passage.text.split(/[.!?]/)[0], id: "41304#3", hash: "0000000000000000" }));
  const said = await page.locator("#unchanged").innerText();
  assert.ok(said.includes("a changé"), said);
});
