import assert from "node:assert/strict";
import { numberIn, to, totalOf } from "./support/answers.mjs";
import { everywhere, once, withoutScript } from "./support/visit.mjs";

/** Each cell: its number, its address, what it is called. */
const cellsOf = (page) =>
  page
    .locator("#matrix tbody td a")
    .evaluateAll((links) =>
      links.map((link) => ({ number: link.textContent, href: link.getAttribute("href"), name: link.ariaLabel })),
    );

for (const [rows, columns] of [
  ["topic", "year"],
  ["speaker", "year"],
  ["topic", "speaker"],
])
  everywhere(`cells of ${rows} by ${columns} lead to as many hits as they say`, async (page) => {
    await page.goto(to("/matrix", { rows, columns }));
    const cells = await cellsOf(page);
    assert.ok(cells.length >= 15, `${cells.length} cells`);
    const step = Math.ceil(cells.length / 6);
    for (const { number, href, name } of cells.filter((_, i) => i % step === 0)) {
      await page.goto(href);
      assert.equal(await totalOf(page), numberIn(number), name);
    }
  });

once("a row adds up to its topic", async (page) => {
  await page.goto("/matrix");
  const row = page.locator("#matrix tbody tr").first();
  const numbers = await row.locator("td a").allInnerTexts();
  const sum = numbers.reduce((all, number) => all + numberIn(number), 0);
  await row.locator("th a").click();
  assert.equal(await totalOf(page), sum);
});

everywhere("the axes are chosen, and the third thing narrows", async (page) => {
  await page.goto("/matrix");
  await page.selectOption("#rows", "speaker");
  await page.selectOption("#columns", "year");
  await page.click("main form.choices button");
  await page.waitForURL(/rows=speaker/);
  await page.selectOption("#third", "talent");
  await page.click("main form.choices button");
  await page.waitForURL(/topic=talent/);
  const [cell] = await cellsOf(page);
  await page.goto(cell.href);
  assert.ok(page.url().includes("topic=talent"));
  assert.equal(await totalOf(page), numberIn(cell.number));
});

withoutScript("cells say in words what they count", async (page) => {
  await page.goto("/matrix");
  const row = await page.locator("#matrix tbody th").first().innerText();
  const [{ name, number }] = await cellsOf(page);
  assert.ok(name.includes(row) && name.includes(number), name);
  assert.equal(await page.locator("#matrix thead th:not([scope=col]), #matrix tbody th:not([scope=row])").count(), 0);
});
